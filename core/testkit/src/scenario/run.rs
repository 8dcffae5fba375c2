//! Running a scenario on a desk.

use super::{
    check::{Seen, compare},
    parse::{Deed, Scenario, StepLine, time},
};
use amends::{
    Actor, Desk, Policy,
    case::{Command, CommandKind, Observation},
    desk::Delivery,
    ident::CaseId,
    time::Timestamp,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Runs a scenario and returns every mismatch as a line `file:line: expected …, got …`.
pub fn run(file: &str, scenario: &Scenario, policy: Policy) -> Vec<String> {
    let mut desk = Desk::new(policy);
    let case = CaseId::new("S-1").expect("a short text");
    let mut mismatches = Vec::new();
    let mut people = BTreeMap::new();
    for (line, name, what) in &scenario.people {
        match person(name, what) {
            Ok(actor) => {
                people.insert(name.clone(), actor);
            }
            Err(fault) => mismatches.push(format!("{file}:{line}: {fault}")),
        }
    }
    for step in &scenario.steps {
        let outcome = match perform(&mut desk, &case, &people, scenario, step) {
            Ok(outcome) => outcome,
            Err(fault) => {
                mismatches.push(format!("{file}:{}: {fault}", step.line));
                return mismatches;
            }
        };
        let refusal_expected = step.checks.iter().any(|check| check.subject == "refused");
        let seen = Seen { desk: &desk, case: &case, outcome: &outcome, zone: &scenario.zone };
        if let (Err(rejection), false) = (&outcome, refusal_expected) {
            mismatches.push(format!(
                "{file}:{}: expected the command to be accepted\n    got: {rejection}",
                step.line
            ));
        }
        for check in &step.checks {
            if let Err((expected, got)) = compare(&seen, check) {
                let line = check.line;
                mismatches.push(format!(
                    "{file}:{line}: {}\n    expected: {expected}\n    got:      {got}",
                    check.subject
                ));
            }
        }
    }
    mismatches
}

/// Runs a scenario and returns every record it led to: what another engine's log is compared with.
///
/// # Errors
/// A sentence with the line of the step that cannot be carried out.
pub fn log(scenario: &Scenario, policy: Policy) -> Result<Vec<amends::case::Recorded>, String> {
    let mut desk = Desk::new(policy);
    let case = CaseId::new("S-1").expect("a short text");
    let mut people = BTreeMap::new();
    for (_, name, what) in &scenario.people {
        people.insert(name.clone(), person(name, what)?);
    }
    let mut log = Vec::new();
    for step in &scenario.steps {
        let outcome = perform(&mut desk, &case, &people, scenario, step)
            .map_err(|fault| format!("line {}: {fault}", step.line))?;
        log.extend(outcome.unwrap_or_default());
    }
    Ok(log)
}

pub(super) type Outcome = Result<Vec<amends::case::Recorded>, Box<amends::Rejection>>;

fn perform(
    desk: &mut Desk,
    case: &CaseId,
    people: &BTreeMap<String, Actor>,
    scenario: &Scenario,
    step: &StepLine,
) -> Result<Outcome, String> {
    let zone = &scenario.zone;
    match &step.deed {
        Deed::Tick => {
            let advance = desk.advance_to(step.now);
            let mut stuck = advance.stuck.into_iter();
            Ok(stuck.next().map_or(Ok(advance.records), |stuck| Err(stuck.why)))
        }
        Deed::Observe(pairs) => {
            let mut data = payload(pairs, step.now, zone)?;
            data.insert("at".to_owned(), json!(step.now.to_string()));
            let opened = data.remove("opened");
            let opened = opened.and_then(|text| text.as_str()?.parse().ok()).unwrap_or(step.now);
            let observation: Observation =
                serde_json::from_value(Value::Object(data)).map_err(|error| error.to_string())?;
            Ok(desk.observe(case, opened, &observation))
        }
        Deed::Command { who, name, payload: pairs } => {
            let actor = people.get(who).ok_or_else(|| format!("nobody is called `{who}`"))?;
            let name = command(name)?;
            let mut data = payload(pairs, step.now, zone)?;
            let command_id = data.remove("command_id");
            let command_id = command_id.and_then(|id| id.as_str()?.parse().ok());
            let command: Command = serde_json::from_value(json!({ "type": name, "data": data }))
                .map_err(|error| format!("{name}: {error}"))?;
            let delivery =
                Delivery { happened_at: step.happened, command_id, ..Delivery::default() };
            Ok(desk.handle_with(case, &command, actor, step.now, &delivery))
        }
    }
}

fn command(name: &str) -> Result<&'static str, String> {
    let zh = amends::Lang::Zh;
    let found = CommandKind::ALL.iter().find(|kind| kind.name() == name || kind.label(zh) == name);
    found.map(|kind| kind.name()).ok_or_else(|| format!("there is no command `{name}`"))
}

fn person(name: &str, what: &str) -> Result<Actor, String> {
    let fault = |error: amends::ident::IdentError| error.to_string();
    let words: Vec<_> = what.split([',', '，']).map(str::trim).collect();
    let mut actor = match words.first().copied() {
        Some("machine" | "系统") => Actor::machine(name),
        Some("customer" | "客户") => Actor::customer(name),
        _ => Actor::person(name),
    }
    .map_err(fault)?;
    for word in words {
        actor = match word.split_once(' ') {
            Some(("role" | "角色", role)) => actor.with_role(role).map_err(fault)?,
            Some(("unit" | "部门", unit)) => actor.in_unit(unit).map_err(fault)?,
            Some(("qualification" | "资质", name)) => {
                actor.with_qualification(name).map_err(fault)?
            }
            None if matches!(word, "machine" | "系统" | "customer" | "客户") => actor,
            _ => return Err(format!("`{word}` says nothing of a person")),
        };
    }
    Ok(actor)
}

/// Turns `key=value` into the wire form: dots nest, lists and numbers by their keys.
fn payload(
    pairs: &[(String, String)],
    now: Timestamp,
    zone: &str,
) -> Result<Map<String, Value>, String> {
    let mut data = Map::new();
    for (key, text) in pairs {
        let value = match key.as_str() {
            "until" | "due" | "opened" => json!(time(text, Some(now), zone)?.0.to_string()),
            "fields" | "ticks" | "measures" => json!(text.split(',').collect::<Vec<_>>()),
            "request" if text.bytes().all(|byte| byte.is_ascii_digit()) => number(text)?,
            "act" | "run" | "level" => number(text)?,
            "waiting" => match text.split_once(':') {
                Some((party, reason)) => {
                    json!({ "state": "for", "party": party, "reason": reason })
                }
                None => json!({ "state": "nobody" }),
            },
            _ => json!(text),
        };
        match key.split_once('.') {
            Some((outer, inner)) => {
                let nested = data.entry(outer).or_insert_with(|| json!({}));
                nested[inner] = value;
            }
            None => {
                data.insert(key.clone(), value);
            }
        }
    }
    Ok(data)
}

fn number(text: &str) -> Result<Value, String> {
    text.parse::<u32>().map(|number| json!(number)).map_err(|_| format!("`{text}` is no number"))
}
