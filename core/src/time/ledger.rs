//! Why a computed instant is what it is: what counted, what did not, and for which reason.

use super::{Basis, Calendar, Period, Span, Timestamp, Weekday};
use crate::Words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Explains a computed instant line by line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// The data it rests on.
    pub basis: Basis,
    /// What counted and what did not, in the order of time.
    pub lines: Vec<LedgerLine>,
}

/// Holds one step of an explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "snake_case", deny_unknown_fields)]
pub enum LedgerLine {
    /// The arrival moved before counting began.
    Moved {
        /// When it arrived.
        from: Timestamp,
        /// When it counts as received.
        to: Timestamp,
    },
    /// Time that counted.
    Counted {
        /// From when to when.
        period: Period,
        /// How much of it counted.
        span: Span,
    },
    /// Time that did not count.
    Skipped {
        /// From when to when.
        period: Period,
        /// Why not.
        why: Closed,
    },
    /// A day that counted.
    Day {
        /// The local date.
        #[serde(with = "super::iso_date")]
        date: NaiveDate,
        /// Which day of the count it is, 0 for the day it starts from.
        number: i64,
    },
    /// A day that did not count.
    DayOff {
        /// The local date.
        #[serde(with = "super::iso_date")]
        date: NaiveDate,
        /// Why not.
        why: Closed,
    },
}

/// Says why time did not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case", deny_unknown_fields)]
pub enum Closed {
    /// The weekday has no hours.
    Weekday {
        /// Which weekday.
        day: Weekday,
    },
    /// The date is a holiday.
    Holiday {
        /// The local date.
        #[serde(with = "super::iso_date")]
        date: NaiveDate,
        /// What holiday, if it has a name.
        name: Option<Words>,
        /// The pack that lists it, and its revision.
        pack: Option<(String, String)>,
    },
    /// Explicit hours leave the date, or this part of it, closed.
    ExplicitHours {
        /// The local date.
        #[serde(with = "super::iso_date")]
        date: NaiveDate,
    },
    /// A break.
    Break,
    /// Outside the hours of the day.
    OutsideHours,
    /// The clock stood still.
    Pause,
    /// The local clock never shows this date.
    NoSuchDate,
}

impl Ledger {
    /// Returns the time that counted in all.
    pub fn counted(&self) -> Span {
        self.lines.iter().fold(Span::ZERO, |sum, line| match line {
            LedgerLine::Counted { span, .. } => sum.plus(*span),
            _ => sum,
        })
    }

    /// Renders it line by line, times on the calendar's clock.
    pub fn words(&self, calendar: &Calendar) -> Words {
        let lines: Vec<Words> = self.lines.iter().map(|line| line.words(calendar)).collect();
        let join = |text: fn(&Words) -> &str| lines.iter().map(text).collect::<Vec<_>>().join("\n");
        Words::new(join(|words| &words.zh), join(|words| &words.en))
    }
}

impl LedgerLine {
    /// Renders it, times on the calendar's clock.
    pub fn words(&self, calendar: &Calendar) -> Words {
        let at = |instant: Timestamp| {
            format!("{} {}", calendar.local_date(instant), calendar.local_time(instant))
        };
        match self {
            Self::Moved { from, to } => Words::new(
                format!("{} 到达，按 {} 计", at(*from), at(*to)),
                format!("arrived {}, counts as {}", at(*from), at(*to)),
            ),
            Self::Counted { period, span } => {
                let length = length(*span);
                let madeup = madeup(calendar, calendar.local_date(period.start));
                Words::new(
                    format!(
                        "计入 {} 至 {}：{length}{}",
                        at(period.start),
                        at(period.end),
                        madeup.zh
                    ),
                    format!(
                        "counted {} to {}: {length}{}",
                        at(period.start),
                        at(period.end),
                        madeup.en
                    ),
                )
            }
            Self::Skipped { period, why } => {
                let why = why.words();
                Words::new(
                    format!("不计 {} 至 {}：{}", at(period.start), at(period.end), why.zh),
                    format!("skipped {} to {}: {}", at(period.start), at(period.end), why.en),
                )
            }
            Self::Day { date, number } => {
                let madeup = madeup(calendar, *date);
                Words::new(
                    format!("{date} 第 {number} 天{}", madeup.zh),
                    format!("{date} is day {number}{}", madeup.en),
                )
            }
            Self::DayOff { date, why } => {
                let why = why.on_its_date();
                Words::new(
                    format!("{date} 不计：{}", why.zh),
                    format!("{date} is skipped: {}", why.en),
                )
            }
        }
    }
}

/// Says that a date is worked to make up for a holiday, where it is; else nothing.
fn madeup(calendar: &Calendar, date: NaiveDate) -> Words {
    match calendar.made_up(date) {
        None => Words::new("", ""),
        Some(why) if why.en.is_empty() => Words::new("（调休上班）", " (a make-up workday)"),
        Some(why) => Words::new(
            format!("（{}调休上班）", why.zh),
            format!(" (a make-up workday, {})", why.en),
        ),
    }
}

/// Writes a length that counted; one of a day and more in days, since it was counted in one go.
fn length(span: Span) -> String {
    let seconds = span.seconds();
    let rest = Span::from_seconds(seconds % 86_400);
    match (seconds / 86_400, rest) {
        (0, _) => span.to_string(),
        (days, Span::ZERO) => format!("{days}d"),
        (days, rest) => format!("{days}d{rest}"),
    }
}

impl Closed {
    /// Renders the reason.
    pub fn words(&self) -> Words {
        match self {
            Self::Weekday { day } => Words::new(
                format!("{} 不营业", day.words().zh),
                format!("closed on {}", day.words().en),
            ),
            Self::Holiday { date, .. } | Self::ExplicitHours { date } => {
                let why = self.on_its_date();
                Words::new(format!("{date} {}", why.zh), format!("{date} is {}", why.en))
            }
            Self::Break => Words::new("休息时段", "a break"),
            Self::OutsideHours => Words::new("营业时间之外", "outside the hours"),
            Self::Pause => Words::new("计时暂停", "the clock stood still"),
            Self::NoSuchDate => {
                Words::new("当地没有这一天", "the local clock never shows this date")
            }
        }
    }

    /// Renders the reason beside a date that is told already.
    fn on_its_date(&self) -> Words {
        match self {
            Self::Holiday { name, pack, .. } => {
                let name = name.clone().unwrap_or_else(|| Words::new("节假日", "a holiday"));
                let source = |zh: bool| match pack {
                    Some((id, revision)) if zh => format!("（{id}，{revision} 版）"),
                    Some((id, revision)) => format!(" (pack {id}, revision {revision})"),
                    None => String::new(),
                };
                Words::new(
                    format!("{}{}", name.zh, source(true)),
                    format!("{}{}", name.en, source(false)),
                )
            }
            Self::ExplicitHours { .. } => Words::new("另有规定", "a day with hours of its own"),
            other => other.words(),
        }
    }
}
