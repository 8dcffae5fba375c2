//! Who may: a floor that no policy lowers, then the policy's grants.

use super::{Case, Command, CommandKind, custody::PendingAct, draft::Ground, view::View};
use crate::{
    actor::{Actor, ActorKind},
    ident::{ActorId, FieldId},
    policy::{Form, Grant, Mode, Need, Reach},
    rejection::Reason,
    time::Timestamp,
    words::{Words, listed, quoted},
};

/// Holds a command that somebody wants to give at an instant.
#[derive(Clone, Copy)]
pub(super) struct Wish<'a> {
    pub(super) actor: &'a Actor,
    pub(super) command: &'a Command,
    pub(super) at: Timestamp,
}

/// Says whether an actor may give a command, and whether it takes effect at once.
pub(super) fn authorise(case: &Case, wish: Wish<'_>, ground: &Ground<'_>) -> Result<Mode, Reason> {
    floor(case, wish.actor.id(), wish.command)?;
    let mode = granted(case, wish, ground)?;
    above_the_asker(case, wish, ground)?;
    Ok(mode)
}

/// The floor: nobody kept away acts, nobody checks their own work.
pub(super) fn floor(case: &Case, actor: &ActorId, command: &Command) -> Result<(), Reason> {
    let kind = command.kind();
    if kind == CommandKind::Tick {
        return Ok(());
    }
    if let Some(seq) = case.assignment.conflict_of(actor) {
        return Err(Reason::ConflictOfInterest { seq });
    }
    match kind {
        CommandKind::Verify | CommandKind::RejectResult | CommandKind::RecordCallback => {
            not_the_handler(case, actor)
        }
        CommandKind::Approve | CommandKind::Reject => not_the_drafter(case, actor),
        CommandKind::DecideAsked => not_the_asker(case, actor, command),
        _ => Ok(()),
    }
}

fn not_the_handler(case: &Case, actor: &ActorId) -> Result<(), Reason> {
    let work = case.lifecycle.work();
    match work {
        Some(work) if work.id() == Some(actor) => Err(Reason::SeparationOfDuties { seq: work.seq }),
        _ if case.assignment.handler.as_ref() == Some(actor) => {
            Err(Reason::SeparationOfDuties { seq: work.map_or(case.version, |work| work.seq) })
        }
        _ => Ok(()),
    }
}

fn not_the_drafter(case: &Case, actor: &ActorId) -> Result<(), Reason> {
    match &case.solution.drafted_by {
        Some(work) if work.id() == Some(actor) => Err(Reason::SeparationOfDuties { seq: work.seq }),
        _ => Ok(()),
    }
}

fn not_the_asker(case: &Case, actor: &ActorId, command: &Command) -> Result<(), Reason> {
    match decided(case, command) {
        Some(act) if act.by.as_ref().is_some_and(|by| by.id == *actor) => {
            Err(Reason::SeparationOfDuties { seq: act.seq })
        }
        _ => Ok(()),
    }
}

/// Returns the pending act that a decision is about.
fn decided<'c>(case: &'c Case, command: &Command) -> Option<&'c PendingAct> {
    let Command::DecideAsked(data) = command else {
        return None;
    };
    case.custody.asked.iter().find(|act| act.ordinal == data.act)
}

/// A supervised act is decided by a superior of who asked, where the organisation names one.
fn above_the_asker(case: &Case, wish: Wish<'_>, ground: &Ground<'_>) -> Result<(), Reason> {
    let supervised = decided(case, wish.command).filter(|act| act.mode == Mode::Supervised);
    let asker = supervised.and_then(|act| act.by.as_ref());
    let (Some(act), Some(by), Some(organisation)) = (supervised, asker, ground.organisation) else {
        return Ok(());
    };
    let nobody_above = organisation.superior(&by.id, wish.at).is_none();
    if nobody_above || organisation.is_superior(wish.actor.id(), &by.id, wish.at) {
        return Ok(());
    }
    Err(Reason::NotTheSuperior { seq: act.seq })
}

/// The policy's grants: a grant that takes effect at once wins over one that asks. A decision on a
/// pending act takes effect at once or not at all: it is not itself left to another.
fn granted(case: &Case, wish: Wish<'_>, ground: &Ground<'_>) -> Result<Mode, Reason> {
    let (actor, command) = (wish.actor, wish.command.kind());
    if command == CommandKind::Tick && actor.kind() == ActorKind::Machine {
        return Ok(Mode::May);
    }
    let mut best: Option<Mode> = None;
    for grant in ground.policy.grants_of(command) {
        let is_final = command != CommandKind::DecideAsked || grant.mode == Mode::May;
        if is_final && actor.has_role(&grant.role) && reaches(case, wish, grant, ground) {
            best = Some(best.map_or(grant.mode, |known| known.min(grant.mode)));
        }
    }
    best.ok_or_else(|| refused(actor, command, ground))
}

fn refused(actor: &Actor, command: CommandKind, ground: &Ground<'_>) -> Reason {
    let mut held = ground.policy.grants_of(command).filter(|grant| actor.has_role(&grant.role));
    if let Some(grant) = held.find(|grant| grant.reach != Reach::Any) {
        return Reason::OutOfReach { role: grant.role.clone(), reach: grant.reach };
    }
    not_permitted(actor, ground.policy.grants_of(command))
}

/// Refuses to leave a command to another where there is no case yet that could hold it.
pub(super) fn not_outright(actor: &Actor, command: CommandKind, ground: &Ground<'_>) -> Reason {
    let grants = ground.policy.grants_of(command);
    not_permitted(actor, grants.filter(|grant| grant.mode == Mode::May))
}

fn not_permitted<'p>(actor: &Actor, grants: impl Iterator<Item = &'p Grant>) -> Reason {
    let mut needed: Vec<_> = grants.map(|grant| grant.role.clone()).collect();
    needed.sort_unstable();
    needed.dedup();
    Reason::NotPermitted { needed, held: actor.roles().to_vec() }
}

fn reaches(case: &Case, wish: Wish<'_>, grant: &Grant, ground: &Ground<'_>) -> bool {
    let actor = wish.actor;
    match grant.reach {
        Reach::Any => true,
        Reach::OwnUnit => actor.unit().is_some() && actor.unit() == case.assignment.unit.as_ref(),
        Reach::OwnCase => case.assignment.handler.as_ref() == Some(actor.id()),
        Reach::SuperiorOfAuthor => match (ground.organisation, author(case, wish.command)) {
            (Some(organisation), Some(author)) => {
                organisation.is_superior(actor.id(), author, wish.at)
            }
            _ => false,
        },
    }
}

/// Returns whose work a command is about: who asked for the act decided, else who drafted.
fn author<'c>(case: &'c Case, command: &Command) -> Option<&'c ActorId> {
    match command {
        Command::DecideAsked(_) => decided(case, command)?.by.as_ref().map(|by| &by.id),
        _ => case.solution.drafted_by(),
    }
}

/// Checks the policy's gates before a command.
pub(super) fn gates(view: &View<'_>, command: &Command) -> Result<(), Reason> {
    for gate in view.policy.gates_before(command.kind()) {
        if !gate.when.holds(view.case) {
            continue;
        }
        if let Some(need) = gate.needs.iter().find(|need| !is_met(view, command, need)) {
            return Err(Reason::GateShut {
                gate: gate.id.clone(),
                needs: needed(view, command, need),
            });
        }
    }
    Ok(())
}

/// Says whether a field was told with the command or before it.
fn is_told(view: &View<'_>, command: &Command, field: &FieldId) -> bool {
    let fresh: &[_] = match command {
        Command::Register(data) => &data.fields,
        Command::Reply(data) => &data.ticks,
        Command::RecordCallback(data) => &data.ticks,
        _ => &[],
    };
    // What was ticked counts for its episode: nothing told after a reopening was told before.
    let life = &view.case.lifecycle;
    let known = [fresh, &life.fields, &life.ticks, view.case.followup.ticks(life.episode)];
    known.iter().any(|ids| ids.contains(field))
}

fn is_met(view: &View<'_>, command: &Command, need: &Need) -> bool {
    match need {
        Need::FormComplete(form) => view
            .policy
            .form(form)
            .is_some_and(|form| form.required().all(|field| is_told(view, command, &field.id))),
        Need::Tick(field) => is_told(view, command, field),
        Need::RequestAnswered(kind) => {
            view.case.requests.all.iter().any(|request| {
                request.kind == *kind && request.state == super::RequestState::Answered
            })
        }
        Need::ObligationMet(id) => {
            view.case.obligations.last(id).is_some_and(super::obligations::Run::is_done)
        }
        Need::Qualification(qualification) => view.doer.is_qualified(qualification, view.at),
    }
}

fn needed(view: &View<'_>, command: &Command, need: &Need) -> Words {
    match need {
        Need::FormComplete(id) => {
            let required = view.policy.form(id).into_iter().flat_map(Form::required);
            let missing = required.filter(|field| !is_told(view, command, &field.id));
            let missing = listed(missing.map(|field| quoted(&field.id)));
            Words::new(
                format!("表单 `{id}` 必填项齐全（缺：{}）", missing.zh),
                format!("every required field of form `{id}` (missing: {})", missing.en),
            )
        }
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
