//! The store: append-only, crash-safe, and bound to its inputs.

use amends::time::Timestamp;
use amends_examples::desk::{
    DeskError,
    digest::Digest,
    mapping::{Refusal, RefusalReason},
    store::{Provenance, Record, Store, StoredRow, Written},
};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn place() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a directory for the test");
    let path = dir.path().join("desk.sqlite");
    (dir, path)
}

fn inputs(policy: &str) -> Provenance {
    Provenance {
        log: Digest::of_bytes(b"log"),
        mapping: Digest::of_bytes(b"mapping"),
        policy: Digest::of_bytes(policy.as_bytes()),
        as_of: "end of log".to_owned(),
    }
}

fn record(number: u64) -> Record {
    let at = Timestamp::from_seconds_clamped(number.cast_signed() * 60);
    Record {
        stream: format!("case-{}", number % 7),
        seq: number / 7 + 1,
        at,
        recorded_at: at,
        kind: "case.observed".to_owned(),
        body: format!("{{\"number\":{number}}}"),
    }
}

/// Writes a replay of `all` events and stops after `stop`, as a kill would; counts what was new.
fn run(path: &Path, all: u64, stop: Option<u64>) -> Result<u64, DeskError> {
    let mut store = Store::open_for(path, &inputs("policy"))?;
    let mut writer = store.replay()?;
    let mut new = 0;
    for number in 0..all {
        if stop == Some(number) {
            return Ok(new);
        }
        if number == 3 {
            let reason = RefusalReason::UnknownState;
            let field = "state".to_owned();
            let (expected, got) = ("a state".to_owned(), "`x`".to_owned());
            writer.refuse(&Refusal { line: 5, field, reason, expected, got })?;
        }
        new += u64::from(writer.append(&record(number))? == Written::Appended);
        writer.row_done()?;
    }
    writer.finish(&[("note", "kept")])?;
    Ok(new)
}

fn dump(path: &Path) -> Vec<StoredRow> {
    let store = Store::open(path).expect("the store opens");
    store.page(0, usize::MAX).expect("the store is readable")
}

#[test]
fn a_run_that_was_killed_goes_on_to_the_same_rows() {
    let all = 20_000;
    let (_whole_dir, whole) = place();
    assert_eq!(run(&whole, all, None).expect("a whole run"), all);
    for stop in [0, 1, 8_191, 8_192, 8_193, 19_999] {
        let (_dir, path) = place();
        let _ = run(&path, all, Some(stop)).expect("a run up to the kill");
        let kept = Store::open(&path).and_then(|store| store.len()).expect("a count");
        // Whole batches of 8,192 are kept; the refused row takes a place in the first.
        let batches = [0, 8_191, 16_383];
        assert_eq!(Some(kept), batches.into_iter().rfind(|end| *end <= stop), "killed at {stop}");
        assert!(!Store::open(&path).and_then(|store| store.is_complete()).expect("a note"));
        assert_eq!(run(&path, all, None).expect("the second run"), all - kept);
        assert_eq!(dump(&path), dump(&whole), "killed at {stop}");
        assert_eq!(run(&path, all, None).expect("a third run"), 0);
    }
}

#[test]
fn two_runs_at_once_come_to_the_same_rows() {
    let all = 30_000;
    let (_whole_dir, whole) = place();
    run(&whole, all, None).expect("a whole run");
    let (_dir, path) = place();
    let runs: Vec<_> = (0..3)
        .map(|_| {
            let path = path.clone();
            std::thread::spawn(move || run(&path, all, None))
        })
        .collect();
    for run in runs {
        match run.join().expect("no panic") {
            Ok(_) | Err(DeskError::StoreBusy { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
    run(&path, all, None).expect("a run alone");
    assert_eq!(dump(&path), dump(&whole));
}

#[test]
fn a_store_in_use_is_named_as_such() {
    let (_dir, path) = place();
    run(&path, 10, None).expect("a run");
    let other = Connection::open(&path).expect("the file opens");
    other.execute_batch("begin immediate").expect("a lock");
    let error = run(&path, 10, None).expect_err("the store is locked");
    assert!(matches!(error, DeskError::StoreBusy { .. }), "{error}");
}

#[test]
fn events_can_be_neither_changed_nor_taken_out() {
    let (_dir, path) = place();
    run(&path, 10, None).expect("a run");
    let connection = Connection::open(&path).expect("the file opens");
    for sql in [
        "update events set body = '{}' where row = 1",
        "delete from events",
        "delete from refused_rows",
    ] {
        let error = connection.execute(sql, []).expect_err(sql);
        assert!(error.to_string().contains("append-only"), "{error}");
    }
    let twice = "insert into events (stream, seq, at, recorded_at, type, body)
                 values ('case-0', 1, 0, 0, 'x', '{}')";
    assert!(connection.execute(twice, []).is_err());
}

#[test]
fn other_inputs_are_named() {
    let (_dir, path) = place();
    run(&path, 10, None).expect("a run");
    let error = Store::open_for(&path, &inputs("another")).expect_err("another policy");
    let DeskError::StoreDiffers { differences, .. } = &error else {
        panic!("expected a difference, got {error}");
    };
    let names: Vec<_> = differences.iter().map(|difference| difference.input).collect();
    assert_eq!(names, ["policy"]);
}

#[test]
fn a_store_that_holds_something_else_is_not_continued() {
    let (_dir, path) = place();
    run(&path, 10, None).expect("a run");
    let error = run(&path, 9, None).expect_err("the store holds more");
    assert!(matches!(error, DeskError::StoreContent { row: 10, .. }), "{error}");
    let mut store = Store::open_for(&path, &inputs("policy")).expect("the store opens");
    let mut writer = store.replay().expect("a writer");
    let error = writer.append(&record(1)).expect_err("another first event");
    assert!(matches!(error, DeskError::StoreContent { row: 1, .. }), "{error}");
}

#[test]
fn an_append_needs_the_version_it_has_seen() {
    let (_dir, path) = place();
    let mut store = Store::open(&path).expect("a fresh store");
    let event = |seq| Record { stream: "case-1".to_owned(), seq, ..record(0) };
    store.append("case-1", 0, &[event(1), event(2)]).expect("the first events");
    assert_eq!(store.version("case-1").expect("a version"), 2);
    let late = store.append("case-1", 1, &[event(2)]).expect_err("somebody else was first");
    assert!(matches!(late, DeskError::VersionConflict { expected: 1, got: 2, .. }), "{late}");
    let gap = store.append("case-1", 2, &[event(4)]).expect_err("a gap");
    assert!(matches!(gap, DeskError::VersionConflict { .. }), "{gap}");
    store.append("case-1", 2, &[event(3)]).expect("the next event");
    assert_eq!(store.stream("case-1").expect("the stream").len(), 3);
}

#[test]
fn what_is_not_ours_is_left_as_it_is() {
    let (dir, path) = place();
    let connection = Connection::open(&path).expect("a database for the test");
    connection
        .execute_batch("pragma journal_mode = wal; create table t (x);")
        .expect("a database of another program");
    drop(connection);
    let empty = dir.path().join("empty.sqlite");
    std::fs::write(&empty, "").expect("a file for the test");
    let bytes = |path: &Path| std::fs::read(path).expect("the file");
    let before = bytes(&path);
    for path in [&path, &empty] {
        let error = Store::open_existing(path).expect_err("no store");
        assert!(matches!(error, DeskError::StoreFormat { .. }), "{error}");
    }
    let error = Store::open(&path).expect_err("another database");
    assert!(matches!(error, DeskError::StoreFormat { .. }), "{error}");
    assert_eq!((bytes(&path), bytes(&empty)), (before, Vec::new()));
}

#[test]
fn a_refused_replay_leaves_no_note_behind() {
    let (dir, path) = place();
    Store::open(&path).and_then(|mut store| store.remember("log", "another")).expect("a note");
    let error = Store::open_for(&path, &inputs("policy")).expect_err("another log");
    assert!(matches!(error, DeskError::StoreDiffers { .. }), "{error}");
    let host = dir.path().join("host.sqlite");
    let event = Record { stream: "case-1".to_owned(), seq: 1, ..record(0) };
    Store::open(&host).and_then(|mut store| store.append("case-1", 0, &[event])).expect("an event");
    let error = Store::open_for(&host, &inputs("policy")).expect_err("events of a host");
    assert!(matches!(error, DeskError::StoreLacks { .. }), "{error}");
    for path in [&path, &host] {
        let store = Store::open(path).expect("the store opens");
        assert_eq!(store.meta("policy").expect("no note"), None);
    }
}

#[test]
fn what_is_no_store_is_an_error_that_names_the_file() {
    let (dir, path) = place();
    std::fs::write(&path, "not a database, and long enough to be taken for one".repeat(40))
        .expect("a file for the test");
    let error = Store::open(&path).expect_err("no database");
    assert!(error.to_string().contains("desk.sqlite"), "{error}");
    let error = Store::open(dir.path()).expect_err("a directory");
    assert!(matches!(error, DeskError::Database { .. }), "{error}");
    let other = dir.path().join("other.sqlite");
    let connection = Connection::open(&other).expect("a database for the test");
    connection.execute("create table t (x)", []).expect("a table for the test");
    let error = Store::open(&other).expect_err("another database");
    assert!(matches!(error, DeskError::StoreFormat { .. }), "{error}");
}
