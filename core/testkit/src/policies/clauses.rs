//! Kinds, gates, obligations, schedules, grants.

use super::{
    Draw,
    hours::{receipt, term},
    list,
};
use crate::walk::Dice;
use amends::{
    case::{CommandKind, EventKind},
    policy::qualifiers,
};
use std::fmt::Write;

const KINDS: [&str; 3] = ["complaint", "inquiry", "dispute"];

const STEPS: [&str; 7] = [
    "approval",
    "customer_confirmation",
    "verification",
    "callback",
    "withdrawal",
    "duplicate",
    "merge",
];

/// What starts, satisfies or cancels something in most policies; any other event may, too.
const USUAL: &[&str] = &[
    "case.replied",
    "case.registered",
    "triage.classified",
    "assignment.assigned",
    "case.answered",
    "case.handled",
    "case.closed",
    "case.acknowledged",
    "followup.owed",
    "followup.done",
    "case.reopened",
    "waiting.started:customer",
    "waiting.ended",
    "request.asked",
    "request.answered",
    "case.work_started",
    "case.progress_reported",
    "case.deferred",
];

/// A term of which only an obligation knows the calendar, and only under an organisation.
const OF_DEBTOR: &str = "{ working = \"4h\", calendar = \"of-debtor\" }";

/// Writes the forms and the kinds; returns how many kinds.
pub(super) fn kinds(draw: &mut Draw<'_>, text: &mut String) -> usize {
    text.push_str(concat!(
        "\n[[form]]\nid = \"intake\"\nname = { zh = \"登记\", en = \"intake\" }\n",
        "field = [{ id = \"content\", name = { zh = \"内容\", en = \"content\" } }]\n",
        "\n[[form]]\nid = \"reply\"\nname = { zh = \"答复\", en = \"reply\" }\n",
        "field = [{ id = \"apology\", name = { zh = \"致歉\", en = \"apology\" }, demand = \"asked\" }]\n",
    ));
    let count = 1 + draw.dice().of(KINDS.len());
    for id in KINDS.iter().take(count) {
        let mut dice = draw.dice();
        let flow = ["resolve", "resolve", "answer"][dice.of(3)];
        let chosen = dice.of(1 << STEPS.len());
        let steps: Vec<_> =
            (0..STEPS.len()).filter(|at| chosen >> at & 1 == 1).map(|at| STEPS[at]).collect();
        let reopen = dice.pick(&["2", "0", "1", "\"unlimited\""]);
        let rounds = dice.pick(&["1", "2", "0", "\"unlimited\""]);
        let attempts = 1 + dice.of(3);
        let closes = dice.pick(&["solved", "solved_and_satisfied"]);
        let _ = writeln!(
            text,
            "\n[[kind]]\nid = \"{id}\"\nname = {{ zh = \"类型\", en = \"{id}\" }}\nflow = \"{flow}\"\nform = \"intake\"\nreopen_limit = {reopen}\nnegotiation_limit = {rounds}\ncallback_attempts = {attempts}\ncallback_closes_when = \"{closes}\""
        );
        list("steps", &steps, text);
        if dice.one_in(3) {
            let within = loose(&mut dice);
            let _ = writeln!(text, "reopen_within = {within}");
        }
    }
    count
}

/// Writes the matrix and the routes.
pub(super) fn selection(draw: &mut Draw<'_>, text: &mut String) {
    let mut dice = draw.dice();
    text.push_str(concat!(
        "\n[matrix]\nlevels = [\"high\", \"normal\"]\notherwise = \"normal\"\n",
        "[[matrix.row]]\nid = \"urgent\"\nwhen = { urgency = \"urgent\" }\npriority = \"high\"\n",
    ));
    if !dice.one_in(4) {
        text.push_str("\n[[route]]\nid = \"all\"\nunit = \"unit-a\"\n");
    }
    if dice.one_in(2) {
        text.push_str(
            "\n[[route]]\nid = \"parts\"\nwhen = { category = \"parts\" }\nunit = \"unit-b\"\n",
        );
    }
}

fn when(dice: &mut Dice, kinds: usize) -> &'static str {
    match dice.of(8) {
        5 => "when = { kind = \"complaint\" }\n",
        6 if kinds > 1 => "when = { kind = [\"complaint\", \"inquiry\"] }\n",
        7 => dice.pick(&[
            "when = { priority = \"high\" }\n",
            "when = { category = [\"parts\", \"quality\"] }\n",
            "when = { unit = \"unit-a\" }\n",
        ]),
        _ => "",
    }
}

/// Chooses an event: a usual one, or any at all with one of its qualifiers.
fn trigger(dice: &mut Dice) -> String {
    if !dice.one_in(6) {
        return dice.pick(USUAL).to_owned();
    }
    let event = dice.pick(EventKind::ALL);
    let narrowed = qualifiers(event);
    if narrowed.is_empty() || dice.one_in(2) {
        return event.name().to_owned();
    }
    format!("{}:{}", event.name(), dice.pick(&narrowed))
}

fn triggers(dice: &mut Dice, least: usize) -> Vec<String> {
    let count = least + dice.of(3);
    (0..count).map(|_| trigger(dice)).collect()
}

/// A term of any basis, those included that fit here hardly ever.
fn loose(dice: &mut Dice) -> String {
    match dice.of(30) {
        29 => "{ as_promised = {} }".to_owned(),
        _ => term(dice),
    }
}

/// Writes an obligation.
pub(super) fn obligation(draw: &mut Draw<'_>, index: usize, kinds: usize, text: &mut String) {
    let mut dice = draw.dice();
    let _ = writeln!(
        text,
        "\n[[obligation]]\nid = \"duty-{index}\"\nname = {{ zh = \"时限\", en = \"duty\" }}"
    );
    let starts =
        if dice.one_in(2) { triggers(&mut dice, 1) } else { vec!["case.registered".into()] };
    list("starts_on", &starts, text);
    text.push_str(when(&mut dice, kinds));
    let mut dice = draw.dice();
    list("satisfied_by", &triggers(&mut dice, 1), text);
    let mut dice = draw.dice();
    list("cancelled_by", &triggers(&mut dice, 0), text);
    let mut dice = draw.dice();
    let mut targets = String::new();
    let mut single = String::new();
    if dice.one_in(3) {
        targets_by_priority(draw, &mut targets);
    } else {
        let promised = starts.iter().all(|start| ["case.deferred"].contains(&start.as_str()));
        let term = if promised && dice.one_in(2) {
            "{ as_promised = {} }".to_owned()
        } else if dice.one_in(8) {
            loose(&mut dice)
        } else {
            term(&mut dice)
        };
        let _ = write!(text, "term = {term}\n{}", receipt(&term, &mut dice));
        single = term;
    }
    dials(draw, text);
    text.push_str(extension(&single, &mut draw.dice()));
    text.push_str(&targets);
}

/// Writes by how much it may be extended; days move a date only.
fn extension(term: &str, dice: &mut Dice) -> &'static str {
    let dates = ["working_days", "calendar_days", "months", "same_day"];
    let dated = dates.iter().any(|key| term.contains(key));
    let spans = [
        "",
        "extension = { times = 2, at_most = \"8h\" }\n",
        "",
        "extension = { times = 2, at_most = \"8h\" }\n",
    ];
    let days = [
        "",
        "extension = { times = 2, at_most = \"8h\" }\n",
        "extension = { times = 2, at_most = \"5 working days\" }\n",
        "extension = { times = 1, at_most = \"10 calendar days\" }\n",
    ];
    if dated { dice.pick(&days) } else { dice.pick(&spans) }
}

/// Writes what an obligation says beside its events and its length.
fn dials(draw: &mut Draw<'_>, text: &mut String) {
    let mut dice = draw.dice();
    let owed_by = dice.pick(&["clerk", "unit", "handler"]);
    let reopen =
        dice.pick(&["keep_met", "resume", "resume_with_gap", "restart", "new_episode", "restart"]);
    let retarget = dice.pick(&[
        "from_anchor",
        "from_change",
        "carry_share",
        "keep",
        "stricter",
        "from_anchor",
    ]);
    let _ = writeln!(
        text,
        "owed_by = \"{owed_by}\"\non_reopen = \"{reopen}\"\non_retarget = \"{retarget}\""
    );
    let pauses = [
        &[][..],
        &["customer"],
        &["customer", "partner:parts"],
        &["unit", "world", "partner"],
        &["customer", "partner", "unit", "world"],
    ];
    list("excludes", pauses[dice.of(pauses.len())], text);
    let warnings = [&[][..], &["75%"], &["50%", "90%"], &["-15m"], &["10m"], &["0%"], &["100%"]];
    list("warn_at", warnings[dice.of(warnings.len())], text);
    text.push_str(dice.pick(&[
        "",
        "escalate = [{ after = \"0h\", to = \"head\" }, { after = \"2h\", to = \"boss\" }]\n",
        "escalate = [{ at = \"50%\", to = \"head\" }, { at = \"100%\", to = \"boss\" }, { after = \"1h\", to = \"head\" }]\n",
        "escalate = [{ before = \"20m\", to = \"clerk\" }, { after = \"0h\", to = \"boss\" }]\n",
        "escalate = [{ after_start = \"5m\", to = \"clerk\" }]\n",
    ]));
    let mut dice = draw.dice();
    for (one_in, line) in [
        (4, "machine_acts = \"satisfy\"\n"),
        (5, "reach = \"needed\"\n"),
        (3, "without_target = \"not_owed\"\n"),
        (5, "nature = \"contract\"\n"),
    ] {
        if dice.one_in(one_in) {
            text.push_str(line);
        }
    }
    // Both at once would be due in the past again and again, which the check refuses.
    text.push_str(dice.pick(&[
        "",
        "",
        "repeats = \"after_each\"\n",
        "count_from = \"received\"\n",
        "count_from = \"received\"\n",
    ]));
}

fn targets_by_priority(draw: &mut Draw<'_>, text: &mut String) {
    for when in ["priority = \"high\"", ""] {
        let mut dice = draw.dice();
        // Where nothing is said of the other priority, the check refuses or the obligation is not owed.
        if !when.is_empty() || !dice.one_in(20) {
            let term = term(&mut dice);
            let receipt = receipt(&term, &mut dice);
            let _ = write!(
                text,
                "[[obligation.targets]]\nwhen = {{ {when} }}\nterm = {term}\n{receipt}"
            );
        }
    }
}

/// Writes a timed act.
pub(super) fn schedule(draw: &mut Draw<'_>, index: usize, kinds: usize, text: &mut String) {
    let mut dice = draw.dice();
    let act = dice.pick(&[
        "archive",
        "close:solved",
        "end_waiting",
        "close:not_reachable",
        "close:explained",
    ]);
    let usual = match act {
        "archive" => ["case.closed", "case.reopened"],
        "end_waiting" => ["waiting.started", "waiting.ended"],
        _ => ["case.replied", "case.closed"],
    };
    let _ = writeln!(text, "\n[[schedule]]\nid = \"act-{index}\"\nact = \"{act}\"");
    text.push_str(when(&mut dice, kinds));
    let term = if dice.one_in(30) { OF_DEBTOR.to_owned() } else { loose(&mut dice) };
    let _ = writeln!(text, "term = {term}");
    let mut dice = draw.dice();
    let mut chosen = |at: usize| if dice.one_in(5) { trigger(&mut dice) } else { usual[at].into() };
    let (start, end) = (chosen(0), chosen(1));
    list("starts_on", &[start], text);
    list("cancelled_by", &[end], text);
}

/// Writes the gates.
pub(super) fn gates(draw: &mut Draw<'_>, obligations: usize, text: &mut String) {
    for index in 0..draw.dice().of(3) {
        let mut dice = draw.dice();
        let usual = ["case.reply", "case.record_handling", "case.verify", "followup.record"];
        let mut before = if dice.one_in(5) {
            dice.pick(CommandKind::ALL).name()
        } else {
            usual[dice.of(usual.len())]
        };
        let need = match dice.of(5) {
            0 => "tick.apology".to_owned(),
            1 => "answered.verdict".to_owned(),
            2 => "qualification.verifier".to_owned(),
            3 => "form.intake".to_owned(),
            _ => format!("met.duty-{}", dice.of(obligations)),
        };
        // Ticks come with the reply and with the callback; most other gates on them never open.
        if need.starts_with("tick.") && !dice.one_in(30) {
            before = if dice.one_in(2) { "case.reply" } else { "followup.record" };
        }
        let when = when(&mut dice, 1);
        let _ = write!(
            text,
            "\n[[gate]]\nid = \"gate-{index}\"\nbefore = \"{before}\"\nneeds = [\"{need}\"]\n{when}"
        );
    }
}

/// Writes the grants: the boss may nearly everything, the others what their work needs.
pub(super) fn grants(draw: &mut Draw<'_>, text: &mut String) {
    let mut dice = draw.dice();
    let everything = !dice.one_in(4);
    let mut commands: Vec<&str> = CommandKind::ALL.iter().map(|kind| kind.name()).collect();
    for _ in 0..3 {
        commands.swap_remove(dice.of(commands.len()));
    }
    text.push_str("\n[[grant]]\nrole = \"boss\"\n");
    list("commands", if everything { &["*"] } else { &commands[..] }, text);
    let others: [(&str, &[&str]); 6] = [
        ("clerk", &["case.*", "triage.*", "followup.*", "waiting.*"]),
        ("head", &["assignment.*", "solution.*", "obligation.*", "record.decide", "case.verify"]),
        ("handler", &["case.*", "solution.*", "request.*", "escalation.*"]),
        ("trainee", &["case.*", "triage.*", "followup.record"]),
        ("asker", &["assignment.*", "case.close", "case.explain", "obligation.*"]),
        ("customer", &["solution.confirm", "solution.object", "case.reject_reply"]),
    ];
    for (role, commands) in others {
        let mut dice = draw.dice();
        // Where the boss may not do everything, the others can be reached by whoever is in the cast.
        let reach = match role {
            _ if everything => dice.pick(&["any", "own_unit", "own_case", "superior_of_author"]),
            "head" | "handler" => dice.pick(&["any", "own_unit"]),
            _ => "any",
        };
        let mode = match role {
            "trainee" => "supervised",
            "asker" => "asks",
            _ => dice.pick(&["may", "may", "asks", "supervised"]),
        };
        // Now and then a command that cannot wait for a decision is left among those that ask.
        let commands =
            if mode == "may" || dice.one_in(40) { commands.to_vec() } else { can_wait(commands) };
        let _ = writeln!(
            text,
            "\n[[grant]]\nrole = \"{role}\"\nreach = \"{reach}\"\nmode = \"{mode}\""
        );
        list("commands", &commands, text);
    }
}

/// Leaves out what cannot wait for another's decision: the receipt, and a decision itself.
fn can_wait(commands: &[&'static str]) -> Vec<&'static str> {
    let of_case = CommandKind::ALL.iter().map(|kind| kind.name());
    let of_case: Vec<_> = of_case.filter(|name| name.starts_with("case.")).collect();
    let expanded = commands.iter().flat_map(|command| match *command {
        "case.*" => of_case.clone(),
        other => vec![other],
    });
    expanded.filter(|name| !["case.receive", "record.decide"].contains(name)).collect()
}
