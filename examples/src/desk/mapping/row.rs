//! One row of the log becomes observations, or is refused with a reason.

use super::{
    ClockNote, ColumnUse, Mapping, RowRules,
    document::quoted,
    field::{Column, Fields},
    instant::{Reading, TimeRule},
    state::{Standing, StateMeaning},
    value::ValueRules,
};
use crate::desk::{
    DeskError,
    log::{LogReader, Row, Unreadable},
};
use amends::{
    case::{Observation, ObservedWaiting},
    fact::Facts,
    ident::{ActorId, CaseId, Value},
    time::Timestamp,
};
use serde::Serialize;
use std::{borrow::Cow, collections::BTreeMap, fmt};

/// Names why a row is refused; the code is stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RefusalReason {
    /// The row has the wrong number of fields or no end.
    UnreadableRow,
    /// A field is not text in the encoding of the log.
    InvalidUtf8,
    /// A time fits none of the patterns, or lies where no calendar reaches.
    UnreadableTime,
    /// A field that must say something is empty.
    MissingValue,
    /// No state rule fits.
    UnknownState,
    /// A text cannot be an identifier or the value of a fact.
    InvalidIdentifier,
    /// The policy does not have the kind of the case.
    UnknownKind,
    /// The library cannot take the row, such as a time beyond every calendar.
    Rejected,
}

impl RefusalReason {
    /// Every reason, in the order of the reference.
    pub const ALL: &'static [Self] = &[
        Self::UnreadableRow,
        Self::InvalidUtf8,
        Self::UnreadableTime,
        Self::MissingValue,
        Self::UnknownState,
        Self::InvalidIdentifier,
        Self::UnknownKind,
        Self::Rejected,
    ];

    /// Returns the stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnreadableRow => "unreadable_row",
            Self::InvalidUtf8 => "invalid_utf8",
            Self::UnreadableTime => "unreadable_time",
            Self::MissingValue => "missing_value",
            Self::UnknownState => "unknown_state",
            Self::InvalidIdentifier => "invalid_identifier",
            Self::UnknownKind => "unknown_kind",
            Self::Rejected => "rejected",
        }
    }
}

impl Serialize for RefusalReason {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// Describes one refused row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The line the row starts on, from 1.
    pub line: u64,
    /// The column, empty when the whole row is meant.
    pub field: String,
    /// Why.
    pub reason: RefusalReason,
    /// What belongs there.
    pub expected: String,
    /// What stands there, shortened.
    pub got: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if !self.field.is_empty() {
            write!(f, ", field `{}`", self.field)?;
        }
        write!(f, ": expected {}, got {} [{}]", self.expected, self.got, self.reason.code())
    }
}

/// Holds one observation with what the figures need beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// What the library is told.
    pub observation: Observation,
    /// The log's own word for the state.
    pub label: String,
    /// Where the state stands between opening and closing.
    pub standing: Standing,
    /// Whether the state says that the matter is solved.
    pub resolution: bool,
}

/// Holds what one row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedRow {
    /// The line the row starts on, from 1.
    pub line: u64,
    /// The case.
    pub case: CaseId,
    /// When the case was opened, as far as the row says.
    pub opened_at: Option<Timestamp>,
    /// What was seen, in order; one in an event log, one or two in a register.
    pub sightings: Vec<Sighting>,
    /// The log's own due date.
    pub due: Option<Timestamp>,
    /// The log's own value of the priority.
    pub priority: Option<String>,
    /// What the zone's clock did at the readings of the row, plain ones left out.
    pub clock: Vec<ClockNote>,
}

/// Holds a mapping bound to the columns of one log.
#[derive(Debug)]
pub struct Bound<'m> {
    mapping: &'m Mapping,
    positions: Vec<usize>,
    header: Vec<String>,
}

impl Mapping {
    /// Finds the columns of the mapping in the header of a log.
    ///
    /// # Errors
    /// `Header` with every column that is missing or stands there twice.
    pub fn bind(&self, reader: &LogReader) -> Result<Bound<'_>, DeskError> {
        let header = reader.header();
        let mut places: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (position, column) in header.iter().enumerate() {
            places.entry(column).or_insert((position, 0)).1 += 1;
        }
        let mut problems = Vec::new();
        let mut positions = Vec::new();
        for ColumnUse { name, path, line } in self.columns() {
            let by = format!("asked for by `{path}` on line {line} of the mapping");
            match places.get(name.as_str()) {
                Some((position, 1)) => positions.push(*position),
                None => {
                    let got: Vec<_> = header.iter().take(40).map(|column| quoted(column)).collect();
                    problems.push(format!(
                        "expected a column {} ({by}), got {}",
                        quoted(name),
                        got.join(", ")
                    ));
                }
                Some(_) => {
                    problems
                        .push(format!("expected one column {} ({by}), got several", quoted(name)));
                }
            }
        }
        if !problems.is_empty() {
            return Err(DeskError::Header {
                path: reader.path().to_owned(),
                line: reader.header_line().max(1),
                problems,
            });
        }
        Ok(Bound { mapping: self, positions, header: header.to_vec() })
    }
}

impl Bound<'_> {
    /// Describes a row that could not be taken apart.
    pub fn refuse(&self, line: u64, why: &Unreadable) -> Refusal {
        let whole = |reason, expected: String, got: String| Refusal {
            line,
            field: String::new(),
            reason,
            expected,
            got,
        };
        match why {
            Unreadable::FieldCount { expected, got } => {
                whole(RefusalReason::UnreadableRow, format!("{expected} fields"), format!("{got}"))
            }
            Unreadable::TooLong => whole(
                RefusalReason::UnreadableRow,
                format!("a row of at most {} bytes", crate::desk::log::MAX_ROW_BYTES),
                "a longer one".to_owned(),
            ),
            Unreadable::StrayQuote => whole(
                RefusalReason::UnreadableRow,
                "a quotation mark that closes the field".to_owned(),
                "none".to_owned(),
            ),
            Unreadable::NotText { field } => Refusal {
                line,
                field: self.header.get(*field).cloned().unwrap_or_default(),
                reason: RefusalReason::InvalidUtf8,
                expected: format!(
                    "text in {}, or another `encoding` in `[log]` of the mapping",
                    self.mapping.format.encoding.name()
                ),
                got: "other bytes".to_owned(),
            },
        }
    }

    /// Turns a row into observations.
    ///
    /// # Errors
    /// The refusal, with line, field and reason.
    pub fn map(&self, row: &Row) -> Result<MappedRow, Refusal> {
        let fields = Fields { row, positions: &self.positions, rules: &self.mapping.cells };
        let mut clock = Vec::new();
        match &self.mapping.rows {
            RowRules::EventLog { case, at, opened_at, due } => {
                let case = self.case(case, fields)?;
                let at = self.required_time(at, fields, &mut clock)?;
                let opened_at = self.own_time(opened_at.as_ref(), fields, &mut clock)?;
                let meaning = self.meaning(fields)?;
                let label = self.mapping.states.label(meaning, fields).into_owned();
                let sighting = self.sighting(at, meaning, label, fields)?;
                let due = self.time(due.as_ref(), fields, &mut clock)?;
                self.row(fields, case, opened_at, vec![sighting], due, clock)
            }
            RowRules::Register { case, opened, due, closed, opening } => {
                let case = self.case(case, fields)?;
                let opened = self.required_time(opened, fields, &mut clock)?;
                let first = self.sighting(opened, opening, opening.word().to_owned(), fields)?;
                let mut sightings = vec![first];
                if let Some(at) = self.own_time(closed.as_ref(), fields, &mut clock)? {
                    let meaning = self.meaning(fields)?;
                    let label = self.mapping.states.label(meaning, fields).into_owned();
                    sightings.push(self.sighting(at, meaning, label, fields)?);
                }
                let due = self.time(due.as_ref(), fields, &mut clock)?;
                self.row(fields, case, Some(opened), sightings, due, clock)
            }
        }
    }

    fn row(
        &self,
        fields: Fields<'_>,
        case: CaseId,
        opened_at: Option<Timestamp>,
        sightings: Vec<Sighting>,
        due: Option<Timestamp>,
        clock: Vec<ClockNote>,
    ) -> Result<MappedRow, Refusal> {
        let priority = self.mapping.priority.as_ref();
        let priority = priority.and_then(|rules| rules.draw(fields)).map(Cow::into_owned);
        if let Some(text) = &priority {
            let column = self.mapping.priority.as_ref().and_then(ValueRules::first_column);
            self.value(text, column, fields)?;
        }
        let line = fields.row.line();
        Ok(MappedRow { line, case, opened_at, sightings, due, priority, clock })
    }

    fn sighting(
        &self,
        at: Timestamp,
        meaning: &StateMeaning,
        label: String,
        fields: Fields<'_>,
    ) -> Result<Sighting, Refusal> {
        // A label is a name like every other.
        self.value(&label, self.mapping.states.column(), fields)?;
        let mut observation = Observation::at(at);
        observation.stage = meaning.stage;
        observation.outcome = meaning.outcome;
        observation.acts.clone_from(&meaning.acts);
        observation.waiting = match (meaning.waiting, meaning.stage) {
            (Some(party), _) => {
                let drawn = meaning.reason.as_ref().and_then(|reason| reason.draw(fields));
                let text = drawn.as_deref().unwrap_or(&label);
                let column = meaning.reason.as_ref().and_then(ValueRules::first_column);
                let column = column.or(self.mapping.states.column());
                Some(ObservedWaiting::For { party, reason: self.value(text, column, fields)? })
            }
            (None, Some(_)) => Some(ObservedWaiting::Nobody {}),
            (None, None) => None,
        };
        observation.by = self.actor(self.mapping.actor.as_ref(), fields)?;
        observation.handler = self.actor(self.mapping.handler.as_ref(), fields)?;
        observation.level = self.level(fields);
        observation.facts = self.facts(fields)?;
        let standing = meaning.standing();
        Ok(Sighting { observation, label, standing, resolution: meaning.resolved })
    }

    fn facts(&self, fields: Fields<'_>) -> Result<Facts, Refusal> {
        let mut facts = Facts::default();
        for (fact, rules) in &self.mapping.facts {
            if let Some(text) = rules.draw(fields) {
                facts.set(*fact, Some(self.value(&text, rules.first_column(), fields)?));
            }
        }
        Ok(facts)
    }

    fn level(&self, fields: Fields<'_>) -> Option<u8> {
        let rule = self.mapping.level.as_ref()?;
        let text = rule.value.draw(fields)?;
        let position = rule.order.iter().position(|value| *value == text)?;
        u8::try_from(position).ok()
    }

    fn case(&self, rules: &ValueRules, fields: Fields<'_>) -> Result<CaseId, Refusal> {
        let column = rules.first_column();
        let Some(text) = rules.draw(fields) else {
            return Err(self.missing(column, "the name of the case", fields));
        };
        CaseId::new(&text).map_err(|error| {
            self.refusal(column, RefusalReason::InvalidIdentifier, &error.to_string(), fields)
        })
    }

    fn actor(
        &self,
        rules: Option<&ValueRules>,
        fields: Fields<'_>,
    ) -> Result<Option<ActorId>, Refusal> {
        let Some(rules) = rules else { return Ok(None) };
        let Some(text) = rules.draw(fields) else { return Ok(None) };
        ActorId::new(&text).map(Some).map_err(|error| {
            let column = rules.first_column();
            self.refusal(column, RefusalReason::InvalidIdentifier, &error.to_string(), fields)
        })
    }

    fn value(
        &self,
        text: &str,
        column: Option<Column>,
        fields: Fields<'_>,
    ) -> Result<Value, Refusal> {
        Value::new(text).map_err(|error| {
            self.refusal(column, RefusalReason::InvalidIdentifier, &error.to_string(), fields)
        })
    }

    fn meaning(&self, fields: Fields<'_>) -> Result<&StateMeaning, Refusal> {
        self.mapping.states.meaning(fields).ok_or_else(|| {
            let columns = self.mapping.states.columns();
            let names = columns.iter().filter_map(|column| self.mapping.columns().get(column.0));
            let names: Vec<_> = names.map(|column| column.name.as_str()).collect();
            let cells = columns.iter().map(|column| fields.raw(*column));
            let cells: Vec<_> = cells.filter(|cell| !cell.is_empty()).collect();
            Refusal {
                line: fields.row.line(),
                field: names.join(" / "),
                reason: RefusalReason::UnknownState,
                expected: "a state of the mapping".to_owned(),
                got: quoted(&cells.join(" / ")),
            }
        })
    }

    fn required_time(
        &self,
        rule: &TimeRule,
        fields: Fields<'_>,
        clock: &mut Vec<ClockNote>,
    ) -> Result<Timestamp, Refusal> {
        self.own_time(Some(rule), fields, clock)?
            .ok_or_else(|| self.missing(rule.columns.first().copied(), &rule.expected(), fields))
    }

    /// Reads a time at which something happened to the case.
    fn own_time(
        &self,
        rule: Option<&TimeRule>,
        fields: Fields<'_>,
        clock: &mut Vec<ClockNote>,
    ) -> Result<Option<Timestamp>, Refusal> {
        self.read_time(rule, fields, clock, Reading::is_countable)
    }

    /// Reads a time that is only compared with.
    fn time(
        &self,
        rule: Option<&TimeRule>,
        fields: Fields<'_>,
        clock: &mut Vec<ClockNote>,
    ) -> Result<Option<Timestamp>, Refusal> {
        self.read_time(rule, fields, clock, |_| true)
    }

    fn read_time(
        &self,
        rule: Option<&TimeRule>,
        fields: Fields<'_>,
        clock: &mut Vec<ClockNote>,
        fits: fn(&Reading) -> bool,
    ) -> Result<Option<Timestamp>, Refusal> {
        let Some(rule) = rule else { return Ok(None) };
        let text = match rule.instant(fields) {
            Ok(None) => return Ok(None),
            Ok(Some(reading)) if fits(&reading) => {
                if reading.clock != ClockNote::Plain {
                    clock.push(reading.clock);
                }
                return Ok(Some(reading.at));
            }
            Ok(Some(reading)) => reading.at.to_string(),
            Err(text) => text,
        };
        let column = rule.columns.first().copied();
        let reason = RefusalReason::UnreadableTime;
        let refusal = self.refusal(column, reason, &rule.expected(), fields);
        Err(Refusal { got: quoted(&text), ..refusal })
    }

    fn missing(&self, column: Option<Column>, expected: &str, fields: Fields<'_>) -> Refusal {
        self.refusal(column, RefusalReason::MissingValue, expected, fields)
    }

    fn refusal(
        &self,
        column: Option<Column>,
        reason: RefusalReason,
        expected: &str,
        fields: Fields<'_>,
    ) -> Refusal {
        let name = column.and_then(|column| self.mapping.columns().get(column.0));
        Refusal {
            line: fields.row.line(),
            field: name.map(|name| name.name.clone()).unwrap_or_default(),
            reason,
            expected: expected.trim_start_matches("expected ").to_owned(),
            got: quoted(column.map_or("", |column| fields.raw(column))),
        }
    }
}
