//! Laws of keeping and taking in, over guided walks.

use crate::{
    cases::cases,
    played::{journal, play, state},
};
use amends::{
    case::{Case, Recorded},
    ident::CaseId,
    journal::Journal,
    wire,
};
use amends_testkit::walk::{Style, World, case_id, walk};
use proptest::{collection::vec, prelude::*, sample::Index};

fn worlds() -> [World; 2] {
    [World::round(), World::office()]
}

fn walks() -> impl Strategy<Value = Vec<u32>> {
    vec(any::<u32>(), 8..50)
}

const FAILURES: &str = "tests/proptest-regressions/journal-laws.txt";

/// The walk under other names, as a history of other cases.
fn renamed(log: &[Recorded], name: &str) -> Vec<Recorded> {
    let stream = CaseId::new(name).unwrap();
    log.iter().map(|record| Recorded { stream: stream.clone(), ..record.clone() }).collect()
}

proptest! {
    #![proptest_config(cases(48, FAILURES))]

    /// A journal keeps what a desk returns: the history is the case, and all of it is news.
    #[test]
    fn everything_is_kept(choices in walks()) {
        for world in worlds() {
            let trace = walk(&world, Style::ALL, &choices);
            let mut kept = journal(&world);
            for step in &trace.steps {
                play(&mut kept, &world, &case_id(), &step.input);
            }
            prop_assert_eq!(kept.records(&case_id(), 0), &trace.log[..]);
            prop_assert_eq!(kept.desk().case(&case_id()), trace.case.as_ref());
            let unsent = kept.unsent();
            prop_assert_eq!(unsent.len(), usize::from(!trace.log.is_empty()));
            for unsent in unsent {
                prop_assert_eq!((unsent.base, unsent.records), (0, trace.log.clone()));
            }
        }
    }

    /// A history appended in any pieces, any of them twice, is the history appended at once.
    #[test]
    fn any_pieces_are_the_whole(choices in walks(), cuts in vec(any::<(Index, Index)>(), 0..6)) {
        for world in worlds() {
            let log = walk(&world, Style::ALL, &choices).log;
            let (one, other) = (renamed(&log, "A-1"), renamed(&log, "B-2"));
            // Two cases, each in its order, however they lie among one another.
            let mixed: Vec<_> = one.iter().zip(&other).flat_map(|(a, b)| [a.clone(), b.clone()]).collect();
            let mut whole = journal(&world);
            prop_assert_eq!(whole.append(&[one, other].concat()).unwrap(), mixed.len());
            let mut ends: Vec<_> = cuts.iter().map(|(end, _)| end.index(mixed.len() + 1)).collect();
            ends.push(mixed.len());
            ends.sort_unstable();
            let (mut pieces, mut from) = (journal(&world), 0);
            for (place, end) in ends.iter().enumerate() {
                // Some begin again further back.
                let again = cuts.get(place).map_or(from, |(_, back)| from.min(back.index(mixed.len() + 1)));
                let fresh = pieces.append(&mixed[again..*end]).unwrap();
                prop_assert_eq!(fresh, end - from);
                from = *end;
            }
            prop_assert_eq!(state(&pieces), state(&whole));
            prop_assert_eq!(pieces.unsent(), []);
            prop_assert_eq!(pieces.append(&mixed).unwrap(), 0);
            prop_assert_eq!(state(&pieces), state(&whole));
        }
    }

    /// What cannot be taken in changes nothing; what is taken in is a history, word for word.
    #[test]
    fn damaged_logs_change_nothing(
        choices in walks(), known in any::<Index>(), place in any::<Index>(), other in any::<Index>(), damage in 0..8,
    ) {
        for world in worlds() {
            let log = walk(&world, Style::ALL, &choices).log;
            prop_assume!(!log.is_empty());
            let mut kept = journal(&world);
            kept.append(&log[..known.index(log.len() + 1)]).unwrap();
            let before = state(&kept);
            let (place, other) = (place.index(log.len()), other.index(log.len()));
            let mut sent = log.clone();
            match damage {
                0 => { sent.remove(place); }
                1 => sent.swap(place, other),
                2 => sent[place].seq = other as u64,
                3 => sent[place].event = log[other].event.clone(),
                4 => sent[place].at = log[other].at,
                5 => sent[place].stream = CaseId::new("A-1").unwrap(),
                6 => sent.insert(other, log[place].clone()),
                _ => sent[place].schema = Recorded::SCHEMA + 1,
            }
            match kept.append(&sent) {
                Err(_) => prop_assert_eq!(state(&kept), before),
                Ok(_) => {
                    for record in &sent {
                        let there = kept.records(&record.stream, record.seq - 1).first();
                        prop_assert_eq!(there, Some(record));
                    }
                    for case in kept.desk().cases() {
                        prop_assert_eq!(&Case::replay(kept.records(case.id(), 0)).unwrap(), case);
                    }
                }
            }
        }
    }

    /// A journal comes back from its bytes as it was, with the same things left to tell.
    #[test]
    fn bytes_are_the_journal(choices in walks(), told in any::<(Index, Index)>()) {
        for world in worlds() {
            let trace = walk(&world, Style::ALL, &choices);
            let mut kept = journal(&world);
            for (name, told) in [("A-1", told.0), ("B-2", told.1)] {
                let id = CaseId::new(name).unwrap();
                for step in &trace.steps {
                    play(&mut kept, &world, &id, &step.input);
                }
                kept.acknowledge(&id, told.index(trace.log.len() + 1) as u64);
            }
            let read = read(&world, &state(&kept).0);
            prop_assert_eq!(state(&read), state(&kept));
            prop_assert_eq!(read.unsent(), kept.unsent());
        }
    }
}

/// The policy that binds new cases is given last.
fn read(world: &World, text: &str) -> Journal {
    wire::read_journal(text, world.policies.iter().rev().cloned()).unwrap()
}
