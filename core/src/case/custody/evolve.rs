//! How a record moves custody.

use super::{Custody, PendingAct, TimedAct};
use crate::{
    case::{Event, Recorded},
    fault::ReplayFault,
    ident::Value,
};

impl Custody {
    pub(crate) fn evolve(&mut self, record: &Recorded) -> Result<(), ReplayFault> {
        match &record.event {
            Event::Observed(seen) => {
                ReplayFault::count(record, &mut self.observations)?;
                // A case whose first row names no level starts at the lowest.
                self.level_seen = seen.level.or(self.level_seen).or(Some(0));
            }
            Event::Erased(_) => self.erased = Some(record.seq),
            Event::ActAsked(data) => {
                self.acts = ReplayFault::next(record, self.acts, data.act)?;
                self.asked.push(PendingAct {
                    ordinal: data.act,
                    mode: data.mode,
                    by: record.by.clone(),
                    command: (*data.command).clone(),
                    seq: record.seq,
                });
            }
            Event::ActDecided(data) => {
                let before = self.asked.len();
                self.asked.retain(|act| act.ordinal != data.act);
                if self.asked.len() == before {
                    let kind = record.event.kind();
                    return Err(ReplayFault::unknown(record.seq, kind, "a pending act"));
                }
            }
            Event::ActScheduled(data) => {
                self.timed.retain(|timed| timed.rule != data.rule);
                let (rule, act) = (data.rule.clone(), data.act);
                self.timed.push(TimedAct { rule, act, at: data.at, since: data.since });
            }
            Event::ActFired(data) => self.drop_timed(&data.rule),
            Event::ActUnscheduled(data) => self.drop_timed(&data.rule),
            _ => {}
        }
        Ok(())
    }

    fn drop_timed(&mut self, rule: &Value) {
        self.timed.retain(|timed| timed.rule != *rule);
    }
}
