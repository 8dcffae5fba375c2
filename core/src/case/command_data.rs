//! What commands carry.

use super::{Outcome, Party, RequestKind, Verdict};
use crate::{
    digest::Digest,
    fact::Facts,
    ident::{ActorId, CaseId, FieldId, KindId, ObligationId, RoleId, UnitId, Value},
    private::Private,
    time::{Distance, Timestamp},
    words::vocabulary,
};

/// Names the fields of a payload, as they stand on the wire.
pub(crate) trait Payload {
    /// The fields, in order.
    const FIELDS: &'static [&'static str];
}

impl<T: Payload> Payload for Box<T> {
    const FIELDS: &'static [&'static str] = T::FIELDS;
}

/// Declares payload structs: derives, denied unknown fields, optional and list fields left out
/// when empty.
macro_rules! payloads {
    ($($(#[$meta:meta])* $Name:ident {
        $($(#[$fmeta:meta])* $field:ident: $Type:ty,)*
    })*) => {$(
        $(#[$meta])*
        #[derive(
            Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize,
        )]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $Name {
            $($(#[$fmeta])* pub $field: $Type,)*
        }

        impl $crate::case::command_data::Payload for $Name {
            const FIELDS: &'static [&'static str] = &[$(stringify!($field),)*];
        }
    )*};
}
pub(super) use payloads;

vocabulary! {
    /// Says whether the customer can be reached.
    pub enum Contact {
        Reachable "reachable" "可联系" "the customer can be reached";
        Anonymous "anonymous" "匿名" "the customer stays anonymous";
        Uncontactable "uncontactable" "无联系方式" "there is no way to reach the customer";
    }
}

vocabulary! {
    /// Says whether a request must be answered before the case goes on.
    pub enum RequestNeed {
        Mandatory "mandatory" "必办" "must be answered";
        Optional "optional" "选办" "may stay open";
    }
}

vocabulary! {
    /// Says what the customer reported in a callback.
    pub enum CallbackResult {
        SolvedAndSatisfied "solved_and_satisfied" "已解决且满意" "solved, and satisfied";
        SolvedNotRated "solved" "已解决，未评价" "solved, satisfaction not said";
        SolvedNotSatisfied "solved_not_satisfied" "已解决但不满意" "solved, not satisfied";
        NotSolved "not_solved" "未解决" "not solved";
    }
}

vocabulary! {
    /// Says how a pending act is decided.
    pub enum ActDecision {
        Approve "approve" "同意" "carried out";
        Decline "decline" "不同意" "not carried out";
    }
}

payloads! {
    /// Carries nothing more.
    #[derive(Default, Copy)]
    Plain {}

    /// Carries the digest of a text kept by the host.
    #[derive(Default)]
    Noted {
        /// The digest of the text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
    }

    /// Carries a reason.
    Reasoned {
        /// The reason, a value of the host's list.
        reason: Value,
        /// The digest of a text kept by the host.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
    }

    /// Opens a case: a contact exists.
    #[derive(Default)]
    Receive {
        /// The customer, a reference into the host's vault.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        customer: Option<Private<ActorId>>,
        /// What is known: channel, origin, tier …
        #[serde(default)]
        facts: Facts,
    }

    /// Registers the case: what it is about is known.
    Register {
        /// The kind.
        kind: KindId,
        /// Whether the customer can be reached.
        contact: Contact,
        /// What is known beside the kind.
        #[serde(default)]
        facts: Facts,
        /// Which form fields are present; their contents stay with the host.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        fields: Vec<FieldId>,
    }

    /// Promises an answer.
    Defer {
        /// The time promised.
        until: Timestamp,
    }

    /// Replies to the customer.
    #[derive(Default)]
    Reply {
        /// The channel used.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        channel: Option<Value>,
        /// Ticks of the reply checklist, such as an apology given.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ticks: Vec<FieldId>,
        /// The digest of the reply.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
    }

    /// Closes the case.
    Close {
        /// How it ended.
        outcome: Outcome,
        /// Why, if it did not simply succeed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Value>,
    }

    /// Names another case.
    Other {
        /// The other case.
        case: CaseId,
    }

    /// Classifies: the facts given replace those known, silent ones stay.
    Classify {
        /// The facts: category, nature, urgency, importance …
        facts: Facts,
    }

    /// Changes the kind.
    Reclassify {
        /// The new kind; of the same flow, once the flows have parted.
        kind: KindId,
        /// Why.
        reason: Value,
    }

    /// Assigns to a unit.
    #[derive(Default)]
    Assign {
        /// The unit; silent, the policy's route decides.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<UnitId>,
        /// When the unit must have handled it, if a time is set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
    }

    /// Transfers to another unit.
    Transfer {
        /// The unit.
        unit: UnitId,
        /// Why.
        reason: Value,
        /// When the unit must have handled it, if a time is set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
    }

    /// Names the handler.
    NameHandler {
        /// The person.
        handler: ActorId,
    }

    /// Declares that a person must not touch the case.
    DeclareConflict {
        /// The person.
        person: ActorId,
        /// Why.
        reason: Value,
    }

    /// Waits for another party.
    Pause {
        /// Who owes the next act.
        party: Party,
        /// Why.
        reason: Value,
        /// The digest of the evidence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evidence: Option<Digest>,
        /// When the waiting ends by itself at the latest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
    }

    /// Asks another unit, group or partner.
    Ask {
        /// What is asked.
        request: RequestKind,
        /// Who is asked.
        to: UnitId,
        /// Whether it must be answered.
        need: RequestNeed,
        /// By when, if a time is set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
    }

    /// Answers a request.
    RequestNoted {
        /// The request's ordinal in the case.
        request: u32,
        /// The digest of the answer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
    }

    /// Refuses or withdraws a request.
    RequestReasoned {
        /// The request's ordinal in the case.
        request: u32,
        /// Why.
        reason: Value,
    }

    /// Proposes a solution; a later one is the next revision.
    #[derive(Default)]
    Propose {
        /// The cause found.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cause: Option<Value>,
        /// The measures, values of the host's list.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        measures: Vec<Value>,
        /// The digest of the analysis report.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        analysis: Option<Digest>,
    }

    /// Escalates.
    Escalate {
        /// Whom it goes to.
        to: RoleId,
        /// Why.
        reason: Value,
    }

    /// Records a callback that reached the customer.
    RecordCallback {
        /// What the customer said.
        result: CallbackResult,
        /// Ticks of the callback script.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ticks: Vec<FieldId>,
    }

    /// Extends a time limit.
    Extend {
        /// The obligation.
        obligation: ObligationId,
        /// By how much: a span in the measure of its term, or days, as the policy allows.
        by: Distance,
        /// Why.
        reason: Value,
    }

    /// Waives a time limit.
    Waive {
        /// The obligation.
        obligation: ObligationId,
        /// Why.
        reason: Value,
    }

    /// Corrects a recorded verdict.
    Correct {
        /// The obligation.
        obligation: ObligationId,
        /// The run.
        run: u32,
        /// The verdict that is right.
        verdict: Verdict,
        /// Why.
        reason: Value,
    }

    /// Binds to another version of the policy.
    #[derive(Copy)]
    Rebind {
        /// The digest of the policy to bind to; the host passes that policy along.
        to: Digest,
    }

    /// Decides a pending act.
    DecideAsked {
        /// The act's ordinal in the case.
        act: u32,
        /// The decision.
        decision: ActDecision,
        /// Why, when it is declined.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Value>,
    }
}
