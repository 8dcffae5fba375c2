//! The organisation: what it answers, what it refuses, what a policy finds missing in it.

use amends::{
    Findings,
    organisation::{Organisation, OrganisationDocument},
    policy::Policy,
    time::Timestamp,
};

type Outcome = Result<(), Box<dyn std::error::Error>>;

const POLICY: &str = include_str!("policies/good.toml");
const GOOD: &str = r#"
[organisation]
number = "ORG-1"
revision = "A"

[[unit]]
id = "company"
name = { zh = "公司", en = "company" }
head = "boss"
calendar = "centre"

[[unit]]
id = "front"
name = { zh = "前台", en = "front office" }
parent = "company"
head = [{ person = "ann", to = "2026-06-01T00:00:00+08:00" }, { person = "cat", from = "2026-06-01T00:00:00+08:00" }]

[[unit]]
id = "parts-desk"
name = { zh = "配件", en = "parts desk" }
parent = "front"
head = "ben"

[[unit]]
id = "station"
name = { zh = "服务站", en = "service station" }
sort = "partner"

[[person]]
id = "boss"
unit = "company"
roles = ["head"]

[[person]]
id = "ann"
unit = "front"
roles = ["intake", { role = "trainee", to = "2026-02-01T00:00:00+08:00" }]
qualifications = [{ qualification = "phone", from = "2026-03-01T00:00:00+08:00" }]

[[person]]
id = "ben"
unit = "parts-desk"
roles = ["handler"]

[[person]]
id = "cat"
unit = "front"
roles = ["handler", "trainee"]
reports_to = "boss" # line

[[duty]]
person = "ann"
from = "2026-01-01T18:00:00+08:00"
to = "2026-01-02T08:00:00+08:00"

[[duty]]
person = "ben"
from = "2026-01-02T08:00:00+08:00" # relief
to = "2026-01-02T18:00:00+08:00"

[[asset]]
id = "tower-1"
name = { zh = "一号楼", en = "tower 1" }
flags = [{ flag = "handed-over", from = "2026-02-01T00:00:00+08:00" }]
"#;

fn at(text: &str) -> Result<Timestamp, Box<dyn std::error::Error>> {
    Ok(text.parse()?)
}

fn codes(findings: &Findings) -> Vec<String> {
    findings.iter().map(|f| format!("{} {}", f.path(), f.code().code())).collect()
}

fn found(text: &str) -> Vec<String> {
    match OrganisationDocument::from_toml(text) {
        Ok(document) => codes(&Organisation::check(&document).findings),
        Err(findings) => codes(&findings),
    }
}

#[test]
fn it_says_who_holds_what_when() -> Outcome {
    assert_eq!(found(GOOD), Vec::<String>::new());
    let organisation = Organisation::from_toml(GOOD)?;
    let (january, july) = (at("2026-01-15T09:00:00+08:00")?, at("2026-07-15T09:00:00+08:00")?);
    let names = |ids: Vec<&amends::ident::ActorId>| {
        ids.into_iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(names(organisation.holders(&"trainee".parse()?, january)), ["ann", "cat"]);
    assert_eq!(names(organisation.holders(&"trainee".parse()?, july)), ["cat"]);
    assert_eq!(organisation.roles(&"ann".parse()?, july), [&"intake".parse()?]);
    assert!(organisation.qualifications(&"ann".parse()?, january).is_empty());
    assert_eq!(organisation.qualifications(&"ann".parse()?, july).len(), 1);
    assert_eq!(organisation.unit_head(&"front".parse()?, january), Some(&"ann".parse()?));
    assert_eq!(organisation.unit_head(&"front".parse()?, july), Some(&"cat".parse()?));
    assert!(!organisation.is_flagged(&"tower-1".parse()?, &"handed-over".parse()?, january));
    assert!(organisation.is_flagged(&"tower-1".parse()?, &"handed-over".parse()?, july));
    let night = at("2026-01-02T02:00:00+08:00")?;
    assert_eq!(names(organisation.on_duty(night)), ["ann"]);
    assert_eq!(names(organisation.on_duty(at("2026-01-02T08:00:00+08:00")?)), ["ben"]);
    Ok(())
}

#[test]
fn superiors_are_named_or_head_the_unit_or_one_above() -> Outcome {
    let organisation = Organisation::from_toml(GOOD)?;
    let (january, july) = (at("2026-01-15T09:00:00+08:00")?, at("2026-07-15T09:00:00+08:00")?);
    let superior = |person: &str, when| -> Result<Option<String>, Box<dyn std::error::Error>> {
        Ok(organisation.superior(&person.parse()?, when).map(ToString::to_string))
    };
    assert_eq!(superior("cat", january)?.as_deref(), Some("boss"), "named");
    assert_eq!(superior("ann", july)?.as_deref(), Some("cat"), "head of the own unit");
    assert_eq!(
        superior("ann", january)?.as_deref(),
        Some("boss"),
        "a head answers to the unit above"
    );
    assert_eq!(superior("ben", july)?.as_deref(), Some("cat"));
    assert_eq!(superior("boss", july)?, None);
    let above = |a: &str, b: &str| -> Result<bool, Box<dyn std::error::Error>> {
        Ok(organisation.is_superior(&a.parse()?, &b.parse()?, july))
    };
    assert!(above("boss", "ben")? && !above("ben", "boss")? && !above("ann", "ann")?);
    Ok(())
}

#[test]
fn a_unit_without_a_calendar_has_the_one_above() -> Outcome {
    let organisation = Organisation::from_toml(GOOD)?;
    assert_eq!(organisation.calendar_of(&"parts-desk".parse()?), Some(&"centre".parse()?));
    assert_eq!(organisation.calendar_of(&"station".parse()?), None);
    Ok(())
}

#[test]
fn what_is_wrong_with_the_document_alone() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("parent = \"company\"", "parent = \"compny\"", &["unit.front.parent unknown_reference"]),
        ("head = \"ben\"", "head = \"bob\"", &["unit.parts-desk.head unknown_reference"]),
        ("head = \"ben\"", "", &["unit.parts-desk.head unit_without_head"]),
        ("reports_to = \"boss\" # line", "reports_to = \"cat\"", &["person.cat.reports_to cycle"]),
        (
            "parent = \"company\"",
            "parent = \"parts-desk\"",
            &["unit.front.parent cycle", "unit.parts-desk.parent cycle"],
        ),
        (
            "from = \"2026-01-02T08:00:00+08:00\" # relief",
            "from = \"2026-01-02T09:00:00+08:00\"",
            &["duty roster_gap"],
        ),
        (
            "to = \"2026-01-02T18:00:00+08:00\"",
            "to = \"2026-01-02T08:00:00+08:00\"",
            &["duty[1].to empty_period"],
        ),
        (
            "roles = [\"handler\", \"trainee\"]",
            "rolls = [\"handler\", \"trainee\"]",
            &["person.cat.rolls unknown_key"],
        ),
        ("sort = \"partner\"", "sort = \"partners\"", &["unit.station.sort unknown_word"]),
        (
            "id = \"cat\"",
            "id = \"ben\"",
            &["person.ben duplicate_id", "unit.front.head unknown_reference"],
        ),
        ("[[asset]]", "[[assets]]", &["assets unknown_key"]),
        ("revision = \"A\"", "revision = \"?\"", &["organisation.revision blank"]),
    ];
    for (from, to, expected) in cases {
        assert!(GOOD.contains(from), "`{from}` is not there");
        let mut seen = found(&GOOD.replacen(from, to, 1));
        seen.sort_unstable();
        assert_eq!(seen, *expected, "{from} -> {to}");
    }
}

#[test]
fn what_a_policy_misses_in_the_staff() -> Outcome {
    let now = at("2026-07-15T09:00:00+08:00")?;
    let against = |policy: &str, organisation: &str| -> Result<Vec<String>, Findings> {
        let policy = Policy::from_toml(policy)?;
        Ok(codes(&Organisation::from_toml(organisation)?.check_against(&policy, now)))
    };
    assert_eq!(against(POLICY, GOOD)?, Vec::<String>::new());

    let none = GOOD.replace("\"handler\", ", "").replace("\"handler\"", "");
    assert_eq!(against(POLICY, &none)?, ["grant[1].role role_unfilled"]);

    let one = POLICY.replace("role = \"handler\"", "role = \"handler\"\nholders = \"exactly_one\"");
    assert_eq!(against(&one, GOOD)?, ["grant[1].role not_exactly_one"]);

    let unit = POLICY.replace("unit = \"parts-desk\"", "unit = \"parts-counter\"");
    assert_eq!(against(&unit, GOOD)?, ["route.parts.unit unknown_reference"]);

    let calendar = GOOD.replace("calendar = \"centre\"", "calendar = \"center\"");
    assert_eq!(against(POLICY, &calendar)?, ["unit.company.calendar unknown_reference"]);

    let debtor = POLICY
        .replace("starts_on = \"triage.classified\"", "starts_on = \"assignment.assigned\"")
        .replace(
            "{ same_day = {}, calendar = \"centre\"",
            "{ same_day = {}, calendar = \"of-debtor\"",
        );
    assert_eq!(against(&debtor, GOOD)?, ["unit.station.calendar unit_without_calendar"]);

    let gate = POLICY.replace("tick.apology", "qualification.mediator");
    let gate = gate.replace("id = \"apology\"", "id = \"apology-tick\"");
    assert!(against(&gate, GOOD)?.contains(&"gate.apologise.needs[0] qualification_unheld".into()));
    Ok(())
}

/// Whoever handles is not the one who verifies; whoever drafts is not the one who approves.
#[test]
fn duties_that_the_staff_cannot_keep_apart() -> Outcome {
    // clauses: PROP-2.2.b, COL-o-8.4, COL-g-4.5.b
    let now = at("2026-07-15T09:00:00+08:00")?;
    let alone = r#"
    [organisation]
    number = "ORG-2"
    revision = "A"
    [[unit]]
    id = "front"
    name = { zh = "前台", en = "front office" }
    head = "solo"
    [[unit]]
    id = "parts-desk"
    name = { zh = "配件", en = "parts desk" }
    head = "solo"
    [[person]]
    id = "solo"
    unit = "front"
    roles = ["intake", "handler", "head", "trainee"]
    "#;
    let policy = Policy::from_toml(POLICY)?;
    let seen = codes(&Organisation::from_toml(alone)?.check_against(&policy, now));
    let expected = [
        "kind.complaint.steps duties_inseparable",
        "kind.complaint.steps duties_inseparable",
        "grant[3].mode duties_inseparable",
    ];
    assert_eq!(seen, expected);

    // An approver has to be above the author: a peer is not enough.
    let above = POLICY.replace(
        "\"solution.approve\", \"solution.reject\"]",
        "\"solution.reject\"]\n\n[[grant]]\nrole = \"intake\"\ncommands = [\"solution.approve\"]\nreach = \"superior_of_author\"",
    );
    let policy = Policy::from_toml(&above)?;
    let seen = codes(&Organisation::from_toml(GOOD)?.check_against(&policy, now));
    assert_eq!(seen, ["kind.complaint.steps duties_inseparable"], "ann is above neither handler");
    Ok(())
}
