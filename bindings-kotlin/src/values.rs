//! Values inside commands and events that are written by hand.

use crate::{
    border::{Show, Take, both},
    generated::words::{Measure, Outcome, Severity},
    misfit::Misfit,
};
use amends::{fact::FactKind, policy, time};

/// Holds a length of time in whole seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span(pub i64);
uniffi::custom_newtype!(Span, i64);

/// Holds an instant as microseconds of UTC since 1970, negative before. A time of the system would cross
/// in seconds with a sign and a fraction without one, which leaves the second before 1970 none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment(pub i64);
uniffi::custom_newtype!(Moment, i64);

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
            severity: Show::show(&core.severity()),
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
        from: Moment,
        /// When it ended.
        to: Moment,
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
        running_since: Option<Moment>,
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
