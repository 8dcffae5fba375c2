//! Every preset is sealed without an error, its warnings are the ones listed, and it says what its
//! clauses say.

use amends::{
    fact::{FactKind, Facts},
    policy::{Checked, Policy, PolicyDocument, presets},
    time::{Packs, Span, Term},
};

type Outcome = Result<(), Box<dyn std::error::Error>>;

const INCIDENTS: &str = include_str!("../../examples/policies/incidents-uci498.toml");
const REQUESTS: &str = include_str!("../../examples/policies/requests-boston311.toml");

fn check(text: &str) -> Checked {
    match PolicyDocument::from_toml(text) {
        Ok(document) => Policy::check(&document, &Packs::builtin()),
        Err(findings) => Checked { policy: None, findings },
    }
}

#[test]
fn every_preset_is_sealed_with_the_warnings_listed_here() {
    let named = presets().into_iter().map(|preset| (preset.name, preset.text));
    let examples = [("incidents-uci498", INCIDENTS), ("requests-boston311", REQUESTS)];
    let mut seen = Vec::new();
    for (name, text) in named.chain(examples) {
        let checked = check(text);
        assert!(checked.policy.is_some(), "{name}:\n{}", checked.findings);
        seen.extend(
            checked.findings.iter().map(|f| format!("{name}: {} [{}]", f.path(), f.code().code())),
        );
    }
    // The rule books break off here.
    let listed = [
        "auto: document.incomplete[0] [incomplete_source]",
        "property: document.incomplete[0] [incomplete_source]",
    ];
    assert_eq!(seen, listed);
}

#[test]
fn numbers_in_a_preset_cite_a_clause_or_are_marked_as_ours() {
    for preset in presets() {
        let mut cited = false;
        for (number, line) in preset.text.lines().enumerate() {
            if line.starts_with("[[") || line.starts_with('[') {
                cited = false;
            }
            cited |= line.contains("clause =");
            let numeric = ["term =", "reopen_limit", "negotiation_limit", "callback_attempts"]
                .iter()
                .any(|key| line.starts_with(key))
                && line.chars().any(|c| c.is_ascii_digit());
            let ours = line.contains("# ours");
            assert!(!numeric || cited || ours, "{} line {}: {line}", preset.name, number + 1);
        }
    }
}

fn term(policy: &Policy, obligation: &str, facts: &Facts) -> Result<Term, String> {
    let id = obligation.parse().map_err(|error| format!("{error}"))?;
    let obligation = policy.obligation(&id).ok_or("no such obligation")?;
    Ok(obligation.target(facts).ok_or("no target")?.term.clone())
}

#[test]
fn the_presets_hold_the_numbers_of_their_clauses() -> Outcome {
    let preset = |name| Policy::preset(name).ok_or("no such preset");
    let facts = Facts::default();
    // clauses: COL-n-7.1
    let feedback = preset("feedback-24h")??;
    assert_eq!(
        term(&feedback, "timeliness", &facts)?,
        Term::Elapsed { span: Span::from_hours(24) }
    );
    // clauses: AUTO-6.1.7
    let auto = preset("auto")??;
    assert_eq!(term(&auto, "promised-answer", &facts)?, Term::AsPromised);
    // clauses: AUTO-4.2.4
    let mut top = Facts::default();
    top.set(FactKind::Addressee, Some("government".parse()?));
    assert_eq!(auto.priority(&top).map(|(priority, _)| priority.as_str()), Some("serious"));
    assert_eq!(auto.priority(&facts).map(|(priority, _)| priority.as_str()), Some("ordinary"));
    // clauses: PROP-5.7.1, PROP-5.6.3.b
    let property = preset("property")??;
    let forward = term(&property, "forward-to-property-firm", &facts)?;
    assert_eq!(forward, Term::Elapsed { span: Span::from_hours(8) });
    let drawing = term(&property, "design-drawing", &facts)?;
    assert!(matches!(drawing, Term::WorkingDays { days: 3, .. }));
    Ok(())
}

#[test]
fn the_city_has_fifty_rules_and_a_receipt_rule_for_working_days_only() -> Outcome {
    let policy = check(REQUESTS).into_policy()?;
    let resolve = policy.obligation(&"resolve".parse()?).ok_or("no obligation")?;
    assert_eq!(resolve.targets.len(), 50);
    for target in &resolve.targets {
        let working = matches!(target.term, Term::WorkingDays { .. });
        assert_eq!(working, target.receipt.steps.len() == 2, "{target:?}");
    }
    assert!(resolve.target(&Facts::default()).is_none(), "a type without a rule has no target");
    let zone = policy.report_calendar().map(amends::time::Calendar::zone_name);
    assert_eq!(zone, Some("America/New_York"));
    Ok(())
}

/// The city's rules, read on the clock of Boston: the vectors follow from the rules in words.
#[test]
fn the_city_counts_on_clock_readings() -> Outcome {
    let policy = check(REQUESTS).into_policy()?;
    let resolve = policy.obligation(&"resolve".parse()?).ok_or("no obligation")?;
    let city = policy.report_calendar().ok_or("no calendar")?;
    let due = |category: &str, opened: &str| -> Result<String, Box<dyn std::error::Error>> {
        let mut facts = Facts::default();
        facts.set(FactKind::Category, Some(category.parse()?));
        let target = resolve.target(&facts).ok_or("no target")?;
        let due = target.term.target(city, opened.parse()?, &target.receipt, None)?.due;
        Ok(format!("{} {}", city.local_date(due), city.local_time(due)))
    };
    let (pothole, rodents) = ("Request for Pothole Repair", "Rodent Activity");
    // a Friday morning, two working days; 4 July counts
    assert_eq!(due(pothole, "2011-07-01T10:15:00-04:00")?, "2011-07-05 10:15");
    // a Saturday moves to Monday at the same clock time
    assert_eq!(due(pothole, "2011-07-02T10:15:00-04:00")?, "2011-07-06 10:15");
    // a Sunday evening moves to Monday, then past 17:00 to Tuesday 08:30
    assert_eq!(due(pothole, "2011-07-03T19:00:00-04:00")?, "2011-07-07 08:30");
    // before 08:30 stays
    assert_eq!(due(pothole, "2011-07-06T05:00:00-04:00")?, "2011-07-08 05:00");
    // calendar days count from the arrival itself, at any hour of any day
    assert_eq!(due(rodents, "2011-07-03T19:00:00-04:00")?, "2011-08-02 19:00");
    Ok(())
}
