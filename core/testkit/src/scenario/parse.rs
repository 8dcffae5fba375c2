//! Reading a scenario: lines, each with its number, so that a failure can name it.

use amends::time::{Span, Timestamp};

/// Holds a scenario as it is written.
#[derive(Debug, Clone, Default)]
pub struct Scenario {
    /// The title.
    pub title: String,
    /// The clauses it shows.
    pub clauses: Vec<String>,
    /// The name of the policy.
    pub policy: String,
    /// Who takes part: the name and what is said of them.
    pub people: Vec<(usize, String, String)>,
    /// What happens.
    pub steps: Vec<StepLine>,
    /// Time zone offset of every time written, such as `+08:00`.
    pub zone: String,
}

/// Holds one step and what must then be true.
#[derive(Debug, Clone)]
pub struct StepLine {
    /// The line it stands on.
    pub line: usize,
    /// When it is told.
    pub now: Timestamp,
    /// When it happened, if earlier.
    pub happened: Option<Timestamp>,
    /// What is done.
    pub deed: Deed,
    /// What must then be true.
    pub checks: Vec<Check>,
}

/// Says what is done in a step.
#[derive(Debug, Clone)]
pub enum Deed {
    /// Somebody gives a command.
    Command {
        /// Who.
        who: String,
        /// The command's name or label.
        name: String,
        /// The payload, `key=value`.
        payload: Vec<(String, String)>,
    },
    /// Time passes.
    Tick,
    /// A foreign system reports.
    Observe(Vec<(String, String)>),
}

/// Holds one thing that must be true.
#[derive(Debug, Clone)]
pub struct Check {
    /// The line it stands on.
    pub line: usize,
    /// What is looked at.
    pub subject: String,
    /// What is expected of it.
    pub expected: String,
}

/// Reads a scenario.
///
/// # Errors
/// A sentence with the number of the line that cannot be read.
pub fn parse(text: &str) -> Result<Scenario, String> {
    let mut scenario = Scenario { zone: "+08:00".to_owned(), ..Scenario::default() };
    let mut last: Option<Timestamp> = None;
    for (line, raw) in (1..).zip(text.lines()) {
        let content = raw.split(" #").next().unwrap_or_default().trim_end();
        let trimmed = content.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let fault = |what: &str| format!("line {line}: {what}: `{trimmed}`");
        if content.starts_with([' ', '\t']) {
            let Some(step) = scenario.steps.last_mut() else {
                return Err(fault("an expectation without a step before it"));
            };
            step.checks.push(check(line, trimmed).ok_or_else(|| fault("no such expectation"))?);
        } else if let Some(rest) = after(trimmed, &["at ", "时间 "]) {
            let step = step(line, rest, last, &scenario.zone).map_err(|what| fault(&what))?;
            last = Some(step.now);
            scenario.steps.push(step);
        } else {
            header(&mut scenario, line, trimmed).map_err(|what| fault(&what))?;
        }
    }
    Ok(scenario)
}

fn after<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word)).map(str::trim)
}

fn header(scenario: &mut Scenario, line: usize, text: &str) -> Result<(), String> {
    if let Some(rest) = after(text, &["scenario:", "场景:", "场景："]) {
        rest.clone_into(&mut scenario.title);
    } else if let Some(rest) = after(text, &["clauses:", "条款:", "条款："]) {
        scenario.clauses = rest.split(',').map(|clause| clause.trim().to_owned()).collect();
    } else if let Some(rest) = after(text, &["policy:", "制度:", "制度："]) {
        rest.clone_into(&mut scenario.policy);
    } else if let Some(rest) = after(text, &["zone:", "时区:", "时区："]) {
        rest.clone_into(&mut scenario.zone);
    } else if let Some(rest) = after(text, &["person ", "人员 "]) {
        let (name, what) = rest.split_once('=').ok_or("expected `name = role …`")?;
        scenario.people.push((line, name.trim().to_owned(), what.trim().to_owned()));
    } else {
        return Err("neither a header, a step nor an expectation".to_owned());
    }
    Ok(())
}

/// Reads `2026-03-02 09:00 who: command key=value …`, `… tick`, `… observe key=value …`.
fn step(line: usize, text: &str, last: Option<Timestamp>, zone: &str) -> Result<StepLine, String> {
    let (now, rest) = time(text, last, zone)?;
    let (happened, rest) = match after(rest, &["happened ", "发生于 "]) {
        Some(rest) => {
            let (at, rest) = time(rest, last, zone)?;
            (Some(at), rest)
        }
        None => (None, rest),
    };
    let deed = if matches!(rest, "tick" | "到点") {
        Deed::Tick
    } else if let Some(rest) = after(rest, &["observe ", "外部记录 "]) {
        Deed::Observe(pairs(rest)?)
    } else {
        let split = rest.split_once(": ").or_else(|| rest.split_once('：'));
        let (who, command) = split.ok_or("expected `who: command`, `tick` or `observe`")?;
        let command = command.trim();
        let (name, payload) = command.split_once(' ').unwrap_or((command, ""));
        let (who, name) = (who.trim().to_owned(), name.to_owned());
        Deed::Command { who, name, payload: pairs(payload)? }
    };
    Ok(StepLine { line, now, happened, deed, checks: Vec::new() })
}

/// Reads a time at the start of a text: a date and a time, a time of the same day, or `+5m`.
pub(super) fn time<'a>(
    text: &'a str,
    last: Option<Timestamp>,
    zone: &str,
) -> Result<(Timestamp, &'a str), String> {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    if let Some(span) = first.strip_prefix('+') {
        let span: Span = span.parse().map_err(|_| format!("`{first}` is no span"))?;
        let last = last.ok_or("no time before it to count from")?;
        return Ok((last + span, rest));
    }
    let (date, clock, rest) = if first.contains('-') {
        let (clock, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        (first.to_owned(), clock, rest)
    } else {
        let last = last.ok_or("no date before it")?;
        let shown = local(last, zone);
        (shown[..10].to_owned(), first, rest)
    };
    let seconds = if clock.len() == 5 { ":00" } else { "" };
    let instant = format!("{date}T{clock}{seconds}{zone}");
    let at = instant.parse().map_err(|_| format!("`{date} {clock}` is no time"))?;
    Ok((at, rest))
}

/// Shows an instant in the zone of the scenario, without the zone.
pub(super) fn local(at: Timestamp, zone: &str) -> String {
    let number = |text: &str| text.parse::<i64>().unwrap_or(0);
    let minutes = number(&zone[1..3]) * 60 + number(&zone[4..6]);
    let minutes = if zone.starts_with('-') { -minutes } else { minutes };
    let shown = (at + Span::from_minutes(minutes)).to_string();
    let shown = shown.trim_end_matches("+00:00").trim_end_matches('Z').replace('T', " ");
    let shown = shown.strip_suffix(".000000").map(str::to_owned).unwrap_or(shown);
    shown.strip_suffix(":00").map(str::to_owned).unwrap_or(shown)
}

fn pairs(text: &str) -> Result<Vec<(String, String)>, String> {
    let mut pairs = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (key, after) =
            rest.split_once('=').ok_or_else(|| format!("`{rest}` is no key=value"))?;
        let (value, left) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').ok_or("a quote is not closed")?,
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        pairs.push((key.trim().to_owned(), value.to_owned()));
        rest = left.trim();
    }
    Ok(pairs)
}

/// The expectations, by their English and Chinese names.
const SUBJECTS: &[(&str, &str)] = &[
    ("stage", "阶段"),
    ("outcome", "结果"),
    ("events", "事件"),
    ("event", "含事件"),
    ("dated", "日期"),
    ("due", "期限"),
    ("left", "剩余"),
    ("verdict", "结论"),
    ("refused", "拒绝"),
    ("agenda", "待办"),
    ("waiting", "等待"),
    ("level", "级别"),
    ("wake", "唤醒"),
    ("nothing", "无变化"),
    ("inferred", "推断"),
    ("episode", "轮次"),
    ("priority", "优先级"),
    ("pending", "待决"),
];

fn check(line: usize, text: &str) -> Option<Check> {
    let text = after(text, &["then ", "则 "]).unwrap_or(text);
    let (word, expected) = text.split_once(' ').unwrap_or((text, ""));
    let subject = SUBJECTS.iter().find(|(en, zh)| word == *en || word == *zh)?.0;
    Some(Check { line, subject: subject.to_owned(), expected: expected.trim().to_owned() })
}
