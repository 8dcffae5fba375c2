//! Answers of other engines, and the whole arrangement of mainland China's holidays.

use amends::time::{Calendar, CalendarDocument, Packs};
use amends_testkit::vectors::{Report, business_time};
use chrono::NaiveDate;
use serde_json::Value;

fn read(name: &str) -> String {
    let path = format!("{}/tests/vectors/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn run(files: &[(&str, String)]) -> Report {
    let mut report = Report::default();
    for (name, text) in files {
        business_time::run(name, text, &mut report);
    }
    report
}

#[test]
fn five_engines_agree_on_every_recommended_case() {
    let names = [
        "zendesk_biz.json",
        "glpi_calendar_sla.json",
        "otobo_working_time.json",
        "pandas_business_hour.json",
        "frappe_helpdesk_sla.json",
    ];
    let report = run(&names.map(|name| (name, read(name))));
    assert_eq!(report.to_string(), "562 passed, 0 failed, 42 skipped\n");
}

#[test]
fn every_word_of_the_format_is_understood() {
    let report = run(&[("words.json", read("words.json"))]);
    assert_eq!(report.to_string(), format!("{} passed, 0 failed, 1 skipped\n", report.passed()));
    assert!(report.passed() > 60, "{report}");
}

#[test]
fn what_is_not_understood_fails_and_names_its_case() {
    let case = |words: &str| {
        format!(
            r#"{{"calendar": {{"tz": "UTC", "weekly": {{"mon": [["09:00", "17:00"]]}}}},
                "cases": [{{"id": "the-case", "expect": 1, {words}}}]}}"#
        )
    };
    let wrong = [
        (
            r#""op": "next_tea", "at": "2024-01-01T00:00:00Z""#,
            "the op `next_tea` is not understood",
        ),
        (
            r#""op": "add_days", "start_date": "2024-01-01", "duration_days": 1, "roll": "sideways""#,
            "the roll mode `sideways` is not understood",
        ),
        (
            r#""op": "elapsed", "start": "2024-01-01T00:00:00Z", "end": "2024-01-01T00:00:00Z", "convention": "moon=full""#,
            "the convention `moon` is not understood",
        ),
        (
            r#""op": "elapsed", "start": "yesterday", "end": "2024-01-01T00:00:00Z""#,
            "`yesterday` is not an instant",
        ),
        (r#""op": "elapsed", "start": "2024-01-01T10:00:00Z""#, "`end` or `to` is missing"),
        (
            r#""op": "elapsed", "start": "2024-01-01T09:00:00Z", "end": "2024-01-01T09:00:02Z""#,
            "expected 1, got 2",
        ),
    ];
    for (words, expected) in wrong {
        let report = run(&[("a-file.json", case(words))]);
        assert_eq!(report.failed(), 1, "{words}");
        let shown = report.to_string();
        assert!(shown.contains("a-file.json: the-case:") && shown.contains(expected), "{shown}");
    }
    let broken = run(&[("broken.json", "{".to_owned())]);
    assert!(broken.to_string().contains("broken.json: the file: is not JSON"), "{broken}");
}

fn dates(value: &Value) -> Vec<NaiveDate> {
    let list = value.as_array().expect("a list of dates");
    list.iter().map(|date| date.as_str().expect("a date").parse().expect("a date")).collect()
}

/// The built-in pack says what the notices say, day by day, read the worked and the resting way.
#[test]
fn china_is_complete_from_2018_to_2026() {
    let facts: Value = serde_json::from_str(&read("china_holidays.json")).expect("JSON");
    let packs = Packs::builtin();
    let pack = packs.get("cn").expect("built in");
    let (mut off, mut worked) = (Vec::new(), Vec::new());
    for year in facts["years"].as_array().expect("years") {
        off.extend(dates(&year["engine"]["weekdays_off"]));
        worked.extend(dates(&year["engine"]["weekend_worked"]));
    }
    assert_eq!((off.len(), worked.len()), (164, 59));
    assert_eq!(pack.weekdays_off().collect::<Vec<_>>(), off);
    assert_eq!(pack.weekend_worked().collect::<Vec<_>>(), worked);

    let calendar = |makeup: &str| {
        let text = format!(
            "zone = \"Asia/Shanghai\"\nholidays = \"cn\"\nmakeup = \"{makeup}\"\nweek = {{ mon-fri = [\"09:00-17:00\"] }}"
        );
        let document = CalendarDocument::from_toml(&text).expect("a document");
        Calendar::compile("office", &document, &packs).expect("a sound document")
    };
    let (office, exchange) = (calendar("worked"), calendar("rest"));
    let (first, last) = (pack.valid_from(), pack.valid_to());
    for date in first.iter_days().take_while(|date| *date <= last) {
        use chrono::{Datelike, Weekday};
        let weekday = !matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let (off, made_up) = (off.contains(&date), worked.contains(&date));
        assert_eq!(office.is_workday(date), Ok((weekday && !off) || made_up), "{date}");
        assert_eq!(exchange.is_workday(date), Ok(weekday && !off), "{date}");
    }
}
