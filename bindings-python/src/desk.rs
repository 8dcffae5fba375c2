//! Many cases in memory.

use crate::{
    actor::Actor,
    at::At,
    case::{Case, availabilities, command_id},
    faults::{invalid, plain, rejected, rejection_object, replay},
    organisation::Organisation,
    policy::{Policy, result},
    read,
    record::{Record, records},
    write,
};
use amends::{
    Desk as Core,
    case::{Command, Observation, Verdict},
    desk::{Advance, AgendaItem, Delivery},
    ident::{CaseId, ObligationId},
    policy::Versions,
};
use pyo3::{
    exceptions::PyKeyError,
    prelude::*,
    types::{PyDict, PyList, PyTuple},
};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Holds many cases and the policies they are bound to, and carries commands out.
///
/// Every call returns the records to append; the desk stores nothing. It may be used from several
/// threads: calls take turns.
///
/// >>> from datetime import datetime, timezone
/// >>> from amends import Actor, Policy
/// >>> from amends.commands import Receive
/// >>> desk = Desk(Policy.preset("default"))
/// >>> now = datetime(2026, 3, 2, 1, tzinfo=timezone.utc)
/// >>> records = desk.handle("C-1", Receive(), Actor("u-1", roles=["intake"]), now)
/// >>> records[0].type, len(desk), "C-1" in desk
/// ('case.received', 1, True)
#[pyclass(module = "amends", frozen)]
pub(crate) struct Desk {
    core: Mutex<Core>,
    /// What the desk was told, so that it can be made again elsewhere.
    told: Mutex<Told>,
}

struct Told {
    adopted: Vec<Py<Policy>>,
    learnt: Vec<Py<Policy>>,
    organisation: Option<Py<Organisation>>,
}

pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn id(text: &str) -> PyResult<CaseId> {
    CaseId::new(text).map_err(plain)
}

/// Makes an `Advance` of Python.
pub(crate) fn advance_object(py: Python<'_>, advance: Advance) -> PyResult<Bound<'_, PyAny>> {
    let stuck = advance.stuck.iter().map(|stuck| {
        let why = rejection_object(py, &stuck.why)?;
        result(py, "Stuck", (stuck.case.as_str(), why))
    });
    let stuck = PyTuple::new(py, stuck.collect::<PyResult<Vec<_>>>()?)?;
    result(py, "Advance", (Record::list(py, advance.records)?, stuck))
}

/// Makes an `Agenda` of Python.
pub(crate) fn agenda_object<'py>(
    py: Python<'py>,
    items: &[AgendaItem],
) -> PyResult<Bound<'py, PyAny>> {
    let items = items.iter().map(|item| write::typed(py, item));
    let items = PyTuple::new(py, items.collect::<PyResult<Vec<_>>>()?)?;
    result(py, "Agenda", (items,))
}

/// Makes a dictionary of counted verdicts.
pub(crate) fn verdicts_object(
    py: Python<'_>,
    counts: BTreeMap<ObligationId, BTreeMap<Verdict, u64>>,
) -> PyResult<Bound<'_, PyDict>> {
    let dict = PyDict::new(py);
    for (obligation, verdicts) in counts {
        let of_rule = PyDict::new(py);
        for (verdict, count) in verdicts {
            of_rule.set_item(crate::registry::word(py, "Verdict", verdict.name())?, count)?;
        }
        dict.set_item(obligation.as_str(), of_rule)?;
    }
    Ok(dict)
}

impl Desk {
    fn told(
        mut core: Core,
        adopted: Vec<Py<Policy>>,
        organisation: Option<Bound<'_, Organisation>>,
    ) -> Self {
        if let Some(organisation) = &organisation {
            core.set_organisation(organisation.get().core.clone());
        }
        let organisation = organisation.map(Bound::unbind);
        let told = Told { adopted, learnt: Vec::new(), organisation };
        Self { core: Mutex::new(core), told: Mutex::new(told) }
    }

    fn core(&self) -> MutexGuard<'_, Core> {
        locked(&self.core)
    }
}

#[pymethods]
impl Desk {
    /// Opens a desk under a policy.
    #[new]
    #[pyo3(signature = (policy: "Policy", *, organisation: "Organisation | None" = None))]
    fn new(policy: Bound<'_, Policy>, organisation: Option<Bound<'_, Organisation>>) -> Self {
        let core = Core::new(policy.get().core.clone());
        Self::told(core, vec![policy.unbind()], organisation)
    }

    /// Opens a desk under the versions of one policy: each is in force from its effective date on.
    ///
    /// Versions without a date, of another document or of one date raise `PolicyInvalid`.
    #[staticmethod]
    #[pyo3(signature = (versions: "collections.abc.Sequence[Policy]", *, organisation: "Organisation | None" = None) -> "Desk")]
    fn under(
        versions: Vec<Bound<'_, Policy>>,
        organisation: Option<Bound<'_, Organisation>>,
    ) -> PyResult<Self> {
        let all = versions.iter().map(|policy| policy.get().core.clone()).collect();
        let mut adopted = versions;
        adopted.sort_by_key(|policy| policy.get().core.control().effective_from);
        let core = Core::under(&Versions::new(all).map_err(invalid)?);
        Ok(Self::told(core, adopted.into_iter().map(Bound::unbind).collect(), organisation))
    }

    /// Makes a policy known; cases opened from its effective date on are bound to it.
    fn adopt(&self, policy: Bound<'_, Policy>) {
        self.core().adopt(policy.get().core.clone());
        locked(&self.told).adopted.push(policy.unbind());
    }

    /// Makes a policy known without binding new cases to it.
    fn learn(&self, policy: Bound<'_, Policy>) {
        self.core().learn(policy.get().core.clone());
        locked(&self.told).learnt.push(policy.unbind());
    }

    /// Sets the organisation that answers who is whose superior.
    fn set_organisation(&self, organisation: Bound<'_, Organisation>) {
        self.core().set_organisation(organisation.get().core.clone());
        locked(&self.told).organisation = Some(organisation.unbind());
    }

    /// Carries a command out and returns the records to append; a refusal raises `Rejected`.
    ///
    /// `happened_at` is when it happened, if earlier than it is told. `expected_version` refuses
    /// the command if the case has moved on. `command_id` makes a retry harmless.
    #[expect(clippy::too_many_arguments, reason = "keywords of Python")]
    #[pyo3(signature = (case: "str", command: "Command | collections.abc.Mapping[str, typing.Any]", actor: "Actor", now: "datetime.datetime", *, happened_at: "datetime.datetime | None" = None, expected_version: "int | None" = None, command_id: "str | None" = None) -> "list[Record]")]
    fn handle<'py>(
        &self,
        py: Python<'py>,
        case: &str,
        command: &Bound<'py, PyAny>,
        actor: &Actor,
        now: At,
        happened_at: Option<At>,
        expected_version: Option<u64>,
        command_id: Option<&str>,
    ) -> PyResult<Bound<'py, PyList>> {
        let (case, command) = (id(case)?, read::read::<Command>(command)?);
        let happened_at = happened_at.map(|at| at.0);
        let command_id = self::command_id(command_id)?;
        let delivery = Delivery { happened_at, expected_version, command_id };
        let handled = self.core().handle_with(&case, &command, &actor.0, now.0, &delivery);
        Record::list(py, handled.map_err(rejected)?)
    }

    /// Records what a foreign system reports; the first observation of a case opens it.
    #[pyo3(signature = (case: "str", observation: "Observation | collections.abc.Mapping[str, typing.Any]", *, opened_at: "datetime.datetime | None" = None) -> "list[Record]")]
    fn observe<'py>(
        &self,
        py: Python<'py>,
        case: &str,
        observation: &Bound<'py, PyAny>,
        opened_at: Option<At>,
    ) -> PyResult<Bound<'py, PyList>> {
        let (case, observation) = (id(case)?, read::read::<Observation>(observation)?);
        let opened_at = opened_at.map_or(observation.at, |at| at.0);
        let observed = self.core().observe(&case, opened_at, &observation);
        Record::list(py, observed.map_err(rejected)?)
    }

    /// Lets time pass for every case; late gives the same verdicts as punctual.
    #[pyo3(signature = (now: "datetime.datetime") -> "Advance")]
    fn advance_to<'py>(&self, py: Python<'py>, now: At) -> PyResult<Bound<'py, PyAny>> {
        let advance = py.detach(|| self.core().advance_to(now.0));
        advance_object(py, advance)
    }

    /// Lists who owes what next: overdue first, then by deadline, paused last.
    #[pyo3(signature = () -> "Agenda")]
    fn agenda<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let items = py.detach(|| self.core().agenda());
        agenda_object(py, &items)
    }

    /// Returns the next instant at which some case wants to be woken.
    #[pyo3(signature = () -> "WakeUp | None")]
    fn next_wakeup<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let wake_up = self.core().next_wakeup();
        wake_up.map(|wake_up| write::typed(py, &wake_up)).transpose()
    }

    /// Lists every command with whether an actor may give it to a case now, and if not, why.
    #[pyo3(signature = (case: "str", actor: "Actor", now: "datetime.datetime") -> "list[Availability]")]
    fn available<'py>(
        &self,
        py: Python<'py>,
        case: &str,
        actor: &Actor,
        now: At,
    ) -> PyResult<Bound<'py, PyList>> {
        let all = self.core().available(&id(case)?, &actor.0, now.0).map_err(rejected)?;
        availabilities(py, &all)
    }

    /// Counts the verdicts of every run on the desk, by obligation.
    #[pyo3(signature = () -> "dict[str, dict[Verdict, int]]")]
    fn verdicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let counts = self.core().verdicts();
        verdicts_object(py, counts)
    }

    /// Takes a case in by its whole history and returns it.
    #[pyo3(signature = (records: "collections.abc.Iterable[Record]") -> "Case")]
    fn load(&self, records: &Bound<'_, PyAny>) -> PyResult<Case> {
        let records = self::records(records)?;
        let history = records.iter().map(|record| &record.get().core);
        self.core().load(history).cloned().map(Case).map_err(replay)
    }

    /// Takes a case in as a snapshot has it, with the records behind it, and returns it.
    #[pyo3(signature = (case: "Case", later: "collections.abc.Iterable[Record] | None" = None) -> "Case")]
    fn restore(&self, case: &Case, later: Option<&Bound<'_, PyAny>>) -> PyResult<Case> {
        let later = later.map(self::records).transpose()?.unwrap_or_default();
        let history = later.iter().map(|record| &record.get().core);
        self.core().restore(case.0.clone(), history).cloned().map(Case).map_err(replay)
    }

    /// Lets go of a case and returns it as it stood; its history stays with the host.
    #[pyo3(signature = (case: "str") -> "Case | None")]
    fn remove(&self, case: &str) -> PyResult<Option<Case>> {
        Ok(self.core().remove(&id(case)?).map(Case))
    }

    /// Returns a case, or `None`.
    #[pyo3(signature = (case: "str", /) -> "Case | None")]
    fn get(&self, case: &str) -> PyResult<Option<Case>> {
        Ok(self.core().case(&id(case)?).cloned().map(Case))
    }

    /// Lists the cases in the order of their identifiers.
    #[pyo3(signature = () -> "list[Case]")]
    fn cases<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let all: Vec<_> = self.core().cases().cloned().map(Case).collect();
        PyList::new(py, all)
    }

    /// Returns the policy that a case opened at an instant would be bound to.
    #[pyo3(signature = (at: "datetime.datetime") -> "Policy | None")]
    fn policy_at(&self, py: Python<'_>, at: At) -> Option<Py<Policy>> {
        let core = self.core();
        let found = core.policy_at(at.0)?;
        let told = locked(&self.told);
        told.adopted.iter().find(|policy| policy.get().core == *found).map(|p| p.clone_ref(py))
    }

    // python: Case
    fn __getitem__(&self, case: &str) -> PyResult<Case> {
        self.get(case)?.ok_or_else(|| PyKeyError::new_err(case.to_owned()))
    }

    // python: bool
    fn __contains__(&self, case: &Bound<'_, PyAny>) -> bool {
        let Ok(case) = case.extract::<String>() else { return false };
        CaseId::new(&case).is_ok_and(|id| self.core().case(&id).is_some())
    }

    fn __len__(&self) -> usize {
        self.core().cases().count()
    }

    // python: collections.abc.Iterator[Case]
    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.cases(py)?.try_iter()?.into_any())
    }

    fn __repr__(&self) -> String {
        format!("<Desk with {} cases>", self.__len__())
    }

    #[pyo3(signature = () -> "tuple[typing.Any, ...]")]
    fn __reduce__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let rebuild = py.import("amends._pickle")?.getattr("desk")?;
        let cases = self.cases(py)?.into_any();
        let told = locked(&self.told);
        let adopted = PyList::new(py, told.adopted.iter().map(|policy| policy.bind(py)))?;
        let learnt = PyList::new(py, told.learnt.iter().map(|policy| policy.bind(py)))?;
        let organisation = told.organisation.as_ref().map_or_else(
            || py.None().into_bound(py),
            |organisation| organisation.bind(py).clone().into_any(),
        );
        let state = [adopted.into_any(), learnt.into_any(), organisation, cases];
        Ok((rebuild, PyTuple::new(py, state)?))
    }
}
