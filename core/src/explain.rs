//! Why: explanations as data, rendered in Chinese and English.

use crate::{
    Lang, Words,
    case::{Case, RunState, Verdict, obligations::Run},
    ident::{ClauseId, ObligationId},
    policy::{Obligation, Policy, describe_term},
    time::{
        Calendar, Closed, Ledger, LedgerLine, Measure, Pause, Period, ReceiptRule, Span, Term,
        Timestamp,
    },
};
use serde::Serialize;

/// Explains one run of a time limit: which rule, from when, how long, what counted and what did not,
/// how it stands or ended.
///
/// Instants are told on the clock of the calendar the run counts on; where it counts on none, on the
/// clock of the policy's report calendar or of its first calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The obligation.
    pub obligation: ObligationId,
    /// Which run of it, 1 the first.
    pub run: u32,
    /// The sentences, in the order they are read.
    pub lines: Vec<Words>,
    /// Which stretches or days counted up to the verdict, or else up to the deadline, and which did
    /// not.
    pub ledger: Option<Ledger>,
    #[serde(skip)]
    clock: Calendar,
}

impl Explanation {
    /// Renders the explanation as lines of text.
    pub fn render(&self, lang: Lang) -> Vec<String> {
        let mut lines: Vec<_> = self.lines.iter().map(|line| line.get(lang).to_owned()).collect();
        if let Some(ledger) = &self.ledger {
            let words = ledger.words(&self.clock);
            lines.extend(words.get(lang).lines().map(|line| format!("  {line}")));
        }
        lines
    }
}

/// Explains every run of a case's time limits, in the order of their starts.
///
/// ```
/// use amends::{Actor, Desk, Lang, Policy, case::*, explain::explain_obligations, ident::*};
/// let mut desk = Desk::new(Policy::preset("default").ok_or("no such preset")??);
/// let clerk = Actor::person("u-17")?.with_role("intake")?;
/// let id = CaseId::new("2026-0001")?;
/// let now = "2026-03-06T16:30:00+08:00".parse()?;
/// desk.handle(&id, &Command::Receive(Receive::default()), &clerk, now)?;
/// let register = Register {
///     kind: KindId::new("complaint")?,
///     contact: Contact::Reachable,
///     facts: Default::default(),
///     fields: vec![FieldId::new("content")?, FieldId::new("contact")?],
/// };
/// desk.handle(&id, &Command::Register(register), &clerk, now)?;
/// let case = desk.case(&id).ok_or("no such case")?;
/// let text = explain_obligations(case, desk.policy_of(case)?)[0].render(Lang::En).join("\n");
/// assert!(text.contains("due 2026-03-09 16:30"), "{text}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn explain_obligations(case: &Case, policy: &Policy) -> Vec<Explanation> {
    case.obligations().runs().iter().map(|run| explain_run(case, run, policy)).collect()
}

/// Explains one run of a case.
pub fn explain_run(case: &Case, run: &Run, policy: &Policy) -> Explanation {
    let rule = policy.obligation(run.obligation());
    let calendar = run.calendar().and_then(|id| policy.calendar(id));
    let clock = Clock(clock_of(policy, calendar));
    let mut lines = vec![heading(run, rule)];
    lines.extend(rule.map(|rule| foundation(case, run, rule)));
    lines.extend(run.term().map(allowed));
    lines.push(clock.beginning(run));
    lines.extend(clock.changes(run));
    lines.push(clock.standing(run));
    let ledger = ledger(run, rule, calendar.unwrap_or(policy.clock()));
    let (obligation, number) = (run.obligation().clone(), run.number());
    Explanation { obligation, run: number, lines, ledger, clock: clock.0.clone() }
}

/// Finds the calendar on whose clock a run is told.
fn clock_of<'a>(policy: &'a Policy, calendar: Option<&'a Calendar>) -> &'a Calendar {
    calendar
        .or_else(|| policy.report_calendar())
        .or_else(|| policy.calendars().first())
        .unwrap_or(policy.clock())
}

fn heading(run: &Run, rule: Option<&Obligation>) -> Words {
    let id = run.obligation();
    let name = rule.map_or_else(|| Words::new(id.as_str(), id.as_str()), |rule| rule.name.clone());
    Words::new(
        format!("{}（`{id}` 第 {} 次）", name.zh, run.number()),
        format!("{} (`{id}`, run {})", name.en, run.number()),
    )
}

fn foundation(case: &Case, run: &Run, rule: &Obligation) -> Words {
    let clauses: Vec<_> = rule.clauses.iter().map(ClauseId::as_str).collect();
    let (zh, en) = match clauses.as_slice() {
        [] => ("未注明条款".to_owned(), "no clause".to_owned()),
        some => (some.join("、"), some.join(", ")),
    };
    let (nature, debtor) = (rule.nature, case.debtor(run));
    Words::new(
        format!("依据：{zh}（{}），责任人：{debtor}", nature.label(Lang::Zh)),
        format!("rests on {en} ({}), owed by {debtor}", nature.label(Lang::En)),
    )
}

fn allowed(term: &Term) -> Words {
    let words = describe_term(term);
    Words::new(format!("期限：{}", words.zh), format!("allowed: {}", words.en))
}

/// Tells instants as the clock on the wall shows them.
struct Clock<'a>(&'a Calendar);

impl Clock<'_> {
    fn at(&self, instant: Timestamp) -> String {
        format!("{} {}", self.0.local_date(instant), self.0.local_time(instant))
    }

    fn beginning(&self, run: &Run) -> Words {
        let due = run.first_due().map(|due| self.at(due));
        let (due_zh, due_en) = match &due {
            Some(due) => (due.as_str(), due.as_str()),
            None => ("无", "never"),
        };
        let (anchor, start) = (self.at(run.anchor()), self.at(run.start()));
        let zone = self.0.zone_name();
        Words::new(
            format!("起算事件 {anchor}，开始计时 {start}，首次期限 {due_zh}（{zone}）"),
            format!("anchored at {anchor}, counted from {start}, first due {due_en} ({zone})"),
        )
    }

    /// What moved the deadline since.
    fn changes(&self, run: &Run) -> Vec<Words> {
        let mut lines = Vec::new();
        if let Some(at) = run.retargeted_at() {
            let at = self.at(at);
            lines.push(Words::new(
                format!("目标于 {at} 变更：以上期限与起算按新目标，首次期限按原目标"),
                format!(
                    "the target changed at {at}: what is allowed and from when is the new one, first \
                     due the old one"
                ),
            ));
        }
        let (times, by) = (run.extended().all().len(), run.extended().words());
        if times > 0 {
            lines.push(Words::new(
                format!("已延期 {times} 次，共 {}", by.zh),
                format!("extended {times} times, by {} in all", by.en),
            ));
        }
        if run.carried() > Span::ZERO {
            lines.push(Words::new(
                format!("此前已用 {}，一并计入", run.carried()),
                format!("{} used up before counts as well", run.carried()),
            ));
        }
        let moved = run.last_due().filter(|due| run.first_due() != Some(*due));
        if let Some(due) = moved {
            let due = self.at(due);
            lines.push(Words::new(format!("期限现为 {due}"), format!("the deadline became {due}")));
        }
        lines
    }

    fn standing(&self, run: &Run) -> Words {
        let judged = run.verdict().zip(run.judged_at());
        match (judged, run.state()) {
            (Some((verdict, at)), _) => {
                let (at, more) = (self.at(at), self.after_due(run));
                Words::new(
                    format!("结论：{}，{at}{}", verdict.label(Lang::Zh), more.zh),
                    format!("verdict: {}, {at}{}", verdict.label(Lang::En), more.en),
                )
            }
            (None, RunState::Running(plan)) => self.running(plan.due, plan.breach_after),
            (None, RunState::Paused(watch)) => {
                let left = watch.budget.minus(watch.consumed);
                let (zh, en) = match watch.measure {
                    Measure::Real => ("", ""),
                    Measure::Open => ("工作时间 ", " of open time"),
                };
                Words::new(
                    format!("暂停中，已用 {}，剩余{zh}{left}", watch.consumed),
                    format!("paused, {} used, {left}{en} left", watch.consumed),
                )
            }
            (None, RunState::Overdue(_) | RunState::Ended(_)) => Words::new("已结束", "ended"),
        }
    }

    /// Says what lies between the deadline and what was done, if anything does.
    fn after_due(&self, run: &Run) -> Words {
        let (done, due) = (run.done_at(), run.last_due());
        let after = done.zip(due).map(|(done, due)| done.since(due)).filter(|by| *by > Span::ZERO);
        match (run.verdict(), done, after) {
            (Some(Verdict::Breached), Some(done), Some(by)) => {
                let done = self.at(done);
                Words::new(
                    format!("；{done} 完成，迟 {by}"),
                    format!("; done {done}, {by} after it was due"),
                )
            }
            (Some(Verdict::Breached), None, _) if run.is_open() => {
                Words::new("；至今未完成", "; not done yet")
            }
            (Some(Verdict::Met), Some(done), Some(_)) if self.is_closed_until(run, done) => {
                Words::new(
                    "；在期限之后、下一营业时间之前完成，仍算按时",
                    "; after it was due and before hours resumed, which still meets it",
                )
            }
            _ => Words::new("", ""),
        }
    }

    /// Says whether no open time lies between the deadline and an instant. The deadline of a clock that
    /// stood still is the one it stopped at, which says nothing.
    fn is_closed_until(&self, run: &Run, at: Timestamp) -> bool {
        let due = run.last_due().filter(|_| run.calendar().is_some() && run.paused_at.is_none());
        let open = due.map(|due| self.0.elapsed_explained(due, at, &[]));
        matches!(open, Some(Ok((Span::ZERO, _))))
    }

    fn running(&self, due: Timestamp, breach_after: Timestamp) -> Words {
        let (due, last) = (self.at(due), self.at(breach_after));
        if due >= last {
            return Words::new(format!("计时中，期限 {due}"), format!("running, due {due}"));
        }
        Words::new(
            format!("计时中，期限 {due}（下一营业时间 {last} 前完成仍算按时）"),
            format!("running, due {due} (still met until hours resume at {last})"),
        )
    }
}

/// Lists what counted: for a span stretch by stretch, for a count of days day by day.
fn ledger(run: &Run, rule: Option<&Obligation>, calendar: &Calendar) -> Option<Ledger> {
    let term = run.term()?;
    let end = run.judged_at().or(run.last_due())?.max(run.start());
    let mut pauses = run.pauses().to_vec();
    pauses.extend(run.paused_at().map(|from| Pause { from, to: end.max(from) }));
    if term.budget().is_some() || *term == Term::AsPromised {
        let explained = calendar.elapsed_explained(run.start(), end, &pauses);
        return explained.ok().map(|(_, ledger)| ledger);
    }
    let targets = rule.map(|rule| rule.targets.as_slice()).unwrap_or_default();
    let receipt = targets.iter().find(|target| target.term == *term);
    let receipt = receipt.map_or_else(ReceiptRule::as_received, |target| target.receipt.clone());
    let explained = term.target_explained(calendar, run.anchor(), &receipt, None, &[]);
    let (_, mut ledger) = explained.ok()?;
    ledger.lines.extend(pauses.iter().map(|pause| LedgerLine::Skipped {
        period: Period { start: pause.from, end: pause.to },
        why: Closed::Pause,
    }));
    Some(ledger)
}
