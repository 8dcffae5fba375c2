//! The texts that stand for values of their own.

use crate::{
    Digest, Private,
    ident::{
        ActorId, CalendarId, CaseId, ClauseId, CommandId, FieldId, FormId, KindId, ObligationId,
        QualificationId, RoleId, RuleId, UnitId, Value,
    },
    time::{CalendarRef, Distance, Span, TimeOfDay, Timestamp},
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// Describes types that are written as a text of a certain form.
macro_rules! texts {
    ($($Type:ident $schema:tt)*) => {$(
        impl JsonSchema for $Type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($Type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}

/// Describes identifiers, which share their form.
macro_rules! identifiers {
    ($($Type:ident)*) => {
        texts! { $($Type { "type": "string", "minLength": 1, "maxLength": 200 })* }
    };
}

identifiers! {
    ActorId CalendarId CaseId ClauseId CommandId FieldId FormId KindId ObligationId QualificationId
    RoleId RuleId UnitId Value
}

texts! {
    Timestamp {
        "type": "string",
        "format": "date-time",
        "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$"
    }
    Span {
        "type": "string",
        "description": "hours, minutes and seconds such as `4h30m`",
        "pattern": r"^-?(\d+h(\d+m)?(\d+s)?|\d+m(\d+s)?|\d+s)$"
    }
    Distance {
        "type": "string",
        "description": "a span such as `4h30m`, or days such as `5 working days` or `15 calendar days`",
        "pattern": r"^(-?(\d+h(\d+m)?(\d+s)?|\d+m(\d+s)?|\d+s)|\d+\s*(working days?|calendar days?|个工作日|工作日|个自然日|自然日|日))$"
    }
    Digest { "type": "string", "pattern": "^[0-9A-Fa-f]{64}$" }
    TimeOfDay { "type": "string", "pattern": r"^\d{2}:\d{2}(:\d{2})?$" }
    CalendarRef { "type": "string", "description": "a calendar of the policy, or `of-debtor`" }
}

impl<T: JsonSchema> JsonSchema for Private<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Private_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
