//! The timeline of a case, told record by record.

use super::{
    agenda::{act_words, length},
    clock::LocalClock,
};
use amends::{
    Lang, Policy,
    case::{Event, Observation, ObservedAct, ObservedWaiting, Recorded, Source},
    fact::FactKind,
    ident::ObligationId,
};
use std::fmt::Write as _;

/// Tells records in one language, on one clock, with the names that a policy gives.
#[derive(Debug, Clone, Copy)]
pub struct Story<'p> {
    /// The policy.
    pub policy: &'p Policy,
    /// The clock.
    pub clock: LocalClock,
    /// The language.
    pub lang: Lang,
}

impl Story<'_> {
    /// Picks the words of the language.
    pub fn say<'w>(&self, zh: &'w str, en: &'w str) -> &'w str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// Tells one record: number, time, what, how it came about, by whom.
    pub fn line(&self, recorded: &Recorded) -> String {
        let mut line = format!(
            "{:>5}  {}  {}",
            recorded.seq,
            self.clock.second(recorded.at),
            recorded.event.kind().label(self.lang)
        );
        // INVARIANT: writing to a String cannot fail.
        if let Some(what) = self.detail(&recorded.event) {
            let _ = write!(line, "{}{what}", self.say("：", ": "));
        }
        line.push_str(match recorded.source {
            Source::Inferred => self.say("（推断）", " (inferred)"),
            Source::Clock => self.say("（时间触发）", " (as time passed)"),
            Source::Decided | Source::Observed => "",
        });
        if let Some(by) = &recorded.by {
            let _ = write!(line, " – {}", by.id);
        }
        line
    }

    fn obligation(&self, id: &ObligationId) -> String {
        let rule = self.policy.obligation(id);
        rule.map_or_else(|| id.to_string(), |rule| rule.name.get(self.lang).to_owned())
    }

    /// Puts a remark in brackets.
    fn remark(&self, text: impl std::fmt::Display) -> String {
        match self.lang {
            Lang::Zh => format!("（{text}）"),
            Lang::En => format!(" ({text})"),
        }
    }

    fn list(&self, parts: &[String]) -> Option<String> {
        (!parts.is_empty()).then(|| parts.join(self.say("，", ", ")))
    }

    /// Says what an event is about, where that is not plain from its kind.
    fn detail(&self, event: &Event) -> Option<String> {
        let lang = self.lang;
        let with = |id: &ObligationId, rest: String| self.list(&[self.obligation(id), rest]);
        match event {
            Event::Observed(data) => return self.observed(data),
            Event::Closed(data) => {
                let moved =
                    format!("{} → {}", data.moved.from.label(lang), data.moved.to.label(lang));
                return Some(format!("{moved}{}", self.remark(data.outcome.label(lang))));
            }
            Event::ObligationStarted(data) => {
                return with(&data.run.obligation, self.clock.minute(data.plan.due));
            }
            Event::ObligationPaused(data) => {
                let used = length(data.consumed);
                let used = format!("{} {used}", self.say("已用", "used"));
                return with(&data.run.obligation, used);
            }
            Event::ObligationResumed(data)
            | Event::ObligationRetargeted(data)
            | Event::ObligationExtended(data) => {
                let due = data.plan.as_ref().map(|plan| self.clock.minute(plan.due));
                let mut parts = vec![self.obligation(&data.run.obligation)];
                parts.extend(due);
                return self.list(&parts);
            }
            Event::RungReached(data) => return with(&data.run.obligation, data.to.to_string()),
            _ => {}
        }
        if let Some(moved) = event.moved() {
            let (from, to) = (moved.from.label(lang), moved.to.label(lang));
            return (moved.from != moved.to).then(|| format!("{from} → {to}"));
        }
        Some(match event {
            Event::ObligationWarned(data) => self.obligation(&data.run.obligation),
            Event::ObligationMet(data)
            | Event::ObligationBreached(data)
            | Event::ObligationFulfilled(data) => self.obligation(&data.run.obligation),
            Event::ObligationCancelled(data) | Event::ObligationWaived(data) => {
                self.obligation(&data.run.obligation)
            }
            Event::ObligationImpossible(data) => self.obligation(&data.run.obligation),
            Event::ObligationCorrected(data) => self.obligation(&data.run.obligation),
            Event::WaitingStarted(data) => {
                format!("{}{}", data.party.label(lang), self.remark(&data.reason))
            }
            Event::WaitingEnded(data) => {
                format!("{}{}", data.party.label(lang), self.remark(&data.reason))
            }
            Event::UnitAssigned(data) => data.unit.to_string(),
            Event::Transferred(data) => data.unit.to_string(),
            Event::HandlerSet(data) => data.handler.to_string(),
            Event::TriageRecorded(data) => data.priority.as_ref()?.to_string(),
            Event::Escalated(data) => self.level(data.level),
            Event::RungTaken(data) => self.list(&[self.level(data.level), data.to.to_string()])?,
            Event::Deescalated(data) => self.level(data.level),
            Event::CallbackDone(data) => data.result.label(lang).to_owned(),
            Event::ActScheduled(data) => {
                let act = act_words(data.act);
                format!("{}{}", act.get(lang), self.remark(self.clock.minute(data.at)))
            }
            Event::ActFired(data) => act_words(data.act).get(lang).to_owned(),
            Event::ActUnscheduled(data) => data.rule.to_string(),
            _ => return None,
        })
    }

    fn level(&self, level: u8) -> String {
        format!("{} {level}", self.say("级别", "level"))
    }

    /// Tells what a foreign system reported.
    fn observed(&self, seen: &Observation) -> Option<String> {
        let lang = self.lang;
        let mut parts = Vec::new();
        parts.extend(seen.stage.map(|stage| stage.label(lang).to_owned()));
        parts.extend(seen.outcome.map(|outcome| outcome.label(lang).to_owned()));
        if let Some(ObservedWaiting::For { party, reason }) = &seen.waiting {
            let waits = self.say("等待：", "waits for ");
            parts.push(format!("{waits}{}{}", party.label(lang), self.remark(reason)));
        }
        parts.extend(seen.facts.get(FactKind::Priority).map(ToString::to_string));
        parts.extend(seen.level.map(|level| self.level(level)));
        for act in &seen.acts {
            parts.push(match act {
                ObservedAct::Acknowledged {} => self.say("已确认收到", "acknowledged").to_owned(),
                ObservedAct::ProgressReported {} => {
                    self.say("已告知进展", "progress reported").to_owned()
                }
                ObservedAct::CalledBack { result } => result.label(lang).to_owned(),
                ObservedAct::CallbackFailed {} => self.say("回访未接通", "not reached").to_owned(),
            });
        }
        self.list(&parts)
    }
}
