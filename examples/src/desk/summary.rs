//! The summary on the terminal.

use super::{
    figures::{Figures, Hours, Quantiles},
    report::{ReportModel, Started},
};
use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets::UTF8_BORDERS_ONLY};

/// Draws the summary of a replay: figures, what the report counts beside them, warnings.
pub fn of(model: &ReportModel) -> String {
    let mut text = text(&model.figures, &notes(model));
    let cases = model.figures.cases;
    for Started { id, cases: started, .. } in &model.started {
        text.push_str(&format!("\n`{id}` started in {started} of {cases} cases"));
    }
    for warning in &model.warnings {
        text.push_str(&format!("\nwarning: {}", warning.en));
    }
    text
}

/// Lists what the report counts beside the figures.
pub fn notes(model: &ReportModel) -> Vec<(String, u64)> {
    let mut notes: Vec<_> = [
        ("open", model.open),
        ("late", model.late),
        ("about to be late", model.soon),
        ("waiting at the end", model.waiting),
        ("rows before the opening", model.early.total),
        ("rows later than as-of", model.later.total),
    ]
    .map(|(name, n)| (name.to_owned(), n))
    .into();
    let raised = model.raised.iter();
    notes.extend(raised.map(|raised| (format!("escalated to level {}", raised.level), raised.n)));
    notes
}

/// Draws the figures, and notes beside them, as tables of text.
pub fn text(figures: &Figures, notes: &[(String, u64)]) -> String {
    let mut parts = vec![counts(figures, notes).to_string()];
    if figures.hours_to_resolve.calendar.n > 0 || !figures.hours_waiting.is_empty() {
        parts.push(hours(figures).to_string());
    }
    if !figures.obligations.is_empty() {
        parts.push(obligations(figures).to_string());
    }
    parts.join("\n\n")
}

fn counts(figures: &Figures, notes: &[(String, u64)]) -> Table {
    let mut table = plain(&["", "n"]);
    let mut add = |name: &str, n: u64| {
        table.add_row([Cell::new(name), right(&n)]);
    };
    add("cases", figures.cases);
    add("rows read", figures.events_read);
    add("events written", figures.events_written);
    for (reason, n) in &figures.rows_refused {
        add(&format!("rows refused: {reason}"), *n);
    }
    add("rows adjusted", figures.rows_adjusted);
    add("steps inferred", figures.steps_inferred);
    for (stage, n) in &figures.stage_at_end {
        add(&format!("at the end: {stage}"), *n);
    }
    add("cases reopened", figures.cases_reopened);
    add("reopenings", figures.reopenings);
    for (name, n) in notes {
        add(name, *n);
    }
    let due = figures.due_dates;
    if due.compared + due.without_rule > 0 {
        add("due dates compared", due.compared);
        add("due dates within 60 s", due.within_60s);
        add("due dates without rule", due.without_rule);
    }
    table
}

fn hours(figures: &Figures) -> Table {
    let mut table = plain(&[
        "hours",
        "n",
        "median",
        "p90",
        "sum",
        "working median",
        "working p90",
        "working sum",
    ]);
    let mut add = |name: &str, hours: &Hours| {
        let Hours { calendar, working } = hours;
        let mut cells = vec![Cell::new(name), right(&calendar.n)];
        for Quantiles { median, p90, sum, .. } in [calendar, working] {
            cells.extend([median, p90, sum].map(|value| right(&decimal(*value))));
        }
        table.add_row(cells);
    };
    add("to resolve", &figures.hours_to_resolve);
    for (reason, hours) in &figures.hours_waiting {
        add(&format!("waiting: {reason}"), hours);
    }
    table
}

fn obligations(figures: &Figures) -> Table {
    let mut table = plain(&["obligation", "met", "breached", "running", "cancelled"]);
    for (id, runs) in &figures.obligations {
        let mut cells = vec![Cell::new(id)];
        cells.extend([runs.met, runs.breached, runs.running, runs.cancelled].map(|n| right(&n)));
        table.add_row(cells);
    }
    table
}

fn plain(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_BORDERS_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    let cells = header.iter().enumerate().map(|(index, name)| {
        let cell = Cell::new(name);
        if index == 0 { cell } else { cell.set_alignment(CellAlignment::Right) }
    });
    table.set_header(cells);
    table
}

fn right(value: &impl ToString) -> Cell {
    Cell::new(value.to_string()).set_alignment(CellAlignment::Right)
}

fn decimal(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.1}"))
}
