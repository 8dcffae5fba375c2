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
                format!("{} 到达,按 {} 计", at(*from), at(*to)),
                format!("arrived {}, counts as {}", at(*from), at(*to)),
            ),
            Self::Counted { period, span } => Words::new(
                format!("计入 {} 至 {}:{span}", at(period.start), at(period.end)),
                format!("counted {} to {}: {span}", at(period.start), at(period.end)),
            ),
            Self::Skipped { period, why } => {
                let why = why.words();
                Words::new(
                    format!("不计 {} 至 {}:{}", at(period.start), at(period.end), why.zh),
                    format!("skipped {} to {}: {}", at(period.start), at(period.end), why.en),
                )
            }
            Self::Day { date, number } => {
                Words::new(format!("{date} 第 {number} 天"), format!("{date} is day {number}"))
            }
            Self::DayOff { date, why } => {
                let why = why.words();
                Words::new(
                    format!("{date} 不计:{}", why.zh),
                    format!("{date} is skipped: {}", why.en),
                )
            }
        }
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
            Self::Holiday { date, name, pack } => {
                let name = name.clone().unwrap_or_else(|| Words::new("节假日", "holiday"));
                let source = |zh: bool| match pack {
                    Some((id, revision)) if zh => format!("({id},{revision} 版)"),
                    Some((id, revision)) => format!(" (pack {id}, revision {revision})"),
                    None => String::new(),
                };
                Words::new(
                    format!("{date} {}{}", name.zh, source(true)),
                    format!("{date} is {}{}", name.en, source(false)),
                )
            }
            Self::ExplicitHours { date } => {
                Words::new(format!("{date} 另有规定"), format!("{date} has hours of its own"))
            }
            Self::Break => Words::new("休息时段", "a break"),
            Self::OutsideHours => Words::new("营业时间之外", "outside the hours"),
            Self::Pause => Words::new("计时暂停", "the clock stood still"),
            Self::NoSuchDate => {
                Words::new("当地没有这一天", "the local clock never shows this date")
            }
        }
    }
}
