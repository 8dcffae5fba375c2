//! Gates that nothing can open, or that nobody asks about.

use super::{
    super::{
        draft::Draft,
        reach::{Reach, Reached},
        sealed::{Gate, Kind, Need, Obligation},
    },
    life::{admitted, any_of, unread},
};
use crate::{
    Finding, FindingCode, Findings, Words,
    case::{CommandKind, EventKind},
    document::Placed,
    ident::{FieldId, FormId},
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(draft: &Draft, reach: &Reach, findings: &mut Findings) {
    // Without a kind of case nothing is used, which has its own finding.
    if draft.kinds.entries.is_empty() {
        return;
    }
    let known = &Known::of(draft);
    for placed in &draft.gates.entries {
        gate(placed, draft, reach, known, findings);
    }
}

/// Holds what the needs of gates are judged by.
struct Known<'a> {
    draft: &'a Draft,
    owed: BTreeMap<&'a str, &'a Placed<Obligation>>,
    fields: BTreeSet<&'a FieldId>,
    /// The fields that the registration of some kind fills: a case may change its kind later.
    registered: BTreeSet<&'a FieldId>,
}

impl<'a> Known<'a> {
    fn of(draft: &'a Draft) -> Self {
        let obligations = draft.obligations.entries.iter();
        let forms = || draft.forms.entries.iter().map(|placed| &placed.value);
        let filled: BTreeSet<&FormId> =
            draft.kinds.entries.iter().filter_map(|placed| placed.value.form.as_ref()).collect();
        let fields = forms().flat_map(|form| &form.fields).map(|field| &field.id);
        let registered = forms().filter(|form| filled.contains(&form.id));
        let registered = registered.flat_map(|form| &form.fields).map(|field| &field.id);
        Self {
            draft,
            owed: obligations.map(|placed| (placed.value.id.as_str(), placed)).collect(),
            fields: fields.collect(),
            registered: registered.collect(),
        }
    }

    /// Says whether a field can be there, given whether ticks and the fields of a registration can.
    fn carried(&self, field: &FieldId, come: Come) -> bool {
        // What cannot be read may have had the field, and what no form has is found elsewhere.
        let is_open = !self.draft.forms.complete
            || !self.draft.kinds.complete
            || !self.fields.contains(field);
        is_open || come.ticks || (come.fields && self.registered.contains(field))
    }

    fn filled(&self, form: &FormId, come: Come) -> bool {
        let mut forms = self.draft.forms.entries.iter().map(|placed| &placed.value);
        forms
            .find(|other| other.id == *form)
            .is_none_or(|form| form.required().all(|field| self.carried(&field.id, come)))
    }
}

/// Says what can come with a command or before it.
#[derive(Clone, Copy)]
struct Come {
    ticks: bool,
    fields: bool,
}

impl Come {
    fn with(command: CommandKind, kinds: &[&Kind], before: &[Reached], reach: &Reach) -> Self {
        use CommandKind as C;
        let came = |event| before.iter().any(|can| can.events.contains(&event));
        let ticked = |kind: &&Kind| is_given_once_replied(command, kind, reach);
        Self {
            ticks: matches!(command, C::Reply | C::RecordCallback)
                || (came(EventKind::Replied) && kinds.iter().any(ticked)),
            fields: command == C::Register || came(EventKind::Registered),
        }
    }
}

/// Says whether a command can follow the reply. What was ticked counts until a reopening, by a command
/// or by the callback, and there is no callback without a reply.
fn is_given_once_replied(command: CommandKind, kind: &Kind, reach: &Reach) -> bool {
    let replied = reach.stages_after(kind, &[EventKind::Replied]).into_iter();
    let given = |way| !matches!(way, CommandKind::Reopen | CommandKind::RecordCallback);
    let stages = reach.onward(kind, replied, given).stages;
    let mut ways = reach.ways(kind).iter().filter(|way| way.on == Some(command));
    ways.any(|way| stages.iter().any(|stage| way.leads_out_of(*stage)))
}

/// Commands before which nothing is checked: there is no case yet, or only time passes.
const UNGATED: &[CommandKind] = &[CommandKind::Receive, CommandKind::Tick];

/// A gate opens only if what it needs can happen before the command it stands before.
fn gate(
    placed: &Placed<Gate>,
    draft: &Draft,
    reach: &Reach,
    known: &Known<'_>,
    findings: &mut Findings,
) {
    let Placed { path, value } = placed;
    if UNGATED.contains(&value.before) {
        let words = Words::new(
            format!("`{}` 之前不检查任何条件", value.before.name()),
            format!("no gate is looked at before `{}`", value.before.name()),
        );
        findings.push(Finding::new(format!("{path}.before"), FindingCode::NeverChecked, words));
        return;
    }
    if unread(path, &["when"], findings) {
        return;
    }
    let Some(kinds) = admitted(&value.when, draft) else { return };
    let met: Vec<&Kind> =
        kinds.into_iter().filter(|kind| takes(kind, value.before, reach)).collect();
    if met.is_empty() {
        let words = Words::new(
            format!("其适用的事项类型都不会执行 `{}`", value.before.name()),
            format!("`{}` is given for no kind of case it applies to", value.before.name()),
        );
        findings.push(Finding::new(path.clone(), FindingCode::NotUsed, words));
        return;
    }
    let before: Vec<Reached> =
        met.iter().map(|kind| reach.reached(kind, |command| command != value.before)).collect();
    let come = Come::with(value.before, &met, &before, reach);
    for (index, need) in value.needs.iter().enumerate() {
        let opens = match need {
            Need::RequestAnswered(_) => {
                before.iter().any(|can| can.events.contains(&EventKind::RequestAnswered))
            }
            Need::ObligationMet(id) => known.owed.get(id.as_str()).is_none_or(|owed| {
                let keys = ["starts_on", "satisfied_by"];
                unread(&owed.path, &keys, findings)
                    || before.iter().any(|can| {
                        any_of(&owed.value.starts_on, &can.events)
                            && any_of(&owed.value.satisfied_by, &can.events)
                    })
            }),
            Need::Tick(field) => known.carried(field, come),
            Need::FormComplete(form) => known.filled(form, come),
            Need::Qualification(_) => true,
        };
        if !opens {
            let mut words = Words::new(
                format!("在 `{}` 之前不可能满足该条件", value.before.name()),
                format!("this cannot come about before `{}`", value.before.name()),
            );
            if matches!(need, Need::Tick(_) | Need::FormComplete(_)) {
                words.zh.push_str(
                    "：勾选只由 `case.reply` 与 `followup.record` 带来，字段由事项类型的 `form` 在登记时带来",
                );
                words.en.push_str(
                    ": ticks come with `case.reply` and `followup.record` alone, fields with the \
                     registration of a kind whose `form` has them",
                );
            }
            let path = format!("{path}.needs[{index}]");
            findings.push(Finding::new(path, FindingCode::GateNeverOpens, words));
        }
    }
}

/// Says whether a command can be given for a kind of case at all.
fn takes(kind: &Kind, command: CommandKind, reach: &Reach) -> bool {
    reach.ways(kind).iter().any(|way| way.on == Some(command))
}
