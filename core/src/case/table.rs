//! The tables of all regions as one list.

use super::{
    Region, assignment, custody, escalation, followup, lifecycle, obligations, requests, solution,
    triage, waiting,
};
use crate::table::{On, Row};

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

/// Says which rows answer to one thing, so that nobody goes through all of them: found while this
/// crate is compiled.
#[derive(Debug)]
pub(super) struct Answering {
    /// A bit for each region that has such rows.
    regions: u16,
    /// For each region a bit for each such row.
    rows: [u64; Region::ALL.len()],
}

impl Answering {
    /// Finds the rows that answer to a command, an event or a timer.
    pub(super) const fn to(on: On) -> Self {
        let (mut found, mut has_rows) = ([0; Region::ALL.len()], 0);
        let (mut bits, mut regions): (&mut [u64], _) = (&mut found, Region::ALL);
        while let ([first, others @ ..], [region, rest @ ..]) = (bits, regions) {
            *first = answering(rows(*region), on);
            if *first != 0 {
                has_rows |= 1 << *region as u16;
            }
            (bits, regions) = (others, rest);
        }
        Self { regions: has_rows, rows: found }
    }

    /// Lists the regions that have such rows, in the order of the regions.
    pub(super) fn regions(&self) -> impl Iterator<Item = Region> + use<> {
        marked(self.regions.into(), Region::ALL).copied()
    }

    /// Lists those rows of a region, in the order of its table.
    pub(super) fn rows(&self, region: Region) -> impl Iterator<Item = &'static Row> + use<> {
        let bits = self.rows.get(region as usize).copied().unwrap_or(0);
        marked(bits, rows(region))
    }
}

/// Lists the items that a bit marks.
fn marked<T>(mut bits: u64, items: &'static [T]) -> impl Iterator<Item = &'static T> + use<T> {
    std::iter::from_fn(move || {
        // Without a bit left this is a place behind the last item.
        let item = items.get(bits.trailing_zeros() as usize);
        bits &= bits.wrapping_sub(1);
        item
    })
}

/// Finds the rows of a table that answer to something, a bit for each.
const fn answering(mut rows: &[Row], on: On) -> u64 {
    assert!(rows.len() < 64, "a table has fewer rows than a word has bits");
    let (mut bits, mut bit) = (0, 1);
    while let [row, rest @ ..] = rows {
        if row.on.is(on) {
            bits |= bit;
        }
        (rows, bit) = (rest, bit << 1);
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{CommandKind, EventKind};

    #[test]
    fn what_answers_is_what_the_tables_say() {
        let commands = CommandKind::ALL.iter().map(|kind| (On::Command(*kind), kind.answering()));
        let events = EventKind::ALL.iter().map(|kind| (On::Event(*kind), kind.answering()));
        for (on, answering) in commands.chain(events) {
            let found = answering.regions().flat_map(|region| answering.rows(region));
            let found: Vec<_> = found.map(|row| row.id).collect();
            let told = all().filter(|row| row.on == on).map(|row| row.id);
            assert_eq!(found, told.collect::<Vec<_>>(), "{on:?}");
        }
    }
}
