//! Checks a calendar document: all findings at once, or rules.

use super::rules::{MakeupHours, Off, Rules, Version, Week};
use super::text::{Hours, parse_date, parse_date_range, parse_intervals, read_days};
use super::zone::{Zone, day_number};
use super::{CalendarDocument, HolidayDate, Holidays, Makeup, Pack, Packs, Weekday};
use crate::{
    Finding, FindingCode, Findings, Words,
    document::{none_of, shorten},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(super) fn check(document: &CalendarDocument, packs: &Packs) -> Result<Rules, Findings> {
    let mut check = Check { findings: Findings::new() };
    let zone = check.zone(&document.zone);
    let week = check.week("week", &document.week);
    let makeup = check.makeup("makeup", document.makeup.as_ref());
    let versions = check.versions(document, week, makeup);
    let (week_breaks, date_breaks) = check.breaks(&document.breaks);
    let hours = check.dated("hours", &document.hours);
    let mut rules = Rules {
        zone: zone.unwrap_or_else(Zone::utc),
        versions,
        week_breaks,
        date_breaks,
        hours,
        off: BTreeMap::new(),
        made_up: BTreeMap::new(),
        extra: BTreeMap::new(),
        pack: None,
        coverage: None,
        beyond: document.beyond,
    };
    check.extra_workdays(document, &mut rules);
    let pack = check.holidays(document, packs, &mut rules);
    rules.coverage = check.coverage(document, pack);
    check.some_open_time(&rules);
    if check.findings.has_errors() { Err(check.findings) } else { Ok(rules) }
}

/// Carries the findings of one check.
struct Check {
    findings: Findings,
}

impl Check {
    fn report(&mut self, path: impl Into<String>, code: FindingCode, zh: String, en: String) {
        self.findings.push(Finding::new(path, code, Words::new(zh, en)));
    }

    fn zone(&mut self, name: &str) -> Option<Zone> {
        let zone = Zone::named(name);
        if zone.is_none() {
            let got: String = name.chars().take(60).collect();
            self.report(
                "zone",
                FindingCode::UnknownZone,
                format!("时区数据库中没有 `{got}`"),
                format!(
                    "expected a name of the time zone database such as `Asia/Shanghai`, got `{got}`"
                ),
            );
        }
        zone
    }

    /// Reads a weekly pattern: single days beat ranges, two ranges on one day are a finding.
    fn week(&mut self, path: &str, texts: &BTreeMap<String, Vec<String>>) -> Week {
        let mut week: [Option<(bool, Vec<Hours>)>; 7] = Default::default();
        for (key, intervals) in texts {
            let Some(days) = read_days(key) else {
                self.bad_day(&format!("{path}.{key}"), key);
                continue;
            };
            let hours = parse_intervals(&format!("{path}.{key}"), intervals, &mut self.findings);
            let single = days.len() == 1;
            for day in days {
                let Some(slot) = week.get_mut(day.index()) else { continue };
                match slot {
                    Some((true, _)) if !single => {}
                    Some((set_single, _)) if *set_single == single => {
                        self.conflicting_days(&format!("{path}.{key}"), day);
                    }
                    _ => *slot = Some((single, hours.clone())),
                }
            }
        }
        week.map(|slot| slot.map(|(_, hours)| hours).unwrap_or_default())
    }

    fn bad_day(&mut self, path: &str, key: &str) {
        let got: String = key.chars().take(40).collect();
        self.report(
            path,
            FindingCode::BadDay,
            format!("应为 `mon`、`mon-fri` 等,实为 `{got}`"),
            format!("expected a day such as `mon` or a range such as `mon-fri`, got `{got}`"),
        );
    }

    fn conflicting_days(&mut self, path: &str, day: Weekday) {
        self.report(
            path,
            FindingCode::ConflictingDays,
            format!("`{day}` 由多个范围定义"),
            format!("`{day}` is defined by two ranges; name the day by itself to decide"),
        );
    }

    fn makeup(&mut self, path: &str, makeup: Option<&Makeup>) -> MakeupHours {
        match makeup {
            None | Some(Makeup::Worked) => MakeupHours::Like(Weekday::Mon),
            Some(Makeup::Rest) => MakeupHours::Rest,
            Some(Makeup::Like(day)) => MakeupHours::Like(*day),
            Some(Makeup::Hours(texts)) => {
                let path = format!("{path}.hours");
                MakeupHours::Hours(parse_intervals(&path, texts, &mut self.findings))
            }
        }
    }

    fn versions(
        &mut self,
        document: &CalendarDocument,
        week: Week,
        makeup: MakeupHours,
    ) -> Vec<Version> {
        let mut versions = vec![Version { from: i64::MIN, week, makeup }];
        for (index, version) in document.version.iter().enumerate() {
            let path = format!("version[{index}]");
            let date_path = format!("{path}.effective_from");
            let from = parse_date(&date_path, &version.effective_from, &mut self.findings);
            let week = version.week.as_ref().map(|week| self.week(&format!("{path}.week"), week));
            let makeup = version
                .makeup
                .as_ref()
                .map(|makeup| self.makeup(&format!("{path}.makeup"), Some(makeup)));
            let (Some(from), Some(last)) = (from.map(day_number), versions.last()) else {
                continue;
            };
            if from <= last.from {
                self.report(
                    date_path,
                    FindingCode::UnorderedVersions,
                    "版本须按生效日期先后排列".to_owned(),
                    "versions stand in the order of their dates, each date once".to_owned(),
                );
                continue;
            }
            let week = week.unwrap_or_else(|| last.week.clone());
            let makeup = makeup.unwrap_or_else(|| last.makeup.clone());
            versions.push(Version { from, week, makeup });
        }
        versions
    }

    fn dated(
        &mut self,
        path: &str,
        texts: &BTreeMap<String, Vec<String>>,
    ) -> BTreeMap<i64, Vec<Hours>> {
        let mut dated = BTreeMap::new();
        for (key, intervals) in texts {
            let path = format!("{path}.{key}");
            let date = parse_date(&path, &key.as_str().into(), &mut self.findings);
            let hours = parse_intervals(&path, intervals, &mut self.findings);
            if let Some(date) = date {
                dated.insert(day_number(date), hours);
            }
        }
        dated
    }

    fn breaks(
        &mut self,
        texts: &BTreeMap<String, Vec<String>>,
    ) -> (Week, BTreeMap<i64, Vec<Hours>>) {
        let is_date = |key: &&String| key.starts_with(|c: char| c.is_ascii_digit());
        let (dates, days): (BTreeMap<_, _>, BTreeMap<_, _>) = texts
            .iter()
            .map(|(key, list)| (key.clone(), list.clone()))
            .partition(|(key, _)| is_date(&key));
        (self.week("breaks", &days), self.dated("breaks", &dates))
    }

    fn extra_workdays(&mut self, document: &CalendarDocument, rules: &mut Rules) {
        for (index, text) in document.extra_workdays.iter().enumerate() {
            let path = format!("extra_workdays[{index}]");
            for date in parse_date_range(&path, text, &mut self.findings) {
                rules.extra.insert(day_number(date), ());
            }
        }
    }

    fn holidays<'a>(
        &mut self,
        document: &CalendarDocument,
        packs: &'a Packs,
        rules: &mut Rules,
    ) -> Option<&'a Pack> {
        match document.holidays.as_ref()? {
            Holidays::Pack(id) => self.pack("holidays", id, packs, rules),
            Holidays::Dates(dates) => {
                self.days_off("holidays", dates, rules);
                None
            }
            Holidays::Adjusted { pack, extra, except } => {
                let pack = self.pack("holidays.pack", pack, packs, rules);
                self.days_off("holidays.extra", extra, rules);
                for (index, text) in except.iter().enumerate() {
                    let path = format!("holidays.except[{index}]");
                    for date in parse_date_range(&path, text, &mut self.findings) {
                        let day = day_number(date);
                        if rules.off.remove(&day).is_none() && rules.made_up.remove(&day).is_none()
                        {
                            self.report(
                                path.as_str(),
                                FindingCode::ConflictingDate,
                                format!("{date} 不在节假日包中"),
                                format!("{date} is not in the pack, so it cannot be excepted"),
                            );
                        }
                    }
                }
                pack
            }
        }
    }

    fn pack<'a>(
        &mut self,
        path: &str,
        id: &str,
        packs: &'a Packs,
        rules: &mut Rules,
    ) -> Option<&'a Pack> {
        let Some(pack) = packs.get(id) else {
            let known: Vec<_> = packs.iter().map(Pack::id).collect();
            let words = match known.as_slice() {
                [] => Words::new(
                    format!("没有节假日包 `{got}`：一个也未提供", got = shorten(id)),
                    format!(
                        "there is no calendar pack `{got}`: none was handed over",
                        got = shorten(id)
                    ),
                ),
                known => none_of(("节假日包", "calendar pack"), id, known),
            };
            self.findings.push(Finding::new(path, FindingCode::UnknownPack, words));
            return None;
        };
        for (date, name) in pack.off() {
            let off = Off { name: Some(name.clone()), from_pack: true };
            rules.off.insert(day_number(date), off);
        }
        for (date, name) in pack.worked() {
            rules.made_up.insert(day_number(date), name.clone());
        }
        rules.pack = Some((pack.id().to_owned(), pack.revision().to_owned()));
        Some(pack)
    }

    fn days_off(&mut self, path: &str, dates: &[HolidayDate], rules: &mut Rules) {
        for (index, holiday) in dates.iter().enumerate() {
            let path = format!("{path}[{index}]");
            for date in parse_date_range(&path, &holiday.date, &mut self.findings) {
                let name = holiday.note.as_ref().map(|note| Words::new(note.clone(), note.clone()));
                rules.off.insert(day_number(date), Off { name, from_pack: false });
            }
        }
    }

    fn coverage(
        &mut self,
        document: &CalendarDocument,
        pack: Option<&Pack>,
    ) -> Option<(NaiveDate, NaiveDate)> {
        let mut read = |path: &str, text: Option<&super::DateText>| {
            text.and_then(|text| parse_date(path, text, &mut self.findings))
        };
        let from = read("coverage_from", document.coverage_from.as_ref());
        let to = read("coverage_to", document.coverage_to.as_ref());
        let from = from.or(pack.map(Pack::valid_from));
        let to = to.or(pack.map(Pack::valid_to));
        let coverage = match (from, to) {
            (None, None) => return None,
            (from, to) => (from.unwrap_or(NaiveDate::MIN), to.unwrap_or(NaiveDate::MAX)),
        };
        if coverage.0 > coverage.1 {
            self.report(
                "coverage_to",
                FindingCode::EmptyCoverage,
                "有效范围的结束早于开始".to_owned(),
                "the coverage ends before it begins".to_owned(),
            );
        }
        Some(coverage)
    }

    fn some_open_time(&mut self, rules: &Rules) {
        if !self.findings.has_errors() && !rules.opens_ever() {
            self.report(
                "week",
                FindingCode::EmptyCalendar,
                "日历没有任何营业时间".to_owned(),
                "the calendar has no open time at all".to_owned(),
            );
        }
    }
}
