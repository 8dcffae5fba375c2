//! Chains the blocks of a calendar: built when first needed, the same whatever is asked first.

use super::TimeError;
use super::block::{Block, DAYS, Join, SECONDS};
use super::rules::{Rules, Week};
use super::zone::DAY;
use std::sync::OnceLock;

/// The first day of the first block, 1900-01-01, in days since 1970.
const FIRST_DAY: i64 = -25_567;
/// Enough blocks to reach past the last year.
const BLOCKS: usize = 287;
/// The block in which cumulative counts start from nought; it holds 2020.
const ANCHOR: usize = 85;
/// More seconds than all blocks have together.
const FAR: i64 = 1 << 34;
/// The first year a calendar covers.
pub(super) const FIRST_YEAR: i32 = 1900;
/// The last year a calendar covers.
pub(super) const LAST_YEAR: i32 = 2300;

pub(super) const OUT_OF_RANGE: TimeError =
    TimeError::OutOfRange { first_year: FIRST_YEAR, last_year: LAST_YEAR };

/// The blocks, their origin, and what holds where no exception lies.
#[derive(Debug)]
pub(super) struct Index {
    blocks: [OnceLock<Box<Block>>; BLOCKS],
    /// The instant at which the first block starts.
    origin: i64,
    /// The last block an exception reaches into, and the first one.
    settled: (usize, usize),
    /// Whether the weekly pattern after the last exception is empty, before the first one likewise.
    empty_tail: bool,
    empty_head: bool,
    pub(super) always_open_tail: bool,
    pub(super) always_open_head: bool,
}

/// A second of the grid: block, day of the block, second of the block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) block: usize,
    pub(super) day: usize,
    pub(super) second: u32,
}

impl Index {
    pub(super) fn new(rules: &Rules) -> Self {
        // The standard offset of the zone in 2020; any constant would give the same answers.
        let winter = rules.zone.offset_at(1_577_836_800);
        let summer = rules.zone.offset_at(1_593_561_600);
        let first = rules.versions.first().map(|version| &version.week);
        let empty = |week: Option<&Week>| !week.is_some_and(|week| rules.opens_weekly(week));
        let block_of =
            |day: i64| ((day - FIRST_DAY).div_euclid(512)).clamp(0, BLOCKS as i64 - 1) as usize;
        let settled = rules.exceptions().map_or((0, BLOCKS - 1), |(head, tail)| {
            (block_of(tail.saturating_add(3)), block_of(head.saturating_sub(3)))
        });
        Self {
            blocks: [const { OnceLock::new() }; BLOCKS],
            origin: FIRST_DAY * DAY - winter.min(summer),
            settled,
            empty_tail: empty(rules.last_week()),
            empty_head: empty(first),
            always_open_tail: rules.last_week().is_some_and(|week| always_open(rules, week)),
            always_open_head: first.is_some_and(|week| always_open(rules, week)),
        }
    }

    /// Places an instant, in seconds since 1970, on the grid.
    #[inline]
    pub(super) fn place(&self, instant: i64) -> Result<Place, TimeError> {
        // What lies before the first block wraps round to far beyond the last one.
        let second = instant.wrapping_sub(self.origin) as u64;
        let day = (second / DAY as u64) as usize;
        let (block, day) = (day / DAYS, day % DAYS);
        if block >= BLOCKS {
            return Err(OUT_OF_RANGE);
        }
        let start = (block as u64).wrapping_mul(SECONDS as u64);
        Ok(Place { block, day, second: second.wrapping_sub(start) as u32 })
    }

    /// Places a date, in days since 1970, on the grid.
    pub(super) fn place_day(&self, day: i64) -> Result<Place, TimeError> {
        let Ok(row) = usize::try_from(day - FIRST_DAY) else {
            return Err(OUT_OF_RANGE);
        };
        if row >= BLOCKS * DAYS {
            return Err(OUT_OF_RANGE);
        }
        let (block, day) = (row / DAYS, row % DAYS);
        Ok(Place { block, day, second: day as u32 * DAY as u32 })
    }

    /// The instant at which a block starts.
    #[inline]
    fn start(&self, block: usize) -> i64 {
        self.origin.wrapping_add((block as i64).wrapping_mul(SECONDS))
    }

    /// Whether an instant lies where two blocks meet.
    #[inline]
    pub(super) fn is_border(&self, instant: i64) -> bool {
        (instant - self.origin) % SECONDS == 0
    }

    /// The date, in days since 1970, of a row.
    pub(super) fn day(&self, block: usize, row: usize) -> i64 {
        FIRST_DAY + (block * DAYS + row) as i64
    }

    /// Returns a block, building it and those between it and the anchor on first use.
    #[inline]
    pub(super) fn block(&self, rules: &Rules, number: usize) -> Result<&Block, TimeError> {
        match self.blocks.get(number).map(OnceLock::get) {
            Some(Some(block)) => Ok(block),
            Some(None) => self.build(rules, number),
            None => Err(OUT_OF_RANGE),
        }
    }

    #[cold]
    fn build(&self, rules: &Rules, number: usize) -> Result<&Block, TimeError> {
        let mut block = self.chain(rules, ANCHOR, Join::Start { base: 0, rank: 0 })?;
        for next in ANCHOR + 1..=number.max(ANCHOR) {
            let join = Join::Start { base: block.end(), rank: block.rank_end() };
            block = self.chain(rules, next, join)?;
        }
        for next in (number.min(ANCHOR)..ANCHOR).rev() {
            let join = Join::End { base: block.base, rank: block.rank_base };
            block = self.chain(rules, next, join)?;
        }
        Ok(block)
    }

    fn chain(&self, rules: &Rules, number: usize, join: Join) -> Result<&Block, TimeError> {
        let cell = self.blocks.get(number).ok_or(OUT_OF_RANGE)?;
        Ok(cell.get_or_init(|| {
            let first_day = self.day(number, 0);
            Box::new(Block::build(rules, first_day, self.start(number), join))
        }))
    }

    /// Open seconds from the anchor to an instant.
    #[inline]
    pub(super) fn cumulative(&self, rules: &Rules, instant: i64) -> Result<i64, TimeError> {
        let place = self.place(instant)?;
        let block = self.block(rules, place.block)?;
        Ok(block.base.wrapping_add(i64::from(block.before(place.day, place.second))))
    }

    /// The instant at which the open second begins that comes `seconds` after those before `from`.
    #[inline]
    pub(super) fn advance(&self, rules: &Rules, from: i64, seconds: i64) -> Result<i64, TimeError> {
        let place = self.place(from)?;
        let near = self.block(rules, place.block)?;
        let seconds = seconds.clamp(-FAR, FAR);
        // INVARIANT: far is 2^34 seconds and an inverse at most 2^24, so nothing here overflows.
        let rest = seconds.wrapping_add(i64::from(near.before(place.day, place.second)));
        if (rest as u64) < u64::from(near.total) {
            return Ok(self.instant(place.block, near, rest as u32));
        }
        let open = near.base.wrapping_add(rest);
        // Guesses the block by how open the near one is: on a regular calendar the guess is right
        // for decades.
        let blocks = rest.wrapping_mul(near.inverse) >> 40;
        let number = place.block.wrapping_add_signed(blocks as isize);
        match self.blocks.get(number).and_then(OnceLock::get) {
            Some(block) if block.holds(open) => Ok(self.instant_of(number, block, open)),
            Some(_) => self.search(rules, number, open),
            None => self.search(rules, place.block, open),
        }
    }

    /// The instant at which an open second begins, counted from the anchor.
    #[inline]
    fn instant_of(&self, number: usize, block: &Block, open: i64) -> i64 {
        self.instant(number, block, open.wrapping_sub(block.base) as u32)
    }

    /// The instant at which an open second begins, counted from the start of its block.
    #[inline]
    fn instant(&self, number: usize, block: &Block, open: u32) -> i64 {
        self.start(number).wrapping_add(i64::from(block.locate(open)))
    }

    /// Walks from a block to an open second, building no more than lies on the way.
    #[cold]
    fn search(&self, rules: &Rules, start: usize, open: i64) -> Result<i64, TimeError> {
        let mut number = start;
        loop {
            let block = self.block(rules, number)?;
            if open < block.base {
                if self.empty_head && number <= self.settled.1 {
                    return Err(TimeError::NoOpenTime);
                }
                number = number.checked_sub(1).ok_or(OUT_OF_RANGE)?;
            } else if open >= block.end() {
                if self.empty_tail && number >= self.settled.0 {
                    return Err(TimeError::NoOpenTime);
                }
                number += 1;
            } else {
                return Ok(self.instant_of(number, block, open));
            }
        }
    }

    /// The date, in days since 1970, of the workday with a rank.
    pub(super) fn workday(&self, rules: &Rules, near: usize, rank: i64) -> Result<i64, TimeError> {
        let mut number = near;
        loop {
            let block = self.block(rules, number)?;
            if rank < block.rank_base {
                if self.empty_head && number <= self.settled.1 {
                    return Err(TimeError::NoOpenTime);
                }
                number = number.checked_sub(1).ok_or(OUT_OF_RANGE)?;
            } else if rank >= block.rank_end() {
                if self.empty_tail && number >= self.settled.0 {
                    return Err(TimeError::NoOpenTime);
                }
                number += 1;
            } else {
                let row = block.workday(rank).ok_or(OUT_OF_RANGE)?;
                return Ok(self.day(number, row));
            }
        }
    }

    /// Whether nothing but the weekly pattern decides from a block on.
    pub(super) fn settled_after(&self, block: usize) -> bool {
        block > self.settled.0 || self.settled.0 == 0
    }

    /// Whether nothing but the first weekly pattern decides before a block.
    pub(super) fn settled_before(&self, block: usize) -> bool {
        block < self.settled.1 || self.settled.1 == BLOCKS - 1
    }

    /// Bytes of the blocks built so far, and how many they are.
    pub(super) fn built(&self) -> (usize, usize) {
        let built = self.blocks.iter().filter_map(OnceLock::get);
        built.fold((0, 0), |(bytes, count), block| (bytes + block.bytes(), count + 1))
    }
}

fn always_open(rules: &Rules, week: &Week) -> bool {
    let unbroken = rules.week_breaks.iter().all(Vec::is_empty);
    unbroken
        && week.iter().all(|hours| {
            let mut reached = 0;
            for interval in hours {
                if interval.start > reached {
                    return false;
                }
                reached = reached.max(interval.end);
            }
            reached >= 86_400
        })
}
