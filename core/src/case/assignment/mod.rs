//! Assignment: which unit is in charge, who handles the case, who is kept away.
//!
//! A case never loses its owner while tasks sit elsewhere (COL-c-2, COL-o-9.1); nobody named in a
//! complaint handles it (COL-h-8).

pub(super) mod decide;
mod evolve;
mod state;
pub(super) mod table;

pub use state::Assignment;
