//! The JSON Schema of the documents and of the wire form, draft 2020-12.
//!
//! The wire form is described by its types, the documents by the guides a person writes them from:
//! an editor that reads the schema completes keys and words and shows what the guide says of them.

mod calendar;
mod guide;
mod organisation;
mod policy;
mod table;
mod term;
mod wire;

use crate::case::{Command, Event, Recorded};
use schemars::{JsonSchema, generate::SchemaSettings, schema_for};
use serde_json::{Map, Value, json};

/// Returns the schema of commands.
///
/// ```
/// let schema = amends::schema::commands();
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// ```
pub fn commands() -> Value {
    schema_for!(Command).into()
}

/// Returns the schema of events.
pub fn events() -> Value {
    schema_for!(Event).into()
}

/// Returns the schema of records.
pub fn records() -> Value {
    schema_for!(Recorded).into()
}

/// Returns the schema of policy documents.
///
/// It describes the form: every key, its type and its words. What hangs together, such as names
/// that nothing has, is for [`Policy::check`](crate::Policy::check) to judge.
///
/// ```
/// let schema = amends::schema::policies();
/// let kind = &schema["$defs"]["kind"]["properties"];
/// assert_eq!(kind["flow"]["enum"][0], "resolve");
/// ```
pub fn policies() -> Value {
    policy::schema()
}

/// Returns the schema of organisation documents.
pub fn organisations() -> Value {
    organisation::schema()
}

/// Returns the schema of calendar documents.
pub fn calendars() -> Value {
    calendar::schema()
}

/// Returns the schema of a type, with everything it rests on written out.
fn derived<T: JsonSchema>() -> Value {
    let settings =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let mut schema: Value = settings.into_generator().into_root_schema_for::<T>().into();
    if let Value::Object(words) = &mut schema {
        words.remove("$schema");
        words.remove("title");
    }
    schema
}

/// Builds a document's schema from its own keys and the definitions they refer to.
fn root(title: &str, table: Value, definitions: Vec<(&str, Value)>) -> Value {
    let Value::Object(mut words) = table else { return table };
    words.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    words.insert("title".to_owned(), json!(title));
    if !definitions.is_empty() {
        let definitions: Map<String, Value> =
            definitions.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
        words.insert("$defs".to_owned(), definitions.into());
    }
    Value::Object(words)
}
