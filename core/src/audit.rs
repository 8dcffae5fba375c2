//! A chain of digests over a history, so that a change of any record can be found.
//!
//! Each link is the digest of the link before and of the record's canonical bytes. A host stores it
//! beside the record. Erasing a person deletes an entry of the host's vault and appends a record; it
//! changes none, so the chain stays whole. A key makes links that only its holder can forge.
//!
//! ```
//! use amends::{Desk, Policy, audit::Chain, case::{Command, Receive}, ident::CaseId, Actor};
//! let mut desk = Desk::new(Policy::preset("default").unwrap()?);
//! let clerk = Actor::person("u-1")?.with_role("intake")?;
//! let now = "2026-03-02T09:00:00+08:00".parse()?;
//! let records = desk.handle(&CaseId::new("C-1")?, &Command::Receive(Receive::default()), &clerk, now)?;
//! let mut chain = Chain::new();
//! let links: Vec<_> = records.iter().map(|record| chain.append(record)).collect::<Result<_, _>>()?;
//! Chain::new().verify(&records, &links)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::{
    Digest, Words,
    case::Recorded,
    wire::{WireFault, write_record},
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What the first link rests on.
const ORIGIN: &[u8] = b"amends audit chain 1";

/// Says where a chain breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AuditFault {
    /// The record or its link was changed.
    #[error("record {seq}: expected link {expected}, got {got}")]
    Broken {
        /// The first record that does not fit.
        seq: u64,
        /// The link that the record has.
        expected: Digest,
        /// The link that was stored.
        got: Digest,
    },
    /// There are more or fewer links than records.
    #[error("expected {records} links, one a record, got {links}")]
    Uneven {
        /// How many records there are.
        records: usize,
        /// How many links there are.
        links: usize,
    },
    /// A record cannot be written in its canonical form.
    #[error("record {seq}: {fault}")]
    Unwritable {
        /// The record.
        seq: u64,
        /// Why.
        fault: WireFault,
    },
}

impl AuditFault {
    /// Returns the stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Broken { .. } => "broken",
            Self::Uneven { .. } => "uneven",
            Self::Unwritable { .. } => "unwritable",
        }
    }
}

impl AuditFault {
    /// Returns the sentence a person reads: what was expected and what came.
    pub fn words(&self) -> Words {
        let zh = match self {
            Self::Broken { seq, expected, got } => {
                format!("第 {seq} 条：链节应为 {expected}，实为 {got}")
            }
            Self::Uneven { records, links } => {
                format!("{records} 条记录应有同样多的链节，实为 {links} 个")
            }
            Self::Unwritable { seq, .. } => format!("第 {seq} 条：无法写成标准形式"),
        };
        Words::new(zh, self.to_string())
    }
}

/// Holds the last link of a chain, and its key if it has one.
#[derive(Clone)]
pub struct Chain {
    last: Digest,
    key: Option<Hmac<Sha256>>,
}

impl std::fmt::Debug for Chain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let keyed = self.key.is_some();
        f.debug_struct("Chain").field("last", &self.last).field("keyed", &keyed).finish()
    }
}

impl Default for Chain {
    fn default() -> Self {
        Self::new()
    }
}

impl Chain {
    /// Begins a chain that anyone can verify.
    pub fn new() -> Self {
        Self { last: Digest::of(ORIGIN), key: None }
    }

    /// Begins a chain that only holders of the key can extend or verify.
    pub fn keyed(key: &[u8]) -> Self {
        // INVARIANT: a key of any length is accepted; longer ones are digested first.
        Self { key: <Hmac<Sha256> as KeyInit>::new_from_slice(key).ok(), ..Self::new() }
    }

    /// Goes on from a link stored earlier.
    #[must_use]
    pub fn from_link(mut self, link: Digest) -> Self {
        self.last = link;
        self
    }

    /// Adds a record; returns its link.
    ///
    /// # Errors
    /// `AuditFault::Unwritable`, which no record of this library meets.
    pub fn append(&mut self, record: &Recorded) -> Result<Digest, AuditFault> {
        let line = write_record(record)
            .map_err(|fault| AuditFault::Unwritable { seq: record.seq, fault })?;
        self.last = self.link(line.as_bytes());
        Ok(self.last)
    }

    fn link(&self, line: &[u8]) -> Digest {
        match &self.key {
            Some(key) => {
                let mut mac = key.clone();
                mac.update(self.last.bytes());
                mac.update(line);
                Digest::from_bytes(mac.finalize().into_bytes().into())
            }
            None => Digest::of(&[self.last.bytes().as_slice(), line].concat()),
        }
    }

    /// Verifies records against their stored links.
    ///
    /// # Errors
    /// `AuditFault` naming the first record that does not fit.
    pub fn verify(mut self, records: &[Recorded], links: &[Digest]) -> Result<(), AuditFault> {
        for (record, got) in records.iter().zip(links) {
            let expected = self.append(record)?;
            if expected != *got {
                return Err(AuditFault::Broken { seq: record.seq, expected, got: *got });
            }
        }
        if records.len() != links.len() {
            return Err(AuditFault::Uneven { records: records.len(), links: links.len() });
        }
        Ok(())
    }
}
