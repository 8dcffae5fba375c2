//! Laws of doing acts anew: the order in which they are told decides, and when they are told does not.

use crate::{
    cases::cases,
    played::{self, play},
};
use amends::{
    Rejection, RejectionCode,
    case::{Command, Event, EventKind, Recorded, Source},
    desk::Delivery,
    ident::CommandId,
    journal::{self, Journal},
    time::{Span, Timestamp},
};
use amends_testkit::walk::{Act, Style, Trace, World, case_id, walk};
use proptest::{collection::vec, prelude::*};

const FAILURES: &str = "tests/proptest-regressions/journal-merge.txt";

/// Commands told when they happen, wrong ones and rebindings among them.
const STYLE: Style =
    Style { late: false, observed: false, wrong: true, rebound: true, erased: true };

fn worlds() -> [World; 2] {
    [World::round(), World::office()]
}

fn walks(longest: usize) -> impl Strategy<Value = Vec<u32>> {
    vec(any::<u32>(), 4..longest)
}

/// Records but for when they were told.
fn but_for_when_told(records: &[Recorded]) -> Vec<Recorded> {
    let records = records.iter();
    records.map(|record| Recorded { recorded_at: Timestamp::MIN, ..record.clone() }).collect()
}

/// What time alone did and no late fact takes back: a wait that ended, a timed act, a level.
fn stands(record: &Recorded) -> bool {
    let kind = record.event.kind();
    let by_machine = matches!(
        kind,
        EventKind::WaitingEnded
            | EventKind::ActFired
            | EventKind::ActUnscheduled
            | EventKind::RungTaken
    );
    record.source == Source::Clock && by_machine
}

/// Says whether an act names a request or a pending act by the number that the device gave it. Done anew
/// it may have another one, which the journal follows and one who hears the act as it was does not.
fn names_what_was_numbered_here(act: &journal::Act, here: &[Recorded]) -> bool {
    let given = |request: Option<u32>, pending: Option<u32>| {
        here.iter().any(|record| match &record.event {
            Event::Asked(asked) => Some(asked.request) == request,
            Event::ActAsked(asked) => Some(asked.act) == pending,
            _ => false,
        })
    };
    match &act.command {
        Command::AnswerRequest(answer) => given(Some(answer.request), None),
        Command::RefuseRequest(named) | Command::WithdrawRequest(named) => {
            given(Some(named.request), None)
        }
        Command::DecideAsked(decided) => given(None, Some(decided.act)),
        _ => false,
    }
}

fn codes(refused: &[(journal::Act, Box<Rejection>)]) -> Vec<(&journal::Act, RejectionCode)> {
    refused.iter().map(|(act, why)| (act, why.code())).collect()
}

/// A device that took a walk's first steps over from its server and the others itself, under names of
/// its own.
fn device(world: &World, trace: &Trace, shared: usize, name: &str) -> Journal {
    let mut device = played::journal(world);
    for step in &trace.steps[..shared] {
        play(&mut device, world, &case_id(), &step.input);
    }
    device.acknowledge(&case_id(), u64::MAX);
    for step in &trace.steps[shared..] {
        let mut input = step.input.clone();
        if let Act::Give(given) = &mut input.act
            && let Some(id) = &given.command_id
        {
            given.command_id = Some(CommandId::new(&format!("{name}-{id}")).unwrap());
        }
        play(&mut device, world, &case_id(), &input);
    }
    device
}

proptest! {
    #![proptest_config(cases(64, FAILURES))]

    /// Where nobody came between, acts done anew bring about what they brought about, to the record,
    /// however much later they are told.
    #[test]
    fn acts_done_anew_are_the_acts(choices in walks(50), shared in 1usize..20, hours in 0i64..400) {
        for world in worlds() {
            let trace = walk(&world, STYLE, &choices);
            let mut phone = device(&world, &trace, shared.min(trace.steps.len()), "ann");
            let now = trace.now + Span::from_hours(hours);
            let mut other = phone.clone();
            other.advance_to(now);
            if phone.desk().case(&case_id()).is_none() {
                continue;
            }
            let acts = phone.unsent().into_iter().next().map_or(0, |unsent| unsent.acts.len());
            let rebased = phone.rebase(&case_id(), &[], now).unwrap();
            prop_assert_eq!(rebased.refused, []);
            phone.advance_to(now);
            let (anew, was) = (phone.records(&case_id(), 0), other.records(&case_id(), 0));
            prop_assert_eq!(but_for_when_told(anew), but_for_when_told(was));
            prop_assert_eq!(phone.unsent().first().map_or(0, |unsent| unsent.acts.len()), acts);
        }
    }

    /// Two devices and a server: the one that is late ends where a server would that heard of every
    /// act as it happened, in the order in which it hears of them; what that one refuses is refused.
    #[test]
    fn late_acts_end_like_acts_heard_at_once(
        base in walks(20), first in walks(16), second in walks(16), ticked in 0i64..100,
    ) {
        for world in worlds() {
            let walked = |more: &[u32]| walk(&world, STYLE, &[base.as_slice(), more].concat());
            let (first, second) = (walked(&first), walked(&second));
            let (mut server, mut ann) = (device(&world, &first, base.len(), "bob"), device(&world, &second, base.len(), "ann"));
            if server.desk().case(&case_id()).is_none() || ann.desk().case(&case_id()).is_none() {
                continue;
            }
            server.acknowledge(&case_id(), u64::MAX);
            let mut heard = server.clone();
            let Some(unsent) = ann.unsent().into_iter().next() else { continue };
            // Word for word the same on both sides is the same.
            if unsent.records.iter().any(|record| server.records(&case_id(), unsent.base).contains(record)) {
                continue;
            }
            if unsent.acts.iter().any(|act| names_what_was_numbered_here(act, &unsent.records)) {
                continue;
            }
            // Meanwhile the server lets time pass, and records what it missed.
            let ticked = first.now + Span::from_hours(ticked);
            let missed = server.advance_to(ticked).records;
            let news = server.records(&case_id(), ann.told(&case_id())).to_vec();
            let now = ticked.max(second.now);
            let rebased = ann.rebase(&case_id(), &news, now).unwrap();

            let (mut refused, mut late) = (Vec::new(), false);
            for act in unsent.acts {
                let case = heard.desk().case(&case_id()).unwrap();
                let told = act.at.max(case.last_recorded());
                late |= act.at >= case.last_external() && act.at < told;
                let delivery = Delivery {
                    happened_at: Some(act.at), command_id: act.command_id.clone(), ..Delivery::default()
                };
                if let Err(why) = heard.handle_with(&case_id(), &act.command, &act.actor, told, &delivery) {
                    refused.push((act, why));
                }
            }
            // Where this one heard late, too, what fell due up to then lies before the next act.
            if late {
                continue;
            }
            // What the machine did meanwhile stands.
            if missed.iter().any(stands) {
                continue;
            }
            let anew: Vec<_> = rebased.refused.into_iter().map(|one| (one.act, one.why)).collect();
            prop_assert_eq!(codes(&anew), codes(&refused));
            let later = now + Span::from_hours(24);
            for journal in [&mut ann, &mut heard] {
                journal.advance_to(later);
            }
            prop_assert_eq!(ann.desk().verdicts(), heard.desk().verdicts());
            // And the server takes it all in.
            let unsent = ann.unsent();
            for unsent in &unsent {
                server.append(&unsent.records).unwrap();
            }
            server.advance_to(later);
            prop_assert_eq!(server.desk().verdicts(), ann.desk().verdicts());
        }
    }
}
