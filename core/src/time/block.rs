//! The compiled index: 512 days a block, its open stretches in order and two ways into them.
//!
//! "How much is open before t" starts from the day, "where does open second n lie" from a bucket of
//! open time. Both lead to a stretch at most two before the one wanted, which is then counted off:
//! no search, no branch. Days are the calendar's own: the grid is shifted by the zone's standard
//! offset, which changes no answer.

use super::rules::Rules;
use super::zone::{DAY, DayMap};

/// Days in a block, a power of two.
pub(super) const DAYS: usize = 512;
/// Seconds in a block.
pub(super) const SECONDS: i64 = 512 * DAY;

/// An open stretch. It is as long as the open time up to the next one.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    /// The second of the block at which it begins.
    start: u32,
    /// Open seconds of the block before it.
    open: u32,
}

impl Stretch {
    // INVARIANT: all of these are seconds of one block, which a u32 holds.
    #[inline]
    fn end(self, next: Self) -> u32 {
        self.start.wrapping_add(next.open).wrapping_sub(self.open)
    }

    /// Open seconds of the block before a second that does not lie beyond the next stretch.
    #[inline]
    fn before(self, next: Self, second: u32) -> u32 {
        second.saturating_sub(self.start).wrapping_add(self.open).min(next.open)
    }
}

/// How many stretches are looked at together, and how many stand after the last one.
const WINDOW: usize = 4;

/// The date owns open time.
const WORKDAY: u16 = 1 << 15;

/// The index of 512 days.
#[derive(Debug)]
pub(super) struct Block {
    /// Open seconds from the anchor to the start of the block, negative before the anchor.
    pub(super) base: i64,
    /// Open seconds inside.
    pub(super) total: u32,
    /// The open seconds of a bucket, as a power of two.
    bucket_shift: u32,
    /// Blocks per open second, as a share of 2^40.
    pub(super) inverse: i64,
    /// The stretches, and those after the last one, which start where the block ends.
    stretches: Box<[Stretch]>,
    /// For a bucket of open time a stretch not after the one that holds its first second.
    buckets: Box<[u16]>,
    /// For a day a stretch not after the first one that ends in it or later.
    days: [u16; DAYS],
    /// Workdays from the anchor to the first date of the block.
    pub(super) rank_base: i64,
    /// Workdays of the block before a date, and whether it is one.
    ranks: [u16; DAYS],
    /// The rows of workdays in order.
    workdays: Box<[u16]>,
}

/// Where a block stands relative to its neighbour.
#[derive(Debug, Clone, Copy)]
pub(super) enum Join {
    Start { base: i64, rank: i64 },
    End { base: i64, rank: i64 },
}

impl Block {
    /// Builds the block whose first date is `first_day`; `origin` is the instant its grid starts at.
    pub(super) fn build(rules: &Rules, first_day: i64, origin: i64, join: Join) -> Self {
        let (open, owns) = expand(rules, first_day, origin);
        let (stretches, total) = lay(&open);
        let (ranks, workdays) = rank(&owns);
        let count = i64::try_from(workdays.len()).unwrap_or(0);
        let (base, rank_base) = match join {
            Join::Start { base, rank } => (base, rank),
            Join::End { base, rank } => (base - i64::from(total), rank - count),
        };
        // As many buckets as stretches or up to twice as many.
        let bucket_shift = (total / (open.len() as u32).max(1)).max(1).ilog2();
        Self {
            base,
            total,
            bucket_shift,
            inverse: (1 << 40) / i64::from(total).max(1 << 16),
            buckets: buckets(&stretches, total, bucket_shift),
            days: days(&stretches),
            stretches,
            rank_base,
            ranks,
            workdays,
        }
    }

    pub(super) fn end(&self) -> i64 {
        self.base + i64::from(self.total)
    }

    /// Whether an open second lies in the block.
    #[inline]
    pub(super) fn holds(&self, open: i64) -> bool {
        (open.wrapping_sub(self.base) as u64) < u64::from(self.total)
    }

    pub(super) fn rank_end(&self) -> i64 {
        self.rank_base + i64::try_from(self.workdays.len()).unwrap_or(0)
    }

    /// Open seconds of the block before second `second`, which lies in day `day`.
    #[inline]
    pub(super) fn before(&self, day: usize, second: u32) -> u32 {
        match self.window(self.days.get(day)) {
            Some(window @ [_, b, c, d]) if second < d.start => {
                let passed = usize::from(second >= b.start) + usize::from(second >= c.start);
                let [this, next] = pair(window, passed);
                this.before(next, second)
            }
            _ => self.search_before(second),
        }
    }

    #[cold]
    fn search_before(&self, second: u32) -> u32 {
        match self.last_started(second) {
            [this, next, ..] => this.before(*next, second),
            _ => self.total,
        }
    }

    /// The second of the block at which open second number `open` begins; `open < total`.
    #[inline]
    pub(super) fn locate(&self, open: u32) -> u32 {
        match self.window(self.buckets.get((open >> self.bucket_shift) as usize)) {
            Some(window @ [_, b, c, d]) if open < d.open => {
                let passed = usize::from(open >= b.open) + usize::from(open >= c.open);
                let [this, _] = pair(window, passed);
                this.start.wrapping_add(open.wrapping_sub(this.open))
            }
            _ => self.search_open(open),
        }
    }

    #[cold]
    fn search_open(&self, open: u32) -> u32 {
        let after = self.stretches.partition_point(|stretch| stretch.open <= open);
        let this = self.stretches.get(after.saturating_sub(1));
        this.map_or(0, |this| this.start + (open - this.open))
    }

    /// The first stretch that ends after second `second`, which lies in day `day`.
    #[inline]
    pub(super) fn ending_after(&self, day: usize, second: u32) -> Option<(u32, u32)> {
        let window = self.window(self.days.get(day))?;
        let [a, b, c, d] = window;
        let (one, two) = (usize::from(second >= a.end(*b)), usize::from(second >= b.end(*c)));
        let [this, next] = match second < c.end(*d) {
            true => pair(window, one + two),
            false => self.search_ending(second)?,
        };
        (this.open < self.total).then(|| (this.start, this.end(next)))
    }

    #[cold]
    fn search_ending(&self, second: u32) -> Option<[Stretch; 2]> {
        match self.last_started(second) {
            [this, next, ..] if this.end(*next) > second => Some([*this, *next]),
            [_, this, next, ..] => Some([*this, *next]),
            _ => None,
        }
    }

    /// The stretches from the last one that starts at a second or before it.
    fn last_started(&self, second: u32) -> &[Stretch] {
        let after = self.stretches.partition_point(|stretch| stretch.start <= second);
        self.stretches.get(after.saturating_sub(1)..).unwrap_or(&[])
    }

    /// The stretch a hint leads to and those after it.
    #[inline]
    fn window(&self, hint: Option<&u16>) -> Option<&[Stretch; WINDOW]> {
        let from = usize::from(*hint?);
        self.stretches.get(from..from + WINDOW)?.first_chunk()
    }

    /// Whether the date of a row is a workday.
    #[inline]
    pub(super) fn is_workday(&self, day: usize) -> bool {
        self.rank(day).1
    }

    /// Workdays from the anchor to the date of a row, and whether it is one.
    #[inline]
    pub(super) fn rank(&self, day: usize) -> (i64, bool) {
        let rank = self.ranks.get(day).copied().unwrap_or(0);
        (self.rank_base + i64::from(rank & !WORKDAY), rank & WORKDAY != 0)
    }

    /// The row of the workday with a rank of this block.
    #[inline]
    pub(super) fn workday(&self, rank: i64) -> Option<usize> {
        let index = usize::try_from(rank - self.rank_base).ok()?;
        self.workdays.get(index).map(|day| usize::from(*day))
    }

    /// Bytes on the heap, for the published figure of memory per year.
    pub(super) fn bytes(&self) -> usize {
        size_of::<Self>()
            + size_of_val(&*self.stretches)
            + size_of_val(&*self.buckets)
            + size_of_val(&*self.workdays)
    }
}

/// The stretch up to two places on in a window, and the one after it.
#[inline]
fn pair(window: &[Stretch; WINDOW], passed: usize) -> [Stretch; 2] {
    match window.get(passed..) {
        Some([this, next, ..]) => [*this, *next],
        _ => [window[2], window[3]],
    }
}

/// Lists the open stretches of a block in seconds of the block, merged, and which dates own some.
fn expand(rules: &Rules, first_day: i64, origin: i64) -> (Vec<(i64, i64)>, Vec<bool>) {
    let mut stretches: Vec<(i64, i64)> = Vec::with_capacity(2 * DAYS);
    let mut owns = Vec::with_capacity(DAYS);
    let mut hours = Vec::new();
    let last_day = first_day + 512;
    // Stretches of neighbouring dates reach in: by overnight hours, and by the shift of the grid.
    let mut map = DayMap::new(&rules.zone, first_day - 3);
    for day in first_day - 3..last_day + 2 {
        rules.owned(day, &mut hours);
        let mut open = false;
        for interval in &hours {
            let (start, end) = (map.instant(interval.start), map.instant(interval.end));
            if start < end {
                open = true;
                stretches.push((start - origin, end - origin));
            }
        }
        if (first_day..last_day).contains(&day) {
            owns.push(open);
        }
        map.advance();
    }
    stretches.sort_unstable();
    let mut merged: Vec<(i64, i64)> = Vec::with_capacity(stretches.len());
    for (start, end) in stretches {
        let (start, end) = (start.max(0), end.min(SECONDS));
        match merged.last_mut() {
            _ if start >= end => {}
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    (merged, owns)
}

/// Lays the stretches out behind one another, and behind them empty ones at the end of the block.
fn lay(open: &[(i64, i64)]) -> (Box<[Stretch]>, u32) {
    let mut stretches = Vec::with_capacity(open.len() + WINDOW);
    let mut total = 0_u32;
    for (start, end) in open {
        stretches.push(Stretch { start: *start as u32, open: total });
        total += (end - start) as u32;
    }
    stretches.extend([Stretch { start: SECONDS as u32, open: total }; WINDOW]);
    (stretches.into(), total)
}

fn buckets(stretches: &[Stretch], total: u32, shift: u32) -> Box<[u16]> {
    let mut at = 0;
    let of_bucket = |bucket| {
        let held = |next: &Stretch| next.open <= bucket << shift && next.open < total;
        while stretches.get(at + 1).is_some_and(held) {
            at += 1;
        }
        hint(at)
    };
    (0..=total >> shift).map(of_bucket).collect()
}

fn days(stretches: &[Stretch]) -> [u16; DAYS] {
    let mut at = 0;
    std::array::from_fn(|day| {
        let midnight = day as u32 * DAY as u32;
        while let Some([this, next, ..]) = stretches.get(at..)
            && this.end(*next) <= midnight
        {
            at += 1;
        }
        hint(at)
    })
}

/// A hint may be too low, never too high: who follows it searches when the window is passed.
fn hint(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn rank(owns: &[bool]) -> ([u16; DAYS], Box<[u16]>) {
    let mut ranks = [0; DAYS];
    let mut workdays = Vec::with_capacity(DAYS);
    for ((day, own), rank) in (0_u16..).zip(owns).zip(&mut ranks) {
        *rank = workdays.len() as u16;
        if *own {
            *rank |= WORKDAY;
            workdays.push(day);
        }
    }
    (ranks, workdays.into())
}
