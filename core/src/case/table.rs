//! The tables of all regions as one list.

use super::{
    Region, assignment, custody, escalation, followup, lifecycle, obligations, requests, solution,
    triage, waiting,
};
use crate::table::Row;

/// Returns the rows of a region.
pub const fn rows(region: Region) -> &'static [Row] {
    match region {
        Region::Lifecycle => lifecycle::table::ROWS,
        Region::Triage => triage::table::ROWS,
        Region::Assignment => assignment::table::ROWS,
        Region::Waiting => waiting::table::ROWS,
        Region::Requests => requests::table::ROWS,
        Region::Solution => solution::table::ROWS,
        Region::Escalation => escalation::table::ROWS,
        Region::Followup => followup::table::ROWS,
        Region::Obligations => obligations::table::ROWS,
        Region::Custody => custody::table::ROWS,
    }
}

/// Lists every row of the case.
pub fn all() -> impl Iterator<Item = &'static Row> {
    Region::ALL.iter().flat_map(|region| rows(*region))
}

/// Finds a row by its identifier.
pub fn row(id: &str) -> Option<&'static Row> {
    all().find(|row| row.id == id)
}
