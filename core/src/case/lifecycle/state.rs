//! What the lifecycle holds.

use crate::{
    actor::ActorKind,
    case::{By, Contact, Flow, Outcome, Recorded, Stage, event_data::Received},
    fact::Facts,
    ident::{ActorId, CaseId, FieldId, KindId},
    private::Private,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Holds how far the case has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lifecycle {
    pub(crate) stage: Stage,
    pub(crate) kind: Option<KindId>,
    pub(crate) contact: Contact,
    pub(crate) customer: Option<Private<ActorId>>,
    pub(crate) facts: Facts,
    pub(crate) fields: Arc<[FieldId]>,
    pub(crate) ticks: Vec<FieldId>,
    pub(crate) acknowledged: bool,
    pub(crate) promise: Option<Timestamp>,
    pub(crate) handled_by: Option<Work>,
    pub(crate) replied_by: Option<Work>,
    pub(crate) episode: u32,
    pub(crate) reopenings: u32,
    pub(crate) rounds: u32,
    pub(crate) reworks: u32,
    pub(crate) replied_at: Option<Timestamp>,
    pub(crate) ending: Option<Ending>,
}

/// Holds how the case ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// The outcome.
    pub outcome: Outcome,
    /// When.
    pub at: Timestamp,
    /// The case it is a duplicate of or was merged into.
    pub case: Option<CaseId>,
}

/// Holds who did a piece of work, and the record that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Work {
    pub(crate) by: Option<By>,
    pub(crate) seq: u64,
}

impl Work {
    pub(crate) fn done_in(record: &Recorded) -> Self {
        Self { by: record.by.clone(), seq: record.seq }
    }

    pub(crate) fn id(&self) -> Option<&ActorId> {
        self.by.as_ref().map(|by| &by.id)
    }

    /// Forgets a customer who did it; that it was done stays.
    pub(crate) fn forget_customer(&mut self) {
        self.by = self.by.take().filter(|by| by.kind != ActorKind::Customer);
    }
}

impl Lifecycle {
    pub(crate) fn received(received: &Received) -> Self {
        Self {
            stage: Stage::Received,
            kind: None,
            contact: Contact::Reachable,
            customer: received.customer.clone(),
            facts: received.facts.clone(),
            fields: Arc::default(),
            ticks: Vec::new(),
            acknowledged: false,
            promise: None,
            handled_by: None,
            replied_by: None,
            episode: 0,
            reopenings: 0,
            rounds: 0,
            reworks: 0,
            replied_at: None,
            ending: None,
        }
    }

    /// Returns the stage.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Returns the customer, a reference into the host's vault; none once erased.
    pub fn customer(&self) -> Option<&Private<ActorId>> {
        self.customer.as_ref()
    }

    /// Lists the form fields that were present at registration.
    pub fn fields(&self) -> &[FieldId] {
        &self.fields
    }

    /// Lists what was ticked by the replies of this episode.
    pub fn ticks(&self) -> &[FieldId] {
        &self.ticks
    }

    /// Says whether the customer can be reached.
    pub fn contact(&self) -> Contact {
        self.contact
    }

    /// Returns how the case ended, while it is closed or archived.
    pub fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }

    /// Returns the time promised to the customer, if any.
    pub fn promise(&self) -> Option<Timestamp> {
        self.promise
    }

    /// Returns the episode: 0 at first, one more with every reopening.
    pub fn episode(&self) -> u32 {
        self.episode
    }

    /// Returns how often the case was reopened.
    pub fn reopenings(&self) -> u32 {
        self.reopenings
    }

    /// Returns how many rounds of negotiation there were.
    pub fn rounds(&self) -> u32 {
        self.rounds
    }

    /// Returns how often a result was sent back.
    pub fn reworks(&self) -> u32 {
        self.reworks
    }

    /// Says whether receipt was acknowledged in this episode.
    pub fn is_acknowledged(&self) -> bool {
        self.acknowledged
    }

    /// Returns who did the work that is verified in this episode, once it was done and if it is
    /// known; where nothing but a reply was done, who replied last.
    pub fn handled_by(&self) -> Option<&ActorId> {
        self.work().and_then(Work::id)
    }

    pub(crate) fn work(&self) -> Option<&Work> {
        self.handled_by.as_ref().or(self.replied_by.as_ref())
    }

    /// Returns when the customer was last replied to.
    pub fn replied_at(&self) -> Option<Timestamp> {
        self.replied_at
    }

    pub(crate) fn forget_references(&mut self) {
        self.customer = None;
        self.handled_by.iter_mut().for_each(Work::forget_customer);
        self.replied_by.iter_mut().for_each(Work::forget_customer);
    }

    /// The flow a case is in before it has a kind: only rows shared by all flows apply.
    pub(crate) const FLOW_BEFORE_KIND: Flow = Flow::Resolve;
}
