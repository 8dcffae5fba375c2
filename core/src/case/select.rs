//! Selecting the row: of those for this place and trigger, exactly one must remain.

use super::{About, Command, CommandKind, EventKind, Region, table::Answering, view::View};
use crate::{
    rejection::Reason,
    table::{Guard, Place, Row},
};

/// Selects the row a command takes.
pub(super) fn command(
    view: &View<'_>,
    region: Region,
    command: &Command,
) -> Result<&'static Row, Reason> {
    let answering = command.kind().answering();
    let place = view.case.place(region, About::Command(command), view.at);
    let mut unmet: Option<(&'static Row, Vec<Guard>)> = None;
    let mut found: Option<&'static Row> = None;
    for row in candidates(view, region, answering) {
        if !row.from.contains(&place) {
            continue;
        }
        let failing: Vec<_> =
            row.guards.iter().copied().filter(|guard| !view.holds(*guard)).collect();
        if failing.is_empty() {
            if found.is_some() {
                return Err(Reason::Bug { place: row.id });
            }
            found = Some(row);
        } else if unmet.as_ref().is_none_or(|(_, known)| failing.len() < known.len()) {
            unmet = Some((row, failing));
        }
    }
    match (found, unmet) {
        (Some(row), _) => Ok(row),
        (None, Some((row, guards))) => Err(refused(view, row, guards)),
        (None, None) => {
            let expected = expected(view, region, answering);
            Err(not_allowed(view, region, place, expected))
        }
    }
}

/// A case in the wrong stage is not a condition to meet but a command out of place.
fn refused(view: &View<'_>, row: &'static Row, guards: Vec<Guard>) -> Reason {
    let wrong_stage = guards.iter().find_map(|guard| match guard {
        Guard::StageIn(stages) => Some(*stages),
        _ => None,
    });
    match wrong_stage {
        Some(_) if view.case.stage().is_settled() => {
            Reason::CaseSettled { version: view.case.version() }
        }
        Some(stages) => {
            let expected = stages.iter().map(|stage| Place::Stage(*stage)).collect();
            not_allowed(view, Region::Lifecycle, Place::Stage(view.case.stage()), expected)
        }
        None => {
            let unmet = guards.into_iter().map(|guard| view.unmet(guard)).collect();
            Reason::GuardsUnmet { row: row.id, unmet }
        }
    }
}

/// Selects the row a reaction takes, if any.
pub(super) fn reaction(
    view: &View<'_>,
    region: Region,
    event: EventKind,
) -> Result<Option<&'static Row>, Reason> {
    let place = view.case.place(region, About::Nothing, view.at);
    let mut fitting = candidates(view, region, event.answering()).filter(|row| {
        row.from.contains(&place) && row.guards.iter().all(|guard| view.holds(*guard))
    });
    let first = fitting.next();
    match fitting.next() {
        Some(second) => Err(Reason::Bug { place: second.id }),
        None => Ok(first),
    }
}

fn candidates<'a>(
    view: &View<'a>,
    region: Region,
    answering: &'static Answering,
) -> impl Iterator<Item = &'static Row> + use<'a> {
    let flow = view.flow();
    answering.rows(region).filter(move |row| row.flows.contains(&flow))
}

fn expected(view: &View<'_>, region: Region, answering: &'static Answering) -> Vec<Place> {
    let mut places: Vec<_> =
        candidates(view, region, answering).flat_map(|row| row.from.iter().copied()).collect();
    places.sort_unstable();
    places.dedup();
    places
}

fn not_allowed(view: &View<'_>, region: Region, place: Place, expected: Vec<Place>) -> Reason {
    // The kind is the case's own, not the one that the refused command names.
    let view = &View { command: None, ..*view };
    let kinds = CommandKind::ALL.iter().copied();
    let mut instead = Vec::with_capacity(CommandKind::ALL.len());
    instead.extend(kinds.filter(|kind| fits(view, *kind)));
    Reason::NotAllowedNow { region, place, expected, instead }
}

/// Says whether some row takes a command of this kind of case where it stands, whatever its other
/// conditions.
fn fits(view: &View<'_>, command: CommandKind) -> bool {
    let region = command.region();
    candidates(view, region, command.answering()).any(|row| {
        let here = |guard: &Guard| match guard {
            Guard::StageIn(_) | Guard::StepOn(_) | Guard::StepOff(_) => view.holds(*guard),
            _ => true,
        };
        row.from.iter().any(|from| view.case.is_at(region, *from, view.at))
            && row.guards.iter().all(here)
    })
}
