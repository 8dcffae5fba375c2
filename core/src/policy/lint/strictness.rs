//! A target that is looser than the one it has to stay within.
//!
//! A longer term, and a term that its own extension makes longer, is refused: both are numbers of the
//! document. What depends on the case (a waiting that stops one clock and not the other, a start at
//! another time, a promise) is a warning: each clock is judged by itself, so that a rule of the outer
//! one is never missed without a record, and a person should look at it.

use super::{
    super::{
        draft::Draft,
        sealed::{Anchor, Exclusion, Nature, Obligation, Target, Trigger},
    },
    references::target_path,
    ties::may_both_hold,
    years::{calendar, receipts},
};
use crate::{
    Finding, FindingCode, Findings, Words,
    case::Party,
    document::Placed,
    time::{Calendar, Edge, Measure, Span, Term, Timestamp},
};
use std::collections::BTreeMap;

pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    let all = || draft.obligations.entries.iter().map(|placed| &placed.value);
    let by_id: BTreeMap<&str, &Obligation> = all().map(|rule| (rule.id.as_str(), rule)).collect();
    let mut statutes: BTreeMap<(&[Trigger], &[Trigger]), Vec<&Obligation>> = BTreeMap::new();
    for rule in all().filter(|rule| rule.nature == Nature::Statute) {
        let span = (rule.starts_on.as_slice(), rule.satisfied_by.as_slice());
        statutes.entry(span).or_default().push(rule);
    }
    for placed in &draft.obligations.entries {
        let own = &placed.value;
        if let Some(within) = &own.within {
            let outer = by_id.get(within.as_str()).filter(|outer| outer.id != own.id);
            if let Some(outer) = outer {
                compare(placed, outer, draft, findings);
                depends(placed, outer, findings);
            }
            continue;
        }
        if own.nature == Nature::Statute {
            continue;
        }
        let span = (own.starts_on.as_slice(), own.satisfied_by.as_slice());
        for outer in statutes.get(&span).into_iter().flatten() {
            if may_both_hold(&own.when, &outer.when) {
                compare(placed, outer, draft, findings);
                depends(placed, outer, findings);
            }
        }
    }
}

fn compare(own: &Placed<Obligation>, other: &Obligation, draft: &Draft, findings: &mut Findings) {
    let extension = own.value.extension.map_or(Span::ZERO, |extension| extension.at_most);
    let granted = other.extension.map_or(Span::ZERO, |extension| extension.at_most);
    let mut extended = false;
    for (index, target) in own.value.targets.iter().enumerate() {
        let outers = || other.targets.iter().filter(|o| may_both_hold(&target.when, &o.when));
        if outers().any(|outer| looser((target, Span::ZERO), (outer, Span::ZERO), draft)) {
            let words = Words::new(
                format!("该时限宽于 `{}` 的时限", other.id),
                format!("the term is looser than the one of `{}`", other.id),
            );
            let path = target_path(&own.path, &own.value, index);
            findings.push(Finding::new(path, FindingCode::LooserThanStatute, words));
        } else if extension > Span::ZERO {
            extended |= outers().any(|o| looser((target, extension), (o, granted), draft));
        }
    }
    if extended {
        let words = Words::new(
            format!("延长 `{extension}` 后，该时限宽于 `{}` 的时限", other.id),
            format!("extended by `{extension}` the term is looser than the one of `{}`", other.id),
        );
        let path = format!("{}.extension", own.path);
        findings.push(Finding::new(path, FindingCode::LooserThanStatute, words));
    }
}

/// Says what of a case may make one clock end behind the other.
fn depends(own: &Placed<Obligation>, outer: &Obligation, findings: &mut Findings) {
    let Placed { path, value } = own;
    let mut warn = |key: &str, words: Words| {
        findings.push(Finding::new(format!("{path}.{key}"), FindingCode::MayBeLooser, words));
    };
    let id = &outer.id;
    // A pause while it is our turn has its own finding.
    let never = |pause: &Exclusion| pause.party == Party::Us;
    let covered = |pause: &Exclusion| {
        outer.excludes.iter().any(|other| {
            other.party == pause.party && (other.reason.is_none() || other.reason == pause.reason)
        })
    };
    if let Some(pause) = value.excludes.iter().find(|pause| !never(pause) && !covered(pause)) {
        let party = pause.party.name();
        warn(
            "excludes",
            Words::new(
                format!("等待 `{party}` 时它停止计时而 `{id}` 不停，可能晚于后者届满"),
                format!(
                    "it stands still while the case waits for `{party}`, `{id}` does not: it may \
                     end later"
                ),
            ),
        );
    }
    let later = !value.starts_on.iter().all(|trigger| outer.starts_on.contains(trigger))
        || (value.anchor, outer.anchor) == (Anchor::Event, Anchor::Received);
    if later && value.anchor != Anchor::Received {
        warn(
            "starts_on",
            Words::new(
                format!("它与 `{id}` 的起点不同，两个时限无从比较，可能晚于后者届满"),
                format!("it starts at another time than `{id}`, so that it may end later"),
            ),
        );
    }
    if value.targets.iter().any(|target| target.term == Term::AsPromised) {
        warn(
            "term",
            Words::new(
                format!("承诺的时间可能晚于 `{id}` 的期限"),
                format!("the time promised may lie behind the end of `{id}`"),
            ),
        );
    }
}

/// A target, and by how much it may be extended.
type Extended<'a> = (&'a Target, Span);

/// Says whether for some receipt one target ends later than the other.
///
/// Terms of one basis compare by their length. Others are computed for receipts at all hours of a
/// year.
fn looser((own, more): Extended<'_>, (outer, granted): Extended<'_>, draft: &Draft) -> bool {
    match (&own.term, &outer.term) {
        (Term::Elapsed { span: a }, Term::Elapsed { span: b }) => {
            return a.plus(more) > b.plus(granted);
        }
        (Term::Working { span: a, calendar: x }, Term::Working { span: b, calendar: y })
            if x == y && own.receipt == outer.receipt =>
        {
            return a.plus(more) > b.plus(granted);
        }
        _ => {}
    }
    let (Some(a), Some(b)) = (calendar(&own.term, draft), calendar(&outer.term, draft)) else {
        return false;
    };
    let Some(any) = a.or(b) else { return false };
    receipts(Some(any)).any(|at| {
        let own = end((own, more), a.unwrap_or(any), at);
        let outer = end((outer, granted), b.unwrap_or(any), at);
        own.zip(outer).is_some_and(|(own, outer)| own > outer)
    })
}

fn end((target, more): Extended<'_>, calendar: &Calendar, at: Timestamp) -> Option<Timestamp> {
    let found = target.term.target(calendar, at, &target.receipt, None).ok()?;
    match found.measure {
        _ if more == Span::ZERO => Some(found.due),
        Measure::Real => Some(found.due + more),
        Measure::Open => calendar.add(found.due, more, Edge::AtClose).ok().map(|answer| answer.at),
    }
}
