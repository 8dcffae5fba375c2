//! Every event: who owns it, what it carries, which rows emit it.

use crate::{
    Lang,
    case::{EventKind, table},
};
use std::fmt::Write as _;

/// Lists the fields that an event carries.
pub fn payload_fields(kind: EventKind) -> &'static [&'static str] {
    kind.fields()
}

/// Writes every event as one Markdown page.
pub fn events_markdown() -> String {
    let mut out = String::from(
        "# Events\n\nGenerated from the code. 由程序生成。\n\n\
         An event without rows is brought about by the obligations and schedules of the policy, by a \
         foreign log, or by a grant that asks.\n\n\
         | event | 中文 | English | region | fields | rows |\n|---|---|---|---|---|---|\n",
    );
    for kind in EventKind::ALL {
        let fields: Vec<_> = kind.fields().iter().map(|field| format!("`{field}`")).collect();
        let rows: Vec<_> =
            table::all().filter(|row| row.emits == *kind).map(|row| row.id).collect();
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} | {} | {} |",
            kind.name(),
            kind.label(Lang::Zh),
            kind.label(Lang::En),
            kind.region().label(Lang::En),
            fields.join(", "),
            rows.join(", ")
        );
    }
    out
}
