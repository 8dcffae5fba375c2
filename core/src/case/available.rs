//! What may be done now, and for the rest the refusal a caller would get.

use super::{Case, Command, CommandKind, Context, exemplar};
use crate::rejection::Rejection;
use serde::Serialize;

/// Holds one command as a screen shows it: to press, or greyed with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Availability {
    /// The command.
    pub command: CommandKind,
    /// Why it may not be given now; none when it may.
    pub refusal: Option<Box<Rejection>>,
}

impl Case {
    /// Lists every command with whether the actor may give it now, payloads permitting.
    ///
    /// The refusal is the very one that [`decide`](Self::decide) would give.
    pub fn available(&self, context: &Context<'_>) -> Vec<Availability> {
        let kinds = CommandKind::ALL.iter().filter(|kind| **kind != CommandKind::Receive);
        kinds
            .map(|kind| {
                let refusal = self.decide(&self.filled(*kind, context), context).err();
                Availability { command: *kind, refusal }
            })
            .collect()
    }

    /// Lists the commands the actor may give now, each filled so that it would be accepted.
    pub fn allowed(&self, context: &Context<'_>) -> Vec<Command> {
        let kinds = CommandKind::ALL.iter().filter(|kind| **kind != CommandKind::Receive);
        kinds
            .map(|kind| self.filled(*kind, context))
            .filter(|command| self.decide(command, context).is_ok())
            .collect()
    }

    /// Fills a command; a rebinding goes to the policy that the context offers for it.
    fn filled(&self, kind: CommandKind, context: &Context<'_>) -> Command {
        let policy = match kind {
            CommandKind::Rebind => context.next_policy().unwrap_or(context.policy()),
            _ => context.policy(),
        };
        exemplar(kind, self, policy, context.now())
    }
}
