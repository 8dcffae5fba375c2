//! Terms, warnings, rungs and pauses of an obligation.

use super::{
    super::{
        draft::Draft,
        marks,
        sealed::{Mark, Obligation, Target, Trigger},
    },
    references::target_path,
    years::{Years, uncountable},
};
use crate::{
    Finding, FindingCode, Findings, Words,
    case::{EventKind, Party},
    document::Placed,
    time::{Distance, FirstDay, Grace, Span, Term},
};

pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    let years = &mut Years::of(draft);
    for placed in &draft.obligations.entries {
        let Placed { path, value } = placed;
        for (index, target) in value.targets.iter().enumerate() {
            let path = target_path(path, value, index);
            positive(&path, &target.term, findings);
            countable(&path, &target.term, draft, findings);
            at_once(&path, target, years, findings);
        }
        let length = shortest(value, years);
        warnings(path, value, length, findings);
        rungs(path, value, length, findings);
        pauses(path, value, findings);
        days(path, value, findings);
    }
    let schedules = draft.schedules.entries.iter();
    let schedules = schedules.map(|placed| (format!("{}.term", placed.path), &placed.value.term));
    let kinds = draft.kinds.entries.iter().filter_map(|placed| {
        Some((format!("{}.reopen_within", placed.path), placed.value.reopen_within.as_ref()?))
    });
    for (path, term) in schedules.chain(kinds) {
        positive(&path, term, findings);
        countable(&path, term, draft, findings);
    }
}

/// A term that a calendar of few hours cannot hold within the years that are computed.
fn countable(path: &str, term: &Term, draft: &Draft, findings: &mut Findings) {
    if let Some(error) = uncountable(term, draft) {
        findings.push(Finding::new(path, FindingCode::BeyondMaximum, error.words()));
    }
}

/// A term in days that some arrivals have used up when they come: they would be breached at once.
fn at_once(path: &str, target: &Target, years: &mut Years<'_>, findings: &mut Findings) {
    let (counted, short) = match &target.term {
        Term::WorkingDays { days, receipt_day, .. }
        | Term::CalendarDays { days, receipt_day, .. } => {
            (*receipt_day == FirstDay::Counted, *days == 1)
        }
        _ => return,
    };
    // A term of no days has its own finding.
    if !counted || !short {
        return;
    }
    let Some(at) = years.year(target).and_then(|year| year.at_once) else { return };
    let words = Words::new(
        format!(
            "`{at}` 到达的事项一到即超期：请用 `receipt` 移动下班后的到达，或写 `lands = \"midnight\"`"
        ),
        format!(
            "what comes at `{at}` is due that moment and late at once: move late arrivals by a \
             `receipt` rule, or write `lands = \"midnight\"`"
        ),
    );
    findings.push(Finding::new(path, FindingCode::DueAtOnce, words));
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

/// Returns the shortest length among the targets: what is too late for it is too late for some case.
/// A term in days is as long as it can be.
fn shortest(obligation: &Obligation, years: &mut Years<'_>) -> Option<Span> {
    let is_span =
        |mark: Mark| matches!(mark, Mark::AfterStart(_) | Mark::BeforeDue(Distance::Span(_)));
    let mut marks = obligation.warn_at.iter().copied();
    let mut rungs = obligation.rungs.iter().map(|rung| rung.at);
    if !marks.any(is_span) && !rungs.any(is_span) {
        return None;
    }
    let length = |target: &Target| match marks::length(&target.term) {
        Some(length) => Some(length),
        None => years.year(target).map(|year| year.longest),
    };
    obligation.targets.iter().filter_map(length).filter(|length| *length > Span::ZERO).min()
}

/// Returns the span by which marks are put into order, if all targets are equally long.
fn common(obligation: &Obligation) -> Option<Span> {
    let mut lengths = obligation.targets.iter().map(|target| marks::length(&target.term));
    let first = lengths.next()??;
    lengths.all(|length| length == Some(first)).then_some(first)
}

fn warnings(path: &str, obligation: &Obligation, length: Option<Span>, findings: &mut Findings) {
    let path = |index: usize| format!("{path}.warn_at[{index}]");
    let mut last: Option<Mark> = None;
    for (index, mark) in obligation.warn_at.iter().copied().enumerate() {
        if outside(mark, length, &path(index), findings) {
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

fn rungs(path: &str, obligation: &Obligation, length: Option<Span>, findings: &mut Findings) {
    let mut last: Option<Mark> = None;
    for (index, rung) in obligation.rungs.iter().enumerate() {
        let path = format!("{path}.escalate[{index}]");
        if outside(rung.at, length, &path, findings) {
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

fn outside(mark: Mark, length: Option<Span>, path: &str, findings: &mut Findings) -> bool {
    let Some(length) = length else { return false };
    if marks::before_start(mark, length) {
        let words = Words::new(
            format!("该时点早于时限的开始：时限至多 `{length}`"),
            format!("it lies before the start: the term is `{length}` at most"),
        );
        findings.push(Finding::new(path, FindingCode::MarkOutsideTerm, words));
        return true;
    }
    if marks::after_end(mark, length) {
        let words = Words::new(
            format!("该时点晚于期限届满：时限至多 `{length}`；届满之后请用 `after`"),
            format!(
                "it lies after the end: the term is `{length}` at most; past the end write `after`"
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
    let marks = marks.chain(rungs).filter(|(_, mark)| marks::in_days(*mark));
    let counts = all(|term| term.calendar().is_some());
    for (key, mark) in marks {
        let as_many = |target: &Target| marks::covers(mark, &target.term);
        if counts && obligation.targets.iter().any(as_many) {
            let words = Words::new(
                "该时点早于时限的开始：天数多于期限的天数",
                "it lies before the start: it is more days than the term has",
            );
            let path = format!("{path}.{key}");
            findings.push(Finding::new(path, FindingCode::MarkOutsideTerm, words));
        }
        if !counts {
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
