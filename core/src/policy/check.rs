//! From a document to a sealed policy: everything that is wrong at once, or the policy.

use super::{
    document::PolicyDocument,
    draft::Draft,
    lookup::Lookup,
    parts,
    sealed::{Policy, Sealed},
};
use crate::{
    Digest, Findings,
    time::{Calendar, Packs},
};
use std::sync::Arc;

/// Holds what a check came to: the sealed policy if there is no error, and every finding.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The policy; absent when a finding is an error.
    pub policy: Option<Policy>,
    /// Everything that was found, errors and warnings.
    pub findings: Findings,
}

impl Checked {
    /// Returns the policy, warnings aside.
    ///
    /// # Errors
    /// All findings, when one of them is an error.
    pub fn into_policy(self) -> Result<Policy, Findings> {
        self.policy.ok_or(self.findings)
    }
}

impl Policy {
    /// Judges a document and seals it when nothing in it is an error.
    ///
    /// All findings come at once, so that a person corrects a document in one go; removing the
    /// cause of one finding removes that finding only.
    ///
    /// ```
    /// use amends::{policy::{Policy, PolicyDocument}, time::Packs};
    /// let document = PolicyDocument::from_toml("[document]\nnumber = 'EX-1'\nrevison = 'A'")?;
    /// let checked = Policy::check(&document, &Packs::builtin());
    /// assert!(checked.policy.is_none());
    /// let found: Vec<_> = checked.findings.iter().map(|f| (f.path(), f.code().code())).collect();
    /// assert!(found.contains(&("document.revison", "unknown_key")));
    /// assert!(found.contains(&("document.title", "missing_name")));
    /// # Ok::<(), amends::Findings>(())
    /// ```
    pub fn check(document: &PolicyDocument, packs: &Packs) -> Checked {
        Self::compose(document, &[], packs)
    }

    /// Judges a document together with the parts it names, and seals them as one policy.
    ///
    /// A part is a document of its own that leaves `document` and `part` out. Entries of all of
    /// them stand side by side; one that two of them define is a finding. The digest of the policy
    /// covers the digests of its parts.
    pub fn compose(
        main: &PolicyDocument,
        parts: &[(String, PolicyDocument)],
        packs: &Packs,
    ) -> Checked {
        let mut findings = Findings::new();
        parts::check(main, parts, &mut findings);
        let sources = main.with_parts(parts);
        let draft = Draft::read(&sources, packs, &mut findings);
        super::lint::run(&draft, &mut findings);
        if findings.has_errors() {
            return Checked { policy: None, findings };
        }
        let digest = digest(main, parts, &draft);
        Checked { policy: seal(draft, digest), findings }
    }

    /// Reads, judges and seals a TOML document with the built-in calendar packs.
    ///
    /// # Errors
    /// All findings, when one of them is an error; warnings alone are dropped.
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Findings> {
        Self::check(&PolicyDocument::from_toml(text)?, &Packs::builtin()).into_policy()
    }

    /// Reads, judges and seals a JSON document with the built-in calendar packs.
    ///
    /// # Errors
    /// All findings, when one of them is an error; warnings alone are dropped.
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self, Findings> {
        Self::check(&PolicyDocument::from_json(text)?, &Packs::builtin()).into_policy()
    }
}

fn seal(draft: Draft, digest: Digest) -> Option<Policy> {
    let mut sealed = Sealed {
        digest,
        control: draft.control?,
        kinds: draft.kinds.into_values(),
        calendars: draft.calendars.into_values(),
        clock: Calendar::around_the_clock(),
        report_calendar: draft.report_calendar.map(|placed| placed.value),
        forms: draft.forms.into_values(),
        matrix: draft.matrix.map(|placed| placed.value),
        routes: draft.routes.into_values(),
        gates: draft.gates.into_values(),
        obligations: draft.obligations.into_values(),
        schedules: draft.schedules.into_values(),
        grants: draft.grants.into_values(),
        lookup: Lookup::default(),
    };
    sealed.lookup = Lookup::of(&sealed);
    Some(Policy(Arc::new(sealed)))
}

/// Digests the document, its parts by name, and what every calendar holds, its pack included.
fn digest(main: &PolicyDocument, parts: &[(String, PolicyDocument)], draft: &Draft) -> Digest {
    use std::fmt::Write as _;
    let mut canonical = format!("amends policy 2\nmain {}\n", main.digest());
    let mut parts: Vec<_> = parts.iter().map(|(name, part)| (name, part.digest())).collect();
    parts.sort_unstable();
    for (name, digest) in parts {
        // INVARIANT: writing to a String cannot fail.
        let _ = writeln!(canonical, "part {name:?} {digest}");
    }
    let mut calendars: Vec<_> =
        draft.calendars.entries.iter().map(|placed| &placed.value).collect();
    calendars.sort_unstable_by(|a, b| a.id().cmp(b.id()));
    for calendar in calendars {
        let _ = writeln!(canonical, "calendar {:?} {}", calendar.id(), calendar.digest());
    }
    Digest::of(canonical.as_bytes())
}
