//! Hostile documents: typed findings with a place, no panic, no hang.

#[path = "support/cases.rs"]
mod cases;

use amends::{
    Findings,
    organisation::{Organisation, OrganisationDocument},
    policy::{Policy, PolicyDocument},
    time::Packs,
};
use cases::cases;
use proptest::prelude::*;

const GOOD: &str = include_str!("policies/good.toml");

fn toml(text: &str) -> Findings {
    match PolicyDocument::from_toml(text) {
        Ok(document) => Policy::check(&document, &Packs::builtin()).findings,
        Err(findings) => findings,
    }
}

fn json(text: &str) -> Findings {
    match PolicyDocument::from_json(text) {
        Ok(document) => Policy::check(&document, &Packs::builtin()).findings,
        Err(findings) => findings,
    }
}

fn has(findings: &Findings, path: &str, code: &str) -> bool {
    findings.iter().any(|f| f.path() == path && f.code().code() == code)
}

#[test]
fn a_syntax_error_names_line_and_column() {
    assert!(has(&toml("[document]\nnumber = \"x\nrevision = 1"), "line 2 column 12", "syntax"));
    assert!(has(&json("{\n \"document\": {,}\n}"), "line 2 column 15", "syntax"));
    assert!(has(&json(""), "line 1 column 0", "syntax"));
    assert!(has(&toml("a = 1\na = 2"), "line 2 column 1", "duplicate_key"));
    let twice = json("{\"document\": {}, \"document\": {}}");
    assert!(twice.iter().any(|f| f.code().code() == "duplicate_key"), "{twice}");
}

#[test]
fn long_texts_are_refused_and_never_quoted_in_full() {
    let long = "x".repeat(10 * 1024 * 1024);
    let number = toml(&format!("[document]\nnumber = \"{long}\""));
    assert!(has(&number, "document.number", "too_long"), "{number}");
    for text in [
        format!("\"{long}\" = 1"),
        format!("[document]\n{long} = 1"),
        format!("[[kind]]\nid = \"{long}\""),
        format!("[[obligation]]\nid = \"a\"\nterm = {{ elapsed = \"{long}\" }}"),
        format!("[[obligation]]\nid = \"a\"\nterm = {{ {long} = 1 }}"),
        format!("[[gate]]\nid = \"a\"\nneeds = \"{long}\""),
        format!("[calendar.c]\nzone = \"{long}\""),
        format!("[calendar.\"{long}\"]\nzone = \"UTC\""),
    ] {
        let found = toml(&text);
        assert!(found.has_errors());
        let widest = found.iter().map(|f| f.text().en.len() + f.text().zh.len()).max();
        assert!(widest < Some(4_000), "a sentence of {widest:?} bytes");
    }
    let giant = toml(&format!("# {}", "x".repeat(17 * 1024 * 1024)));
    assert!(has(&giant, "", "too_long"));
}

#[test]
fn deep_nesting_is_a_finding() {
    for text in [
        format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000)),
        format!("{} = 1", vec!["a"; 100_000].join(".")),
        format!("[{}]", vec!["a"; 100_000].join(".")),
        format!("a = {}1{}", "{ a = ".repeat(10_000), " }".repeat(10_000)),
        format!("x = {{ {} = 1 }}", vec!["a"; 100_000].join(".")),
        format!("x = {{ {} = 1 }}", vec!["\"a\""; 100_000].join(".")),
        format!("[{}]", vec!["\"a\""; 100_000].join(".")),
        format!("{} = 1", vec!["'a'"; 100_000].join(" . ")),
    ] {
        assert!(toml(&text).has_errors());
    }
    assert!(json(&format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000))).has_errors());
    assert!(json(&format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000))).has_errors());
}

#[test]
fn values_of_the_wrong_sort_are_findings_with_their_place() {
    let wrong = [
        "nan",
        "inf",
        "-1.5",
        "true",
        "[]",
        "[[1]]",
        "{}",
        "{ a = 1 }",
        "2024-01-01",
        "9223372036854775807",
    ];
    let keys = ["number", "title", "revision", "effective_from", "approved_by", "incomplete"];
    for value in wrong {
        for key in keys {
            let text = format!("[document]\n{key} = {value}");
            assert!(toml(&text).has_errors(), "{text}");
        }
        for section in [
            "kind",
            "form",
            "gate",
            "obligation",
            "schedule",
            "grant",
            "route",
            "part",
            "matrix",
            "calendar",
            "document",
        ] {
            assert!(toml(&format!("{section} = {value}")).has_errors(), "{section} = {value}");
            assert!(toml(&format!("{section} = [{value}]")).has_errors(), "{section} = [{value}]");
        }
    }
    let found = toml("[[kind]]\nid = \"k\"\nreopen_limit = nan");
    assert!(has(&found, "kind.k.reopen_limit", "wrong_type"), "{found}");
    let found = json("{\"kind\": [{\"id\": null, \"reopen_limit\": 18446744073709551615}]}");
    assert!(has(&found, "kind[0].id", "wrong_type"), "{found}");
    assert!(has(&found, "kind[0].reopen_limit", "wrong_type"), "{found}");
}

/// Judges a document in another thread; twenty seconds are many times what it takes.
fn in_good_time(text: String) -> Findings {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || sender.send(toml(&text)));
    receiver.recv_timeout(std::time::Duration::from_secs(20)).expect("the findings in time")
}

#[test]
fn many_entries_are_judged_in_good_time() {
    let mut text = String::new();
    for n in 0..10_000 {
        text.push_str(&format!(
            "[[route]]\nid = \"r{n}\"\nunit = \"u{n}\"\nwhen = {{ category = \"c{n}\" }}\n"
        ));
    }
    assert!(in_good_time(text).has_errors());
}

/// Ten thousand obligations, each bound by statutes, by another one or by a slip.
#[test]
fn many_obligations_are_judged_in_good_time() {
    let rule = |n: usize, more: &str| {
        format!(
            "[[obligation]]\nid = \"o{n}\"\nname = {{ zh = \"限\", en = \"limit\" }}\nwhen = {{ category = \
             \"c{n}\" }}\nstarts_on = \"case.registered\"\nsatisfied_by = \"case.replied\"\ncancelled_by = \
             \"case.closed\"\non_reopen = \"restart\"\n{more}\n"
        )
    };
    let mut text = GOOD.to_owned();
    for n in 0..10_000 {
        text.push_str(&match n % 5 {
            0 => rule(n, "owed_by = \"unit\"\nterm = { elapsed = \"8h\" }"),
            1 => rule(n, "owed_by = \"unit\"\nnature = \"statute\"\nterm = { elapsed = \"999h\" }"),
            2 => rule(n, &format!("owed_by = \"unit\"\nwithin = \"o{}\"\nterm = {{ elapsed = \"9h\" }}", n - 1)),
            3 => rule(n, "owed_by = \"nobody\"\nterm = { working_days = 3, calendar = \"centre\", lands = \"midnight\" }"),
            _ => rule(n, "owed_by = \"unit\"\nterm = { elapsed = \"8\" }"),
        });
    }
    let found = in_good_time(text);
    assert!(has(&found, "obligation.o3.owed_by", "role_without_grant"));
    assert!(has(&found, "obligation.o4.term.elapsed", "bad_span"));
    assert_eq!(found.iter().count(), 4_000);
}

proptest! {
    #![proptest_config(cases(200, "tests/proptest-regressions/policy.txt"))]

    /// Any one line of a good document replaced by anything: findings or a policy, never a panic.
    #[test]
    fn a_damaged_document_never_panics(line in 0usize..230, junk in "\\PC{0,40}") {
        let damaged: Vec<&str> = GOOD
            .lines()
            .enumerate()
            .map(|(number, text)| if number == line { junk.as_str() } else { text })
            .collect();
        let _ = toml(&damaged.join("\n"));
    }

    /// Any value in place of any value.
    #[test]
    fn a_swapped_value_never_panics(
        line in 0usize..230,
        value in prop::sample::select(vec!["\"\"", "\"?\"", "0", "-1", "nan", "[]", "{}", "\"x\"", "[\"x\", 1]", "true", "{ x = 1 }", "\"a:b\"", "\"-8h\"", "\"200%\""]),
    ) {
        let damaged: Vec<String> = GOOD
            .lines()
            .enumerate()
            .map(|(number, text)| match text.split_once(" = ") {
                Some((key, _)) if number == line => format!("{key} = {value}"),
                _ => text.to_owned(),
            })
            .collect();
        let _ = toml(&damaged.join("\n"));
    }

    /// Any text at all, as either document.
    #[test]
    fn any_text_is_judged(text in "\\PC{0,200}") {
        let _ = (toml(&text), json(&text));
        if let Ok(document) = OrganisationDocument::from_toml(&text) {
            let _ = Organisation::check(&document);
        }
    }
}
