//! Why: explanations as data, rendered in Chinese and English.

use crate::{
    Lang, Words,
    case::{Case, RunState, obligations::Run},
    policy::{Nature, Policy},
    time::{Calendar, Ledger, Timestamp},
};

/// Explains one run of a time limit: which rule, from when, how long, on which days, how it ended.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The sentences, in the order they are read.
    pub lines: Vec<Words>,
    /// Which stretches counted and which were left out, where the term counts on a calendar.
    pub ledger: Option<Ledger>,
    calendar: Option<Calendar>,
}

impl Explanation {
    /// Renders the explanation as lines of text.
    pub fn render(&self, lang: Lang) -> Vec<String> {
        let mut lines: Vec<_> = self.lines.iter().map(|line| line.get(lang).to_owned()).collect();
        if let (Some(ledger), Some(calendar)) = (&self.ledger, &self.calendar) {
            let words = ledger.words(calendar);
            lines.extend(words.get(lang).lines().map(|line| format!("  {line}")));
        }
        lines
    }
}

/// Explains every run of a case's time limits, in the order of their starts.
pub fn explain_obligations(case: &Case, policy: &Policy) -> Vec<Explanation> {
    case.obligations().runs().iter().map(|run| explain_run(run, policy)).collect()
}

/// Explains one run.
pub fn explain_run(run: &Run, policy: &Policy) -> Explanation {
    let mut lines = vec![heading(run, policy)];
    let rule = policy.obligation(run.obligation());
    if let Some(rule) = rule {
        let clauses: Vec<_> = rule.clauses.iter().map(crate::ident::ClauseId::as_str).collect();
        let clauses = if clauses.is_empty() { "-".to_owned() } else { clauses.join(", ") };
        lines.push(Words::new(
            format!(
                "依据：{clauses}（{}），责任人：{}",
                nature(rule.nature, Lang::Zh),
                run.owed_by()
            ),
            format!(
                "rests on {clauses} ({}), owed by {}",
                nature(rule.nature, Lang::En),
                run.owed_by()
            ),
        ));
    }
    lines.push(dates(run));
    lines.push(standing(run));
    let calendar = run.calendar().and_then(|id| policy.calendar(id)).cloned();
    let ledger = match (run.term(), &calendar) {
        (Some(term), Some(calendar)) => {
            let receipt = rule.map(|rule| rule.receipt.clone()).unwrap_or_default();
            term.target_explained(calendar, run.anchor(), &receipt, run.first_due(), run.pauses())
                .ok()
                .map(|(_, ledger)| ledger)
        }
        _ => None,
    };
    Explanation { lines, ledger, calendar }
}

fn nature(nature: Nature, lang: Lang) -> &'static str {
    nature.label(lang)
}

fn heading(run: &Run, policy: &Policy) -> Words {
    let id = run.obligation();
    let name = policy
        .obligation(id)
        .map_or_else(|| Words::new(id.as_str(), id.as_str()), |rule| rule.name.clone());
    Words::new(
        format!("{}（`{id}` 第 {} 次）", name.zh, run.number()),
        format!("{} (`{id}`, run {})", name.en, run.number()),
    )
}

fn dates(run: &Run) -> Words {
    let due = run.first_due().map_or_else(|| "-".to_owned(), |due| due.to_string());
    Words::new(
        format!("起算事件 {}，开始计时 {}，首次期限 {due}", run.anchor(), run.start()),
        format!("anchored at {}, counted from {}, first due {due}", run.anchor(), run.start()),
    )
}

fn standing(run: &Run) -> Words {
    let judged = run.verdict().zip(run.judged_at());
    match (judged, run.state()) {
        (Some((verdict, at)), _) => Words::new(
            format!("结论：{}，{at}", verdict.label(Lang::Zh)),
            format!("verdict: {}, {at}", verdict.label(Lang::En)),
        ),
        (None, RunState::Running(plan)) => running(plan.due, plan.breach_after),
        (None, RunState::Paused(watch)) => {
            let left = watch.budget.minus(watch.consumed);
            Words::new(format!("暂停中，剩余 {left}"), format!("paused, {left} left"))
        }
        (None, _) => Words::new("已结束", "ended"),
    }
}

fn running(due: Timestamp, breach_after: Timestamp) -> Words {
    if due == breach_after {
        return Words::new(format!("计时中，期限 {due}"), format!("running, due {due}"));
    }
    Words::new(
        format!("计时中，期限 {due}（下一营业时间 {breach_after} 前完成仍算按时）"),
        format!("running, due {due} (still met until hours resume at {breach_after})"),
    )
}
