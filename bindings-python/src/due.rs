//! Deadlines of whole tables: what cases would owe that come in then, with these facts.

use crate::{
    arrow::{self, Column},
    faults::plain,
    threads,
};
use amends::{
    Policy,
    case::{Case, Ground, Observation, Stage, Verdict},
    fact::FactKind,
    ident::{CaseId, KindId, ObligationId, Value},
    organisation::Organisation,
    rejection::{Reason, Rejection},
    time::{CalendarRef, Timestamp},
};
use arrow_array::{Array, ArrayRef, cast::AsArray};
use pyo3::prelude::*;
use std::ops::Range;

/// A column of instants in microseconds.
type Instants = Vec<Option<i64>>;

/// Holds what the rows of one batch say.
struct Batch<'a> {
    received: Instants,
    facts: Vec<(FactKind, Vec<Option<&'a str>>)>,
}

/// Returns a column for each obligation of a policy: when it would first be due, for every row.
pub(crate) fn due_dates(
    policy: &Policy,
    organisation: Option<&Organisation>,
    table: &Bound<'_, PyAny>,
    received: &str,
) -> PyResult<Column> {
    let arrays = arrow::imported(&arrow::batch(table.py(), "rows")?.call1((table,))?)?;
    table.py().detach(|| {
        let mut due = vec![Vec::new(); policy.obligations().len()];
        let mut before = 0;
        for array in &arrays {
            let batch = Batch::read(array, received)?;
            let rows = batch.received.len();
            let work = |part| batch.due(policy, organisation, part, before);
            for part in threads::each(threads::parts(rows), work)? {
                for (column, more) in due.iter_mut().zip(part) {
                    column.extend(more);
                }
            }
            before += rows;
        }
        let names = policy.obligations().iter().map(|rule| rule.id.as_str());
        let columns = names.zip(due).map(|(name, due)| {
            let column = arrow::zoned(due);
            (name, column.data_type().clone(), column)
        });
        arrow::struct_of(columns, before)
    })
}

/// Returns the deadline of what is owed first, as the classification left it.
fn due_of(case: &Case, id: &ObligationId) -> Option<i64> {
    let mut runs = case.obligations().runs().iter();
    let run = runs.find(|run| run.obligation() == id)?;
    let left_out = run.verdict() == Some(Verdict::Cancelled);
    Some(run.last_due().filter(|_| !left_out)?.micros())
}

impl<'a> Batch<'a> {
    fn read(array: &'a ArrayRef, received: &str) -> PyResult<Self> {
        let Some(table) = array.as_struct_opt() else {
            let got = array.data_type();
            return Err(plain(format!("expected a table with a column `{received}`, got `{got}`")));
        };
        let (mut instants, mut facts) = (None, Vec::new());
        for (name, column) in table.column_names().into_iter().zip(table.columns()) {
            if name == received {
                let mut all = Vec::new();
                arrow::instants_of(column, &mut all)?;
                instants = Some(all);
            } else if let Some(fact) = FactKind::from_name(name) {
                facts.push((fact, arrow::texts(column)?));
            } else {
                let known: Vec<_> = FactKind::ALL.iter().map(|fact| fact.name()).collect();
                return Err(plain(format!(
                    "expected the column `{received}` and facts ({}), got a column `{name}`; leave out \
                     what is no fact",
                    known.join(", ")
                )));
            }
        }
        let received = instants.ok_or_else(|| {
            let got = table.column_names().join(", ");
            plain(format!("expected a column `{received}`, got the columns {got}"))
        })?;
        Ok(Self { received, facts })
    }

    /// Returns the columns of some rows; `before` is how many rows stand before the batch.
    fn due(
        &self,
        policy: &Policy,
        organisation: Option<&Organisation>,
        rows: Range<usize>,
        before: usize,
    ) -> PyResult<Vec<Instants>> {
        let mut due = vec![Vec::with_capacity(rows.len()); policy.obligations().len()];
        for row in rows {
            let case = self.case(policy, organisation, row);
            let case = case.map_err(|why| plain(format!("row {}: {why}", before + row)))?;
            for (rule, column) in policy.obligations().iter().zip(&mut due) {
                column.push(case.as_ref().and_then(|case| due_of(case, &rule.id)));
            }
        }
        Ok(due)
    }

    /// Opens the case of a row; none where nobody knows when it came.
    fn case(
        &self,
        policy: &Policy,
        organisation: Option<&Organisation>,
        row: usize,
    ) -> Result<Option<Case>, String> {
        let Some(micros) = self.received.get(row).copied().flatten() else { return Ok(None) };
        let at = Timestamp::from_micros(micros).map_err(|error| error.to_string())?;
        let mut seen = Observation { stage: Some(Stage::Classified), ..Observation::at(at) };
        for (fact, values) in &self.facts {
            let Some(text) = values.get(row).copied().flatten() else { continue };
            let value = Value::new(text).map_err(|error| error.to_string())?;
            seen.facts.set(*fact, Some(value));
        }
        if let (None, [only]) = (seen.facts.get(FactKind::Kind), policy.kinds()) {
            seen.facts.set(FactKind::Kind, Some(Value::from(&only.id)));
        }
        let kind = seen.facts.get(FactKind::Kind).map(Value::as_str);
        let known = kind.and_then(|kind| policy.kind(&KindId::new(kind).ok()?));
        if known.is_none() {
            let kinds: Vec<_> = policy.kinds().iter().map(|kind| kind.id.as_str()).collect();
            let (kinds, got) = (kinds.join(", "), kind.unwrap_or("nothing"));
            return Err(format!("expected a `kind` of the policy ({kinds}), got `{got}`"));
        }
        let id = CaseId::new("row").map_err(|error| error.to_string())?;
        let ground = Ground::new(policy, at);
        let ground = organisation.map_or(ground, |given| ground.in_organisation(given));
        let opened = Case::open_observed_on(id, at, &seen, &ground);
        let told = |why: Box<Rejection>| {
            no_calendar(policy, organisation, &seen, &why).unwrap_or_else(|| why.to_string())
        };
        Ok(Some(opened.map_err(told)?.into_parts().0))
    }
}

/// Says whose calendar is not known, where that is why an obligation has no target.
fn no_calendar(
    policy: &Policy,
    organisation: Option<&Organisation>,
    seen: &Observation,
    why: &Rejection,
) -> Option<String> {
    let Reason::MissingTarget { obligation } = why.reason() else { return None };
    let mut targets = policy.obligation(obligation)?.targets.iter();
    targets.find(|target| target.term.calendar() == Some(&CalendarRef::OfDebtor))?;
    let unit = seen.facts.get(FactKind::Unit)?.as_str();
    let what = match organisation {
        None => "hand the organisation over, `organisation=…`".to_owned(),
        Some(given) => format!(
            "the organisation `{}` has none for the unit `{unit}`; give the unit a `calendar`",
            given.number()
        ),
    };
    Some(format!("`{obligation}` counts on the calendar of the unit in charge: {what}"))
}
