//! A target that is looser than the one it has to stay within.
//!
//! A longer term, and a term that its own extension makes longer, is refused: both are numbers of the
//! document. What depends on the case (a waiting that stops one clock and not the other, a start at
//! another time, a promise) is a warning: each clock is judged by itself, so that a rule of the outer
//! one is never missed without a record, and a person should look at it.

use super::{
    super::{
        draft::Draft,
        sealed::{Anchor, Condition, Exclusion, Nature, Obligation, Target, Trigger},
    },
    overlap::{Conditions, may_both_hold, undecided},
    references::target_path,
    years::{calendar, receipts},
};
use crate::{
    Finding, FindingCode, Findings, Words,
    case::Party,
    document::Placed,
    time::{Calendar, Distance, Span, Term, Timestamp},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    let all = || draft.obligations.entries.iter().map(|placed| &placed.value);
    let by_id: BTreeMap<&str, &Obligation> = all().map(|rule| (rule.id.as_str(), rule)).collect();
    let statutes = Statutes::of(all().filter(|rule| rule.nature == Nature::Statute));
    let lengths = &mut Lengths::of(draft);
    for placed in &draft.obligations.entries {
        let own = &placed.value;
        let outers = match &own.within {
            Some(id) => by_id.get(id.as_str()).copied().into_iter().collect(),
            None => statutes.over(own),
        };
        for outer in outers.into_iter().filter(|outer| outer.id != own.id) {
            compare(placed, outer, lengths, findings);
            depends(placed, outer, findings);
        }
    }
}

/// The statutes by the events they run from and to, and by what they ask of a case: whatever runs
/// between the same events in the same case has to stay within them.
struct Statutes<'a> {
    all: Vec<&'a Obligation>,
    by_events: BTreeMap<(&'a [Trigger], &'a [Trigger]), Conditions<'a>>,
}

impl<'a> Statutes<'a> {
    fn of(statutes: impl Iterator<Item = &'a Obligation>) -> Self {
        let all: Vec<&Obligation> = statutes.collect();
        let mut by_events: BTreeMap<_, Conditions<'_>> = BTreeMap::new();
        for (number, rule) in all.iter().enumerate() {
            let events = (rule.starts_on.as_slice(), rule.satisfied_by.as_slice());
            by_events.entry(events).or_default().add(number, &rule.when);
        }
        Self { all, by_events }
    }

    fn over(&self, own: &Obligation) -> Vec<&'a Obligation> {
        if own.nature == Nature::Statute {
            return Vec::new();
        }
        let events = (own.starts_on.as_slice(), own.satisfied_by.as_slice());
        let near = self.by_events.get(&events).map(|rules| rules.near(&own.when, None));
        near.into_iter()
            .flatten()
            .filter_map(|number| self.all.get(number).copied())
            .filter(|outer| may_both_hold(&own.when, &outer.when))
            .collect()
    }
}

/// Says whether two targets are those of one case: no more specific one of either side is.
fn meet(own: (&Placed<Obligation>, &Target), outer: (&Obligation, &Target)) -> bool {
    let ((own, target), (other, rival)) = (own, outer);
    let more = more_specific(&own.value.targets, target);
    let decided: Vec<_> = more.chain(more_specific(&other.targets, rival)).collect();
    undecided(&[&target.when, &rival.when, &own.value.when, &other.when], &decided)
}

fn more_specific<'a>(all: &'a [Target], than: &Target) -> impl Iterator<Item = &'a Condition> {
    let least = than.when.specificity();
    all.iter().map(|target| &target.when).filter(move |when| when.specificity() > least)
}

fn compare(
    own: &Placed<Obligation>,
    other: &Obligation,
    lengths: &mut Lengths<'_>,
    findings: &mut Findings,
) {
    let extension = own.value.extension.map_or(NOTHING, |extension| extension.at_most);
    let granted = other.extension.map_or(NOTHING, |extension| extension.at_most);
    let mut extended = None;
    for (index, target) in own.value.targets.iter().enumerate() {
        let outers = || other.targets.iter().filter(|outer| meet((own, target), (other, outer)));
        let plain = outers().find_map(|o| lengths.looser((target, NOTHING), (o, NOTHING)));
        if let Some(example) = plain {
            let (zh, en) = told(example);
            let words = Words::new(
                format!("该时限宽于 `{}` 的时限{zh}", other.id),
                format!("the term is looser than the one of `{}`{en}", other.id),
            );
            let path = target_path(&own.path, &own.value, index);
            findings.push(Finding::new(path, FindingCode::LooserThanStatute, words));
        } else if extension.is_positive() && extended.is_none() {
            let more = (target, extension);
            extended = outers().find_map(|o| lengths.looser(more, (o, granted)));
        }
    }
    if let Some(example) = extended {
        let ((zh, en), id) = (told(example), &other.id);
        let by = extension.words();
        let words = Words::new(
            format!("延长 `{}` 后，该时限宽于 `{id}` 的时限{zh}", by.zh),
            format!("extended by `{}` the term is looser than the one of `{id}`{en}", by.en),
        );
        let path = format!("{}.extension", own.path);
        findings.push(Finding::new(path, FindingCode::LooserThanStatute, words));
    }
}

/// Names the day of a receipt for which a term ends later; two spans compare for every receipt.
fn told(example: Option<NaiveDate>) -> (String, String) {
    match example {
        Some(date) => (format!("，例如 {date} 到达的事项"), format!(", for what comes on {date}")),
        None => (String::new(), String::new()),
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
pub(super) type Extended<'a> = (&'a Target, Distance);

pub(super) const NOTHING: Distance = Distance::Span(Span::ZERO);

/// Compares each pair of terms once, however many obligations have them.
pub(super) struct Lengths<'a> {
    draft: &'a Draft,
    known: BTreeMap<String, Option<NaiveDate>>,
}

impl<'a> Lengths<'a> {
    pub(super) fn of(draft: &'a Draft) -> Self {
        Self { draft, known: BTreeMap::new() }
    }

    /// Says whether for some receipt one target ends later than the other, and for which.
    ///
    /// Terms of one basis compare by their length. Others are computed for receipts at all hours of a
    /// year.
    pub(super) fn looser(
        &mut self,
        own: Extended<'_>,
        outer: Extended<'_>,
    ) -> Option<Option<NaiveDate>> {
        let (a, b) = (own.0, outer.0);
        let alike = match (&a.term, &b.term) {
            (a, b) if a.calendar().is_none() && b.calendar().is_none() => true,
            (Term::Working { calendar: x, .. }, Term::Working { calendar: y, .. }) => {
                x == y && a.receipt == b.receipt
            }
            _ => false,
        };
        if let Some((own, outer)) = span(own).zip(span(outer)).filter(|_| alike) {
            return (own > outer).then_some(None);
        }
        let told =
            |(target, more): Extended<'_>| format!("{:?} {:?} {more}", target.term, target.receipt);
        let key = format!("{} {}", told(own), told(outer));
        let draft = self.draft;
        let date = self.known.entry(key).or_insert_with(|| ends_later(own, outer, draft));
        date.map(Some)
    }
}

/// Returns how long a term that is a span may take with its extension.
fn span((target, more): Extended<'_>) -> Option<Span> {
    match more {
        Distance::Span(more) => Some(target.term.budget()?.plus(more)),
        Distance::Days(_) => None,
    }
}

/// Returns the day of the first receipt for which one target ends later than the other.
fn ends_later(own: Extended<'_>, outer: Extended<'_>, draft: &Draft) -> Option<NaiveDate> {
    let (a, b) = (calendar(&own.0.term, draft)?, calendar(&outer.0.term, draft)?);
    let any = a.or(b)?;
    let mut receipts = receipts(Some(any));
    let at = receipts.find(|at| {
        let own = end(own, a.unwrap_or(any), *at);
        let outer = end(outer, b.unwrap_or(any), *at);
        own.zip(outer).is_some_and(|(own, outer)| own > outer)
    })?;
    Some(any.local_date(at))
}

fn end((target, more): Extended<'_>, calendar: &Calendar, at: Timestamp) -> Option<Timestamp> {
    let found = target.term.target(calendar, at, &target.receipt, None).ok()?;
    target.term.extended(calendar, found.due, more).ok()
}
