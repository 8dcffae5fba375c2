//! How the log's own states become stages, outcomes and waiting.

use super::{
    condition::Condition,
    document::{Block, EntryBody},
    field::{Column, Columns, Fields},
    value::ValueRules,
};
use amends::case::{CallbackResult, ObservedAct, Outcome, Party, Stage};
use std::{borrow::Cow, collections::BTreeMap};

/// Says where a state stands between opening and closing, for counting reopenings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The row says nothing of the state.
    Silent,
    /// Work goes on, or is waited for.
    Open,
    /// The matter is solved and not yet closed.
    Resolved,
    /// The case is closed.
    Closed,
}

/// Holds what one state of the log means.
#[derive(Debug, Clone)]
pub(super) struct StateMeaning {
    pub(super) stage: Option<Stage>,
    pub(super) outcome: Option<Outcome>,
    pub(super) waiting: Option<Party>,
    pub(super) reason: Option<ValueRules>,
    pub(super) resolved: bool,
    pub(super) acts: Vec<ObservedAct>,
    label: Option<String>,
}

impl StateMeaning {
    /// Reads the meaning from a block whose other keys the caller has read; the caller finishes.
    pub(super) fn read(block: &Block<'_, '_>, columns: &Columns) -> Option<Self> {
        let stage = read_stage(block);
        let unchanged = block.flag("unchanged").unwrap_or(false);
        let meaning = Self {
            stage,
            outcome: block.word("outcome", &words(Outcome::ALL, Outcome::name)),
            waiting: block.word("waiting", &words(Party::ALL, Party::name)),
            reason: ValueRules::read(block, "reason", columns),
            resolved: block.flag("resolved").unwrap_or(false),
            acts: read_acts(block),
            label: block.text("label").map(|label| label.value),
        };
        if unchanged {
            let says_more = stage.is_some() || meaning.waiting.is_some() || meaning.resolved;
            if says_more || meaning.outcome.is_some() {
                let expected = "`unchanged` alone, or a `stage` with what belongs to it";
                block.find(&block.place(), expected, "both");
            }
            return Some(meaning);
        }
        if stage.is_none() && !block.has("stage") {
            block.missing("stage", "a stage, or `unchanged = true`");
        }
        if meaning.outcome.is_some() && stage.is_some_and(|stage| !stage.is_settled()) {
            let expected = "a closed stage beside `outcome`";
            block.find(&block.place(), expected, "a stage that is still open");
        }
        if meaning.reason.is_some() && meaning.waiting.is_none() {
            block.missing("waiting", "whom the case waits for, since `reason` says why");
        }
        stage.map(|_| meaning)
    }

    /// Returns the word for the state when the log itself has none.
    pub(super) fn word(&self) -> &str {
        self.label.as_deref().or(self.stage.map(Stage::name)).unwrap_or("unchanged")
    }

    /// Says where the state stands between opening and closing.
    pub(super) fn standing(&self) -> Standing {
        match self.stage {
            None => Standing::Silent,
            Some(stage) if stage.is_settled() => Standing::Closed,
            Some(_) if self.resolved => Standing::Resolved,
            Some(_) => Standing::Open,
        }
    }
}

/// Holds every state rule: the list is tried first and in order, then the table.
#[derive(Debug, Clone)]
pub(super) struct States {
    rules: Vec<(Option<Condition>, StateMeaning)>,
    column: Option<Column>,
    table: BTreeMap<String, StateMeaning>,
    label: Option<ValueRules>,
}

impl States {
    /// Reads `[[state]]` and `[states]` of the root block.
    pub(super) fn read(root: &Block<'_, '_>, columns: &Columns) -> Self {
        let mut states =
            Self { rules: Vec::new(), column: None, table: BTreeMap::new(), label: None };
        for block in root.blocks("state").unwrap_or_default() {
            let when = block.block("when").map(|when| Condition::read(when, columns));
            let meaning = StateMeaning::read(&block, columns);
            block.finish();
            states.rules.extend(meaning.map(|meaning| (when, meaning)));
        }
        if let Some(block) = root.block("states") {
            states.read_table(&block, columns);
            block.finish();
        }
        if !root.has("state") && !root.has("states") {
            root.missing("states", "`[states]` with a table of values, or `[[state]]` rules");
        }
        states
    }

    fn read_table(&mut self, block: &Block<'_, '_>, columns: &Columns) {
        self.label = ValueRules::read(block, "label", columns);
        self.column = block.text("column").map(|name| columns.of(block, &name));
        let entries = block.entries("values");
        if entries.is_some() && self.column.is_none() && !block.has("column") {
            block.missing("column", "the column whose values are listed");
        }
        for entry in entries.unwrap_or_default() {
            match entry.body {
                EntryBody::Block(inner) => {
                    let meaning = StateMeaning::read(&inner, columns);
                    inner.finish();
                    self.table.extend(meaning.map(|meaning| (entry.name, meaning)));
                }
                EntryBody::Text(text) => {
                    let got = super::document::quoted(&text);
                    block.find(&entry.place, "a table such as `{ stage = \"closed\" }`", &got);
                }
            }
        }
    }

    /// Finds what the state of a row means.
    pub(super) fn meaning(&self, fields: Fields<'_>) -> Option<&StateMeaning> {
        let ruled = self
            .rules
            .iter()
            .find(|(when, _)| when.as_ref().is_none_or(|when| when.holds(fields)))
            .map(|(_, meaning)| meaning);
        ruled.or_else(|| self.table.get(fields.get(self.column?)?))
    }

    /// Returns the log's own word for the state of a row.
    pub(super) fn label<'r>(
        &'r self,
        meaning: &'r StateMeaning,
        fields: Fields<'r>,
    ) -> Cow<'r, str> {
        if let Some(label) = &meaning.label {
            return Cow::Borrowed(label);
        }
        let drawn = self.label.as_ref().and_then(|label| label.draw(fields));
        let own = || self.column.and_then(|column| fields.get(column)).map(Cow::Borrowed);
        drawn.or_else(own).unwrap_or(Cow::Borrowed(meaning.word()))
    }

    /// Lists every meaning.
    pub(super) fn meanings(&self) -> impl Iterator<Item = &StateMeaning> {
        self.rules.iter().map(|(_, meaning)| meaning).chain(self.table.values())
    }

    /// Lists the columns that say what state a row is in: the one of the table, or else all that the
    /// rules read.
    pub(super) fn columns(&self) -> Vec<Column> {
        if let Some(column) = self.column {
            return vec![column];
        }
        let mut columns = Vec::new();
        for column in self.rules.iter().filter_map(|(when, _)| when.as_ref()) {
            for column in column.columns() {
                if !columns.contains(&column) {
                    columns.push(column);
                }
            }
        }
        columns
    }

    /// Returns the column a refusal of a label names.
    pub(super) fn column(&self) -> Option<Column> {
        self.column.or_else(|| self.label.as_ref().and_then(ValueRules::first_column))
    }
}

/// Reads what a state says was done beside the change of the stage.
fn read_acts(block: &Block<'_, '_>) -> Vec<ObservedAct> {
    let mut acts = Vec::new();
    if block.flag("acknowledged") == Some(true) {
        acts.push(ObservedAct::Acknowledged {});
    }
    if block.flag("progress") == Some(true) {
        acts.push(ObservedAct::ProgressReported {});
    }
    let called = |result: &CallbackResult| ObservedAct::CalledBack { result: *result };
    let mut words: Vec<_> =
        CallbackResult::ALL.iter().map(|result| (result.name(), called(result))).collect();
    words.push(("failed_attempt", ObservedAct::CallbackFailed {}));
    acts.extend(block.word("callback", &words));
    acts
}

/// Reads the stage under `stage`.
pub(super) fn read_stage(block: &Block<'_, '_>) -> Option<Stage> {
    block.word("stage", &words(Stage::ALL, Stage::name))
}

fn words<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> Vec<(&'static str, T)> {
    all.iter().map(|value| (name(*value), *value)).collect()
}
