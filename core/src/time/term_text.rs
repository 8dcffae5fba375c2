//! The written form of a term: one key names the basis, the others say the rest.

use super::{
    CalendarRef, ClosedDay, DayTerm, FirstDay, Grace, Lands, Span, StartRule, Term, TimeOfDay,
};
use crate::Words;
use serde::{Deserialize, Serialize};
use std::fmt;

#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(
    deny_unknown_fields,
    default,
    expecting = "a table such as `{ elapsed = \"24h\" }` or `{ working_days = 3, calendar = … }`"
)]
pub(super) struct TermText {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) elapsed: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) working: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) working_days: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) calendar_days: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) months: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) years: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) same_day: Option<Marker>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) immediate: Option<GraceText>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) as_promised: Option<Marker>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) calendar: Option<CalendarRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) lands: Option<Lands>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) receipt_day: Option<FirstDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start: Option<StartRule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) closed_day: Option<ClosedDay>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cutoff: Option<TimeOfDay>,
}

/// Stands for a basis that needs no number: `{}`.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Marker {}

#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table such as `{ grace = \"15m\" }`")]
pub(super) struct GraceText {
    pub(super) grace: Span,
    #[serde(default)]
    pub(super) basis: GraceBasis,
}

#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum GraceBasis {
    #[default]
    Elapsed,
    Working,
}

/// Says why the keys of a term do not go together.
#[derive(Debug)]
pub(super) struct TermFault(pub(super) Words);

impl TermFault {
    fn new(zh: String, en: String) -> Self {
        Self(Words::new(zh, en))
    }
}

impl fmt::Display for TermFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.en)
    }
}

/// The keys that name a basis; exactly one stands in a term.
const BASES: &str = "`elapsed`, `working`, `working_days`, `calendar_days`, `months`, `years`, \
                     `same_day`, `immediate` or `as_promised`";
const BASES_ZH: &str = "`elapsed`、`working`、`working_days`、`calendar_days`、`months`、`years`、\
                        `same_day`、`immediate` 或 `as_promised`";

impl TermText {
    pub(super) fn bases(&self) -> usize {
        [
            self.elapsed.is_some(),
            self.working.is_some(),
            self.working_days.is_some(),
            self.calendar_days.is_some(),
            self.months.is_some(),
            self.years.is_some(),
            self.same_day.is_some(),
            self.immediate.is_some(),
            self.as_promised.is_some(),
        ]
        .into_iter()
        .filter(|present| *present)
        .count()
    }

    /// Names the first key that stands here and does not belong to the basis.
    fn stray(&self, allowed: &[&str]) -> Option<&'static str> {
        [
            ("calendar", self.calendar.is_some()),
            ("lands", self.lands.is_some()),
            ("receipt_day", self.receipt_day.is_some()),
            ("start", self.start.is_some()),
            ("closed_day", self.closed_day.is_some()),
            ("cutoff", self.cutoff.is_some()),
        ]
        .into_iter()
        .find(|(key, present)| *present && !allowed.contains(key))
        .map(|(key, _)| key)
    }

    fn only(&self, basis: &str, allowed: &[&str]) -> Result<(), TermFault> {
        match self.stray(allowed) {
            None => Ok(()),
            Some(key) => Err(TermFault::new(
                format!("`{basis}` 时限没有 `{key}` 这个键"),
                format!("a term of `{basis}` does not have the key `{key}`"),
            )),
        }
    }

    fn named_calendar(&self, basis: &str) -> Result<CalendarRef, TermFault> {
        let missing = || {
            TermFault::new(
                format!("`{basis}` 时限须写明日历 `calendar`，或 `of-debtor`"),
                format!("a term of `{basis}` names its `calendar`, or `of-debtor`"),
            )
        };
        self.calendar.clone().ok_or_else(missing)
    }

    fn lands(&self, basis: &str) -> Result<Lands, TermFault> {
        const PLACES: &str = "`end-of-day`, `midnight`, `same-time-clamped` or `same-time`";
        const PLACES_ZH: &str = "`end-of-day`、`midnight`、`same-time-clamped` 或 `same-time`";
        let missing = || {
            TermFault::new(
                format!("`{basis}` 时限须用 `lands` 写明在末日何时届满：{PLACES_ZH}"),
                format!("a term of `{basis}` says where its last day `lands`: {PLACES}"),
            )
        };
        self.lands.ok_or_else(missing)
    }

    fn ends(&self, basis: &str) -> Result<DayTerm, TermFault> {
        Ok(DayTerm {
            calendar: self.named_calendar(basis)?,
            lands: self.lands(basis)?,
            closed_day: self.closed_day.unwrap_or_default(),
        })
    }
}

fn positive(basis: &str, span: Span) -> Result<Span, TermFault> {
    if span.seconds() < 0 {
        return Err(TermFault::new(
            format!("`{basis}` 时限不得为负，实为 `{span}`"),
            format!("a term of `{basis}` is not negative, got `{span}`"),
        ));
    }
    Ok(span)
}

impl TryFrom<TermText> for Term {
    type Error = TermFault;

    fn try_from(text: TermText) -> Result<Self, TermFault> {
        match text.bases() {
            0 => {
                return Err(TermFault::new(
                    format!("时限须写明计算方式：{BASES_ZH}"),
                    format!("a term names its basis: {BASES}"),
                ));
            }
            1 => {}
            _ => {
                return Err(TermFault::new(
                    format!("时限只能有一种计算方式：{BASES_ZH}"),
                    format!("a term names one basis only: {BASES}"),
                ));
            }
        }
        if let Some(span) = text.elapsed {
            text.only("elapsed", &[])?;
            return Ok(Self::Elapsed { span: positive("elapsed", span)? });
        }
        if let Some(span) = text.working {
            text.only("working", &["calendar"])?;
            let calendar = text.named_calendar("working")?;
            return Ok(Self::Working { span: positive("working", span)?, calendar });
        }
        if text.as_promised.is_some() {
            text.only("as_promised", &[])?;
            return Ok(Self::AsPromised);
        }
        if let Some(immediate) = &text.immediate {
            return immediate_term(&text, immediate);
        }
        day_term(&text)
    }
}

fn immediate_term(text: &TermText, immediate: &GraceText) -> Result<Term, TermFault> {
    let span = positive("immediate", immediate.grace)?;
    let grace = match immediate.basis {
        GraceBasis::Elapsed => {
            text.only("immediate", &[])?;
            Grace::Elapsed(span)
        }
        GraceBasis::Working => {
            text.only("immediate", &["calendar"])?;
            Grace::Working { span, calendar: text.named_calendar("immediate")? }
        }
    };
    Ok(Term::Immediate { grace })
}

fn day_term(text: &TermText) -> Result<Term, TermFault> {
    const DATES: [&str; 3] = ["calendar", "lands", "closed_day"];
    if let Some(days) = text.working_days {
        text.only("working_days", &["calendar", "lands", "receipt_day", "start"])?;
        return Ok(Term::WorkingDays {
            days,
            calendar: text.named_calendar("working_days")?,
            lands: text.lands("working_days")?,
            receipt_day: text.receipt_day.unwrap_or_default(),
            start: text.start.unwrap_or_default(),
        });
    }
    if let Some(days) = text.calendar_days {
        text.only("calendar_days", &["calendar", "lands", "closed_day", "receipt_day"])?;
        let receipt_day = text.receipt_day.unwrap_or_default();
        return Ok(Term::CalendarDays { days, ends: text.ends("calendar_days")?, receipt_day });
    }
    if let Some(months) = text.months {
        text.only("months", &DATES)?;
        return Ok(Term::Months { months, ends: text.ends("months")? });
    }
    if let Some(years) = text.years {
        text.only("years", &DATES)?;
        return Ok(Term::Years { years, ends: text.ends("years")? });
    }
    text.only("same_day", &["calendar", "cutoff", "lands"])?;
    Ok(Term::SameDay {
        calendar: text.named_calendar("same_day")?,
        cutoff: text.cutoff,
        lands: text.lands.unwrap_or_default(),
    })
}

impl From<Term> for TermText {
    fn from(term: Term) -> Self {
        let empty = Self::default();
        let dated = |ends: DayTerm| Self {
            calendar: Some(ends.calendar),
            lands: Some(ends.lands),
            closed_day: Some(ends.closed_day),
            ..Self::default()
        };
        match term {
            Term::Elapsed { span } => Self { elapsed: Some(span), ..empty },
            Term::Working { span, calendar } => {
                Self { working: Some(span), calendar: Some(calendar), ..empty }
            }
            Term::WorkingDays { days, calendar, lands, receipt_day, start } => Self {
                working_days: Some(days),
                calendar: Some(calendar),
                lands: Some(lands),
                receipt_day: Some(receipt_day),
                start: Some(start),
                ..empty
            },
            Term::CalendarDays { days, ends, receipt_day } => {
                Self { calendar_days: Some(days), receipt_day: Some(receipt_day), ..dated(ends) }
            }
            Term::Months { months, ends } => Self { months: Some(months), ..dated(ends) },
            Term::Years { years, ends } => Self { years: Some(years), ..dated(ends) },
            Term::SameDay { calendar, cutoff, lands } => Self {
                same_day: Some(Marker {}),
                calendar: Some(calendar),
                cutoff,
                lands: Some(lands),
                ..empty
            },
            Term::Immediate { grace: Grace::Elapsed(span) } => {
                let basis = GraceBasis::Elapsed;
                Self { immediate: Some(GraceText { grace: span, basis }), ..empty }
            }
            Term::Immediate { grace: Grace::Working { span, calendar } } => {
                let basis = GraceBasis::Working;
                let immediate = Some(GraceText { grace: span, basis });
                Self { immediate, calendar: Some(calendar), ..empty }
            }
            Term::AsPromised => Self { as_promised: Some(Marker {}), ..empty },
        }
    }
}
