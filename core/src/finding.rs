//! What is wrong with a document: all of it at once, each with its place, its code and its words.

use crate::{Lang, Words};
use serde::Serialize;
use std::fmt;

/// Says whether a finding stops a document from being sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The document cannot be used.
    Error,
    /// The document can be used, and a person should look at this.
    Warning,
}

/// Declares the finding codes in one list: variant, stable code, severity, Chinese and English gist.
macro_rules! finding_codes {
    ($($variant:ident $code:literal $severity:ident $zh:literal $en:literal;)*) => {
        /// Identifies a kind of finding by a stable code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FindingCode {
            $(#[doc = $en] $variant,)*
        }

        impl FindingCode {
            /// Every code, in the order of the reference page.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the stable code, the same in every language and release.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Returns how grave findings of this code are.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// Returns the gist in a language.
            pub const fn gist(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$variant, Lang::Zh) => $zh, (Self::$variant, Lang::En) => $en,)*
                }
            }
        }
    };
}

finding_codes! {
    Syntax "syntax" Error "文件语法错误" "the document is not well formed";
    UnknownKey "unknown_key" Error "未知的键" "a key the document format does not have";
    UnknownZone "unknown_zone" Error "未知的时区" "a time zone the database does not have";
    EmptyCalendar "empty_calendar" Error "日历没有任何营业时间" "a calendar without any open time";
    BadTime "bad_time" Error "时间写法错误" "a time of day that cannot be read";
    BadDate "bad_date" Error "日期写法错误" "a date that cannot be read";
    BadSpan "bad_span" Error "时长写法错误" "a span of time that cannot be read";
    EmptyInterval "empty_interval" Error "起止时间相同" "an interval whose start equals its end";
    OverlappingIntervals "overlapping_intervals" Error "时段重叠" "two intervals of one day overlap";
    UnknownPack "unknown_pack" Error "未知的节假日包" "a calendar pack that is not known";
    BadDay "bad_day" Error "星期写法错误" "a day or day range that cannot be read";
    ConflictingDays "conflicting_days" Error "同一天由多个范围定义" "a weekday that several ranges define";
    ConflictingDate "conflicting_date" Error "日期设置矛盾" "a date that is set in two ways";
    DateOutsideCoverage "date_outside_coverage" Error "日期超出有效范围" "a date outside the dates that are known";
    EmptyCoverage "empty_coverage" Error "有效范围为空" "a coverage that ends before it begins";
    UnorderedVersions "unordered_versions" Error "版本生效日期重复或无序" "versions that are not in the order of their dates";
}

impl Serialize for FindingCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// Describes one thing that is wrong with a document.
///
/// `path` points into the document (`calendar.centre.week.mon[0]`), `expected` and `got` say what
/// the rule wants and what stands there, `text` is the sentence a person reads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    path: String,
    severity: Severity,
    code: FindingCode,
    text: Words,
}

impl Finding {
    /// Builds a finding at a path; the texts are lower case sentences without a full stop.
    pub fn new(path: impl Into<String>, code: FindingCode, text: Words) -> Self {
        Self { path: path.into(), severity: code.severity(), code, text }
    }

    /// Returns where in the document the finding lies.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns how grave it is.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Returns its stable code.
    pub fn code(&self) -> FindingCode {
        self.code
    }

    /// Returns its sentence in both languages.
    pub fn text(&self) -> &Words {
        &self.text
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.path, self.text.en, self.code.code())
    }
}

/// Collects every finding of one check, in the order of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(transparent)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Starts with nothing found.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// Adds all findings of another check, each path prefixed with where that part stands.
    pub fn extend_under(&mut self, prefix: &str, other: Self) {
        for mut finding in other.0 {
            finding.path = if finding.path.is_empty() {
                prefix.to_owned()
            } else {
                format!("{prefix}.{}", finding.path)
            };
            self.0.push(finding);
        }
    }

    /// Says whether an error is among them; a document with errors is never sealed.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Says whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Lists the findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{finding}")?;
        }
        Ok(())
    }
}
