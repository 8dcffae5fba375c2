//! Every figure with its definition and its n.

use crate::desk::figures::{Figures, Quantiles};
use amends::Words;
use serde::Serialize;

/// Shows one figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureLine {
    /// The key in the JSON of `--figures`.
    pub key: String,
    /// What is counted.
    pub definition: Words,
    /// Of how many.
    pub n: u64,
    /// The value.
    pub value: String,
}

/// Lists the figures with their definitions.
pub fn figure_lines(figures: &Figures) -> Vec<FigureLine> {
    let cases = figures.cases;
    let mut lines = vec![
        line("cases", "日志中的事项数", "cases in the log", cases, &cases),
        line(
            "events_read",
            "读入的数据行，含被拒绝的行",
            "data rows read, refused ones too",
            figures.events_read,
            &figures.events_read,
        ),
        line(
            "events_written",
            "写入存储的事件",
            "events in the store",
            figures.events_written,
            &figures.events_written,
        ),
        line(
            "rows_refused",
            "无法读取或状态未知的行",
            "rows that cannot be read or whose state is unknown",
            figures.events_read,
            &figures.rows_refused.values().sum::<u64>(),
        ),
        line(
            "rows_adjusted",
            "时间早于前一行、按前一行时间计的行",
            "rows dated before their predecessor, taken at its time",
            figures.events_read,
            &figures.rows_adjusted,
        ),
        line(
            "steps_inferred",
            "流程表中没有、由日志推断的步骤",
            "steps the table of stages does not have, inferred from the log",
            figures.events_read,
            &figures.steps_inferred,
        ),
        line(
            "cases_reopened",
            "至少重开一次的事项",
            "cases reopened at least once",
            cases,
            &figures.cases_reopened,
        ),
        line(
            "reopenings",
            "紧接已解决或已关闭之后的其他状态行（解决后关闭除外）",
            "rows in another state directly after resolved or closed, resolved to closed apart",
            figures.events_read,
            &figures.reopenings,
        ),
    ];
    quantiles(
        &mut lines,
        "hours_to_resolve",
        &Words::new("最后一次解决减开立", "last resolution minus opening"),
        [figures.hours_to_resolve.calendar, figures.hours_to_resolve.working],
    );
    for (reason, hours) in &figures.hours_waiting {
        let definition = Words::new(
            format!("处于“{reason}”的时间，每件合计"),
            format!("time in `{reason}`, summed per case"),
        );
        let key = format!("hours_waiting.{reason}");
        quantiles(&mut lines, &key, &definition, [hours.calendar, hours.working]);
    }
    let due = figures.due_dates;
    if due.compared + due.without_rule > 0 {
        lines.push(line(
            "due_dates.within_60s",
            "规则算出的期限与日志期限相差不超过 60 秒",
            "due dates of the policy at most 60 s from the log's own",
            due.compared,
            &due.within_60s,
        ));
    }
    lines
}

fn quantiles(
    lines: &mut Vec<FigureLine>,
    key: &str,
    definition: &Words,
    [calendar, working]: [Quantiles; 2],
) {
    for (clock, zh, en, found) in [
        ("calendar", "自然小时", "hours of real time", calendar),
        ("working", "工作小时", "hours of working time", working),
    ] {
        for (name, what_zh, what_en, value) in [
            ("median", "中位数，线性插值", "median, interpolated", found.median),
            ("p90", "第 90 百分位，线性插值", "90th percentile, interpolated", found.p90),
        ] {
            let value = value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}"));
            lines.push(line(
                &format!("{key}.{clock}.{name}"),
                &format!("{}；{zh}，{what_zh}", definition.zh),
                &format!("{}; {en}, {what_en}", definition.en),
                found.n,
                &value,
            ));
        }
    }
}

fn line(key: &str, zh: &str, en: &str, n: u64, value: &impl ToString) -> FigureLine {
    let definition = Words::new(zh, en);
    FigureLine { key: key.to_owned(), definition, n, value: value.to_string() }
}
