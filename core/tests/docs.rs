//! Committed pages are what the code says: diagrams, tables, reference pages, names, labels.

mod support;

use amends::{
    FindingCode, Lang, Policy,
    case::{CommandKind, EventKind, Flow, Region, Stage, table},
    ident::KindId,
    manual,
    table::{Guard, On, Place},
    time::{Pack, PackDocument},
};
use std::{collections::BTreeSet, fmt::Write as _};
use support::committed;

/// Builds without TOML read the twin in JSON, which holds the same days.
#[test]
fn the_built_in_pack_has_a_twin_in_json() -> Result<(), Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string("presets/calendars/cn.toml")?;
    let document = PackDocument::from_toml(&text)?;
    let twin = format!("{}\n", serde_json::to_string_pretty(&document)?);
    committed("presets/calendars/cn.json", &twin);
    assert_eq!(Pack::from_json(&twin)?, Pack::from_toml(&text)?);
    Ok(())
}

fn fenced(drawn: &str) -> String {
    format!("```mermaid\n{drawn}```\n")
}

#[test]
fn the_lifecycle_diagrams_are_fresh() {
    for flow in Flow::ALL {
        let (en, zh) =
            (amends::table::diagram(*flow, Lang::En), amends::table::diagram(*flow, Lang::Zh));
        let page = format!(
            "# {}\n\nGenerated from the table. 由规则表生成。\n\n{}\n## {}\n\n{}",
            en.title,
            fenced(&en.to_mermaid()),
            zh.title,
            fenced(&zh.to_mermaid())
        );
        committed(&format!("docs/lifecycle-{}.md", flow.name()), &page);
        committed(&format!("docs/lifecycle-{}.dot", flow.name()), &en.to_dot());
    }
}

#[test]
fn the_region_diagrams_are_fresh() {
    let mut page = String::from("# Regions\n\nGenerated from the tables. 由规则表生成。\n");
    for region in Region::ALL.iter().filter(|region| **region != Region::Lifecycle) {
        let (en, zh) = (
            amends::table::region_diagram(*region, Lang::En),
            amends::table::region_diagram(*region, Lang::Zh),
        );
        let _ = write!(
            page,
            "\n## {} ({})\n\n{}\n{}",
            en.title,
            zh.title,
            fenced(&en.to_mermaid()),
            fenced(&zh.to_mermaid())
        );
    }
    committed("docs/regions.md", &page);
}

#[test]
fn the_tables_are_fresh() {
    committed("docs/table.md", &amends::table::markdown());
    committed("docs/table.json", &amends::table::json());
}

#[test]
fn the_reference_pages_are_fresh() {
    committed("docs/errors.md", &manual::errors_markdown());
    committed("docs/glossary.md", &manual::glossary_markdown());
    committed("docs/events.md", &manual::events_markdown());
}

/// What a command does in a stage: the rows that can apply, whatever the conditions say.
#[test]
fn the_matrix_is_what_a_person_reviewed() {
    let mut page = String::from("# flow, stage, command: rows that can apply there\n");
    for flow in Flow::ALL {
        for stage in Stage::ALL {
            let _ = writeln!(page, "\n[{} / {}]", flow.name(), stage.name());
            for command in CommandKind::ALL {
                let rows = rows_at(*flow, *stage, *command);
                let rows = if rows.is_empty() { "-".to_owned() } else { rows.join(" ") };
                let _ = writeln!(page, "{:<28}{rows}", command.name());
            }
        }
    }
    committed("tests/golden/matrix.txt", &page);
}

fn rows_at(flow: Flow, stage: Stage, command: CommandKind) -> Vec<&'static str> {
    table::all()
        .filter(|row| row.on == On::Command(command) && row.flows.contains(&flow))
        .filter(|row| row.region != Region::Lifecycle || row.from.contains(&Place::Stage(stage)))
        .filter(|row| {
            row.guards.iter().all(|guard| match guard {
                Guard::StageIn(stages) => stages.contains(&stage),
                _ => true,
            })
        })
        .map(|row| row.id)
        .collect()
}

/// Stable names and codes are only ever added.
#[test]
fn no_stable_name_disappears_or_is_reused() {
    let mut names: Vec<String> = Vec::new();
    for vocabulary in manual::vocabularies() {
        names.extend(vocabulary.entries.iter().map(|e| format!("{} {}", vocabulary.name, e.name)));
    }
    let finding_codes = FindingCode::ALL.iter().map(|code| format!("FindingCode {}", code.code()));
    names.extend(finding_codes);
    names.extend(table::all().map(|row| format!("Row {}", row.id)));
    names.extend(Guard::EXAMPLES.iter().map(|guard| format!("Guard {}", guard.plain_name())));
    names.extend(
        manual::errors()
            .into_iter()
            .filter(|page| matches!(page.error, "ReplayFault" | "TimeError"))
            .map(|page| format!("{} {}", page.error, page.code)),
    );
    let now: BTreeSet<String> = names.iter().cloned().collect();
    assert_eq!(now.len(), names.len(), "a name stands twice in one list");
    let path = "tests/golden/stable_names.txt";
    let known = support::read(path);
    let known: BTreeSet<String> = known.lines().map(str::to_owned).collect();
    let gone: Vec<_> = known.difference(&now).collect();
    assert!(gone.is_empty(), "stable names disappeared: {gone:?}");
    let page: Vec<_> = now.into_iter().collect();
    committed(path, &(page.join("\n") + "\n"));
}

#[test]
fn labels_are_complete_and_unique() {
    let cjk = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for vocabulary in manual::vocabularies() {
        let (mut names, mut zhs, mut ens) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for entry in &vocabulary.entries {
            let at = format!("{} `{}`", vocabulary.name, entry.name);
            assert!(names.insert(entry.name), "{at}: name twice");
            assert!(zhs.insert(entry.zh), "{at}: zh label `{}` twice", entry.zh);
            assert!(ens.insert(entry.en), "{at}: en label `{}` twice", entry.en);
            assert!(entry.zh.chars().any(cjk), "{at}: zh `{}`", entry.zh);
            assert!(!entry.zh.ends_with(['。', '.']), "{at}: zh `{}`", entry.zh);
            assert!(!entry.en.is_empty() && entry.en.is_ascii(), "{at}: en `{}`", entry.en);
            assert!(!entry.en.ends_with('.'), "{at}: en `{}`", entry.en);
            assert!(
                entry.en.starts_with(|c: char| c.is_ascii_lowercase()),
                "{at}: en `{}`",
                entry.en
            );
        }
    }
    for guard in Guard::EXAMPLES {
        let words = guard.words();
        assert!(words.zh.chars().any(cjk) && words.en.is_ascii(), "{}", guard.name());
    }
}

/// Every `vocabulary!` of the sources stands in the glossary, every code of a fault among the errors.
#[test]
fn the_reference_pages_miss_nothing() {
    let listed: BTreeSet<_> = manual::vocabularies().iter().map(|v| v.name).collect();
    let codes: BTreeSet<_> = manual::errors().iter().map(|p| (p.error, p.code)).collect();
    let mut missing = Vec::new();
    for (path, text) in sources() {
        for block in text.split("vocabulary! {").skip(1) {
            let name = block.split("pub enum ").nth(1).and_then(|rest| rest.split(' ').next());
            let name = name.filter(|name| name.chars().all(char::is_alphanumeric));
            missing.extend(name.filter(|name| !listed.contains(name)).map(str::to_owned));
        }
        for (file, error) in [("fault.rs", "ReplayFault"), ("time/error.rs", "TimeError")] {
            if !path.ends_with(&format!("src/{file}")) {
                continue;
            }
            let arms = text.lines().filter_map(|line| line.trim().strip_suffix("\","));
            let found = arms.filter_map(|line| line.split("=> \"").nth(1));
            missing.extend(found.filter(|c| !codes.contains(&(error, *c))).map(str::to_owned));
        }
    }
    assert!(missing.is_empty(), "add to core/src/manual: {missing:?}");
}

fn sources() -> Vec<(String, String)> {
    let mut open = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                files.push((path.display().to_string().replace('\\', "/"), text));
            }
        }
    }
    files
}

/// A kind's diagram shows the kind's name and only the steps it switches on.
#[test]
fn a_kind_draws_its_own_steps() {
    let policy = Policy::preset("default").unwrap().unwrap();
    let kind = KindId::new("complaint").unwrap();
    let drawn = policy.diagram(&kind, Lang::En).unwrap();
    assert_eq!(drawn.title, policy.kind(&kind).unwrap().name.en);
    let names: Vec<_> = drawn.nodes.iter().map(|node| node.name).collect();
    assert!(
        names.contains(&"callback_pending") && !names.contains(&"awaiting_approval"),
        "{names:?}"
    );
    assert!(policy.diagram(&KindId::new("none").unwrap(), Lang::En).is_none());
}

/// Every event that a row can emit shows its fields.
#[test]
fn events_tell_what_they_carry() {
    assert_eq!(
        manual::payload_fields(EventKind::Closed),
        ["moved", "outcome", "reason", "note", "case"]
    );
}
