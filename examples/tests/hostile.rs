//! Hostile logs: nothing panics, nothing hangs, no row disappears.

mod common;

use amends::fact::FactKind;
use amends_examples::desk::{
    DeskError,
    digest::Digest,
    document::PolicyText,
    log::MAX_ROW_BYTES,
    mapping::{Mapping, RefusalReason},
    replay::{RowOutcome, read_log},
};
use common::{Log, mapping, refused, taken};
use flate2::{Compression, write::GzEncoder};
use std::{fs, io::Write as _};

fn plain() -> Mapping {
    mapping(
        r#"
        [mapping]
        name = "test"
        style = "event-log"
        [time]
        formats = ["%Y-%m-%d %H:%M"]
        zone = "UTC"
        [event]
        case = "id"
        at = "at"
        [[state]]
        stage = "registered"
        [facts]
        category = "text"
        "#,
    )
}

fn reasons(log: &Log) -> Vec<(u64, RefusalReason, String)> {
    let rows = refused(log, &plain());
    rows.into_iter().map(|row| (row.line, row.reason, row.field)).collect()
}

#[test]
fn each_kind_of_wrong_row_is_refused_by_line_field_and_reason() {
    use RefusalReason::{
        InvalidIdentifier, InvalidUtf8, MissingValue, UnreadableRow, UnreadableTime,
    };
    let mut bytes = b"id,at,text\n\
        1,2024-01-02 09:00,fine\n\
        2,2024-01-02 09:00\n\
        3,yesterday,x\n\
        ,2024-01-02 09:00,x\n\
        5,,x\n\
        6,2024-01-02 09:00,\xff\n\
        7,2024-02-30 09:00,x\n\n\n"
        .to_vec();
    bytes.extend_from_slice(format!("8,2024-01-02 09:00,{}\n", "y".repeat(300)).as_bytes());
    let name = |field: &str| field.to_owned();
    let log = Log::of(bytes);
    assert_eq!(
        reasons(&log),
        [
            (3, UnreadableRow, name("")),
            (4, UnreadableTime, name("at")),
            (5, MissingValue, name("id")),
            (6, MissingValue, name("at")),
            (7, InvalidUtf8, name("text")),
            (8, UnreadableTime, name("at")),
            (11, InvalidIdentifier, name("text")),
        ]
    );
    let read = log.read(&plain(), |_| {}).expect("the log is readable");
    assert_eq!((read.rows, read.refused, read.cases), (8, 7, 1));
}

#[test]
fn every_way_to_end_a_line_counts_as_one_line() {
    let rows = "id,at,text|1,yesterday,x|2,2024-01-02 09:00,x||3|4,\"2024-01-02 09:00,x|\
                5,2024-01-02 09:00,x|6,tomorrow,x|";
    for end in ["\n", "\r\n", "\r"] {
        let log = Log::of(rows.replace('|', end));
        let lines: Vec<_> = reasons(&log).into_iter().map(|(line, ..)| line).collect();
        assert_eq!(lines, [2, 5, 6, 8], "lines that end in {end:?}");
        let lines: Vec<_> = taken(&log, &plain()).iter().map(|row| row.row.line).collect();
        assert_eq!(lines, [3, 7], "lines that end in {end:?}");
    }
}

#[test]
fn quoted_fields_may_hold_delimiters_quotes_and_lines() {
    let log =
        Log::of("id,at,text\r\n1,2024-01-02 09:00,\"a \"\"b\"\", c\"\r\n2,2024-01-02 09:00,x\r\n");
    let rows = taken(&log, &plain());
    assert_eq!(rows.len(), 2);
    let category = rows[0].row.sightings[0].observation.facts.get(FactKind::Category);
    assert_eq!(category.map(ToString::to_string), Some("a \"b\", c".into()));
    assert_eq!(rows[1].row.line, 3);
}

#[test]
fn a_time_no_calendar_reaches_costs_its_own_row_only() {
    let log = Log::of(
        "id,at,text\n\
         1,2024-01-02 09:00,x\n\
         1,9999-12-31 23:59,x\n\
         1,0001-01-01 00:00,x\n\
         1,2024-01-03 09:00,x\n\
         2,1799-01-01 00:00,x\n\
         2,2024-01-02 09:00,x\n",
    );
    let lines: Vec<_> = reasons(&log)
        .into_iter()
        .map(|(line, reason, field)| (line, reason.code(), field))
        .collect();
    let wrong = |line| (line, "unreadable_time", "at".to_owned());
    assert_eq!(lines, [wrong(3), wrong(4), wrong(6)]);
    assert!(taken(&log, &plain()).iter().all(|row| row.notes.is_empty()));
    let read = log.read(&plain(), |_| {}).expect("the log is readable");
    let latest = read.latest.map(|at| at.to_string());
    assert_eq!(latest.as_deref(), Some("2024-01-03T09:00:00.000000Z"));
}

#[test]
fn a_stray_quote_costs_its_own_row_only() {
    let stray = [(2, RefusalReason::UnreadableRow, String::new())];
    for rest in [
        "2,2024-01-02 09:00,x\n3,2024-01-02 09:00,x",
        "2,2024-01-02 09:00,\"x\"\n3,2024-01-02 09:00,\"y\"\n",
    ] {
        for first in [
            "1,2024-01-02 09:00,\"never closed",
            "1,\"2024-01-02 09:00,x",
            "\"1,2024-01-02 09:00,x",
        ] {
            let log = Log::of(format!("id,at,text\n{first}\n{rest}"));
            assert_eq!(reasons(&log), stray, "{first} before {rest}");
            let lines: Vec<_> = taken(&log, &plain()).iter().map(|row| row.row.line).collect();
            assert_eq!(lines, [3, 4], "{first} before {rest}");
        }
    }
}

#[test]
fn stray_quotes_on_every_line_are_read_in_good_time() {
    // Whether a row begins here or is still quoted, it ends up quoted at the end of the line.
    let (lines, good) = (150_000, "7,2024-01-02 09:00,x\n");
    let text = format!("id,at,text\n{}{good}", "1,\"a\",\"b\n".repeat(lines));
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let read = Log::of(text).read(&plain(), |_| {}).expect("the log is readable");
        sender.send((read.rows, read.refused))
    });
    let read = receiver.recv_timeout(std::time::Duration::from_secs(60));
    assert_eq!(read, Ok((lines as u64 + 1, lines as u64)));
}

#[test]
fn long_fields_are_read_and_endless_ones_refused() {
    let long =
        format!("id,at,text\n{},2024-01-02 09:00,x\n1,2024-01-02 09:00,x\n", "z".repeat(10 << 20));
    assert_eq!(reasons(&Log::of(long)), [(2, RefusalReason::InvalidIdentifier, "id".to_owned())]);
    let mut endless = b"id,at,text\n1,2024-01-02 09:00,".to_vec();
    endless.resize(MAX_ROW_BYTES + (1 << 20), b'q');
    endless.extend_from_slice(b"\n2,2024-01-02 09:00,x\n");
    let log = Log::of(endless);
    assert_eq!(reasons(&log), [(2, RefusalReason::UnreadableRow, String::new())]);
    let rows = taken(&log, &plain());
    assert_eq!((rows.len(), rows[0].row.line), (1, 3));
}

#[test]
fn gzip_is_recognised_and_a_torn_one_is_an_error_of_its_file() {
    let text = b"id,at,text\n1,2024-01-02 09:00,x\n";
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(text).expect("packing in memory");
    let bytes = packed.finish().expect("packing in memory");
    assert_eq!(taken(&Log::of(&bytes), &plain()).len(), 1);
    let torn = Log::of(&bytes[..bytes.len() - 9]);
    let error = torn.read(&plain(), |_| {}).expect_err("the end is missing");
    assert!(matches!(error, DeskError::File { .. }), "{error}");
}

#[test]
fn what_is_no_log_is_an_error_that_names_the_file() {
    let empty = Log::of("").read(&plain(), |_| {}).expect_err("nothing to read");
    assert!(matches!(empty, DeskError::EmptyLog { .. }), "{empty}");
    let blank = Log::of("\n\r\n\n").read(&plain(), |_| {}).expect_err("nothing to read");
    assert!(matches!(blank, DeskError::EmptyLog { .. }), "{blank}");
    let binary = Log::of([0xff, 0xfe, 0x00, b',', 0x80]).read(&plain(), |_| {});
    assert!(matches!(binary, Err(DeskError::Header { .. })), "{binary:?}");
    let dir = tempfile::tempdir().expect("a directory for the test");
    for path in [dir.path().to_owned(), dir.path().join("missing.csv")] {
        let error = read_log(&path, &plain(), None, "test", |_, _| Ok(())).expect_err("no file");
        assert!(error.to_string().contains(&path.display().to_string()), "{error}");
    }
    fs::write(dir.path().join("m.toml"), b"a = \"\xff\"").expect("a file for the test");
    let error = Mapping::load(&dir.path().join("m.toml")).expect_err("not text");
    assert!(matches!(error, DeskError::NotUtf8 { line: 1, .. }), "{error}");
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_refused_before_it_is_waited_for() {
    use std::path::Path;
    let dir = tempfile::tempdir().expect("a directory for the test");
    let pipe = dir.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
    assert!(made.success());
    for path in [pipe.as_path(), Path::new("/dev/zero"), dir.path()] {
        let as_log = read_log(path, &plain(), None, "test", |_, _| Ok(())).map(|_| ());
        let as_mapping = Mapping::load(path).map(|_| ());
        let as_policy = PolicyText::read(path).map(|_| ());
        let digested = Digest::of_file(path).map(|_| ());
        for error in [as_log, as_mapping, as_policy, digested] {
            let error = error.expect_err("no file");
            assert!(matches!(error, DeskError::NotAFile { .. }), "{error}");
            assert!(error.to_string().contains(&path.display().to_string()), "{error}");
        }
    }
}

#[test]
fn another_encoding_and_a_log_without_header_are_read() {
    let text = r#"
        [mapping]
        name = "gbk"
        style = "event-log"
        [log]
        encoding = "gbk"
        delimiter = ";"
        columns = ["id", "at", "state"]
        [time]
        formats = ["%Y/%m/%d %H:%M:%S%.f"]
        zone = "Asia/Shanghai"
        [event]
        case = "id"
        at = "at"
        [states]
        column = "state"
        [states.values]
        "已关闭" = { stage = "closed" }
        "#;
    // The state in GBK.
    let log = Log::of(b"1;2024/01/02 09:00:00.250;\xd2\xd1\xb9\xd8\xb1\xd5\n");
    let rows = taken(&log, &mapping(text));
    assert_eq!(rows[0].row.sightings[0].label, "已关闭");
    let at = rows[0].row.sightings[0].observation.at.to_string();
    assert_eq!((rows[0].row.line, at.as_str()), (1, "2024-01-02T01:00:00.250000Z"));
}

#[test]
fn rows_of_a_case_need_not_stand_together() {
    let mut text = String::from("id,at,text\n");
    for hour in 0..20 {
        for case in 0..50 {
            text.push_str(&format!("{case},2024-01-02 {hour:02}:00,x\n"));
        }
    }
    let log = Log::of(text);
    let mut first = 0;
    let read = log.read(&plain(), |outcome| {
        if let RowOutcome::Taken(taken) = outcome {
            first += u64::from(taken.first);
        }
    });
    let read = read.expect("the log is readable");
    assert_eq!((read.rows, read.cases, read.adjusted, first), (1_000, 50, 0, 50));
}
