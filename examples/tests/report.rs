//! The report, the figures and the command line.

use amends::{Words, time::Timestamp};
use amends::{case::Stage, time::Span};
use amends_examples::{
    desk::{
        agenda::DueState,
        cli,
        figures::{CaseTally, Figures, FiguresBuilder, Hours, Quantiles, Runs, TallyRow},
        intake::{NoteKind, RowNote},
        mapping::{Refusal, RefusalReason, Standing},
        report::{
            AgendaRow, Breakdown, BreakdownRow, Bucket, Diagram, InferredStep, Listing, Month,
            Raised, ReportModel, Source, Started, html,
        },
        summary,
    },
    icalendar,
};
use std::collections::BTreeMap;

fn at(hour: i64) -> Timestamp {
    Timestamp::from_seconds_clamped(hour * 3_600)
}

/// Counts the hours of the even days.
fn half(from: Timestamp, to: Timestamp) -> Option<Span> {
    let inside = |t: Timestamp| {
        let (day, rest) = (t.seconds().div_euclid(86_400), t.seconds().rem_euclid(86_400));
        day.div_euclid(2) * 86_400 + if day.rem_euclid(2) == 0 { rest } else { 86_400 }
    };
    Some(Span::from_seconds(inside(to) - inside(from)))
}

fn row(hour: i64, standing: Standing) -> TallyRow<'static> {
    let stage = match standing {
        Standing::Silent => None,
        Standing::Open => Some(Stage::InProgress),
        Standing::Resolved => Some(Stage::Replied),
        Standing::Closed => Some(Stage::Closed),
    };
    let resolution = standing == Standing::Resolved;
    TallyRow { at: at(hour), stage, standing, resolution, waiting: None, priority: None }
}

#[test]
fn reopenings_are_counted_by_what_stands_directly_before() {
    use Standing::{Closed, Open, Resolved, Silent};
    for (rows, reopenings) in [
        (&[Open, Resolved, Closed][..], 0),
        (&[Open, Resolved, Resolved, Open][..], 1),
        (&[Resolved, Silent, Open, Closed, Open][..], 2),
        (&[Closed, Resolved, Closed, Closed][..], 1),
        (&[Silent, Open][..], 0),
    ] {
        let mut tally = CaseTally::open(at(0));
        for (hour, standing) in (0..).zip(rows) {
            tally.push(row(hour, *standing), &half);
        }
        assert_eq!(tally.reopenings(), reopenings, "{rows:?}");
    }
}

#[test]
fn waiting_runs_to_the_next_row_and_resolving_to_the_last_resolution() {
    let mut tally = CaseTally::open(at(0));
    let wait = |hour| TallyRow {
        waiting: Some("Vendor"),
        priority: Some("high"),
        ..row(hour, Standing::Open)
    };
    tally.push(wait(1), &half);
    tally.push(wait(5), &half);
    tally.push(row(30, Standing::Resolved), &half);
    tally.push(wait(40), &half);
    tally.push(row(50, Standing::Resolved), &half);
    tally.push(row(90, Standing::Closed), &half);
    let mut builder = FiguresBuilder::default();
    builder.case(&tally, None, &half);
    let figures = builder.finish();
    let only = |hours: f64| {
        let one = Some(hours);
        Quantiles {
            n: 1,
            median: one,
            p90: one,
            median_nearest_rank: one,
            p90_nearest_rank: one,
            sum: one,
        }
    };
    assert_eq!(figures.hours_to_resolve, Hours { calendar: only(50.0), working: only(26.0) });
    let expected = Hours { calendar: only(39.0), working: only(25.0) };
    assert_eq!(figures.hours_waiting, BTreeMap::from([("Vendor".to_owned(), expected)]));
    assert_eq!(figures.priority_at_end, BTreeMap::from([("high".to_owned(), 1)]));
    assert_eq!((figures.reopenings, figures.cases_reopened), (1, 1));
    assert_eq!(figures.stage_at_end, BTreeMap::from([("closed", 1)]));
}

#[test]
fn the_figures_have_exactly_the_keys_of_their_contract() {
    let json = serde_json::to_value(Figures::default()).expect("figures are JSON");
    let keys: Vec<_> = json.as_object().expect("an object").keys().map(String::as_str).collect();
    let mut expected = [
        "cases",
        "events_read",
        "events_written",
        "rows_refused",
        "rows_adjusted",
        "steps_inferred",
        "stage_at_end",
        "cases_reopened",
        "reopenings",
        "priority_at_end",
        "hours_to_resolve",
        "hours_waiting",
        "obligations",
        "due_dates",
    ];
    expected.sort_unstable();
    let mut keys = keys;
    keys.sort_unstable();
    assert_eq!(keys, expected);
}

fn model() -> ReportModel {
    let mut figures = Figures { cases: 12_459, events_read: 77_011, ..Figures::default() };
    for (id, met, breached) in [("first-response", 9_800, 120), ("solution", 6_242, 6_217)] {
        figures
            .obligations
            .insert(id.to_owned(), Runs { met, breached, running: 40, cancelled: 3 });
    }
    let hours = |median: f64| {
        let some = Some(median);
        let found =
            Quantiles { n: 120, median: some, p90: Some(median * 4.0), ..Quantiles::default() };
        Hours { calendar: found, working: found }
    };
    figures.hours_to_resolve = hours(35.8);
    for (name, median) in [("Awaiting Vendor", 661.5), ("Awaiting <User> & Co", 112.9)] {
        figures.hours_waiting.insert(name.to_owned(), hours(median));
    }
    figures.stage_at_end.insert("closed", 12_459);
    let mut agenda = Listing::default();
    for number in 0..250 {
        agenda.push(AgendaRow {
            case: format!("INC{number:07}"),
            obligation: Words::new("解决", "solution"),
            owed_by: "Group 70".to_owned(),
            due: format!("1970-01-01 {:02}:00", number % 24),
            remaining: "2h10m".to_owned(),
            state: if number < 3 { DueState::Late } else { DueState::Soon },
        });
    }
    let mut refused = Listing::default();
    refused.push(Refusal {
        line: 17,
        field: "incident_state".to_owned(),
        reason: RefusalReason::UnknownState,
        expected: "a state of the mapping".to_owned(),
        got: "`<script>alert(1)</script>`".to_owned(),
    });
    let mut adjusted = Listing::default();
    let case = "INC0000045".parse().expect("an identifier");
    let note = NoteKind::Adjusted;
    adjusted.push(RowNote { line: 5, note, case, read_at: at(1), taken_at: at(2) });
    let name = |name: &str, late| BreakdownRow {
        name: name.to_owned(),
        n: 400,
        open: 12,
        late,
        soon: 2,
        met: 300,
        breached: 88,
        met_share: Some(0.773_2),
        judged_cases: 200,
        kept_cases: 150,
        kept_share: Some(0.75),
    };
    let month = |month: &str, opened, closed| Month { month: month.to_owned(), opened, closed };
    let bucket = |zh: &str, en: &str, n| Bucket { label: Words::new(zh, en), n };
    ReportModel {
        title: "Incidents of an IT service desk".to_owned(),
        sources: vec![Source {
            what: Words::new("日志", "log"),
            file: "events.csv.gz".to_owned(),
            digest: "0".repeat(64),
        }],
        as_of: "2017-02-08T21:07:00Z".to_owned(),
        zone: "Etc/GMT+3".to_owned(),
        figures,
        open: 53,
        late: 3,
        soon: 9,
        breakdowns: vec![
            Breakdown {
                by: Words::new("班组", "group"),
                of: Words::new("事项数", "cases"),
                rows: vec![name("Group 70", 2), name("<b>", 1)],
            },
            Breakdown {
                by: Words::new("优先级", "priority"),
                of: Words::new("事项数", "cases"),
                rows: vec![name("1 - Critical", 3)],
            },
        ],
        months: vec![
            month("2016-02", 207, 1),
            month("2016-03", 8_995, 5_848),
            month("2016-04", 3_257, 5_874),
        ],
        raised: vec![Raised { level: 1, n: 7 }],
        started: vec![Started {
            id: "solution".to_owned(),
            name: Words::new("解决", "solution"),
            cases: 12_400,
        }],
        waiting: 4,
        warnings: vec![Words::new("注意", "look at `this`")],
        timed: Listing::default(),
        resolve_buckets: vec![
            bucket("1 天内", "< 1 d", 5_200),
            bucket("1–7 天", "1–7 d", 4_100),
            bucket("7 天以上", "> 7 d", 3_157),
        ],
        agenda,
        diagram: Diagram { svg: None, text: Some("registered --> closed".to_owned()) },
        refused,
        adjusted,
        early: Listing::default(),
        later: Listing::default(),
        inferred: vec![InferredStep {
            from: Words::new("已登记", "registered"),
            to: Words::new("已回复", "replied"),
            n: 2_574,
        }],
    }
}

#[test]
fn the_report_needs_nothing_else_and_escapes_what_the_log_says() {
    let page = html(&model()).expect("the report is drawn");
    for foreign in ["<script", "<link", "@import", "url(", "src=\""] {
        assert!(!page.contains(foreign), "the report holds `{foreign}`");
    }
    let outside: Vec<_> = page
        .match_indices("http")
        .filter(|(at, _)| !page[*at..].starts_with("http://www.w3.org/"))
        .collect();
    assert!(outside.is_empty(), "the report names {outside:?}");
    assert!(page.contains("&lt;script&gt;alert(1)"), "refused values are shown, escaped");
    assert!(!page.contains("Awaiting <User>"), "names in charts are escaped");
    assert_eq!(page.matches("<svg").count(), 4);
    assert!(page.contains("The first 200 of 250 are shown"));
    assert!(page.contains("12\u{202f}459"));
}

#[test]
fn an_empty_report_is_drawn_too() {
    let model = ReportModel {
        figures: Figures::default(),
        breakdowns: Vec::new(),
        months: Vec::new(),
        resolve_buckets: Vec::new(),
        agenda: Listing::default(),
        refused: Listing::default(),
        adjusted: Listing::default(),
        inferred: Vec::new(),
        diagram: Diagram::default(),
        ..model()
    };
    assert_eq!(html(&model).expect("the report is drawn").matches("<svg").count(), 0);
    assert!(summary::text(&model.figures, &summary::notes(&model)).contains("cases"));
}

#[test]
fn holidays_come_out_of_an_icalendar_file() {
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n\
        BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20240101T000000Z\r\nDTSTART;VALUE=DATE:20240501\r\n\
        DTEND;VALUE=DATE:20240503\r\nSUMMARY:Labour \"Day\"\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:2\r\nDTSTAMP:20240101T000000Z\r\nDTSTART;VALUE=DATE:20241001\r\n\
        SUMMARY:国庆节\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let days = icalendar::parse(text).expect("a calendar of days off");
    let dates: Vec<_> = days.keys().map(ToString::to_string).collect();
    assert_eq!(dates, ["2024-05-01", "2024-05-02", "2024-10-01"]);
    let dir = tempfile::tempdir().expect("a directory for the test");
    let path = dir.path().join("days.ics");
    std::fs::write(&path, text).expect("a calendar for the test");
    let toml = icalendar::holidays_toml(&path).expect("a calendar of days off");
    let table: toml::Table = toml.parse().expect("well formed TOML");
    assert_eq!(table["holidays"].as_array().map(Vec::len), Some(3));
    let timed = text.replace("DTSTART;VALUE=DATE:20241001", "DTSTART:20241001T090000Z");
    let problems = icalendar::parse(&timed).expect_err("a time of day");
    assert!(problems[0].contains("event 2"), "{problems:?}");
    let yearly = text.replace("SUMMARY:国庆节", "RRULE:FREQ=YEARLY\r\nSUMMARY:国庆节");
    assert!(icalendar::parse(&yearly).is_err());
    assert!(icalendar::parse("no calendar").is_err());
}

#[test]
fn the_exit_code_tells_wrong_input_from_wrong_usage() {
    let code = |arguments: &[&str]| {
        let line = ["desk"].iter().chain(arguments).map(std::ffi::OsString::from);
        format!("{:?}", cli::run(line))
    };
    let exit = |code: u8| format!("{:?}", std::process::ExitCode::from(code));
    assert_eq!(code(&["--version"]), exit(0));
    assert_eq!(code(&["replay"]), exit(2));
    assert_eq!(code(&["check-mapping", "missing.toml"]), exit(1));
}
