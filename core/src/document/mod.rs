//! What every document shares: the tree it is read into, and reading keys so that all that is
//! wrong is found at once.

mod blank;
mod item;
mod node;
#[cfg(any(feature = "toml", feature = "json"))]
mod parse;
mod section;
mod sources;
mod suggest;

pub(crate) use blank::{find_blanks, is_blank};
pub(crate) use item::{Fields, Item, none_of, shorten, unknown};
pub(crate) use node::{Node, Table};
#[cfg(feature = "json")]
pub(crate) use parse::from_json;
#[cfg(feature = "toml")]
pub(crate) use parse::from_toml;
pub(crate) use section::{
    Placed, Section, idents, instant, readable, require_ident, require_words, require_words_at,
    whole, word_or,
};
pub(crate) use sources::Sources;
pub(crate) use suggest::nearest;
