//! Two languages side by side: every text a person reads exists in Chinese and in English.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Names the language a text is rendered in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Chinese (simplified).
    #[serde(rename = "zh")]
    Zh,
    /// English.
    #[serde(rename = "en")]
    En,
}

/// Holds one text in both languages.
///
/// ```
/// use amends::{Lang, Words};
/// let words = Words::new("已关闭", "closed");
/// assert_eq!(words.get(Lang::Zh), "已关闭");
/// assert_eq!(words.get(Lang::En), "closed");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The text in Chinese.
    pub zh: String,
    /// The text in English.
    pub en: String,
}

impl Words {
    /// Pairs a Chinese text with its English twin.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// Returns the text in the language asked for.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} / {}", self.en, self.zh)
    }
}

/// How many items of a list stand in a sentence by name.
const NAMED: usize = 8;

/// Joins the items of a list in a sentence: the first ones by name, the rest by number, and that there
/// are none where there are none.
pub(crate) fn listed(items: impl IntoIterator<Item = Words>) -> Words {
    let (zh, en): (Vec<_>, Vec<_>) = items.into_iter().map(|words| (words.zh, words.en)).unzip();
    if zh.is_empty() {
        return Words::new("无", "none");
    }
    let named =
        |all: &[String], mark| all.iter().take(NAMED).cloned().collect::<Vec<_>>().join(mark);
    let mut words = Words::new(named(&zh, "、"), named(&en, ", "));
    if let more @ 1.. = zh.len().saturating_sub(NAMED) {
        words.zh.push_str(&format!("，另有 {more} 个"));
        words.en.push_str(&format!(" and {more} more"));
    }
    words
}

/// Quotes a value of the user, the same in both languages.
pub(crate) fn quoted(value: &impl fmt::Display) -> Words {
    Words::new(format!("`{value}`"), format!("`{value}`"))
}

/// Lets a document reader look a word up in whichever closed vocabulary a key takes.
pub(crate) trait Vocabulary: Copy {
    /// Finds a value by its stable name.
    fn find(name: &str) -> Option<Self>;

    /// Lists the stable names.
    fn names() -> Vec<&'static str>;

    /// Lists the English labels, in the order of the names.
    #[cfg(feature = "schema")]
    fn labels() -> Vec<&'static str>;
}

/// Declares a closed vocabulary in one list: variant, stable name, Chinese and English label.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $vis:vis enum $Type:ident {
        $($variant:ident $name:literal $zh:literal $en:literal;)*
    }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $vis enum $Type {
            $(#[doc = $en] #[serde(rename = $name)] $variant,)*
        }

        impl $Type {
            /// Every value, in the order of the reference page.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the stable name used in documents and on the wire.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Finds a value by its stable name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            /// Returns the label in a language.
            pub const fn label(self, lang: $crate::Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$variant, $crate::Lang::Zh) => $zh,
                      (Self::$variant, $crate::Lang::En) => $en,)*
                }
            }
        }

        impl $crate::words::Vocabulary for $Type {
            fn find(name: &str) -> Option<Self> {
                Self::from_name(name)
            }

            fn names() -> Vec<&'static str> {
                Self::ALL.iter().map(|word| word.name()).collect()
            }

            #[cfg(feature = "schema")]
            fn labels() -> Vec<&'static str> {
                Self::ALL.iter().map(|word| word.label($crate::Lang::En)).collect()
            }
        }
    };
}
pub(crate) use vocabulary;
