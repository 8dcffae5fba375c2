//! One case.

use crate::{
    actor::Actor,
    at::{At, Length},
    faults::{plain, rejected, rejection_object, replay, wire},
    organisation::Organisation,
    policy::{Policy, result},
    read,
    record::{Record, records},
    registry::word,
    values::{self, Json},
    write,
};
use amends::{
    Lang,
    case::{
        Availability, Case as Core, Command, Context, Decision, Ground, Observation,
        obligations::Run,
    },
    explain::explain_obligations,
    ident::{CaseId, CommandId},
    wire as form,
};
use pyo3::{
    prelude::*,
    types::{PyList, PyTuple},
};

/// Holds a case: a value that decisions and records move on, never changed in place.
///
/// `decide` returns the next case with the records to append; `replay` rebuilds it from records
/// alone. Hosts that keep many cases in memory use `Desk`.
///
/// >>> from datetime import datetime, timezone
/// >>> from amends import Actor, Policy
/// >>> from amends.commands import Receive, Register
/// >>> policy, clerk = Policy.preset("default"), Actor("u-17", roles=["intake"])
/// >>> now = datetime(2026, 3, 6, 8, 30, tzinfo=timezone.utc)
/// >>> case, records = Case.open("2026-0001", Receive(), clerk, policy, now)
/// >>> register = Register("complaint", "reachable", fields=["content", "contact"])
/// >>> case, more = case.decide(register, clerk, policy, now)
/// >>> case.stage.label("zh"), case.obligations()[0].due.isoformat()
/// ('已登记', '2026-03-09T08:30:00+00:00')
/// >>> Case.replay(records + more) == case
/// True
#[pyclass(module = "amends", frozen)]
pub(crate) struct Case(pub(crate) Core);

/// Says how a command was delivered.
pub(crate) struct Extra<'a> {
    pub(crate) happened_at: Option<At>,
    pub(crate) expected_version: Option<u64>,
    pub(crate) command_id: Option<CommandId>,
    pub(crate) rebind_to: Option<&'a Policy>,
    pub(crate) organisation: Option<&'a Organisation>,
}

/// Reads the name of a command.
pub(crate) fn command_id(id: Option<&str>) -> PyResult<Option<CommandId>> {
    id.map(|id| CommandId::new(id).map_err(plain)).transpose()
}

fn context<'a>(policy: &'a Policy, actor: &'a Actor, now: At, extra: &'a Extra<'a>) -> Context<'a> {
    let mut context = Context::new(&policy.core, &actor.0, now.0);
    if let Some(next) = extra.rebind_to {
        context = context.rebinding_to(&next.core);
    }
    if let Some(organisation) = extra.organisation {
        context = context.in_organisation(&organisation.core);
    }
    if let Some(at) = extra.happened_at {
        context = context.happened_at(at.0);
    }
    if let Some(version) = extra.expected_version {
        context = context.expecting(version);
    }
    if let Some(id) = &extra.command_id {
        context = context.identified_by(id);
    }
    context
}

fn ground<'a>(policy: &'a Policy, now: At, organisation: Option<&'a Organisation>) -> Ground<'a> {
    let ground = Ground::new(&policy.core, now.0);
    match organisation {
        Some(organisation) => ground.in_organisation(&organisation.core),
        None => ground,
    }
}

type Outcome<'py> = (Case, Bound<'py, PyList>);

fn outcome(py: Python<'_>, decision: Decision) -> PyResult<Outcome<'_>> {
    let (case, records) = decision.into_parts();
    Ok((Case(case), Record::list(py, records)?))
}

/// Lists what may be done now as Python objects.
pub(crate) fn availabilities<'py>(
    py: Python<'py>,
    all: &[Availability],
) -> PyResult<Bound<'py, PyList>> {
    let all = all.iter().map(|one| {
        let kind = word(py, "CommandKind", one.command.name())?;
        let refusal = one.refusal.as_ref().map(|why| rejection_object(py, why)).transpose()?;
        result(py, "Availability", (kind, refusal))
    });
    PyList::new(py, all.collect::<PyResult<Vec<_>>>()?)
}

/// Makes a `Run` of Python.
fn run_object<'py>(py: Python<'py>, case: &Core, run: &Run) -> PyResult<Bound<'py, PyAny>> {
    let verdict = run.verdict().map(|verdict| word(py, "Verdict", verdict.name())).transpose()?;
    let run_id = (run.obligation().as_str(), run.number(), run.episode(), run.request());
    let who = case.debtor(run);
    let times =
        (run.anchor(), run.start(), run.first_due(), run.due(), run.judged_at(), run.met_until());
    let class = (
        run_id.0,
        run_id.1,
        word(py, "RunState", run.state().kind().name())?,
        verdict,
        (times.3.map(At), times.5.map(At)),
        run.left_while_paused().map(Length),
        who.as_str(),
        (
            run_id.2,
            run_id.3,
            At(times.0),
            At(times.1),
            times.2.map(At),
            times.4.map(At),
            run.calendar().map(amends::ident::CalendarId::as_str),
            run.term().map(|term| write::typed(py, term)).transpose()?,
        ),
    );
    result(py, "Run", class)
}

#[pymethods]
impl Case {
    /// Opens a case with a `Receive`; returns it with the records to append.
    #[staticmethod]
    #[expect(clippy::too_many_arguments, reason = "keywords of Python")]
    #[pyo3(signature = (id: "str", command: "Command | collections.abc.Mapping[str, typing.Any]", actor: "Actor", policy: "Policy", now: "datetime.datetime", *, happened_at: "datetime.datetime | None" = None, command_id: "str | None" = None, organisation: "Organisation | None" = None) -> "tuple[Case, list[Record]]")]
    fn open<'py>(
        py: Python<'py>,
        id: &str,
        command: &Bound<'py, PyAny>,
        actor: &Actor,
        policy: &Policy,
        now: At,
        happened_at: Option<At>,
        command_id: Option<&str>,
        organisation: Option<&Organisation>,
    ) -> PyResult<Outcome<'py>> {
        let id = CaseId::new(id).map_err(plain)?;
        let command: Command = read::read(command)?;
        let command_id = self::command_id(command_id)?;
        let extra = Extra {
            happened_at,
            expected_version: None,
            command_id,
            rebind_to: None,
            organisation,
        };
        let decided = Core::open(id, &command, &context(policy, actor, now, &extra));
        outcome(py, decided.map_err(rejected)?)
    }

    /// Decides a command; returns the next case with the records to append.
    ///
    /// Time limits that fell due meanwhile come first. A refusal raises `Rejected` and changes
    /// nothing. `happened_at` is when it happened, if earlier than it is told; `rebind_to` is the
    /// policy that a `Rebind` names.
    #[expect(clippy::too_many_arguments, reason = "keywords of Python")]
    #[pyo3(signature = (command: "Command | collections.abc.Mapping[str, typing.Any]", actor: "Actor", policy: "Policy", now: "datetime.datetime", *, happened_at: "datetime.datetime | None" = None, expected_version: "int | None" = None, command_id: "str | None" = None, rebind_to: "Policy | None" = None, organisation: "Organisation | None" = None) -> "tuple[Case, list[Record]]")]
    fn decide<'py>(
        &self,
        py: Python<'py>,
        command: &Bound<'py, PyAny>,
        actor: &Actor,
        policy: &Policy,
        now: At,
        happened_at: Option<At>,
        expected_version: Option<u64>,
        command_id: Option<&str>,
        rebind_to: Option<&Policy>,
        organisation: Option<&Organisation>,
    ) -> PyResult<Outcome<'py>> {
        let command: Command = read::read(command)?;
        let command_id = self::command_id(command_id)?;
        let extra = Extra { happened_at, expected_version, command_id, rebind_to, organisation };
        let decided = self.0.decide(&command, &context(policy, actor, now, &extra));
        outcome(py, decided.map_err(rejected)?)
    }

    /// Lets time pass up to an instant; returns the next case with the records to append.
    #[pyo3(signature = (policy: "Policy", now: "datetime.datetime", *, organisation: "Organisation | None" = None) -> "tuple[Case, list[Record]]")]
    fn tick<'py>(
        &self,
        py: Python<'py>,
        policy: &Policy,
        now: At,
        organisation: Option<&Organisation>,
    ) -> PyResult<Outcome<'py>> {
        let decided = self.0.tick_on(&ground(policy, now, organisation));
        outcome(py, decided.map_err(rejected)?)
    }

    /// Opens a case by the first observation of a foreign log.
    ///
    /// `opened_at` is when the contact came, if the log says so; `now` is when it is told.
    #[staticmethod]
    #[pyo3(signature = (id: "str", observation: "Observation | collections.abc.Mapping[str, typing.Any]", policy: "Policy", *, opened_at: "datetime.datetime | None" = None, now: "datetime.datetime | None" = None, organisation: "Organisation | None" = None) -> "tuple[Case, list[Record]]")]
    fn open_observed<'py>(
        py: Python<'py>,
        id: &str,
        observation: &Bound<'py, PyAny>,
        policy: &Policy,
        opened_at: Option<At>,
        now: Option<At>,
        organisation: Option<&Organisation>,
    ) -> PyResult<Outcome<'py>> {
        let id = CaseId::new(id).map_err(plain)?;
        let observation: Observation = read::read(observation)?;
        let opened_at = opened_at.map_or(observation.at, |at| at.0);
        let now = now.unwrap_or(At(observation.at));
        let ground = ground(policy, now, organisation);
        let decided = Core::open_observed_on(id, opened_at, &observation, &ground);
        outcome(py, decided.map_err(rejected)?)
    }

    /// Records what a foreign system reports; returns the next case with the records to append.
    #[pyo3(signature = (observation: "Observation | collections.abc.Mapping[str, typing.Any]", policy: "Policy", *, now: "datetime.datetime | None" = None, organisation: "Organisation | None" = None) -> "tuple[Case, list[Record]]")]
    fn observe<'py>(
        &self,
        py: Python<'py>,
        observation: &Bound<'py, PyAny>,
        policy: &Policy,
        now: Option<At>,
        organisation: Option<&Organisation>,
    ) -> PyResult<Outcome<'py>> {
        let observation: Observation = read::read(observation)?;
        let now = now.unwrap_or(At(observation.at));
        let decided = self.0.observe_on(&observation, &ground(policy, now, organisation));
        outcome(py, decided.map_err(rejected)?)
    }

    /// Rebuilds a case from its whole history; a history that cannot be raises `ReplayFault`.
    #[staticmethod]
    #[pyo3(signature = (records: "collections.abc.Iterable[Record]") -> "Case")]
    fn replay(records: &Bound<'_, PyAny>) -> PyResult<Self> {
        let records = self::records(records)?;
        let history = records.iter().map(|record| &record.get().core);
        Core::replay(history).map(Self).map_err(replay)
    }

    /// Returns the case moved on by the records that follow.
    #[pyo3(signature = (records: "collections.abc.Iterable[Record]") -> "Case")]
    fn evolve(&self, records: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut case = self.0.clone();
        for record in self::records(records)? {
            case.evolve(&record.get().core).map_err(replay)?;
        }
        Ok(Self(case))
    }

    /// Lists every command with whether the actor may give it now, and if not, why.
    #[pyo3(signature = (actor: "Actor", policy: "Policy", now: "datetime.datetime", *, rebind_to: "Policy | None" = None, organisation: "Organisation | None" = None) -> "list[Availability]")]
    fn available<'py>(
        &self,
        py: Python<'py>,
        actor: &Actor,
        policy: &Policy,
        now: At,
        rebind_to: Option<&Policy>,
        organisation: Option<&Organisation>,
    ) -> PyResult<Bound<'py, PyList>> {
        let extra = Extra {
            happened_at: None,
            expected_version: None,
            command_id: None,
            rebind_to,
            organisation,
        };
        availabilities(py, &self.0.available(&context(policy, actor, now, &extra)))
    }

    /// Explains every run of a time limit: which rule, from when, how long, what counted.
    #[pyo3(signature = (policy: "Policy") -> "list[Explanation]")]
    fn explain<'py>(&self, py: Python<'py>, policy: &Policy) -> PyResult<Bound<'py, PyList>> {
        let all = explain_obligations(&self.0, &policy.core);
        let all = all.iter().map(|one| {
            let zh = PyTuple::new(py, one.render(Lang::Zh))?;
            let en = PyTuple::new(py, one.render(Lang::En))?;
            result(py, "Explanation", (one.obligation.as_str(), one.run, zh, en))
        });
        PyList::new(py, all.collect::<PyResult<Vec<_>>>()?)
    }

    /// Lists every run of a time limit, in the order of their starts.
    #[pyo3(signature = () -> "list[Run]")]
    fn obligations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let runs = self.0.obligations().runs().iter();
        let all = runs.map(|run| run_object(py, &self.0, run)).collect::<PyResult<Vec<_>>>()?;
        PyList::new(py, all)
    }

    /// Returns when the case next wants to be woken, and why; `None` when nothing runs.
    #[pyo3(signature = () -> "WakeUp | None")]
    fn next_wakeup<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.next_wakeup().map(|wake_up| write::typed(py, &wake_up)).transpose()
    }

    /// Writes the case as it stands: a cache beside the log, read by the release that wrote it.
    fn snapshot(&self) -> PyResult<String> {
        form::write_snapshot(&self.0).map_err(wire)
    }

    /// Reads a snapshot; a damaged one, or one of another release, raises `WireFault`.
    #[staticmethod]
    #[pyo3(signature = (snapshot: "str | bytes") -> "Case")]
    fn restore(snapshot: Json<'_>) -> PyResult<Self> {
        form::read_snapshot(snapshot.bytes()).map(Self).map_err(wire)
    }

    /// Writes the case as JSON: its snapshot.
    fn to_json(&self) -> PyResult<String> {
        self.snapshot()
    }

    /// Reads a case from JSON: its snapshot.
    #[staticmethod]
    #[pyo3(signature = (text: "str | bytes") -> "Case")]
    fn from_json(text: Json<'_>) -> PyResult<Self> {
        Self::restore(text)
    }

    /// Writes the snapshot as a dictionary.
    #[pyo3(signature = () -> "dict[str, typing.Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.getattr("loads")?.call1((self.snapshot()?,))
    }

    /// Reads a case from the dictionary of its snapshot.
    #[staticmethod]
    #[pyo3(signature = (data: "collections.abc.Mapping[str, typing.Any]") -> "Case")]
    fn from_dict(data: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text: String = data.py().import("json")?.getattr("dumps")?.call1((data,))?.extract()?;
        form::read_snapshot(&text).map(Self).map_err(wire)
    }

    /// The identifier.
    #[getter]
    fn id(&self) -> &str {
        self.0.id().as_str()
    }

    /// How many records the case is made of; the next one is numbered one more.
    #[getter]
    fn version(&self) -> u64 {
        self.0.version()
    }

    /// When the contact came.
    #[getter]
    // python: datetime.datetime
    fn opened_at(&self) -> At {
        At(self.0.opened_at())
    }

    /// When the last thing happened that somebody caused.
    #[getter]
    // python: datetime.datetime
    fn last_external(&self) -> At {
        At(self.0.last_external())
    }

    /// When the last record was told; the clock given to `decide` must not lie before it.
    #[getter]
    // python: datetime.datetime
    fn last_recorded(&self) -> At {
        At(self.0.last_recorded())
    }

    /// The digest of the policy that judges the case.
    #[getter]
    fn policy(&self) -> String {
        self.0.policy().to_string()
    }

    /// The stage.
    #[getter]
    // python: Stage
    fn stage<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        word(py, "Stage", self.0.stage().name())
    }

    /// The kind, once registered.
    #[getter]
    fn kind(&self) -> Option<&str> {
        self.0.kind().map(amends::ident::KindId::as_str)
    }

    /// The priority, once classified.
    #[getter]
    fn priority(&self) -> Option<&str> {
        self.0.priority().map(amends::ident::Value::as_str)
    }

    /// How it ended, once it has.
    #[getter]
    // python: Outcome | None
    fn outcome<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let ending = self.0.lifecycle().ending();
        ending.map(|ending| word(py, "Outcome", ending.outcome.name())).transpose()
    }

    /// What is known in the fact vocabulary.
    #[getter]
    // python: Facts
    fn facts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        write::typed(py, &self.0.facts())
    }

    /// The unit in charge.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.0.assignment().unit().map(amends::ident::UnitId::as_str)
    }

    /// The handler.
    #[getter]
    fn handler(&self) -> Option<&str> {
        self.0.assignment().handler().map(amends::ident::ActorId::as_str)
    }

    /// Whom the case waits for, why, since when; `None` while the work goes on.
    #[getter]
    // python: Waiting | None
    fn waiting<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.waiting().current().map(|now| write::typed(py, now)).transpose()
    }

    /// The escalation level, 0 for none.
    #[getter]
    fn level(&self) -> u8 {
        self.0.escalation().level()
    }

    /// The episode, 0 until the first reopening.
    #[getter]
    fn episode(&self) -> u32 {
        self.0.lifecycle().episode()
    }

    /// The time promised to the customer, if one was.
    #[getter]
    // python: datetime.datetime | None
    fn promise(&self) -> Option<At> {
        self.0.lifecycle().promise().map(At)
    }

    /// The acts that await another's decision.
    #[getter]
    // python: tuple[PendingAct, ...]
    fn pending<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let all = self.0.custody().asked().iter().map(|act| {
            let mode = word(py, "Mode", act.mode.name())?;
            let by = act.by.as_ref().map(|by| by.id.as_str());
            result(py, "PendingAct", (act.ordinal, mode, by, write::typed(py, &act.command)?))
        });
        PyTuple::new(py, all.collect::<PyResult<Vec<_>>>()?)
    }

    /// How many steps a foreign log reported that the table does not have.
    #[getter]
    fn inferred_steps(&self) -> u64 {
        self.0.custody().inferred_steps()
    }

    /// Whether the personal references are erased.
    #[getter]
    fn is_erased(&self) -> bool {
        self.0.custody().is_erased()
    }

    fn __repr__(&self) -> String {
        let (stage, version) = (self.0.stage().name(), self.0.version());
        let kind = self.kind().map_or_else(String::new, |kind| format!(" {kind}"));
        format!("<Case {:?}{kind} at {stage}, version {version}>", self.id())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().0 == self.0)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        (self.id(), self.version()).into_pyobject(py)?.hash()
    }
}

values::class!(Case, "Case", pickled as JSON);
