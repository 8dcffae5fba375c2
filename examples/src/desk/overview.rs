//! What the report shows beside the figures, gathered case by case.

use super::{
    agenda::{DueState, Entry, Timed, act_words, sort},
    clock::LocalClock,
    engine::is_inferred_step,
    figures::{CaseTally, share},
    intake::{NoteKind, RowNote},
    mapping::Refusal,
    observable::{self, Seen},
    refusals::Refusals,
    report::{
        AgendaRow, Breakdown, BreakdownRow, Bucket, InferredStep, Listing, Month, Raised, TimedRow,
    },
};
use amends::{
    Policy, Words,
    case::{Case, Event, EventKind, Recorded, Stage, Verdict, obligations::Run},
    fact::{FactKind, Known as _},
    ident::ObligationId,
    time::{Span, Timestamp},
};
use std::collections::{BTreeMap, BTreeSet};

/// The most lines a breakdown shows; the rest is summed up in one.
const LINES: usize = 15;
/// How many values of a fact are counted apart.
const VALUES: usize = 1_000;
/// The most months a chart shows; a longer time is shown by years.
const MONTHS: usize = 24;

const HOUR: i64 = 3_600;
/// The upper ends of the classes of the time to resolve, in seconds.
const BUCKETS: &[(i64, &str, &str)] = &[
    (HOUR, "1 小时内", "< 1 h"),
    (8 * HOUR, "1–8 小时", "1–8 h"),
    (24 * HOUR, "8–24 小时", "8–24 h"),
    (3 * 24 * HOUR, "1–3 天", "1–3 d"),
    (7 * 24 * HOUR, "3–7 天", "3–7 d"),
    (30 * 24 * HOUR, "7–30 天", "7–30 d"),
    (90 * 24 * HOUR, "30–90 天", "30–90 d"),
    (i64::MAX, "90 天以上", "> 90 d"),
];

/// Gathers what the report shows.
#[derive(Debug)]
pub struct Overview {
    clock: LocalClock,
    open: u64,
    late: u64,
    soon: u64,
    by_obligation: BTreeMap<String, BreakdownRow>,
    by_group: BTreeMap<String, BreakdownRow>,
    by_priority: BTreeMap<String, BreakdownRow>,
    by_month: BTreeMap<(i32, u32), BreakdownRow>,
    closed_in: BTreeMap<(i32, u32), u64>,
    buckets: [u64; BUCKETS.len()],
    agenda: Vec<Entry>,
    timed: Vec<Timed>,
    waiting: u64,
    started: BTreeMap<ObligationId, u64>,
    raised: BTreeMap<u8, u64>,
    unlisted: BTreeMap<String, u64>,
    inferred: BTreeMap<(Stage, Stage), u64>,
    refusals: Refusals,
    facts: BTreeMap<FactKind, BTreeMap<String, u64>>,
    happened: BTreeSet<EventKind>,
    /// Refused rows.
    pub refused: Listing<Refusal>,
    /// Rows taken at another time than the log says.
    pub adjusted: Listing<RowNote>,
    /// Rows dated before the opening of their case.
    pub early: Listing<RowNote>,
    /// Rows later than the instant the replay runs to.
    pub later: Listing<RowNote>,
}

/// Says how a case stands with what it owes.
#[derive(Clone, Copy)]
struct Standing {
    open: bool,
    late: bool,
    soon: bool,
}

impl Overview {
    /// Starts with nothing; months are those of a local clock.
    pub fn on(clock: LocalClock) -> Self {
        Self {
            clock,
            open: 0,
            late: 0,
            soon: 0,
            by_obligation: BTreeMap::new(),
            by_group: BTreeMap::new(),
            by_priority: BTreeMap::new(),
            by_month: BTreeMap::new(),
            closed_in: BTreeMap::new(),
            buckets: [0; BUCKETS.len()],
            agenda: Vec::new(),
            timed: Vec::new(),
            waiting: 0,
            started: BTreeMap::new(),
            raised: BTreeMap::new(),
            unlisted: BTreeMap::new(),
            inferred: BTreeMap::new(),
            refusals: Refusals::default(),
            facts: BTreeMap::new(),
            happened: BTreeSet::new(),
            refused: Listing::default(),
            adjusted: Listing::default(),
            early: Listing::default(),
            later: Listing::default(),
        }
    }

    /// Returns the list that a note belongs to.
    pub fn notes(&mut self, kind: NoteKind) -> &mut Listing<RowNote> {
        match kind {
            NoteKind::Adjusted | NoteKind::InTheWake => &mut self.adjusted,
            NoteKind::BeforeOpening => &mut self.early,
            NoteKind::Later => &mut self.later,
        }
    }

    /// Counts a refused row.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.refusals.count(&refusal);
        self.refused.push(refusal);
    }

    /// Returns the refused rows, counted.
    pub fn refusals(&self) -> &Refusals {
        &self.refusals
    }

    /// Counts the rises of the level that the log reports, and the steps that the table does not
    /// have.
    pub fn records(&mut self, records: &[Recorded]) {
        let mut seen = None;
        self.happened.extend(records.iter().map(|record| record.event.kind()));
        for record in records {
            match &record.event {
                Event::Observed(data) => seen = data.level,
                // Rungs may have raised the case higher; what counts is the level the log names.
                Event::Escalated(_) if record.source.is_foreign() => {
                    if let Some(level) = seen {
                        *self.raised.entry(level).or_default() += 1;
                    }
                }
                _ => {}
            }
        }
        let inferred = records.iter().filter(|record| is_inferred_step(record));
        for moved in inferred.filter_map(|record| record.event.moved()) {
            *self.inferred.entry((moved.from, moved.to)).or_default() += 1;
        }
    }

    /// Counts a row whose priority is none of the policy's levels.
    pub fn unlisted_priority(&mut self, priority: &str) {
        *self.unlisted.entry(priority.to_owned()).or_default() += 1;
    }

    /// Adds a case that has come to the end of the replay.
    pub fn case(&mut self, case: &Case, tally: &CaseTally, policy: &Policy, as_of: Timestamp) {
        let open = !case.stage().is_settled();
        let mut judged = BreakdownRow::default();
        let mut by_rule: BTreeMap<&str, BreakdownRow> = BTreeMap::new();
        let mut standing = Standing { open, late: false, soon: false };
        let runs = case.obligations().runs().iter();
        let started = runs.filter(|run| run.verdict() != Some(Verdict::Impossible));
        for id in started.map(Run::obligation).collect::<BTreeSet<_>>() {
            match self.started.get_mut(id) {
                Some(n) => *n += 1,
                None => {
                    self.started.insert(id.clone(), 1);
                }
            }
        }
        self.waiting += u64::from(tally.is_waiting());
        self.facts(case, policy);
        for run in case.obligations().runs() {
            let id = run.obligation().to_string();
            let state = DueState::of(run, policy, as_of);
            let row = self.by_obligation.entry(id).or_default();
            let one = Standing {
                open: state.is_some(),
                late: state == Some(DueState::Late),
                soon: state == Some(DueState::Soon),
            };
            add(row, one);
            let met = u64::from(run.verdict() == Some(Verdict::Met));
            let breached = u64::from(run.verdict() == Some(Verdict::Breached));
            let of_rule = by_rule.entry(run.obligation().as_str()).or_default();
            for row in [row, of_rule, &mut judged] {
                row.met += met;
                row.breached += breached;
            }
            standing.late |= one.late;
            standing.soon |= one.soon;
        }
        for (id, of_rule) in by_rule {
            if let Some(row) = self.by_obligation.get_mut(id) {
                add_case(row, &of_rule);
            }
        }
        standing.soon &= !standing.late;
        self.agenda.extend(Entry::of(case, policy, as_of));
        self.timed.extend(Timed::of(case));
        self.open += u64::from(standing.open);
        self.late += u64::from(standing.late);
        self.soon += u64::from(standing.soon);
        let none = || "–".to_owned();
        let group = case.assignment().unit().map_or_else(none, ToString::to_string);
        let priority = tally.priority().map(str::to_owned);
        let priority = priority.or_else(|| case.priority().map(ToString::to_string));
        let month = self.clock.month(tally.opened_at());
        for row in [
            self.by_group.entry(group).or_default(),
            self.by_priority.entry(priority.unwrap_or_else(none)).or_default(),
            self.by_month.entry(month).or_default(),
        ] {
            add(row, standing);
            row.met += judged.met;
            row.breached += judged.breached;
            add_case(row, &judged);
        }
        if let Some(closed_at) = tally.closed_at() {
            *self.closed_in.entry(self.clock.month(closed_at)).or_default() += 1;
        }
        if let Some(resolved_at) = tally.resolved_at() {
            self.resolved_within(resolved_at.since(tally.opened_at()));
        }
    }

    /// Counts the values of the facts that the obligations of the policy ask for.
    fn facts(&mut self, case: &Case, policy: &Policy) {
        for fact in policy.obligations().iter().flat_map(observable::asked).collect::<BTreeSet<_>>()
        {
            let Some(value) = case.known(fact) else { continue };
            let values = self.facts.entry(fact).or_default();
            if let Some(n) = values.get_mut(value) {
                *n += 1;
            } else if values.len() < VALUES {
                values.insert(value.to_owned(), 1);
            }
        }
    }

    /// Returns what happened in the cases, as far as it starts obligations.
    pub fn seen(&self) -> Seen<'_> {
        Seen { started: &self.started, happened: &self.happened, facts: &self.facts }
    }

    fn resolved_within(&mut self, span: Span) {
        for ((end, ..), n) in BUCKETS.iter().zip(&mut self.buckets) {
            if span.seconds() < *end {
                *n += 1;
                return;
            }
        }
    }

    /// Returns how many cases are open, late and about to be late.
    pub fn standing(&self) -> (u64, u64, u64) {
        (self.open, self.late, self.soon)
    }

    /// Returns how many cases the last row leaves waiting.
    pub fn waiting(&self) -> u64 {
        self.waiting
    }

    /// Returns in how many cases each obligation started.
    pub fn started(&self) -> &BTreeMap<ObligationId, u64> {
        &self.started
    }

    /// Lists how often the log raised a case to each level.
    pub fn raised(&self) -> Vec<Raised> {
        self.raised.iter().map(|(level, n)| Raised { level: *level, n: *n }).collect()
    }

    /// Says which priorities of the log are none of the policy's levels.
    pub fn unlisted(&self) -> Vec<Words> {
        let words = |(priority, n): (&String, &u64)| {
            Words::new(
                format!("优先级 `{priority}` 不在制度的 `levels` 中：{n} 行，照日志记录"),
                format!(
                    "the priority `{priority}` is none of the policy's `levels`: {n} rows, taken as \
                     the log says"
                ),
            )
        };
        self.unlisted.iter().map(words).collect()
    }

    /// Lists what the machine will do by itself.
    pub fn timed(&mut self) -> Listing<TimedRow> {
        self.timed.sort();
        let mut listing = Listing::default();
        for timed in &self.timed {
            listing.push_with(|| TimedRow {
                case: timed.case.clone(),
                act: act_words(timed.act),
                rule: timed.rule.clone(),
                at: self.clock.minute(timed.at),
            });
        }
        listing
    }

    /// Splits the cases by obligation, group, priority and month.
    pub fn breakdowns(&mut self) -> Vec<Breakdown> {
        let cases = Words::new("事项数", "cases");
        let runs = Words::new("次数", "runs");
        let by = |zh: &str, en: &str, of: &Words, rows| {
            let (by, of) = (Words::new(zh, en), of.clone());
            Breakdown { by, of, rows }
        };
        let months = std::mem::take(&mut self.by_month).into_iter();
        let months = months.map(|((year, month), row)| (format!("{year}-{month:02}"), row));
        let mut all = vec![
            by("义务", "obligation", &runs, named(std::mem::take(&mut self.by_obligation))),
            by(
                "班组（最后所在部门）",
                "group (the unit at the end)",
                &cases,
                worst(named(std::mem::take(&mut self.by_group))),
            ),
            by("优先级", "priority", &cases, worst(named(std::mem::take(&mut self.by_priority)))),
            by("开立月份", "month of opening", &cases, latest(named(months))),
        ];
        // A log without groups or priorities has one nameless line, which says nothing.
        all.retain(|part| part.rows.iter().any(|row| row.name != "–"));
        all
    }

    /// Counts openings and closings by month, or by year when there are many months.
    pub fn months(&self) -> Vec<Month> {
        let opened = self.by_month.iter().map(|(month, row)| (*month, (row.n, 0)));
        let closed = self.closed_in.iter().map(|(month, n)| (*month, (0, *n)));
        let all: Vec<_> = opened.chain(closed).collect();
        let mut months: BTreeMap<String, Month> = BTreeMap::new();
        let distinct: std::collections::BTreeSet<_> = all.iter().map(|(month, _)| *month).collect();
        for ((year, month), (opened, closed)) in all {
            let name = if distinct.len() > MONTHS {
                format!("{year}")
            } else {
                format!("{year}-{month:02}")
            };
            let entry = months.entry(name.clone()).or_default();
            entry.month = name;
            entry.opened += opened;
            entry.closed += closed;
        }
        months.into_values().collect()
    }

    /// Counts the cases by how long resolving took.
    pub fn buckets(&self) -> Vec<Bucket> {
        let bucket = |((_, zh, en), n): (&(i64, &str, &str), &u64)| Bucket {
            label: Words::new(*zh, *en),
            n: *n,
        };
        BUCKETS.iter().zip(&self.buckets).map(bucket).collect()
    }

    /// Lists who owes what next.
    pub fn agenda(&mut self, policy: &Policy, as_of: Timestamp) -> Listing<AgendaRow> {
        sort(&mut self.agenda);
        let mut listing = Listing::default();
        for entry in &self.agenda {
            listing.push_with(|| {
                let rule = policy.obligation(&entry.obligation);
                let name = rule.map(|rule| rule.name.clone());
                let id = entry.obligation.as_str();
                AgendaRow {
                    case: entry.case.clone(),
                    obligation: name.unwrap_or_else(|| Words::new(id, id)),
                    owed_by: entry.owed_by.clone(),
                    due: entry.due_on(self.clock),
                    remaining: entry.remaining(as_of, self.clock),
                    state: entry.state,
                }
            });
        }
        listing
    }

    /// Lists the steps the table does not have, the most frequent first.
    pub fn inferred_steps(&self) -> Vec<InferredStep> {
        let words =
            |stage: Stage| Words::new(stage.label(amends::Lang::Zh), stage.label(amends::Lang::En));
        let step = |(&(from, to), &n): (&(Stage, Stage), &u64)| InferredStep {
            from: words(from),
            to: words(to),
            n,
        };
        let mut steps: Vec<_> = self.inferred.iter().map(step).collect();
        steps.sort_by_key(|step| std::cmp::Reverse(step.n));
        steps
    }
}

fn add(row: &mut BreakdownRow, standing: Standing) {
    row.n += 1;
    row.open += u64::from(standing.open);
    row.late += u64::from(standing.late);
    row.soon += u64::from(standing.soon);
}

/// Counts a case in a line by the runs it has there.
fn add_case(row: &mut BreakdownRow, case: &BreakdownRow) {
    row.judged_cases += u64::from(case.met + case.breached > 0);
    row.kept_cases += u64::from(case.met > 0 && case.breached == 0);
}

fn named(rows: impl IntoIterator<Item = (String, BreakdownRow)>) -> Vec<BreakdownRow> {
    let name = |(name, row): (String, BreakdownRow)| {
        let met_share = share(row.met, row.met + row.breached);
        let kept_share = share(row.kept_cases, row.judged_cases);
        BreakdownRow { name, met_share, kept_share, ..row }
    };
    rows.into_iter().map(name).collect()
}

/// Puts the most late first, then the most frequent, and sums up what is beyond the lines shown.
fn worst(mut rows: Vec<BreakdownRow>) -> Vec<BreakdownRow> {
    if rows.len() > LINES {
        rows.sort_by(|a, b| (b.late, b.n, &a.name).cmp(&(a.late, a.n, &b.name)));
    }
    sum_up(rows, LINES)
}

/// Shows the latest months and sums up the earlier ones.
fn latest(mut rows: Vec<BreakdownRow>) -> Vec<BreakdownRow> {
    if rows.len() > MONTHS {
        rows.reverse();
    }
    sum_up(rows, MONTHS)
}

fn sum_up(mut rows: Vec<BreakdownRow>, shown: usize) -> Vec<BreakdownRow> {
    if rows.len() <= shown {
        return rows;
    }
    let rest = rows.split_off(shown);
    let mut all = BreakdownRow {
        name: format!("其余 {0} 项 {0} others", rest.len()),
        ..Default::default()
    };
    for row in rest {
        all.n += row.n;
        all.open += row.open;
        all.late += row.late;
        all.soon += row.soon;
        all.met += row.met;
        all.breached += row.breached;
        all.judged_cases += row.judged_cases;
        all.kept_cases += row.kept_cases;
    }
    all.met_share = share(all.met, all.met + all.breached);
    all.kept_share = share(all.kept_cases, all.judged_cases);
    rows.push(all);
    rows
}
