//! What the engine asks of a sealed policy.

use super::sealed::{
    Control, Form, Gate, Grant, Kind, Matrix, MatrixRow, Obligation, Policy, Route, Schedule,
};
use crate::{
    Digest,
    fact::Known,
    ident::{CalendarId, FormId, KindId, ObligationId, RuleId, Value},
    time::Calendar,
};
use std::fmt;

impl Policy {
    /// Returns the digest by which the policy is known.
    pub fn digest(&self) -> Digest {
        self.0.digest
    }

    /// Returns the document control.
    pub fn control(&self) -> &Control {
        &self.0.control
    }

    /// Lists the kinds of case.
    pub fn kinds(&self) -> &[Kind] {
        &self.0.kinds
    }

    /// Returns a kind of case.
    pub fn kind(&self, id: &KindId) -> Option<&Kind> {
        self.0.kinds.iter().find(|kind| kind.id == *id)
    }

    /// Lists the calendars.
    pub fn calendars(&self) -> &[Calendar] {
        &self.0.calendars
    }

    /// Returns a calendar.
    pub fn calendar(&self, id: &CalendarId) -> Option<&Calendar> {
        self.calendar_named(id.as_str())
    }

    /// Returns a calendar by the name a term gives it.
    pub fn calendar_named(&self, name: &str) -> Option<&Calendar> {
        self.0.calendars.iter().find(|calendar| calendar.id() == name)
    }

    /// Returns the calendar of real time, for terms that count on no other.
    pub(crate) fn clock(&self) -> &Calendar {
        &self.0.clock
    }

    /// Returns the calendar that reports measure working time by.
    pub fn report_calendar(&self) -> Option<&Calendar> {
        self.0.report_calendar.as_ref().and_then(|id| self.calendar(id))
    }

    /// Lists the forms.
    pub fn forms(&self) -> &[Form] {
        &self.0.forms
    }

    /// Returns a form.
    pub fn form(&self, id: &FormId) -> Option<&Form> {
        self.0.forms.iter().find(|form| form.id == *id)
    }

    /// Returns the priority matrix.
    pub fn matrix(&self) -> Option<&Matrix> {
        self.0.matrix.as_ref()
    }

    /// Returns the priority the matrix gives, and the row that gave it; without a row it is the
    /// one for all other cases. `None` when the policy has no matrix.
    pub fn priority(&self, facts: &impl Known) -> Option<(&Value, Option<&MatrixRow>)> {
        let matrix = self.0.matrix.as_ref()?;
        let row = most_specific(&matrix.rows, |row| &row.when, facts);
        Some((row.map_or(&matrix.otherwise, |row| &row.priority), row))
    }

    /// Lists the routes.
    pub fn routes(&self) -> &[Route] {
        &self.0.routes
    }

    /// Returns the most specific route that fits; the check has refused ties.
    pub fn route(&self, facts: &impl Known) -> Option<&Route> {
        most_specific(&self.0.routes, |route| &route.when, facts)
    }

    /// Lists the gates.
    pub fn gates(&self) -> &[Gate] {
        &self.0.gates
    }

    /// Returns a gate.
    pub fn gate(&self, id: &RuleId) -> Option<&Gate> {
        self.0.gates.iter().find(|gate| gate.id == *id)
    }

    /// Lists the obligations, in the order of the document.
    pub fn obligations(&self) -> &[Obligation] {
        &self.0.obligations
    }

    /// Returns an obligation.
    pub fn obligation(&self, id: &ObligationId) -> Option<&Obligation> {
        self.0.obligations.iter().find(|obligation| obligation.id == *id)
    }

    /// Lists the timed acts of the machine, in the order of the document.
    pub fn schedules(&self) -> &[Schedule] {
        &self.0.schedules
    }

    /// Returns a timed act of the machine.
    pub fn schedule(&self, id: &RuleId) -> Option<&Schedule> {
        self.0.schedules.iter().find(|schedule| schedule.id == *id)
    }

    /// Lists the grants.
    pub fn grants(&self) -> &[Grant] {
        &self.0.grants
    }
}

impl Obligation {
    /// Returns the most specific target that fits; the check has refused ties.
    pub fn target(&self, facts: &impl Known) -> Option<&super::Target> {
        most_specific(&self.targets, |target| &target.when, facts)
    }
}

fn most_specific<'a, T>(
    rules: &'a [T],
    when: impl Fn(&T) -> &super::Condition,
    facts: &impl Known,
) -> Option<&'a T> {
    rules.iter().filter(|rule| when(rule).holds(facts)).max_by_key(|rule| when(rule).specificity())
}

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy")
            .field("number", &self.0.control.number)
            .field("revision", &self.0.control.revision)
            .field("digest", &self.0.digest)
            .finish_non_exhaustive()
    }
}

impl PartialEq for Policy {
    fn eq(&self, other: &Self) -> bool {
        self.0.digest == other.0.digest
    }
}

impl Eq for Policy {}
