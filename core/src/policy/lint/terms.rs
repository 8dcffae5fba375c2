//! Terms, warnings, rungs and pauses of an obligation.

use super::{
    super::{
        draft::Draft,
        marks,
        sealed::{Mark, Obligation, Trigger},
    },
    references::target_path,
};
use crate::{
    Finding, FindingCode, Findings, Words,
    case::{EventKind, Party},
    document::Placed,
    time::{Distance, Grace, Span, Term},
};

pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    for placed in &draft.obligations.entries {
        let Placed { path, value } = placed;
        for (index, target) in value.targets.iter().enumerate() {
            positive(&target_path(path, value, index), &target.term, findings);
        }
        warnings(path, value, findings);
        rungs(path, value, findings);
        pauses(path, value, findings);
        days(path, value, findings);
    }
    for Placed { path, value } in &draft.schedules.entries {
        positive(&format!("{path}.term"), &value.term, findings);
    }
    for Placed { path, value } in &draft.kinds.entries {
        if let Some(term) = &value.reopen_within {
            positive(&format!("{path}.reopen_within"), term, findings);
        }
    }
}

fn positive(path: &str, term: &Term, findings: &mut Findings) {
    let nothing = match term {
        Term::Elapsed { span }
        | Term::Working { span, .. }
        | Term::Immediate { grace: Grace::Elapsed(span) | Grace::Working { span, .. } } => {
            *span <= Span::ZERO
        }
        Term::WorkingDays { days, .. } | Term::CalendarDays { days, .. } => *days == 0,
        Term::Months { months, .. } => *months == 0,
        Term::Years { years, .. } => *years == 0,
        Term::SameDay { .. } | Term::AsPromised => false,
    };
    if nothing {
        let words = Words::new("时限必须大于零", "a term is longer than nothing");
        findings.push(Finding::new(path, FindingCode::NotPositive, words));
    }
}

/// Returns the shortest span among the targets: what is too late for it is too late for some case.
fn shortest(obligation: &Obligation) -> Option<Span> {
    obligation
        .targets
        .iter()
        .filter_map(|target| marks::length(&target.term))
        .filter(|length| *length > Span::ZERO)
        .min()
}

/// Returns the span by which marks are put into order, if all targets are equally long.
fn common(obligation: &Obligation) -> Option<Span> {
    let mut lengths = obligation.targets.iter().map(|target| marks::length(&target.term));
    let first = lengths.next()??;
    lengths.all(|length| length == Some(first)).then_some(first)
}

fn warnings(path: &str, obligation: &Obligation, findings: &mut Findings) {
    let path = |index: usize| format!("{path}.warn_at[{index}]");
    let mut last: Option<Mark> = None;
    for (index, mark) in obligation.warn_at.iter().copied().enumerate() {
        if outside(mark, obligation, &path(index), findings) {
            continue;
        }
        if last.is_some_and(|last| last == mark || !marks::in_order(last, mark, common(obligation)))
        {
            findings.push(disorder(path(index)));
            continue;
        }
        last = Some(mark);
    }
}

fn rungs(path: &str, obligation: &Obligation, findings: &mut Findings) {
    let mut last: Option<Mark> = None;
    for (index, rung) in obligation.rungs.iter().enumerate() {
        let path = format!("{path}.escalate[{index}]");
        if outside(rung.at, obligation, &path, findings) {
            continue;
        }
        if last.is_some_and(|last| !marks::in_order(last, rung.at, common(obligation))) {
            findings.push(disorder(path));
            continue;
        }
        last = Some(rung.at);
    }
}

fn disorder(path: String) -> Finding {
    let words = Words::new(
        "时点须按时间先后排列，且不得重复",
        "moments stand in the order of time, each once",
    );
    Finding::new(path, FindingCode::OutOfOrder, words)
}

fn outside(mark: Mark, obligation: &Obligation, path: &str, findings: &mut Findings) -> bool {
    let Some(length) = shortest(obligation) else { return false };
    if marks::before_start(mark, length) {
        let words = Words::new(
            format!("该时点早于时限的开始：时限仅 `{length}`"),
            format!("it lies before the start: the term is `{length}` only"),
        );
        findings.push(Finding::new(path, FindingCode::MarkOutsideTerm, words));
        return true;
    }
    if marks::after_end(mark, length) {
        let words = Words::new(
            format!("该时点晚于期限届满：时限仅 `{length}`；届满之后请用 `after`"),
            format!(
                "it lies after the end: the term is `{length}` only; past the end write `after`"
            ),
        );
        findings.push(Finding::new(path, FindingCode::RungAfterEnd, words));
        return true;
    }
    false
}

/// An exclusion that is in force from every start to every end leaves a clock that never runs.
fn pauses(path: &str, obligation: &Obligation, findings: &mut Findings) {
    let triggers = ["starts_on", "satisfied_by", "cancelled_by"];
    if triggers.iter().any(|key| findings.any_under(&format!("{path}.{key}"))) {
        return;
    }
    let whole = |party: Party| {
        obligation.excludes.iter().any(|pause| pause.party == party && pause.reason.is_none())
    };
    let ours = obligation.excludes.iter().position(|pause| pause.party == Party::Us);
    if let Some(index) = ours {
        let words = Words::new(
            "等待我方时时限照常计算，不得排除 `us`",
            "a clock runs while it is our turn; `us` is no pause",
        );
        let path = format!("{path}.excludes[{index}]");
        findings.push(Finding::new(path, FindingCode::AlwaysPaused, words));
        return;
    }
    let waited_for = |trigger: &Trigger, event: EventKind| {
        (trigger.event == event)
            .then_some(trigger.qualifier.as_ref())
            .map(|party| party.and_then(|party| Party::from_name(party.as_str())))
    };
    let covered = |trigger: &Trigger, event: EventKind| match waited_for(trigger, event) {
        Some(Some(party)) => whole(party),
        Some(None) => Party::ALL.iter().filter(|party| **party != Party::Us).all(|p| whole(*p)),
        None => false,
    };
    let starts = obligation.starts_on.iter().all(|t| covered(t, EventKind::WaitingStarted));
    let ends = obligation
        .satisfied_by
        .iter()
        .chain(&obligation.cancelled_by)
        .all(|t| covered(t, EventKind::WaitingEnded));
    if starts && ends {
        let words = Words::new(
            "自开始至结束始终处于排除的等待之中，时限永远不会计算",
            "it is excluded from its start to its end, so that its clock never runs",
        );
        findings.push(Finding::new(format!("{path}.excludes"), FindingCode::AlwaysPaused, words));
    }
}

/// Days of a warning or a rung are counted on the calendar of the term, which real time and promises
/// do not name; days of an extension move the date that a term ends at, which a span does not have.
fn days(path: &str, obligation: &Obligation, findings: &mut Findings) {
    let all = |fits: fn(&Term) -> bool| obligation.targets.iter().all(|target| fits(&target.term));
    let marks = obligation.warn_at.iter().enumerate();
    let marks = marks.map(|(index, mark)| (format!("warn_at[{index}]"), *mark));
    let rungs = obligation.rungs.iter().enumerate();
    let rungs = rungs.map(|(index, rung)| (format!("escalate[{index}]"), rung.at));
    let marks = marks.chain(rungs).filter(|(_, mark)| marks::in_days(*mark)).map(|(key, _)| key);
    if !all(|term| term.calendar().is_some()) {
        for key in marks {
            let words = Words::new(
                "该时限的期限不按日历计算，无从计天数，请改用时长（如 `24h`）",
                "the term counts on no calendar, so that days cannot be counted; write a span such as `24h`",
            );
            let path = format!("{path}.{key}");
            findings.push(Finding::new(path, FindingCode::DaysWithoutDate, words));
        }
    }
    let at_most = obligation.extension.map(|extension| extension.at_most);
    let dated = |term: &Term| term.budget().is_none() && term.calendar().is_some();
    if matches!(at_most, Some(Distance::Days(_))) && !all(dated) {
        let words = Words::new(
            "该时限的期限是时长而非日期，只能以时长延长（如 `8h`）",
            "the term is a span and ends at no date; extend it by a span such as `8h`",
        );
        let path = format!("{path}.extension.at_most");
        findings.push(Finding::new(path, FindingCode::DaysWithoutDate, words));
    }
}
