//! Policies: the rules of a service centre.

use crate::{
    border::Show,
    calendar::AmendsCalendar,
    error::AmendsError,
    generated::words::{CaseFlow, Nature},
    misfit::Misfit,
    values::{Finding, Lang, Moment, Words},
};
use amends::{
    Policy as Core,
    ident::KindId,
    policy::{PolicyDocument, diff},
    time::{Pack, Packs},
};
use std::sync::Arc;

/// Maps the names of parts to their texts; what crosses the border is sorted before it is read.
#[expect(clippy::disallowed_types, reason = "the one map that crosses the border")]
type PartTexts = std::collections::HashMap<String, String>;

/// Holds the rules of a service centre, checked and sealed.
///
/// It comes from a document in JSON or TOML. A document with errors is refused with all of them at
/// once; `checkPolicy` lists them without refusing.
#[derive(Debug, uniffi::Object)]
pub struct AmendsPolicy {
    pub(crate) core: Core,
}

/// Describes a policy.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct PolicyInfo {
    /// The SHA-256 by which it is known; a case pins it when it is opened.
    pub digest: String,
    /// The document number.
    pub number: String,
    /// The title.
    pub title: Words,
    /// The revision, a text of the host.
    pub revision: String,
    /// From when on cases are judged by it; none is without a date.
    pub effective_from: Option<Moment>,
    /// The kinds of case.
    pub kinds: Vec<KindInfo>,
    /// The obligations, in the order of the document.
    pub obligations: Vec<ObligationInfo>,
    /// The names of the calendars.
    pub calendars: Vec<String>,
}

/// Describes a kind of case.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct KindInfo {
    /// The identifier, as commands give it.
    pub id: String,
    /// The name a person reads.
    pub name: Words,
    /// The flow it goes through.
    pub flow: CaseFlow,
    /// The form fields that must be present at registration.
    pub required_fields: Vec<String>,
}

/// Describes an obligation.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct ObligationInfo {
    /// The identifier.
    pub id: String,
    /// The name a person reads.
    pub name: Words,
    /// Its legal nature.
    pub nature: Nature,
    /// The clauses it comes from.
    pub clauses: Vec<String>,
}

/// Describes a policy that comes with the library.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct PresetInfo {
    /// The name by which it is asked for.
    pub name: String,
    /// What it is.
    pub title: Words,
    /// The document, in TOML, to copy from.
    pub text: String,
}

/// Holds one change from a policy to another.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct PolicyChange {
    /// The path of the value, such as `obligation.first-reply.term`.
    pub path: String,
    /// What it said before; none when it was added.
    pub before: Option<Words>,
    /// What it says now; none when it was removed.
    pub after: Option<Words>,
    /// The change as a sentence.
    pub words: Words,
}

/// Lists the policies that come with the library; a build that reads no TOML has none.
#[uniffi::export]
pub fn presets() -> Vec<PresetInfo> {
    come_along()
}

#[cfg(feature = "toml")]
fn come_along() -> Vec<PresetInfo> {
    let all = amends::policy::presets();
    let info = |preset: amends::policy::Preset| PresetInfo {
        name: preset.name.to_owned(),
        title: Words::show(&preset.title),
        text: preset.text.to_owned(),
    };
    all.into_iter().map(info).collect()
}

/// They are written in TOML.
#[cfg(not(feature = "toml"))]
fn come_along() -> Vec<PresetInfo> {
    Vec::new()
}

/// Lists everything that is wrong with a policy document in JSON, errors and warnings.
#[uniffi::export(default(parts = None, packs = []))]
pub fn check_policy(
    text: &str,
    parts: Option<PartTexts>,
    packs: Vec<Arc<AmendsPack>>,
) -> Vec<Finding> {
    let findings = match read(text, parts, PolicyDocument::from_json) {
        Ok((document, parts)) => Core::compose(&document, &parts, &all(&packs)).findings,
        Err(findings) => findings,
    };
    findings.iter().map(Finding::show).collect()
}

/// Writes a policy document in TOML as JSON, which every build reads.
///
/// Errors: `DocumentInvalid` when it is no TOML, `Unsupported` in a build that reads none.
#[uniffi::export]
pub fn policy_toml_to_json(text: &str) -> Result<String, AmendsError> {
    let document = document_of_toml(text)?;
    Ok(serde_json::to_string(&document).map_err(|error| Misfit::invalid("text", &error))?)
}

type Parts = Vec<(String, PolicyDocument)>;

fn read<E>(
    text: &str,
    parts: Option<PartTexts>,
    parse: impl Fn(&str) -> Result<PolicyDocument, E>,
) -> Result<(PolicyDocument, Parts), E> {
    let mut parts: Vec<_> = parts.unwrap_or_default().into_iter().collect();
    parts.sort_unstable();
    let parts = parts.into_iter().map(|(name, text)| Ok((name, parse(&text)?)));
    Ok((parse(text)?, parts.collect::<Result<_, E>>()?))
}

#[cfg(feature = "toml")]
fn document_of_toml(text: &str) -> Result<PolicyDocument, AmendsError> {
    Ok(PolicyDocument::from_toml(text)?)
}

#[cfg(not(feature = "toml"))]
fn document_of_toml(_: &str) -> Result<PolicyDocument, AmendsError> {
    Err(AmendsError::Unsupported {
        zh: "本构建不含 TOML；请使用 JSON 制度文件".to_owned(),
        en: "this build reads no TOML; give the policy as JSON".to_owned(),
    })
}

/// Returns the packs that come with the library and those of the host, which replace one of the same id.
fn all(packs: &[Arc<AmendsPack>]) -> Packs {
    packs.iter().fold(Packs::builtin(), |all, pack| all.with(pack.core.clone()))
}

/// Holds the holidays of a country or a house, which the calendars of a policy name.
///
/// The library brings `cn`; a newer one of the same id takes its place.
#[derive(Debug, uniffi::Object)]
pub struct AmendsPack {
    core: Pack,
}

#[uniffi::export]
impl AmendsPack {
    /// Reads and checks a JSON document.
    ///
    /// Errors: `DocumentInvalid` with everything that is wrong.
    #[uniffi::constructor]
    pub fn from_json(text: &str) -> Result<Arc<Self>, AmendsError> {
        Ok(Arc::new(Self { core: Pack::from_json(text)? }))
    }

    /// Returns the name by which calendars ask for it.
    pub fn id(&self) -> String {
        self.core.id().to_owned()
    }

    /// Returns the revision, which every deadline that rests on it records.
    pub fn revision(&self) -> String {
        self.core.revision().to_owned()
    }
}

impl AmendsPolicy {
    fn sealed(
        (document, parts): (PolicyDocument, Parts),
        packs: &[Arc<AmendsPack>],
    ) -> Result<Arc<Self>, AmendsError> {
        let checked = Core::compose(&document, &parts, &all(packs));
        Ok(Arc::new(Self { core: checked.into_policy()? }))
    }
}

#[uniffi::export]
impl AmendsPolicy {
    /// Reads, checks and seals a JSON document; `parts` maps the names of its parts to their texts,
    /// `packs` are holidays of the host.
    ///
    /// Errors: `DocumentInvalid` with everything that is wrong.
    #[uniffi::constructor(default(parts = None, packs = []))]
    pub fn from_json(
        text: &str,
        parts: Option<PartTexts>,
        packs: Vec<Arc<AmendsPack>>,
    ) -> Result<Arc<Self>, AmendsError> {
        Self::sealed(read(text, parts, PolicyDocument::from_json)?, &packs)
    }

    /// Reads, checks and seals a TOML document; `parts` and `packs` are as for JSON, the texts of the
    /// parts in TOML.
    ///
    /// Errors: `DocumentInvalid` with everything that is wrong, `Unsupported` in a build that reads no
    /// TOML.
    #[uniffi::constructor(default(parts = None, packs = []))]
    pub fn from_toml(
        text: &str,
        parts: Option<PartTexts>,
        packs: Vec<Arc<AmendsPack>>,
    ) -> Result<Arc<Self>, AmendsError> {
        Self::sealed(read(text, parts, document_of_toml)?, &packs)
    }

    /// Returns a policy that comes with the library; `presets` lists them.
    ///
    /// Errors: `Invalid` when there is none of that name, `Unsupported` in a build that reads no TOML.
    #[uniffi::constructor]
    pub fn preset(name: &str) -> Result<Arc<Self>, AmendsError> {
        let presets = come_along();
        let known: Vec<_> = presets.iter().map(|preset| preset.name.as_str()).collect();
        let text = match presets.iter().find(|preset| preset.name == name) {
            Some(preset) => &preset.text,
            None if known.is_empty() => "",
            None => return Err(Misfit::unknown("name", &known, name).into()),
        };
        Self::from_toml(text, None, Vec::new())
    }

    /// Describes the policy.
    pub fn info(&self) -> PolicyInfo {
        let control = self.core.control();
        PolicyInfo {
            digest: self.core.digest().to_string(),
            number: control.number.clone(),
            title: Words::show(&control.title),
            revision: control.revision.clone(),
            effective_from: Show::show(&control.effective_from),
            kinds: self.core.kinds().iter().map(|kind| self.kind(kind)).collect(),
            obligations: self.core.obligations().iter().map(ObligationInfo::show).collect(),
            calendars: self.core.calendars().iter().map(|each| each.id().to_owned()).collect(),
        }
    }

    /// Returns the SHA-256 by which the policy is known.
    pub fn digest(&self) -> String {
        self.core.digest().to_string()
    }

    /// Returns a calendar by its name.
    ///
    /// Errors: `Invalid` when the policy has none of that name.
    pub fn calendar(&self, name: &str) -> Result<Arc<AmendsCalendar>, AmendsError> {
        let known: Vec<_> = self.core.calendars().iter().map(amends::time::Calendar::id).collect();
        let found = self.core.calendar_named(name);
        let core = found.ok_or_else(|| Misfit::unknown("name", &known, name))?.clone();
        Ok(Arc::new(AmendsCalendar { core }))
    }

    /// Lists in words what changed from this policy to another.
    pub fn diff(&self, other: &AmendsPolicy) -> Vec<PolicyChange> {
        let all = diff(&self.core, &other.core);
        let change = |change: amends::policy::Change| PolicyChange {
            words: Words::show(&change.words()),
            before: Show::show(&change.before),
            after: Show::show(&change.after),
            path: change.path,
        };
        all.into_iter().map(change).collect()
    }

    /// Draws the lifecycle of a kind of case as a Mermaid state diagram.
    ///
    /// Errors: `Invalid` when the policy has no such kind.
    pub fn diagram(&self, kind: &str, lang: Lang) -> Result<String, AmendsError> {
        let known: Vec<_> = self.core.kinds().iter().map(|kind| kind.id.as_str()).collect();
        let id = KindId::new(kind).ok();
        let drawn = id.and_then(|id| self.core.diagram(&id, lang.into()));
        let drawn = drawn.ok_or_else(|| Misfit::unknown("kind", &known, kind))?;
        Ok(drawn.to_mermaid())
    }
}

impl AmendsPolicy {
    fn kind(&self, kind: &amends::policy::Kind) -> KindInfo {
        let form = kind.form.as_ref().and_then(|id| self.core.form(id));
        let required = form.into_iter().flat_map(amends::policy::Form::required);
        KindInfo {
            id: Show::show(&kind.id),
            name: Words::show(&kind.name),
            flow: Show::show(&kind.flow),
            required_fields: required.map(|field| String::show(&field.id)).collect(),
        }
    }
}

impl Show<amends::policy::Obligation> for ObligationInfo {
    fn show(core: &amends::policy::Obligation) -> Self {
        Self {
            id: Show::show(&core.id),
            name: Words::show(&core.name),
            nature: Show::show(&core.nature),
            clauses: Show::show(&core.clauses),
        }
    }
}
