//! The mapping language: each feature on a small log, and every finding at once.

mod common;

use amends::{
    case::{ObservedWaiting, Outcome, Party, Stage},
    fact::FactKind,
};
use amends_examples::desk::{
    DeskError,
    mapping::{Mapping, RefusalReason, Standing},
};
use common::{Log, mapping, refused, taken};

const EVENTS: &str = r#"
[mapping]
name = "test"
style = "event-log"
[time]
formats = ["%Y-%m-%d %H:%M", "rfc3339"]
zone = "Asia/Shanghai"
[event]
case = "id"
at = "at"
"#;

#[test]
fn a_table_of_one_column_names_the_states() {
    let mapping = mapping(&format!(
        "{EVENTS}
        [states]
        column = \"state\"
        [states.values]
        \"New\" = {{ stage = \"registered\" }}
        \"Wait\" = {{ stage = \"in_progress\", waiting = \"customer\" }}
        \"Done\" = {{ stage = \"closed\", outcome = \"solved\", resolved = true }}"
    ));
    let log = Log::of(
        "id,at,state\n1,2024-01-02 09:00,New\n1,2024-01-02 10:00,Wait\n1,2024-01-03 09:00,Done\n",
    );
    let rows = taken(&log, &mapping);
    let seen: Vec<_> = rows.iter().map(|row| &row.row.sightings[0]).collect();
    assert_eq!(seen[0].observation.at.to_string(), "2024-01-02T01:00:00.000000Z");
    assert_eq!(seen[0].observation.waiting, Some(ObservedWaiting::Nobody {}));
    let Some(ObservedWaiting::For { party, reason }) = &seen[1].observation.waiting else {
        panic!("expected a wait, got {:?}", seen[1].observation.waiting);
    };
    assert_eq!((*party, reason.as_str()), (Party::Customer, "Wait"));
    assert_eq!(seen[2].observation.outcome, Some(Outcome::Solved));
    assert_eq!((seen[2].standing, seen[2].resolution), (Standing::Closed, true));
}

#[test]
fn rules_look_at_several_columns_and_the_first_that_fits_wins() {
    let mapping = mapping(&format!(
        r#"{EVENTS}
        [states]
        label = {{ column = ["status", "sub"], join = "/" }}
        [[state]]
        when = {{ all = [
          {{ column = "status", equals = "Accepted" }},
          {{ any = [{{ column = "sub", prefix = "wait -" }}, {{ column = "sub", contains = "hold" }}], not = {{ column = "sub", suffix = "Us" }} }},
        ] }}
        stage = "in_progress"
        waiting = "partner"
        reason = "sub"
        [[state]]
        when = {{ is = {{ status = ["Accepted", "Queued"] }} }}
        stage = "in_progress"
        [[state]]
        when = {{ column = "status", regex = "^(Completed|Cancelled)$", present = true }}
        stage = "closed"
        [[state]]
        when = {{ column = "status", empty = true }}
        unchanged = true"#
    ));
    let log = Log::of(concat!(
        "id,at,status,sub\n",
        "1,2024-01-02 09:00,Accepted,wait - Vendor\n",
        "1,2024-01-02 09:01,Accepted,wait - Us\n",
        "1,2024-01-02 09:02,Accepted,on hold\n",
        "1,2024-01-02 09:03,Completed,\n",
        "1,2024-01-02 09:04,,note\n",
        "1,2024-01-02 09:05,Strange,\n",
    ));
    let rows = taken(&log, &mapping);
    let stages: Vec<_> = rows
        .iter()
        .map(|row| {
            let seen = &row.row.sightings[0];
            let reason = match &seen.observation.waiting {
                Some(ObservedWaiting::For { reason, .. }) => reason.to_string(),
                _ => String::new(),
            };
            (seen.label.clone(), seen.observation.stage, reason)
        })
        .collect();
    let working = Some(Stage::InProgress);
    assert_eq!(
        stages,
        [
            ("Accepted/wait - Vendor".to_owned(), working, "wait - Vendor".to_owned()),
            ("Accepted/wait - Us".to_owned(), working, String::new()),
            ("Accepted/on hold".to_owned(), working, "on hold".to_owned()),
            ("Completed".to_owned(), Some(Stage::Closed), String::new()),
            ("note".to_owned(), None, String::new()),
        ]
    );
    let refused = refused(&log, &mapping);
    assert_eq!(refused.len(), 1);
    assert_eq!((refused[0].line, refused[0].reason), (7, RefusalReason::UnknownState));
    assert_eq!((refused[0].field.as_str(), refused[0].got.as_str()), ("status / sub", "`Strange`"));
}

#[test]
fn facts_are_drawn_by_the_first_rule_that_yields() {
    let mapping = mapping(&format!(
        r#"{EVENTS}
        [[state]]
        stage = "registered"
        [facts]
        kind = {{ value = "incident" }}
        category = {{ column = "cat", strip_prefix = "Category ", default = "none" }}
        priority = {{ column = "prio", table = {{ "1" = "high" }}, unlisted = "drop" }}
        channel = {{ column = "via", letters = "lower", strip_suffix = " (old)" }}
        unit = [
          {{ column = "team", when = {{ column = "team", prefix = "T" }} }},
          {{ column = "team", capture = "^(.+) 2nd$" }},
          {{ value = "desk" }},
        ]
        [people]
        handler = "who"
        actor = {{ column = "who", default = "machine" }}
        [level]
        value = {{ column = "team", capture = "(2nd|3rd)$", default = "1st" }}
        order = ["1st", "2nd", "3rd"]
        [log]
        nulls = ["?"]"#
    ));
    let log = Log::of(concat!(
        "id,at,cat,prio,via,team,who\n",
        "1,2024-01-02 09:00,Category 7,1,Phone (old), T1 ,ann\n",
        "1,2024-01-02 09:00,?,2,,V5 2nd,\n",
    ));
    let rows = taken(&log, &mapping);
    let fact = |row: usize, fact| {
        let facts = &rows[row].row.sightings[0].observation.facts;
        facts.get(fact).map(ToString::to_string).unwrap_or_default()
    };
    let row = |row| {
        use FactKind::{Category, Channel, Kind, Priority, Unit};
        [Kind, Category, Priority, Channel, Unit].map(|kind| fact(row, kind))
    };
    assert_eq!(row(0), ["incident", "7", "high", "phone", "T1"]);
    assert_eq!(row(1), ["incident", "none", "", "", "V5"]);
    let seen = |row: usize| &rows[row].row.sightings[0].observation;
    assert_eq!((seen(0).level, seen(1).level), (Some(0), Some(1)));
    let name = |actor: &Option<amends::ident::ActorId>| actor.as_ref().map(ToString::to_string);
    assert_eq!((name(&seen(0).handler), name(&seen(1).handler)), (Some("ann".into()), None));
    assert_eq!(name(&seen(1).by), Some("machine".to_owned()));
}

#[test]
fn a_register_row_opens_and_closes_a_case() {
    let mapping = mapping(
        r#"
        [mapping]
        name = "register"
        style = "register"
        [time]
        formats = "%d.%m.%Y"
        zone = "Europe/Paris"
        [register]
        case = "nr"
        opened = { column = ["day", "hour"], formats = ["%d.%m.%Y %H:%M"] }
        due = "due"
        closed = "closed"
        opening = { stage = "registered", label = "open" }
        [[state]]
        stage = "closed"
        outcome = "unknown"
        resolved = true
        label = "closed""#,
    );
    let log = Log::of(concat!(
        "nr,day,hour,due,closed\n",
        "A-1,01.07.2024,08:30,05.07.2024,04.07.2024\n",
        "A-2,01.07.2024,09:30,,\n",
    ));
    let rows = taken(&log, &mapping);
    assert_eq!(rows[0].opened_at.to_string(), "2024-07-01T06:30:00.000000Z");
    assert_eq!(
        rows[0].row.due.map(|due| due.to_string()),
        Some("2024-07-04T22:00:00.000000Z".into())
    );
    let labels: Vec<_> = rows[0].row.sightings.iter().map(|seen| seen.label.as_str()).collect();
    assert_eq!(labels, ["open", "closed"]);
    assert_eq!((rows[1].row.sightings.len(), rows[1].row.due), (1, None));
}

#[test]
fn a_printed_offset_is_kept_or_overridden() {
    let at = |more: &str, text: &str| {
        let mapping = mapping(&format!(
            "{}{more}\n[event]\ncase = \"id\"\nat = \"at\"\n[[state]]\nstage = \"registered\"",
            EVENTS.replace("[event]\ncase = \"id\"\nat = \"at\"\n", "")
        ));
        let log = Log::of(format!("id,at\n1,{text}\n"));
        taken(&log, &mapping)[0].row.sightings[0].observation.at.to_string()
    };
    let printed = "2024-01-02T09:00:00+01:00";
    assert_eq!(at("", printed), "2024-01-02T08:00:00.000000Z");
    assert_eq!(at("override_offset = true", printed), "2024-01-02T01:00:00.000000Z");
}

#[test]
fn a_gap_reads_as_the_change_and_an_overlap_as_the_first_pass() {
    let mapping = mapping(&format!(
        "{}\n[[state]]\nstage = \"registered\"",
        EVENTS.replace("Asia/Shanghai", "Europe/Paris")
    ));
    let log = Log::of("id,at\n1,2024-03-31 02:30\n2,2024-10-27 02:30\n");
    let at: Vec<_> = taken(&log, &mapping)
        .iter()
        .map(|row| row.row.sightings[0].observation.at.to_string())
        .collect();
    assert_eq!(at, ["2024-03-31T01:00:00.000000Z", "2024-10-27T00:30:00.000000Z"]);
}

#[test]
fn a_row_dated_before_its_predecessor_is_taken_at_its_time() {
    let mapping = mapping(&format!(
        "{}\n[[state]]\nstage = \"registered\"",
        EVENTS.replace("at = \"at\"", "at = \"at\"\nopened_at = \"opened\"")
    ));
    let log = Log::of(concat!(
        "id,at,opened\n",
        "1,2024-01-02 08:59,2024-01-02 09:00\n",
        "2,2024-01-01 00:00,\n",
        "1,2024-01-02 12:00,2024-01-02 09:00\n",
        "1,2024-01-02 11:00,2024-01-02 09:00\n",
        "1,2024-01-02 11:30,2024-01-02 09:00\n",
        "1,2024-01-02 12:00,2024-01-02 09:00\n",
    ));
    let rows = taken(&log, &mapping);
    let notes = rows.iter().flat_map(|row| &row.notes);
    let shown: Vec<_> =
        notes.map(|note| (note.line, note.note.code(), note.taken_at.to_string())).collect();
    assert_eq!(
        shown,
        [
            (2, "before_opening", "2024-01-02T00:59:00.000000Z".to_owned()),
            (5, "adjusted", "2024-01-02T04:00:00.000000Z".to_owned()),
            (6, "in_the_wake", "2024-01-02T04:00:00.000000Z".to_owned()),
        ]
    );
    assert_eq!(rows.iter().filter(|row| row.first).count(), 2);
}

#[test]
fn every_finding_of_a_mapping_is_listed_with_its_line() {
    let text = r#"[mapping]
name = 7
style = "calendar"
colour = "red"

[log]
delimiter = "::"
encoding = "utf-16"

[time]
formats = ["%Q"]
zone = "Mars/Olympus"

[states]
column = "s"
[states.values]
"New" = { stage = "begun" }
"Wait" = { stage = "in_progress", reason = "why", waiting = "moon" }

[facts]
mood = "m"
priority = { column = "p", value = "x" }
unit = { column = "u", capture = "(" }
"#;
    let findings = Mapping::parse(text).expect_err("the mapping is wrong");
    let found: Vec<_> =
        findings.iter().map(|finding| (finding.line, finding.path.as_str())).collect();
    for expected in [
        (2, "mapping.name"),
        (3, "mapping.style"),
        (4, "mapping.colour"),
        (7, "log.delimiter"),
        (8, "log.encoding"),
        (11, "time.formats[0]"),
        (12, "time.zone"),
        (17, "states.values.New.stage"),
        (18, "states.values.Wait.waiting"),
        (21, "facts.mood"),
        (22, "facts.priority.value"),
        (23, "facts.unit.capture"),
    ] {
        assert!(found.contains(&expected), "expected {expected:?} among {found:?}");
    }
}

#[test]
fn many_findings_and_columns_are_listed_in_good_time() {
    let many = |line: fn(usize) -> String| (0..60_000).map(line).collect::<String>();
    let texts = [
        format!("[facts]\n{}", many(|n| format!("k{n} = 1\n"))),
        format!("[states.values]\n{}", many(|n| format!("v{n} = {{ stage = \"?\" }}\n"))),
        many(|n| format!("[[state]]\nstage = \"closed\"\nwhen = {{ is = {{ c{n} = \"\" }} }}\n")),
        format!("[level]\norder = [{}]", many(|n| format!("\"v{n}\","))),
    ];
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || sender.send(texts.iter().all(|text| Mapping::parse(text).is_err())));
    assert_eq!(receiver.recv_timeout(std::time::Duration::from_secs(30)), Ok(true));
}

#[test]
fn long_keys_and_names_are_never_quoted_in_full() {
    let long = "x".repeat(1 << 20);
    for text in [
        format!("{long} = 1"),
        format!("[facts]\n\"\\u001b{long}\" = 1"),
        format!("[states.values]\n\"{long}\" = {{ stage = \"?\" }}"),
        format!("[mapping]\nname = \"{long}\""),
    ] {
        let findings = Mapping::parse(&text).expect_err("a wrong mapping");
        let shown = findings.display(std::path::Path::new("mapping.toml")).to_string();
        assert!(shown.len() < 8_000, "{} bytes", shown.len());
        assert!(!shown.contains('\u{1b}'));
    }
}

#[test]
fn keys_that_contradict_each_other_are_findings() {
    for (text, expected) in [
        ("[log]\ndelimiter = \";\"\nquote = \";\"", "another character than the delimiter"),
        ("[log]\nquote = \",\"", "another character than the delimiter"),
        ("[[state]]\nstage = \"registered\"\noutcome = \"solved\"", "a closed stage"),
        ("[[state]]\nunchanged = true\noutcome = \"solved\"", "`unchanged` alone"),
        ("[level]\nvalue = { column = \"c\", capture = '((a{100}){100}){100}' }", "a smaller"),
    ] {
        let findings = Mapping::parse(text).expect_err("a wrong mapping");
        assert!(findings.iter().any(|found| found.expected.contains(expected)), "{findings:?}");
    }
}

#[test]
fn a_mapping_that_is_no_toml_names_its_line() {
    let findings = Mapping::parse("[mapping]\nname = \n").expect_err("no value");
    assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2]);
    assert!(Mapping::parse("").is_err());
}

#[test]
fn every_missing_column_is_named() {
    let mapping = mapping(&format!(
        "{EVENTS}\n[states]\ncolumn = \"state\"\n[states.values]\n\"New\" = {{ stage = \"registered\" }}"
    ));
    let log = Log::of("id,id,when\n");
    let error = log.read(&mapping, |_| {}).expect_err("columns are missing");
    let DeskError::Header { problems, line, .. } = &error else {
        panic!("expected a header error, got {error}");
    };
    assert_eq!((problems.len(), *line), (3, 1), "{error}");
    assert!(error.to_string().contains("asked for by `event.at` on line"), "{error}");
}
