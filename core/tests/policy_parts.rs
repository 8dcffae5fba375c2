//! Parts, versions and differences.

use amends::{
    Findings,
    policy::{Policy, PolicyDocument, Versions, diff},
    time::{Pack, Packs},
};

type Outcome = Result<(), Box<dyn std::error::Error>>;

const GOOD: &str = include_str!("policies/good.toml");
const SECTION: &str = "# sections\n";

/// Cuts the calendar out of the good document: the main document, and the part it names instead.
fn split() -> Result<(String, String), &'static str> {
    let start = GOOD.find("[calendar.centre]").ok_or("no calendar")?;
    let end = GOOD.find("[[form]]").ok_or("no form")?;
    let (head, rest) = GOOD.split_at(start);
    let (calendar, tail) = rest.split_at(end - start);
    let main = format!("{head}{tail}").replace(SECTION, "# sections\n[[part]]\nname = \"hours\"\n");
    Ok((main, calendar.to_owned()))
}

fn compose(main: &str, parts: &[(&str, &str)]) -> Result<Result<Policy, Findings>, Findings> {
    let main = PolicyDocument::from_toml(main)?;
    let parts: Result<Vec<_>, Findings> = parts
        .iter()
        .map(|(name, text)| Ok(((*name).to_owned(), PolicyDocument::from_toml(text)?)))
        .collect();
    Ok(Policy::compose(&main, &parts?, &Packs::builtin()).into_policy())
}

fn codes(found: Result<Policy, Findings>) -> Vec<String> {
    match found {
        Ok(_) => Vec::new(),
        Err(findings) => {
            findings.iter().map(|f| format!("{} {}", f.path(), f.code().code())).collect()
        }
    }
}

#[test]
fn a_policy_is_composed_of_parts_and_its_digest_covers_them() -> Outcome {
    let (main, hours) = split()?;
    let policy = compose(&main, &[("hours", &hours)])??;
    assert!(policy.calendar(&"centre".parse()?).is_some());
    let other = hours.replace("sat-sun", "sat");
    let changed = compose(&main, &[("hours", &other)])??;
    assert_ne!(policy.digest(), changed.digest());
    Ok(())
}

#[test]
fn parts_that_do_not_fit_are_findings() -> Outcome {
    let (main, hours) = split()?;
    let missing = codes(compose(&main, &[])?);
    assert!(missing.contains(&"part[0] unknown_reference".to_owned()), "{missing:?}");

    let unnamed = codes(compose(GOOD, &[("spare", "[calendar.spare]\nzone = 'UTC'")])?);
    assert!(unnamed.contains(&"part.spare unknown_reference".to_owned()), "{unnamed:?}");

    let both = format!("{hours}\n[[route]]\nid = 'all'\nunit = 'x'\n");
    let twice = codes(compose(&main, &[("hours", &both)])?);
    assert_eq!(twice, ["part.hours.route.all defined_twice"]);

    let nested = format!("{hours}\n[[part]]\nname = 'more'\n");
    let nested = codes(compose(&main, &[("hours", &nested)])?);
    assert_eq!(nested, ["part.hours.part nested_part"]);

    let digest = "0".repeat(64);
    let pinned =
        main.replace("name = \"hours\"", &format!("name = \"hours\"\ndigest = \"{digest}\""));
    assert_eq!(codes(compose(&pinned, &[("hours", &hours)])?), ["part[0].digest part_mismatch"]);
    let real = PolicyDocument::from_toml(&hours)?.digest().to_string();
    assert!(compose(&pinned.replace(&digest, &real), &[("hours", &hours)])?.is_ok());
    Ok(())
}

#[test]
fn versions_are_told_apart_by_their_dates() -> Outcome {
    let version = |from: &str, to: &str| Policy::from_toml(&GOOD.replacen(from, to, 1));
    let first = version("", "")?;
    let undated = version("effective_from", "#")?;
    let twin = version("revision = \"A\"", "revision = \"B\"")?;
    let stranger = version("EX-1", "EX-2")?;
    let Err(found) = Versions::new(vec![first.clone(), undated, twin, stranger]) else {
        return Err("accepted".into());
    };
    let codes: Vec<_> = found.iter().map(|f| (f.path(), f.code().code())).collect();
    let expected = [
        ("version[1]", "missing_effective_date"),
        ("version[2]", "version_conflict"),
        ("version[3]", "version_conflict"),
    ];
    assert_eq!(codes, expected);
    assert!(Versions::new(Vec::new()).is_err());
    assert_eq!(Versions::new(vec![first.clone()])?.by_digest(first.digest()), Some(&first));
    Ok(())
}

#[test]
fn a_difference_reads_as_a_sentence() -> Outcome {
    let before = Policy::from_toml(GOOD)?;
    let text = GOOD
        .replace("{ working = \"8h\", calendar = \"centre\" } # reply", "{ elapsed = \"24h\" }")
        .replace("\"record.decide\", ", "\"record.decide\", \"case.explain\", ")
        .replace("reopen_limit = 2 # complaint", "reopen_limit = \"unlimited\"");
    let after = Policy::from_toml(&text)?;
    let lines: Vec<String> = diff(&before, &after).iter().map(ToString::to_string).collect();
    let expected = [
        "`grant.head.case.explain` added: any case, takes effect at once",
        "`kind.complaint.reopen_limit`: 2 -> unlimited",
        "`obligation.first-reply.term`: 8h working on `centre` -> 24h elapsed",
    ];
    assert_eq!(lines, expected);
    assert!(diff(&before, &before).is_empty());
    Ok(())
}

/// A pack is named by its revision; what it says counts all the same.
#[test]
fn two_packs_of_one_name_and_revision_give_two_digests() -> Outcome {
    let text = GOOD.replacen("holidays = \"cn\"", "holidays = \"own\"", 1);
    let document = PolicyDocument::from_toml(&text)?;
    let sealed = |off: &str| -> Result<Policy, Findings> {
        let pack = Pack::from_toml(&format!(
            "id = 'own'\nrevision = '1'\nvalid_from = '2026-01-01'\nvalid_to = '2026-12-31'\n\
             [[holiday]]\nname = {{ zh = '节', en = 'day off' }}\noff = ['{off}']\n"
        ))?;
        Policy::check(&document, &Packs::none().with(pack)).into_policy()
    };
    let (may, june) = (sealed("2026-05-04")?, sealed("2026-06-01")?);
    assert_eq!(may.digest(), sealed("2026-05-04")?.digest());
    assert_ne!(may.digest(), june.digest());
    Ok(())
}
