//! Conditions over the columns of a row.

use super::{
    document::{Block, quoted},
    field::{Column, Columns, Fields},
};
use regex::Regex;

/// Holds a condition; its parts must all hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Condition {
    tests: Vec<(Column, Test)>,
    all: Vec<Condition>,
    any: Option<Vec<Condition>>,
    not: Option<Box<Condition>>,
    ignore_case: bool,
}

/// Asks one thing of one cell; an empty cell passes `Empty` and nothing else.
#[derive(Debug, Clone)]
enum Test {
    OneOf(Vec<String>),
    Prefix(String),
    Suffix(String),
    Contains(String),
    Matches(Regex),
    Empty(bool),
}

impl Condition {
    /// Reads a condition table.
    pub(super) fn read(block: Block<'_, '_>, columns: &Columns) -> Self {
        let ignore_case = block.flag("ignore_case").unwrap_or(false);
        let mut condition = Self { ignore_case, ..Self::default() };
        let fold = |text: String| if ignore_case { text.to_lowercase() } else { text };
        let list =
            |key| block.texts(key).map(|texts| texts.into_iter().map(|t| fold(t.value)).collect());
        let mut tests: Vec<Test> = Vec::new();
        tests.extend(list("equals").map(Test::OneOf));
        tests.extend(list("one_of").map(Test::OneOf));
        tests.extend(block.text("prefix").map(|text| Test::Prefix(fold(text.value))));
        tests.extend(block.text("suffix").map(|text| Test::Suffix(fold(text.value))));
        tests.extend(block.text("contains").map(|text| Test::Contains(fold(text.value))));
        tests.extend(read_regex(&block, "regex", ignore_case).map(Test::Matches));
        tests.extend(block.flag("empty").map(Test::Empty));
        tests.extend(block.flag("present").map(|present| Test::Empty(!present)));
        match block.text("column") {
            Some(name) => {
                let column = columns.of(&block, &name);
                if tests.is_empty() {
                    let tests = "a test: `equals`, `one_of`, `prefix`, `suffix`, `contains`, \
                                 `regex`, `empty` or `present`";
                    block.find(&block.place(), tests, "a column alone");
                }
                condition.tests = tests.into_iter().map(|test| (column, test)).collect();
            }
            None if !tests.is_empty() => block.missing("column", "the column that is tested"),
            None => {}
        }
        if let Some(is) = block.block("is") {
            condition.tests.extend(read_equalities(&is, columns));
        }
        condition.all = read_list(&block, "all", columns).unwrap_or_default();
        condition.any = read_list(&block, "any", columns);
        condition.not = block.block("not").map(|inner| Box::new(Self::read(inner, columns)));
        if condition.is_void() {
            block.find(
                &block.place(),
                "a condition: `column` with a test, `is`, `all`, `any` or `not`",
                "an empty one",
            );
        }
        block.finish();
        condition
    }

    /// Lists the columns that are tested, as often as they are.
    pub(super) fn columns(&self) -> Vec<Column> {
        let inner = self.all.iter().chain(self.any.iter().flatten()).chain(self.not.as_deref());
        let own = self.tests.iter().map(|(column, _)| *column);
        own.chain(inner.flat_map(Self::columns)).collect()
    }

    /// Says whether the condition holds of a row.
    pub(super) fn holds(&self, fields: Fields<'_>) -> bool {
        let passes =
            |(column, test): &(Column, Test)| test.passes(fields.get(*column), self.ignore_case);
        self.tests.iter().all(passes)
            && self.all.iter().all(|part| part.holds(fields))
            && self.any.as_ref().is_none_or(|any| any.iter().any(|part| part.holds(fields)))
            && self.not.as_ref().is_none_or(|part| !part.holds(fields))
    }

    fn is_void(&self) -> bool {
        self.tests.is_empty() && self.all.is_empty() && self.any.is_none() && self.not.is_none()
    }
}

impl Test {
    fn passes(&self, cell: Option<&str>, ignore_case: bool) -> bool {
        let Some(cell) = cell else { return matches!(self, Self::Empty(true)) };
        let folded;
        let text = if ignore_case && !matches!(self, Self::Matches(_)) {
            folded = cell.to_lowercase();
            folded.as_str()
        } else {
            cell
        };
        match self {
            Self::OneOf(values) => values.iter().any(|value| value == text),
            Self::Prefix(prefix) => text.starts_with(prefix),
            Self::Suffix(suffix) => text.ends_with(suffix),
            Self::Contains(part) => text.contains(part),
            Self::Matches(regex) => regex.is_match(text),
            Self::Empty(empty) => !empty,
        }
    }
}

fn read_list(
    block: &Block<'_, '_>,
    key: &'static str,
    columns: &Columns,
) -> Option<Vec<Condition>> {
    let parts = block.blocks(key)?;
    if parts.is_empty() {
        block.find(&block.place(), &format!("at least one condition in `{key}`"), "an empty list");
    }
    Some(parts.into_iter().map(|part| Condition::read(part, columns)).collect())
}

/// Reads `{ column = value, … }`, where a value may be a list.
fn read_equalities(block: &Block<'_, '_>, columns: &Columns) -> Vec<(Column, Test)> {
    block
        .free_texts()
        .into_iter()
        .map(|(name, values)| (columns.of(block, &name), Test::OneOf(values)))
        .collect()
}

/// Reads a regular expression.
pub(super) fn read_regex(
    block: &Block<'_, '_>,
    key: &'static str,
    ignore_case: bool,
) -> Option<Regex> {
    let text = block.text(key)?;
    let built = regex::RegexBuilder::new(&text.value)
        .case_insensitive(ignore_case)
        .size_limit(1 << 20)
        .build();
    match built {
        Ok(regex) => Some(regex),
        Err(error) => {
            let expected = match error {
                regex::Error::CompiledTooBig(_) => "a smaller regular expression",
                _ => "a regular expression, without back references and look-around",
            };
            block.find(&text, expected, &quoted(&text.value));
            None
        }
    }
}
