//! Explanations add up to what they explain.

use crate::FAILURES;
use crate::calendars::{CENTRE, at, calendar};
use crate::cases::cases;
use crate::generate::scene;
use amends::time::{Edge, Ledger, LedgerLine, Period, ReceiptRule, Span, Term};
use proptest::prelude::*;

fn stretches(ledger: &Ledger) -> Vec<Period> {
    let stretch = |line: &LedgerLine| match line {
        LedgerLine::Counted { period, .. } | LedgerLine::Skipped { period, .. } => Some(*period),
        _ => None,
    };
    ledger.lines.iter().filter_map(stretch).collect()
}

proptest! {
    #![proptest_config(cases(100, FAILURES))]

    #[test]
    fn lines_tile_the_time_and_add_up(scene in scene()) {
        let calendar = scene.calendar();
        let span = Span::from_seconds(scene.spans[0]);
        for edge in [Edge::AtClose, Edge::NextOpening] {
            let Ok((answer, ledger)) = calendar.add_explained(scene.at(0), span, edge) else { continue };
            prop_assert_eq!(ledger.counted(), span);
            let lines = stretches(&ledger);
            for pair in lines.windows(2) {
                prop_assert_eq!(pair[0].end, pair[1].start);
            }
            if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
                prop_assert_eq!((first.start, last.end), (scene.at(0), answer.at));
            }
        }
    }
}

#[test]
fn a_deadline_over_a_holiday_is_explained_in_both_languages() {
    let centre = calendar(CENTRE);
    let term: Term = toml::from_str("working = \"8h\"\ncalendar = \"centre\"").expect("a term");
    let received = at("2024-04-30T15:00:00+08:00");
    let (target, ledger) = term
        .target_explained(&centre, received, &ReceiptRule::as_received(), None, &[])
        .expect("a target");
    assert_eq!(target.due, at("2024-05-06T15:30:00+08:00"));
    let words = ledger.words(&centre);
    for part in [
        "counted 2024-04-30 15:00 to 2024-04-30 17:00: 2h",
        "2024-05-01 is Labour Day (pack cn, revision 2025-11)",
        "skipped 2024-05-06 12:00 to 2024-05-06 13:00: outside the hours",
    ] {
        assert!(words.en.contains(part), "{part} in {}", words.en);
    }
    assert!(words.zh.contains("2024-05-01 劳动节（cn，2025-11 版）"), "{}", words.zh);
    let text = serde_json::to_string(&ledger).expect("JSON");
    assert_eq!(serde_json::from_str::<Ledger>(&text).expect("a ledger"), ledger);
}

#[test]
fn a_day_off_says_its_date_once_and_a_make_up_workday_says_why_it_is_worked() {
    let centre = calendar(CENTRE);
    let term: Term =
        toml::from_str("working_days = 2\ncalendar = \"centre\"\nlands = \"end-of-day\"")
            .expect("a term");
    let received = at("2024-04-03T10:00:00+08:00");
    let (_, ledger) = term
        .target_explained(&centre, received, &ReceiptRule::as_received(), None, &[])
        .expect("a target");
    let words = ledger.words(&centre);
    assert!(
        words.en.contains("2024-04-04 is skipped: Qingming (pack cn, revision 2025-11)"),
        "{}",
        words.en
    );
    let worked = "2024-04-07 is day 1 (a make-up workday, Qingming)";
    assert!(words.en.contains(worked), "{}", words.en);
    assert!(words.zh.contains("2024-04-07 第 1 天（清明节调休上班）"), "{}", words.zh);
}
