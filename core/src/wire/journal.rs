//! Journals as bytes: JSON Lines, sealed by a digest.

use super::{
    JournalReadFault, LineFault, WireFault,
    json::{Limit, read, read_record_within},
};
use crate::{
    Desk, Digest, Policy,
    case::Recorded,
    ident::CaseId,
    journal::{HeldAct, Journal, Kept},
};
use serde::{Deserialize, Serialize, de::IgnoredAny};

/// The largest journal that is written or read, in bytes: 512 MiB.
pub const MAX_JOURNAL_BYTES: usize = 512 * 1024 * 1024;

/// The layout that this release writes, and the newest it reads.
const LAYOUT: u16 = 1;

/// Holds the first line: the digest is that of all bytes behind it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seal {
    journal: u64,
    digest: Digest,
}

/// Holds what can be told of a journal in another layout.
#[derive(Deserialize)]
struct Probe {
    journal: u64,
}

/// Holds the line before the records of a case.
#[derive(Serialize)]
struct Heading<'a> {
    case: &'a CaseId,
    told: u64,
    records: u64,
    acts: &'a [HeldAct],
}

/// Holds the line before the records of a case, as it is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    case: CaseId,
    told: u64,
    records: u64,
    acts: Vec<HeldAct>,
}

/// Writes a journal: always the same bytes for the same journal.
///
/// The first line holds the layout and the digest of all bytes behind it. Then, for each case in the
/// order of the identifiers, a line says up to where the server has it, how many records there are
/// and what was done and is not yet told; the records follow as [`write_record`](super::write_record)
/// writes them. Policies and the organisation are not in it: the host brings them. Later releases
/// read it as well: it is no cache.
///
/// ```
/// use amends::{Actor, Policy, case::*, ident::CaseId, journal::Journal, wire};
/// let policy = Policy::preset("default").ok_or("no such preset")??;
/// let mut journal = Journal::new(policy.clone());
/// let clerk = Actor::person("u-1")?.with_role("intake")?;
/// let now = "2026-03-02T09:00:00+08:00".parse()?;
/// journal.handle(&CaseId::new("C-1")?, &Command::Receive(Receive::default()), &clerk, now)?;
///
/// let bytes = wire::write_journal(&journal)?;
/// let read = wire::read_journal(&bytes, [policy])?;
/// assert_eq!(read.unsent(), journal.unsent());
/// assert_eq!(wire::write_journal(&read)?, bytes);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// - `WireFault::TooLarge` beyond [`MAX_JOURNAL_BYTES`]: [`Journal::remove`] the cases that are done.
/// - `WireFault::Unwritable`, which no journal of this library meets.
pub fn write_journal(journal: &Journal) -> Result<Vec<u8>, WireFault> {
    let mut out = seal(&Digest::from_bytes([0; 32])).into_bytes();
    let sealed = out.len();
    for (case, Kept { records, told, acts }) in journal.kept() {
        let heading = Heading { case, told: *told, records: count(records), acts };
        line(&mut out, &heading)?;
        for record in records {
            line(&mut out, record)?;
        }
        within(&out)?;
    }
    let (first, rest) = out.split_at_mut(sealed);
    first.copy_from_slice(seal(&Digest::of(rest)).as_bytes());
    Ok(out)
}

fn seal(digest: &Digest) -> String {
    format!("{{\"journal\":{LAYOUT},\"digest\":\"{digest}\"}}\n")
}

fn line(out: &mut Vec<u8>, value: &impl Serialize) -> Result<(), WireFault> {
    serde_json::to_writer(&mut *out, value)
        .map_err(|e| WireFault::Unwritable { detail: e.to_string() })?;
    out.push(b'\n');
    Ok(())
}

fn within(bytes: &[u8]) -> Result<(), WireFault> {
    match bytes.len() {
        bytes if bytes > MAX_JOURNAL_BYTES => {
            Err(WireFault::TooLarge { bytes, limit: MAX_JOURNAL_BYTES })
        }
        _ => Ok(()),
    }
}

fn count(records: &[Recorded]) -> u64 {
    records.len().try_into().unwrap_or(u64::MAX)
}

/// Reads a journal under the policies that its cases are bound to, adopted in their order: new cases
/// are bound to the one given last of those in force.
///
/// At least one policy is given.
///
/// # Errors
/// As [`read_journal_into`].
pub fn read_journal(
    bytes: impl AsRef<[u8]>,
    policies: impl IntoIterator<Item = Policy>,
) -> Result<Journal, JournalReadFault> {
    let mut desk = Desk::of(Vec::new());
    policies.into_iter().for_each(|policy| desk.adopt(policy));
    read_journal_into(bytes, Journal::of(desk))
}

/// Reads a journal into an empty one, which brings the policies it adopted and learnt and its
/// organisation. Of a journal that is not empty, a case that both have becomes what the bytes say.
///
/// # Errors
/// - `JournalReadFault::Line`: the bytes are not what was written (`damaged_journal`), more than
///   [`MAX_JOURNAL_BYTES`], of a newer release (`written_by_newer_version`), or a line says what
///   cannot be.
/// - `JournalReadFault::History`: a case is bound to a policy that is not known (`policy_mismatch`),
///   or its records are no history.
pub fn read_journal_into(
    bytes: impl AsRef<[u8]>,
    mut journal: Journal,
) -> Result<Journal, JournalReadFault> {
    let at_first = |fault| JournalReadFault::Line(LineFault { line: 1, fault });
    let bytes = bytes.as_ref();
    within(bytes).map_err(at_first)?;
    let mut lines = Lines { rest: unsealed(bytes).map_err(at_first)?, number: 1 };
    let mut last: Option<CaseId> = None;
    while let Some(text) = lines.next() {
        let head = head(text, last.as_ref()).map_err(|fault| lines.fault(fault))?;
        let records = records(&mut lines, &head)?;
        last = Some(head.case.clone());
        let Head { case, told, acts, .. } = head;
        journal.restore(case, Kept { records, told, acts }).map_err(JournalReadFault::History)?;
    }
    Ok(journal)
}

/// Returns the bytes behind the first line, which says what they are.
fn unsealed(bytes: &[u8]) -> Result<&[u8], WireFault> {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (first, rest) = bytes.split_at(end);
    let Seal { journal, digest } =
        read(first, Limit(MAX_JOURNAL_BYTES), |probe: &Probe| layout(probe.journal))?;
    layout(journal)?;
    let rest = rest.strip_prefix(b"\n").ok_or(WireFault::DamagedJournal)?;
    // The digest has one way to be written, so that no byte can change unseen.
    if Digest::of(rest) != digest || seal(&digest).trim_ascii_end().as_bytes() != first {
        return Err(WireFault::DamagedJournal);
    }
    Ok(rest)
}

fn layout(got: u64) -> Result<(), WireFault> {
    match got {
        1 => Ok(()),
        0 => Err(no_value("expected layout 1, got 0".to_owned())),
        got => Err(WireFault::WrittenByNewerVersion { got, known: LAYOUT }),
    }
}

/// Reads the line before the records of a case, and checks what it says of itself.
fn head(text: &[u8], last: Option<&CaseId>) -> Result<Head, WireFault> {
    let head: Head = read(text, Limit(MAX_JOURNAL_BYTES), |_: &IgnoredAny| Ok(()))?;
    let Head { case, told, records, acts } = &head;
    if let Some(last) = last.filter(|last| *last >= case) {
        return Err(no_value(format!("expected a case behind `{last}`, got `{case}`")));
    }
    if told > records {
        return Err(no_value(format!("expected `told` of at most {records}, got {told}")));
    }
    let mut before = *told;
    for HeldAct { last, .. } in acts {
        if *last <= before || last > records {
            let expected = format!("expected `last` behind {before} and at most {records}");
            return Err(no_value(format!("{expected}, got {last}")));
        }
        before = *last;
    }
    Ok(head)
}

fn no_value(detail: String) -> WireFault {
    WireFault::BadValue { line: 1, column: 1, detail }
}

/// Reads the records of a case; nothing is set aside for a number that has yet to come true.
fn records(lines: &mut Lines<'_>, head: &Head) -> Result<Vec<Recorded>, JournalReadFault> {
    let mut records = Vec::new();
    while count(&records) < head.records {
        let Some(text) = lines.next() else {
            let got = records.len();
            let detail = format!("expected {} records of `{}`, got {got}", head.records, head.case);
            return Err(lines.fault(no_value(detail)));
        };
        let record =
            read_record_within(text, MAX_JOURNAL_BYTES).map_err(|fault| lines.fault(fault))?;
        records.push(record);
    }
    Ok(records)
}

/// Takes the lines of a journal one by one.
struct Lines<'a> {
    rest: &'a [u8],
    /// The number of the line taken last.
    number: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.iter().position(|byte| *byte == b'\n').unwrap_or(self.rest.len());
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        self.number += 1;
        Some(line)
    }

    fn fault(&self, fault: WireFault) -> JournalReadFault {
        JournalReadFault::Line(LineFault { line: self.number, fault })
    }
}
