//! What a call throws: prose in the facade, tags that editors read in each language.

use std::error::Error;

/// Names the language that tags are written in.
#[derive(Clone, Copy)]
pub(crate) enum Language {
    Kotlin,
    Swift,
}

impl Language {
    fn exceptions(self) -> &'static str {
        match self {
            Self::Kotlin => "AmendsException",
            Self::Swift => "AmendsError",
        }
    }

    /// Writes a tag for each way to fail; Swift has one for all of them.
    fn tags(self, ways: &[Way]) -> Vec<String> {
        let of = self.exceptions();
        match self {
            Self::Kotlin => {
                ways.iter().map(|way| format!("@throws {of}.{}{}", way.name, way.when)).collect()
            }
            Self::Swift => {
                let all: Vec<_> =
                    ways.iter().map(|way| format!("`{of}.{}`{}", way.name, way.when)).collect();
                vec![format!("- Throws: {}.", all.join("; "))]
            }
        }
    }
}

/// One way to fail: which error, and when, with the blank before it.
struct Way {
    name: String,
    when: String,
}

/// Turns paragraphs that begin with `Errors:` into tags. They stand last in a comment, for a tag reaches
/// up to its end.
pub(crate) fn tagged(text: &str, language: Language) -> Result<String, Box<dyn Error>> {
    let mut out: Vec<String> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some((margin, first)) = line.split_once("* Errors: ") else {
            out.push(line.to_owned());
            continue;
        };
        let mut prose = first.to_owned();
        let end = loop {
            let line = lines.next().ok_or("a comment does not end")?;
            match line.trim().strip_prefix('*') {
                Some("/") => break line,
                Some("") | None => return Err(format!("errors do not stand last: {prose}").into()),
                Some(more) => prose += more,
            }
        };
        let tags = language.tags(&ways(&prose)?);
        out.extend(tags.into_iter().map(|tag| format!("{margin}* {tag}")));
        out.push(end.to_owned());
    }
    Ok(out.join("\n") + "\n")
}

/// Reads what goes wrong: names of errors between backticks, each with when it comes, parted by `, ` or
/// `; ` before the next name.
fn ways(prose: &str) -> Result<Vec<Way>, Box<dyn Error>> {
    let prose = prose.trim_end_matches('.');
    let mut all: Vec<Way> = Vec::new();
    for (nth, part) in prose.split('`').enumerate() {
        let is_name = part.starts_with(|c: char| c.is_ascii_uppercase());
        match all.last_mut() {
            _ if nth % 2 == 1 && is_name => {
                all.push(Way { name: part.to_owned(), when: String::new() });
            }
            Some(last) if nth % 2 == 1 => last.when += &format!("`{part}`"),
            Some(last) => last.when += part,
            None if part.is_empty() => {}
            None => return Err(format!("expected the name of an error: {prose}").into()),
        }
    }
    for way in &mut all {
        way.when = way.when.trim_start_matches(',').trim_end_matches([' ', ',', ';']).to_owned();
    }
    if all.is_empty() { Err(format!("no error is named: {prose}").into()) } else { Ok(all) }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The comma behind a name is no part of it.
    const PROSE: &str = "    /**\n     * Opens it.\n     *\n     * Errors: `WireFault`, for bytes that are damaged, `Rejected` when a case is\n     * bound elsewhere.\n     */\n    fun open()\n";

    #[test]
    fn each_error_has_a_tag_that_editors_read() {
        let kotlin = tagged(PROSE, Language::Kotlin).unwrap();
        assert!(kotlin.contains(
            "     *\n     * @throws AmendsException.WireFault for bytes that are damaged\n     * @throws AmendsException.Rejected when a case is bound elsewhere\n     */\n"
        ), "{kotlin}");
        let swift = tagged(PROSE, Language::Swift).unwrap();
        assert!(swift.contains(
            "     * - Throws: `AmendsError.WireFault` for bytes that are damaged; `AmendsError.Rejected` when a case is bound elsewhere.\n     */\n"
        ), "{swift}");
    }

    #[test]
    fn what_stands_behind_errors_is_refused() {
        assert!(
            tagged("/**\n * Errors: `Invalid`.\n *\n * More.\n */\n", Language::Kotlin).is_err()
        );
        assert!(tagged("/**\n * Errors: something.\n */\n", Language::Kotlin).is_err());
    }
}
