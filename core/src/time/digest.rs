//! A fingerprint of what a calendar says, whatever way its document was written.

use super::rules::{MakeupHours, Rules, Week};
use super::text::Hours;
use super::{Beyond, Weekday};
use sha2::{Digest, Sha256};
use std::fmt::{self, Write};

/// Feeds written text to a hash, so that no long text is built.
struct Feed(Sha256);

impl Write for Feed {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

pub(super) fn of(rules: &Rules) -> String {
    let mut feed = Feed(Sha256::new());
    // INVARIANT: writing to a hash never fails, and neither does any of the texts.
    let _ = write_rules(&mut feed, rules);
    feed.0.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn write_rules(feed: &mut Feed, rules: &Rules) -> fmt::Result {
    writeln!(feed, "calendar 1 {}", rules.zone.name())?;
    for version in &rules.versions {
        writeln!(feed, "version {}", version.from)?;
        write_week(feed, "week", &version.week)?;
        match &version.makeup {
            MakeupHours::Rest => writeln!(feed, "makeup rest")?,
            MakeupHours::Like(day) => writeln!(feed, "makeup like {day}")?,
            MakeupHours::Hours(hours) => write_hours(feed, "makeup hours", hours)?,
        }
    }
    write_week(feed, "break", &rules.week_breaks)?;
    for (day, hours) in &rules.date_breaks {
        write_hours(feed, &format!("break {day}"), hours)?;
    }
    for (day, hours) in &rules.hours {
        write_hours(feed, &format!("hours {day}"), hours)?;
    }
    for day in rules.off.keys() {
        writeln!(feed, "off {day}")?;
    }
    for day in rules.made_up.keys() {
        writeln!(feed, "made up {day}")?;
    }
    for day in rules.extra.keys() {
        writeln!(feed, "extra {day}")?;
    }
    if let Some((pack, revision)) = &rules.pack {
        writeln!(feed, "pack {pack} {revision}")?;
    }
    if let Some((from, to)) = rules.coverage {
        let beyond = match rules.beyond {
            Beyond::Refuse => "refuse",
            Beyond::AssumeWeekdays => "assume_weekdays",
        };
        writeln!(feed, "known {from} {to} {beyond}")?;
    }
    Ok(())
}

fn write_week(feed: &mut Feed, name: &str, week: &Week) -> fmt::Result {
    for (day, hours) in Weekday::ALL.iter().zip(week) {
        write_hours(feed, &format!("{name} {day}"), hours)?;
    }
    Ok(())
}

fn write_hours(feed: &mut Feed, name: &str, hours: &[Hours]) -> fmt::Result {
    write!(feed, "{name}")?;
    for interval in hours {
        write!(feed, " {}-{}", interval.start, interval.end)?;
    }
    writeln!(feed)
}
