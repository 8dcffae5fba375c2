//! Business-time vectors: questions other engines answer in their own test suites.
//!
//! A file is an object with `cases`, or a list of cases; `calendar` may stand once for the file.
//! A case that is not recommended documents another engine's habit and is skipped; a case without
//! the word counts as recommended. What a recommended case says and this runner does not understand
//! is a failure, never a skip.

use super::Report;
use super::calendars::{self, Compiled, NEVER};
use super::expect::{Got, expects_none, matches};
use super::words::{Case, Fault, instant, number, whole_seconds};
use amends::time::{
    Bound, Calendar, DayOff, Direction, Edge, Measure, Packs, Sides, Span, TimeError, Timestamp,
    paused_until,
};
use chrono::NaiveDate;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Runs the cases of a file and adds to the report.
pub fn run(file: &str, text: &str, report: &mut Report) {
    let root: Value = match serde_json::from_str(text) {
        Ok(root) => root,
        Err(error) => return report.fail(file, "the file", &format!("is not JSON: {error}")),
    };
    let cases = root.get("cases").unwrap_or(&root).as_array();
    let Some(cases) = cases else {
        return report.fail(file, "the file", "malformed: it has no list of `cases`");
    };
    let mut runner = Runner { root: &root, packs: Packs::builtin(), compiled: BTreeMap::new() };
    for (index, case) in cases.iter().enumerate() {
        let id = case
            .get("id")
            .and_then(Value::as_str)
            .map_or_else(|| format!("case {index}"), str::to_owned);
        if case.get("recommended") == Some(&Value::Bool(false)) {
            report.skip();
            continue;
        }
        match runner.case(case) {
            Ok(()) => report.pass(),
            Err(fault) => report.fail(file, &id, &fault),
        }
    }
}

struct Runner<'a> {
    root: &'a Value,
    packs: Packs,
    compiled: BTreeMap<String, Result<Compiled, Fault>>,
}

/// An answer, or the library's reason for none; a fault of the case is apart from both.
type Answered = Result<Result<Got, TimeError>, Fault>;

impl Runner<'_> {
    fn case(&mut self, value: &Value) -> Result<(), Fault> {
        let fields = value.as_object().ok_or("malformed: the case is not an object")?;
        let op = fields.get("op").and_then(Value::as_str).ok_or("malformed: `op` is missing")?;
        let error =
            || ["error", "raises", "expect_error"].iter().find_map(|name| fields.get(*name));
        let none = Value::Null;
        let expected = match fields.get("expect") {
            Some(expected) => expected,
            None if error().is_some() => &none,
            None => return Err("malformed: `expect` is missing".to_owned()),
        };
        let case = Case::new(fields)?;
        let compiled = match self.calendar(fields)? {
            Ok(compiled) => compiled,
            // A calendar the library refuses is the right answer to a case that expects an error.
            Err(_) if expects_none(expected) => return Ok(()),
            Err(fault) => return Err(fault),
        };
        let got = match answer(op, &case, &compiled.calendar)? {
            Ok(got) => got,
            Err(error) => Got::Error(error),
        };
        let got = if compiled.empty { without_never(got) } else { got };
        if !matches(expected, &got, &case, &compiled.calendar)? {
            let got = got.show(&compiled.calendar);
            return Err(format!("{op}: expected {expected}, got {got}"));
        }
        escalation(&case, &compiled.calendar, &got)
    }

    /// The calendar of a case, or of the file, compiled once.
    fn calendar(&mut self, fields: &Map<String, Value>) -> Result<Result<Compiled, Fault>, Fault> {
        let own = fields.get("calendar").or_else(|| self.root.get("calendar"));
        let named = match own {
            Some(Value::String(name)) => self.root.get("calendars").and_then(|all| all.get(name)),
            other => other,
        };
        let calendar = named.ok_or("malformed: `calendar` is missing")?;
        let packs = &self.packs;
        let compiled = self
            .compiled
            .entry(calendar.to_string())
            .or_insert_with(|| calendars::compile(calendar, packs));
        Ok(compiled.clone())
    }
}

/// An answer that lies in the minute an empty calendar was given is none.
fn without_never(got: Got) -> Got {
    let never: Timestamp = NEVER.parse().expect("a constant instant");
    match got {
        Got::Instant(at) if at >= never => Got::Nothing,
        Got::Date(date) if date.to_string().as_str() >= "2299" => Got::Nothing,
        Got::Periods(periods) => {
            Got::Periods(periods.into_iter().filter(|period| period.start < never).collect())
        }
        other => other,
    }
}

fn answer(op: &str, case: &Case<'_>, calendar: &Calendar) -> Answered {
    let at = || case.instant(&["at", "start", "from", "date"], calendar);
    let reach = if case.flag("inclusive") { Bound::Inclusive } else { Bound::Strict };
    let found = |found: Result<Option<Timestamp>, TimeError>| {
        Ok(found.map(|found| found.map_or(Got::Nothing, Got::Instant)))
    };
    match op {
        "add" => counted(case, calendar, 1),
        "subtract" => counted(case, calendar, -1),
        "elapsed" => elapsed(case, calendar, false),
        "elapsed_minus_pauses" => elapsed(case, calendar, true),
        "due" => due(case, calendar),
        "add_days" => days(case, calendar, 1),
        "subtract_days" => days(case, calendar, -1),
        "business_days_between" => between(case, calendar),
        "is_open" => is_open(case, calendar, at()?),
        "is_workday" => {
            let date = case.date(&["date", "at", "start_date", "start"], calendar)?;
            Ok(calendar.is_workday(date).map(Got::Flag))
        }
        "is_holiday" => {
            let date = case.date(&["date", "at", "start_date", "start"], calendar)?;
            Ok(calendar.is_holiday(date).map(Got::Flag))
        }
        "is_on_break" => Ok(calendar.is_on_break(at()?).map(Got::Flag)),
        "next_open" => found(calendar.next_open(at()?, reach)),
        "next_close" => found(calendar.next_close(at()?)),
        "prev_close" => found(calendar.prev_close(at()?)),
        "prev_close_edge" => found(calendar.prev_close_edge(at()?)),
        "prev_open" => found(calendar.prev_open(at()?, reach)),
        "current_open_start" => current(calendar, at()?, Direction::Backward),
        "current_open_end" => current(calendar, at()?, Direction::Forward),
        "periods" => periods(case, calendar),
        other => Err(format!("the op `{other}` is not understood")),
    }
}

fn current(calendar: &Calendar, at: Timestamp, side: Direction) -> Answered {
    Ok(calendar.current_open(at).map(|period| match (period, side) {
        (None, _) => Got::Nothing,
        (Some(period), Direction::Backward) if period.start == Timestamp::MIN => Got::Nothing,
        (Some(period), Direction::Forward) if period.end == Timestamp::MAX => Got::Nothing,
        (Some(period), Direction::Backward) => Got::Instant(period.start),
        (Some(period), Direction::Forward) => Got::Instant(period.end),
    }))
}

fn is_open(case: &Case<'_>, calendar: &Calendar, at: Timestamp) -> Answered {
    let open = calendar.is_open(at);
    if case.says("closing_instant") != Some("open") {
        return Ok(open.map(Got::Flag));
    }
    let ends_here = calendar.prev_close(at).map(|close| close == Some(at));
    Ok(open.and_then(|open| Ok(Got::Flag(open || ends_here?))))
}

/// Counts open seconds on (`way` 1) or back (-1).
fn counted(case: &Case<'_>, calendar: &Calendar, way: i64) -> Answered {
    let start = case.instant(&["start", "at", "from"], calendar)?;
    let mut seconds = case.seconds()?;
    if seconds < 0 && case.says("negative") == Some("zero") {
        seconds = 0;
    }
    let edge = edge_of(case, way * seconds.signum());
    let span = Span::from_seconds(seconds);
    if seconds == 0 {
        return Ok(match case.says("zero") {
            Some("next_open") => calendar.add(start, span, Edge::NextOpening),
            Some("prev_close") => calendar.subtract(start, span, Edge::NextOpening),
            _ => calendar.add(start, span, Edge::AtClose),
        }
        .map(|answer| Got::Instant(answer.at)));
    }
    let answer = if way > 0 {
        calendar.add(start, span, edge)
    } else {
        calendar.subtract(start, span, edge)
    };
    Ok(answer.map(|answer| Got::Instant(answer.at)))
}

fn edge_of(case: &Case<'_>, way: i64) -> Edge {
    let moved = if way >= 0 {
        case.says("close_edge") == Some("next_open")
    } else {
        case.says("open_edge") == Some("prev_close")
    };
    if moved { Edge::NextOpening } else { Edge::AtClose }
}

fn elapsed(case: &Case<'_>, calendar: &Calendar, minus_pauses: bool) -> Answered {
    let start = case.instant(&["start", "from"], calendar)?;
    let end = case.instant(&["end", "to"], calendar)?;
    let pauses = case.pauses(calendar)?;
    let span = if minus_pauses {
        calendar.elapsed_explained(start, end, &pauses).map(|(span, _)| span)
    } else {
        calendar.elapsed(start, end)
    };
    let clamp = case.flag("clamp_negative") || case.says("negative") == Some("zero");
    let absolute = case.says("sign") == Some("absolute");
    Ok(span.map(|span| {
        let seconds = span.seconds();
        let signed = match case.get(&["source_sign"]) {
            Some(_) => with_source_sign(case, seconds),
            None if absolute => seconds.abs(),
            None => seconds,
        };
        Got::Seconds(if clamp { signed.max(0) } else { signed })
    }))
}

/// A source that states its own sign is held to the amount, with the sign it expects.
fn with_source_sign(case: &Case<'_>, seconds: i64) -> i64 {
    let expected = case.get(&["expect"]).and_then(Value::as_f64).unwrap_or(0.0);
    if expected < 0.0 { -seconds.abs() } else { seconds.abs() }
}

fn due(case: &Case<'_>, calendar: &Calendar) -> Answered {
    let start = case.instant(&["start"], calendar)?;
    let budget =
        case.need(&["budget"])?.as_object().ok_or("malformed: `budget` is not an object")?;
    let pauses = case.pauses(calendar)?;
    if let Some(word) =
        budget.keys().find(|word| !matches!(word.as_str(), "s" | "days" | "end_of_day"))
    {
        return Err(format!("the budget word `{word}` is not understood"));
    }
    let plain = if let Some(seconds) = budget.get("s") {
        let span = Span::from_seconds(whole_seconds(number(seconds)?));
        calendar.add(start, span, Edge::AtClose).map(|answer| answer.at)
    } else {
        let days =
            number(budget.get("days").ok_or("malformed: `budget` has neither `s` nor `days`")?)?;
        let ends = budget.get("end_of_day").is_some_and(|ends| ends.as_bool().unwrap_or(true))
            || case.flag("end_of_day");
        let day_off = case.day_off()?;
        counted_days(calendar, start, days as i64, day_off, &lands(case, ends))
    };
    let edge = edge_of(case, 1);
    Ok(plain.and_then(|plain| {
        let paused = paused_until(calendar, Measure::Open, start, plain, &pauses)?;
        let due = calendar.add(plain, paused, edge)?.at;
        Ok(Got::Record(vec![
            ("due", Got::Instant(due)),
            ("paused_s", Got::Seconds(paused.seconds())),
        ]))
    }))
}

/// Checks the escalation of a case, an offset from the deadline in business time.
fn escalation(case: &Case<'_>, calendar: &Calendar, got: &Got) -> Result<(), Fault> {
    let Some(Value::Object(escalation)) = case.get(&["escalation"]) else {
        return Ok(());
    };
    let Got::Record(fields) = got else {
        return Err("malformed: `escalation` stands beside an op that has no deadline".to_owned());
    };
    let Some((_, Got::Instant(due))) = fields.first() else {
        return Err("malformed: `escalation` stands beside a deadline that is none".to_owned());
    };
    let expected = escalation.get("expect").ok_or("malformed: `escalation.expect` is missing")?;
    let at = if let Some(seconds) = escalation.get("offset_s") {
        let span = Span::from_seconds(whole_seconds(number(seconds)?));
        calendar.add(*due, span, Edge::AtClose).map(|answer| answer.at)
    } else {
        let days = escalation.get("offset_days").ok_or("malformed: `escalation` has no offset")?;
        counted_days(calendar, *due, number(days)? as i64, DayOff::Roll, "keep")
    };
    let shown = match at {
        Ok(at) if instant(expected, calendar)? == at => return Ok(()),
        Ok(at) => Got::Instant(at).show(calendar),
        Err(error) => Got::Error(error).show(calendar),
    };
    Err(format!("escalation: expected {expected}, got {shown}"))
}

/// Which word decides the time of day of a count of days.
fn lands(case: &Case<'_>, end_of_day: bool) -> String {
    if end_of_day || case.says("end_of_day").is_some() {
        return "day_close".to_owned();
    }
    case.says("tod").unwrap_or("keep").to_owned()
}

fn days(case: &Case<'_>, calendar: &Calendar, way: i64) -> Answered {
    let count = way * case.days()?;
    let day_off = case.day_off()?;
    let bare_start =
        case.get(&["start"]).and_then(Value::as_str).is_some_and(|text| text.len() == 10);
    if bare_start || case.get(&["start"]).is_none() {
        let start = case.date(&["start_date", "date", "start"], calendar)?;
        return Ok(step(calendar, start, count, way, day_off).map(Got::Date));
    }
    let start = case.instant(&["start"], calendar)?;
    let lands = lands(case, case.flag("end_of_day"));
    let landed = step(calendar, calendar.local_date(start), count, way, day_off)
        .and_then(|date| land(calendar, start, date, &lands));
    Ok(landed.map(Got::Instant))
}

/// Counts days; nought of them still has a direction.
fn step(
    calendar: &Calendar,
    date: NaiveDate,
    count: i64,
    way: i64,
    day_off: DayOff,
) -> Result<NaiveDate, TimeError> {
    if way < 0 {
        calendar.subtract_days(date, -count, day_off)
    } else {
        calendar.add_days(date, count, day_off)
    }
}

fn counted_days(
    calendar: &Calendar,
    start: Timestamp,
    count: i64,
    day_off: DayOff,
    lands: &str,
) -> Result<Timestamp, TimeError> {
    let date = calendar.add_days(calendar.local_date(start), count, day_off)?;
    land(calendar, start, date, lands)
}

/// Puts the time of day of a start on the date counted to.
fn land(
    calendar: &Calendar,
    start: Timestamp,
    date: NaiveDate,
    lands: &str,
) -> Result<Timestamp, TimeError> {
    let kept = calendar.at_local(date, calendar.local_time(start))?;
    let hours = calendar.hours_on(date)?;
    let (opening, closing) = hours.map_or((kept, kept), |hours| (hours.start, hours.end));
    Ok(match lands {
        "day_open" => opening,
        "day_close" => closing,
        "day_open_if_closed" if !calendar.is_open(start)? => opening,
        "clamp_close" => kept.clamp(opening, closing),
        "next_open" => calendar.next_open(kept, Bound::Inclusive)?.unwrap_or(kept),
        "prev_close" => calendar.prev_close(kept)?.unwrap_or(kept),
        _ => kept,
    })
}

/// Counts workdays between dates. When the range is reversed, files differ on whether the counted
/// side is named in the order of the question or of time; both readings count.
fn between(case: &Case<'_>, calendar: &Calendar) -> Answered {
    let from = case.date(&["start_date", "start", "from", "a"], calendar)?;
    let to = case.date(&["end_date", "end", "to", "b"], calendar)?;
    let sides = case.sides()?;
    let turned = match sides {
        Sides::First => Sides::Last,
        Sides::Last => Sides::First,
        same => same,
    };
    let clamp = case.flag("clamp_negative") || case.says("negative") == Some("zero");
    let absolute = case.says("sign") == Some("absolute") || case.get(&["source_sign"]).is_some();
    let shape = |count: i64| match (clamp, absolute) {
        (true, _) => count.max(0),
        (_, true) => count.abs(),
        _ => count,
    };
    let counts = calendar.business_days_between(from, to, sides).and_then(|count| {
        let other =
            if from > to { calendar.business_days_between(from, to, turned)? } else { count };
        Ok(Got::Count(shape(count), shape(other)))
    });
    Ok(counts)
}

fn periods(case: &Case<'_>, calendar: &Calendar) -> Answered {
    let from = case.instant(&["from", "start", "at"], calendar)?;
    let count = number(case.need(&["count"])?)? as usize;
    let direction = match case.get(&["direction"]).and_then(Value::as_str) {
        None | Some("forward" | "after") => Direction::Forward,
        Some("backward" | "before") => Direction::Backward,
        Some(other) => return Err(format!("the direction `{other}` is not understood")),
    };
    let listed: Result<Vec<_>, _> = calendar.periods(from, direction).take(count).collect();
    Ok(listed.map(Got::Periods))
}
