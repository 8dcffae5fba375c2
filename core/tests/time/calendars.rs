//! Calendars of the rule books and at the edges of what a calendar is.

use amends::{
    Findings,
    time::{
        Bound, Calendar, CalendarDocument, Certainty, DayOff, Edge, Pack, PackDocument, Packs,
        Span, TimeError, TimeOfDay, Timestamp,
    },
};
use chrono::NaiveDate;

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub(crate) fn calendar(text: &str) -> Calendar {
    let document = CalendarDocument::from_toml(text).expect("a document");
    Calendar::compile("test", &document, &Packs::builtin()).expect("a sound document")
}

fn codes(text: &str) -> Vec<String> {
    let document = match CalendarDocument::from_toml(text) {
        Ok(document) => document,
        Err(findings) => return findings.iter().map(|one| one.code().code().to_owned()).collect(),
    };
    let findings = Calendar::compile("test", &document, &Packs::builtin()).expect_err("findings");
    findings.iter().map(|one| format!("{} {}", one.path(), one.code().code())).collect()
}

pub(crate) const CENTRE: &str = r#"
    zone = "Asia/Shanghai"
    week = { mon-fri = ["08:30-12:00", "13:00-17:00"], sat-sun = ["09:00-17:00"] }
    holidays = "cn"
    beyond = "assume_weekdays"
"#;

// clauses: PROP-5.2.a
#[test]
fn a_centre_open_all_week_counts_seven_and_a_half_and_eight_hours() {
    let centre = calendar(CENTRE);
    let hours = |day: &str| {
        let midnight = centre.at_local(date(day), TimeOfDay::MIDNIGHT).expect("known");
        let next = centre.at_local(date(day), TimeOfDay::END_OF_DAY).expect("known");
        centre.elapsed(midnight, next).expect("known").to_string()
    };
    assert_eq!(hours("2024-01-05"), "7h30m", "Friday");
    assert_eq!(hours("2024-01-06"), "8h", "Saturday");
    assert_eq!(hours("2024-05-04"), "0s", "the Saturday inside the break of May");
    assert_eq!(hours("2024-05-11"), "7h30m", "the Saturday worked in exchange");
}

#[test]
fn what_decides_a_date_is_explicit_then_holiday_then_makeup_then_weekday() {
    let office = calendar(
        r#"
        zone = "UTC"
        week = { mon-fri = ["09:00-17:00"], wed = ["09:00-12:00"] }
        holidays = [2024-01-01, { date = "2024-01-06", note = "fair" }, "2024-01-15/2024-01-16"]
        extra_workdays = ["2024-01-06", "2024-01-07", "2024-01-13"]
        hours = { "2024-01-15" = ["10:00-11:00"], "2024-01-14" = [] }
        breaks = { "2024-01-13" = ["10:00-11:00"], fri = ["12:00-13:00"] }
        makeup = { like = "fri" }
        "#,
    );
    let hours = |day: &str| {
        let from = office.at_local(date(day), TimeOfDay::MIDNIGHT).expect("known");
        office.elapsed(from, from + Span::from_hours(24)).expect("known").seconds() / 3_600
    };
    let expected = [
        ("2024-01-01", 0),
        ("2024-01-02", 8),
        ("2024-01-03", 3),
        ("2024-01-05", 7),
        ("2024-01-06", 0),
        ("2024-01-07", 8),
        ("2024-01-13", 7),
        ("2024-01-15", 1),
        ("2024-01-16", 0),
    ];
    for (day, open) in expected {
        assert_eq!(hours(day), open, "{day}");
        assert_eq!(office.is_workday(date(day)), Ok(open > 0), "{day}");
    }
    assert_eq!(office.is_holiday(date("2024-01-15")), Ok(true));
    assert_eq!(office.is_on_break(at("2024-01-05T12:30:00Z")), Ok(true));
    assert_eq!(office.is_on_break(at("2024-01-05T13:00:00Z")), Ok(false));
}

#[test]
fn a_later_version_holds_from_its_date_on() {
    let office = calendar(
        r#"
        zone = "UTC"
        week = { mon-fri = ["09:00-17:00"] }
        [[version]]
        effective_from = "2024-01-03"
        week = { mon-sun = ["10:00-12:00"] }
        "#,
    );
    let span = office.elapsed(at("2024-01-01T00:00:00Z"), at("2024-01-08T00:00:00Z"));
    assert_eq!(span, Ok(Span::from_hours(2 * 8 + 5 * 2)));
}

#[test]
fn every_finding_of_a_document_comes_at_once() {
    let found = codes(
        r#"
        zone = "Mars/Olympus"
        week = { mon = ["9-12"], tue = ["10:00-10:00"], mon-fri = ["08:00-09:00"], sat-thu = ["08:00-09:00"], fri = ["08:00-10:00", "09:00-11:00"] }
        hours = { "2024-13-01" = [] }
        holidays = "atlantis"
        coverage_from = "2025-01-01"
        coverage_to = "2024-01-01"
        version = [{ effective_from = "2025-01-01" }, { effective_from = "2024-01-01" }]
        "#,
    );
    let expected = [
        "zone unknown_zone",
        "week.fri overlapping_intervals",
        "week.mon[0] bad_time",
        "week.sat-thu conflicting_days",
        "week.tue[0] empty_interval",
        "version[1].effective_from unordered_versions",
        "hours.2024-13-01 bad_date",
        "holidays unknown_pack",
        "coverage_to empty_coverage",
    ];
    for one in expected {
        assert!(found.iter().any(|code| code == one), "{one} in {found:?}");
    }
    assert_eq!(codes("zone = \"UTC\"\nweek = {}"), ["week empty_calendar"]);
    assert_eq!(codes("zone = \"UTC\"\ntea = 1"), ["unknown_key"]);
    assert_eq!(codes("zone ="), ["syntax"]);
}

#[test]
fn past_the_known_dates_a_document_refuses_or_assumes() {
    let text =
        "zone = \"Asia/Shanghai\"\nweek = { mon-fri = [\"09:00-17:00\"] }\nholidays = \"cn\"\n";
    let (strict, lenient) =
        (calendar(text), calendar(&format!("{text}beyond = \"assume_weekdays\"\n")));
    let new_year_eve = at("2026-12-31T16:00:00+08:00");
    let hours = Span::from_hours(9);
    assert_eq!(
        strict.add(new_year_eve, hours, Edge::AtClose),
        Err(TimeError::Coverage {
            needed: date("2027-01-01"),
            known_from: date("2018-01-01"),
            known_until: date("2026-12-31"),
        })
    );
    assert_eq!(
        strict.elapsed(at("2017-12-31T00:00:00Z"), new_year_eve).map_err(|e| e.code()),
        Err("calendar_horizon")
    );
    assert!(strict.is_workday(date("2027-01-04")).is_err());
    assert!(strict.add_days(date("2026-12-31"), 1, DayOff::Roll).is_err());
    let assumed = lenient.add(new_year_eve, hours, Edge::AtClose).expect("assumed");
    assert_eq!(
        (assumed.at, assumed.certainty),
        (at("2027-01-01T17:00:00+08:00"), Certainty::Assumed)
    );
    let known = lenient.add(at("2026-12-30T09:00:00+08:00"), hours, Edge::AtClose).expect("known");
    assert_eq!(known.certainty, Certainty::Known);
    assert_eq!(strict.coverage_end(), Some(date("2026-12-31")));
    assert_eq!(strict.pack_revision(), Some("2025-11"));
    let longer = calendar(&format!("{text}coverage_to = \"2027-06-30\"\n"));
    assert!(longer.add(new_year_eve, hours, Edge::AtClose).is_ok());
}

#[test]
fn outside_the_years_there_is_a_typed_error() {
    let office = calendar("zone = \"UTC\"\nweek = { mon-fri = [\"09:00-17:00\"] }");
    let hour = Span::from_hours(1);
    for far in ["1899-12-30T00:00:00Z", "9999-12-31T00:00:00Z", "0001-01-01T00:00:00Z"] {
        let found = office.add(at(far), hour, Edge::AtClose).map_err(|error| error.code());
        assert_eq!(found, Err("time_out_of_range"), "{far}");
    }
    assert!(office.add(at("1900-01-02T00:00:00Z"), hour, Edge::AtClose).is_ok());
    assert!(office.add(at("2300-12-01T00:00:00Z"), hour, Edge::AtClose).is_ok());
    let for_ever =
        office.add(at("2024-01-01T00:00:00Z"), Span::from_seconds(i64::MAX), Edge::AtClose);
    assert_eq!(for_ever.map_err(|error| error.code()), Err("time_out_of_range"));
    assert!(
        office
            .add(at("2024-01-01T00:00:00Z"), Span::from_seconds(i64::MIN), Edge::NextOpening)
            .is_err()
    );
    assert!(office.add_days(date("2024-01-01"), i64::MAX, DayOff::Roll).is_err());
    assert!(office.add_days(NaiveDate::MAX, 1, DayOff::Step).is_err());
}

#[test]
fn a_calendar_that_ends_says_so_and_does_not_spin() {
    let fair = calendar("zone = \"UTC\"\nhours = { \"2024-01-01\" = [\"09:00-17:00\"] }");
    let after = at("2024-01-02T00:00:00Z");
    let hour = Span::from_hours(1);
    assert_eq!(fair.add(after, hour, Edge::AtClose), Err(TimeError::NoOpenTime));
    assert_eq!(fair.next_open(after, Bound::Inclusive), Ok(None));
    assert_eq!(fair.next_close(after), Ok(None));
    assert_eq!(fair.prev_close(after), Ok(Some(at("2024-01-01T17:00:00Z"))));
    assert_eq!(fair.add_days(date("2024-01-01"), 1, DayOff::Roll), Err(TimeError::NoOpenTime));
    assert_eq!(
        fair.subtract(at("2023-01-01T00:00:00Z"), hour, Edge::AtClose),
        Err(TimeError::NoOpenTime)
    );
}

#[test]
fn an_open_door_never_closes() {
    let always = Calendar::around_the_clock();
    let now = at("2024-02-29T12:00:00Z");
    assert_eq!(always.next_close(now), Ok(None));
    assert_eq!(always.next_open(now, Bound::Strict), Ok(None));
    assert_eq!(always.next_open(now, Bound::Inclusive), Ok(Some(now)));
    assert_eq!(always.prev_open(now, Bound::Inclusive), Ok(None));
    let year = Span::from_hours(24 * 366);
    assert_eq!(always.add(now, year, Edge::AtClose).map(|due| due.at), Ok(now + year));
    let until_a_holiday = calendar(
        "zone = \"UTC\"\nweek = { mon-sun = [\"00:00-24:00\"] }\nholidays = [\"2030-01-01\"]",
    );
    assert_eq!(until_a_holiday.next_close(now), Ok(Some(at("2030-01-01T00:00:00Z"))));
    assert_eq!(until_a_holiday.next_close(at("2030-01-02T00:00:00Z")), Ok(None));
}

/// A day the local clock skips has no open time; rule 9 needs no other word for it.
#[test]
fn samoa_has_no_30_december_2011() {
    let shop = calendar("zone = \"Pacific/Apia\"\nweek = { mon-sun = [\"09:00-17:00\"] }");
    assert_eq!(shop.is_workday(date("2011-12-30")), Ok(false));
    assert_eq!(shop.add_days(date("2011-12-29"), 1, DayOff::Roll), Ok(date("2011-12-31")));
    let due = shop.add(at("2011-12-29T16:00:00-10:00"), Span::from_hours(2), Edge::AtClose);
    assert_eq!(due.map(|due| due.at), Ok(at("2011-12-31T10:00:00+14:00")));
}

#[test]
fn equal_definitions_are_equal_however_they_are_written() {
    let short = calendar("zone = \"UTC\"\nweek = { mon-fri = [\"09:00-17:00\"] }");
    let long = calendar(
        "zone = \"UTC\"\nweek = { mon-thu = [\"09:00-17:00\"], fri = [\"09:00-17:00\"] }\nmakeup = \"worked\"",
    );
    let other = calendar("zone = \"UTC\"\nweek = { mon-fri = [\"09:00-17:01\"] }");
    assert_eq!(short, long);
    assert_ne!(short, other);
    assert_eq!(short.digest().len(), 64);
}

#[test]
fn a_host_brings_a_newer_pack() {
    let pack = Pack::from_toml(
        r#"
        id = "cn"
        revision = "2026-11"
        valid_from = "2018-01-01"
        valid_to = "2027-12-31"
        [[holiday]]
        name = { zh = "元旦", en = "New Year" }
        off = ["2027-01-01/2027-01-03"]
        worked = ["2027-01-09"]
        "#,
    )
    .expect("a pack");
    let document = CalendarDocument::from_toml(
        "zone = \"Asia/Shanghai\"\nweek = { mon-fri = [\"09:00-17:00\"] }\nholidays = \"cn\"",
    )
    .expect("a document");
    let office =
        Calendar::compile("office", &document, &Packs::builtin().with(pack)).expect("sound");
    assert_eq!(office.pack_revision(), Some("2026-11"));
    assert_eq!(office.is_workday(date("2027-01-09")), Ok(true));
    let wrong = Pack::from_toml(
        "id = \"x\"\nrevision = \"1\"\nvalid_from = \"2024-01-01\"\nvalid_to = \"2024-12-31\"\n[[holiday]]\nname = { zh = \"一\", en = \"one\" }\noff = [\"2024-05-01\", \"2025-01-01\", \"May\"]\nworked = [\"2024-05-01\"]",
    );
    assert_eq!(
        places(&wrong.expect_err("findings")),
        [
            "holiday[0].off[2] bad_date",
            "holiday[0].worked[0] conflicting_date",
            "holiday[0].off[1] date_outside_coverage",
        ]
    );
}

fn places(findings: &Findings) -> Vec<String> {
    findings.iter().map(|one| format!("{} {}", one.path(), one.code().code())).collect()
}

/// A pack is read as calendars are: all slips at once, each at its place, and what is written out is
/// read again.
#[test]
fn a_pack_is_read_like_a_calendar() {
    let text = "id = 'hk'\nrevison = '1'\nvalid_from = 2024\nvalid_to = '?'\n[[holiday]]\nname = 'one'\n\
                [[holiday]]\nname = { zh = '二', en = 'two' }\noff = [true]";
    assert_eq!(
        places(&Pack::from_toml(text).expect_err("findings")),
        [
            "valid_to blank",
            "revision missing_key",
            "valid_from wrong_type",
            "holiday[0].name missing_name",
            "holiday[1].off[0] wrong_type",
            "revison unknown_key",
        ]
    );
    let text = "id = 'hk'\nrevision = '1'\nvalid_from = 2024-12-31\nvalid_to = 2024-01-01";
    assert_eq!(places(&Pack::from_toml(text).expect_err("findings")), ["valid_to empty_coverage"]);
    let text = "id = 'hk'\nrevision = '1'\nvalid_from = 2024-01-01\nvalid_to = 2024-12-31\nnotes = 'ours'\n\
                holiday = { name = { zh = '一', en = 'one' }, off = 2024-05-01, worked = ['2024-05-11'] }";
    let document = PackDocument::from_toml(text).expect("a document");
    let written = serde_json::to_string(&document).expect("JSON");
    assert_eq!(PackDocument::from_json(&written).expect("the same"), document);
    assert_eq!(serde_json::from_str::<PackDocument>(&written).expect("the same"), document);
}

/// A pack nobody handed over is refused with those there are, and with the one that was meant.
#[test]
fn a_pack_that_is_not_there_is_refused_with_those_there_are() {
    let told = |holidays: &str, packs: &Packs| {
        let text =
            format!("zone = 'UTC'\nweek = {{ mon = ['09:00-17:00'] }}\nholidays = '{holidays}'");
        let document = CalendarDocument::from_toml(&text).expect("a document");
        Calendar::compile("office", &document, packs).expect_err("no such pack").to_string()
    };
    assert!(told("hk", &Packs::builtin()).contains("`hk` here; there are cn"));
    assert!(told("cn", &Packs::none()).contains("none was handed over"));
}

/// A calendar that is a document of its own is read like one in a policy: all slips at once, each at its
/// place; and what is written out is read again.
#[test]
fn a_calendar_alone_is_read_like_one_in_a_policy() {
    let text = "zonee = 'UTC'\nweek = { mon = 9, tue = '09:00-12:00' }\nbeyond = '?'";
    let findings = CalendarDocument::from_toml(text).expect_err("findings");
    let found: Vec<_> = findings.iter().map(|one| (one.path(), one.code().code())).collect();
    assert_eq!(
        found,
        [
            ("beyond", "blank"),
            ("zone", "missing_key"),
            ("week.mon", "wrong_type"),
            ("zonee", "unknown_key"),
        ]
    );
    for text in [
        CENTRE,
        "zone = 'UTC'\nweek = { mon = '09:00-12:00' }\nholidays = '2026-01-01'\nmakeup = { like = 'tue' }",
        "zone = 'UTC'\nholidays = { pack = 'cn', extra = { date = 2026-07-15, note = 'ours' } }\nmakeup = { \
         hours = '09:00-12:00' }\nextra_workdays = 2026-07-18\nversion = { effective_from = 2026-08-01 }",
    ] {
        let document = CalendarDocument::from_toml(text).expect("a document");
        let written = serde_json::to_string(&document).expect("JSON");
        assert_eq!(CalendarDocument::from_json(&written).expect("the same"), document);
        assert_eq!(serde_json::from_str::<CalendarDocument>(&written).expect("the same"), document);
    }
}
