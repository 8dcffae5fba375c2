//! Walks played into journals.

use amends::{
    case::{Case, Command, Recorded},
    desk::Delivery,
    ident::CaseId,
    journal::Journal,
    wire,
};
use amends_testkit::walk::{Act, Given, Input, World};

pub(crate) fn journal(world: &World) -> Journal {
    // A walk opens its case under the first policy; the one adopted last binds new cases.
    let mut journal = Journal::new(world.policies[0].clone());
    world.policies[1..].iter().for_each(|policy| journal.learn(policy.clone()));
    journal
}

pub(crate) fn delivery(given: &Given) -> Delivery {
    Delivery {
        happened_at: given.happened_at,
        expected_version: given.expected,
        command_id: given.command_id.clone(),
    }
}

/// Does what a walk did; returns the records, none where it is refused.
pub(crate) fn play(
    journal: &mut Journal,
    world: &World,
    id: &CaseId,
    input: &Input,
) -> Vec<Recorded> {
    match &input.act {
        Act::Tick => journal.advance_to(input.now).records,
        Act::Observe(seen) => journal.observe(id, seen.at, seen).unwrap_or_default(),
        // A journal finds the policy of a case itself: another one cannot be given to it.
        Act::Give(given) if given_another(journal, world, id, given) => Vec::new(),
        Act::Give(given) => {
            let actor = &world.cast[given.actor];
            let done = journal.handle_with(id, &given.command, actor, input.now, &delivery(given));
            done.unwrap_or_default()
        }
    }
}

/// Whether the walk judges by a policy that the case is not bound to.
fn given_another(journal: &Journal, world: &World, id: &CaseId, given: &Given) -> bool {
    let bound = journal.desk().case(id).map(Case::policy);
    let given_to_judge = given.policy.filter(|_| !matches!(given.command, Command::Rebind(_)));
    given_to_judge.is_some_and(|index| Some(world.policies[index].digest()) != bound)
}

/// What a journal is: the bytes it is written as, and the cases they do not show.
pub(crate) fn state(journal: &Journal) -> (String, Vec<amends::case::Case>) {
    let bytes = wire::write_journal(journal).unwrap();
    (String::from_utf8(bytes).unwrap(), journal.desk().cases().cloned().collect())
}
