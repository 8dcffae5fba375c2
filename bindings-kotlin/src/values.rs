//! Values inside commands and events that are written by hand.

use crate::{
    border::{Show, Take, both},
    generated::words::{CallbackResult, Outcome, Party, Stage},
    misfit::Misfit,
};
use amends::{
    case as core,
    fact::FactKind,
    policy,
    time::{self, CalendarRef},
};
use std::time::SystemTime;

/// Holds a length of time in whole seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span(pub i64);
uniffi::custom_newtype!(Span, i64);

/// Stands where a personal reference would be shown.
pub(crate) const PRIVATE: &str = "‹private›";

/// Holds a personal reference, an opaque key of the host's vault.
#[derive(Clone, PartialEq, Eq)]
pub struct Private(pub String);
uniffi::custom_newtype!(Private, String);

impl std::fmt::Debug for Private {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(PRIVATE)
    }
}

/// Names the language a text is rendered in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Lang {
    /// Chinese (simplified).
    Zh,
    /// English.
    En,
}

impl From<Lang> for amends::Lang {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Zh,
            Lang::En => Self::En,
        }
    }
}

/// Holds one text in both languages.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Words {
    /// The text in Chinese.
    pub zh: String,
    /// The text in English.
    pub en: String,
}

impl Show<amends::Words> for Words {
    fn show(core: &amends::Words) -> Self {
        let (zh, en) = both(core);
        Self { zh, en }
    }
}

/// Says how serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Severity {
    /// The document cannot be used.
    Error,
    /// It can, and probably says something else than was meant.
    Warning,
}

/// Says what is wrong with a document, and where.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Finding {
    /// Where, such as `obligation[2].term`.
    pub path: String,
    /// How serious it is.
    pub severity: Severity,
    /// The stable code.
    pub code: String,
    /// The sentence in Chinese.
    pub zh: String,
    /// The sentence in English.
    pub en: String,
}

impl Show<amends::Finding> for Finding {
    fn show(core: &amends::Finding) -> Self {
        let (zh, en) = both(core.text());
        Self {
            path: core.path().to_owned(),
            severity: match core.severity() {
                amends::Severity::Error => Severity::Error,
                amends::Severity::Warning => Severity::Warning,
            },
            code: core.code().code().to_owned(),
            zh,
            en,
        }
    }
}

/// Lists the facts once: field, its name in the core, what it says.
macro_rules! facts {
    ($($field:ident $Kind:ident $doc:literal;)*) => {
        /// Holds what is known of a case in the closed vocabulary; an absent fact is unknown.
        #[derive(Debug, Clone, Default, PartialEq, uniffi::Record)]
        pub struct Facts {
            $(#[doc = $doc] #[uniffi(default = None)] pub $field: Option<String>,)*
        }

        impl Show<amends::fact::Facts> for Facts {
            fn show(core: &amends::fact::Facts) -> Self {
                $(let mut $field = None;)*
                for fact in FactKind::ALL {
                    let known = core.get(*fact).map(String::show);
                    match fact { $(FactKind::$Kind => $field = known,)* }
                }
                Self { $($field,)* }
            }
        }

        impl Take<amends::fact::Facts> for Facts {
            fn take(self, _: &'static str) -> Result<amends::fact::Facts, Misfit> {
                let mut core = amends::fact::Facts::default();
                $(core.set(FactKind::$Kind, self.$field.take(stringify!($field))?);)*
                Ok(core)
            }
        }
    };
}

facts! {
    kind Kind "The kind of case.";
    category Category "The category.";
    priority Priority "The priority.";
    tier Tier "The customer tier.";
    channel Channel "The channel.";
    origin Origin "The origin.";
    unit Unit "The unit in charge.";
    addressee Addressee "The addressee level.";
    phase Phase "The project phase.";
    asset Asset "The asset.";
    nature Nature "The nature.";
    urgency Urgency "The urgency.";
    importance Importance "The importance.";
    complexity Complexity "The complexity.";
    severity Severity "The severity.";
}

/// Says by how much a time limit is extended.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum Distance {
    /// A span in the measure of the limit's term.
    Length {
        /// How long.
        span: Span,
    },
    /// Working days.
    WorkingDays {
        /// How many.
        days: i32,
    },
    /// Calendar days.
    CalendarDays {
        /// How many.
        days: i32,
    },
}

impl Show<time::Distance> for Distance {
    fn show(core: &time::Distance) -> Self {
        match core {
            time::Distance::Span(span) => Self::Length { span: Show::show(span) },
            time::Distance::Days(time::Days::Working(days)) => {
                Self::WorkingDays { days: Show::show(days) }
            }
            time::Distance::Days(time::Days::Calendar(days)) => {
                Self::CalendarDays { days: Show::show(days) }
            }
        }
    }
}

impl Take<time::Distance> for Distance {
    fn take(self, _: &'static str) -> Result<time::Distance, Misfit> {
        Ok(match self {
            Self::Length { span } => time::Distance::Span(span.take("span")?),
            Self::WorkingDays { days } => {
                time::Distance::Days(time::Days::Working(days.take("days")?))
            }
            Self::CalendarDays { days } => {
                time::Distance::Days(time::Days::Calendar(days.take("days")?))
            }
        })
    }
}

/// Declares small words of the core's time: the same variants on both sides.
macro_rules! words {
    ($($(#[$meta:meta])* $Name:ident { $($(#[$word:meta])* $Variant:ident),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
        pub enum $Name { $($(#[$word])* $Variant,)* }

        impl Show<time::$Name> for $Name {
            fn show(core: &time::$Name) -> Self {
                match core { $(time::$Name::$Variant => Self::$Variant,)* }
            }
        }

        impl Take<time::$Name> for $Name {
            fn take(self, _: &'static str) -> Result<time::$Name, Misfit> {
                Ok(match self { $(Self::$Variant => time::$Name::$Variant,)* })
            }
        }
    )*};
}

words! {
    /// Says whether an answer rests on known holidays only.
    Certainty {
        /// Every date it rests on is known.
        Known,
        /// Some date it rests on was assumed to follow the weekly pattern.
        Assumed,
    }
    /// Says what is counted.
    Measure {
        /// Real time.
        Real,
        /// Open time of the calendar.
        Open,
    }
    /// Says where in its last day a count of days ends.
    Lands {
        /// When the hours of the day end.
        EndOfDay,
        /// At 24:00.
        Midnight,
        /// At the reading of the receipt, moved into the day's hours.
        SameTimeClamped,
        /// At the reading of the receipt.
        SameTime,
    }
    /// Says whether the day of receipt is day 1.
    FirstDay {
        /// The day after is day 1.
        Excluded,
        /// It is day 1.
        Counted,
    }
    /// Says what a receipt on a day off does to a count of workdays.
    StartRule {
        /// It counts as received on the next workday.
        Roll,
        /// The next workday is day 1.
        Step,
    }
    /// Says what a count of dates that ends on a day off does.
    ClosedDay {
        /// It ends there.
        Keep,
        /// It ends on the next workday.
        NextWorkday,
        /// It ends on the previous workday.
        PreviousWorkday,
    }
}

/// Says how long something may take; the basis is always stated. A calendar is named as in the policy;
/// `of-debtor` is that of whoever owes the act.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum Term {
    /// Real time.
    Elapsed {
        /// How long.
        span: Span,
    },
    /// Open time of a calendar.
    Working {
        /// How long.
        span: Span,
        /// Whose hours.
        calendar: String,
    },
    /// Workdays of a calendar.
    WorkingDays {
        /// How many.
        days: i32,
        /// Whose days.
        calendar: String,
        /// Where in the last day it ends.
        lands: Lands,
        /// Whether the day of receipt counts.
        receipt_day: FirstDay,
        /// What a receipt on a day off does.
        start: StartRule,
    },
    /// Dates, whether worked or not.
    CalendarDays {
        /// How many.
        days: i32,
        /// Whose zone and days.
        calendar: String,
        /// Where in the last day it ends.
        lands: Lands,
        /// What a last day that is closed does.
        closed_day: ClosedDay,
        /// Whether the day of receipt counts.
        receipt_day: FirstDay,
    },
    /// Months.
    Months {
        /// How many.
        months: i32,
        /// Whose zone and days.
        calendar: String,
        /// Where in the last day it ends.
        lands: Lands,
        /// What a last day that is closed does.
        closed_day: ClosedDay,
    },
    /// Years.
    Years {
        /// How many.
        years: i32,
        /// Whose zone and days.
        calendar: String,
        /// Where in the last day it ends.
        lands: Lands,
        /// What a last day that is closed does.
        closed_day: ClosedDay,
    },
    /// The day of receipt.
    SameDay {
        /// Whose days.
        calendar: String,
        /// From which reading on a receipt belongs to the next workday, such as `16:00`.
        cutoff: Option<String>,
        /// Where in the day it ends.
        lands: Lands,
    },
    /// At once, with a grace of real time, or of open time where a calendar is named.
    Immediate {
        /// The time at once may take.
        grace: Span,
        /// Whose hours the grace counts.
        calendar: Option<String>,
    },
    /// The time named in the command.
    AsPromised,
}

impl Show<CalendarRef> for String {
    fn show(core: &CalendarRef) -> Self {
        core.as_str().to_owned()
    }
}

impl Show<time::Term> for Term {
    fn show(core: &time::Term) -> Self {
        use time::{DayTerm, Grace, Term as T};
        match core {
            T::Elapsed { span } => Self::Elapsed { span: Show::show(span) },
            T::Working { span, calendar } => {
                Self::Working { span: Show::show(span), calendar: Show::show(calendar) }
            }
            T::WorkingDays { days, calendar, lands, receipt_day, start } => Self::WorkingDays {
                days: Show::show(days),
                calendar: Show::show(calendar),
                lands: Show::show(lands),
                receipt_day: Show::show(receipt_day),
                start: Show::show(start),
            },
            T::CalendarDays { days, ends, receipt_day } => {
                let DayTerm { calendar, lands, closed_day } = ends;
                Self::CalendarDays {
                    days: Show::show(days),
                    calendar: Show::show(calendar),
                    lands: Show::show(lands),
                    closed_day: Show::show(closed_day),
                    receipt_day: Show::show(receipt_day),
                }
            }
            T::Months { months, ends: DayTerm { calendar, lands, closed_day } } => Self::Months {
                months: Show::show(months),
                calendar: Show::show(calendar),
                lands: Show::show(lands),
                closed_day: Show::show(closed_day),
            },
            T::Years { years, ends: DayTerm { calendar, lands, closed_day } } => Self::Years {
                years: Show::show(years),
                calendar: Show::show(calendar),
                lands: Show::show(lands),
                closed_day: Show::show(closed_day),
            },
            T::SameDay { calendar, cutoff, lands } => Self::SameDay {
                calendar: Show::show(calendar),
                cutoff: cutoff.as_ref().map(ToString::to_string),
                lands: Show::show(lands),
            },
            T::Immediate { grace: Grace::Elapsed(span) } => {
                Self::Immediate { grace: Show::show(span), calendar: None }
            }
            T::Immediate { grace: Grace::Working { span, calendar } } => {
                Self::Immediate { grace: Show::show(span), calendar: Some(Show::show(calendar)) }
            }
            T::AsPromised => Self::AsPromised,
        }
    }
}

fn ends(calendar: &str, lands: Lands, closed_day: ClosedDay) -> Result<time::DayTerm, Misfit> {
    Ok(time::DayTerm {
        calendar: CalendarRef::from(calendar),
        lands: lands.take("lands")?,
        closed_day: closed_day.take("closed_day")?,
    })
}

impl Take<time::Term> for Term {
    fn take(self, _: &'static str) -> Result<time::Term, Misfit> {
        use time::{Grace, Term as T};
        let named = |calendar: &str| CalendarRef::from(calendar);
        Ok(match self {
            Self::Elapsed { span } => T::Elapsed { span: span.take("span")? },
            Self::Working { span, calendar } => {
                T::Working { span: span.take("span")?, calendar: named(&calendar) }
            }
            Self::WorkingDays { days, calendar, lands, receipt_day, start } => T::WorkingDays {
                days: days.take("days")?,
                calendar: named(&calendar),
                lands: lands.take("lands")?,
                receipt_day: receipt_day.take("receipt_day")?,
                start: start.take("start")?,
            },
            Self::CalendarDays { days, calendar, lands, closed_day, receipt_day } => {
                T::CalendarDays {
                    days: days.take("days")?,
                    ends: ends(&calendar, lands, closed_day)?,
                    receipt_day: receipt_day.take("receipt_day")?,
                }
            }
            Self::Months { months, calendar, lands, closed_day } => T::Months {
                months: months.take("months")?,
                ends: ends(&calendar, lands, closed_day)?,
            },
            Self::Years { years, calendar, lands, closed_day } => {
                T::Years { years: years.take("years")?, ends: ends(&calendar, lands, closed_day)? }
            }
            Self::SameDay { calendar, cutoff, lands } => {
                let parsed = cutoff.map(|text| text.parse()).transpose();
                T::SameDay {
                    calendar: named(&calendar),
                    cutoff: parsed.map_err(|error| Misfit::invalid("cutoff", &error))?,
                    lands: lands.take("lands")?,
                }
            }
            Self::Immediate { grace, calendar: None } => {
                T::Immediate { grace: Grace::Elapsed(grace.take("grace")?) }
            }
            Self::Immediate { grace, calendar: Some(calendar) } => T::Immediate {
                grace: Grace::Working { span: grace.take("grace")?, calendar: named(&calendar) },
            },
            Self::AsPromised => T::AsPromised,
        })
    }
}

/// Declares records whose fields carry the same names in the core.
macro_rules! mirrors {
    ($($(#[$meta:meta])* $Name:ident of $module:ident::$Core:ident { $($(#[$fmeta:meta])* $field:ident: $Type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, uniffi::Record)]
        pub struct $Name { $($(#[$fmeta])* pub $field: $Type,)* }

        impl Show<$module::$Core> for $Name {
            fn show(core: &$module::$Core) -> Self {
                let $module::$Core { $($field),* } = core;
                Self { $($field: Show::show($field),)* }
            }
        }

        impl Take<$module::$Core> for $Name {
            fn take(self, _: &'static str) -> Result<$module::$Core, Misfit> {
                Ok($module::$Core { $($field: self.$field.take(stringify!($field))?,)* })
            }
        }
    )*};
}
pub(crate) use mirrors;

mirrors! {
    /// Holds a stretch in which a clock stands still, `[from, to)`.
    Pause of time::Pause {
        /// When it began.
        from: SystemTime,
        /// When it ended.
        to: SystemTime,
    }
    /// Names the data a computed deadline rests on.
    Basis of time::Basis {
        /// The id of the calendar.
        calendar: String,
        /// The id of its calendar pack, if it has one.
        pack: Option<String>,
        /// The revision of that pack.
        pack_revision: Option<String>,
        /// The version of the time zone database.
        tzdb: String,
    }
    /// Counts down a budget of time. While paused there is no deadline, only time left.
    Stopwatch of time::Stopwatch {
        /// What is counted.
        measure: Measure,
        /// The time allowed.
        budget: Span,
        /// The time used up before the last start.
        consumed: Span,
        /// Since when it runs; none while paused.
        running_since: Option<SystemTime>,
    }
    /// Records one report of a foreign system: at an instant, the case was found so. Silence changes nothing.
    Observation of core::Observation {
        /// When the foreign system says it happened.
        at: SystemTime,
        /// Who did it, as far as the log says.
        #[uniffi(default = None)]
        by: Option<String>,
        /// The stage the case was found in.
        #[uniffi(default = None)]
        stage: Option<Stage>,
        /// How the case ended, with a settled stage.
        #[uniffi(default = None)]
        outcome: Option<Outcome>,
        /// Whom the case was waiting for.
        #[uniffi(default = None)]
        waiting: Option<ObservedWaiting>,
        /// The person in charge.
        #[uniffi(default = None)]
        handler: Option<String>,
        /// The escalation level, 0 for none.
        #[uniffi(default = None)]
        level: Option<i32>,
        /// What was done beside the change of the stage.
        #[uniffi(default = [])]
        acts: Vec<ObservedAct>,
        /// What is known in the fact vocabulary.
        #[uniffi(default)]
        facts: Facts,
    }
}

/// Says what a foreign log reports about waiting.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum ObservedWaiting {
    /// The case waits for nobody but us.
    Nobody,
    /// The case waits for a party.
    For {
        /// Who owes the next act.
        party: Party,
        /// The log's own value, such as `Awaiting Vendor`.
        reason: String,
    },
}

impl Show<core::ObservedWaiting> for ObservedWaiting {
    fn show(core: &core::ObservedWaiting) -> Self {
        match core {
            core::ObservedWaiting::Nobody {} => Self::Nobody,
            core::ObservedWaiting::For { party, reason } => {
                Self::For { party: Show::show(party), reason: Show::show(reason) }
            }
        }
    }
}

impl Take<core::ObservedWaiting> for ObservedWaiting {
    fn take(self, _: &'static str) -> Result<core::ObservedWaiting, Misfit> {
        Ok(match self {
            Self::Nobody => core::ObservedWaiting::Nobody {},
            Self::For { party, reason } => core::ObservedWaiting::For {
                party: party.take("party")?,
                reason: reason.take("reason")?,
            },
        })
    }
}

/// Names an act of the people in a foreign system that changes no stage.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum ObservedAct {
    /// Receipt was acknowledged.
    Acknowledged,
    /// The customer was told how far it is.
    ProgressReported,
    /// The customer was called back.
    CalledBack {
        /// What the customer said.
        result: CallbackResult,
    },
    /// The customer was called and not reached.
    CallbackFailed,
}

impl Show<core::ObservedAct> for ObservedAct {
    fn show(core: &core::ObservedAct) -> Self {
        match core {
            core::ObservedAct::Acknowledged {} => Self::Acknowledged,
            core::ObservedAct::ProgressReported {} => Self::ProgressReported,
            core::ObservedAct::CalledBack { result } => {
                Self::CalledBack { result: Show::show(result) }
            }
            core::ObservedAct::CallbackFailed {} => Self::CallbackFailed,
        }
    }
}

impl Take<core::ObservedAct> for ObservedAct {
    fn take(self, _: &'static str) -> Result<core::ObservedAct, Misfit> {
        Ok(match self {
            Self::Acknowledged => core::ObservedAct::Acknowledged {},
            Self::ProgressReported => core::ObservedAct::ProgressReported {},
            Self::CalledBack { result } => {
                core::ObservedAct::CalledBack { result: result.take("result")? }
            }
            Self::CallbackFailed => core::ObservedAct::CallbackFailed {},
        })
    }
}

/// Names what the machine does when a schedule falls due.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum ScheduledAct {
    /// Closes the case with an outcome.
    Close {
        /// The outcome.
        outcome: Outcome,
    },
    /// Archives the case.
    Archive,
    /// Ends the waiting.
    EndWaiting,
}

impl Show<policy::ScheduledAct> for ScheduledAct {
    fn show(core: &policy::ScheduledAct) -> Self {
        match core {
            policy::ScheduledAct::Close(outcome) => Self::Close { outcome: Show::show(outcome) },
            policy::ScheduledAct::Archive => Self::Archive,
            policy::ScheduledAct::EndWaiting => Self::EndWaiting,
        }
    }
}

impl Take<policy::ScheduledAct> for ScheduledAct {
    fn take(self, _: &'static str) -> Result<policy::ScheduledAct, Misfit> {
        Ok(match self {
            Self::Close { outcome } => policy::ScheduledAct::Close(outcome.take("outcome")?),
            Self::Archive => policy::ScheduledAct::Archive,
            Self::EndWaiting => policy::ScheduledAct::EndWaiting,
        })
    }
}
