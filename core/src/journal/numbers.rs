//! The numbers that a case gives to requests and pending acts: done anew behind others, an act is given
//! another one, and what names it follows.

use crate::case::{Command, Event, Recorded};
use std::collections::BTreeMap;

/// What no request and no pending act is numbered: a command that names it is refused.
const NONE: u32 = 0;

/// Holds a number that a case gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Number {
    Request(u32),
    Act(u32),
}

impl Number {
    /// Returns the number that was given among the records of one command, which gives one at most.
    pub(super) fn given<'a>(records: impl IntoIterator<Item = &'a Recorded>) -> Option<Self> {
        records.into_iter().find_map(|record| match &record.event {
            Event::Asked(asked) => Some(Self::Request(asked.request)),
            Event::ActAsked(asked) => Some(Self::Act(asked.act)),
            _ => None,
        })
    }
}

/// Says which numbers given here became which.
#[derive(Debug, Default)]
pub(super) struct Numbers(BTreeMap<Number, Option<Number>>);

impl Numbers {
    /// Notes what a number became; none where what it stood for may not be done any more.
    pub(super) fn note(&mut self, was: Option<Number>, is: Option<Number>) {
        self.0.extend(was.map(|was| (was, is)));
    }

    /// Returns a command that names what it named before.
    pub(super) fn renewed(&self, command: &Command) -> Command {
        let mut command = command.clone();
        match &mut command {
            Command::AnswerRequest(data) => self.renew_request(&mut data.request),
            Command::RefuseRequest(data) | Command::WithdrawRequest(data) => {
                self.renew_request(&mut data.request);
            }
            Command::DecideAsked(data) => match self.0.get(&Number::Act(data.act)) {
                None => {}
                Some(Some(Number::Act(act))) => data.act = *act,
                Some(_) => data.act = NONE,
            },
            _ => {}
        }
        command
    }

    fn renew_request(&self, request: &mut u32) {
        match self.0.get(&Number::Request(*request)) {
            None => {}
            Some(Some(Number::Request(now))) => *request = *now,
            Some(_) => *request = NONE,
        }
    }
}
