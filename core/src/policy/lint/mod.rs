//! What is wrong with a policy as a whole, once its entries can be read.
//!
//! Each check looks at one cause only: an entry that cannot be read has its own finding, and a check
//! that would need it holds its peace.

mod context;
mod endless;
mod life;
mod references;
mod strictness;
mod terms;
mod ties;
mod usage;

use super::draft::Draft;
use crate::Findings;

/// Runs every check over what was read.
pub(super) fn run(draft: &Draft, findings: &mut Findings) {
    references::check(draft, findings);
    references::roles(draft, findings);
    ties::check(draft, findings);
    terms::check(draft, findings);
    strictness::check(draft, findings);
    life::check(draft, findings);
    context::check(draft, findings);
    endless::check(draft, findings);
    usage::check(draft, findings);
}
