//! The reference pages, written from the code: error codes, vocabularies, events.

mod errors;
mod events;
mod glossary;

pub use errors::{CodePage, errors, errors_markdown};
pub use events::{events_markdown, payload_fields};
pub use glossary::{Entry, Vocabulary, glossary_markdown, vocabularies};
