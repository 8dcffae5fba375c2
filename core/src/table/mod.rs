//! Tables: plain rows that `decide` executes and that every document, label and check reads.

pub mod check;
mod diagram;
mod dot;
#[cfg(feature = "json")]
mod json;
mod markdown;
mod mermaid;
mod place;
mod row;
mod walk;

pub use diagram::{Diagram, Edge, Node, Role, diagram, region_diagram};
#[cfg(feature = "json")]
pub use json::json;
pub use markdown::markdown;
pub use place::{Place, Spot};
pub use row::{Guard, On, Row, TimerKind};
