//! Comparing what is expected with what is.

use super::{
    parse::{Check, local, time},
    run::Outcome,
};
use amends::{
    Desk, Lang,
    case::{Case, EventKind, Stage, Verdict, obligations::Run},
    ident::CaseId,
    time::Timestamp,
};

/// Holds what a step left behind.
pub(super) struct Seen<'a> {
    pub(super) desk: &'a Desk,
    pub(super) case: &'a CaseId,
    pub(super) outcome: &'a Outcome,
    pub(super) zone: &'a str,
}

type Mismatch = (String, String);

/// Compares one expectation; the mismatch holds both sides in words.
pub(super) fn compare(seen: &Seen<'_>, check: &Check) -> Result<(), Mismatch> {
    let expected = check.expected.as_str();
    let words: Vec<_> = expected.split_whitespace().collect();
    let case = || {
        let missing = || (expected.to_owned(), "there is no case".to_owned());
        seen.desk.case(seen.case).ok_or_else(missing)
    };
    match check.subject.as_str() {
        "refused" => refused(seen, expected),
        "nothing" => same("", &events(seen).join(", ")),
        "events" => same(&list(expected).join(", "), &events(seen).join(", ")),
        "event" => {
            let all = events(seen);
            if list(expected).iter().all(|wanted| all.contains(wanted)) {
                return Ok(());
            }
            Err((expected.to_owned(), all.join(", ")))
        }
        "dated" => dated(seen, &words),
        "stage" => {
            let stage = case()?.stage();
            let label = stage.label(Lang::Zh);
            if label == expected { Ok(()) } else { same(expected, stage_name(stage)) }
        }
        "outcome" => {
            let ending = case()?.lifecycle().ending();
            let label = ending.map_or("open", |ending| ending.outcome.label(Lang::Zh));
            let name = ending.map_or("open", |ending| ending.outcome.name());
            if label == expected { Ok(()) } else { same(expected, name) }
        }
        "waiting" => {
            let waiting = case()?.waiting().current();
            let got = waiting.map_or("nobody".to_owned(), |now| now.party.name().to_owned());
            same(expected, &got)
        }
        "level" => same(expected, &case()?.escalation().level().to_string()),
        "episode" => same(expected, &case()?.lifecycle().episode().to_string()),
        "inferred" => same(expected, &case()?.custody().inferred_steps().to_string()),
        "pending" => same(expected, &case()?.custody().asked().len().to_string()),
        "priority" => {
            same(expected, case()?.priority().map_or("none", |priority| priority.as_str()))
        }
        "wake" => {
            let got = case()?.next_wakeup().map(|wake_up| wake_up.at);
            same_time(seen, expected, got, "never")
        }
        "due" | "left" | "verdict" => of_run(seen, case()?, check, &words),
        "agenda" => same(expected, &agenda(seen)),
        other => Err((format!("a known expectation, not `{other}`"), String::new())),
    }
}

fn same(expected: &str, got: &str) -> Result<(), Mismatch> {
    if expected == got { Ok(()) } else { Err((expected.to_owned(), got.to_owned())) }
}

fn stage_name(stage: Stage) -> &'static str {
    stage.name()
}

fn same_time(
    seen: &Seen<'_>,
    expected: &str,
    got: Option<Timestamp>,
    none: &str,
) -> Result<(), Mismatch> {
    let got = got.map_or(none.to_owned(), |at| local(at, seen.zone));
    let expected = match time(expected, None, seen.zone) {
        Ok((at, _)) => local(at, seen.zone),
        Err(_) => expected.to_owned(),
    };
    same(&expected, &got)
}

fn refused(seen: &Seen<'_>, expected: &str) -> Result<(), Mismatch> {
    match seen.outcome {
        Ok(records) => {
            let kinds: Vec<_> = records.iter().map(|record| record.event.kind().name()).collect();
            Err((expected.to_owned(), format!("accepted: {}", kinds.join(", "))))
        }
        Err(rejection) if rejection.code().label(Lang::Zh) == expected => Ok(()),
        Err(rejection) if rejection.code().name() == expected => Ok(()),
        Err(rejection) => Err((expected.to_owned(), rejection.to_string())),
    }
}

fn list(text: &str) -> Vec<String> {
    let names = text.split([',', '，']).map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| event_name(name).to_owned()).collect()
}

/// An event by its name or its Chinese label.
fn event_name(text: &str) -> &str {
    let kinds = EventKind::ALL.iter();
    kinds.into_iter().find(|kind| kind.label(Lang::Zh) == text).map_or(text, |kind| kind.name())
}

fn events(seen: &Seen<'_>) -> Vec<String> {
    let records = seen.outcome.as_ref().map_or(&[][..], Vec::as_slice);
    records.iter().map(|record| record.event.kind().name().to_owned()).collect()
}

/// `dated obligation.breached 2026-03-02 18:00`: the record of this step and its own instant.
fn dated(seen: &Seen<'_>, words: &[&str]) -> Result<(), Mismatch> {
    let (name, when) = (event_name(words.first().copied().unwrap_or("")), words[1..].join(" "));
    let records = seen.outcome.as_ref().map_or(&[][..], Vec::as_slice);
    let found = records.iter().find(|record| record.event.kind().name() == name);
    same_time(seen, &when, found.map(|record| record.at), "no such event")
}

/// Finds `obligation` or `obligation#2`, the second run.
fn find<'a>(case: &'a Case, name: &str) -> Option<&'a Run> {
    let (name, number) = match name.split_once('#') {
        Some((name, number)) => (name, number.parse().ok()),
        None => (name, None::<u32>),
    };
    let runs = case.obligations().runs().iter().rev();
    let mut of_name = runs.filter(|run| run.obligation().as_str() == name);
    of_name.find(|run| number.is_none_or(|number| run.number() == number))
}

fn of_run(seen: &Seen<'_>, case: &Case, check: &Check, words: &[&str]) -> Result<(), Mismatch> {
    let name = words.first().copied().unwrap_or("");
    let expected = words.get(1..).unwrap_or_default().join(" ");
    let run = find(case, name).ok_or((check.expected.clone(), "it never started".to_owned()))?;
    match check.subject.as_str() {
        "due" => same_time(seen, &expected, run.due(), "none"),
        "left" => {
            let left =
                run.left_while_paused().map_or("running".to_owned(), |left| left.to_string());
            same(&expected, &left)
        }
        _ => {
            let verdict = run.verdict();
            let zh = verdict.map_or("未定", |verdict: Verdict| verdict.label(Lang::Zh));
            let en = verdict.map_or("open", Verdict::name);
            if zh == expected { Ok(()) } else { same(&expected, en) }
        }
    }
}

/// `resolve overdue handler 2026-03-02 18:00; callback running intake …`, in the desk's order.
fn agenda(seen: &Seen<'_>) -> String {
    let items = seen.desk.agenda();
    let lines = items.iter().map(|item| {
        let due = item.due.map_or("none".to_owned(), |due| local(due, seen.zone));
        format!("{} {} {} {due}", item.obligation, item.standing.name(), item.owed_by)
    });
    lines.collect::<Vec<_>>().join("; ")
}
