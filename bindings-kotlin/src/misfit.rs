//! Values that cannot stand for what they are given as.

use amends::{
    DigestParseError,
    ident::IdentError,
    time::{TimeOfDayError, TimestampError},
};
use std::fmt::Display;

/// Names the field of a value that cannot be taken, and says why in Chinese and in English. It is
/// small, because every field that crosses the border may bring one about.
#[derive(Debug)]
pub struct Misfit(pub(crate) Box<(String, String, String)>);

impl Misfit {
    /// A value that an identifier, a digest or an instant cannot be.
    pub(crate) fn invalid(field: &str, error: &impl Why) -> Self {
        let field = outside(field);
        let zh = format!("字段 `{field}`：{}", error.zh());
        let en = format!("field `{field}`: {}", error.en());
        Self(Box::new((field, zh, en)))
    }

    /// A number outside its range.
    pub(crate) fn number(field: &str, got: i64, most: u64) -> Self {
        let field = outside(field);
        let zh = format!("字段 `{field}` 应为 0 至 {most} 的整数，实为 {got}");
        let en = format!("field `{field}`: expected a number from 0 to {most}, got {got}");
        Self(Box::new((field, zh, en)))
    }

    /// A list that holds nothing.
    pub(crate) fn missing(field: &str) -> Self {
        let field = outside(field);
        let zh = format!("字段 `{field}` 至少应有一项");
        let en = format!("field `{field}`: expected at least one");
        Self(Box::new((field, zh, en)))
    }

    /// A word that names none of what there is.
    pub(crate) fn unknown(field: &str, known: &[&str], got: &str) -> Self {
        let shown: String = got.chars().take(80).collect();
        let (field, known) = (outside(field), known.join(", "));
        let zh = format!("字段 `{field}` 应为 {known} 之一，实为 `{shown}`");
        let en = format!("field `{field}`: expected one of {known}, got `{shown}`");
        Self(Box::new((field, zh, en)))
    }
}

/// Says what is wrong with a value, in both languages.
pub(crate) trait Why: Display {
    /// Returns the sentence in Chinese.
    fn zh(&self) -> String;

    /// Returns the sentence in English.
    fn en(&self) -> String {
        self.to_string()
    }
}

impl Why for IdentError {
    fn zh(&self) -> String {
        match self {
            Self::Empty => "应为 1 至 200 字节，实为空".to_owned(),
            Self::TooLong { bytes } => format!("至多 200 字节，实为 {bytes} 字节"),
            Self::Unprintable { got } => {
                format!("不得含控制字符，首尾不得有空白，实为 `{got}`")
            }
        }
    }
}

impl Why for DigestParseError {
    fn zh(&self) -> String {
        "应为文本的摘要：SHA-256 的 64 位十六进制数字".to_owned()
    }

    /// What stands there may be the text itself, and nobody else's to read.
    fn en(&self) -> String {
        "expected the digest of a text: the 64 hexadecimal digits of its SHA-256".to_owned()
    }
}

impl Why for TimestampError {
    fn zh(&self) -> String {
        match self {
            Self::OutOfRange { got } => {
                format!("时刻应在公元 1 年至 9999 年之间，实为 1970 年起第 {got} 微秒")
            }
            Self::Syntax { got } => {
                format!("时刻应带时差，形如 `2024-01-02T03:04:05Z`，实为 `{got}`")
            }
        }
    }
}

impl Why for TimeOfDayError {
    fn zh(&self) -> String {
        "时间应形如 `08:30` 或 `24:00`".to_owned()
    }
}

impl Why for serde_json::Error {
    fn zh(&self) -> String {
        format!("无法写成 JSON：{self}")
    }
}

/// Returns a field's name as it is written outside: `recorded_at` is `recordedAt`.
fn outside(field: &str) -> String {
    let mut words = field.split('_');
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name += letters.as_str();
    }
    name
}
