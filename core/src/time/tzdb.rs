//! The time zone database, packed: every zone and link it has, read when a calendar is compiled.
//!
//! A test writes `zones.bin` and proves that it says what its source says. Names of one clock share
//! its transitions.
//!
//! ```text
//! database    version, then clocks to the end
//! clock       how many names, the names, how many bytes follow; offset, then shifts to their end
//! shift       n: even: n/2 hours after the shift before, back to the offset that held before it
//!                odd:  n/2 seconds after the shift before, to the offset that follows
//! offset      seconds ahead of UTC, as 2n, or 2n - 1 for n seconds behind
//! name, version   how many bytes, the bytes
//! ```
//!
//! Numbers are of seven bits a byte, the highest first, all bytes but the last with their eighth bit set.
//! The first shift counts from [`START`]; no clock changes before.

use super::zone::Era;

/// 1800-01-01, in seconds since 1970.
const START: i64 = -5_364_662_400;

static DATABASE: &[u8] = include_bytes!("zones.bin");

/// Returns the version of the database, such as `2025b`.
pub(super) fn version() -> &'static str {
    Reader(DATABASE)
        .bytes()
        .and_then(|version| std::str::from_utf8(version).ok())
        .unwrap_or_default()
}

/// Returns a name as the database holds it, and the eras of its clock in their order.
pub(super) fn find(name: &str) -> Option<(&'static str, Vec<Era>)> {
    let mut reader = Reader(DATABASE);
    reader.bytes()?;
    loop {
        let mut found = None;
        for _ in 0..reader.number()? {
            let known = reader.bytes()?;
            found = found.or((known == name.as_bytes()).then_some(known));
        }
        let clock = reader.bytes()?;
        if let Some(name) = found {
            return Some((std::str::from_utf8(name).ok()?, eras(Reader(clock))?));
        }
    }
}

fn eras(mut clock: Reader) -> Option<Vec<Era>> {
    // Most shifts take two bytes.
    let mut eras = Vec::with_capacity(clock.0.len() / 2);
    let (mut at, mut before, mut ahead) = (START, 0, clock.offset()?);
    while !clock.0.is_empty() {
        let shift = clock.number()?;
        let (unit, next) = if shift & 1 == 0 { (3_600, before) } else { (1, clock.offset()?) };
        at = at.checked_add(i64::try_from(shift >> 1).ok()?.checked_mul(unit)?)?;
        eras.push(Era { until: at, ahead });
        (before, ahead) = (ahead, next);
    }
    eras.push(Era { until: i64::MAX, ahead });
    Some(eras)
}

/// Reads from the front; `None` where the bytes end too early.
struct Reader(&'static [u8]);

impl Reader {
    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        loop {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number = (number << 7) | u64::from(byte & 0x7f);
            if *byte < 0x80 {
                return Some(number);
            }
        }
    }

    fn offset(&mut self) -> Option<i64> {
        let folded = self.number()?;
        let seconds = i64::try_from(folded.div_ceil(2)).ok()?;
        Some(if folded & 1 == 0 { seconds } else { -seconds })
    }

    fn bytes(&mut self) -> Option<&'static [u8]> {
        let count = usize::try_from(self.number()?).ok()?;
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }
}
