//! Replays of small logs: a policy, a mapping, and rows.

use amends_examples::desk::job::Job;
use rusqlite::Connection;
use std::{fs, path::Path};
use tempfile::TempDir;

/// A policy without an obligation; a test adds its own.
pub(crate) const POLICY: &str = r#"
[document]
number = "TEST"
title = { zh = "测试", en = "a test" }
revision = "1"
effective_from = "2020-01-01T00:00:00Z"
report_calendar = "office"

[calendar.office]
zone = "UTC"
week = { mon-fri = ["09:00-17:00"] }

[[kind]]
id = "incident"
name = { zh = "事件", en = "incident" }
flow = "resolve"
reopen_limit = "unlimited"
negotiation_limit = "unlimited"

[[obligation]]
id = "act"
name = { zh = "办理", en = "done" }
starts_on = "case.registered"
satisfied_by = "case.replied"
cancelled_by = "case.closed"
term = { elapsed = "500h" }
owed_by = "unit"
machine_acts = "satisfy"
on_reopen = "keep_met"

[[grant]]
role = "manager"
commands = ["*"]
"#;

/// A mapping with every column that a row may have.
pub(crate) const MAPPING: &str = r#"
[mapping]
name = "small"
style = "event-log"
[time]
formats = ["%Y-%m-%d %H:%M:%S%.f"]
zone = "UTC"
[event]
case = "id"
at = "at"
[states]
column = "state"
[states.values]
"received" = { stage = "received" }
"new" = { stage = "registered" }
"sorted" = { stage = "classified" }
"given" = { stage = "assigned" }
"named" = { stage = "handler_named" }
"work" = { stage = "in_progress" }
"wait" = { stage = "in_progress", waiting = "customer" }
"note" = { unchanged = true }
"done" = { stage = "replied", resolved = true }
"told" = { stage = "in_progress", progress = true }
"ack" = { stage = "registered", acknowledged = true }
"happy" = { stage = "closed", outcome = "satisfied", callback = "solved_and_satisfied" }
"missed" = { stage = "callback_pending", callback = "failed_attempt" }
"answered" = { stage = "closed", outcome = "answered" }
"shut" = { stage = "closed", outcome = "unknown" }
[facts]
priority = "priority"
unit = "unit"
urgency = "urgency"
severity = "severity"
nature = "nature"
complexity = "complexity"
importance = "importance"
[people]
handler = "handler"
[level]
value = "level"
order = ["L1", "L2", "L3"]
"#;

/// A replay of a small log.
pub(crate) struct Replay {
    pub(crate) dir: TempDir,
    pub(crate) job: Job,
    pub(crate) summary: String,
    pub(crate) figures: serde_json::Value,
}

const HEADER: &str =
    "id,at,state,priority,unit,handler,level,urgency,importance,nature,complexity,severity\n";

impl Replay {
    /// Rows are `id,at,state` and, as far as given, the other columns.
    pub(crate) fn of(rows: &[&str], more_policy: &str) -> Self {
        Self::with(rows, MAPPING, &format!("{POLICY}{more_policy}"))
    }

    pub(crate) fn with(rows: &[&str], mapping: &str, policy: &str) -> Self {
        let dir = tempfile::tempdir().expect("a directory for the test");
        let mut log = HEADER.to_owned();
        for row in rows {
            let missing = HEADER.matches(',').count() - row.matches(',').count();
            log.push_str(&format!("{row}{}\n", ",".repeat(missing)));
        }
        let file = |name: &str, text: &str| {
            let path = dir.path().join(name);
            fs::write(&path, text).expect("a file for the test");
            path
        };
        let job = Job {
            log: file("log.csv", &log),
            mapping: file("mapping.toml", mapping),
            policy: file("policy.toml", policy),
            store: dir.path().join("desk.sqlite"),
            report: dir.path().join("report"),
            figures: dir.path().join("figures.json"),
            as_of: None,
        };
        let done = job.run().unwrap_or_else(|error| panic!("{error}"));
        let text = fs::read_to_string(&job.figures).expect("the figures");
        let figures = serde_json::from_str(&text).expect("figures are JSON");
        Self { dir, job, summary: done.summary, figures }
    }

    /// Runs the program on the same files, with more arguments or others in their place.
    pub(crate) fn again(&self, more: &[(&str, &Path)]) -> (Option<i32>, String, String) {
        let job = &self.job;
        let mut arguments: Vec<(&str, &Path)> = vec![
            ("--log", &job.log),
            ("--mapping", &job.mapping),
            ("--policy", &job.policy),
            ("--store", &job.store),
            ("--report", &job.report),
            ("--figures", &job.figures),
        ];
        for (name, path) in more {
            arguments.retain(|(known, _)| known != name);
            arguments.push((name, path));
        }
        let line = arguments.iter().flat_map(|(name, path)| [name.as_ref(), path.as_os_str()]);
        desk(&std::iter::once("replay".as_ref()).chain(line).collect::<Vec<_>>())
    }

    /// The events of the log, those of time limits and of the log's own words left out.
    pub(crate) fn events(&self) -> Vec<String> {
        let mut kinds = events(&self.job.store);
        kinds.retain(|kind| !kind.starts_with("obligation.") && kind != "record.observed");
        kinds
    }

    pub(crate) fn count(&self, kind: &str) -> usize {
        events(&self.job.store).iter().filter(|one| *one == kind).count()
    }
}

pub(crate) fn events(store: &Path) -> Vec<String> {
    let connection = Connection::open(store).expect("the store opens");
    let mut statement = connection.prepare("select type from events order by row").expect("rows");
    let kinds = statement.query_map([], |row| row.get(0)).expect("rows");
    kinds.map(|kind| kind.expect("a type")).collect()
}

pub(crate) fn obligation(id: &str, rest: &str) -> String {
    format!(
        "\n[[obligation]]\nid = \"{id}\"\nname = {{ zh = \"义务\", en = \"obligation {id}\" }}\n\
         owed_by = \"unit\"\nmachine_acts = \"satisfy\"\non_reopen = \"keep_met\"\n{rest}\n"
    )
}

/// Runs the program; returns its exit code, output and errors.
pub(crate) fn desk(arguments: &[&std::ffi::OsStr]) -> (Option<i32>, String, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_desk"))
        .args(arguments)
        .output()
        .expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}
