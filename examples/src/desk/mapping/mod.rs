//! The mapping language: how the columns of a foreign log become observations.
//!
//! A mapping is a TOML document; `examples/README.md` is its reference. [`Mapping::parse`] reports
//! everything that is wrong with a document at once. [`Mapping::bind`] checks it against the
//! header of a log; [`Bound::map`] turns one row into a [`MappedRow`] or says why it is refused.

mod condition;
mod document;
mod field;
mod instant;
mod row;
mod state;
mod value;

pub use document::{MappingFinding, MappingFindings};
pub use field::ColumnUse;
pub use instant::{ClockNote, Reading};
pub use row::{Bound, MappedRow, Refusal, RefusalReason, Sighting};
pub use state::Standing;

use super::{
    DeskError,
    digest::Digest,
    document::{is_about, read_text},
    log::LogFormat,
};
use amends::{
    case::{ObservedAct, Outcome, Stage},
    fact::FactKind,
    ident::ObligationId,
};
use chrono_tz::Tz;
use document::{Block, Sheet, quoted};
use encoding_rs::Encoding;
use field::{CellRules, Columns};
use instant::{TimeRule, TimeRules};
use state::{StateMeaning, States};
use std::{collections::BTreeSet, path::Path};
use value::{ValueRules, read_order};

/// The longest name of a mapping, which heads the report.
const MAX_NAME_BYTES: usize = 200;

/// Says how the rows of a log relate to its cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A row is a change of a case.
    EventLog,
    /// A row is a case.
    Register,
}

/// Holds a checked mapping.
#[derive(Debug, Clone)]
pub struct Mapping {
    name: String,
    format: LogFormat,
    cells: CellRules,
    time: TimeRules,
    rows: RowRules,
    states: States,
    facts: Vec<(FactKind, ValueRules)>,
    handler: Option<ValueRules>,
    actor: Option<ValueRules>,
    level: Option<LevelRule>,
    priority: Option<ValueRules>,
    due_obligation: Option<ObligationId>,
    columns: Vec<ColumnUse>,
    text: String,
    digest: Digest,
}

/// Says what the rows of a log can tell, as far as its mapping shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reports {
    /// The stages.
    pub stages: BTreeSet<Stage>,
    /// The outcomes.
    pub outcomes: BTreeSet<Outcome>,
    /// The acts beside the stages.
    pub acts: Vec<ObservedAct>,
    /// Whether a case can be seen waiting.
    pub waiting: bool,
    /// The facts.
    pub facts: BTreeSet<FactKind>,
    /// Whether the handler is told.
    pub handler: bool,
    /// Whether a level is told.
    pub level: bool,
}

/// Holds what `[event]` or `[register]` says.
#[derive(Debug, Clone)]
enum RowRules {
    EventLog {
        case: ValueRules,
        at: TimeRule,
        opened_at: Option<TimeRule>,
        due: Option<TimeRule>,
    },
    Register {
        case: ValueRules,
        opened: TimeRule,
        due: Option<TimeRule>,
        closed: Option<TimeRule>,
        opening: Box<StateMeaning>,
    },
}

/// Holds an ordered scale: the position of the value is the escalation level.
#[derive(Debug, Clone)]
struct LevelRule {
    value: ValueRules,
    order: Vec<String>,
}

impl Mapping {
    /// Reads and checks a mapping file.
    ///
    /// # Errors
    /// `File` or `NotUtf8` when it cannot be read, `OtherDocument` when it is a policy, `Mapping` with
    /// every finding when it is wrong.
    pub fn load(path: &Path) -> Result<Self, DeskError> {
        let text = read_text(path)?;
        if is_about(&text, "document", "mapping") {
            let (expected, got, command) = ("mapping", "policy", "check");
            return Err(DeskError::OtherDocument { path: path.to_owned(), expected, got, command });
        }
        Self::parse(&text)
            .map_err(|findings| DeskError::Mapping { path: path.to_owned(), findings })
    }

    /// Reads and checks a mapping.
    ///
    /// # Errors
    /// Every finding, each with its line, its key, what belongs there and what stands there.
    pub fn parse(text: &str) -> Result<Self, MappingFindings> {
        Sheet::read(text, |root| read_root(root, text))
    }

    /// Returns the name of the mapping.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns how rows relate to cases.
    pub fn style(&self) -> Style {
        match self.rows {
            RowRules::EventLog { .. } => Style::EventLog,
            RowRules::Register { .. } => Style::Register,
        }
    }

    /// Returns how the bytes of the log become rows.
    pub fn format(&self) -> &LogFormat {
        &self.format
    }

    /// Returns the zone of readings without an offset.
    pub fn zone(&self) -> Tz {
        self.time.zone()
    }

    /// Returns the columns the mapping names.
    pub fn columns(&self) -> &[ColumnUse] {
        &self.columns
    }

    /// Says whether the log has due dates of its own.
    pub fn has_due(&self) -> bool {
        match &self.rows {
            RowRules::EventLog { due, .. } | RowRules::Register { due, .. } => due.is_some(),
        }
    }

    /// Returns the obligation whose deadlines are compared with the log's own due dates.
    pub fn due_obligation(&self) -> Option<&ObligationId> {
        self.due_obligation.as_ref()
    }

    /// Returns what the rows can tell.
    pub fn reports(&self) -> Reports {
        let mut reports = Reports {
            facts: self.facts.iter().map(|(fact, _)| *fact).collect(),
            handler: self.handler.is_some(),
            level: self.level.is_some(),
            ..Reports::default()
        };
        let opening = match &self.rows {
            RowRules::Register { opening, .. } => Some(opening.as_ref()),
            RowRules::EventLog { .. } => None,
        };
        for meaning in self.states.meanings().chain(opening) {
            reports.stages.extend(meaning.stage);
            reports.outcomes.extend(meaning.outcome);
            reports.acts.extend(&meaning.acts);
            reports.waiting |= meaning.waiting.is_some();
        }
        reports
    }

    /// Returns the document.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the digest of the document.
    pub fn digest(&self) -> &Digest {
        &self.digest
    }
}

fn read_root(root: &Block<'_, '_>, text: &str) -> Option<Mapping> {
    let columns = Columns::default();
    let head = root.block("mapping");
    if head.is_none() && !root.has("mapping") {
        root.missing("mapping", "`[mapping]` with `name` and `style`");
    }
    let (name, style) = head.map(read_head).unwrap_or_default();
    let (format, cells) = read_log(root.block("log"));
    let time = root.block("time").and_then(TimeRules::read);
    if !root.has("time") {
        root.missing("time", "`[time]` with `formats` and `zone`");
    }
    // A stand-in lets the rest be checked when the times are wrong.
    let rules = time.clone().unwrap_or_else(TimeRules::stand_in);
    let rows = read_rows(root, style, &rules, &columns);
    let states = States::read(root, &columns);
    let facts = root.block("facts").map(|block| read_facts(block, &columns)).unwrap_or_default();
    let (handler, actor) = root.block("people").map_or((None, None), |block| {
        let people = (
            ValueRules::read(&block, "handler", &columns),
            ValueRules::read(&block, "actor", &columns),
        );
        block.finish();
        people
    });
    let level = root.block("level").and_then(|block| read_level(block, &columns));
    let (priority, due_obligation) =
        root.block("figures").map(|block| read_figures(block, &columns)).unwrap_or_default();
    Some(Mapping {
        name: name?,
        format,
        cells,
        time: time?,
        rows: rows?,
        states,
        facts,
        handler,
        actor,
        level,
        priority,
        due_obligation,
        columns: columns.into_uses(),
        digest: Digest::of_bytes(text.as_bytes()),
        text: text.to_owned(),
    })
}

fn read_head(block: Block<'_, '_>) -> (Option<String>, Option<Style>) {
    let name = block.required_text("name", "a name for the mapping").map(|name| {
        if name.value.len() > MAX_NAME_BYTES {
            let expected = format!("a name of at most {MAX_NAME_BYTES} bytes");
            block.find(&name, &expected, &quoted(&name.value));
        }
        name.value
    });
    if !block.has("style") {
        block.missing("style", "`event-log` (a row a change) or `register` (a row a case)");
    }
    let style =
        block.word("style", &[("event-log", Style::EventLog), ("register", Style::Register)]);
    block.finish();
    (name, style)
}

fn read_log(block: Option<Block<'_, '_>>) -> (LogFormat, CellRules) {
    let mut format = LogFormat::default();
    let mut cells = CellRules { nulls: BTreeSet::new(), trim: true };
    let Some(block) = block else { return (format, cells) };
    if let Some(text) = block.text("delimiter") {
        match text.value.as_bytes() {
            [byte] if !matches!(byte, b'\n' | b'\r' | b'"' | b'\0') => format.delimiter = *byte,
            _ => block.find(&text, "one ASCII character", &quoted(&text.value)),
        }
    }
    if let Some(text) = block.text("quote") {
        match text.value.as_bytes() {
            [] => format.quote = None,
            [byte] if !matches!(byte, b'\n' | b'\r') => format.quote = Some(*byte),
            _ => block.find(&text, "one ASCII character, or nothing", &quoted(&text.value)),
        }
        if format.quote == Some(format.delimiter) {
            block.find(&text, "another character than the delimiter", &quoted(&text.value));
        }
    }
    if let Some(text) = block.text("encoding") {
        match Encoding::for_label(text.value.as_bytes()) {
            Some(encoding) if encoding.is_ascii_compatible() => format.encoding = encoding,
            _ => block.find(
                &text,
                "an encoding that keeps ASCII, such as `utf-8`, `gbk` or `windows-1252`",
                &quoted(&text.value),
            ),
        }
    }
    format.columns =
        block.texts("columns").map(|names| names.into_iter().map(|name| name.value).collect());
    let nulls = block.texts("nulls").unwrap_or_default();
    cells.nulls = nulls.into_iter().map(|null| null.value).collect();
    cells.trim = block.flag("trim").unwrap_or(true);
    block.finish();
    (format, cells)
}

fn read_rows(
    root: &Block<'_, '_>,
    style: Option<Style>,
    time: &TimeRules,
    columns: &Columns,
) -> Option<RowRules> {
    let (key, other) = match style? {
        Style::EventLog => ("event", "register"),
        Style::Register => ("register", "event"),
    };
    if let Some(block) = root.block(other) {
        block.find(&block.place(), &format!("`[{key}]` alone in this style"), "both styles");
        return None;
    }
    let Some(block) = root.block(key) else {
        if !root.has(key) {
            root.missing(key, "the block that says where case and times stand");
        }
        return None;
    };
    let rows = match style? {
        Style::EventLog => read_event(&block, time, columns),
        Style::Register => read_register(&block, time, columns),
    };
    block.finish();
    rows
}

fn read_event(block: &Block<'_, '_>, time: &TimeRules, columns: &Columns) -> Option<RowRules> {
    let case = read_case(block, columns);
    if !block.has("at") {
        block.missing("at", "the column with the time of the change");
    }
    let at = TimeRule::read(block, "at", time, columns);
    let opened_at = TimeRule::read(block, "opened_at", time, columns);
    let due = TimeRule::read(block, "due", time, columns);
    Some(RowRules::EventLog { case: case?, at: at?, opened_at, due })
}

fn read_register(block: &Block<'_, '_>, time: &TimeRules, columns: &Columns) -> Option<RowRules> {
    let case = read_case(block, columns);
    if !block.has("opened") {
        block.missing("opened", "the column with the time of opening");
    }
    let opened = TimeRule::read(block, "opened", time, columns);
    let due = TimeRule::read(block, "due", time, columns);
    let closed = TimeRule::read(block, "closed", time, columns);
    let opening_block = block.block("opening");
    if opening_block.is_none() && !block.has("opening") {
        block.missing("opening", "what an opened case means, such as `{ stage = \"registered\" }`");
    }
    let opening = opening_block.and_then(|inner| {
        let meaning = StateMeaning::read(&inner, columns);
        inner.finish();
        meaning.map(Box::new)
    });
    Some(RowRules::Register { case: case?, opened: opened?, due, closed, opening: opening? })
}

fn read_case(block: &Block<'_, '_>, columns: &Columns) -> Option<ValueRules> {
    if !block.has("case") {
        block.missing("case", "the column that names the case");
    }
    ValueRules::read(block, "case", columns)
}

fn read_facts(block: Block<'_, '_>, columns: &Columns) -> Vec<(FactKind, ValueRules)> {
    let facts = FactKind::ALL
        .iter()
        .filter_map(|fact| Some((*fact, ValueRules::read(&block, fact.name(), columns)?)))
        .collect();
    block.finish();
    facts
}

fn read_figures(
    block: Block<'_, '_>,
    columns: &Columns,
) -> (Option<ValueRules>, Option<ObligationId>) {
    let priority = ValueRules::read(&block, "priority", columns);
    let due = block.text("due_obligation").and_then(|text| match ObligationId::new(&text.value) {
        Ok(id) => Some(id),
        Err(error) => {
            block.find(&text, "an obligation of the policy", &error.to_string());
            None
        }
    });
    block.finish();
    (priority, due)
}

fn read_level(block: Block<'_, '_>, columns: &Columns) -> Option<LevelRule> {
    if !block.has("value") {
        block.missing("value", "the rule that draws the value of the scale");
    }
    let value = ValueRules::read(&block, "value", columns);
    let order = read_order(&block, "order");
    block.finish();
    Some(LevelRule { value: value?, order })
}
