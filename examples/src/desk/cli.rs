//! The command line.
//!
//! Exit codes: 0 the job is done; 1 an input is wrong or the job could not be finished, and the
//! message says which file, line and field; 2 the command line is wrong.

use super::{
    DeskError, ExitStatus,
    diagram::{self, Notation},
    document::{PolicyText, make_directory_of},
    error::listed,
    inspect,
    intake::unsorted,
    job::{Done, Job},
    mapping::Mapping,
    observable,
    refusals::Refusals,
    replay::{RowOutcome, read_log},
};
use amends::{Lang, Policy, case::Flow, ident::KindId, policy::presets, time::Timestamp};
use clap::{Parser, Subcommand, ValueEnum};
use std::{
    ffi::OsString,
    fs::OpenOptions,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Replays a foreign log of complaints through amends, and reports who owes what by when.
#[derive(Debug, Parser)]
#[command(name = "desk", version, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Turn a log into events, figures and a report; a second run continues the first.
    Replay(Replay),
    /// Show who owes what next, the most urgent first.
    Agenda {
        #[command(flatten)]
        from: FromStore,
        /// The instant to look from; the end of the log by default.
        #[arg(long, value_name = "INSTANT")]
        as_of: Option<Timestamp>,
    },
    /// Show the timeline of a case with the ledger of every deadline.
    Explain {
        /// The case, as the log names it.
        case: String,
        #[command(flatten)]
        from: FromStore,
        /// The language.
        #[arg(long, value_enum, default_value_t = Language::En)]
        lang: Language,
    },
    /// Write the diagram of the stages.
    Diagram {
        /// The policy whose kind is drawn; without one, a flow with no optional step.
        #[arg(long, value_name = "FILE.toml")]
        policy: Option<PathBuf>,
        /// The kind of the policy; its first one by default.
        #[arg(long, requires = "policy")]
        kind: Option<String>,
        /// The notation.
        #[arg(long, value_enum, default_value_t = Notation::Mermaid)]
        format: Notation,
        /// The language of the labels.
        #[arg(long, value_enum, default_value_t = Language::En)]
        lang: Language,
    },
    /// Check a policy and list everything that is wrong with it.
    Check {
        /// The policy.
        policy: PathBuf,
        /// The language of the findings; both by default.
        #[arg(long, value_enum)]
        lang: Option<Language>,
    },
    /// Check a mapping, and with a log also whether its columns and values fit.
    CheckMapping {
        /// The mapping.
        mapping: PathBuf,
        /// A log to read with it.
        #[arg(long)]
        log: Option<PathBuf>,
    },
    /// Write a small policy to start from.
    NewPolicy {
        /// The file to write, which must not exist yet.
        #[arg(value_name = "FILE.toml")]
        file: PathBuf,
    },
    /// Replay the store and verify every event of it.
    Audit {
        #[command(flatten)]
        from: FromStore,
    },
    /// Turn the holidays of an iCalendar file into those of a calendar document.
    ImportHolidays {
        /// The iCalendar file.
        calendar: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
struct Replay {
    /// The log: CSV, gzip or not.
    #[arg(long, value_name = "FILE")]
    log: PathBuf,
    /// The mapping from its columns to observations.
    #[arg(long, value_name = "FILE.toml")]
    mapping: PathBuf,
    /// The policy the cases are judged by.
    #[arg(long, value_name = "FILE.toml")]
    policy: PathBuf,
    /// The event store; made when it does not exist.
    #[arg(long, value_name = "FILE.sqlite")]
    store: PathBuf,
    /// The directory of the report; made when it does not exist.
    #[arg(long, value_name = "DIR")]
    report: PathBuf,
    /// The file of the figures.
    #[arg(long, value_name = "FILE.json")]
    figures: PathBuf,
    /// The instant the replay runs to; the end of the log by default.
    #[arg(long, value_name = "INSTANT")]
    as_of: Option<Timestamp>,
}

#[derive(Debug, clap::Args)]
struct FromStore {
    /// The event store.
    #[arg(long, value_name = "FILE.sqlite")]
    store: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Language {
    Zh,
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}

/// Runs a command line and says how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version go to the output and are no error.
            let status = if error.use_stderr() { ExitStatus::Usage } else { ExitStatus::Done };
            // A closed terminal is nothing to report to.
            let _ = error.print();
            return ExitCode::from(status.code());
        }
    };
    let Answer { text, wrong } =
        carry_out(&arguments.command).unwrap_or_else(|error| Answer::wrong(&error));
    let mut status = ExitStatus::Done;
    if let Err(error) = print(&text) {
        // Who closed the output has read enough; anything else is worth a word.
        if error.kind() != std::io::ErrorKind::BrokenPipe {
            let _ = writeln!(std::io::stderr(), "desk: cannot write the output: {error}");
        }
        status = ExitStatus::Failed;
    }
    if let Some(wrong) = wrong {
        // A closed terminal is nothing to report to.
        let _ = writeln!(std::io::stderr(), "{wrong}");
        status = ExitStatus::Failed;
    }
    ExitCode::from(status.code())
}

fn print(text: &str) -> std::io::Result<()> {
    let mut output = std::io::stdout();
    output.write_all(text.as_bytes())?;
    output.flush()
}

/// Holds what a command has to say, and what went wrong if something did.
#[derive(Debug, Default)]
struct Answer {
    text: String,
    wrong: Option<String>,
}

impl Answer {
    fn wrong(error: &DeskError) -> Self {
        Self { text: String::new(), wrong: Some(told(error)) }
    }
}

/// Writes an error with its code, unless its lines have codes of their own.
fn told(error: &DeskError) -> String {
    if error.tells_codes() {
        error.to_string()
    } else {
        format!("desk: {error} [{}]", error.code())
    }
}

impl From<String> for Answer {
    fn from(text: String) -> Self {
        Self { text, wrong: None }
    }
}

fn carry_out(command: &Command) -> Result<Answer, DeskError> {
    let text = match command {
        Command::Replay(replay) => return self::replay(replay),
        Command::Check { policy, lang } => return check(policy, lang.map(Lang::from)),
        Command::CheckMapping { mapping, log } => return check_mapping(mapping, log.as_deref()),
        Command::Agenda { from, as_of } => inspect::agenda(&from.store, *as_of),
        Command::Explain { case, from, lang } => {
            inspect::explain(&from.store, case, (*lang).into())
        }
        Command::Diagram { policy, kind, format, lang } => {
            draw(policy.as_deref(), kind.as_deref(), *format, (*lang).into())
        }
        Command::NewPolicy { file } => new_policy(file),
        Command::Audit { from } => inspect::audit(&from.store),
        Command::ImportHolidays { calendar } => crate::icalendar::holidays_toml(calendar),
    };
    text.map(Answer::from)
}

fn replay(arguments: &Replay) -> Result<Answer, DeskError> {
    let Replay { log, mapping, policy, store, report, figures, as_of } = arguments;
    let job = Job {
        log: log.clone(),
        mapping: mapping.clone(),
        policy: policy.clone(),
        store: store.clone(),
        report: report.clone(),
        figures: figures.clone(),
        as_of: *as_of,
    };
    let Done { summary, report, figures: found, nothing_taken } = job.run()?;
    let text = format!(
        "{summary}\n\nreport   {}\nfigures  {}\nstore    {}\n",
        report.display(),
        figures.display(),
        store.display()
    );
    let wrong = nothing_taken.map(|why| none_taken(log, found.events_read, why));
    Ok(Answer { text, wrong })
}

/// A log of which no row could be taken is an error; one without rows is not.
fn none_taken(log: &Path, rows: u64, why: String) -> String {
    told(&DeskError::NothingTaken { path: log.to_owned(), rows, why })
}

fn draw(
    policy: Option<&Path>,
    kind: Option<&str>,
    notation: Notation,
    lang: Lang,
) -> Result<String, DeskError> {
    let Some(path) = policy else {
        return Ok(diagram::of_flow(Flow::Resolve, &[], notation, lang));
    };
    let policy: Policy = PolicyText::read(path)?.seal(path)?;
    let found = match kind {
        Some(kind) => KindId::new(kind).ok().and_then(|kind| policy.kind(&kind)),
        None => policy.kinds().first(),
    };
    let kinds: Vec<_> = policy.kinds().iter().map(|kind| format!("`{}`", kind.id)).collect();
    found.map(|kind| diagram::of_kind(kind, notation, lang)).ok_or_else(|| DeskError::Reference {
        path: path.to_owned(),
        field: "kind",
        expected: kinds.join(", "),
        got: kind.unwrap_or_default().to_owned(),
    })
}

/// Lists every finding; an error among them is an error of the command.
fn check(path: &Path, lang: Option<Lang>) -> Result<Answer, DeskError> {
    let (policy, findings) = match PolicyText::read(path)?.check() {
        Ok(checked) => (checked.policy, checked.findings),
        Err(findings) => (None, findings),
    };
    let mut text = String::new();
    if !findings.is_empty() {
        text = listed(path, &findings, lang);
    }
    let Some(policy) = policy else {
        return Ok(Answer { wrong: Some(text), ..Answer::default() });
    };
    if !text.is_empty() {
        text.push('\n');
    }
    let control = policy.control();
    text.push_str(&format!(
        "{}: {} revision {} holds, digest {}\n",
        path.display(),
        control.number,
        control.revision,
        policy.digest()
    ));
    Ok(text.into())
}

fn new_policy(path: &Path) -> Result<String, DeskError> {
    let text = presets().into_iter().find(|preset| preset.name == "default");
    let text = text.map(|preset| preset.text).unwrap_or_default();
    make_directory_of(path)?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| {
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            DeskError::Exists { path: path.to_owned() }
        } else {
            DeskError::file(path, "create")(error)
        }
    })?;
    file.write_all(text.as_bytes()).map_err(DeskError::file(path, "write"))?;
    Ok(format!("{}: written, `desk check` it when it is yours\n", path.display()))
}

/// How many refused rows are listed; of states that no rule knows every value is.
const LISTED: u64 = 20;

fn check_mapping(path: &Path, log: Option<&Path>) -> Result<Answer, DeskError> {
    let mapping = Mapping::load(path)?;
    let events = observable::names(&observable::of_log(&mapping.reports()));
    let mut text = format!(
        "{}: `{}` is well formed\n{0}: its rows can bring about {events}\n",
        path.display(),
        mapping.name()
    );
    let Some(log) = log else { return Ok(text.into()) };
    let log_name = log.display();
    let mut refusals = Refusals::default();
    let mut listed = 0;
    let read = read_log(log, &mapping, None, "reading", |_, outcome| {
        if let RowOutcome::Refused(refusal) = outcome {
            refusals.count(&refusal);
            if Refusals::tells_values(refusal.reason) {
                return Ok(());
            }
            listed += 1;
            if listed <= LISTED {
                text.push_str(&format!("{log_name}: {refusal}\n"));
            }
        }
        Ok(())
    })?;
    let super::replay::LogSummary { rows, refused, adjusted, cases, .. } = read;
    if listed > LISTED {
        text.push_str(&format!("{log_name}: {} more\n", listed - LISTED));
    }
    for (reason, n) in refusals.reasons() {
        text.push_str(&format!("{log_name}: {n} refused as {}\n", reason.code()));
        for (value, n) in refusals.values(reason) {
            text.push_str(&format!("{log_name}:   {value} in {n} rows\n"));
        }
    }
    text.push_str(&format!(
        "{log_name}: {rows} rows, {cases} cases, {refused} refused, {adjusted} adjusted\n"
    ));
    if let Some(latest) = read.latest {
        text.push_str(&format!("{log_name}: last instant {latest}\n"));
    }
    if let Some(warning) = unsorted(adjusted, rows) {
        text.push_str(&format!("warning: {}\n", warning.en));
    }
    let nothing = refusals.most_frequent().filter(|_| rows == refused);
    let wrong = nothing.map(|why| none_taken(log, rows, why));
    Ok(Answer { text, wrong })
}
