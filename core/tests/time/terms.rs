//! Terms of the rule books, and how receipts move.

use crate::calendars::{CENTRE, at, calendar};
use amends::time::{
    Certainty, LedgerLine, Pause, ReceiptRule, Span, Target, Term, TimeError, Verdict,
};

#[derive(serde::Deserialize)]
struct Rule {
    term: Term,
    #[serde(default)]
    receipt: ReceiptRule,
}

fn rule(text: &str) -> Rule {
    toml::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn target(text: &str, received: &str) -> Result<Target, TimeError> {
    let rule = rule(text);
    rule.term.target(&calendar(OFFICE), at(received), &rule.receipt, None)
}

fn due(text: &str, received: &str) -> String {
    let target = target(text, received).unwrap_or_else(|error| panic!("{text}: {error}"));
    let office = calendar(OFFICE);
    format!("{} {}", office.local_date(target.due), office.local_time(target.due))
}

const OFFICE: &str = r#"
    zone = "Asia/Shanghai"
    week = { mon-fri = ["09:00-12:00", "13:00-18:00"] }
    holidays = "cn"
    beyond = "assume_weekdays"
"#;

// clauses: PROP-5.7.1
#[test]
fn eight_hours_are_real_or_working_as_stated() {
    let friday = "2024-01-05T16:00:00+08:00";
    assert_eq!(due("term = { elapsed = \"8h\" }", friday), "2024-01-06 00:00");
    assert_eq!(
        due("term = { working = \"8h\", calendar = \"office\" }", friday),
        "2024-01-08 16:00"
    );
}

// clauses: COL-p-7, PROP-5.6.3.b
#[test]
fn working_days_leave_out_weekends_and_holidays_and_keep_make_up_days() {
    let days = |n: u32, lands: &str| {
        format!("term = {{ working_days = {n}, calendar = \"office\", lands = \"{lands}\" }}")
    };
    assert_eq!(due(&days(1, "end-of-day"), "2024-01-05T10:00:00+08:00"), "2024-01-08 18:00");
    // Qingming: Thursday to Saturday off, Sunday worked.
    assert_eq!(due(&days(3, "end-of-day"), "2024-04-02T10:00:00+08:00"), "2024-04-08 18:00");
    assert_eq!(due(&days(1, "midnight"), "2024-01-05T10:00:00+08:00"), "2024-01-09 00:00");
    assert_eq!(due(&days(1, "same-time"), "2024-01-05T20:00:00+08:00"), "2024-01-08 20:00");
    assert_eq!(due(&days(1, "same-time-clamped"), "2024-01-05T20:00:00+08:00"), "2024-01-08 18:00");
    assert_eq!(due(&days(1, "same-time-clamped"), "2024-01-05T07:00:00+08:00"), "2024-01-08 09:00");
}

#[test]
fn a_day_off_and_the_day_of_receipt_are_counted_as_stated() {
    let days = |more: &str| {
        format!(
            "term = {{ working_days = 1, calendar = \"office\", lands = \"end-of-day\"{more} }}"
        )
    };
    let (sunday, monday) = ("2024-01-07T10:00:00+08:00", "2024-01-08T10:00:00+08:00");
    assert_eq!(due(&days(""), sunday), "2024-01-09 18:00");
    assert_eq!(due(&days(", start = \"step\""), sunday), "2024-01-08 18:00");
    assert_eq!(due(&days(", receipt_day = \"counted\""), sunday), "2024-01-08 18:00");
    assert_eq!(due(&days(", receipt_day = \"counted\""), monday), "2024-01-08 18:00");
}

#[test]
fn dates_months_and_years_end_where_stated() {
    let term = |text: &str| format!("term = {{ {text}, calendar = \"office\" }}");
    let friday = "2024-01-05T10:00:00+08:00";
    assert_eq!(due(&term("calendar_days = 2, lands = \"midnight\""), friday), "2024-01-08 00:00");
    assert_eq!(
        due(
            &term("calendar_days = 2, lands = \"end-of-day\", closed_day = \"next-workday\""),
            friday
        ),
        "2024-01-08 18:00"
    );
    assert_eq!(
        due(
            &term("calendar_days = 2, lands = \"end-of-day\", closed_day = \"previous-workday\""),
            friday
        ),
        "2024-01-05 18:00"
    );
    assert_eq!(
        due(&term("calendar_days = 2, lands = \"same-time\", receipt_day = \"counted\""), friday),
        "2024-01-06 10:00"
    );
    assert_eq!(
        due(&term("months = 1, lands = \"same-time\""), "2024-01-31T10:00:00+08:00"),
        "2024-02-29 10:00"
    );
    assert_eq!(
        due(&term("years = 1, lands = \"same-time\""), "2024-02-29T10:00:00+08:00"),
        "2025-02-28 10:00"
    );
}

// clauses: COL-k-8.b
#[test]
fn the_same_day_is_the_next_workday_after_the_cut_off() {
    let term = "term = { same_day = {}, calendar = \"office\", cutoff = \"16:00\" }";
    assert_eq!(due(term, "2024-01-05T10:00:00+08:00"), "2024-01-05 18:00");
    assert_eq!(due(term, "2024-01-05T16:00:00+08:00"), "2024-01-08 18:00");
    assert_eq!(due(term, "2024-01-06T10:00:00+08:00"), "2024-01-08 18:00");
    let open = "term = { same_day = {}, calendar = \"office\" }";
    assert_eq!(due(open, "2024-01-05T19:00:00+08:00"), "2024-01-08 18:00", "after closing");
}

#[test]
fn at_once_and_as_promised() {
    let friday = "2024-01-05T17:50:00+08:00";
    assert_eq!(due("term = { immediate = { grace = \"15m\" } }", friday), "2024-01-05 18:05");
    let working =
        "term = { immediate = { grace = \"15m\", basis = \"working\" }, calendar = \"office\" }";
    assert_eq!(due(working, friday), "2024-01-08 09:05");
    let promise = rule("term = { as_promised = {} }");
    let (office, received) = (calendar(OFFICE), at(friday));
    assert_eq!(
        promise.term.target(&office, received, &promise.receipt, None),
        Err(TimeError::PromiseMissing)
    );
    let promised = Some(at("2024-01-06T12:00:00+08:00"));
    let target =
        promise.term.target(&office, received, &promise.receipt, promised).expect("a target");
    assert_eq!(Some(target.due), promised);
}

#[test]
fn a_working_deadline_is_kept_until_the_next_opening() {
    let target =
        target("term = { working = \"8h\", calendar = \"office\" }", "2024-01-05T09:00:00+08:00")
            .expect("a target");
    assert_eq!(target.due, at("2024-01-05T18:00:00+08:00"));
    assert_eq!(target.breach_after, at("2024-01-08T09:00:00+08:00"));
    assert_eq!(target.verdict(at("2024-01-05T20:00:00+08:00")), Verdict::Met);
    assert_eq!(target.verdict(target.breach_after), Verdict::Met);
    assert_eq!(target.verdict(at("2024-01-08T09:00:00.000001+08:00")), Verdict::Breached);
    assert_eq!(target.certainty, Certainty::Known);
}

/// Where no workday decides, no holiday has to be known.
#[test]
fn a_date_at_midnight_is_certain_beyond_the_known_holidays() {
    let far = "2026-12-20T09:00:00+08:00";
    let term = |lands: &str, closed_day: &str| {
        let text = format!(
            "term = {{ calendar_days = 30, calendar = \"office\", lands = \"{lands}\", closed_day = \
             \"{closed_day}\" }}"
        );
        target(&text, far)
    };
    for lands in ["midnight", "same-time"] {
        let found = term(lands, "keep").expect("a target");
        assert_eq!(found.certainty, Certainty::Known);
    }
    for (lands, closed_day) in [("end-of-day", "keep"), ("midnight", "next-workday")] {
        let found = term(lands, closed_day).expect("a target");
        assert_eq!(found.certainty, Certainty::Assumed, "{lands} {closed_day}");
    }
}

#[test]
fn pauses_move_a_deadline_by_what_it_counts() {
    let office = calendar(OFFICE);
    let received = at("2024-01-05T09:00:00+08:00");
    let weekend =
        [Pause { from: at("2024-01-05T17:00:00+08:00"), to: at("2024-01-08T10:00:00+08:00") }];
    let moved = |text: &str| {
        let rule = rule(text);
        let target = rule
            .term
            .target_with_pauses(&office, received, &rule.receipt, None, &weekend)
            .expect("a target");
        format!("{} {}", office.local_date(target.due), office.local_time(target.due))
    };
    assert_eq!(moved("term = { working = \"8h\", calendar = \"office\" }"), "2024-01-08 11:00");
    assert_eq!(moved("term = { elapsed = \"24h\" }"), "2024-01-09 02:00");
    assert_eq!(
        moved("term = { working_days = 1, calendar = \"office\", lands = \"end-of-day\" }"),
        "2024-01-09 11:00"
    );
}

#[test]
fn a_term_states_one_basis_and_only_its_own_words() {
    for (text, wrong) in [
        ("{}", "names its basis"),
        ("{ elapsed = \"1h\", working = \"1h\" }", "one basis only"),
        ("{ elapsed = \"1h\", calendar = \"office\" }", "does not have the key `calendar`"),
        ("{ working = \"1h\" }", "names its `calendar`"),
        ("{ working_days = 1, calendar = \"office\" }", "says where its last day `lands`"),
        ("{ elapsed = \"-1h\" }", "is not negative"),
        ("{ elapsed = \"1d\" }", "expected a span"),
        ("{ working_days = 1, calendar = \"office\", lands = \"soon\" }", "unknown variant"),
        ("{ immediate = {} }", "missing field `grace`"),
    ] {
        let error = toml::from_str::<Rule>(&format!("term = {text}")).err().expect("an error");
        assert!(error.to_string().contains(wrong), "{text}: {error}");
    }
    for text in [
        "{ elapsed = \"24h\" }",
        "{ working = \"8h\", calendar = \"of-debtor\" }",
        "{ working_days = 3, calendar = \"c\", lands = \"end-of-day\", start = \"step\" }",
        "{ calendar_days = 3, calendar = \"c\", lands = \"midnight\", receipt_day = \"counted\" }",
        "{ months = 3, calendar = \"c\", lands = \"same-time\", closed_day = \"next-workday\" }",
        "{ years = 3, calendar = \"c\", lands = \"same-time\" }",
        "{ same_day = {}, calendar = \"c\", cutoff = \"16:00\" }",
        "{ immediate = { grace = \"15m\" } }",
        "{ immediate = { grace = \"15m\", basis = \"working\" }, calendar = \"c\" }",
        "{ as_promised = {} }",
    ] {
        let term = rule(&format!("term = {text}")).term;
        let json = serde_json::to_string(&term).expect("JSON");
        assert_eq!(serde_json::from_str::<Term>(&json).expect("a term"), term, "{json}");
    }
}

/// The rule of a city's log, in clock readings: weekend to Monday, then 17:00 or later to 08:30 of
/// the next weekday, then weekdays, all at the same reading.
#[test]
fn a_city_moves_its_receipts_in_two_steps() {
    let city = calendar("zone = \"America/New_York\"\nweek = { mon-fri = [\"08:30-17:00\"] }");
    let rule = rule(
        r#"
        receipt = [
            { on = "closed-day", day = "next-workday", at = "same-time" },
            { on = { from = "17:00" }, day = "next-workday", at = { time = "08:30" } },
        ]
        term = { working_days = 2, calendar = "city", lands = "same-time" }
        "#,
    );
    for (opened, expected) in [
        ("2011-07-01T10:15:00-04:00", "2011-07-05T10:15:00-04:00"),
        ("2011-07-01T17:00:00-04:00", "2011-07-06T08:30:00-04:00"),
        ("2011-07-02T18:00:00-04:00", "2011-07-07T08:30:00-04:00"),
        ("2011-07-03T07:00:00-04:00", "2011-07-06T07:00:00-04:00"),
        ("2011-11-03T10:00:00-04:00", "2011-11-07T10:00:00-05:00"),
    ] {
        let target = rule.term.target(&city, at(opened), &rule.receipt, None).expect("a target");
        assert_eq!(target.due, at(expected), "{opened}");
    }
    let (_, ledger) = rule
        .term
        .target_explained(&city, at("2011-07-02T18:00:00-04:00"), &rule.receipt, None, &[])
        .expect("a target");
    assert!(matches!(ledger.lines.first(), Some(LedgerLine::Moved { .. })), "{ledger:?}");
}

#[test]
fn after_hours_counts_as_the_next_day() {
    let text = r#"
        receipt = [
            { on = "after-close", day = "next-workday", at = "opening" },
            { on = "before-open", day = "same-day", at = "opening" },
        ]
        term = { working_days = 1, calendar = "office", lands = "end-of-day" }
    "#;
    assert_eq!(due(text, "2024-01-04T19:00:00+08:00"), "2024-01-08 18:00");
    assert_eq!(due(text, "2024-01-04T08:00:00+08:00"), "2024-01-05 18:00");
    let moved = target(text, "2024-01-04T08:00:00+08:00").expect("a target");
    assert_eq!(moved.start, at("2024-01-04T09:00:00+08:00"));
}

// clauses: PROP-5.2.a
#[test]
fn the_centre_answers_at_weekends_too() {
    let centre = calendar(CENTRE);
    let term = rule("term = { working = \"8h\", calendar = \"centre\" }").term;
    let friday = at("2024-01-05T16:00:00+08:00");
    let target = term.target(&centre, friday, &ReceiptRule::as_received(), None).expect("a target");
    assert_eq!(target.due, at("2024-01-06T16:00:00+08:00"));
    assert_eq!(target.budget, Some(Span::from_hours(8)));
}
