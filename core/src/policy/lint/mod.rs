//! What is wrong with a policy as a whole, once its entries can be read.
//!
//! Each check looks at one cause only: an entry that cannot be read has its own finding, and a check
//! that would need it holds its peace.

mod acts;
mod context;
mod coverage;
mod endless;
mod gates;
mod life;
mod overlap;
mod references;
mod reopening;
mod strictness;
mod targets;
mod terms;
mod ties;
mod usage;
mod years;

use super::{draft::Draft, reach::Reach};
use crate::Findings;

/// Runs every check over what was read.
pub(super) fn run(draft: &Draft, findings: &mut Findings) {
    let reach = &Reach::of(draft.kinds.entries.iter().map(|placed| &placed.value));
    // First, while what lies under an entry is what could not be read of it.
    targets::check(draft, reach, findings);
    references::check(draft, findings);
    references::roles(draft, findings);
    ties::check(draft, findings);
    terms::check(draft, findings);
    strictness::check(draft, findings);
    life::check(draft, reach, findings);
    gates::check(draft, reach, findings);
    reopening::check(draft, findings);
    context::check(draft, reach, findings);
    endless::check(draft, findings);
    acts::check(draft, findings);
    coverage::check(draft, findings);
    usage::check(draft, findings);
}
