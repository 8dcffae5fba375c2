//! A sealed policy in words, entry by entry: what `diff` compares and a reader can check.

use super::{
    sealed::{
        Condition, Debtor, Field, Form, Gate, Grant, Holders, Kind, Mark, Need, Obligation, Policy,
        Rung, Schedule, ScheduledAct, Trigger,
    },
    term_words::{receipt, term},
};
use crate::{
    Lang, Words,
    ident::{ClauseId, RoleId},
    time::Said,
};
use std::{collections::BTreeMap, fmt::Display};

/// Holds what a policy says, every value by its path.
#[derive(Default)]
pub(super) struct Description(pub(super) BTreeMap<String, Said>);

impl Description {
    fn insert(&mut self, path: String, words: Words) {
        self.0.insert(path, Said::Words(words));
    }
}

/// Describes a policy.
pub(super) fn describe(policy: &Policy) -> Description {
    let mut out = Description::default();
    control(policy, &mut out);
    policy.kinds().iter().for_each(|kind| self::kind(kind, &mut out));
    policy.forms().iter().for_each(|form| self::form(form, &mut out));
    for calendar in policy.calendars() {
        let path = format!("calendar.{}", calendar.id());
        let said = calendar.said().into_iter();
        out.0.extend(said.map(|(key, said)| (format!("{path}.{key}"), said)));
    }
    matrix(policy, &mut out);
    for route in policy.routes() {
        let path = format!("route.{}", route.id);
        when(&mut out, &path, &route.when);
        plain(&mut out, format!("{path}.unit"), &route.unit);
        clauses(&mut out, &path, &route.clauses);
    }
    policy.gates().iter().for_each(|gate| self::gate(gate, &mut out));
    policy.obligations().iter().for_each(|obligation| self::obligation(obligation, &mut out));
    policy.schedules().iter().for_each(|schedule| self::schedule(schedule, &mut out));
    grants(policy, &mut out);
    out
}

fn plain(out: &mut Description, path: String, text: impl Display) {
    let text = text.to_string();
    out.insert(path, Words::new(text.clone(), text));
}

fn list<T: Display>(out: &mut Description, path: String, items: impl IntoIterator<Item = T>) {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    if !items.is_empty() {
        plain(out, path, items.join(", "));
    }
}

/// Describes a value of a closed vocabulary by its labels.
macro_rules! label {
    ($out:expr, $path:expr, $word:expr) => {{
        let word = $word;
        $out.insert($path, Words::new(word.label(Lang::Zh), word.label(Lang::En)));
    }};
}

fn clauses(out: &mut Description, path: &str, clauses: &[ClauseId]) {
    list(out, format!("{path}.clause"), clauses);
}

fn when(out: &mut Description, path: &str, when: &Condition) {
    if !when.tests.is_empty() {
        plain(out, format!("{path}.when"), condition(when));
    }
}

fn condition(when: &Condition) -> String {
    let tests = when.tests.iter().map(|(fact, values)| {
        let values: Vec<&str> = values.iter().map(crate::ident::Value::as_str).collect();
        format!("{} = {}", fact.name(), values.join(" | "))
    });
    tests.collect::<Vec<_>>().join(", ")
}

fn limit(out: &mut Description, path: String, limit: Option<u32>) {
    let words = match limit {
        Some(limit) => Words::new(limit.to_string(), limit.to_string()),
        None => Words::new("不限", "unlimited"),
    };
    out.insert(path, words);
}

fn control(policy: &Policy, out: &mut Description) {
    let control = policy.control();
    plain(out, "document.number".to_owned(), &control.number);
    out.insert("document.title".to_owned(), control.title.clone());
    plain(out, "document.revision".to_owned(), &control.revision);
    if let Some(from) = control.effective_from {
        plain(out, "document.effective_from".to_owned(), from);
    }
    let signed = control.approved_by.iter().map(|one| format!("{}: {}", one.slot, one.by));
    list(out, "document.approved_by".to_owned(), signed);
    list(out, "document.incomplete".to_owned(), &control.incomplete);
    if let Some(calendar) = policy.report_calendar() {
        plain(out, "document.report_calendar".to_owned(), calendar.id());
    }
}

fn kind(kind: &Kind, out: &mut Description) {
    let path = format!("kind.{}", kind.id);
    out.insert(format!("{path}.name"), kind.name.clone());
    label!(out, format!("{path}.flow"), kind.flow);
    list(out, format!("{path}.steps"), kind.steps.iter().map(|step| step.name()));
    list(out, format!("{path}.form"), &kind.form);
    limit(out, format!("{path}.reopen_limit"), kind.reopen_limit);
    if let Some(within) = &kind.reopen_within {
        out.insert(format!("{path}.reopen_within"), term(within));
    }
    limit(out, format!("{path}.negotiation_limit"), kind.negotiation_limit);
    if kind.callback_attempts > 0 {
        plain(out, format!("{path}.callback_attempts"), kind.callback_attempts);
        label!(out, format!("{path}.callback_closes_when"), kind.callback_closes_when);
    }
}

fn form(form: &Form, out: &mut Description) {
    let path = format!("form.{}", form.id);
    out.insert(format!("{path}.name"), form.name.clone());
    for Field { id, name, demand, sensitivity } in &form.fields {
        let path = format!("{path}.field.{id}");
        out.insert(format!("{path}.name"), name.clone());
        label!(out, format!("{path}.demand"), demand);
        label!(out, format!("{path}.sensitivity"), sensitivity);
    }
}

fn matrix(policy: &Policy, out: &mut Description) {
    let Some(matrix) = policy.matrix() else { return };
    list(out, "matrix.levels".to_owned(), &matrix.levels);
    plain(out, "matrix.otherwise".to_owned(), &matrix.otherwise);
    for row in &matrix.rows {
        let path = format!("matrix.row.{}", row.id);
        when(out, &path, &row.when);
        plain(out, format!("{path}.priority"), &row.priority);
        clauses(out, &path, &row.clauses);
    }
}

fn gate(gate: &Gate, out: &mut Description) {
    let path = format!("gate.{}", gate.id);
    label!(out, format!("{path}.before"), gate.before);
    when(out, &path, &gate.when);
    let needs = gate.needs.iter().map(|need| match need {
        Need::FormComplete(form) => format!("form.{form}"),
        Need::Tick(field) => format!("tick.{field}"),
        Need::RequestAnswered(kind) => format!("answered.{}", kind.name()),
        Need::ObligationMet(obligation) => format!("met.{obligation}"),
        Need::Qualification(qualification) => format!("qualification.{qualification}"),
    });
    list(out, format!("{path}.needs"), needs);
    clauses(out, &path, &gate.clauses);
}

fn triggers(out: &mut Description, path: String, triggers: &[Trigger]) {
    let names = triggers.iter().map(|trigger| match &trigger.qualifier {
        Some(qualifier) => format!("{}:{qualifier}", trigger.event.name()),
        None => trigger.event.name().to_owned(),
    });
    list(out, path, names);
}

fn obligation(obligation: &Obligation, out: &mut Description) {
    let path = format!("obligation.{}", obligation.id);
    out.insert(format!("{path}.name"), obligation.name.clone());
    clauses(out, &path, &obligation.clauses);
    label!(out, format!("{path}.nature"), obligation.nature);
    list(out, format!("{path}.within"), &obligation.within);
    when(out, &path, &obligation.when);
    triggers(out, format!("{path}.starts_on"), &obligation.starts_on);
    label!(out, format!("{path}.count_from"), obligation.anchor);
    triggers(out, format!("{path}.satisfied_by"), &obligation.satisfied_by);
    triggers(out, format!("{path}.cancelled_by"), &obligation.cancelled_by);
    for target in &obligation.targets {
        let path = match condition(&target.when) {
            always if always.is_empty() => path.clone(),
            when => format!("{path}.targets[{when}]"),
        };
        out.insert(format!("{path}.term"), term(&target.term));
        if !target.receipt.steps.is_empty() {
            out.insert(format!("{path}.receipt"), receipt(&target.receipt));
        }
    }
    label!(out, format!("{path}.without_target"), obligation.without_target);
    let excludes = obligation.excludes.iter().map(|pause| match &pause.reason {
        Some(reason) => format!("{}:{reason}", pause.party.name()),
        None => pause.party.name().to_owned(),
    });
    list(out, format!("{path}.excludes"), excludes);
    let debtor = match &obligation.owed_by {
        Debtor::Role(role) => Words::new(role.as_str(), role.as_str()),
        Debtor::Unit => Words::new("责任部门", "the unit in charge"),
        Debtor::Handler => Words::new("经办人", "the handler"),
    };
    out.insert(format!("{path}.owed_by"), debtor);
    list(out, format!("{path}.warn_at"), obligation.warn_at.iter().map(|at| mark(*at)));
    let rungs = obligation.rungs.iter().map(|Rung { at, to }| format!("{} -> {to}", mark(*at)));
    list(out, format!("{path}.escalate"), rungs);
    label!(out, format!("{path}.on_reopen"), obligation.on_reopen);
    label!(out, format!("{path}.on_retarget"), obligation.on_retarget);
    if let Some(extension) = obligation.extension {
        let (times, at_most) = (extension.times, extension.at_most.words());
        let words = Words::new(
            format!("{times} 次，共不超过 {}", at_most.zh),
            format!("{times} x, {} in all", at_most.en),
        );
        out.insert(format!("{path}.extension"), words);
    }
    label!(out, format!("{path}.machine_acts"), obligation.machine_acts);
    label!(out, format!("{path}.repeats"), obligation.repeats);
    label!(out, format!("{path}.reach"), obligation.reach);
}

fn mark(mark: Mark) -> String {
    match mark {
        Mark::AfterStart(span) => format!("{span}"),
        Mark::Share(thousandths) if thousandths % 10 == 0 => format!("{}%", thousandths / 10),
        Mark::Share(thousandths) => format!("{}.{}%", thousandths / 10, thousandths % 10),
        Mark::BeforeDue(span) => format!("-{span}"),
        Mark::AfterDue(span) => format!("+{span}"),
    }
}

fn schedule(schedule: &Schedule, out: &mut Description) {
    let path = format!("schedule.{}", schedule.id);
    clauses(out, &path, &schedule.clauses);
    when(out, &path, &schedule.when);
    triggers(out, format!("{path}.starts_on"), &schedule.starts_on);
    triggers(out, format!("{path}.cancelled_by"), &schedule.cancelled_by);
    out.insert(format!("{path}.term"), term(&schedule.term));
    let act = match schedule.act {
        ScheduledAct::Close(outcome) => format!("close:{}", outcome.name()),
        ScheduledAct::Archive => "archive".to_owned(),
        ScheduledAct::EndWaiting => "end_waiting".to_owned(),
    };
    plain(out, format!("{path}.act"), act);
}

/// Describes the grants role by role and command by command: what a role may do reads the same
/// however it is listed.
fn grants(policy: &Policy, out: &mut Description) {
    let mut roles: BTreeMap<&RoleId, Vec<&Grant>> = BTreeMap::new();
    for grant in policy.grants() {
        roles.entry(&grant.role).or_default().push(grant);
    }
    for (role, grants) in roles {
        let path = format!("grant.{role}");
        let mut commands: BTreeMap<&str, Words> = BTreeMap::new();
        for grant in &grants {
            for command in &grant.commands {
                allow(commands.entry(command.name()).or_insert(Words::new("", "")), grant);
            }
        }
        for (command, words) in commands {
            out.insert(format!("{path}.{command}"), words);
        }
        let one = grants.iter().any(|grant| grant.holders == Holders::ExactlyOne);
        let holders = if one { Holders::ExactlyOne } else { Holders::Any };
        label!(out, format!("{path}.holders"), holders);
        let clauses: Vec<&ClauseId> = grants.iter().flat_map(|grant| &grant.clauses).collect();
        list(out, format!("{path}.clause"), clauses);
    }
}

/// Adds what a grant allows; a second grant of one command adds to the first.
fn allow(words: &mut Words, grant: &Grant) {
    if !words.en.is_empty() {
        words.zh.push('；');
        words.en.push_str("; ");
    }
    let (reach, mode) = (grant.reach, grant.mode);
    words.zh.push_str(&format!("{}，{}", reach.label(Lang::Zh), mode.label(Lang::Zh)));
    words.en.push_str(&format!("{}, {}", reach.label(Lang::En), mode.label(Lang::En)));
}
