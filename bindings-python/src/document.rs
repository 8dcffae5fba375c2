//! Documents given as dictionaries: what no document can hold is found at its place.

use crate::faults::invalid;
use amends::{Finding, FindingCode, Findings, Words};
use pyo3::{
    prelude::*,
    types::{PyBool, PyDate, PyFloat, PyInt, PyList, PyMapping, PyString, PyTime, PyTuple},
};
use serde_json::{Map, Value};

/// How deep dictionaries and lists may stand in one another.
const MAX_DEPTH: usize = 64;

/// The longest piece of a key or value that a message repeats, in characters.
const MAX_SHOWN: usize = 60;

/// Writes a document as JSON: dictionaries, lists, texts, numbers, and dates as `tomllib` reads them.
pub(crate) fn json(data: &Bound<'_, PyAny>) -> PyResult<String> {
    let mut reading = Reading { findings: Findings::new(), too_deep: false };
    let value = reading.value(data, "", MAX_DEPTH)?;
    if reading.findings.has_errors() {
        return Err(invalid(reading.findings));
    }
    Ok(value.to_string())
}

struct Reading {
    findings: Findings,
    too_deep: bool,
}

impl Reading {
    fn value(&mut self, data: &Bound<'_, PyAny>, path: &str, depth: usize) -> PyResult<Value> {
        if self.too_deep {
            return Ok(Value::Null);
        }
        if depth == 0 {
            // One finding is enough: what holds itself twice would be walked without end.
            self.too_deep = true;
            let zh = format!("层次不得超过 {MAX_DEPTH} 层");
            return Ok(self.wrong(path, zh, format!("expected at most {MAX_DEPTH} levels")));
        }
        if data.is_none() {
            return Ok(Value::Null);
        }
        if let Ok(text) = data.cast::<PyString>() {
            return Ok(self.text(text, path));
        }
        if let Ok(truth) = data.cast::<PyBool>() {
            return Ok(Value::Bool(truth.is_true()));
        }
        if data.is_instance_of::<PyInt>() {
            // A number that is too large for the wire is too large for every key.
            return Ok(data.extract::<i64>().map_or(Value::from(u64::MAX), Value::from));
        }
        if let Ok(number) = data.cast::<PyFloat>() {
            // JSON has no infinity and no "not a number": for a document all three are fractions.
            return Ok(serde_json::Number::from_f64(number.value())
                .map_or(Value::from(0.5), Value::Number));
        }
        if data.is_instance_of::<PyDate>() || data.is_instance_of::<PyTime>() {
            return Ok(Value::String(data.call_method0("isoformat")?.extract()?));
        }
        if data.is_instance_of::<PyList>() || data.is_instance_of::<PyTuple>() {
            let items = data.try_iter()?.enumerate();
            let all = items.map(|(n, item)| self.value(&item?, &format!("{path}[{n}]"), depth - 1));
            return all.collect();
        }
        match data.cast::<PyMapping>() {
            Ok(table) => self.table(table, path, depth - 1),
            Err(_) => Ok(self.stranger(data, path)),
        }
    }

    fn table(&mut self, data: &Bound<'_, PyMapping>, path: &str, depth: usize) -> PyResult<Value> {
        let mut table = Map::new();
        for item in data.items()?.iter() {
            let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
            let name =
                if key.is_instance_of::<PyDate>() { key.call_method0("isoformat")? } else { key };
            let Some(name) = name.cast::<PyString>().ok().and_then(|key| key.to_str().ok()) else {
                let shown = shown(&name);
                let zh = format!("键应为文本，实为 {shown}");
                self.wrong(path, zh, format!("expected texts as keys, got {shown}"));
                continue;
            };
            let short: String = name.chars().take(MAX_SHOWN).collect();
            let place = if path.is_empty() { short } else { format!("{path}.{short}") };
            let value = self.value(&value, &place, depth)?;
            if table.insert(name.to_owned(), value).is_some() {
                let words = Words::new("同一个键出现了两次", "this key stands here twice");
                self.findings.push(Finding::new(place, FindingCode::DuplicateKey, words));
            }
        }
        Ok(Value::Object(table))
    }

    fn text(&mut self, text: &Bound<'_, PyString>, path: &str) -> Value {
        if let Ok(text) = text.to_str() {
            return Value::String(text.to_owned());
        }
        let shown = shown(text);
        let zh = format!("文本应为有效的 Unicode，实为 {shown}");
        self.wrong(path, zh, format!("expected a text of valid Unicode, got {shown}"))
    }

    fn stranger(&mut self, data: &Bound<'_, PyAny>, path: &str) -> Value {
        let sort =
            data.get_type().name().map_or_else(|_| "object".to_owned(), |name| name.to_string());
        let shown = shown(data);
        let zh = format!("文件由字典、列表、文本、整数、真假值和日期组成，实为 `{sort}`：{shown}");
        let en = format!(
            "a document is made of dictionaries, lists, texts, whole numbers, truth values and dates, \
             got `{sort}`: {shown}"
        );
        self.wrong(path, zh, en)
    }

    fn wrong(&mut self, path: &str, zh: String, en: String) -> Value {
        self.findings.push(Finding::new(path, FindingCode::WrongType, Words::new(zh, en)));
        Value::Null
    }
}

/// Repeats a value in a message, shortened.
fn shown(data: &Bound<'_, PyAny>) -> String {
    let repr = data.repr().map(|repr| repr.to_string_lossy().into_owned()).unwrap_or_default();
    format!("`{}`", repr.chars().take(MAX_SHOWN).collect::<String>())
}
