//! The guide and the reference of findings say what the code does.

use amends::{
    FindingCode, Lang, Severity,
    case::{CommandKind, EventKind, Outcome, Party, RequestKind, Step},
    fact::FactKind,
    organisation::{Organisation, OrganisationDocument},
    policy::{Policy, PolicyDocument},
    time::Packs,
};
use toml::{Table, Value};

mod support;

type Tested = Result<(), Box<dyn std::error::Error>>;

const GUIDE: &str = include_str!("../docs/policy.md");
const BASE: &str = include_str!("policies/good.toml");

/// Lists the TOML blocks of a page with what stands behind `toml` on their first line.
fn blocks(page: &'static str) -> Vec<(&'static str, &'static str)> {
    page.split("```toml")
        .skip(1)
        .filter_map(|rest| rest.split_once('\n'))
        .filter_map(|(info, rest)| Some((info.trim(), rest.split("```").next()?)))
        .collect()
}

/// Pastes a block into the base policy: lists grow, tables of one entry are replaced.
fn paste(block: &str) -> Result<String, Box<dyn std::error::Error>> {
    let mut base: Table = BASE.parse()?;
    let block: Table = block.parse()?;
    for (key, value) in block {
        match (base.get_mut(&key), value) {
            (Some(Value::Array(list)), Value::Array(more)) => list.extend(more),
            (Some(Value::Table(table)), Value::Table(more)) if key == "calendar" => {
                table.extend(more);
            }
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
    Ok(serde_json::to_string(&base)?)
}

#[test]
fn every_block_of_the_guide_can_be_pasted_into_a_policy() -> Tested {
    let mut pasted = 0;
    for (info, block) in blocks(GUIDE) {
        if info == "part" {
            PolicyDocument::from_toml(block)?;
            continue;
        }
        let checked = Policy::check(&PolicyDocument::from_json(&paste(block)?)?, &Packs::builtin());
        let errors: Vec<String> = checked
            .findings
            .iter()
            .filter(|finding| finding.severity() == Severity::Error)
            .map(ToString::to_string)
            .collect();
        assert!(errors.is_empty(), "{block}\n{errors:?}");
        pasted += 1;
    }
    assert!(pasted >= 18, "only {pasted} blocks");
    Ok(())
}

#[test]
fn the_organisation_of_its_page_has_no_finding() -> Tested {
    let blocks = blocks(include_str!("../docs/organisation.md"));
    let (_, block) = blocks.first().ok_or("no block")?;
    let document = OrganisationDocument::from_toml(block)?;
    let findings = Organisation::check(&document).findings;
    assert!(findings.is_empty(), "{findings}");
    Ok(())
}

#[test]
fn the_guide_names_every_word() {
    let words = EventKind::ALL
        .iter()
        .map(|word| word.name())
        .chain(CommandKind::ALL.iter().map(|word| word.name()))
        .chain(FactKind::ALL.iter().map(|word| word.name()))
        .chain(Step::ALL.iter().map(|word| word.name()))
        .chain(Party::ALL.iter().map(|word| word.name()))
        .chain(Outcome::ALL.iter().map(|word| word.name()))
        .chain(RequestKind::ALL.iter().map(|word| word.name()));
    let missing: Vec<&str> = words.filter(|word| !GUIDE.contains(&format!("`{word}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Every key the check knows stands in the guide: it names them all when one is unknown.
#[test]
fn the_guide_names_every_key() -> Tested {
    let base: serde_json::Value = toml::from_str(BASE)?;
    let check = |document: &serde_json::Value| {
        let document = PolicyDocument::from_json(&document.to_string()).expect("a document");
        Policy::check(&document, &Packs::builtin()).findings
    };
    for place in [
        "/document",
        "/kind/0",
        "/form/0",
        "/form/0/field/0",
        "/matrix",
        "/matrix/row/0",
        "/route/0",
        "/gate/0",
        "/obligation/0",
        "/schedule/0",
        "/grant/0",
    ] {
        for key in support::keys::asked(&base, place, check) {
            let named = ["`", " ", "{ ", "``"].iter().any(|before| {
                ["`", ",", " ", "`,"]
                    .iter()
                    .any(|after| GUIDE.contains(&format!("{before}{key}{after}")))
            });
            assert!(named, "`{key}` of `{place}` is not in the guide");
        }
    }
    Ok(())
}

/// Renders the reference of finding codes.
fn reference() -> String {
    let mut page = String::from(
        "# Findings\n\nWhat the check of a policy, an organisation or a calendar may find. Codes are stable. Errors stop a\n\
         document from being sealed, warnings do not. Generated from the code; see `core/tests/policy_docs.rs`.\n\n\
         | code | severity | English | 中文 |\n|---|---|---|---|\n",
    );
    for code in FindingCode::ALL {
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        page.push_str(&format!(
            "| `{}` | {severity} | {} | {} |\n",
            code.code(),
            code.gist(Lang::En),
            code.gist(Lang::Zh)
        ));
    }
    page
}

#[test]
fn the_reference_of_findings_is_not_stale() {
    support::committed("docs/findings.md", &reference());
}
