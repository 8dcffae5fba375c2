//! Many cases with their records, for offline work.

use crate::{
    actor::Actor,
    at::At,
    case::{Case, availabilities, command_id},
    desk::{advance_object, agenda_object, id, locked, verdicts_object},
    faults::{invalid, journal, journal_read, plain, rejected, rejection_object, wire},
    organisation::Organisation,
    policy::{Policy, result},
    read,
    record::{Record, records},
    write,
};
use amends::{
    case::{Command, Observation, Recorded},
    desk::Delivery,
    ident::CaseId,
    journal::{Act, Journal as Core, Unsent},
    policy::Versions,
    wire as form,
};
use pyo3::{
    exceptions::PyKeyError,
    prelude::*,
    types::{PyBytes, PyDict, PyList, PyTuple},
};
use std::sync::{Mutex, MutexGuard};

/// Keeps the history of many cases, and what of it the server does not know yet.
///
/// Everything a `Desk` does, a journal does, and it keeps the records. A device works on its own
/// while it is offline and later sends what is `unsent`. The server takes it in with `append`, all or
/// nothing, and twice is once. Where another device came first, that raises `Conflict` with what
/// happened meanwhile; the device takes that over with `rebase`, which does its acts anew as facts told
/// late. Name every command (`command_id`), so that it is known again.
///
/// It may be used from several threads: calls take turns.
///
/// >>> from datetime import datetime, timezone
/// >>> from amends import Actor, Policy
/// >>> from amends.commands import Receive
/// >>> policy = Policy.preset("default")
/// >>> phone, server = Journal(policy), Journal(policy)
/// >>> now = datetime(2026, 3, 2, 1, tzinfo=timezone.utc)
/// >>> _ = phone.handle("phone-7/1", Receive(), Actor("u-1", roles=["intake"]), now, command_id="phone-7/1")
/// >>> for unsent in phone.unsent():
/// ...     print(server.append(unsent.records), "taken in")
/// ...     phone.acknowledge(unsent.case, unsent.version)
/// 1 taken in
/// >>> phone.unsent(), server["phone-7/1"] == phone["phone-7/1"]
/// ([], True)
#[pyclass(module = "amends", frozen)]
pub(crate) struct Journal {
    core: Mutex<Core>,
    /// What the journal was told, so that it can be made again elsewhere.
    told: Mutex<Told>,
}

struct Told {
    adopted: Vec<Py<Policy>>,
    learnt: Vec<Py<Policy>>,
    organisation: Option<Py<Organisation>>,
}

impl Journal {
    fn of(
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

/// Collects the records of an iterable as the core has them.
fn cores(records: &Bound<'_, PyAny>) -> PyResult<Vec<Recorded>> {
    Ok(self::records(records)?.iter().map(|record| record.get().core.clone()).collect())
}

fn act_object<'py>(py: Python<'py>, act: &Act) -> PyResult<Bound<'py, PyAny>> {
    let command = write::typed(py, &act.command)?;
    let name = act.command_id.as_ref().map(amends::ident::CommandId::as_str);
    result(py, "Act", (command, Actor(act.actor.clone()), At(act.at), name))
}

fn unsent_object(py: Python<'_>, unsent: Unsent) -> PyResult<Bound<'_, PyAny>> {
    let acts = unsent.acts.iter().map(|act| act_object(py, act));
    let acts = PyTuple::new(py, acts.collect::<PyResult<Vec<_>>>()?)?;
    let records = Record::list(py, unsent.records)?;
    result(py, "Unsent", (unsent.case.as_str(), unsent.base, acts, records))
}

#[pymethods]
impl Journal {
    /// Opens a journal under a policy.
    #[new]
    #[pyo3(signature = (policy: "Policy", *, organisation: "Organisation | None" = None))]
    fn new(policy: Bound<'_, Policy>, organisation: Option<Bound<'_, Organisation>>) -> Self {
        let core = Core::new(policy.get().core.clone());
        Self::of(core, vec![policy.unbind()], organisation)
    }

    /// Opens a journal under the versions of one policy: each is in force from its effective date on.
    ///
    /// Versions without a date, of another document or of one date raise `PolicyInvalid`.
    #[staticmethod]
    #[pyo3(signature = (versions: "collections.abc.Sequence[Policy]", *, organisation: "Organisation | None" = None) -> "Journal")]
    fn under(
        versions: Vec<Bound<'_, Policy>>,
        organisation: Option<Bound<'_, Organisation>>,
    ) -> PyResult<Self> {
        let all = versions.iter().map(|policy| policy.get().core.clone()).collect();
        let mut adopted = versions;
        adopted.sort_by_key(|policy| policy.get().core.control().effective_from);
        let core = Core::under(&Versions::new(all).map_err(invalid)?);
        Ok(Self::of(core, adopted.into_iter().map(Bound::unbind).collect(), organisation))
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

    /// Sets the organisation that answers who is whose superior. It is not among the bytes of a
    /// journal.
    fn set_organisation(&self, organisation: Bound<'_, Organisation>) {
        self.core().set_organisation(organisation.get().core.clone());
        locked(&self.told).organisation = Some(organisation.unbind());
    }

    /// Carries a command out, keeps the records and notes the act; a refusal raises `Rejected`.
    ///
    /// `happened_at` is when it happened, if earlier than it is told. `expected_version` refuses
    /// the command if the case has moved on. `command_id` makes a retry harmless, and lets a server
    /// know the act again. A retry is no act, and neither is `Tick`.
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

    /// Records what a foreign system reports, and keeps the records; no act stands behind them.
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

    /// Lets time pass for every case, and keeps the records; that is no act.
    #[pyo3(signature = (now: "datetime.datetime") -> "Advance")]
    fn advance_to<'py>(&self, py: Python<'py>, now: At) -> PyResult<Bound<'py, PyAny>> {
        let advanced = py.detach(|| self.core().advance_to(now.0));
        advance_object(py, advanced)
    }

    /// Returns the records of a case behind a version; none of a case that is not known.
    #[pyo3(signature = (case: "str", after: "int" = 0) -> "list[Record]")]
    fn records<'py>(
        &self,
        py: Python<'py>,
        case: &str,
        after: u64,
    ) -> PyResult<Bound<'py, PyList>> {
        let records = self.core().records(&id(case)?, after).to_vec();
        Record::list(py, records)
    }

    /// Returns the version of a case that the server is known to have, from which on news is asked
    /// for; 0 for a case that is not known.
    #[pyo3(signature = (case: "str", /) -> "int")]
    fn told(&self, case: &str) -> PyResult<u64> {
        Ok(self.core().told(&id(case)?))
    }

    /// Lists what the server does not know yet, in the order of the cases.
    ///
    /// A case for which time alone has passed is not among them.
    #[pyo3(signature = () -> "list[Unsent]")]
    fn unsent<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let all = py.detach(|| self.core().unsent());
        let all = all.into_iter().map(|unsent| unsent_object(py, unsent));
        PyList::new(py, all.collect::<PyResult<Vec<_>>>()?)
    }

    /// Takes records of one or more cases in, each case in its order; returns how many were new.
    ///
    /// All or nothing, and what is there already is passed over. What came counts as told, as far as
    /// it joins what was told before. Raises `Conflict` when a record differs from the one that is
    /// there or begins behind the last one, `ReplayFault` when a record cannot follow, `Rejected`
    /// when the policy of a case is not known here.
    #[pyo3(signature = (records: "collections.abc.Iterable[Record]") -> "int")]
    fn append(&self, py: Python<'_>, records: &Bound<'_, PyAny>) -> PyResult<usize> {
        let records = cores(records)?;
        py.detach(|| self.core().append(&records)).map_err(journal)
    }

    /// Notes that the server has a case up to a version; acts up to there are done with.
    #[pyo3(signature = (case: "str", version: "int") -> "None")]
    fn acknowledge(&self, case: &str, version: u64) -> PyResult<()> {
        self.core().acknowledge(&id(case)?, version);
        Ok(())
    }

    /// Takes the server's records of a case over and does the acts of this journal anew behind them.
    ///
    /// `server` is the history of the case there, or what of it lies behind the version told, such as
    /// `Conflict.meanwhile`. What may not be done any more is handed back with the reason: show it.
    /// Raises as `append` does, and `Rejected` when `now` lies before the server's last record.
    #[pyo3(signature = (case: "str", server: "collections.abc.Iterable[Record]", now: "datetime.datetime") -> "Rebased")]
    fn rebase<'py>(
        &self,
        py: Python<'py>,
        case: &str,
        server: &Bound<'py, PyAny>,
        now: At,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (case, server) = (id(case)?, cores(server)?);
        let rebased = py.detach(|| self.core().rebase(&case, &server, now.0)).map_err(journal)?;
        let refused = rebased.refused.iter().map(|refused| {
            let why = rejection_object(py, &refused.why)?;
            result(py, "RefusedAct", (act_object(py, &refused.act)?, why))
        });
        let refused = PyTuple::new(py, refused.collect::<PyResult<Vec<_>>>()?)?;
        let records = Record::list(py, rebased.records)?;
        result(py, "Rebased", (records, refused, Record::list(py, rebased.dropped)?))
    }

    /// Lets go of a case; returns what the server does not know of it, which is lost here.
    #[pyo3(signature = (case: "str") -> "Unsent | None")]
    fn remove<'py>(&self, py: Python<'py>, case: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
        let removed = self.core().remove(&id(case)?);
        removed.map(|unsent| unsent_object(py, unsent)).transpose()
    }

    /// Writes the journal: always the same bytes for the same journal. Policies and the organisation
    /// are not among them.
    #[pyo3(signature = () -> "bytes")]
    fn to_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let bytes = py.detach(|| form::write_journal(&self.core())).map_err(wire)?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// Reads a journal under the policies that its cases are bound to; new cases are bound to the
    /// one given last of those in force, and to none of those learnt.
    ///
    /// Raises `WireFault` for bytes that are not what was written, `Rejected` (`policy_mismatch`) for
    /// a case whose policy is not given.
    #[staticmethod]
    #[pyo3(signature = (data: "bytes", policies: "collections.abc.Sequence[Policy]", *, learnt: "collections.abc.Sequence[Policy]" = Vec::new(), organisation: "Organisation | None" = None) -> "Journal")]
    fn from_bytes(
        py: Python<'_>,
        data: &[u8],
        policies: Vec<Bound<'_, Policy>>,
        learnt: Vec<Bound<'_, Policy>>,
        organisation: Option<Bound<'_, Organisation>>,
    ) -> PyResult<Self> {
        let [first, others @ ..] = policies.as_slice() else {
            return Err(plain("expected at least one policy, got none"));
        };
        let mut empty = Core::new(first.get().core.clone());
        others.iter().for_each(|policy| empty.adopt(policy.get().core.clone()));
        learnt.iter().for_each(|policy| empty.learn(policy.get().core.clone()));
        let core = py.detach(|| form::read_journal_into(data, empty)).map_err(journal_read)?;
        let adopted = policies.into_iter().map(Bound::unbind).collect();
        let made = Self::of(core, adopted, organisation);
        locked(&made.told).learnt = learnt.into_iter().map(Bound::unbind).collect();
        Ok(made)
    }

    /// Lists who owes what next: overdue first, then by deadline, paused last.
    #[pyo3(signature = () -> "Agenda")]
    fn agenda<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let items = py.detach(|| self.core().desk().agenda());
        agenda_object(py, &items)
    }

    /// Returns the next instant at which some case wants to be woken.
    #[pyo3(signature = () -> "WakeUp | None")]
    fn next_wakeup<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let wake_up = self.core().desk().next_wakeup();
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
        let all = self.core().desk().available(&id(case)?, &actor.0, now.0).map_err(rejected)?;
        availabilities(py, &all)
    }

    /// Counts the verdicts of every run, by obligation.
    #[pyo3(signature = () -> "dict[str, dict[Verdict, int]]")]
    fn verdicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let counts = self.core().desk().verdicts();
        verdicts_object(py, counts)
    }

    /// Returns a case, or `None`.
    #[pyo3(signature = (case: "str", /) -> "Case | None")]
    fn get(&self, case: &str) -> PyResult<Option<Case>> {
        Ok(self.core().desk().case(&id(case)?).cloned().map(Case))
    }

    /// Lists the cases in the order of their identifiers.
    #[pyo3(signature = () -> "list[Case]")]
    fn cases<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let all: Vec<_> = self.core().desk().cases().cloned().map(Case).collect();
        PyList::new(py, all)
    }

    // python: Case
    fn __getitem__(&self, case: &str) -> PyResult<Case> {
        self.get(case)?.ok_or_else(|| PyKeyError::new_err(case.to_owned()))
    }

    // python: bool
    fn __contains__(&self, case: &Bound<'_, PyAny>) -> bool {
        let Ok(case) = case.extract::<String>() else { return false };
        CaseId::new(&case).is_ok_and(|id| self.core().desk().case(&id).is_some())
    }

    fn __len__(&self) -> usize {
        self.core().desk().cases().count()
    }

    // python: collections.abc.Iterator[Case]
    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.cases(py)?.try_iter()?.into_any())
    }

    fn __repr__(&self) -> String {
        format!("<Journal with {} cases>", self.__len__())
    }

    #[pyo3(signature = () -> "tuple[typing.Any, ...]")]
    fn __reduce__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let rebuild = py.import("amends._pickle")?.getattr("journal")?;
        let bytes = self.to_bytes(py)?.into_any();
        let told = locked(&self.told);
        let adopted = PyList::new(py, told.adopted.iter().map(|policy| policy.bind(py)))?;
        let learnt = PyList::new(py, told.learnt.iter().map(|policy| policy.bind(py)))?;
        let organisation = told.organisation.as_ref().map_or_else(
            || py.None().into_bound(py),
            |organisation| organisation.bind(py).clone().into_any(),
        );
        let state = [bytes, adopted.into_any(), learnt.into_any(), organisation];
        Ok((rebuild, PyTuple::new(py, state)?))
    }
}
