//! What requests hold.

use crate::{
    case::{RequestKind, RequestNeed},
    ident::UnitId,
    table::Spot,
    time::Timestamp,
    words::vocabulary,
};
use serde::{Deserialize, Serialize};

vocabulary! {
    /// Says how a request stands.
    pub enum RequestState {
        Open "open" "未答复" "not answered yet";
        Answered "answered" "已答复" "answered";
        Refused "refused" "被拒绝" "refused";
        Withdrawn "withdrawn" "已撤回" "withdrawn";
    }
}

/// Holds one request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Its ordinal in the case, 1 for the first.
    pub ordinal: u32,
    /// What is asked.
    pub kind: RequestKind,
    /// Who is asked.
    pub to: UnitId,
    /// Whether it must be answered.
    pub need: RequestNeed,
    /// By when.
    pub due: Option<Timestamp>,
    /// How it stands.
    pub state: RequestState,
}

impl Request {
    pub(crate) fn spot(&self) -> Spot {
        match self.state {
            RequestState::Open => Spot::RequestOpen,
            RequestState::Answered => Spot::RequestAnswered,
            RequestState::Refused | RequestState::Withdrawn => Spot::RequestEnded,
        }
    }
}

/// Holds every request of the case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requests {
    pub(crate) all: Vec<Request>,
}

impl Requests {
    /// Lists the requests in the order they were made.
    pub fn all(&self) -> &[Request] {
        &self.all
    }

    /// Lists the requests that are open.
    pub fn open(&self) -> impl Iterator<Item = &Request> {
        self.all.iter().filter(|request| request.state == RequestState::Open)
    }

    pub(crate) fn get(&self, ordinal: u32) -> Option<&Request> {
        self.all.iter().find(|request| request.ordinal == ordinal)
    }

    pub(crate) fn spot(&self, ordinal: u32) -> Spot {
        self.get(ordinal).map_or(Spot::NoRequest, Request::spot)
    }

    pub(crate) fn mandatory_open(&self) -> bool {
        self.open().any(|request| request.need == RequestNeed::Mandatory)
    }
}
