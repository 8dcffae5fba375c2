//! Snapshots: a case as it stands, so that a host need not replay a long history.

use super::{
    WireFault,
    json::{Limit, read},
};
use crate::{
    Digest,
    case::{Case, Layout},
};
use serde::{Deserialize, Serialize};

/// The largest snapshot that is read, in bytes.
pub const MAX_SNAPSHOT_BYTES: usize = 16 * 1024 * 1024;

/// Holds a snapshot as it is written: the digest tells a damaged one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Snapshot {
    digest: Digest,
    case: Case,
}

/// Holds what can be told of a snapshot of another release.
#[derive(Deserialize)]
struct Probe {
    case: LayoutProbe,
}

#[derive(Deserialize)]
struct LayoutProbe {
    layout: u64,
}

/// Writes a case as it stands: always the same bytes for the same case.
///
/// A snapshot is a cache beside the log. It names the number of the record it was taken behind
/// ([`Case::version`]); the records after that are evolved on top.
///
/// ```
/// use amends::{Actor, Policy, case::{Case, Command, Context, Receive}, ident::CaseId, wire};
/// let policy = Policy::preset("default").ok_or("no such preset")??;
/// let clerk = Actor::person("u-17")?.with_role("intake")?;
/// let context = Context::new(&policy, &clerk, "2026-03-06T16:30:00+08:00".parse()?);
/// let command = Command::Receive(Receive::default());
/// let (case, records) = Case::open(CaseId::new("2026-0001")?, &command, &context)?.into_parts();
///
/// let snapshot = wire::write_snapshot(&case)?;
/// let mut restored = wire::read_snapshot(&snapshot)?;
/// let taken = restored.version();
/// for record in records.iter().filter(|record| record.seq > taken) {
///     restored.evolve(record)?;
/// }
/// assert_eq!(restored, case);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// `WireFault::Unwritable`, which no case of this library meets.
pub fn write_snapshot(case: &Case) -> Result<String, WireFault> {
    let case = body(case)?;
    let digest = Digest::of(case.as_bytes());
    Ok(format!(r#"{{"digest":"{digest}","case":{case}}}"#))
}

/// Reads a case as it stood when the snapshot was taken.
///
/// # Errors
/// `WireFault`: `StaleSnapshot` for one of another release, `DamagedSnapshot` for one whose content
/// is not what was written. Either way the log still holds everything: replay it.
pub fn read_snapshot(bytes: impl AsRef<[u8]>) -> Result<Case, WireFault> {
    let limit = Limit(MAX_SNAPSHOT_BYTES);
    let snapshot: Snapshot =
        read(bytes.as_ref(), limit, |probe: &Probe| match probe.case.layout {
            got if got != u64::from(Layout::NUMBER) => {
                Err(WireFault::StaleSnapshot { got, known: Layout::NUMBER })
            }
            _ => Ok(()),
        })?;
    if Digest::of(body(&snapshot.case)?.as_bytes()) != snapshot.digest {
        return Err(WireFault::DamagedSnapshot);
    }
    Ok(snapshot.case)
}

fn body(case: &impl Serialize) -> Result<String, WireFault> {
    serde_json::to_string(case).map_err(|e| WireFault::Unwritable { detail: e.to_string() })
}
