//! A second model of the time limits, without a ledger.
//!
//! It reads a history, takes only what somebody or the clock did to the other regions, and works
//! every verdict out from the list of stretches in which a clock ran, with the calendar that walks
//! minute by minute. It keeps no remaining time, no plan and no timers.

use crate::naive::NaiveCalendar;
use amends::table::On;
use amends::{
    ActorKind,
    case::{Case, Contact, Event, EventKind, Recorded, RunState, Source, Verdict, WaitingEnd},
    ident::ObligationId,
    policy::{
        Anchor, Contactability, MachineActs, Obligation, OnReopen, OnRetarget, Policy, Repeats,
        Trigger,
    },
    time::{Bound, DayOff, Days, Distance, Lands, Span, Term, Timestamp},
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
    request: Option<u32>,
    term: Term,
    anchor: i64,
    carried: i64,
    budget: i64,
    /// The deadline of a term that is no span, moved by what the clock stood still.
    date: Option<i64>,
    stretches: Vec<(i64, Option<i64>)>,
    /// Each extension with the number of gaps that lay before it.
    extended: Vec<(usize, Distance)>,
    /// Since when the clock has been counted on.
    since: i64,
    /// When the deadline was last set: no breach is dated earlier.
    set_at: i64,
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
        let second = |at: Option<Timestamp>| at.map(Timestamp::floor_to_second);
        let nothing = run.verdict() == Some(Verdict::Cancelled)
            && matches!(run.state(), RunState::Ended(watch) if {
                // One that stood still from its beginning on has no running clock to ask.
                let idle = watch.running_since.is_none() && watch.consumed == Span::ZERO;
                let since = if idle { Some(run.start()) } else { watch.running_since };
                second(since) == second(run.judged_at())
            });
        !nothing
    });
    runs.map(|run| Judged {
        obligation: run.obligation().clone(),
        verdict: run.verdict(),
        at: run.judged_at(),
        due: run.due().filter(|_| !was_over(run)),
    })
    .collect()
}

/// A target that was over when it was set has no deadline worth comparing.
fn was_over(run: &amends::case::obligations::Run) -> bool {
    matches!(run.state(), RunState::Overdue(plan) if run.judged_at() > Some(plan.breach_after))
}

/// The model has no receipt rules.
fn knows(policies: &[Policy], rule: &ObligationId) -> bool {
    let mut rules = policies.iter().filter_map(|policy| policy.obligation(rule));
    rules.all(|rule| rule.receipt.steps.is_empty())
}

/// A run cancelled in the second it began was never owed.
fn came_to_nothing(run: &Run) -> bool {
    matches!(run.verdict, Some((Verdict::Cancelled, at)) if run.since == at.div_euclid(MICRO))
}

/// The last record that the same act brought about at the same instant.
fn batch_end(log: &[Recorded], index: usize) -> usize {
    let same = |other: &Recorded| {
        other.at == log[index].at
            && other.by == log[index].by
            && other.command == log[index].command
    };
    let more = (index + 1..log.len()).take_while(|at| same(&log[*at]) && !begins(&log[*at]));
    more.last().unwrap_or(index)
}

/// Says whether a record is what its command itself brought about: the first of its act.
fn begins(record: &Recorded) -> bool {
    let row = record.row.as_ref().and_then(|row| amends::case::table::row(row.as_str()));
    row.is_some_and(|row| matches!(row.on, On::Command(_)))
}

impl Scene<'_> {
    fn second(&self) -> i64 {
        self.at.div_euclid(MICRO)
    }

    fn play(&self, runs: &mut Vec<Run>) {
        let policy = self.policy;
        match &self.event.event {
            Event::ObligationExtended(data) => {
                self.let_time_pass(runs);
                let run = last_of(runs, &data.run.obligation);
                let by = data.by.expect("an extension says by how much");
                self.take_back(run);
                let granted = (run.stretches.len() - 1, by);
                (run.budget, run.date) =
                    self.extended(&run.term, (run.budget, run.date), &[granted]);
                run.extended.push(granted);
                run.set_at = self.at;
                return;
            }
            Event::ObligationWaived(data) => {
                self.let_time_pass(runs);
                let run = last_of(runs, &data.run.obligation);
                self.take_back(run);
                (run.verdict, run.open) = (Some((Verdict::Waived, self.at)), false);
                return;
            }
            Event::ObligationCorrected(data) if self.event.row.is_some() => {
                let of_rule = runs.iter_mut().filter(|run| run.rule == data.run.obligation);
                let number = usize::try_from(data.run.run).unwrap_or(0);
                let run = of_rule.into_iter().nth(number.saturating_sub(1)).expect("a run");
                let verdict = data.verdict.expect("a command gives a verdict");
                (run.verdict, run.open) = (Some((verdict, self.at)), false);
                return;
            }
            event if event.kind().name().starts_with("obligation.") => return,
            _ => {}
        }
        self.let_time_pass(runs);
        let mut satisfied = Vec::new();
        for rule in policy.obligations().iter().filter(|rule| self.satisfies(rule)) {
            let mut any = false;
            for run in self.concerned(runs, rule) {
                self.take_back(run);
                run.verdict = run.verdict.or(Some((Verdict::Met, self.at)));
                run.open = false;
                any = true;
            }
            satisfied.extend(any.then_some(rule));
        }
        for rule in policy.obligations().iter().filter(|rule| self.among(&rule.cancelled_by)) {
            self.concerned(runs, rule).for_each(|run| self.end(run));
        }
        match &self.event.event {
            Event::Closed(_) => {
                runs.iter_mut().filter(|run| run.open).for_each(|run| self.end(run));
            }
            Event::WaitingStarted(_) => {
                for run in runs.iter_mut().filter(|run| run.open) {
                    let rule = policy.obligation(&run.rule);
                    if self.ran(run) && rule.is_some_and(|rule| self.excluded(rule)) {
                        run.verdict = None;
                        self.stop(run);
                    }
                }
            }
            Event::WaitingEnded(data) => {
                let _: &WaitingEnd = &data.cause;
                for run in runs.iter_mut().filter(|run| run.open && paused(run)) {
                    self.go_on(run);
                }
            }
            Event::Reopened(_) => self.reopen(runs),
            _ if self.retargets() => {
                for run in runs.iter_mut().filter(|run| run.open) {
                    if paused(run) || self.ran(run) {
                        self.retarget(run);
                    }
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
            if self.among(&rule.starts_on) && rule.when.holds(&facts) && self.may_run(rule, runs) {
                self.start(rule, runs);
            }
        }
    }

    /// Once an episode, and in a later one only where the policy says so.
    fn may_run(&self, rule: &Obligation, runs: &[Run]) -> bool {
        let episode = self.case.lifecycle().episode();
        let again = matches!(rule.on_reopen, OnReopen::Restart | OnReopen::NewEpisode);
        let mut earlier =
            runs.iter().filter(|run| run.rule == rule.id && run.request == self.request());
        rule.repeats == Repeats::AfterEach || earlier.all(|run| again && run.episode != episode)
    }

    fn request(&self) -> Option<u32> {
        match &self.event.event {
            Event::Asked(data) => Some(data.request),
            Event::RequestAnswered(data) => Some(data.request),
            Event::RequestRefused(data) | Event::RequestWithdrawn(data) => Some(data.request),
            _ => None,
        }
    }

    /// The open runs of a rule, without those that are owed for another request.
    fn concerned<'r>(
        &self,
        runs: &'r mut [Run],
        rule: &Obligation,
    ) -> impl Iterator<Item = &'r mut Run> {
        let (id, about) = (rule.id.clone(), self.request());
        runs.iter_mut().filter(move |run| {
            let same = about.is_none() || run.request.is_none() || run.request == about;
            run.open && run.rule == id && same
        })
    }

    /// Says whether the clock of a run ran at this instant, as far as was known then.
    fn ran(&self, run: &Run) -> bool {
        !paused(run)
            && (run.verdict.is_none()
                || self.deadline(run).is_some_and(|(_, breach)| self.second() <= breach))
    }

    fn take_back(&self, run: &mut Run) {
        if run.open && self.ran(run) {
            run.verdict = None;
        }
    }

    /// The clock goes on; a date moves by what it stood still.
    fn go_on(&self, run: &mut Run) {
        let stopped = run.stretches.last().and_then(|(_, until)| *until).unwrap_or(run.anchor);
        run.date = run.date.map(|date| self.after_gap(&run.term, date, (stopped, self.second())));
        run.stretches.push((self.second(), None));
        run.since = self.second();
        run.set_at = self.at;
    }

    fn after_gap(&self, term: &Term, date: i64, (from, to): (i64, i64)) -> i64 {
        if date < from || to <= from {
            return date;
        }
        self.later(term, date, self.elapsed(term, from, to)).max(to)
    }

    fn later(&self, term: &Term, date: i64, by: i64) -> i64 {
        match self.measure(term) {
            _ if by == 0 => date,
            None => date + by,
            Some(calendar) => calendar.add_at_close(date, by).expect("inside the window"),
        }
    }

    /// A budget and a date extended by distances one after the other; days move a date alone.
    fn extended(
        &self,
        term: &Term,
        (mut budget, mut date): (i64, Option<i64>),
        granted: &[(usize, Distance)],
    ) -> (i64, Option<i64>) {
        for (_, by) in granted {
            match (by, date) {
                (Distance::Span(span), _) => {
                    budget += span.seconds();
                    date = date.map(|date| self.later(term, date, span.seconds()));
                }
                (Distance::Days(days), Some(due)) => {
                    let later = self.days_later(term, due, *days);
                    budget += self.elapsed(term, due, later);
                    date = Some(later);
                }
                (Distance::Days(_), None) => panic!("a span is not extended by days"),
            }
        }
        (budget, date)
    }

    /// So many days later, at the end of the day if it ended one, else at the same time.
    fn days_later(&self, term: &Term, due: i64, days: Days) -> i64 {
        let calendar = self.calendar(term).expect("days are counted on a calendar");
        let date = local_date(due - 1);
        let last = match days {
            Days::Calendar(days) => date + chrono::Days::new(u64::from(days)),
            Days::Working(days) => {
                let last = calendar.add_days(date, i64::from(days), DayOff::Step);
                last.flatten().expect("inside the window")
            }
        };
        let lands = match term {
            Term::WorkingDays { lands, .. } => Some(*lands),
            Term::CalendarDays { ends, .. } => Some(ends.lands),
            _ => None,
        };
        if let Some(lands) = lands.filter(|lands| self.landing(term, due, date, *lands) == due) {
            return self.landing(term, due, last, lands);
        }
        let same = midnight(last) + (due - midnight(date));
        if self.measure(term).is_none() || calendar.is_workday(last) != Some(true) {
            return same;
        }
        let opens = calendar.next_open(midnight(last), Bound::Inclusive).expect("inside");
        let closes = calendar.prev_close_edge(midnight(last) + 86_401).expect("inside");
        same.clamp(opens, closes)
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
            if let Some((_, breach)) = self.deadline(run).filter(|end| end.1 < self.second()) {
                run.verdict = Some((Verdict::Breached, run.set_at.max(breach * MICRO)));
            }
        }
    }

    fn end(&self, run: &mut Run) {
        self.take_back(run);
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
            Some(amends::time::CalendarRef::Named(name)) => &**name,
            _ => return None,
        };
        Some(&self.calendars[name])
    }

    /// What a pause is measured on: dates and real time by the clock, all else by open time.
    fn measure(&self, term: &Term) -> Option<&NaiveCalendar> {
        self.calendar(term).filter(|_| !matches!(term, Term::CalendarDays { .. }))
    }

    fn elapsed(&self, term: &Term, from: i64, to: i64) -> i64 {
        match self.measure(term) {
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
        let over = Some((from, from - 1));
        if let Some(date) = run.date {
            return if date < from { over } else { Some((date, date)) };
        }
        let left = run.budget - self.used(run, from);
        if left < 0 {
            return over;
        }
        match (&run.term, self.calendar(&run.term)) {
            (Term::Working { .. }, Some(calendar)) => {
                let due = calendar.add_at_close(from, left)?;
                Some((due, calendar.add_next_opening(from, left)?))
            }
            _ => Some((from + left, from + left)),
        }
    }

    /// How long a term allows from its start on, and the date it ends at if it is no span.
    fn allowed(&self, term: &Term, start: i64, promised: Option<i64>) -> (i64, Option<i64>) {
        let date = match term {
            Term::Elapsed { span } | Term::Working { span, .. } => return (span.seconds(), None),
            Term::AsPromised => promised.unwrap_or(start),
            Term::WorkingDays { days, lands, .. } => {
                let calendar = self.calendar(term).expect("a walked calendar");
                let last = calendar.add_days(local_date(start), i64::from(*days), DayOff::Roll);
                self.landing(term, start, last.flatten().expect("inside the window"), *lands)
            }
            Term::CalendarDays { days, ends, .. } => {
                let last = local_date(start) + chrono::Days::new(u64::from(*days));
                self.landing(term, start, last, ends.lands)
            }
            other => panic!("the model does not know {other:?}"),
        };
        let date = date.max(start);
        (self.elapsed(term, start, date), Some(date))
    }

    fn landing(&self, term: &Term, start: i64, last: NaiveDate, lands: Lands) -> i64 {
        let calendar = self.calendar(term).expect("a walked calendar");
        match lands {
            Lands::EndOfDay => calendar.prev_close_edge(midnight(last) + 86_400).expect("inside"),
            Lands::Midnight => midnight(last) + 86_400,
            Lands::SameTime => midnight(last) + (start - midnight(local_date(start))),
            other @ Lands::SameTimeClamped => panic!("the model does not know {other:?}"),
        }
    }

    fn start(&self, rule: &Obligation, runs: &mut Vec<Run>) {
        let same = |run: &Run| run.rule == rule.id && run.request == self.request();
        if runs.iter().any(|run| run.open && same(run)) {
            return;
        }
        let episode = self.case.lifecycle().episode();
        let first = episode == 0 && !runs.iter().any(|run| run.rule == rule.id);
        let anchor = match rule.anchor {
            Anchor::Received if first => self.case.opened_at().micros(),
            Anchor::Event | Anchor::Received => self.at,
        }
        .div_euclid(MICRO);
        let blank = Run {
            rule: rule.id.clone(),
            episode,
            request: self.request(),
            term: Term::AsPromised,
            anchor,
            carried: 0,
            budget: 0,
            date: None,
            since: anchor,
            set_at: self.at,
            stretches: vec![(anchor, None)],
            extended: Vec::new(),
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
        let (budget, date) = self.allowed(&target.term, anchor, promised);
        let mut run = Run { term: target.term.clone(), budget, date, ..blank };
        if self.excluded(rule) {
            self.stop(&mut run);
        }
        runs.push(run);
    }

    fn reopen(&self, runs: &mut Vec<Run>) {
        let facts = self.case.facts();
        for rule in self.policy.obligations().iter().filter(|rule| rule.when.holds(&facts)) {
            let last = runs.iter().rposition(|run| run.rule == rule.id);
            let Some(index) = last.filter(|index| runs[*index].request.is_none()) else { continue };
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
                    let (judged, now) = (judged.div_euclid(MICRO), self.second());
                    let episode = self.case.lifecycle().episode();
                    let mut run = Run {
                        episode,
                        verdict: None,
                        open: true,
                        since: now,
                        set_at: self.at,
                        ..last
                    };
                    let counted = rule.on_reopen == OnReopen::ResumeWithGap;
                    // A clock that ran until the verdict stopped there, or never stopped.
                    let stopped = run.stretches.last().and_then(|(_, until)| *until);
                    if let (None, false) = (stopped, counted)
                        && let Some(last) = run.stretches.last_mut()
                    {
                        last.1 = Some(judged);
                    }
                    if stopped.is_some() || !counted {
                        let from = stopped.unwrap_or(judged);
                        let to = if counted { judged } else { now };
                        run.date = run.date.map(|date| self.after_gap(&run.term, date, (from, to)));
                        run.stretches.push((to, None));
                    }
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
        let same = target.term == run.term;
        if rule.on_retarget == OnRetarget::Keep
            || target.term == Term::AsPromised
            || run.term == Term::AsPromised
            || (same && self.event.event.kind() != EventKind::PolicyRebound)
        {
            return;
        }
        let stands = paused(run);
        let new = self.retargeted(run, rule, &target.term, stands);
        let unchanged = same && self.deadline(&new) == self.deadline(run) && new.date == run.date;
        // The target is the same under the new policy: nothing is counted from the change.
        let kept = same && {
            let anchored = self.since_anchor(run, &target.term);
            self.end_of(&anchored) == self.end_of(run)
        };
        let counts_anew =
            matches!(rule.on_retarget, OnRetarget::FromChange | OnRetarget::CarryShare);
        if unchanged || (counts_anew && kept) {
            return;
        }
        if rule.on_retarget == OnRetarget::Stricter && self.end_of(&new) >= self.end_of(run) {
            return;
        }
        *run = Run { verdict: None, set_at: self.at, ..new };
    }

    /// The deadline, or what it would be if the clock went on where it stands still.
    fn end_of(&self, run: &Run) -> i64 {
        let mut run = run.clone();
        if let Some((_, Some(stopped))) = run.stretches.last().copied() {
            run.stretches.push((stopped, None));
        }
        self.deadline(&run).expect("a clock that runs").0
    }

    fn since_anchor(&self, run: &Run, term: &Term) -> Run {
        let (mut budget, mut date) = self.allowed(term, run.anchor, None);
        let gaps = run.stretches.windows(2).filter_map(|pair| Some((pair[0].1?, pair[1].0)));
        let mut gaps = gaps.enumerate().peekable();
        for granted in &run.extended {
            while let Some((_, gap)) = gaps.next_if(|(index, _)| *index < granted.0) {
                date = date.map(|date| self.after_gap(term, date, gap));
            }
            (budget, date) = self.extended(term, (budget, date), &[*granted]);
        }
        let rest = gaps.map(|(_, gap)| gap);
        let date = date.map(|date| rest.fold(date, |date, gap| self.after_gap(term, date, gap)));
        Run { term: term.clone(), budget, date, ..run.clone() }
    }

    fn retargeted(&self, run: &Run, rule: &Obligation, term: &Term, stands: bool) -> Run {
        let now = self.second();
        let anew = vec![(now, stands.then_some(now))];
        match rule.on_retarget {
            OnRetarget::FromChange => {
                let (budget, date) =
                    self.extended(term, self.allowed(term, now, None), &run.extended);
                Run {
                    term: term.clone(),
                    anchor: now,
                    carried: 0,
                    budget,
                    date,
                    stretches: anew,
                    extended: run.extended.iter().map(|(_, by)| (0, *by)).collect(),
                    since: now,
                    ..run.clone()
                }
            }
            OnRetarget::CarryShare => {
                let allowed = self.allowed(term, run.anchor, None);
                let (budget, date) = self.extended(term, allowed, &run.extended);
                let used = i128::from(self.used(run, now));
                let share = used * i128::from(budget) / i128::from(run.budget.max(1));
                let carried = i64::try_from(share).expect("a span");
                let date = date.map(|_| self.later(term, now, (budget - carried).max(0)));
                Run {
                    term: term.clone(),
                    carried,
                    budget,
                    date,
                    stretches: anew,
                    extended: run.extended.iter().map(|(_, by)| (0, *by)).collect(),
                    since: now,
                    ..run.clone()
                }
            }
            OnRetarget::FromAnchor | OnRetarget::Stricter | OnRetarget::Keep => {
                self.since_anchor(run, term)
            }
        }
    }

    fn report(&self, run: &Run) -> Judged {
        let time = |micros: i64| Timestamp::from_micros(micros).expect("an instant");
        let was_over = |breach: i64| run.verdict.is_some_and(|(_, at)| at > breach * MICRO);
        let end = self.deadline(run).filter(|(_, breach)| run.open && !was_over(*breach));
        let due = end.map(|(due, _)| time(due * MICRO));
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

fn last_of<'a>(runs: &'a mut [Run], rule: &ObligationId) -> &'a mut Run {
    runs.iter_mut().rev().find(|run| run.rule == *rule).expect("a run of the rule")
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
