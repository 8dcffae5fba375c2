//! What a case expects, and whether an answer is that.

use super::words::{Case, Fault, ends, instant, number, text};
use amends::time::{Calendar, Period, TimeError, Timestamp};
use chrono::NaiveDate;
use serde_json::Value;

/// What the library answered.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Got {
    Instant(Timestamp),
    Date(NaiveDate),
    Seconds(i64),
    /// A count with a second reading of the question.
    Count(i64, i64),
    Flag(bool),
    Periods(Vec<Period>),
    /// There is no such instant.
    Nothing,
    Error(TimeError),
    /// Several answers by name.
    Record(Vec<(&'static str, Got)>),
}

impl Got {
    pub(super) fn show(&self, calendar: &Calendar) -> String {
        match self {
            Self::Instant(at) => local(calendar, *at),
            Self::Date(date) => date.to_string(),
            Self::Seconds(seconds) => seconds.to_string(),
            Self::Count(count, _) => count.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Periods(periods) => {
                let pairs = periods.iter().map(|period| {
                    format!("[{}, {}]", local(calendar, period.start), local(calendar, period.end))
                });
                format!("[{}]", pairs.collect::<Vec<_>>().join(", "))
            }
            Self::Nothing => "null".to_owned(),
            Self::Error(error) => format!("error `{}` ({error})", error.code()),
            Self::Record(fields) => {
                let shown =
                    fields.iter().map(|(name, got)| format!("{name} {}", got.show(calendar)));
                shown.collect::<Vec<_>>().join(", ")
            }
        }
    }
}

fn local(calendar: &Calendar, at: Timestamp) -> String {
    format!("{}T{} {}", calendar.local_date(at), calendar.local_time(at), calendar.zone_name())
}

/// How exactly a case states its answer.
pub(super) struct Precision {
    /// The source's own step, in seconds.
    step: f64,
    /// The unit the source cut its answer to, in seconds.
    cut: Option<i64>,
}

impl Precision {
    pub(super) fn of(case: &Case<'_>) -> Result<Self, Fault> {
        let step = case.get(&["precision_s"]).map(number).transpose()?.unwrap_or(0.0);
        let cut = case.get(&["truncated_to_s"]).map(number).transpose()?;
        Ok(Self { step, cut: cut.map(|unit| unit as i64).filter(|unit| *unit > 1) })
    }

    /// Compares seconds; a fraction in the case leaves room below one second, because answers here
    /// are whole seconds.
    fn same(&self, expected: f64, got: i64, fractional_input: bool) -> bool {
        let fractional = fractional_input || (expected - expected.round()).abs() > 1e-6;
        let near = |got: i64| {
            let distance = (expected - got as f64).abs();
            distance < 1e-6
                || (fractional && distance < 1.0)
                || (self.step > 0.0 && distance < self.step)
        };
        // Towards zero, as sources cut.
        let cut = |unit: i64| got / unit * unit;
        near(got)
            || self.cut.is_some_and(|unit| near(cut(unit)) || near(got.div_euclid(unit) * unit))
    }
}

/// Says whether an answer is the expected one.
pub(super) fn matches(
    expected: &Value,
    got: &Got,
    case: &Case<'_>,
    calendar: &Calendar,
) -> Result<bool, Fault> {
    let precision = Precision::of(case)?;
    let fractional = fractional_input(case);
    compare(expected, got, &precision, fractional, calendar)
}

fn compare(
    expected: &Value,
    got: &Got,
    precision: &Precision,
    fractional: bool,
    calendar: &Calendar,
) -> Result<bool, Fault> {
    if expects_none(expected) {
        return Ok(matches!(got, Got::Nothing | Got::Error(_)));
    }
    match got {
        Got::Nothing => Ok(expected == &Value::Bool(false)),
        Got::Error(_) => Ok(false),
        Got::Flag(flag) => {
            Ok(expected.as_bool().or(expected.as_i64().map(|n| n != 0)) == Some(*flag))
        }
        Got::Seconds(seconds) => Ok(precision.same(number(expected)?, *seconds, fractional)),
        Got::Count(count, other) => {
            let expected = number(expected)?;
            Ok([count, other].iter().any(|count| (expected - **count as f64).abs() < 1e-9))
        }
        Got::Date(date) => {
            Ok(text(expected)?.chars().take(10).collect::<String>() == date.to_string())
        }
        Got::Instant(at) => {
            let expected = instant(expected, calendar)?.micros() as f64 / 1e6;
            Ok(precision.same(expected, at.seconds(), fractional))
        }
        Got::Periods(periods) => same_periods(expected, periods, precision, fractional, calendar),
        Got::Record(fields) => {
            let Value::Object(wanted) = expected else {
                let Some((_, first)) = fields.first() else { return Ok(false) };
                return compare(expected, first, precision, fractional, calendar);
            };
            for (name, wanted) in wanted {
                let Some((_, got)) = fields.iter().find(|(field, _)| field == name) else {
                    return Err(format!("the expected word `{name}` is not understood"));
                };
                if !compare(wanted, got, precision, fractional, calendar)? {
                    return Ok(false);
                }
            }
            Ok(true)
        }
    }
}

fn same_periods(
    expected: &Value,
    periods: &[Period],
    precision: &Precision,
    fractional: bool,
    calendar: &Calendar,
) -> Result<bool, Fault> {
    let list = expected.as_array().ok_or("malformed: `expect` is not a list")?;
    if list.len() != periods.len() {
        return Ok(false);
    }
    for (pair, period) in list.iter().zip(periods) {
        let (start, end) = ends(pair)?;
        let same = |value: &Value, at: Timestamp| {
            let expected = instant(value, calendar)?.micros() as f64 / 1e6;
            Ok::<_, Fault>(precision.same(expected, at.seconds(), fractional))
        };
        if !same(start, period.start)? || !same(end, period.end)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `null`, `{"error": …}` and the texts that stand for them.
pub(super) fn expects_none(expected: &Value) -> bool {
    match expected {
        Value::Null => true,
        Value::Object(map) => map.contains_key("error") || map.contains_key("raises"),
        Value::String(text) => matches!(text.as_str(), "error" | "raise" | "NaT" | "nat" | "null"),
        _ => false,
    }
}

fn fractional_input(case: &Case<'_>) -> bool {
    let fractional = |value: &Value| match value {
        Value::Number(number) => number.as_f64().is_some_and(|number| number.fract() != 0.0),
        Value::String(text) => text.contains('T') && text.contains('.'),
        _ => false,
    };
    case.fields.iter().any(|(name, value)| {
        matches!(name.as_str(), "start" | "end" | "at" | "from" | "to" | "duration_s")
            && fractional(value)
    })
}
