//! Policies: the rules of a service centre as data.

use crate::{
    at::At,
    calendar::Calendar,
    document,
    faults::{findings_tuple, invalid, plain},
    organisation::Organisation,
    pack::Packs,
    registry::{Registry, word},
    values::{self, Json},
    write,
};
use amends::{
    Digest, Findings, Lang, Policy as Core, Words,
    ident::KindId,
    policy::{Checked, PolicyDocument, diff, presets},
};
use pyo3::{
    exceptions::PyOSError,
    prelude::*,
    types::{PyDict, PyList, PyTuple},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Holds the documents a policy was sealed from, so that it can be written again.
struct Source {
    main: PolicyDocument,
    parts: Vec<(String, PolicyDocument)>,
    packs: Packs,
}

impl Source {
    fn check(&self) -> Checked {
        Core::compose(&self.main, &self.parts, &self.packs.all())
    }
}

/// Holds the rules of a service centre, checked and sealed.
///
/// It comes from a document in TOML or JSON. A document with errors raises `PolicyInvalid`, which
/// lists all of them at once; `Policy.check` lists them without raising. `packs` are the holidays that
/// its calendars name beside those that come with the package. Two policies are equal when their
/// digests are.
///
/// >>> policy = Policy.preset("default")
/// >>> policy.number, policy.title.en
/// ('DEFAULT', 'Basic customer service policy')
/// >>> [finding.path for finding in Policy.check("[document]\nnumber = 'EX-1'")][:1]
/// ['document.title']
#[pyclass(module = "amends", frozen)]
pub(crate) struct Policy {
    pub(crate) core: Core,
    source: Source,
}

/// Returns a number that stands for a digest in hash tables.
pub(crate) fn short(digest: Digest) -> u64 {
    let (first, _) = digest.bytes().split_at(8);
    first.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
}

type Parts = Option<BTreeMap<String, String>>;

/// Says how a document is written.
#[derive(Clone, Copy)]
enum Format {
    Toml,
    Json,
}

impl Format {
    fn read(self, text: &str) -> Result<PolicyDocument, Findings> {
        match self {
            Self::Toml => PolicyDocument::from_toml(text),
            Self::Json => PolicyDocument::from_json(text),
        }
    }

    fn source(self, text: &str, parts: Parts, packs: Packs) -> Result<Source, Findings> {
        let main = self.read(text)?;
        let mut read = Vec::new();
        for (name, text) in parts.unwrap_or_default() {
            match self.read(&text) {
                Ok(part) => read.push((name, part)),
                Err(findings) => {
                    let mut all = Findings::new();
                    all.extend_under(&format!("part.{name}"), findings);
                    return Err(all);
                }
            }
        }
        Ok(Source { main, parts: read, packs })
    }
}

impl Policy {
    fn sealed(source: Source) -> Result<Self, Findings> {
        Ok(Self { core: source.check().into_policy()?, source })
    }
}

/// Reads a file; an error names it, as errors of Python's own `open` do.
fn text_of(path: &Path) -> PyResult<String> {
    std::fs::read_to_string(path).map_err(|error| match error.raw_os_error() {
        Some(code) => {
            let said = error.to_string();
            let said = said.split(" (os error").next().unwrap_or_default().to_owned();
            PyOSError::new_err((code, said, path.display().to_string()))
        }
        None => plain(format!("`{}`: {error}", path.display())),
    })
}

/// Makes a `Words` of Python.
pub(crate) fn words<'py>(py: Python<'py>, words: &Words) -> PyResult<Bound<'py, PyAny>> {
    write::typed(py, words)
}

/// Makes an object of a class that the registry knows.
pub(crate) fn result<'py>(
    py: Python<'py>,
    class: &str,
    arguments: impl pyo3::call::PyCallArgs<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let found = Registry::get(py)?.class(py, class);
    found.ok_or_else(|| plain(format!("there is no class `{class}`")))?.call1(arguments)
}

/// Reads a language by its name.
pub(crate) fn language(lang: &str) -> PyResult<Lang> {
    match lang {
        "zh" => Ok(Lang::Zh),
        "en" => Ok(Lang::En),
        other => Err(plain(format!("expected the language `zh` or `en`, got `{other}`"))),
    }
}

#[pymethods]
impl Policy {
    /// Reads, checks and seals the policy of a file, `.toml` or `.json`.
    ///
    /// The parts it names are read from the files beside it.
    #[staticmethod]
    #[pyo3(signature = (path: "str | os.PathLike[str]", *, packs: "collections.abc.Iterable[Pack]" = Packs::default()) -> "Policy")]
    fn load(path: PathBuf, packs: Packs) -> PyResult<Self> {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("toml");
        let format = if ending == "json" { Format::Json } else { Format::Toml };
        let text = text_of(&path)?;
        let main = format.read(&text).map_err(invalid)?;
        let main = serde_json::to_value(&main).map_err(plain)?;
        let named = main.get("part").and_then(serde_json::Value::as_array);
        let mut parts = BTreeMap::new();
        for name in named.into_iter().flatten().filter_map(|part| part.get("name")?.as_str()) {
            // A name that is more than a name is left to the check, which misses the part.
            if name.contains(['/', '\\']) || name.starts_with('.') {
                continue;
            }
            let file = path.with_file_name(format!("{name}.{ending}"));
            parts.insert(name.to_owned(), text_of(&file)?);
        }
        format.source(&text, Some(parts), packs).and_then(Self::sealed).map_err(invalid)
    }

    /// Reads, checks and seals a TOML document; `parts` maps the names of its parts to their texts.
    #[staticmethod]
    #[pyo3(signature = (text: "str", *, parts: "collections.abc.Mapping[str, str] | None" = None, packs: "collections.abc.Iterable[Pack]" = Packs::default()) -> "Policy")]
    fn from_toml(text: &str, parts: Parts, packs: Packs) -> PyResult<Self> {
        Format::Toml.source(text, parts, packs).and_then(Self::sealed).map_err(invalid)
    }

    /// Reads, checks and seals a JSON document; `parts` maps the names of its parts to their texts.
    #[staticmethod]
    #[pyo3(signature = (text: "str | bytes", *, parts: "collections.abc.Mapping[str, str] | None" = None, packs: "collections.abc.Iterable[Pack]" = Packs::default()) -> "Policy")]
    fn from_json(text: Json<'_>, parts: Parts, packs: Packs) -> PyResult<Self> {
        Format::Json.source(text.text()?, parts, packs).and_then(Self::sealed).map_err(invalid)
    }

    /// Checks and seals a document given as a dictionary; dates may be `datetime` objects, as
    /// `tomllib` reads them.
    #[staticmethod]
    #[pyo3(signature = (data: "collections.abc.Mapping[str, typing.Any]", *, packs: "collections.abc.Iterable[Pack]" = Packs::default()) -> "Policy")]
    fn from_dict(data: &Bound<'_, PyAny>, packs: Packs) -> PyResult<Self> {
        let text = document::json(data)?;
        Format::Json.source(&text, None, packs).and_then(Self::sealed).map_err(invalid)
    }

    /// Returns a policy that comes with the package; `Policy.presets()` lists them.
    #[staticmethod]
    #[pyo3(signature = (name: "str") -> "Policy")]
    fn preset(name: &str) -> PyResult<Self> {
        let all = presets();
        let found = all.iter().find(|preset| preset.name == name).ok_or_else(|| {
            let known: Vec<_> = all.iter().map(|preset| preset.name).collect();
            plain(format!("expected one of the presets {}, got `{name}`", known.join(", ")))
        })?;
        Self::from_toml(found.text, None, Packs::default())
    }

    /// Lists the policies that come with the package: name to title.
    #[staticmethod]
    #[pyo3(signature = () -> "dict[str, Words]")]
    fn presets(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
        let dict = PyDict::new(py);
        for preset in presets() {
            dict.set_item(preset.name, words(py, &preset.title)?)?;
        }
        Ok(dict)
    }

    /// Returns the text of a preset, with its comments, to copy from.
    #[staticmethod]
    #[pyo3(signature = (name: "str") -> "str")]
    fn preset_text(name: &str) -> PyResult<&'static str> {
        let found = presets().into_iter().find(|preset| preset.name == name);
        found
            .map(|preset| preset.text)
            .ok_or_else(|| plain(format!("there is no preset `{name}`; see `Policy.presets()`")))
    }

    /// Lists everything that is wrong with a TOML document, errors and warnings, without raising.
    #[staticmethod]
    #[pyo3(signature = (text: "str", *, parts: "collections.abc.Mapping[str, str] | None" = None, packs: "collections.abc.Iterable[Pack]" = Packs::default()) -> "tuple[Finding, ...]")]
    fn check<'py>(
        py: Python<'py>,
        text: &str,
        parts: Parts,
        packs: Packs,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let findings = match Format::Toml.source(text, parts, packs) {
            Ok(source) => source.check().findings,
            Err(findings) => findings,
        };
        findings_tuple(py, &findings)
    }

    /// Lists in words what changed from this policy to another, in the order of the paths.
    #[pyo3(signature = (other: "Policy") -> "list[Change]")]
    fn diff<'py>(&self, py: Python<'py>, other: &Self) -> PyResult<Bound<'py, PyList>> {
        let changes = diff(&self.core, &other.core);
        let all = changes.iter().map(|change| {
            let sentence = change.words();
            let side = |side: &Option<Words>| side.as_ref().map(|side| words(py, side)).transpose();
            let (before, after) = (side(&change.before)?, side(&change.after)?);
            result(py, "Change", (&change.path, before, after, words(py, &sentence)?))
        });
        PyList::new(py, all.collect::<PyResult<Vec<_>>>()?)
    }

    /// The SHA-256 by which the policy is known; a case pins it when it is opened.
    #[getter]
    fn digest(&self) -> String {
        self.core.digest().to_string()
    }

    /// The document number.
    #[getter]
    fn number(&self) -> &str {
        &self.core.control().number
    }

    /// The title in both languages.
    #[getter]
    // python: Words
    fn title<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        words(py, &self.core.control().title)
    }

    /// The revision, a text of the host.
    #[getter]
    fn revision(&self) -> &str {
        &self.core.control().revision
    }

    /// From when on cases are judged by it; `None` is without a date.
    #[getter]
    // python: datetime.datetime | None
    fn effective_from(&self) -> Option<At> {
        self.core.control().effective_from.map(At)
    }

    /// The kinds of case: identifier to name.
    #[getter]
    // python: dict[str, Words]
    fn kinds<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for kind in self.core.kinds() {
            dict.set_item(kind.id.as_str(), words(py, &kind.name)?)?;
        }
        Ok(dict)
    }

    /// The obligations, in the order of the document.
    #[getter]
    // python: tuple[ObligationRule, ...]
    fn obligations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let all = self.core.obligations().iter().map(|rule| {
            let clauses =
                PyTuple::new(py, rule.clauses.iter().map(amends::ident::ClauseId::as_str))?;
            let nature = word(py, "Nature", rule.nature.name())?;
            result(
                py,
                "ObligationRule",
                (rule.id.as_str(), words(py, &rule.name)?, nature, clauses),
            )
        });
        PyTuple::new(py, all.collect::<PyResult<Vec<_>>>()?)
    }

    /// The calendars: name to calendar.
    #[getter]
    // python: dict[str, Calendar]
    fn calendars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(slf.py());
        for core in slf.get().core.calendars() {
            let name = core.id().to_owned();
            dict.set_item(name, Calendar::of_policy(core.clone(), slf.clone().unbind()))?;
        }
        Ok(dict)
    }

    /// Returns a calendar by its name; without one, the calendar that reports measure by.
    #[pyo3(signature = (name: "str | None" = None) -> "Calendar")]
    fn calendar(slf: &Bound<'_, Self>, name: Option<&str>) -> PyResult<Calendar> {
        let core = &slf.get().core;
        let found = match name {
            Some(name) => core.calendar_named(name),
            None => core.report_calendar().or(core.calendars().first()),
        };
        let found = found.cloned().ok_or_else(|| {
            let known: Vec<_> = core.calendars().iter().map(amends::time::Calendar::id).collect();
            plain(match (name, known.as_slice()) {
                (_, []) => "the policy has no calendar; it needs a table `[calendar]`".to_owned(),
                (Some(name), _) => {
                    format!("expected one of the calendars {}, got `{name}`", known.join(", "))
                }
                (None, _) => format!("expected the name of a calendar: {}", known.join(", ")),
            })
        })?;
        Ok(Calendar::of_policy(found, slf.clone().unbind()))
    }

    /// Returns when each obligation would first be due, for a whole table of cases.
    ///
    /// A row is a case that comes in at the instant of the column `received`, a timestamp with a
    /// time zone, and is registered and classified at once. The other columns are facts of the case:
    /// `kind` (may be left out where the policy has one), `priority` (where it is missing, the matrix
    /// of the policy finds it), `unit` (the case is assigned to it at once), `channel` and so on. The
    /// answer has a row for each row and a column for each obligation, missing where it is not owed,
    /// as a frame of the caller's library. Other threads run meanwhile. A term that counts on the
    /// calendar `of-debtor` asks `organisation` whose calendar that is, and is refused without one.
    #[pyo3(signature = (table: "typing.Any", *, received: "str" = "received", organisation: "Organisation | None" = None) -> "typing.Any")]
    fn due_dates<'py>(
        &self,
        table: &Bound<'py, PyAny>,
        received: &str,
        organisation: Option<&Organisation>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let organisation = organisation.map(|given| &given.core);
        let due = crate::due::due_dates(&self.core, organisation, table, received)?;
        crate::arrow::batch(table.py(), "aligned")?.call1((table, due))
    }

    /// Draws the lifecycle of a kind of case as a state diagram, which notebooks show.
    #[pyo3(signature = (kind: "str", lang: "Literal['zh', 'en']" = "en") -> "Diagram")]
    fn diagram<'py>(&self, py: Python<'py>, kind: &str, lang: &str) -> PyResult<Bound<'py, PyAny>> {
        let id = KindId::new(kind).map_err(plain)?;
        let drawn = self.core.diagram(&id, language(lang)?).ok_or_else(|| {
            let known: Vec<_> = self.core.kinds().iter().map(|kind| kind.id.as_str()).collect();
            plain(format!("expected one of the kinds {}, got `{kind}`", known.join(", ")))
        })?;
        result(py, "Diagram", (drawn.to_mermaid(), drawn.to_dot()))
    }

    /// Writes the document as JSON.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&self.source.main).map_err(plain)
    }

    /// Writes the document as a dictionary.
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        write::plain(py, &self.source.main)
    }

    fn __repr__(&self) -> String {
        let (number, revision) = (self.number(), self.revision());
        let digest: String = self.digest().chars().take(12).collect();
        format!("<Policy {number:?} revision {revision:?} digest {digest}…>")
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().core == self.core)
    }

    fn __hash__(&self) -> u64 {
        short(self.core.digest())
    }

    #[pyo3(signature = () -> "tuple[typing.Any, ...]")]
    fn __reduce__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let rebuild = py.import("amends._pickle")?.getattr("policy")?;
        let parts = PyDict::new(py);
        for (name, part) in &self.source.parts {
            parts.set_item(name, serde_json::to_string(part).map_err(plain)?)?;
        }
        let main = self.to_json()?.into_pyobject(py)?.into_any();
        let packs = self.source.packs.tuple(py)?.into_any();
        Ok((rebuild, PyTuple::new(py, [main, parts.into_any(), packs])?))
    }
}

values::class!(Policy, "Policy");
