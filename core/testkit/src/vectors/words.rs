//! The words of a case: what they are called, and what they say.

use amends::time::{Calendar, DayOff, Sides, TimeOfDay, Timestamp};
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use serde_json::{Map, Value};

/// A case as it stands in its file.
pub(super) struct Case<'a> {
    pub(super) fields: &'a Map<String, Value>,
    pub(super) convention: Vec<(String, String)>,
}

/// A text that says what is wrong with a case.
pub(super) type Fault = String;

/// Convention words that name a source's habit and change no answer of ours.
const HABITS: [&str; 10] = [
    "exact",
    "rounding",
    "truncated",
    "truncated_to_s",
    "dst",
    "budget",
    "precision",
    "sign",
    "negative",
    "source_quirk",
];

impl<'a> Case<'a> {
    pub(super) fn new(fields: &'a Map<String, Value>) -> Result<Self, Fault> {
        let mut convention = Vec::new();
        collect_convention(fields.get("convention"), &mut convention)?;
        let case = Self { fields, convention };
        case.check_convention()?;
        Ok(case)
    }

    fn check_convention(&self) -> Result<(), Fault> {
        for (word, value) in &self.convention {
            let known: &[&str] = match word.as_str() {
                "close_edge" => &["at_close", "next_open"],
                "open_edge" => &["at_open", "prev_close"],
                "zero" => &["unchanged", "next_open", "prev_close"],
                "closing_instant" => &["open", "closed"],
                "count" => &["step", "roll", "rollfwd"],
                "tod" => &[
                    "keep",
                    "next_open",
                    "prev_close",
                    "day_open",
                    "day_close",
                    "day_open_if_closed",
                    "clamp_close",
                ],
                "end_of_day" => continue,
                word if HABITS.iter().any(|habit| word.starts_with(habit)) => continue,
                _ => return Err(format!("the convention `{word}` is not understood")),
            };
            if !known.contains(&value.as_str()) {
                return Err(format!("the convention `{word}={value}` is not understood"));
            }
        }
        Ok(())
    }

    /// The value of a convention word.
    pub(super) fn says(&self, word: &str) -> Option<&str> {
        self.convention.iter().find(|(name, _)| name == word).map(|(_, value)| value.as_str())
    }

    pub(super) fn get(&self, names: &[&str]) -> Option<&'a Value> {
        names.iter().find_map(|name| self.fields.get(*name)).filter(|value| !value.is_null())
    }

    pub(super) fn need(&self, names: &[&str]) -> Result<&'a Value, Fault> {
        self.get(names).ok_or_else(|| format!("malformed: `{}` is missing", names.join("` or `")))
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        self.get(&[name]).is_some_and(|value| value.as_bool().unwrap_or(true))
    }

    pub(super) fn instant(&self, names: &[&str], calendar: &Calendar) -> Result<Timestamp, Fault> {
        instant(self.need(names)?, calendar)
    }

    pub(super) fn date(&self, names: &[&str], calendar: &Calendar) -> Result<NaiveDate, Fault> {
        date(self.need(names)?, calendar)
    }

    /// Seconds of a duration, cut down to the whole second after rounding to the microsecond.
    pub(super) fn seconds(&self) -> Result<i64, Fault> {
        let units =
            [("duration_s", 1), ("duration_m", 60), ("duration_min", 60), ("duration_h", 3_600)];
        for (name, unit) in units {
            if let Some(value) = self.get(&[name]) {
                return Ok(whole_seconds(number(value)? * f64::from(unit)));
            }
        }
        Err("malformed: `duration_s` is missing".to_owned())
    }

    pub(super) fn days(&self) -> Result<i64, Fault> {
        let days = number(self.need(&["duration_days", "days"])?)?;
        if days.fract() != 0.0 {
            return Err(format!("malformed: `duration_days` is {days}, not a whole number"));
        }
        Ok(days as i64)
    }

    /// What a count that starts on a day off does.
    pub(super) fn day_off(&self) -> Result<DayOff, Fault> {
        if let Some(roll) = self.get(&["roll"]) {
            return match text(roll)? {
                "forward" | "following" => Ok(DayOff::Forward),
                "backward" | "preceding" => Ok(DayOff::Backward),
                "modifiedfollowing" => Ok(DayOff::ModifiedForward),
                "modifiedpreceding" => Ok(DayOff::ModifiedBackward),
                "raise" | "nat" => Ok(DayOff::Refuse),
                other => Err(format!("the roll mode `{other}` is not understood")),
            };
        }
        Ok(match self.says("count") {
            Some("step") => DayOff::Step,
            Some("rollfwd") => DayOff::Forward,
            _ => DayOff::Roll,
        })
    }

    pub(super) fn sides(&self) -> Result<Sides, Fault> {
        let Some(counting) = self.get(&["counting"]) else {
            return Ok(if self.flag("inclusive") { Sides::Both } else { Sides::First });
        };
        let counting = text(counting)?;
        match (counting.chars().next(), counting.chars().last()) {
            (Some('['), Some(')')) => Ok(Sides::First),
            (Some('['), Some(']')) => Ok(Sides::Both),
            (Some('('), Some(']')) => Ok(Sides::Last),
            (Some('('), Some(')')) => Ok(Sides::Neither),
            _ => Err(format!("the counting `{counting}` is not understood")),
        }
    }

    /// The pauses as pairs of instants.
    pub(super) fn pauses(&self, calendar: &Calendar) -> Result<Vec<amends::time::Pause>, Fault> {
        let Some(list) = self.get(&["pauses"]) else {
            return Ok(Vec::new());
        };
        let list = list.as_array().ok_or("malformed: `pauses` is not a list")?;
        list.iter()
            .map(|pause| {
                let (from, to) = ends(pause)?;
                Ok(amends::time::Pause {
                    from: instant(from, calendar)?,
                    to: instant(to, calendar)?,
                })
            })
            .collect()
    }
}

/// The two ends of a pair: `[a, b]`, `{ "start": a, "end": b }` or `{ "from": a, "to": b }`.
pub(super) fn ends(pair: &Value) -> Result<(&Value, &Value), Fault> {
    let found = match pair {
        Value::Array(list) if list.len() == 2 => list.first().zip(list.get(1)),
        Value::Object(map) => {
            let either = |a: &str, b: &str| map.get(a).or(map.get(b));
            either("start", "from").zip(either("end", "to"))
        }
        _ => None,
    };
    found.ok_or_else(|| format!("malformed: `{pair}` is not a pair"))
}

fn collect_convention(
    value: Option<&Value>,
    into: &mut Vec<(String, String)>,
) -> Result<(), Fault> {
    match value {
        None | Some(Value::Null) => Ok(()),
        Some(Value::String(words)) => {
            for word in words.split([',', ';']).map(str::trim).filter(|word| !word.is_empty()) {
                let (name, value) = word.split_once('=').unwrap_or((word, ""));
                into.push((name.trim().to_owned(), value.trim().to_owned()));
            }
            Ok(())
        }
        Some(Value::Array(list)) => {
            list.iter().try_for_each(|word| collect_convention(Some(word), into))
        }
        Some(Value::Object(map)) => {
            for (name, value) in map {
                into.push((name.clone(), value.as_str().unwrap_or_default().to_owned()));
            }
            Ok(())
        }
        Some(other) => Err(format!("malformed: `convention` is {other}")),
    }
}

pub(super) fn text(value: &Value) -> Result<&str, Fault> {
    value.as_str().ok_or_else(|| format!("malformed: {value} is not a text"))
}

pub(super) fn number(value: &Value) -> Result<f64, Fault> {
    match value {
        Value::String(digits) => {
            digits.parse().map_err(|_| format!("malformed: `{digits}` is not a number"))
        }
        _ => value.as_f64().ok_or_else(|| format!("malformed: {value} is not a number")),
    }
}

/// Rounds to the microsecond, then cuts down to the whole second.
pub(super) fn whole_seconds(seconds: f64) -> i64 {
    ((seconds * 1e6).round() as i64).div_euclid(1_000_000)
}

/// Reads an instant: with an offset, without one on the calendar's clock, or a date's midnight.
pub(super) fn instant(value: &Value, calendar: &Calendar) -> Result<Timestamp, Fault> {
    if let Some(seconds) = value.as_f64() {
        let micros = (seconds * 1e6).round() as i64;
        return Timestamp::from_micros(micros).map_err(|error| error.to_string());
    }
    let text = text(value)?;
    if let Some(instant) = zoned(text) {
        return Timestamp::try_from(instant).map_err(|error| error.to_string());
    }
    let bare = text.replace(' ', "T");
    for format in ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"] {
        if let Ok(local) = NaiveDateTime::parse_from_str(&bare, format) {
            return local_instant(local, calendar);
        }
    }
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| format!("malformed: `{text}` is not an instant"))?;
    calendar.at_local(date, TimeOfDay::MIDNIGHT).map_err(|error| error.to_string())
}

fn zoned(text: &str) -> Option<DateTime<chrono::FixedOffset>> {
    let bare = text.replacen(' ', "T", 1);
    DateTime::parse_from_rfc3339(&bare)
        .or_else(|_| DateTime::parse_from_str(&bare, "%Y-%m-%dT%H:%M:%S%.f%z"))
        .or_else(|_| DateTime::parse_from_str(&bare, "%Y-%m-%dT%H:%M%:z"))
        .ok()
}

fn local_instant(local: NaiveDateTime, calendar: &Calendar) -> Result<Timestamp, Fault> {
    use chrono::Timelike;
    let second = local.time().num_seconds_from_midnight();
    let time = TimeOfDay::from_seconds(second).unwrap_or(TimeOfDay::MIDNIGHT);
    let at = calendar.at_local(local.date(), time).map_err(|error| error.to_string())?;
    let micros = at.micros() + i64::from(local.time().nanosecond() / 1_000);
    Timestamp::from_micros(micros).map_err(|error| error.to_string())
}

/// Reads a date: as such, or the calendar's date of an instant.
pub(super) fn date(value: &Value, calendar: &Calendar) -> Result<NaiveDate, Fault> {
    let text = text(value)?;
    if text.len() == 10 {
        return NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .map_err(|_| format!("malformed: `{text}` is not a date"));
    }
    Ok(calendar.local_date(instant(value, calendar)?))
}
