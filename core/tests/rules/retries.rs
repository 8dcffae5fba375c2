//! A name given to a command makes a retry harmless, and nothing else.

use crate::story::{PRESET, Story, person};
use amends::{
    RejectionCode,
    case::*,
    ident::CommandId,
    rejection::{Blame, Reason},
};

/// A name used for another command is refused with the command that had it; the same command under
/// its name is a retry and says so.
#[test]
fn a_name_belongs_to_one_command() {
    let mut story = Story::under(PRESET);
    story.registered("complaint");
    let (head, id) = (person("h1", "head"), CommandId::new("web-1").unwrap());
    let policy = story.policy().clone();
    let context = Context::new(&policy, &head, story.now).identified_by(&id);
    let acknowledge = Command::Acknowledge(Plain {});
    let first = story.case().decide(&acknowledge, &context).unwrap();
    assert!(!first.is_retry());
    let again = first.case().decide(&acknowledge, &context).unwrap();
    assert!(again.is_retry() && again.records().is_empty());
    assert_eq!(again.case(), first.case());
    let admit = Command::Admit(Plain {});
    let refused = first.case().decide(&admit, &context).unwrap_err();
    assert_eq!(refused.code(), RejectionCode::CommandIdReused);
    assert_eq!(refused.blame(), Blame::Caller);
    assert_eq!(refused.reason(), &Reason::CommandIdReused { first: CommandKind::Acknowledge });
}
