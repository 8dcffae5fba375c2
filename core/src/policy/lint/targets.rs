//! Cases that no target fits: kinds and priorities are closed sets, so that a gap is found here and
//! not when a command fails.

use super::{
    super::{
        draft::Draft,
        reach::Reach,
        sealed::{Condition, Kind, Obligation, Target, WithoutTarget},
    },
    life::{admitted, unread},
};
use crate::{
    Finding, FindingCode, Findings, Words,
    case::{CommandKind, EventKind},
    document::Placed,
    fact::FactKind,
    ident::Value,
};

pub(super) fn check(draft: &Draft, reach: &Reach, findings: &mut Findings) {
    if !draft.matrix_complete {
        return;
    }
    for placed in &draft.obligations.entries {
        let Placed { path, value } = placed;
        let always = value.targets.iter().any(|target| target.when.tests.is_empty());
        if value.targets.is_empty()
            || always
            || value.without_target == WithoutTarget::NotOwed
            || unread(path, &["when", "starts_on", "targets", "without_target"], findings)
        {
            continue;
        }
        let Some(kinds) = admitted(&value.when, draft) else { continue };
        // A name that nothing has is found by itself.
        if value.targets.iter().any(|target| asks_for_strangers(&target.when, draft)) {
            continue;
        }
        gap(path, value, &kinds, draft, reach, findings);
    }
}

fn asks_for_strangers(when: &Condition, draft: &Draft) -> bool {
    let stranger = |fact: FactKind, known: &dyn Fn(&Value) -> bool| {
        test(when, fact).is_some_and(|values| values.iter().any(|value| !known(value)))
    };
    let levels = draft.matrix.as_ref().map(|matrix| &matrix.value.levels);
    stranger(FactKind::Kind, &|value| draft.kinds.names.contains(value.as_str()))
        || stranger(FactKind::Priority, &|value| levels.is_none_or(|levels| levels.contains(value)))
}

/// What is surely known of a case when an obligation starts.
struct Known<'a> {
    /// The kind; none before the registration.
    kind: Option<&'a Kind>,
    /// The priority; none before the classification.
    priority: Option<&'a Value>,
}

/// Says how well a target fits what is known.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// A known fact speaks against it.
    Never,
    /// It depends on facts whose values are the host's.
    Perhaps,
    /// It fits whatever the other facts are.
    Surely,
}

fn gap(
    path: &str,
    rule: &Obligation,
    kinds: &[&Kind],
    draft: &Draft,
    reach: &Reach,
    findings: &mut Findings,
) {
    let (mut missing, mut open) = (Vec::new(), Vec::new());
    for known in known(rule, kinds, draft, reach) {
        match rule.targets.iter().map(|target| fit(target, rule, &known)).max() {
            Some(Fit::Surely) => {}
            Some(Fit::Perhaps) => open.push(told(&known)),
            Some(Fit::Never) | None => missing.push(told(&known)),
        }
    }
    let path = format!("{path}.targets");
    if let Some(first) = missing.first() {
        let (zh, en) = match missing.len() - 1 {
            0 => (first.zh.clone(), first.en.clone()),
            more => (
                format!("{}等 {} 种情形", first.zh, more + 1),
                format!("{} and {more} other combinations", first.en),
            ),
        };
        let words = Words::new(
            format!(
                "{zh}没有期限，命令将被拒绝：请补一个期限，或写 `without_target = \"not_owed\"`"
            ),
            format!(
                "no target fits {en}, so that the command would be refused: add one, or \
                 `without_target = \"not_owed\"`"
            ),
        );
        findings.push(Finding::new(path, FindingCode::MissingTarget, words));
    } else if let Some(first) = open.first() {
        let words = Words::new(
            format!(
                "{}仅在其他事实恰好相符时才有期限，否则命令将被拒绝：请补一个只按类型和优先级的期限，\
                 或写 `without_target = \"not_owed\"`",
                first.zh
            ),
            format!(
                "{} has a target only where its other facts fit, otherwise the command is refused: \
                 add a target for all others, or `without_target = \"not_owed\"`",
                first.en
            ),
        );
        findings.push(Finding::new(path, FindingCode::TargetGap, words));
    }
}

fn told(known: &Known<'_>) -> Words {
    match (known.kind, known.priority) {
        (None, _) => Words::new("登记之前的案件", "a case that is not registered yet"),
        (Some(kind), None) => {
            Words::new(format!("类型 `{}`", kind.id), format!("a case of the kind `{}`", kind.id))
        }
        (Some(kind), Some(priority)) => Words::new(
            format!("类型 `{}`、优先级 `{priority}`", kind.id),
            format!("a case of the kind `{}` and priority `{priority}`", kind.id),
        ),
    }
}

/// Lists what may be known when the obligation starts.
fn known<'a>(
    rule: &Obligation,
    kinds: &[&'a Kind],
    draft: &'a Draft,
    reach: &Reach,
) -> Vec<Known<'a>> {
    let starts_on = |event: EventKind| rule.starts_on.iter().any(|trigger| trigger.event == event);
    let asks = |fact: FactKind| test(&rule.when, fact).is_some();
    let mut all = Vec::new();
    if starts_on(EventKind::Received) && !asks(FactKind::Kind) && !asks(FactKind::Priority) {
        all.push(Known { kind: None, priority: None });
    }
    let levels: Vec<&Value> = draft.matrix.iter().flat_map(|matrix| &matrix.value.levels).collect();
    for kind in kinds {
        let early = reach.reached(kind, |command| command != CommandKind::Classify).events;
        let unclassified = rule
            .starts_on
            .iter()
            .any(|trigger| trigger.event != EventKind::Received && early.contains(&trigger.event));
        let classified = rule.starts_on.iter().any(|trigger| trigger.event != EventKind::Received);
        if levels.is_empty() || (unclassified && !asks(FactKind::Priority)) {
            all.push(Known { kind: Some(kind), priority: None });
        }
        let wanted = |level: &&Value| {
            test(&rule.when, FactKind::Priority).is_none_or(|values| values.contains(level))
        };
        let levels = levels.iter().copied().filter(wanted).filter(|_| classified);
        all.extend(levels.map(|level| Known { kind: Some(kind), priority: Some(level) }));
    }
    all
}

fn test(when: &Condition, fact: FactKind) -> Option<&Vec<Value>> {
    when.tests.iter().find(|(tested, _)| *tested == fact).map(|(_, values)| values)
}

fn fit(target: &Target, rule: &Obligation, known: &Known<'_>) -> Fit {
    let fits = target.when.tests.iter().map(|(fact, values)| {
        let holds = |held: bool| if held { Fit::Surely } else { Fit::Never };
        match (fact, known.kind, known.priority) {
            (FactKind::Kind, Some(kind), _) => {
                holds(values.iter().any(|value| value.as_str() == kind.id.as_str()))
            }
            (FactKind::Kind, None, _) => Fit::Never,
            (FactKind::Priority, _, Some(priority)) => holds(values.contains(priority)),
            // Without a matrix, and before a classification, the host may name a priority.
            _ => match test(&rule.when, *fact) {
                Some(given) if given.iter().all(|value| values.contains(value)) => Fit::Surely,
                Some(given) if !given.iter().any(|value| values.contains(value)) => Fit::Never,
                _ => Fit::Perhaps,
            },
        }
    });
    fits.min().unwrap_or(Fit::Surely)
}
