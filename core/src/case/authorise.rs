//! Who may: a floor that no policy lowers, then the policy's grants.

use super::{Case, Command, CommandKind, draft::Ground, view::View};
use crate::{
    actor::{Actor, ActorKind},
    ident::ActorId,
    policy::{Gate, Grant, Mode, Need, Reach},
    rejection::Reason,
    words::Words,
};

/// Says whether an actor may give a command, and whether it takes effect at once.
pub(super) fn authorise(
    case: &Case,
    actor: &Actor,
    command: &Command,
    ground: &Ground<'_>,
) -> Result<Mode, Reason> {
    floor(case, actor, command)?;
    granted(case, actor, command.kind(), ground)
}

/// The floor: nobody kept away acts, nobody checks their own work.
pub(super) fn floor(case: &Case, actor: &Actor, command: &Command) -> Result<(), Reason> {
    let kind = command.kind();
    if kind == CommandKind::Tick {
        return Ok(());
    }
    if let Some(seq) = case.assignment.conflict_of(actor.id()) {
        return Err(Reason::ConflictOfInterest { seq });
    }
    match kind {
        CommandKind::Verify | CommandKind::RejectResult | CommandKind::RecordCallback => {
            not_the_handler(case, actor.id())
        }
        CommandKind::Approve | CommandKind::Reject => not_the_drafter(case, actor.id()),
        CommandKind::DecideAsked => not_the_asker(case, actor.id(), command),
        _ => Ok(()),
    }
}

fn not_the_handler(case: &Case, actor: &ActorId) -> Result<(), Reason> {
    let work = case.lifecycle.handled_by.as_ref();
    match work {
        Some(work) if work.by.as_ref() == Some(actor) => {
            Err(Reason::SeparationOfDuties { seq: work.seq })
        }
        _ if case.assignment.handler.as_ref() == Some(actor) => {
            Err(Reason::SeparationOfDuties { seq: work.map_or(case.version, |work| work.seq) })
        }
        _ => Ok(()),
    }
}

fn not_the_drafter(case: &Case, actor: &ActorId) -> Result<(), Reason> {
    match &case.solution.drafted_by {
        Some(work) if work.by.as_ref() == Some(actor) => {
            Err(Reason::SeparationOfDuties { seq: work.seq })
        }
        _ => Ok(()),
    }
}

fn not_the_asker(case: &Case, actor: &ActorId, command: &Command) -> Result<(), Reason> {
    let Command::DecideAsked(data) = command else {
        return Ok(());
    };
    let asked = case.custody.asked.iter().find(|act| act.ordinal == data.act);
    match asked {
        Some(act) if act.by.as_ref().is_some_and(|by| by.id == *actor) => {
            Err(Reason::SeparationOfDuties { seq: act.seq })
        }
        _ => Ok(()),
    }
}

/// The policy's grants: a grant that takes effect at once wins over one that asks.
fn granted(
    case: &Case,
    actor: &Actor,
    command: CommandKind,
    ground: &Ground<'_>,
) -> Result<Mode, Reason> {
    if command == CommandKind::Tick && actor.kind() == ActorKind::Machine {
        return Ok(Mode::May);
    }
    let mut best: Option<Mode> = None;
    for grant in ground.policy.grants().iter().filter(|grant| grant.commands.contains(&command)) {
        if actor.has_role(&grant.role) && reaches(case, actor, grant, ground) {
            best = Some(best.map_or(grant.mode, |known| known.min(grant.mode)));
        }
    }
    best.ok_or_else(|| refused(actor, command, ground))
}

fn refused(actor: &Actor, command: CommandKind, ground: &Ground<'_>) -> Reason {
    let grants = ground.policy.grants().iter();
    let mut needed: Vec<_> = grants
        .filter(|grant| grant.commands.contains(&command))
        .map(|grant| grant.role.clone())
        .collect();
    needed.sort_unstable();
    needed.dedup();
    Reason::NotPermitted { needed, held: actor.roles().to_vec() }
}

fn reaches(case: &Case, actor: &Actor, grant: &Grant, ground: &Ground<'_>) -> bool {
    match grant.reach {
        Reach::Any => true,
        Reach::OwnUnit => actor.unit().is_some() && actor.unit() == case.assignment.unit.as_ref(),
        Reach::OwnCase => case.assignment.handler.as_ref() == Some(actor.id()),
        Reach::SuperiorOfAuthor => {
            let author = case.solution.drafted_by.as_ref().and_then(|work| work.by.as_ref());
            match (ground.organisation, author) {
                (Some(organisation), Some(author)) => {
                    organisation.is_superior(actor.id(), author, ground.now)
                }
                _ => false,
            }
        }
    }
}

/// Checks the policy's gates before a command.
pub(super) fn gates(view: &View<'_>, command: &Command) -> Result<(), Reason> {
    for gate in view.policy.gates().iter().filter(|gate| gate.before == command.kind()) {
        if !gate.when.holds(&view.case.facts()) {
            continue;
        }
        if let Some(need) = gate.needs.iter().find(|need| !is_met(view, command, need)) {
            return Err(Reason::GateShut { gate: gate.id.clone(), needs: needed(gate, need) });
        }
    }
    Ok(())
}

fn is_met(view: &View<'_>, command: &Command, need: &Need) -> bool {
    let fresh: &[_] = match command {
        Command::Register(data) => &data.fields,
        Command::Reply(data) => &data.ticks,
        Command::RecordCallback(data) => &data.ticks,
        _ => &[],
    };
    let present = |id: &_| fresh.contains(id) || view.case.lifecycle.fields.contains(id);
    match need {
        Need::FormComplete(form) => view
            .policy
            .form(form)
            .is_some_and(|form| form.required().all(|field| present(&field.id))),
        Need::Tick(field) => present(field),
        Need::RequestAnswered(kind) => {
            view.case.requests.all.iter().any(|request| {
                request.kind == *kind && request.state == super::RequestState::Answered
            })
        }
        Need::ObligationMet(id) => view.case.obligations.last(id).is_some_and(|run| {
            matches!(run.state(), super::RunState::Ended(_))
                && !matches!(run.verdict(), Some(super::Verdict::Cancelled))
        }),
        Need::Qualification(qualification) => {
            view.actor.is_some_and(|actor| actor.is_qualified(qualification))
        }
    }
}

fn needed(gate: &Gate, need: &Need) -> Words {
    let _ = gate;
    match need {
        Need::FormComplete(form) => Words::new(
            format!("表单 `{form}` 必填项齐全"),
            format!("every required field of form `{form}`"),
        ),
        Need::Tick(field) => Words::new(format!("勾选 `{field}`"), format!("the tick `{field}`")),
        Need::RequestAnswered(kind) => Words::new(
            format!("{}已答复", kind.label(crate::Lang::Zh)),
            format!("an answered {}", kind.label(crate::Lang::En)),
        ),
        Need::ObligationMet(id) => {
            Words::new(format!("时限 `{id}` 已履行"), format!("obligation `{id}` done"))
        }
        Need::Qualification(name) => {
            Words::new(format!("资质 `{name}`"), format!("the qualification `{name}`"))
        }
    }
}
