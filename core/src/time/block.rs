//! The compiled index: 512 days a block, one row a day.
//!
//! A row holds how much open time lies before its day and up to three open stretches inside it, so
//! that "how much is open before t" needs no search and no branch. The way back goes through
//! buckets of open time. Rows follow the calendar's own days: the grid is shifted by the zone's
//! standard offset, which keeps most stretches inside one row and changes no answer.

use super::rules::Rules;
use super::zone::{DAY, DayMap};

/// Days in a block, a power of two.
pub(super) const DAYS: usize = 512;
/// Seconds in a block.
pub(super) const SECONDS: i64 = 512 * DAY;

/// An open stretch of one day, in seconds of the day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: u32,
    pub(super) len: u32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Row {
    /// Open seconds of the block before this day.
    cum: u32,
    /// Workdays of the block before this date, and the flags below.
    meta: u32,
    pieces: [Piece; 3],
}

/// The date owns open time.
const WORKDAY: u32 = 1 << 10;
/// The day has more than three pieces; the first holds where they lie in `extra`.
const OVERFLOW: u32 = 1 << 11;
const RANK: u32 = WORKDAY - 1;
/// The next day with open time stands in the upper half.
const NEXT_SHIFT: u32 = 16;

/// Below this shortest day, rows are found by binary search instead of buckets.
const SHORTEST_BUCKETED: u32 = 256;

/// The index of 512 days.
#[derive(Debug)]
pub(super) struct Block {
    /// Open seconds from the anchor to the start of the block, negative before the anchor.
    pub(super) base: i64,
    /// Open seconds inside.
    pub(super) total: u32,
    /// Workdays from the anchor to the first date of the block.
    pub(super) rank_base: i64,
    /// Blocks per open second, as a share of 2^40.
    pub(super) inverse: u64,
    /// One row a day, and one after the last.
    rows: [Row; DAYS + 1],
    buckets: Box<[u16]>,
    bucket_shift: u32,
    extra: Box<[Piece]>,
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
        let (stretches, owns) = expand(rules, first_day, origin);
        let (rows, extra, total) = lay_rows(&stretches, &owns);
        let workdays: Box<[u16]> =
            (0_u16..).zip(&owns).filter(|(_, own)| **own).map(|(day, _)| day).collect();
        let count = i64::try_from(workdays.len()).unwrap_or(0);
        let (base, rank_base) = match join {
            Join::Start { base, rank } => (base, rank),
            Join::End { base, rank } => (base - i64::from(total), rank - count),
        };
        let mut block = Self {
            base,
            total,
            rank_base,
            inverse: (1 << 40) / u64::from(total).max(1 << 16),
            rows,
            buckets: Box::default(),
            bucket_shift: 0,
            extra,
            workdays,
        };
        block.fill_buckets();
        block
    }

    pub(super) fn end(&self) -> i64 {
        self.base + i64::from(self.total)
    }

    pub(super) fn rank_end(&self) -> i64 {
        self.rank_base + i64::try_from(self.workdays.len()).unwrap_or(0)
    }

    /// Open seconds of the block before second `second` of day `day`.
    #[inline]
    pub(super) fn before(&self, day: usize, second: u32) -> u32 {
        let Some(row) = self.rows.get(day) else {
            return self.total;
        };
        if row.meta & OVERFLOW != 0 {
            return row.cum
                + self.pieces(day).iter().map(|piece| passed(*piece, second)).sum::<u32>();
        }
        let [a, b, c] = &row.pieces;
        // INVARIANT: a block has fewer open seconds than a u32 holds.
        let open = passed(*a, second).wrapping_add(passed(*b, second));
        row.cum.wrapping_add(open).wrapping_add(passed(*c, second))
    }

    /// The second of the block at which open second number `open` begins; `open < total`.
    #[inline]
    pub(super) fn locate(&self, open: u32) -> u32 {
        let day = self.row_of(open);
        let Some(row) = self.rows.get(day) else { return 0 };
        let midnight = (day as u32).wrapping_mul(DAY as u32);
        let rest = open.wrapping_sub(row.cum);
        if row.meta & OVERFLOW != 0 {
            return midnight + self.locate_overflow(day, rest);
        }
        let [a, b, c] = &row.pieces;
        let two = a.len.wrapping_add(b.len);
        let mut second = a.start.wrapping_add(rest);
        if rest >= a.len {
            second = b.start.wrapping_add(rest.wrapping_sub(a.len));
        }
        if rest >= two {
            second = c.start.wrapping_add(rest.wrapping_sub(two));
        }
        midnight.wrapping_add(second)
    }

    #[cold]
    fn locate_overflow(&self, day: usize, mut rest: u32) -> u32 {
        for piece in self.pieces(day) {
            if rest < piece.len {
                return piece.start + rest;
            }
            rest -= piece.len;
        }
        0
    }

    /// The row that holds an open second.
    #[inline]
    fn row_of(&self, open: u32) -> usize {
        let Some(day) = self.buckets.get((open >> self.bucket_shift) as usize) else {
            return self.rows.partition_point(|row| row.cum <= open).saturating_sub(1);
        };
        // INVARIANT: a bucket is no wider than the shortest open day, so it is this row or the
        // next open one.
        let day = usize::from(*day);
        let next = self.rows.get(day).map_or(DAYS, |row| (row.meta >> NEXT_SHIFT) as usize);
        let behind = self.rows.get(day + 1).is_some_and(|row| open >= row.cum);
        if behind { next } else { day }
    }

    /// The open stretches of a day.
    pub(super) fn pieces(&self, day: usize) -> &[Piece] {
        let Some(row) = self.rows.get(day) else {
            return &[];
        };
        let [first, second, third] = row.pieces;
        if row.meta & OVERFLOW != 0 {
            let (from, count) = (first.start as usize, first.len as usize);
            return self.extra.get(from..from + count).unwrap_or(&[]);
        }
        let used =
            usize::from(first.len > 0) + usize::from(second.len > 0) + usize::from(third.len > 0);
        row.pieces.get(..used).unwrap_or(&[])
    }

    /// Whether the date of a row is a workday.
    #[inline]
    pub(super) fn is_workday(&self, day: usize) -> bool {
        self.rows.get(day).is_some_and(|row| row.meta & WORKDAY != 0)
    }

    /// Workdays from the anchor to the date of a row.
    #[inline]
    pub(super) fn rank(&self, day: usize) -> i64 {
        self.rank_base + self.rows.get(day).map_or(0, |row| i64::from(row.meta & RANK))
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
            + size_of_val(&*self.buckets)
            + size_of_val(&*self.extra)
            + size_of_val(&*self.workdays)
    }

    fn fill_buckets(&mut self) {
        let lengths = self.rows.windows(2).filter_map(|pair| match pair {
            [row, next] if next.cum > row.cum => Some(next.cum - row.cum),
            _ => None,
        });
        let Some(shortest) = lengths.min().filter(|shortest| *shortest >= SHORTEST_BUCKETED) else {
            return;
        };
        self.bucket_shift = shortest.ilog2().min(13);
        let count = (self.total >> self.bucket_shift) + 1;
        let mut buckets = Vec::with_capacity(count as usize);
        let mut day: u16 = 0;
        for bucket in 0..count {
            let open = (bucket << self.bucket_shift).min(self.total.saturating_sub(1));
            while self.rows.get(usize::from(day) + 1).is_some_and(|next| next.cum <= open) {
                day += 1;
            }
            buckets.push(day);
        }
        self.buckets = buckets.into();
    }
}

#[inline]
fn passed(piece: Piece, second: u32) -> u32 {
    second.saturating_sub(piece.start).min(piece.len)
}

/// Lists the open stretches of a block in seconds of the block, merged, and which dates own some.
fn expand(rules: &Rules, first_day: i64, origin: i64) -> (Vec<(i64, i64)>, Vec<bool>) {
    let mut stretches: Vec<(i64, i64)> = Vec::with_capacity(2 * DAYS);
    let mut owns = Vec::with_capacity(DAYS);
    let mut hours = Vec::new();
    let last_day = first_day + 512;
    // Stretches of neighbouring dates reach in: by overnight hours, and by the shift of the grid.
    let mut map = DayMap::new(rules.zone, first_day - 3);
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

fn lay_rows(stretches: &[(i64, i64)], owns: &[bool]) -> ([Row; DAYS + 1], Box<[Piece]>, u32) {
    let mut days: Vec<Vec<Piece>> = vec![Vec::new(); DAYS];
    for (start, end) in stretches {
        let mut from = *start;
        while from < *end {
            let day = from / DAY;
            let to = (*end).min((day + 1) * DAY);
            if let Some(pieces) = usize::try_from(day).ok().and_then(|day| days.get_mut(day)) {
                pieces.push(Piece { start: (from - day * DAY) as u32, len: (to - from) as u32 });
            }
            from = to;
        }
    }
    let mut rows = [Row::default(); DAYS + 1];
    let mut extra = Vec::new();
    let (mut cum, mut rank) = (0_u32, 0_u32);
    for ((pieces, own), row) in days.iter().zip(owns).zip(&mut rows) {
        *row = Row { cum, meta: rank, pieces: [Piece::default(); 3] };
        if *own {
            row.meta |= WORKDAY;
            rank += 1;
        }
        if pieces.len() > 3 {
            row.meta |= OVERFLOW;
            let held = Piece { start: extra.len() as u32, len: pieces.len() as u32 };
            row.pieces = [held, Piece::default(), Piece::default()];
            extra.extend_from_slice(pieces);
        } else {
            row.pieces.iter_mut().zip(pieces).for_each(|(slot, piece)| *slot = *piece);
        }
        cum += pieces.iter().map(|piece| piece.len).sum::<u32>();
    }
    if let Some(last) = rows.last_mut() {
        *last = Row { cum, meta: rank & RANK, pieces: [Piece::default(); 3] };
    }
    let mut next = DAYS as u32;
    let mut following = cum;
    for (day, row) in rows.iter_mut().enumerate().rev() {
        row.meta |= next << NEXT_SHIFT;
        if row.cum < following {
            next = day as u32;
            following = row.cum;
        }
    }
    (rows, extra.into(), cum)
}
