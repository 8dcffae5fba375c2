//! Reading what is owed: obligations and schedules, their triggers, terms and marks.

use super::{
    marks,
    rules::{condition, require_condition},
    sealed::{
        Anchor, Condition, Contactability, Debtor, Exclusion, Extension, MachineActs, Nature,
        Obligation, OnReopen, OnRetarget, Repeats, Rung, Schedule, ScheduledAct, Target, Trigger,
        WithoutTarget,
    },
    sections::clauses,
};
use crate::{
    FindingCode, Findings, Words,
    case::{CallbackResult, EventKind, Outcome, Party},
    document::{
        Fields, Item, readable, require_ident, require_words, shorten, unknown, whole, word_or,
    },
    time::{self, Distance, ReceiptRule, Term},
    words::Vocabulary,
};

/// Reads an obligation.
pub(super) fn obligation(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Obligation> {
    let id = require_ident(fields, "id", findings);
    let name = require_words(fields, findings);
    let clauses = clauses(fields, findings);
    let nature = word_or(fields, "nature", Nature::ServiceNorm, findings);
    let within = match fields.get("within") {
        Some(item) => item.ident(findings).map(Some),
        None => Some(None),
    };
    let when = condition(fields, findings);
    let starts_on = triggers(fields, "starts_on", Presence::Required, findings);
    let anchor = word_or(fields, "count_from", Anchor::Event, findings);
    let satisfied_by = triggers(fields, "satisfied_by", Presence::Required, findings);
    let cancelled_by = triggers(fields, "cancelled_by", Presence::Optional, findings);
    let receipt = receipt(fields, findings);
    let targets = targets(fields, receipt.as_ref(), findings);
    let without_target = word_or(fields, "without_target", WithoutTarget::Refuse, findings);
    let excludes = exclusions(fields, findings);
    let owed_by = fields
        .require_of("owed_by", &["handler", "unit", "…"], findings)
        .and_then(|item| debtor(&item, findings));
    let warn_at = match fields.get("warn_at") {
        Some(item) => whole(&item.one_or_many(), |mark| marks::warning(mark, findings)),
        None => Some(Vec::new()),
    };
    let rungs = match fields.get("escalate") {
        Some(item) => whole(&item.one_or_many(), |item| rung(item, findings)),
        None => Some(Vec::new()),
    };
    let on_reopen = fields.require_word::<OnReopen>("on_reopen", findings);
    let on_retarget = on_retarget(fields, findings);
    let extension = match fields.get("extension") {
        Some(item) => extension(&item, findings).map(Some),
        None => Some(None),
    };
    let machine_acts = word_or(fields, "machine_acts", MachineActs::DoNotSatisfy, findings);
    let repeats = word_or(fields, "repeats", Repeats::Once, findings);
    let reach = word_or(fields, "reach", Contactability::NotNeeded, findings);
    // What could not be read has its finding; the rest is judged all the same.
    Some(Obligation {
        id: id?,
        name: name.unwrap_or_else(|| Words::new("", "")),
        clauses: clauses.unwrap_or_default(),
        nature: nature.unwrap_or(Nature::ServiceNorm),
        within: within.flatten(),
        when: when.unwrap_or_default(),
        starts_on: starts_on.unwrap_or_default(),
        anchor: anchor.unwrap_or(Anchor::Event),
        satisfied_by: satisfied_by.unwrap_or_default(),
        cancelled_by: cancelled_by.unwrap_or_default(),
        targets: targets.unwrap_or_default(),
        without_target: without_target.unwrap_or(WithoutTarget::Refuse),
        receipt: receipt.unwrap_or_default(),
        excludes: excludes.unwrap_or_default(),
        owed_by: owed_by.unwrap_or(Debtor::Unit),
        warn_at: warn_at.unwrap_or_default(),
        rungs: rungs.unwrap_or_default(),
        on_reopen: on_reopen.unwrap_or(OnReopen::KeepMet),
        on_retarget: on_retarget.unwrap_or(OnRetarget::FromAnchor),
        extension: extension.flatten(),
        machine_acts: machine_acts.unwrap_or(MachineActs::DoNotSatisfy),
        repeats: repeats.unwrap_or(Repeats::Once),
        reach: reach.unwrap_or(Contactability::NotNeeded),
    })
}

/// Reads what a change of priority does; it has to be said where the target depends on facts.
fn on_retarget(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<OnRetarget> {
    if fields.has("on_retarget") || !fields.has("targets") {
        return word_or(fields, "on_retarget", OnRetarget::FromAnchor, findings);
    }
    fields.require_word("on_retarget", findings)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Presence {
    Required,
    Optional,
}

fn triggers(
    fields: &mut Fields<'_>,
    key: &'static str,
    presence: Presence,
    findings: &mut Findings,
) -> Option<Vec<Trigger>> {
    let item = match presence {
        Presence::Required => fields.require(key, findings)?,
        Presence::Optional => match fields.get(key) {
            Some(item) => item,
            None => return Some(Vec::new()),
        },
    };
    let read = whole(&item.one_or_many(), |trigger| self::trigger(trigger, findings))?;
    if read.is_empty() && presence == Presence::Required {
        let words = Words::new("至少需要一个事件", "at least one event is needed");
        item.fault(findings, FindingCode::MissingKey, words);
        return None;
    }
    Some(read)
}

/// Reads `event.name` or `event.name:qualifier`.
fn trigger(item: &Item<'_>, findings: &mut Findings) -> Option<Trigger> {
    let text = item.text(findings)?;
    let (name, qualifier) = match text.split_once(':') {
        Some((name, qualifier)) => (name, Some(qualifier)),
        None => (text, None),
    };
    let Some(event) = EventKind::find(name) else {
        item.fault(findings, FindingCode::BadTrigger, unknown(name, &EventKind::names()));
        return None;
    };
    let Some(qualifier) = qualifier else { return Some(Trigger { event, qualifier: None }) };
    let known = qualifiers(event);
    if !known.contains(&qualifier) {
        let words = if known.is_empty() {
            Words::new(
                format!("事件 `{name}` 不能再细分为 `{}`", shorten(qualifier)),
                format!("the event `{name}` is not narrowed, got `{}`", shorten(qualifier)),
            )
        } else {
            unknown(qualifier, &known)
        };
        item.fault(findings, FindingCode::BadTrigger, words);
        return None;
    }
    let qualifier = qualifier.parse().ok()?;
    Some(Trigger { event, qualifier: Some(qualifier) })
}

/// Lists the qualifiers by which an event can be narrowed in a trigger; most events have none.
///
/// ```
/// use amends::{case::EventKind, policy::qualifiers};
/// assert_eq!(qualifiers(EventKind::CallbackDone), ["solved_and_satisfied", "solved", "solved_not_satisfied", "not_solved"]);
/// assert!(qualifiers(EventKind::Replied).is_empty());
/// ```
pub fn qualifiers(event: EventKind) -> Vec<&'static str> {
    use crate::case::RequestKind;
    match event {
        EventKind::Asked
        | EventKind::RequestAnswered
        | EventKind::RequestRefused
        | EventKind::RequestWithdrawn => RequestKind::names(),
        EventKind::WaitingStarted | EventKind::WaitingEnded => Party::names(),
        EventKind::Closed => Outcome::names(),
        EventKind::CallbackDone => CallbackResult::names(),
        _ => Vec::new(),
    }
}

/// Reads a term.
pub(super) fn term(item: &Item<'_>, findings: &mut Findings) -> Option<Term> {
    time::read_term(item, findings)
}

fn receipt(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<ReceiptRule> {
    match fields.get("receipt") {
        Some(item) => time::read_receipt(&item, findings),
        None => Some(ReceiptRule::as_received()),
    }
}

/// Reads `term`, or `targets`; one of the two has to be there.
fn targets(
    fields: &mut Fields<'_>,
    receipt: Option<&ReceiptRule>,
    findings: &mut Findings,
) -> Option<Vec<Target>> {
    let single = fields.get("term");
    let several = fields.get("targets");
    match (single, several) {
        (Some(item), None) => {
            let term = term(&item, findings)?;
            let receipt = receipt.cloned()?;
            Some(vec![Target { when: Condition::default(), term, receipt }])
        }
        (None, Some(item)) => {
            let targets = item.one_or_many();
            if targets.is_empty() {
                let words = Words::new("至少需要一个期限", "at least one target is needed");
                item.fault(findings, FindingCode::MissingKey, words);
            }
            Some(readable(&targets, |item| target(item, receipt, findings)))
        }
        (both, _) => {
            let words = if both.is_some() {
                Words::new(
                    "`term` 与 `targets` 只能二选一",
                    "`term` and `targets` exclude each other",
                )
            } else {
                Words::new("须给出 `term` 或 `targets`", "`term` or `targets` is needed")
            };
            let finding =
                crate::Finding::new(fields.at("term"), FindingCode::TargetConflict, words);
            findings.push(finding);
            None
        }
    }
}

fn target(
    item: &Item<'_>,
    receipt: Option<&ReceiptRule>,
    findings: &mut Findings,
) -> Option<Target> {
    let mut fields = item.fields(findings)?;
    let when = require_condition(&mut fields, findings);
    let term = fields.require("term", findings).and_then(|item| term(&item, findings));
    let receipt = match fields.get("receipt") {
        Some(own) => time::read_receipt(&own, findings),
        None => receipt.cloned(),
    };
    fields.close(findings);
    Some(Target { when: when?, term: term?, receipt: receipt? })
}

fn exclusions(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Vec<Exclusion>> {
    let Some(item) = fields.get("excludes") else { return Some(Vec::new()) };
    whole(&item.one_or_many(), |item| {
        let text = item.text(findings)?;
        let (party, reason) = match text.split_once(':') {
            Some((party, reason)) => (party, Some(reason.trim())),
            None => (text, None),
        };
        let Some(party) = Party::find(party) else {
            item.fault(findings, FindingCode::UnknownWord, unknown(party, &Party::names()));
            return None;
        };
        let reason = match reason.map(str::parse) {
            None => None,
            Some(Ok(reason)) => Some(reason),
            Some(Err(_)) => {
                let words = Words::new(
                    "冒号之后应为等待原因",
                    "expected a reason for waiting after the colon",
                );
                item.fault(findings, FindingCode::BadIdentifier, words);
                return None;
            }
        };
        Some(Exclusion { party, reason })
    })
}

fn debtor(item: &Item<'_>, findings: &mut Findings) -> Option<Debtor> {
    match item.text(findings)? {
        "handler" => Some(Debtor::Handler),
        "unit" => Some(Debtor::Unit),
        _ => item.ident(findings).map(Debtor::Role),
    }
}

fn rung(item: &Item<'_>, findings: &mut Findings) -> Option<Rung> {
    let mut fields = item.fields(findings)?;
    let at = marks::rung(&mut fields, findings);
    let to = require_ident(&mut fields, "to", findings);
    fields.close(findings);
    Some(Rung { at: at?, to: to? })
}

fn extension(item: &Item<'_>, findings: &mut Findings) -> Option<Extension> {
    let mut fields = item.fields(findings)?;
    let times = fields.require("times", findings).and_then(|i| positive_count(&i, findings));
    let at_most = fields.require("at_most", findings).and_then(|i| positive_distance(&i, findings));
    fields.close(findings);
    Some(Extension { times: times?, at_most: at_most? })
}

/// Reads a whole number of 1 or more.
pub(super) fn positive_count(item: &Item<'_>, findings: &mut Findings) -> Option<u32> {
    let count = item.count(findings)?;
    if count == 0 {
        let words = Words::new("应至少为 1", "expected 1 or more, got 0");
        item.fault(findings, FindingCode::NotPositive, words);
        return None;
    }
    Some(count)
}

/// Reads a distance longer than nothing.
fn positive_distance(item: &Item<'_>, findings: &mut Findings) -> Option<Distance> {
    let distance = time::read_distance(item, findings)?;
    if distance.is_positive() {
        return Some(distance);
    }
    let words = Words::new(
        format!("时长必须大于零，实为 `{}`", distance.words().zh),
        format!("expected more than nothing, got `{distance}`"),
    );
    item.fault(findings, FindingCode::NotPositive, words);
    None
}

/// Reads a schedule.
pub(super) fn schedule(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Schedule> {
    let id = require_ident(fields, "id", findings);
    let clauses = clauses(fields, findings);
    let when = condition(fields, findings);
    let starts_on = triggers(fields, "starts_on", Presence::Required, findings);
    let cancelled_by = triggers(fields, "cancelled_by", Presence::Optional, findings);
    let term = fields.require("term", findings).and_then(|item| term(&item, findings));
    let act = fields.require_of("act", ACTS, findings).and_then(|item| act(&item, findings));
    Some(Schedule {
        id: id?,
        clauses: clauses?,
        when: when?,
        starts_on: starts_on?,
        cancelled_by: cancelled_by?,
        term: term?,
        act: act?,
    })
}

/// What the machine may do, as the document writes it.
const ACTS: &[&str] = &["close:…", "archive", "end_waiting"];

/// Reads `close:outcome`, `archive` or `end_waiting`.
fn act(item: &Item<'_>, findings: &mut Findings) -> Option<ScheduledAct> {
    let text = item.text(findings)?;
    if let Some(outcome) = text.strip_prefix("close:") {
        if let Some(outcome) = Outcome::find(outcome) {
            return Some(ScheduledAct::Close(outcome));
        }
        item.fault(findings, FindingCode::UnknownWord, unknown(outcome, &Outcome::names()));
        return None;
    }
    match text {
        "archive" => Some(ScheduledAct::Archive),
        "end_waiting" => Some(ScheduledAct::EndWaiting),
        other => {
            item.fault(findings, FindingCode::UnknownWord, unknown(other, ACTS));
            None
        }
    }
}
