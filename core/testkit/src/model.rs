//! A second model of the time limits, without a ledger.
//!
//! It reads a history, takes only what somebody or the clock did to the other regions, and works
//! every verdict out from the list of stretches in which a clock ran, with the calendar that walks
//! minute by minute. It keeps no remaining time, no plan and no timers.

use crate::naive::NaiveCalendar;
use amends::{
    ActorKind,
    case::{Case, Contact, Event, EventKind, Recorded, RunState, Source, Verdict, WaitingEnd},
    ident::ObligationId,
    policy::{
        Anchor, Contactability, MachineActs, Obligation, OnReopen, OnRetarget, Policy, Repeats,
        Trigger,
    },
    time::{DayOff, Term, Timestamp},
};
use chrono::{DateTime, NaiveDate};
use std::collections::BTreeMap;

/// Finds the walked calendar of a name.
pub type Calendars = BTreeMap<String, NaiveCalendar>;

/// Says what became of one run: number, verdict with its instant, deadline while it runs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Judged {
    /// The obligation.
    pub obligation: ObligationId,
    /// The verdict.
    pub verdict: Option<Verdict>,
    /// When it was reached.
    pub at: Option<Timestamp>,
    /// The deadline, while the clock runs or it is overdue.
    pub due: Option<Timestamp>,
}

/// A run as the model sees it.
#[derive(Debug, Clone)]
struct Run {
    rule: ObligationId,
    episode: u32,
    term: Term,
    anchor: i64,
    carried: i64,
    budget: i64,
    stretches: Vec<(i64, Option<i64>)>,
    extended: i64,
    verdict: Option<(Verdict, i64)>,
    open: bool,
}

/// What is known when an event takes effect.
struct Scene<'a> {
    policy: &'a Policy,
    calendars: &'a Calendars,
    case: &'a Case,
    event: &'a Recorded,
    at: i64,
}

const MICRO: i64 = 1_000_000;

/// Works out every run of a history up to an instant.
pub fn judge(
    log: &[Recorded],
    policies: &[Policy],
    calendars: &Calendars,
    end: Timestamp,
) -> Vec<Judged> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, record) in log.iter().enumerate() {
        let last = batch_end(log, index);
        let case = Case::replay(&log[..=last]).expect("a history replays");
        let upto = Case::replay(&log[..=index]).expect("a history replays");
        let policy = policies.iter().find(|policy| policy.digest() == upto.policy());
        let policy = policy.expect("the policy of the history");
        let scene = Scene { policy, calendars, case: &case, event: record, at: record.at.micros() };
        scene.play(&mut runs);
    }
    let policy = policies
        .iter()
        .find(|policy| Some(policy.digest()) == Case::replay(log).ok().map(|case| case.policy()));
    let (Some(policy), Some(event)) = (policy, log.last()) else { return Vec::new() };
    let case = Case::replay(log).expect("a history replays");
    let scene = Scene { policy, calendars, case: &case, event, at: end.micros() };
    scene.let_time_pass(&mut runs);
    let known = runs.iter().filter(|run| !came_to_nothing(run) && knows(policies, &run.rule));
    known.map(|run| scene.report(run)).collect()
}

/// What the engine says, in the model's words.
pub fn told(case: &Case, policies: &[Policy]) -> Vec<Judged> {
    let runs = case.obligations().runs().iter().filter(|run| knows(policies, run.obligation()));
    let runs = runs.filter(|run| {
        let nothing = run.verdict() == Some(Verdict::Cancelled)
            && matches!(run.state(), RunState::Ended(watch) if watch.running_since.map(Timestamp::floor_to_second) == run.judged_at().map(Timestamp::floor_to_second));
        !nothing
    });
    runs.map(|run| Judged {
        obligation: run.obligation().clone(),
        verdict: run.verdict(),
        at: run.judged_at(),
        due: run.due(),
    })
    .collect()
}

/// The model has no receipt rules.
fn knows(policies: &[Policy], rule: &ObligationId) -> bool {
    let mut rules = policies.iter().filter_map(|policy| policy.obligation(rule));
    rules.all(|rule| rule.receipt.steps.is_empty())
}

/// A run cancelled in the second it began was never owed.
fn came_to_nothing(run: &Run) -> bool {
    let began = run.stretches.last().map(|(from, _)| *from);
    matches!(run.verdict, Some((Verdict::Cancelled, at)) if began == Some(at.div_euclid(MICRO)))
}

/// The last record that the same act brought about at the same instant.
fn batch_end(log: &[Recorded], index: usize) -> usize {
    let same = |other: &Recorded| {
        other.at == log[index].at
            && other.by == log[index].by
            && other.command == log[index].command
    };
    (index..log.len()).take_while(|at| same(&log[*at])).last().unwrap_or(index)
}

impl Scene<'_> {
    fn second(&self) -> i64 {
        self.at.div_euclid(MICRO)
    }

    fn play(&self, runs: &mut Vec<Run>) {
        let policy = self.policy;
        match &self.event.event {
            Event::ObligationExtended(data) => {
                let run = open(runs, &data.run.obligation).expect("an open run is extended");
                let by = data.by.map_or(0, amends::time::Span::seconds);
                run.budget += by;
                run.extended += by;
                return;
            }
            Event::ObligationWaived(data) => {
                let run = runs.iter_mut().rev().find(|run| run.rule == data.run.obligation);
                let run = run.expect("a run is waived");
                (run.verdict, run.open) = (Some((Verdict::Waived, self.at)), false);
                return;
            }
            Event::ObligationCorrected(data) if self.event.row.is_some() => {
                let of_rule = runs.iter_mut().filter(|run| run.rule == data.run.obligation);
                let number = usize::try_from(data.run.run).unwrap_or(0);
                let run = of_rule.into_iter().nth(number.saturating_sub(1)).expect("a run");
                (run.verdict, run.open) = (Some((data.verdict, self.at)), false);
                return;
            }
            event if event.kind().name().starts_with("obligation.") => return,
            _ => {}
        }
        self.let_time_pass(runs);
        let mut satisfied = Vec::new();
        for rule in policy.obligations().iter().filter(|rule| self.satisfies(rule)) {
            if let Some(run) = open(runs, &rule.id) {
                let breach = self.breach_after(run);
                if run.verdict.is_none() || breach.is_some_and(|breach| self.at <= breach) {
                    run.verdict = Some((Verdict::Met, self.at));
                }
                run.open = false;
                satisfied.push(rule);
            }
        }
        for rule in policy.obligations().iter().filter(|rule| self.among(&rule.cancelled_by)) {
            if let Some(run) = open(runs, &rule.id) {
                self.end(run);
            }
        }
        match &self.event.event {
            Event::Closed(_) => {
                runs.iter_mut().filter(|run| run.open).for_each(|run| self.end(run));
            }
            Event::WaitingStarted(_) => {
                for run in runs.iter_mut().filter(|run| run.open && run.verdict.is_none()) {
                    let rule = policy.obligation(&run.rule);
                    if rule.is_some_and(|rule| self.excluded(rule)) {
                        self.stop(run);
                    }
                }
            }
            Event::WaitingEnded(data) => {
                let _: &WaitingEnd = &data.cause;
                for run in runs.iter_mut().filter(|run| run.open && paused(run)) {
                    run.stretches.push((self.second(), None));
                }
            }
            Event::Reopened(_) => self.reopen(runs),
            _ if self.retargets() => {
                for run in runs.iter_mut().filter(|run| run.open && run.verdict.is_none()) {
                    self.retarget(run);
                }
            }
            _ => {}
        }
        if self.case.stage().is_settled() {
            return;
        }
        let facts = self.case.facts();
        for rule in satisfied {
            if rule.repeats == Repeats::AfterEach && rule.when.holds(&facts) {
                self.start(rule, runs);
            }
        }
        for rule in policy.obligations() {
            let episode = self.case.lifecycle().episode();
            let fresh = rule.repeats == Repeats::AfterEach
                || !runs.iter().any(|run| run.rule == rule.id && run.episode == episode);
            if self.among(&rule.starts_on) && rule.when.holds(&facts) && fresh {
                self.start(rule, runs);
            }
        }
    }

    fn among(&self, triggers: &[Trigger]) -> bool {
        let event = &self.event.event;
        triggers.iter().any(|trigger| {
            let wanted = trigger.qualifier.as_ref().map(amends::ident::Value::as_str);
            trigger.event == event.kind() && (wanted.is_none() || wanted == event.qualifier())
        })
    }

    fn satisfies(&self, rule: &Obligation) -> bool {
        let by_hand = self.event.source == Source::Decided
            && self.event.by.as_ref().is_some_and(|by| by.kind != ActorKind::Machine);
        self.among(&rule.satisfied_by) && (by_hand || rule.machine_acts == MachineActs::Satisfy)
    }

    fn retargets(&self) -> bool {
        use EventKind as E;
        matches!(
            self.event.event.kind(),
            E::TriageRecorded
                | E::Reclassified
                | E::UnitAssigned
                | E::Transferred
                | E::PolicyRebound
        )
    }

    /// A clock that ran out before this instant ran out at its own.
    fn let_time_pass(&self, runs: &mut [Run]) {
        for run in runs.iter_mut().filter(|run| run.open && run.verdict.is_none()) {
            if let Some(breach) = self.breach_after(run).filter(|breach| *breach < self.at) {
                run.verdict = Some((Verdict::Breached, breach));
            }
        }
    }

    fn end(&self, run: &mut Run) {
        run.verdict = run.verdict.or(Some((Verdict::Cancelled, self.at)));
        run.open = false;
    }

    fn stop(&self, run: &mut Run) {
        if let Some((_, until @ None)) = run.stretches.last_mut() {
            *until = Some(self.at.div_euclid(MICRO));
        }
    }

    fn excluded(&self, rule: &Obligation) -> bool {
        self.case.waiting().current().is_some_and(|waiting| {
            rule.excludes.iter().any(|exclusion| {
                exclusion.party == waiting.party
                    && exclusion.reason.as_ref().is_none_or(|reason| *reason == waiting.reason)
            })
        })
    }

    fn calendar(&self, term: &Term) -> Option<&NaiveCalendar> {
        let name = match term.calendar() {
            Some(amends::time::CalendarRef::Named(name)) => name.as_str(),
            _ => return None,
        };
        Some(&self.calendars[name])
    }

    fn elapsed(&self, term: &Term, from: i64, to: i64) -> i64 {
        match self.calendar(term) {
            None => (to - from).max(0),
            Some(calendar) => calendar.elapsed(from, to).expect("inside the window"),
        }
    }

    fn used(&self, run: &Run, until: i64) -> i64 {
        let parts = run
            .stretches
            .iter()
            .map(|(from, to)| self.elapsed(&run.term, *from, to.unwrap_or(until).min(until)));
        run.carried + parts.sum::<i64>()
    }

    /// The deadline and the last instant that meets it; none while the clock stands still.
    fn deadline(&self, run: &Run) -> Option<(i64, i64)> {
        let (from, None) = *run.stretches.last()? else { return None };
        let left = (run.budget - self.used(run, from)).max(0);
        match (&run.term, self.calendar(&run.term)) {
            (Term::Working { .. }, Some(calendar)) => {
                let due = calendar.add_at_close(from, left)?;
                Some((due, calendar.add_next_opening(from, left)?))
            }
            (_, Some(calendar)) => calendar.add_at_close(from, left).map(|due| (due, due)),
            (_, None) => Some((from + left, from + left)),
        }
    }

    fn breach_after(&self, run: &Run) -> Option<i64> {
        self.deadline(run).map(|(_, breach)| breach * MICRO)
    }

    /// How long a term allows from its start on.
    fn budget(&self, term: &Term, start: i64, promised: Option<i64>) -> i64 {
        match term {
            Term::Elapsed { span } | Term::Working { span, .. } => span.seconds(),
            Term::AsPromised => (promised.unwrap_or(start) - start).max(0),
            Term::WorkingDays { days, .. } => {
                let calendar = self.calendar(term).expect("a walked calendar");
                let date = local_date(start);
                let last = calendar.add_days(date, i64::from(*days), DayOff::Roll);
                let last = last.flatten().expect("inside the window");
                self.elapsed(
                    term,
                    start,
                    calendar.prev_close_edge(midnight(last) + 86_400).expect("inside").max(start),
                )
            }
            other => panic!("the model does not know {other:?}"),
        }
    }

    fn start(&self, rule: &Obligation, runs: &mut Vec<Run>) {
        if runs.iter().any(|run| run.open && run.rule == rule.id) {
            return;
        }
        let episode = self.case.lifecycle().episode();
        let anchor = match rule.anchor {
            Anchor::Event => self.at,
            Anchor::Received => self.case.opened_at().micros(),
        }
        .div_euclid(MICRO);
        let blank = Run {
            rule: rule.id.clone(),
            episode,
            term: Term::AsPromised,
            anchor,
            carried: 0,
            budget: 0,
            stretches: vec![(anchor, None)],
            extended: 0,
            verdict: None,
            open: true,
        };
        let contact = self.case.lifecycle().contact();
        if rule.reach == Contactability::Needed && contact != Contact::Reachable {
            let verdict = Some((Verdict::Impossible, self.at));
            runs.push(Run { verdict, open: false, ..blank });
            return;
        }
        let Some(target) = rule.target(&self.case.facts()) else { return };
        let promised = match &self.event.event {
            Event::Deferred(data) => data.until,
            Event::UnitAssigned(data) => data.due,
            Event::Transferred(data) => data.due,
            Event::Asked(data) => data.due,
            _ => None,
        };
        if target.term == Term::AsPromised && promised.is_none() {
            return;
        }
        let promised = promised.map(|at| at.micros().div_euclid(MICRO));
        let budget = self.budget(&target.term, anchor, promised);
        let mut run = Run { term: target.term.clone(), budget, ..blank };
        if self.excluded(rule) {
            self.stop(&mut run);
        }
        runs.push(run);
    }

    fn reopen(&self, runs: &mut Vec<Run>) {
        let facts = self.case.facts();
        for rule in self.policy.obligations().iter().filter(|rule| rule.when.holds(&facts)) {
            let Some(index) = runs.iter().rposition(|run| run.rule == rule.id) else { continue };
            let last = runs[index].clone();
            match rule.on_reopen {
                OnReopen::KeepMet => {}
                OnReopen::NewEpisode if last.open => self.end(&mut runs[index]),
                OnReopen::NewEpisode => {}
                OnReopen::Restart => {
                    if last.open {
                        self.end(&mut runs[index]);
                    }
                    self.start(rule, runs);
                }
                OnReopen::Resume | OnReopen::ResumeWithGap => {
                    let (Some((verdict, judged)), false) = (last.verdict, last.open) else {
                        continue;
                    };
                    if matches!(verdict, Verdict::Breached | Verdict::Impossible)
                        || rule.target(&facts).is_none()
                    {
                        continue;
                    }
                    let judged = judged.div_euclid(MICRO);
                    let gap = self.elapsed(&last.term, judged, self.second());
                    let gap = if rule.on_reopen == OnReopen::ResumeWithGap { gap } else { 0 };
                    let carried = self.used(&last, judged) + gap;
                    let episode = self.case.lifecycle().episode();
                    let now = self.second();
                    let mut run = Run {
                        episode,
                        carried,
                        stretches: vec![(now, None)],
                        verdict: None,
                        open: true,
                        ..last
                    };
                    if self.excluded(rule) {
                        self.stop(&mut run);
                    }
                    runs.push(run);
                }
            }
        }
    }

    fn retarget(&self, run: &mut Run) {
        let facts = self.case.facts();
        let rule = self.policy.obligation(&run.rule).filter(|rule| rule.when.holds(&facts));
        let Some((rule, target)) =
            rule.and_then(|rule| rule.target(&facts).map(|target| (rule, target)))
        else {
            self.end(run);
            return;
        };
        if rule.on_retarget == OnRetarget::Keep
            || target.term == Term::AsPromised
            || (target.term == run.term && rule.on_retarget != OnRetarget::FromChange)
            || (target.term == run.term && self.event.event.kind() != EventKind::PolicyRebound)
        {
            return;
        }
        let mut new = Run { term: target.term.clone(), ..run.clone() };
        let anchor = match rule.on_retarget {
            OnRetarget::FromChange => self.second(),
            _ => run.anchor,
        };
        new.budget = self.budget(&target.term, anchor, None) + run.extended;
        let stands = paused(run);
        match rule.on_retarget {
            OnRetarget::FromChange => {
                new.carried = 0;
                new.stretches = vec![(self.second(), stands.then_some(self.second()))];
            }
            OnRetarget::CarryShare => {
                let used = self.used(run, self.second());
                let share =
                    i128::from(used) * i128::from(new.budget) / i128::from(run.budget.max(1));
                new.carried = i64::try_from(share).expect("a span");
                new.stretches = vec![(self.second(), stands.then_some(self.second()))];
            }
            OnRetarget::Stricter => {
                let left = |run: &Run| run.budget - self.used(run, self.second());
                if left(&new) >= left(run) {
                    return;
                }
            }
            OnRetarget::FromAnchor | OnRetarget::Keep => {}
        }
        *run = new;
    }

    fn report(&self, run: &Run) -> Judged {
        let time = |micros: i64| Timestamp::from_micros(micros).expect("an instant");
        let due = self.deadline(run).filter(|_| run.open).map(|(due, _)| time(due * MICRO));
        let overdue_stands =
            matches!(run.verdict, Some((Verdict::Breached, _))) || run.verdict.is_none();
        Judged {
            obligation: run.rule.clone(),
            verdict: run.verdict.map(|(verdict, _)| verdict),
            at: run.verdict.map(|(_, at)| time(at)),
            due: due.filter(|_| overdue_stands),
        }
    }
}

fn open<'a>(runs: &'a mut [Run], rule: &ObligationId) -> Option<&'a mut Run> {
    runs.iter_mut().find(|run| run.open && run.rule == *rule)
}

fn paused(run: &Run) -> bool {
    run.stretches.last().is_some_and(|(_, until)| until.is_some())
}

/// The date on the walls of Shanghai, which has no summer time.
fn local_date(second: i64) -> NaiveDate {
    DateTime::from_timestamp(second + 8 * 3_600, 0).expect("an instant").date_naive()
}

fn midnight(date: NaiveDate) -> i64 {
    date.and_hms_opt(0, 0, 0).expect("midnight").and_utc().timestamp() - 8 * 3_600
}
