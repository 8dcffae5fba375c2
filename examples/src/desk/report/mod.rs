//! The report: one HTML file that needs nothing else.

mod chart;
mod definitions;
mod model;

pub use definitions::{FigureLine, figure_lines};
pub use model::{
    AgendaRow, Breakdown, BreakdownRow, Bucket, Diagram, InferredStep, Listing, Month, Raised,
    ReportModel, Source, Started, TimedRow,
};

use super::{
    DeskError,
    clock::LocalClock,
    document::write_whole,
    figures::{Hours, Quantiles},
};
use amends::Words;
use chart::{ChartSeries, Key};
use minijinja::{AutoEscape, Environment, value::Serde};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// The name of the report in its directory.
pub const REPORT_FILE: &str = "report.html";

/// Holds what the template reads.
#[derive(Debug, Serialize)]
struct Page<'a> {
    m: &'a ReportModel,
    lines: Vec<FigureLine>,
    /// The hours of resolving summed over all cases, on both clocks.
    resolved: [Option<f64>; 2],
    /// The same of each waiting value.
    waited: BTreeMap<&'a str, [Option<f64>; 2]>,
    charts: Vec<Chart>,
}

/// Holds one drawn chart.
#[derive(Debug, Clone, Serialize)]
struct Chart {
    title: Words,
    note: Words,
    keys: Vec<Key>,
    svg: String,
}

/// Writes the report into a directory, which is made if need be, and returns the file.
///
/// # Errors
/// `File` when it cannot be written, `Drawing` when it cannot be drawn.
pub fn write(directory: &Path, model: &ReportModel) -> Result<PathBuf, DeskError> {
    let file = directory.join(REPORT_FILE);
    write_whole(&file, &html(model)?)?;
    Ok(file)
}

/// Draws the report as one page of HTML.
///
/// # Errors
/// `Drawing` when a chart or the page cannot be drawn.
pub fn html(model: &ReportModel) -> Result<String, DeskError> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_filter("hours", hours);
    environment.add_filter("share", share);
    environment.add_filter("count", count);
    let clock = model.zone.parse().ok().map(LocalClock);
    environment.add_filter("instant", move |value: String| instant(clock, value));
    environment.add_template("report", include_str!("report.html")).map_err(failed)?;
    let template = environment.get_template("report").map_err(failed)?;
    let sums = |hours: &Hours| [hours.calendar.sum, hours.working.sum];
    let waited = model.figures.hours_waiting.iter();
    let waited = waited.map(|(reason, hours)| (reason.as_str(), sums(hours)));
    let page = Page {
        m: model,
        lines: figure_lines(&model.figures),
        resolved: sums(&model.figures.hours_to_resolve),
        waited: waited.collect(),
        charts: charts(model)?,
    };
    template.render(Serde(page)).map_err(failed)
}

fn charts(model: &ReportModel) -> Result<Vec<Chart>, DeskError> {
    let mut charts = Vec::new();
    if !model.figures.obligations.is_empty() {
        charts.push(obligations_chart(model)?);
    }
    if !model.months.is_empty() {
        charts.push(months_chart(model)?);
    }
    if model.resolve_buckets.iter().any(|bucket| bucket.n > 0) {
        charts.push(resolve_chart(model)?);
    }
    if !model.figures.hours_waiting.is_empty() {
        charts.push(waiting_chart(model)?);
    }
    Ok(charts)
}

fn obligations_chart(model: &ReportModel) -> Result<Chart, DeskError> {
    let labels: Vec<_> = model.figures.obligations.keys().cloned().collect();
    let runs = || model.figures.obligations.values();
    let series = vec![
        series("met", runs().map(|runs| runs.met)),
        series("breached", runs().map(|runs| runs.breached)),
        series("running", runs().map(|runs| runs.running)),
    ];
    Ok(Chart {
        title: Words::new("各项义务的结果", "obligations by verdict"),
        note: Words::new("每项义务的运行次数", "runs of each obligation"),
        keys: chart::keys(&[("按时", "met"), ("超时", "breached"), ("进行中", "running")], true),
        svg: chart::verdicts(&labels, series)?,
    })
}

fn months_chart(model: &ReportModel) -> Result<Chart, DeskError> {
    let labels: Vec<_> = model.months.iter().map(|month| month.month.clone()).collect();
    let series = vec![
        series("opened", model.months.iter().map(|month| month.opened)),
        series("closed", model.months.iter().map(|month| month.closed)),
    ];
    Ok(Chart {
        title: Words::new("每月开立与关闭", "opened and closed by month"),
        note: Words::new("按日志所在时区的日历月", "calendar months of the log's zone"),
        keys: chart::keys(&[("开立", "opened"), ("关闭", "closed")], false),
        svg: chart::standing(&labels, series)?,
    })
}

fn resolve_chart(model: &ReportModel) -> Result<Chart, DeskError> {
    let buckets = &model.resolve_buckets;
    let labels: Vec<_> = buckets.iter().map(|bucket| bucket.label.en.clone()).collect();
    Ok(Chart {
        title: Words::new("解决用时分布", "time to resolve"),
        note: Words::new("从开立到最后一次解决", "from opening to the last resolution"),
        keys: chart::keys(&[("事项数", "cases")], false),
        svg: chart::standing(&labels, vec![series("cases", buckets.iter().map(|b| b.n))])?,
    })
}

fn waiting_chart(model: &ReportModel) -> Result<Chart, DeskError> {
    let labels: Vec<_> = model.figures.hours_waiting.keys().cloned().collect();
    let medians = |pick: fn(&Hours) -> Quantiles| {
        let hours = model.figures.hours_waiting.values();
        hours.map(|hours| pick(hours).median.unwrap_or(0.0) as f32).collect::<Vec<_>>()
    };
    let series = vec![
        ChartSeries { name: "calendar hours", values: medians(|hours| hours.calendar) },
        ChartSeries { name: "working hours", values: medians(|hours| hours.working) },
    ];
    Ok(Chart {
        title: Words::new("等待时长（中位数）", "time spent waiting (median)"),
        note: Words::new("每件合计，小时", "summed per case, hours"),
        keys: chart::keys(&[("自然小时", "calendar hours"), ("工作小时", "working hours")], false),
        svg: chart::lying(&labels, series)?,
    })
}

fn series(name: &'static str, values: impl Iterator<Item = u64>) -> ChartSeries {
    ChartSeries { name, values: values.map(|n| n as f32).collect() }
}

fn hours(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.1}"))
}

fn share(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{:.1} %", value * 100.0))
}

/// Shows an instant on the local clock of the report.
fn instant(clock: Option<LocalClock>, value: String) -> String {
    match (clock, value.parse()) {
        (Some(clock), Ok(at)) => clock.minute(at),
        _ => value,
    }
}

/// Groups the digits of a count by three with narrow spaces that do not break.
fn count(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

fn failed(error: impl std::fmt::Display) -> DeskError {
    DeskError::Drawing { part: "page", reason: format!("{error:#}") }
}
