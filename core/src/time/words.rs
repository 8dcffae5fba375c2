//! A compiled calendar in words, key by key: what a reader can check and compare.

use super::{
    Beyond, Calendar, Weekday,
    rules::{MakeupHours, Version, Week},
    text::Hours,
    zone::date_of,
};
use crate::Words;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Holds what a calendar says under one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    /// In words.
    Words(Words),
    /// A set of dates, too long to be written out.
    Dates(BTreeSet<NaiveDate>),
}

/// How many dates of a set are named.
const NAMED: usize = 3;

impl Said {
    fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::Words(Words::new(text.clone(), text))
    }

    /// Returns the words: for dates how many there are, and the first ones.
    pub(crate) fn words(&self) -> Words {
        match self {
            Self::Words(words) => words.clone(),
            Self::Dates(dates) => counted(&dates.iter().copied().collect::<Vec<_>>()),
        }
    }

    /// Returns the words beside what stood there before: for dates also which came and went.
    pub(crate) fn words_after(&self, before: Option<&Self>) -> Words {
        let (Self::Dates(now), Some(Self::Dates(was))) = (self, before) else {
            return self.words();
        };
        let mut words = Words::new(format!("{} 天", now.len()), days(now.len()));
        for (zh, en, dates) in [
            ("新增", "added", now.difference(was).copied().collect::<Vec<_>>()),
            ("删去", "removed", was.difference(now).copied().collect()),
        ] {
            if !dates.is_empty() {
                let dates = counted(&dates);
                words.zh.push_str(&format!("，{zh} {}", dates.zh));
                words.en.push_str(&format!(", {en} {}", dates.en));
            }
        }
        words
    }
}

fn days(count: usize) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

fn counted(dates: &[NaiveDate]) -> Words {
    let more = if dates.len() > NAMED { " …" } else { "" };
    let named: Vec<String> = dates.iter().take(NAMED).map(ToString::to_string).collect();
    Words::new(
        format!("{} 天（{}{more}）", dates.len(), named.join("、")),
        format!("{} ({}{more})", days(dates.len()), named.join(", ")),
    )
}

impl Calendar {
    /// Says what the calendar holds, each key as its document writes it.
    pub(crate) fn said(&self) -> Vec<(String, Said)> {
        let rules = &self.inner.rules;
        let mut out = vec![("zone".to_owned(), Said::plain(rules.zone.name()))];
        for (index, version) in rules.versions.iter().enumerate() {
            let prefix = match date_of(version.from).filter(|_| index > 0) {
                Some(date) => format!("version.{date}."),
                None => String::new(),
            };
            self::version(&prefix, version, &mut out);
        }
        for (day, hours) in Weekday::ALL.iter().zip(&rules.week_breaks) {
            if !hours.is_empty() {
                out.push((format!("breaks.{day}"), hours_said(hours)));
            }
        }
        for (key, dated) in [("breaks", &rules.date_breaks), ("hours", &rules.hours)] {
            for (day, hours) in dated {
                if let Some(date) = date_of(*day) {
                    out.push((format!("{key}.{date}"), hours_said(hours)));
                }
            }
        }
        if let Some((pack, revision)) = &rules.pack {
            out.push(("holidays.pack".to_owned(), Said::plain(format!("{pack} {revision}"))));
        }
        out.extend(dates("holidays.off", rules.off.keys()));
        out.extend(dates("holidays.made_up", rules.made_up.keys()));
        out.extend(dates("extra_workdays", rules.extra.keys()));
        out.push(("beyond".to_owned(), Said::Words(beyond(rules.beyond))));
        for (key, date) in
            [("coverage_from", self.coverage_start()), ("coverage_to", self.coverage_end())]
        {
            out.extend(date.map(|date| (key.to_owned(), Said::plain(date.to_string()))));
        }
        out
    }
}

fn version(prefix: &str, version: &Version, out: &mut Vec<(String, Said)>) {
    week(&format!("{prefix}week"), &version.week, out);
    let makeup = match &version.makeup {
        MakeupHours::Rest => Words::new("不上班", "stay days off"),
        MakeupHours::Like(day) => Words::new(
            format!("按{}的时间上班", day.words().zh),
            format!("worked with the hours of a {}", day.words().en),
        ),
        MakeupHours::Hours(hours) => {
            let hours = hours_said(hours).words();
            Words::new(format!("上班时间 {}", hours.zh), format!("worked {}", hours.en))
        }
    };
    out.push((format!("{prefix}makeup"), Said::Words(makeup)));
}

fn week(path: &str, week: &Week, out: &mut Vec<(String, Said)>) {
    for (day, hours) in Weekday::ALL.iter().zip(week) {
        out.push((format!("{path}.{day}"), hours_said(hours)));
    }
}

fn hours_said(hours: &[Hours]) -> Said {
    if hours.is_empty() {
        return Said::Words(Words::new("不营业", "closed"));
    }
    let intervals: Vec<String> = hours
        .iter()
        .map(|hours| format!("{}-{}", reading(hours.start), reading(hours.end)))
        .collect();
    Said::plain(intervals.join(", "))
}

/// An end past midnight is a reading of the next date, as the document writes it.
fn reading(seconds: u32) -> String {
    const DAY: u32 = 86_400;
    let seconds = if seconds > DAY { seconds - DAY } else { seconds };
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    match seconds % 60 {
        0 => format!("{hours:02}:{minutes:02}"),
        seconds => format!("{hours:02}:{minutes:02}:{seconds:02}"),
    }
}

fn dates<'a>(key: &str, days: impl Iterator<Item = &'a i64>) -> Option<(String, Said)> {
    let dates: BTreeSet<NaiveDate> = days.filter_map(|day| date_of(*day)).collect();
    (!dates.is_empty()).then(|| (key.to_owned(), Said::Dates(dates)))
}

fn beyond(beyond: Beyond) -> Words {
    match beyond {
        Beyond::Refuse => Words::new("拒绝计算", "refused"),
        Beyond::AssumeWeekdays => {
            Words::new("按每周时间推定", "assumed to follow the weekly pattern")
        }
    }
}
