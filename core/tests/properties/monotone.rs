//! What grows when something shrinks: the same story under two policies that differ in one thing.

use crate::{
    cases::cases,
    shared::{policies, walks},
};
use amends::{
    case::{Case, Command, Context, Rebind, obligations::Run},
    ident::ObligationId,
    policy::{OnRetarget, Policy},
    time::{Distance, Span, Term},
};
use amends_testkit::{
    explore::given,
    policies::{checked, document, start},
    walk::{Act, Input, OFFICE, ROUND, Style, World, actor, play, walk},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

const FAILURES: &str = "tests/proptest-regressions/case-monotone.txt";

/// A policy and the same one changed in one place, if the check seals both.
fn pair(before: &str, after: &str) -> Option<[Policy; 2]> {
    Some([checked(before).policy?, checked(after).policy?])
}

/// The texts a change is tried on: the written policies and a generated one.
fn texts(numbers: &[u32]) -> [String; 3] {
    [OFFICE.to_owned(), ROUND.to_owned(), document(numbers)]
}

/// Tells the same story under both policies, up to where one refuses what the other accepts, and
/// shows the two cases after every step.
fn side_by_side(
    [before, after]: [Policy; 2],
    numbers: &[u32],
    choices: &[u32],
    mut look: impl FnMut(&World, &Case, &Case, &Input) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let world = World { start: start(numbers), ..World::of(vec![before]) };
    let changed = World { policies: vec![after], ..world.clone() };
    let trace = walk(&world, Style::PLAIN, choices);
    let mut cases: Option<(Case, Case)> = None;
    for input in trace.accepted() {
        let (one, other) = match &cases {
            None if input.act == Act::Tick => continue,
            None => (play(&world, None, input), play(&changed, None, input)),
            Some((a, b)) => (play(&world, Some(a), input), play(&changed, Some(b), input)),
        };
        let (Ok(one), Ok(other)) = (one, other) else { return Ok(()) };
        let (one, other) = (one.into_parts().0, other.into_parts().0);
        look(&changed, &one, &other, input)?;
        cases = Some((one, other));
    }
    Ok(())
}

/// Pairs the runs that are the same in both cases: one obligation, begun by the same event, judged
/// in neither. A run that is breached in one case keeps its due time there and may be given
/// another one in the other.
fn same_runs<'a>(one: &'a Case, other: &'a Case) -> impl Iterator<Item = (&'a Run, &'a Run)> {
    one.obligations().runs().iter().filter_map(|run| {
        let mut all = other.obligations().runs().iter();
        let twin = all
            .find(|twin| twin.obligation() == run.obligation() && twin.number() == run.number())?;
        let same = twin.anchor() == run.anchor()
            && twin.episode() == run.episode()
            && twin.verdict().is_none()
            && run.verdict().is_none();
        same.then_some((run, twin))
    })
}

/// Days granted may end at a date on which nothing is open; what stood still before it costs nothing
/// on one more day off, so that the deadline moves by less.
fn by_days(run: &Run) -> bool {
    run.extended().all().iter().any(|granted| matches!(granted.by, Distance::Days(_)))
}

fn never_earlier(
    one: &Case,
    other: &Case,
    left_out: impl Fn(&Run) -> bool,
    what: &str,
) -> Result<(), TestCaseError> {
    for (run, twin) in same_runs(one, other).filter(|(run, _)| !left_out(run)) {
        if let (Some(due), Some(then)) = (run.due(), twin.due()) {
            prop_assert!(due <= then, "{what}: {} {due} is then {then}", run.obligation());
        }
    }
    Ok(())
}

/// Closes one more day in every calendar of a document.
fn with_holiday(text: &str, date: &str) -> String {
    let mut all = String::new();
    for section in text.split_inclusive("\n\n") {
        let more = if !section.trim_start().starts_with("[calendar.") {
            section.to_owned()
        } else if section.contains("holidays = [") {
            section.replace("holidays = [", &format!("holidays = [\"{date}\", "))
        } else if section.contains("holidays = \"cn\"") {
            let adjusted = format!("holidays = {{ pack = \"cn\", extra = [\"{date}\"] }}");
            section.replace("holidays = \"cn\"", &adjusted)
        } else {
            section.replacen("zone =", &format!("holidays = [\"{date}\"]\nzone ="), 1)
        };
        all.push_str(&more);
    }
    all
}

/// Shortens the chosen span of an obligation.
fn tightened(text: &str, which: usize) -> String {
    let spans: Vec<_> = ["{ elapsed = \"", "{ working = \"", "grace = \""]
        .iter()
        .flat_map(|key| text.match_indices(key).map(|(at, key)| at + key.len()))
        .filter(|at| {
            text[..*at].rfind("[[obligation").max(text[..*at].rfind("[[schedule"))
                == text[..*at].rfind("[[obligation")
        })
        .filter(|at| text[..*at].contains("[[obligation"))
        .collect();
    let Some(at) = spans.get(which % spans.len().max(1)) else { return text.to_owned() };
    let end = at + text[*at..].find('"').expect("a span ends");
    let number: String = text[*at..end].chars().filter(char::is_ascii_digit).collect();
    let less = number.parse::<u32>().expect("a number") * 2 / 3;
    let unit = &text[end - 1..end];
    format!("{}{}{unit}{}", &text[..*at], less.max(1), &text[end..])
}

/// Without the chosen grant; the boss keeps theirs.
fn without_grant(text: &str, which: usize) -> String {
    let mut sections: Vec<&str> = text.split("\n\n").collect();
    let grants: Vec<_> = (0..sections.len())
        .filter(|at| sections[*at].starts_with("[[grant]]") && !sections[*at].contains("\"boss\""))
        .collect();
    if !grants.is_empty() {
        sections.remove(grants[which % grants.len()]);
    }
    sections.join("\n\n")
}

proptest! {
    #![proptest_config(cases(32, FAILURES))]

    /// Invariant 19, on cases: where one more day is closed nothing falls due earlier.
    #[test]
    fn a_day_off_more_is_never_due_earlier(
        numbers in policies(), choices in walks(40), day in 0i64..60,
    ) {
        for text in texts(&numbers) {
            // What ends on the workday before a day off does end earlier: it says so.
            if text.contains("previous-workday") { continue }
            let date = start(&numbers).to_utc().date_naive() + chrono::TimeDelta::days(day - 2);
            let Some(pair) = pair(&text, &with_holiday(&text, &date.to_string())) else { continue };
            side_by_side(pair, &numbers, &choices, |_, one, other, _| {
                never_earlier(one, other, by_days, "a holiday more")
            })?;
        }
    }

    /// Invariant 19, on cases: where the doors are open longer no budget of open time ends later.
    #[test]
    fn open_longer_is_never_due_later(numbers in policies(), choices in walks(40)) {
        let wider = [
            ("mon-fri = [\"09:00-12:00\", \"13:00-18:00\"]", "mon-fri = [\"09:00-18:00\"]"),
            ("mon-sat = [\"08:30-12:00\", \"13:00-17:00\"]", "mon-sat = [\"08:00-12:00\", \"13:00-19:30\"]"),
            ("mon-fri = [\"22:00-06:00\"]", "mon-fri = [\"21:00-07:00\"]"),
            ("tue-thu = [\"09:00-17:00\"]", "mon-thu = [\"09:00-17:00\"]"),
            ("wed = [\"01:30-03:30\"]", "wed = [\"01:00-04:00\"]"),
        ];
        for text in texts(&numbers) {
            let open = wider.iter().fold(text.clone(), |text, (from, to)| text.replace(from, to));
            let Some(pair) = pair(&text, &open) else { continue };
            side_by_side(pair, &numbers, &choices, |_, one, other, _| {
                // A share carried over was a share of another term, which may be longer as well.
                let whole = |(run, _): &(&Run, &Run)| run.carried() == Span::ZERO;
                for (run, twin) in same_runs(one, other).filter(whole) {
                    let Some(rule) = run.term().filter(|term| matches!(term, Term::Working { .. })) else { continue };
                    if let (Some(due), Some(then)) = (run.due(), twin.due()) {
                        prop_assert!(then <= due, "{rule:?} of {} {due} is then {then}", run.obligation());
                    }
                }
                Ok(())
            })?;
        }
    }

    /// Invariant 21: a shorter span in the policy never gives a later deadline.
    #[test]
    fn a_shorter_span_is_never_due_later(
        numbers in policies(), choices in walks(40), which in any::<u16>(),
    ) {
        for text in texts(&numbers) {
            let Some([before, after]) = pair(&text, &tightened(&text, which.into())) else { continue };
            side_by_side([after, before], &numbers, &choices, |_, tight, loose, _| {
                never_earlier(tight, loose, |_| false, "a span shortened")
            })?;
        }
    }

    /// Invariant 21 within one case: bound to a stricter policy it owes nothing later, but for what
    /// the policy counts from the change.
    #[test]
    fn a_stricter_policy_moves_nothing_later(
        numbers in policies(), choices in walks(40), which in any::<u16>(),
    ) {
        for text in texts(&numbers) {
            let Some(pair) = pair(&text, &tightened(&text, which.into())) else { continue };
            let world = World { start: start(&numbers), ..World::of(pair.to_vec()) };
            let trace = walk(&world, Style::PLAIN, &choices);
            let Some(case) = trace.case.filter(|case| case.policy() == world.policies[0].digest()) else { continue };
            let to = world.policies[1].digest();
            let mut input = given(trace.now, Command::Rebind(Rebind { to }), 0);
            if let Act::Give(given) = &mut input.act {
                given.policy = Some(1);
            }
            let Ok(decision) = play(&world, Some(&case), &input) else { continue };
            for (run, twin) in same_runs(&case, decision.case()) {
                let rule = world.policies[1].obligation(run.obligation());
                let kept = rule.is_some_and(|rule| rule.on_retarget != OnRetarget::FromChange);
                if let (true, Some(due), Some(then)) = (kept, run.due(), twin.due()) {
                    prop_assert!(then <= due, "{} {due} is then {then}", run.obligation());
                }
            }
        }
    }

    /// Invariant 21: who loses a role, a qualification or a grant may do nothing they could not do.
    #[test]
    fn a_role_revoked_allows_nothing_more(
        numbers in policies(), choices in walks(40), which in any::<u16>(), roles in any::<[u8; 2]>(),
    ) {
        const ROLES: [&str; 7] = ["boss", "clerk", "handler", "head", "trainee", "asker", "customer"];
        for text in texts(&numbers) {
            let Some(pair) = pair(&text, &without_grant(&text, which.into())) else { continue };
            let role = |at: usize| ROLES[usize::from(roles[at]) % ROLES.len()];
            let full = actor("handler-a", role(0)).with_role(role(1)).unwrap();
            let full = full.in_unit("unit-a").unwrap().with_qualification("verifier").unwrap();
            let less = actor("handler-a", role(1)).in_unit("unit-a").unwrap();
            let mut steps = 0;
            side_by_side(pair, &numbers, &choices, |changed, one, other, input| {
                steps += 1;
                if steps % 6 != 0 { return Ok(()) }
                let may = |case: &Case, policy: &Policy, who| -> BTreeSet<_> {
                    let context = Context::new(policy, who, input.now);
                    case.allowed(&context).iter().map(Command::kind).collect()
                };
                let revoked = &changed.policies[0];
                let all = may(other, revoked, &full);
                let fewer = may(other, revoked, &less);
                prop_assert!(fewer.is_subset(&all), "{:?}", fewer.difference(&all).collect::<Vec<_>>());
                let granted = checked(&text).policy.expect("sealed before");
                let before = may(one, &granted, &full);
                prop_assert!(all.is_subset(&before), "{:?}", all.difference(&before).collect::<Vec<_>>());
                Ok(())
            })?;
        }
    }
}

/// The changes change what they say, or the properties above compare a policy with itself.
#[test]
fn the_changes_change_something() {
    let before = |text: &str| checked(text).policy.expect("sealed").digest();
    for text in [OFFICE, ROUND] {
        assert_ne!(before(text), before(&tightened(text, 3)));
        assert_ne!(before(text), before(&without_grant(text, 1)));
    }
    assert_ne!(before(OFFICE), before(&with_holiday(OFFICE, "2026-03-05")));
    let duty = ObligationId::new("resolve").unwrap();
    let tight = checked(&tightened(ROUND, 1)).policy.expect("sealed");
    assert!(tight.obligation(&duty).is_some());
}
