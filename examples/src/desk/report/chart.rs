//! Charts as inline SVG.

use crate::desk::DeskError;
use charts_rs::{BarChart, Color, HorizontalBarChart, LegendCategory, Series};

const WIDTH: f32 = 720.0;
/// Colours of verdicts that stay apart in print: met, breached, running.
const VERDICTS: [&str; 3] = ["#2f6f9f", "#c8553d", "#b7bec7"];
/// Colours that judge nothing.
const PLAIN: [&str; 2] = ["#2f6f9f", "#8fb8a0"];

/// Holds one row of numbers of a chart.
#[derive(Debug, Clone)]
pub(super) struct ChartSeries {
    pub(super) name: String,
    pub(super) values: Vec<f32>,
}

/// Draws verdicts as bars that lie, one line a label, the series stacked.
pub(super) fn lying(labels: &[String], series: Vec<ChartSeries>) -> Result<String, DeskError> {
    let lines = u16::try_from(labels.len()).unwrap_or(u16::MAX);
    let mut chart = HorizontalBarChart::new(stacked(series), shortened(labels));
    chart.width = WIDTH;
    chart.height = 70.0 + 26.0 * f32::from(lines.max(1));
    chart.series.colors = colours(&VERDICTS);
    chart.legend.category = LegendCategory::Rect;
    chart.compact = true;
    chart.svg().map_err(failed)
}

/// Draws bars that stand side by side, one group a label.
pub(super) fn standing(labels: &[String], series: Vec<ChartSeries>) -> Result<String, DeskError> {
    let mut chart = BarChart::new(drawn(series), shortened(labels));
    chart.width = WIDTH;
    chart.height = 260.0;
    chart.series.colors = colours(&PLAIN);
    chart.legend.category = LegendCategory::Rect;
    chart.compact = true;
    chart.svg().map_err(failed)
}

fn drawn(series: Vec<ChartSeries>) -> Vec<Series> {
    series.into_iter().map(|one| Series::new(one.name, one.values)).collect()
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
