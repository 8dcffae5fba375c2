//! Event-sourcing crates on a bare walk of ten steps: no deadline, no policy, no roles.
//!
//! Their in-memory stores only. One command = load, decide, append one event.

use futures::executor::block_on;
use serde::{Deserialize, Serialize};

/// Names where a case of the bare walk stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// A contact came.
    #[default]
    Received,
    /// It is known what it is about.
    Registered,
    /// It has its priority.
    Triaged,
    /// Somebody has it.
    Assigned,
    /// It is looked into.
    Investigating,
    /// It waits for the customer.
    OnHold,
    /// The customer was told.
    Replied,
    /// The customer was asked.
    CalledBack,
    /// It is over.
    Closed,
    /// It is put away.
    Archived,
}

/// Names a step of the bare walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is the verb of the stage it leads to")]
pub enum Step {
    Register,
    Triage,
    Assign,
    Investigate,
    Hold,
    Resume,
    Reply,
    CallBack,
    Close,
    Archive,
}

/// Lists the steps of the bare walk.
pub const WALK: [Step; 10] = [
    Step::Register,
    Step::Triage,
    Step::Assign,
    Step::Investigate,
    Step::Hold,
    Step::Resume,
    Step::Reply,
    Step::CallBack,
    Step::Close,
    Step::Archive,
];

/// Holds the fields that guards look at.
#[derive(Debug, Clone, Copy)]
struct Fields {
    severity: u8,
    handler: u32,
    holds: u8,
    root_cause: u16,
    attempts: u8,
}

impl Default for Fields {
    fn default() -> Self {
        std::hint::black_box(Self {
            severity: 3,
            handler: 42,
            holds: 0,
            root_cause: 7,
            attempts: 1,
        })
    }
}

/// Says that a step is out of place.
#[derive(Debug, thiserror::Error)]
#[error("rejected")]
pub struct Rejected;

fn decide(stage: Stage, fields: &Fields, step: Step) -> Result<Stage, Rejected> {
    Ok(match (stage, step) {
        (Stage::Received, Step::Register) => Stage::Registered,
        (Stage::Registered, Step::Triage) if fields.severity > 0 => Stage::Triaged,
        (Stage::Triaged, Step::Assign) if fields.handler != 0 => Stage::Assigned,
        (Stage::Assigned, Step::Investigate) => Stage::Investigating,
        (Stage::Investigating, Step::Hold) if fields.holds < 2 => Stage::OnHold,
        (Stage::OnHold, Step::Resume) => Stage::Investigating,
        (Stage::Investigating, Step::Reply) if fields.root_cause != 0 => Stage::Replied,
        (Stage::Replied, Step::CallBack) => Stage::CalledBack,
        (Stage::CalledBack, Step::Close) if fields.attempts <= 3 => Stage::Closed,
        (Stage::Closed, Step::Archive) => Stage::Archived,
        _ => return Err(Rejected),
    })
}

/// `eventually` 0.4: `Repository` over its in-memory store; it replays before every command.
pub mod eventually_store {
    use super::*;
    use ::eventually::{AggregateRootBuilder, Repository};
    use eventually_util::inmemory::EventStoreBuilder;
    use futures::future::BoxFuture;

    #[derive(Clone, Copy)]
    struct Complaint;

    #[derive(Clone, Copy, Default, Debug)]
    struct State {
        stage: Stage,
        fields: Fields,
    }

    #[derive(Clone, Debug)]
    struct Moved {
        to: Stage,
    }

    impl ::eventually::Aggregate for Complaint {
        type Id = u64;
        type State = State;
        type Event = Moved;
        type Command = Step;
        type Error = Rejected;

        fn apply(mut state: State, event: Moved) -> Result<State, Rejected> {
            state.stage = event.to;
            Ok(state)
        }

        fn handle<'a, 's: 'a>(
            &'a self,
            _: &'s u64,
            state: &'s State,
            step: Step,
        ) -> BoxFuture<'a, Result<Option<Vec<Moved>>, Rejected>> {
            Box::pin(async move {
                let to = decide(state.stage, &state.fields, step)?;
                Ok(Some(vec![Moved { to }]))
            })
        }
    }

    /// Walks cases in a fresh store; returns the number of commands.
    pub fn walk(cases: usize) -> usize {
        block_on(async {
            let store = EventStoreBuilder::for_aggregate(&Complaint);
            let mut repository = Repository::new(AggregateRootBuilder::from(Complaint), store);
            for id in 0..cases as u64 {
                for step in WALK {
                    let mut root = repository.get(id).await.expect("in memory");
                    root.handle(step).await.expect("the walk is allowed");
                    let root = repository.add(root).await.expect("in memory");
                    assert!(step != Step::Archive || root.state().stage == Stage::Archived);
                }
            }
        });
        cases * WALK.len()
    }
}

/// `cqrs-es` 0.5: the framework over its in-memory store, and the call without a store.
pub mod cqrs {
    use super::*;
    use ::cqrs_es::{
        Aggregate, CqrsFramework, DomainEvent, event_sink::EventSink, mem_store::MemStore,
    };

    #[derive(Default, Serialize, Deserialize)]
    struct Complaint {
        stage: Stage,
        #[serde(skip)]
        fields: Fields,
    }

    #[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
    struct Moved {
        step: Step,
        to: Stage,
        at: i64,
    }

    impl DomainEvent for Moved {
        fn event_type(&self) -> String {
            "Moved".into()
        }

        fn event_version(&self) -> String {
            "1.0".into()
        }
    }

    impl Aggregate for Complaint {
        const TYPE: &'static str = "complaint";
        type Command = Step;
        type Event = Moved;
        type Error = Rejected;
        type Services = ();

        async fn handle(
            &mut self,
            step: Step,
            _: &(),
            sink: &EventSink<Self>,
        ) -> Result<(), Rejected> {
            let to = decide(self.stage, &self.fields, step)?;
            sink.write(Moved { step, to, at: 1_709_514_000 }, self).await;
            Ok(())
        }

        fn apply(&mut self, event: Moved) {
            self.stage = event.to;
        }
    }

    /// Walks cases in a fresh store; returns the number of commands. The store prints two lines a
    /// command, so standard output should lead nowhere.
    pub fn walk_store(cases: usize) -> usize {
        block_on(async {
            let framework = CqrsFramework::new(MemStore::<Complaint>::default(), vec![], ());
            for id in 0..cases {
                let id = format!("case-{id}");
                for step in WALK {
                    framework.execute(&id, step).await.expect("the walk is allowed");
                }
            }
        });
        cases * WALK.len()
    }

    /// Walks cases without any store; returns the number of commands.
    pub fn walk_bare(cases: usize) -> usize {
        block_on(async {
            for _ in 0..cases {
                let mut case = Complaint::default();
                for step in WALK {
                    let sink = EventSink::default();
                    case.handle(step, &(), &sink).await.expect("the walk is allowed");
                    std::hint::black_box(sink.collect().await);
                }
                assert_eq!(case.stage, Stage::Archived);
            }
        });
        cases * WALK.len()
    }
}

/// `eventastic` 0.5: its in-memory repository, a transaction a command.
pub mod eventastic_store {
    use super::*;
    use ::eventastic::{
        aggregate::{Aggregate, Context, Root, SideEffect},
        event::DomainEvent,
        memory::InMemoryRepository,
    };

    #[derive(Clone, Debug)]
    struct Complaint {
        id: u64,
        stage: Stage,
        fields: Fields,
    }

    #[derive(Clone, Debug, PartialEq, Eq)]
    struct Moved {
        id: u64,
        case: u64,
        to: Stage,
    }

    #[derive(Clone, Debug, PartialEq, Eq)]
    struct Nothing;

    impl DomainEvent for Moved {
        type EventId = u64;

        fn id(&self) -> &u64 {
            &self.id
        }
    }

    impl SideEffect for Nothing {
        type SideEffectId = u64;

        fn id(&self) -> &u64 {
            unreachable!("there is none")
        }
    }

    impl Aggregate for Complaint {
        const SNAPSHOT_VERSION: u64 = 1;
        type AggregateId = u64;
        type DomainEvent = Moved;
        type ApplyError = String;
        type SideEffect = Nothing;

        fn aggregate_id(&self) -> &u64 {
            &self.id
        }

        fn apply_new(event: &Moved) -> Result<Self, String> {
            Ok(Self { id: event.case, stage: event.to, fields: Fields::default() })
        }

        fn apply(&mut self, event: &Moved) -> Result<(), String> {
            self.stage = event.to;
            Ok(())
        }

        fn side_effects(&self, _: &Moved) -> Option<Vec<Nothing>> {
            None
        }
    }

    /// Walks cases in a fresh repository; returns the number of commands.
    pub fn walk(cases: usize) -> usize {
        block_on(async {
            let repository = InMemoryRepository::<Complaint>::new();
            let mut last = 0;
            for case in 0..cases as u64 {
                last += 1;
                let opening = Moved { id: last, case, to: Stage::Registered };
                let mut context: Context<Complaint> =
                    Complaint::record_new(opening).expect("a first event");
                let mut transaction = repository.begin_transaction().await.expect("in memory");
                transaction.store(&mut context).await.expect("in memory");
                transaction.commit().expect("in memory");
                for step in &WALK[1..] {
                    let mut transaction = repository.begin_transaction().await.expect("in memory");
                    let mut context = transaction.get(&case).await.expect("stored before");
                    let state = context.state();
                    let to = decide(state.stage, &state.fields, *step).expect("allowed");
                    last += 1;
                    context.record_that(Moved { id: last, case, to }).expect("applies");
                    transaction.store(&mut context).await.expect("in memory");
                    transaction.commit().expect("in memory");
                }
            }
        });
        cases * WALK.len()
    }
}
