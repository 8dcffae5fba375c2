//! Runs the library and its peers round-robin and holds the ratios against the goals.

mod cases;
mod clocks;

use amends_benches::{
    goal::{Goal, Goals},
    race::Race,
};
use clap::Parser;
use comfy_table::{CellAlignment, Table, presets::ASCII_MARKDOWN};
use serde::Serialize;
use std::{
    error::Error,
    path::PathBuf,
    process::{Command, ExitCode, Stdio},
};

/// Runs the library and its peers round-robin and holds the ratios against the goals.
#[derive(Parser)]
struct Options {
    /// How many rounds to run; the median of the rounds is reported.
    #[arg(long, default_value_t = 11)]
    rounds: usize,
    /// Writes the goals and the lanes as JSON to a file.
    #[arg(long)]
    json: Option<PathBuf>,
    /// Fails when a gate does not hold.
    #[arg(long)]
    strict: bool,
    #[arg(long, hide = true)]
    inner: bool,
}

#[derive(Serialize)]
struct Report {
    rounds: usize,
    goals: Vec<Goal>,
    lanes: Vec<Lane>,
}

#[derive(Serialize)]
struct Lane {
    name: &'static str,
    median_ns: f64,
    least_ns: f64,
    most_ns: f64,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let options = Options::parse();
    if options.inner { run(&options) } else { muted() }
}

/// Runs everything in a child whose standard output leads nowhere, because the store of `cqrs-es`
/// prints two lines a command; the report goes to standard error.
fn muted() -> Result<ExitCode, Box<dyn Error>> {
    let status = Command::new(std::env::current_exe()?)
        .args(std::env::args_os().skip(1))
        .arg("--inner")
        .stdout(Stdio::null())
        .status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run(options: &Options) -> Result<ExitCode, Box<dyn Error>> {
    eprintln!("preparing");
    let mut race = Race::default();
    let compiled = clocks::lanes(&mut race);
    cases::lanes(&mut race);
    race.run(options.rounds, |round| eprintln!("round {} of {}", round + 1, options.rounds));

    let mut goals = Goals::of(&race);
    clocks::goals(&mut goals, &compiled);
    cases::goals(&mut goals);
    let goals = goals.into_list();
    let lanes: Vec<_> = race
        .figures()
        .into_iter()
        .map(|(name, median_ns, least_ns, most_ns)| Lane { name, median_ns, least_ns, most_ns })
        .collect();
    eprintln!("\n{}\n\n{}", goal_table(&goals), lane_table(&lanes));

    let shut = goals.iter().any(|goal| goal.gate.is_some() && goal.verdict.word() == "MISSED");
    if let Some(path) = &options.json {
        let report = Report { rounds: options.rounds, goals, lanes };
        std::fs::write(path, serde_json::to_string_pretty(&report)?)?;
    }
    Ok(if shut && options.strict { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn goal_table(goals: &[Goal]) -> Table {
    let mut table = Table::new();
    table.load_style(ASCII_MARKDOWN);
    table.set_header(["goal", "what", "measured", "gate", "aim", "verdict"]);
    for goal in goals {
        table.add_row([
            goal.id.to_owned(),
            goal.what.to_owned(),
            format!("{} {}", short(goal.measured), goal.unit),
            goal.gate.map_or_else(|| "-".into(), |gate| gate.to_string()),
            goal.aim.to_string(),
            goal.verdict.word().to_owned(),
        ]);
    }
    table
}

fn lane_table(lanes: &[Lane]) -> Table {
    let mut table = Table::new();
    table.load_style(ASCII_MARKDOWN);
    table.set_header(["lane", "ns (median)", "least", "most"]);
    for lane in lanes {
        let figures = [lane.median_ns, lane.least_ns, lane.most_ns].map(short);
        table.add_row([&[lane.name.to_owned()], figures.as_slice()].concat());
    }
    for column in 1..4 {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// Writes a figure with three digits that mean something.
fn short(figure: f64) -> String {
    match figure {
        f if f >= 100.0 => format!("{f:.0}"),
        f if f >= 10.0 => format!("{f:.1}"),
        f if f >= 0.1 => format!("{f:.2}"),
        f => format!("{f:.5}"),
    }
}
