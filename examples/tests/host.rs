//! The host recipe keeps what it promises.

#[path = "../src/bin/host/main.rs"]
#[allow(dead_code, reason = "the recipe's own `main` runs elsewhere")]
mod recipe;

use amends::{
    Actor,
    case::{Command, RequestNoted},
};
use recipe::{CURSOR, Host, story::story};
use std::collections::BTreeMap;

#[test]
fn the_story_ends_with_late_obligations_and_nothing_is_told_or_written_twice() {
    let dir = tempfile::tempdir().expect("a directory for the test");
    let path = dir.path().join("host.sqlite");
    let host = story(&path).unwrap_or_else(|error| panic!("{error}"));
    let kinds: Vec<_> = host.store.page(0, usize::MAX).expect("the events");
    let count = |kind: &str| kinds.iter().filter(|row| row.record.kind == kind).count();
    assert_eq!((count("case.registered"), count("request.answered")), (1, 1));
    assert_eq!((count("obligation.breached"), count("obligation.rung_reached")), (2, 2));
    assert_eq!(host.wake_ups, BTreeMap::new());
    let (policy, now) = (host.policy.clone(), host.now);
    drop(host);
    // A host that comes back rebuilds the same case and has nothing left to tell.
    let mut host = Host::open(&path, policy, now).unwrap_or_else(|error| panic!("{error}"));
    let mut told = Vec::new();
    host.deliver(|id, case, asked| told.push((id, case, asked)))
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(told, []);
    let again = host.run_to(now);
    assert!(again.is_ok(), "{again:?}");
    assert_eq!(host.store.len().expect("a count"), kinds.len() as u64);
}

#[test]
fn a_host_that_crashed_before_the_cursor_moved_tells_the_same_message_again() {
    let dir = tempfile::tempdir().expect("a directory for the test");
    let mut host = story(&dir.path().join("host.sqlite")).unwrap_or_else(|error| panic!("{error}"));
    host.store.remember(CURSOR, "0").expect("a note");
    let mut told = Vec::new();
    host.deliver(|id, case, asked| told.push((id, case, asked)))
        .unwrap_or_else(|error| panic!("{error}"));
    let ids: Vec<_> = told.iter().map(|(id, ..)| id.as_str()).collect();
    assert_eq!(ids.len(), 1);
    let head = Actor::person("u-2").and_then(|head| head.with_role("head")).expect("an actor");
    let before = host.store.len().expect("a count");
    for (id, case, asked) in told {
        let noted = RequestNoted { request: asked.request, note: None };
        let name = format!("answer to {id}");
        let given = host.give(&case, &Command::AnswerRequest(noted), &head, &name);
        assert!(given.is_ok(), "{given:?}");
    }
    assert_eq!(host.store.len().expect("a count"), before);
}
