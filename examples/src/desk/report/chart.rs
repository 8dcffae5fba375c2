//! Charts as inline SVG.

use crate::desk::DeskError;
use amends::Words;
use charts_rs::{BarChart, Color, HorizontalBarChart, Series};
use serde::Serialize;

const WIDTH: f32 = 720.0;
/// Colours of verdicts that stay apart in print: met, breached, running.
const VERDICTS: [&str; 3] = ["#2f6f9f", "#c8553d", "#b7bec7"];
/// Colours that judge nothing.
const PLAIN: [&str; 2] = ["#2f6f9f", "#8fb8a0"];

/// How many labels fit side by side.
const SIDE_BY_SIDE: usize = 8;

/// Says what a colour means.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Key {
    name: Words,
    colour: String,
}

/// Holds one row of numbers of a chart.
#[derive(Debug, Clone)]
pub(super) struct ChartSeries {
    pub(super) name: &'static str,
    pub(super) values: Vec<f32>,
}

/// Draws bars that lie, one line a label from top to bottom.
pub(super) fn lying(labels: &[String], series: Vec<ChartSeries>) -> Result<String, DeskError> {
    let bars = labels.len() * series.len();
    bars_that_lie(labels, drawn(reversed(series)), bars, &PLAIN)
}

/// Draws verdicts as bars that lie, the series of a line stacked.
pub(super) fn verdicts(labels: &[String], series: Vec<ChartSeries>) -> Result<String, DeskError> {
    bars_that_lie(labels, stacked(reversed(series)), labels.len(), &VERDICTS)
}

fn bars_that_lie(
    labels: &[String],
    series: Vec<Series>,
    bars: usize,
    palette: &[&str],
) -> Result<String, DeskError> {
    // The library counts lines from the bottom, and measures labels in a narrower font than they may
    // be shown in.
    let labels = shortened(labels).into_iter().rev();
    let labels = labels.map(|label| {
        let wider = label.chars().count() / 3 + 2;
        label + &"\u{a0}".repeat(wider)
    });
    let labels = labels.collect();
    let lines = u16::try_from(bars.max(1)).unwrap_or(u16::MAX);
    let mut chart = HorizontalBarChart::new(series, labels);
    chart.width = WIDTH;
    chart.height = 50.0 + 26.0 * f32::from(lines);
    chart.margin.left = 12.0;
    chart.margin.right = 24.0;
    chart.series.colors = colours(palette);
    chart.legend.show = Some(false);
    chart.compact = true;
    chart.svg().map_err(failed)
}

/// Draws bars that stand side by side, one group a label.
pub(super) fn standing(labels: &[String], series: Vec<ChartSeries>) -> Result<String, DeskError> {
    let mut chart = BarChart::new(drawn(series), thinned(shortened(labels)));
    chart.width = WIDTH;
    chart.height = 260.0;
    chart.margin.right = 24.0;
    chart.series.colors = colours(&PLAIN);
    chart.legend.show = Some(false);
    chart.compact = true;
    chart.svg().map_err(failed)
}

/// Returns the keys of a chart: what each colour means. They stand in the page, where they wrap.
pub(super) fn keys(names: &[(&str, &str)], verdicts: bool) -> Vec<Key> {
    let palette = if verdicts { &VERDICTS[..] } else { &PLAIN[..] };
    let key = |((zh, en), colour): (&(&str, &str), &&str)| Key {
        name: Words::new(*zh, *en),
        colour: (*colour).to_owned(),
    };
    names.iter().zip(palette).map(key).collect()
}

/// Leaves out labels where there are too many to stand side by side.
fn thinned(labels: Vec<String>) -> Vec<String> {
    let every = labels.len().div_ceil(SIDE_BY_SIDE).max(1);
    let keep = |(index, label): (usize, String)| {
        if index.is_multiple_of(every) { label } else { String::new() }
    };
    labels.into_iter().enumerate().map(keep).collect()
}

fn reversed(mut series: Vec<ChartSeries>) -> Vec<ChartSeries> {
    series.iter_mut().for_each(|one| one.values.reverse());
    series
}

fn drawn(series: Vec<ChartSeries>) -> Vec<Series> {
    series.into_iter().map(|one| Series::new(one.name.to_owned(), one.values)).collect()
}

fn stacked(series: Vec<ChartSeries>) -> Vec<Series> {
    let stack = |mut one: Series| {
        one.stack = Some("all".to_owned());
        one
    };
    drawn(series).into_iter().map(stack).collect()
}

fn colours(palette: &[&str]) -> Vec<Color> {
    palette.iter().map(|colour| (*colour).into()).collect()
}

fn shortened(labels: &[String]) -> Vec<String> {
    let short = |label: &String| {
        let mut text: String = label.chars().take(32).collect();
        if label.chars().nth(32).is_some() {
            text.push('…');
        }
        text
    };
    labels.iter().map(short).collect()
}

fn failed(error: impl std::fmt::Display) -> DeskError {
    DeskError::Drawing { part: "chart", reason: error.to_string() }
}
