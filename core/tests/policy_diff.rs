//! What changed from one policy to another reads as words: no key is passed over.

use amends::{
    Findings,
    policy::{Change, Policy, PolicyDocument, diff},
    time::{Pack, Packs},
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

#[path = "support/keys.rs"]
mod keys;

const GOOD: &str = include_str!("policies/good.toml");

fn good() -> Value {
    toml::from_str(GOOD).unwrap()
}

fn findings(document: &Value) -> Findings {
    let document = PolicyDocument::from_json(&document.to_string()).unwrap();
    Policy::check(&document, &Packs::builtin()).findings
}

fn policy(document: &Value) -> Policy {
    Policy::from_json(&document.to_string()).unwrap_or_else(|found| panic!("{found}"))
}

/// Puts values where the pointers say; the last key may be new.
fn changed(sets: &[(&str, &str)]) -> Value {
    let mut document = good();
    for (place, json) in sets {
        let (table, key) = place.rsplit_once('/').unwrap();
        let table = document.pointer_mut(table).unwrap_or_else(|| panic!("no `{table}`"));
        let value: Value = serde_json::from_str(json).unwrap();
        match key.parse::<usize>() {
            Ok(index) => table[index] = value,
            Err(_) => table[key] = value,
        }
    }
    document
}

fn lines(changes: &[Change]) -> Vec<String> {
    changes.iter().map(ToString::to_string).collect()
}

/// One changed key: where, the key, the values put there, and the entry that is to be named.
type Row = (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static str);

#[rustfmt::skip]
const KEYS: &[Row] = &[
    ("/document", "number", &[("/document/number", r#""EX-2""#)], "document.number"),
    ("/document", "title", &[("/document/title/en", r#""another""#)], "document.title"),
    ("/document", "revision", &[("/document/revision", r#""B""#)], "document.revision"),
    ("/document", "effective_from", &[("/document/effective_from", r#""2025-01-01T00:00:00+08:00""#)], "document.effective_from"),
    ("/document", "approved_by", &[("/document/approved_by/0/by", r#""board""#)], "document.approved_by"),
    ("/document", "incomplete", &[("/document/incomplete", r#"["EX-9"]"#)], "document.incomplete"),
    ("/document", "report_calendar", &[("/calendar/night", r#"{"zone": "UTC", "week": {"mon": ["22:00-06:00"]}}"#), ("/document/report_calendar", r#""night""#)], "document.report_calendar"),
    ("/document/approved_by/0", "slot", &[("/document/approved_by/0/slot", r#""reviewer""#)], "document.approved_by"),
    ("/document/approved_by/0", "by", &[("/document/approved_by/0/by", r#""board""#)], "document.approved_by"),
    ("/calendar/centre", "zone", &[("/calendar/centre/zone", r#""Asia/Tokyo""#)], "calendar.centre.zone"),
    ("/calendar/centre", "week", &[("/calendar/centre/week/sat-sun", r#"["09:00-16:00"]"#)], "calendar.centre.week.sat"),
    ("/calendar/centre", "breaks", &[("/calendar/centre/breaks", r#"{"mon-fri": ["15:00-15:10"]}"#)], "calendar.centre.breaks.mon"),
    ("/calendar/centre", "hours", &[("/calendar/centre/hours", r#"{"2026-02-15": ["09:00-12:00"]}"#)], "calendar.centre.hours.2026-02-15"),
    ("/calendar/centre", "holidays", &[("/calendar/centre/holidays", r#"{"pack": "cn", "extra": ["2026-07-15"]}"#)], "calendar.centre.holidays.off"),
    ("/calendar/centre", "makeup", &[("/calendar/centre/makeup", r#""rest""#)], "calendar.centre.makeup"),
    ("/calendar/centre", "extra_workdays", &[("/calendar/centre/extra_workdays", r#"["2026-07-18"]"#)], "calendar.centre.extra_workdays"),
    ("/calendar/centre", "beyond", &[("/calendar/centre/beyond", r#""refuse""#)], "calendar.centre.beyond"),
    ("/calendar/centre", "coverage_from", &[("/calendar/centre/coverage_from", r#""2026-01-01""#)], "calendar.centre.coverage_from"),
    ("/calendar/centre", "coverage_to", &[("/calendar/centre/coverage_to", r#""2026-10-01""#)], "calendar.centre.coverage_to"),
    ("/calendar/centre", "version", &[("/calendar/centre/version", r#"[{"effective_from": "2026-05-01", "week": {"mon": ["09:00-17:00"]}}]"#)], "calendar.centre.version.2026-05-01.week.tue"),
    ("/kind/0", "id", &[("/kind/1/id", r#""question""#), ("/matrix/row/1/when/kind", r#""question""#), ("/obligation/5/when/kind", r#""question""#)], "kind.question"),
    ("/kind/0", "name", &[("/kind/1/name/zh", r#""问询""#)], "kind.inquiry.name"),
    ("/kind/0", "flow", &[("/kind/1/flow", r#""resolve""#), ("/kind/1/negotiation_limit", "3")], "kind.inquiry.flow"),
    ("/kind/0", "steps", &[("/kind/1/steps", r#"["withdrawal"]"#)], "kind.inquiry.steps"),
    ("/kind/0", "form", &[("/kind/1/form", r#""reply""#)], "kind.inquiry.form"),
    ("/kind/0", "reopen_limit", &[("/kind/1/reopen_limit", "1")], "kind.inquiry.reopen_limit"),
    ("/kind/0", "reopen_within", &[("/kind/0/reopen_within", r#""unlimited""#)], "kind.complaint.reopen_within"),
    ("/kind/0", "negotiation_limit", &[("/kind/0/negotiation_limit", "4")], "kind.complaint.negotiation_limit"),
    ("/kind/0", "callback_attempts", &[("/kind/0/callback_attempts", "4")], "kind.complaint.callback_attempts"),
    ("/kind/0", "callback_closes_when", &[("/kind/0/callback_closes_when", r#""solved_and_satisfied""#)], "kind.complaint.callback_closes_when"),
    ("/form/0", "id", &[("/form/1/id", r#""checklist""#)], "form.checklist"),
    ("/form/0", "name", &[("/form/1/name/en", r#""checklist""#)], "form.reply.name"),
    ("/form/0", "field", &[("/form/1/field/0/name/en", r#""sorry""#)], "form.reply.field.apology"),
    ("/form/0/field/0", "id", &[("/form/0/field/1/id", r#""phone""#)], "form.intake.field.phone"),
    ("/form/0/field/0", "name", &[("/form/0/field/1/name/en", r#""phone""#)], "form.intake.field.contact.name"),
    ("/form/0/field/0", "demand", &[("/form/0/field/1/demand", r#""asked""#)], "form.intake.field.contact.demand"),
    ("/form/0/field/0", "sensitivity", &[("/form/0/field/1/sensitivity", r#""plain""#)], "form.intake.field.contact.sensitivity"),
    ("/matrix", "levels", &[("/matrix/levels", r#"["high", "mid", "low"]"#)], "matrix.levels"),
    ("/matrix", "otherwise", &[("/matrix/otherwise", r#""high""#)], "matrix.otherwise"),
    ("/matrix", "row", &[("/matrix/row/0/priority", r#""low""#)], "matrix.row.gold"),
    ("/matrix/row/0", "id", &[("/matrix/row/0/id", r#""golden""#)], "matrix.row.golden"),
    ("/matrix/row/0", "when", &[("/matrix/row/0/when/tier", r#""silver""#)], "matrix.row.gold.when"),
    ("/matrix/row/0", "priority", &[("/matrix/row/0/priority", r#""low""#)], "matrix.row.gold.priority"),
    ("/matrix/row/0", "clause", &[("/matrix/row/0/clause", r#""EX-8""#)], "matrix.row.gold.clause"),
    ("/route/0", "id", &[("/route/1/id", r#""spares""#)], "route.spares"),
    ("/route/0", "when", &[("/route/1/when/category", r#""spares""#)], "route.parts.when"),
    ("/route/0", "unit", &[("/route/1/unit", r#""back""#)], "route.parts.unit"),
    ("/route/0", "clause", &[("/route/1/clause", r#""EX-8""#)], "route.parts.clause"),
    ("/gate/0", "id", &[("/gate/0/id", r#""sorry""#)], "gate.sorry"),
    ("/gate/0", "before", &[("/gate/0/before", r#""case.close""#)], "gate.apologise.before"),
    ("/gate/0", "when", &[("/gate/0/when/tier", r#""gold""#)], "gate.apologise.when"),
    ("/gate/0", "needs", &[("/gate/0/needs", r#"["tick.apology", "qualification.phone"]"#)], "gate.apologise.needs"),
    ("/gate/0", "clause", &[("/gate/0/clause", r#""EX-8""#)], "gate.apologise.clause"),
    ("/obligation/0", "id", &[("/obligation/0/id", r#""first-answer""#)], "obligation.first-answer"),
    ("/obligation/0", "name", &[("/obligation/0/name/en", r#""first answer""#)], "obligation.first-reply.name"),
    ("/obligation/0", "clause", &[("/obligation/0/clause", r#""EX-5""#)], "obligation.first-reply.clause"),
    ("/obligation/0", "nature", &[("/obligation/0/nature", r#""planned""#)], "obligation.first-reply.nature"),
    ("/obligation/0", "within", &[("/obligation/4/within", r#""lawful""#)], "obligation.callback.within"),
    ("/obligation/0", "when", &[("/obligation/0/when", r#"{"tier": ["gold", "silver"]}"#)], "obligation.first-reply.when"),
    ("/obligation/0", "starts_on", &[("/obligation/0/starts_on", r#""triage.classified""#)], "obligation.first-reply.starts_on"),
    ("/obligation/0", "count_from", &[("/obligation/0/count_from", r#""received""#)], "obligation.first-reply.count_from"),
    ("/obligation/0", "satisfied_by", &[("/obligation/0/satisfied_by", r#""case.replied""#)], "obligation.first-reply.satisfied_by"),
    ("/obligation/0", "cancelled_by", &[("/obligation/0/cancelled_by", r#""case.archived""#)], "obligation.first-reply.cancelled_by"),
    ("/obligation/0", "term", &[("/obligation/0/term/working", r#""9h""#)], "obligation.first-reply.term"),
    ("/obligation/0", "targets", &[("/obligation/3/targets/1/term/elapsed", r#""47h""#)], "obligation.resolve.targets[priority = low].term"),
    ("/obligation/0", "without_target", &[("/obligation/3/without_target", r#""refuse""#)], "obligation.resolve.without_target"),
    ("/obligation/0", "receipt", &[("/obligation/0/receipt", r#"[{"on": "after-close", "day": "next-workday", "at": "opening"}]"#)], "obligation.first-reply.receipt"),
    ("/obligation/0", "excludes", &[("/obligation/0/excludes", r#""partner:awaiting parts""#)], "obligation.first-reply.excludes"),
    ("/obligation/0", "owed_by", &[("/obligation/0/owed_by", r#""handler""#)], "obligation.first-reply.owed_by"),
    ("/obligation/0", "warn_at", &[("/obligation/0/warn_at", r#"["74.5%"]"#)], "obligation.first-reply.warn_at"),
    ("/obligation/0", "escalate", &[("/obligation/0/escalate/0/to", r#""handler""#)], "obligation.first-reply.escalate"),
    ("/obligation/0", "on_reopen", &[("/obligation/0/on_reopen", r#""restart""#)], "obligation.first-reply.on_reopen"),
    ("/obligation/0", "on_retarget", &[("/obligation/3/on_retarget", r#""keep""#)], "obligation.resolve.on_retarget"),
    ("/obligation/0", "extension", &[("/obligation/3/extension/times", "2")], "obligation.resolve.extension"),
    ("/obligation/0", "machine_acts", &[("/obligation/0/machine_acts", r#""satisfy""#)], "obligation.first-reply.machine_acts"),
    ("/obligation/0", "repeats", &[("/obligation/0/repeats", r#""after_each""#)], "obligation.first-reply.repeats"),
    ("/obligation/0", "reach", &[("/obligation/0/reach", r#""needed""#)], "obligation.first-reply.reach"),
    ("/obligation/3/targets/0", "when", &[("/obligation/3/targets/1/when/tier", r#""gold""#)], "obligation.resolve.targets[priority = low, tier = gold].term"),
    ("/obligation/3/targets/0", "term", &[("/obligation/3/targets/1/term/elapsed", r#""47h""#)], "obligation.resolve.targets[priority = low].term"),
    ("/obligation/3/targets/0", "receipt", &[("/obligation/3/targets/0/receipt", r#"[{"on": "closed-day", "day": "next-workday", "at": "opening"}]"#)], "obligation.resolve.targets[priority = high].receipt"),
    ("/obligation/3/extension", "times", &[("/obligation/3/extension/times", "2")], "obligation.resolve.extension"),
    ("/obligation/3/extension", "at_most", &[("/obligation/3/extension/at_most", r#""9h""#)], "obligation.resolve.extension"),
    ("/obligation/0/escalate/0", "after", &[("/obligation/0/escalate/0/after", r#""1h""#)], "obligation.first-reply.escalate"),
    ("/obligation/0/escalate/0", "before", &[("/obligation/0/escalate/0", r#"{"before": "1h", "to": "head"}"#)], "obligation.first-reply.escalate"),
    ("/obligation/0/escalate/0", "after_start", &[("/obligation/0/escalate/0", r#"{"after_start": "1h", "to": "head"}"#)], "obligation.first-reply.escalate"),
    ("/obligation/0/escalate/0", "at", &[("/obligation/0/escalate/0", r#"{"at": "50%", "to": "head"}"#)], "obligation.first-reply.escalate"),
    ("/obligation/0/escalate/0", "to", &[("/obligation/0/escalate/0/to", r#""handler""#)], "obligation.first-reply.escalate"),
    ("/schedule/0", "id", &[("/schedule/0/id", r#""put-away""#)], "schedule.put-away"),
    ("/schedule/0", "clause", &[("/schedule/0/clause", r#""EX-8""#)], "schedule.archive.clause"),
    ("/schedule/0", "when", &[("/schedule/0/when", r#"{"kind": "inquiry"}"#)], "schedule.archive.when"),
    ("/schedule/0", "starts_on", &[("/schedule/0/starts_on", r#"["case.closed", "case.answered"]"#)], "schedule.archive.starts_on"),
    ("/schedule/0", "cancelled_by", &[("/schedule/0/cancelled_by", "[]")], "schedule.archive.cancelled_by"),
    ("/schedule/0", "term", &[("/schedule/0/term/lands", r#""end-of-day""#)], "schedule.archive.term"),
    ("/schedule/0", "act", &[("/schedule/0/act", r#""end_waiting""#)], "schedule.archive.act"),
    ("/grant/0", "role", &[("/grant/3/role", r#""apprentice""#)], "grant.apprentice.case.acknowledge"),
    ("/grant/0", "commands", &[("/grant/3/commands", r#"["case.acknowledge", "case.explain"]"#)], "grant.trainee.case.explain"),
    ("/grant/0", "reach", &[("/grant/3/reach", r#""own_unit""#)], "grant.trainee.case.acknowledge"),
    ("/grant/0", "mode", &[("/grant/3/mode", r#""asks""#)], "grant.trainee.case.acknowledge"),
    ("/grant/0", "holders", &[("/grant/3/holders", r#""exactly_one""#)], "grant.trainee.holders"),
    ("/grant/0", "clause", &[("/grant/3/clause", r#""EX-8""#)], "grant.trainee.clause"),
];

#[test]
fn every_changed_key_is_listed() {
    let before = policy(&good());
    let mut silent = Vec::new();
    for (place, key, sets, entry) in KEYS {
        let changes = diff(&before, &policy(&changed(sets)));
        let named = changes.iter().any(|change| change.path.starts_with(entry));
        let worded = changes.iter().all(|change| {
            let words = change.words();
            !words.en.is_empty() && !words.zh.is_ascii() && !words.en.contains('{')
        });
        if !named || !worded {
            silent.push(format!("{place} {key}: {:?}", lines(&changes)));
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
    assert!(diff(&before, &policy(&good())).is_empty());
}

/// The table above has a row for each key that a reader asks for.
#[test]
fn no_key_is_left_out() {
    let mut tables: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (place, key, ..) in KEYS {
        tables.entry(place).or_default().insert((*key).to_owned());
    }
    assert_eq!(tables.len(), 16);
    for (place, listed) in tables {
        let asked: BTreeSet<String> = keys::asked(&good(), place, findings).into_iter().collect();
        assert_eq!(listed, asked, "{place}");
    }
}

/// Terms and receipt rules of which no two say the same, and no two read the same.
#[test]
fn what_differs_reads_differently() {
    let days = r#""calendar": "centre", "lands": "end-of-day""#;
    let terms = [
        r#"{"elapsed": "8h"}"#.to_owned(),
        r#"{"elapsed": "9h"}"#.to_owned(),
        r#"{"working": "8h", "calendar": "centre"}"#.to_owned(),
        r#"{"working": "8h", "calendar": "night"}"#.to_owned(),
        format!(r#"{{"working_days": 3, {days}}}"#),
        format!(r#"{{"working_days": 3, {days}, "receipt_day": "counted"}}"#),
        format!(r#"{{"working_days": 3, {days}, "start": "step"}}"#),
        r#"{"working_days": 3, "calendar": "centre", "lands": "same-time"}"#.to_owned(),
        r#"{"working_days": 3, "calendar": "centre", "lands": "same-time-clamped"}"#.to_owned(),
        format!(r#"{{"calendar_days": 3, {days}}}"#),
        format!(r#"{{"calendar_days": 3, {days}, "receipt_day": "counted"}}"#),
        format!(r#"{{"calendar_days": 3, {days}, "closed_day": "next-workday"}}"#),
        format!(r#"{{"calendar_days": 3, {days}, "closed_day": "previous-workday"}}"#),
        format!(r#"{{"months": 3, {days}}}"#),
        format!(r#"{{"months": 3, {days}, "closed_day": "next-workday"}}"#),
        r#"{"months": 3, "calendar": "centre", "lands": "midnight"}"#.to_owned(),
        format!(r#"{{"years": 3, {days}}}"#),
        format!(r#"{{"years": 3, {days}, "closed_day": "next-workday"}}"#),
        r#"{"years": 3, "calendar": "centre", "lands": "midnight"}"#.to_owned(),
        r#"{"same_day": {}, "calendar": "centre"}"#.to_owned(),
        r#"{"same_day": {}, "calendar": "centre", "lands": "midnight"}"#.to_owned(),
        r#"{"same_day": {}, "calendar": "centre", "cutoff": "16:00"}"#.to_owned(),
        r#"{"immediate": {"grace": "8h"}}"#.to_owned(),
        r#"{"immediate": {"grace": "8h", "basis": "working"}, "calendar": "centre"}"#.to_owned(),
    ];
    let night = ("/calendar/night", r#"{"zone": "UTC", "week": {"mon-sun": ["22:00-06:00"]}}"#);
    tell_apart(terms.iter().map(|term| changed(&[night, ("/obligation/6/term", term)])));

    let step =
        |on: &str, day: &str, at: &str| format!(r#"[{{"on": {on}, "day": {day}, "at": {at}}}]"#);
    let (closed, same, opening) = (r#""closed-day""#, r#""same-day""#, r#""opening""#);
    let rules = [
        "[]".to_owned(),
        step(closed, same, opening),
        step(r#""after-close""#, same, opening),
        step(r#""before-open""#, same, opening),
        step(r#"{"from": "17:00"}"#, same, opening),
        step(r#"{"from": "18:00"}"#, same, opening),
        step(r#"{"before": "17:00"}"#, same, opening),
        step(closed, r#""next-day""#, opening),
        step(closed, r#""next-workday""#, opening),
        step(closed, same, r#""same-time""#),
        step(closed, same, r#"{"time": "08:30"}"#),
    ];
    tell_apart(rules.iter().map(|rule| changed(&[("/obligation/0/receipt", rule)])));
}

fn tell_apart(documents: impl Iterator<Item = Value>) {
    let policies: Vec<Policy> = documents.map(|document| policy(&document)).collect();
    for (index, one) in policies.iter().enumerate() {
        for (other, another) in policies.iter().enumerate() {
            let changes = diff(one, another);
            assert_eq!(changes.is_empty(), index == other, "{index} {other}");
            let told = |change: &Change| change.before != change.after;
            assert!(changes.iter().all(told), "{index} {other}: {:?}", lines(&changes));
        }
    }
}

#[test]
fn a_changed_calendar_reads_as_words() {
    let before = policy(&good());
    let after = policy(&changed(&[
        ("/calendar/centre/week/sat-sun", r#"["09:00-12:00"]"#),
        (
            "/calendar/centre/holidays",
            r#"{"pack": "cn", "extra": ["2026-07-15"], "except": ["2026-10-07"]}"#,
        ),
        ("/calendar/centre/makeup", r#"{"like": "fri"}"#),
        ("/calendar/centre/coverage_to", r#""2026-10-31""#),
        ("/calendar/centre/beyond", r#""refuse""#),
    ]));
    let changes = diff(&before, &after);
    // How many days the built-in pack has is not the point.
    let lines: Vec<String> = lines(&changes)
        .iter()
        .map(|line| match line.split_once("days, ") {
            Some((_, rest)) => format!("off: {rest}"),
            None => line.clone(),
        })
        .collect();
    let expected = [
        "`calendar.centre.beyond`: assumed to follow the weekly pattern -> refused",
        "`calendar.centre.coverage_to`: 2026-12-31 -> 2026-10-31",
        "off: added 1 day (2026-07-15), removed 1 day (2026-10-07)",
        "`calendar.centre.makeup`: worked with the hours of a Monday -> worked with the hours of a Friday",
        "`calendar.centre.week.sat`: 09:00-17:00 -> 09:00-12:00",
        "`calendar.centre.week.sun`: 09:00-17:00 -> 09:00-12:00",
    ];
    assert_eq!(lines, expected);
}

/// A pack is named by its revision; what it says is compared all the same.
#[test]
fn packs_of_one_name_and_revision_are_told_apart_by_their_dates() {
    let sealed = |off: &str| {
        let pack = format!(
            "id = 'own'\nrevision = '1'\nvalid_from = '2026-01-01'\nvalid_to = '2026-12-31'\n\
             [[holiday]]\nname = {{ zh = '节', en = 'day off' }}\noff = ['{off}']\n"
        );
        let packs = Packs::none().with(Pack::from_toml(&pack).unwrap());
        let document = changed(&[("/calendar/centre/holidays", r#""own""#)]);
        let document = PolicyDocument::from_json(&document.to_string()).unwrap();
        Policy::check(&document, &packs).into_policy().unwrap_or_else(|found| panic!("{found}"))
    };
    let (may, june) = (sealed("2026-05-04"), sealed("2026-06-01"));
    let line = "`calendar.centre.holidays.off`: 1 day (2026-05-04) -> \
                1 day, added 1 day (2026-06-01), removed 1 day (2026-05-04)";
    assert_eq!(lines(&diff(&may, &june)), [line]);
}
