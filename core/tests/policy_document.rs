//! A document becomes a sealed policy, known by its digest.

use amends::{
    case::{EventKind, Flow, Party, Step},
    fact::{FactKind, Facts},
    policy::{Checked, Debtor, Mark, OnReopen, Policy, PolicyDocument, presets},
    time::{Packs, Span, Term},
};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn check(text: &str) -> Checked {
    match PolicyDocument::from_toml(text) {
        Ok(document) => Policy::check(&document, &Packs::builtin()),
        Err(findings) => Checked { policy: None, findings },
    }
}

#[test]
fn the_default_policy_reads_as_it_is_written() -> Outcome {
    let checked = check(presets().first().ok_or("no preset")?.text);
    assert!(checked.findings.is_empty(), "{}", checked.findings);
    let policy = checked.policy.ok_or("not sealed")?;

    let complaint = policy.kind(&"complaint".parse()?).ok_or("no complaint")?;
    assert_eq!(complaint.flow, Flow::Resolve);
    assert!(complaint.has(Step::Callback) && !complaint.has(Step::Approval));
    assert_eq!((complaint.reopen_limit, complaint.callback_attempts), (Some(2), 3));

    let reply = policy.obligation(&"first-reply".parse()?).ok_or("no first reply")?;
    assert_eq!(reply.starts_on.first().map(|trigger| trigger.event), Some(EventKind::Registered));
    assert_eq!(reply.owed_by, Debtor::Role("intake".parse()?));
    assert_eq!(reply.warn_at, [Mark::Share(750)]);
    assert_eq!(reply.rungs.first().map(|rung| rung.at), Some(Mark::AfterDue(Span::ZERO.into())));
    assert_eq!(reply.on_reopen, OnReopen::KeepMet);
    let term = &reply.target(&Facts::default()).ok_or("no target")?.term;
    assert_eq!(*term, Term::Working { span: Span::from_hours(8), calendar: "office".into() });

    let resolve = policy.obligation(&"resolve".parse()?).ok_or("no resolve")?;
    assert_eq!(resolve.excludes.first().map(|pause| pause.party), Some(Party::Customer));
    assert_eq!(policy.report_calendar().map(amends::time::Calendar::id), Some("office"));
    Ok(())
}

#[test]
fn the_most_specific_rule_decides() -> Outcome {
    let text = format!(
        "{}\n{}",
        presets().first().ok_or("no preset")?.text,
        r#"
        [[route]]
        id = "all"
        unit = "front"

        [[route]]
        id = "parts"
        when = { category = ["parts", "warranty"] }
        unit = "parts-desk"

        [matrix]
        levels = ["high", "low"]
        otherwise = "low"
        [[matrix.row]]
        id = "urgent"
        when = { urgency = "urgent" }
        priority = "high"
        "#
    );
    let policy = check(&text).into_policy()?;
    let mut facts = Facts::default();
    assert_eq!(policy.route(&facts).map(|route| route.unit.as_str()), Some("front"));
    facts.set(FactKind::Category, Some("parts".parse()?));
    assert_eq!(policy.route(&facts).map(|route| route.id.as_str()), Some("parts"));
    let (priority, row) = policy.priority(&facts).ok_or("no matrix")?;
    assert_eq!((priority.as_str(), row.is_none()), ("low", true));
    facts.set(FactKind::Urgency, Some("urgent".parse()?));
    let (priority, row) = policy.priority(&facts).ok_or("no matrix")?;
    assert_eq!(priority.as_str(), "high");
    assert_eq!(row.map(|row| row.id.as_str()), Some("urgent"));
    Ok(())
}

#[test]
fn the_digest_ignores_layout_and_follows_content() -> Outcome {
    let text = presets().first().ok_or("no preset")?.text;
    let policy = Policy::from_toml(text)?;
    let document = PolicyDocument::from_toml(text)?;

    let json = serde_json::to_string(&document)?;
    assert_eq!(Policy::from_json(&json)?, policy, "TOML and JSON are the same document");

    let bare: String = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or("").trim_end())
        .fold(String::new(), |mut all, line| {
            all.push_str(line);
            all.push('\n');
            all
        });
    assert_eq!(Policy::from_toml(&bare)?, policy, "comments make no difference");

    let listed = text.replace(r#"excludes = "customer""#, r#"excludes = ["customer"]"#);
    assert_eq!(Policy::from_toml(&listed)?, policy, "one value or a list of one");

    let changed = Policy::from_toml(&text.replace("reopen_limit = 2", "reopen_limit = 3"))?;
    assert_ne!(changed.digest(), policy.digest());
    Ok(())
}

/// Lists the places of a document, the tables and lists among them included.
fn places(value: &serde_json::Value, path: &str, all: &mut Vec<String>) {
    let children: Vec<(String, &serde_json::Value)> = match value {
        serde_json::Value::Object(map) => {
            let escaped = |key: &String| key.replace('~', "~0").replace('/', "~1");
            map.iter().map(|(key, item)| (format!("{path}/{}", escaped(key)), item)).collect()
        }
        serde_json::Value::Array(items) => {
            items.iter().enumerate().map(|(at, item)| (format!("{path}/{at}"), item)).collect()
        }
        _ => return,
    };
    for (path, item) in children {
        places(item, &path, all);
        all.push(path);
    }
}

/// Whatever is changed in a document, wherever it stands, it has another digest: no key is left out.
#[test]
fn every_place_of_a_document_counts_for_its_digest() {
    let good: toml::Table = include_str!("policies/good.toml").parse().unwrap();
    let good = serde_json::to_value(&good).unwrap();
    let digest =
        |value: &serde_json::Value| PolicyDocument::from_json(&value.to_string()).unwrap().digest();
    let mut all = Vec::new();
    places(&good, "", &mut all);
    let mut seen = std::collections::BTreeMap::from([(digest(&good), String::new())]);
    for path in &all {
        let mut changed = good.clone();
        *changed.pointer_mut(path).unwrap() = format!("changed at {path}").into();
        if let Some(other) = seen.insert(digest(&changed), path.clone()) {
            panic!("a change at `{path}` has the digest of `{other}`");
        }
    }
    assert!(seen.len() > 200, "only {} places", seen.len());
}
