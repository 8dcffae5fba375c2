//! What walks reached: the measure of the generator itself.

use super::{Act, Trace};
use amends::{
    RejectionCode,
    case::{EventKind, WakeReason, table},
};
use std::{collections::BTreeMap, fmt};

/// Counts what walks reached.
#[derive(Debug, Clone, Default)]
pub struct Statistics {
    /// Commands meant to be accepted.
    pub meant: u64,
    /// Of these, those accepted.
    pub accepted: u64,
    /// Records by the row that brought them about.
    pub rows: BTreeMap<String, u64>,
    /// Refusals by code.
    pub refusals: BTreeMap<RejectionCode, u64>,
    /// Wake-ups announced and taken, by reason.
    pub wake_ups: BTreeMap<WakeReason, u64>,
    /// Records by kind of event.
    pub events: BTreeMap<EventKind, u64>,
    /// Refused though meant to be accepted: the command and the code.
    pub surprises: BTreeMap<String, u64>,
}

impl Statistics {
    /// Counts a walk.
    pub fn add(&mut self, trace: &Trace) {
        for step in &trace.steps {
            if let Err(rejection) = &step.outcome {
                *self.refusals.entry(rejection.code()).or_default() += 1;
                if rejection.code() == RejectionCode::Bug {
                    let at = step.before.as_ref().map(|case| case.stage().name());
                    let name = format!("BUG {rejection} {:?} at {at:?}", step.input);
                    *self.surprises.entry(name).or_default() += 1;
                }
            }
            let Act::Give(given) = &step.input.act else {
                let woken = step.before.as_ref().and_then(amends::case::Case::next_wakeup);
                if let Some(wake_up) = woken.filter(|wake_up| wake_up.at <= step.input.now) {
                    *self.wake_ups.entry(wake_up.reason).or_default() += 1;
                }
                continue;
            };
            if !step.meant_wrong {
                self.meant += 1;
                self.accepted += u64::from(step.outcome.is_ok());
                if let Err(rejection) = &step.outcome {
                    let name =
                        format!("{} {}", given.command.kind().name(), rejection.code().name());
                    *self.surprises.entry(name).or_default() += 1;
                }
            }
        }
        for record in &trace.log {
            *self.events.entry(record.event.kind()).or_default() += 1;
            if let Some(row) = &record.row {
                *self.rows.entry(row.as_str().to_owned()).or_default() += 1;
            }
        }
    }

    /// Lists the rows taken fewer than `least` times, with how often.
    pub fn rare_rows(&self, least: u64) -> Vec<(&'static str, u64)> {
        let count = |id: &str| self.rows.get(id).copied().unwrap_or(0);
        table::all().map(|row| (row.id, count(row.id))).filter(|(_, n)| *n < least).collect()
    }

    /// Lists the kinds of events never emitted.
    pub fn missing_events(&self) -> Vec<&'static str> {
        let never = EventKind::ALL.iter().filter(|kind| !self.events.contains_key(kind));
        never.map(|kind| kind.name()).collect()
    }

    /// Lists the refusals never seen.
    pub fn missing_refusals(&self) -> Vec<&'static str> {
        let never = RejectionCode::ALL.iter().filter(|code| !self.refusals.contains_key(code));
        never.map(|code| code.name()).collect()
    }

    /// Lists the reasons to wake up never met.
    pub fn missing_wake_ups(&self) -> Vec<&'static str> {
        let never = WakeReason::ALL.iter().filter(|reason| !self.wake_ups.contains_key(reason));
        never.map(|reason| reason.name()).collect()
    }
}

impl fmt::Display for Statistics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = self.accepted * 100 / self.meant.max(1);
        writeln!(f, "meant {} accepted {} ({share} %)", self.meant, self.accepted)?;
        writeln!(f, "rows {:?}", self.rows)?;
        writeln!(f, "refusals {:?}", self.refusals)?;
        writeln!(f, "wake-ups {:?}", self.wake_ups)?;
        writeln!(f, "surprises {:?}", self.surprises)
    }
}
