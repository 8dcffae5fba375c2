//! The whole replay: figures against a reader of their own, kills, two policies, as-of, audit.

use amends_examples::desk::{
    DeskError, inspect,
    job::{Done, Job},
};
use rusqlite::{Connection, types::Value};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread::sleep,
    time::Duration,
};
use tempfile::TempDir;

fn committed(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn place() -> TempDir {
    tempfile::tempdir().expect("a directory for the test")
}

fn sample(dir: &Path) -> Job {
    Job {
        log: committed("data/incidents-uci498-sample.csv.gz"),
        mapping: committed("mappings/incidents-uci498.toml"),
        policy: committed("policies/incidents-uci498.toml"),
        store: dir.join("out/desk.sqlite"),
        report: dir.join("out/report"),
        figures: dir.join("out/figures.json"),
        as_of: None,
    }
}

fn run(job: &Job) -> Done {
    job.run().unwrap_or_else(|error| panic!("{error}"))
}

fn json(path: &Path) -> serde_json::Value {
    let text = fs::read_to_string(path).expect("the figures");
    serde_json::from_str(&text).expect("figures are JSON")
}

/// Every row of every table.
fn dump(store: &Path) -> Vec<Vec<Value>> {
    let connection = Connection::open(store).expect("the store opens");
    let mut all = Vec::new();
    for table in ["meta", "events", "refused_rows", "noted_rows"] {
        let mut statement =
            connection.prepare(&format!("select * from {table} order by 1, 2")).expect("a table");
        let columns = statement.column_count();
        let rows = statement
            .query_map([], |row| (0..columns).map(|column| row.get(column)).collect())
            .expect("rows");
        all.extend(rows.map(|row| row.expect("a row")));
    }
    all
}

/// A reader of its own: nothing of the code under test, and the plainest arithmetic.
mod plainly {
    use flate2::read::GzDecoder;
    use std::{collections::BTreeMap, io::Read as _, path::Path};

    #[derive(Default)]
    pub(crate) struct Found {
        pub(crate) rows: u64,
        pub(crate) cases: u64,
        pub(crate) steps_back: u64,
        pub(crate) reopenings: u64,
        pub(crate) reopened: u64,
        pub(crate) priorities: BTreeMap<String, u64>,
        /// Minutes, on the calendar and at work.
        pub(crate) resolve: [Vec<i64>; 2],
        pub(crate) waiting: BTreeMap<String, [Vec<i64>; 2]>,
    }

    /// Minutes since 1 January 2016, a Friday, which the log never leaves behind.
    fn minutes(text: &str) -> i64 {
        let parts: Vec<i64> =
            text.split(['/', ' ', ':']).map(|part| part.parse().expect("a number")).collect();
        let [day, month, year, hour, minute] = parts[..] else { panic!("{text}") };
        let leap = |year: i64| year % 4 == 0;
        let length = |year, month| match month {
            2 => 28 + i64::from(leap(year)),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let years: i64 = (2016..year).map(|year| 365 + i64::from(leap(year))).sum();
        let months: i64 = (1..month).map(|month| length(year, month)).sum();
        (years + months + day - 1) * 1_440 + hour * 60 + minute
    }

    /// Minutes from 9 to 17 on Monday to Friday, day by day.
    fn at_work(from: i64, to: i64) -> i64 {
        if to < from {
            return -at_work(to, from);
        }
        let days = from.div_euclid(1_440)..=to.div_euclid(1_440);
        days.filter(|day| !matches!((day + 4).rem_euclid(7), 5 | 6))
            .map(|day| {
                let (open, close) = (day * 1_440 + 540, day * 1_440 + 1_020);
                (to.min(close) - from.max(open)).max(0)
            })
            .sum()
    }

    pub(crate) fn read(log: &Path) -> Found {
        let mut text = String::new();
        let file = std::fs::File::open(log).expect("the sample");
        GzDecoder::new(file).read_to_string(&mut text).expect("text");
        let mut lines = text.lines();
        let header: Vec<_> = lines.next().expect("a header").split(',').collect();
        let column = |name| header.iter().position(|column| *column == name).expect("a column");
        let names = ["number", "incident_state", "sys_updated_at", "opened_at", "priority"];
        let [number, state, at, opened, priority] = names.map(column);
        let mut cases: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
        let mut found = Found::default();
        for line in lines {
            let cells: Vec<_> = line.split(',').map(str::to_owned).collect();
            assert_eq!(cells.len(), header.len(), "{line}");
            found.rows += 1;
            cases.entry(cells[number].clone()).or_default().push(cells);
        }
        found.cases = cases.len() as u64;
        for rows in cases.values() {
            let printed: Vec<_> = rows.iter().map(|row| minutes(&row[at])).collect();
            let mut times = printed.clone();
            for index in 1..times.len() {
                found.steps_back += u64::from(printed[index] < printed[index - 1]);
                times[index] = times[index].max(times[index - 1]);
            }
            let states: Vec<_> = rows.iter().map(|row| row[state].as_str()).collect();
            let reopenings = states
                .windows(2)
                .filter(|pair| {
                    matches!(pair[0], "Resolved" | "Closed")
                        && pair[0] != pair[1]
                        && (pair[0], pair[1]) != ("Resolved", "Closed")
                })
                .count() as u64;
            found.reopenings += reopenings;
            found.reopened += u64::from(reopenings > 0);
            let last = rows.last().expect("a row")[priority].clone();
            *found.priorities.entry(last).or_default() += 1;
            if let Some(last) = states.iter().rposition(|state| *state == "Resolved") {
                let opened = minutes(&rows[0][opened]);
                found.resolve[0].push(times[last] - opened);
                found.resolve[1].push(at_work(opened, times[last]));
            }
            let mut sums: BTreeMap<&str, [i64; 2]> = BTreeMap::new();
            for (index, state) in states.iter().enumerate() {
                if state.starts_with("Awaiting") {
                    let sum = sums.entry(state).or_default();
                    if let Some(next) = times.get(index + 1) {
                        sum[0] += next - times[index];
                        sum[1] += at_work(times[index], *next);
                    }
                }
            }
            for (state, sum) in sums {
                let all = found.waiting.entry(state.to_owned()).or_default();
                all[0].push(sum[0]);
                all[1].push(sum[1]);
            }
        }
        found
    }

    /// n, median, p90, nearest ranks, in hours.
    pub(crate) fn quantiles(minutes: &[i64]) -> [f64; 5] {
        let mut ordered: Vec<_> = minutes.iter().map(|minutes| *minutes as f64 / 60.0).collect();
        ordered.sort_by(f64::total_cmp);
        let n = ordered.len();
        let between = |p: f64| {
            let rank = p * (n - 1) as f64;
            let low = rank.floor() as usize;
            let high = (low + 1).min(n - 1);
            ordered[low] + (ordered[high] - ordered[low]) * (rank - low as f64)
        };
        let nearest = |tenths: usize| ordered[(tenths * n).div_ceil(10) - 1];
        [n as f64, between(0.5), between(0.9), nearest(5), nearest(9)]
    }
}

fn assert_hours(found: &serde_json::Value, expected: &[Vec<i64>; 2], what: &str) {
    for (clock, minutes) in ["calendar", "working"].iter().zip(expected) {
        let names = ["n", "median", "p90", "median_nearest_rank", "p90_nearest_rank"];
        for (name, value) in names.iter().zip(plainly::quantiles(minutes)) {
            let got = found[clock][name].as_f64().unwrap_or(f64::NAN);
            assert!((got - value).abs() < 2e-6, "{what}.{clock}.{name}: {got}, not {value}");
        }
    }
}

#[test]
fn the_figures_of_the_sample_are_those_of_a_plain_reader() {
    let dir = place();
    let job = sample(dir.path());
    let done = run(&job);
    let found = plainly::read(&job.log);
    let figures = json(&job.figures);
    let count = |key: &str| figures[key].as_u64().unwrap_or(u64::MAX);
    assert_eq!((count("cases"), count("events_read")), (found.cases, found.rows));
    assert_eq!((count("rows_adjusted"), found.steps_back), (found.steps_back, 1));
    assert_eq!(count("reopenings"), found.reopenings);
    assert_eq!(count("cases_reopened"), found.reopened);
    assert_eq!(figures["priority_at_end"], serde_json::json!(found.priorities));
    assert_eq!(figures["stage_at_end"], serde_json::json!({ "closed": found.cases }));
    assert_eq!(figures["rows_refused"], serde_json::json!({}));
    assert_hours(&figures["hours_to_resolve"], &found.resolve, "hours_to_resolve");
    let reasons: Vec<_> = figures["hours_waiting"].as_object().expect("an object").keys().collect();
    assert_eq!(reasons, found.waiting.keys().collect::<Vec<_>>());
    for (reason, minutes) in &found.waiting {
        assert_hours(&figures["hours_waiting"][reason], minutes, reason);
    }
    let runs = figures["obligations"]["first-action"].as_object().expect("runs");
    let all: u64 = runs.values().filter_map(serde_json::Value::as_u64).sum();
    assert_eq!(all, found.cases, "every incident has one run of the first action");
    let page = fs::read_to_string(&done.report).expect("the report");
    assert!(page.contains("<svg") && page.contains("INC0000137"), "the adjusted row is listed");
    // A second run finds everything done and leaves it as it is.
    let (rows, before) = (dump(&job.store), fs::read(&job.figures).expect("the figures"));
    run(&job);
    assert_eq!(fs::read(&job.figures).expect("the figures"), before);
    assert!(dump(&job.store) == rows, "a second run changed the store");
}

#[test]
fn a_replay_that_is_killed_goes_on_to_the_same_rows_and_figures() {
    let whole = place();
    let expected = sample(whole.path());
    run(&expected);
    let (rows, figures) =
        (dump(&expected.store), fs::read(&expected.figures).expect("the figures"));
    let mut killed = 0;
    for wait in [20, 120, 250, 400, 600, 900] {
        let dir = place();
        let job = sample(dir.path());
        let mut child = Command::new(env!("CARGO_BIN_EXE_desk"))
            .arg("replay")
            .args(["--log".as_ref(), job.log.as_os_str(), "--mapping".as_ref()])
            .args([job.mapping.as_os_str(), "--policy".as_ref(), job.policy.as_os_str()])
            .args(["--store".as_ref(), job.store.as_os_str(), "--report".as_ref()])
            .args([job.report.as_os_str(), "--figures".as_ref(), job.figures.as_os_str()])
            .stdout(Stdio::null())
            .spawn()
            .expect("a child");
        sleep(Duration::from_millis(wait));
        // On Unix this is SIGKILL: no handler, no unwinding.
        child.kill().expect("a kill");
        killed += u32::from(!child.wait().expect("an end").success());
        run(&job);
        assert_eq!(fs::read(&job.figures).expect("the figures"), figures, "killed at {wait} ms");
        assert!(dump(&job.store) == rows, "other rows after a kill at {wait} ms");
    }
    assert!(killed > 0, "every child had finished before it was killed");
}

#[test]
fn two_policies_differ_only_where_they_differ() {
    let dir = place();
    let one = sample(dir.path());
    run(&one);
    let text = fs::read_to_string(&one.policy).expect("the policy");
    let stricter = text.replace(
        "{ when = { priority = \"3 - Moderate\" }, term = { working = \"24h\"",
        "{ when = { priority = \"3 - Moderate\" }, term = { working = \"12h\"",
    );
    assert_ne!(stricter, text);
    let policy = dir.path().join("stricter.toml");
    fs::write(&policy, stricter).expect("a policy");
    let other = Job {
        policy,
        store: dir.path().join("other.sqlite"),
        figures: dir.path().join("other.json"),
        ..one.clone()
    };
    run(&other);
    let (mut before, mut after) = (json(&one.figures), json(&other.figures));
    let breached =
        |figures: &serde_json::Value| figures["obligations"]["resolve"]["breached"].as_u64();
    assert!(breached(&after) > breached(&before));
    for figures in [&mut before, &mut after] {
        figures["obligations"]["resolve"].take();
        // Warnings and breaches are events, too.
        figures["events_written"].take();
    }
    assert_eq!(before, after);
    // The store remembers its policy.
    let mixed = Job { store: one.store.clone(), ..other };
    let error = mixed.run().expect_err("another policy");
    assert!(error.to_string().contains("`policy`"), "{error}");
}

#[test]
fn what_is_later_than_as_of_is_not_known_yet() {
    let dir = place();
    let as_of = "2016-03-15T12:00:00-03:00".parse().expect("an instant");
    let job = Job { as_of: Some(as_of), ..sample(dir.path()) };
    let done = run(&job);
    let figures = json(&job.figures);
    assert_eq!(figures["events_read"], 4_988);
    assert_eq!(figures["rows_refused"], serde_json::json!({}));
    assert!(figures["cases"].as_u64() < Some(568));
    assert!(figures["stage_at_end"]["in_progress"].as_u64() > Some(0));
    let rows = Connection::open(&job.store).expect("the store opens");
    let last: i64 =
        rows.query_row("select max(recorded_at) from events", [], |row| row.get(0)).expect("rows");
    assert_eq!(last, as_of.micros(), "the replay runs to as-of and no further");
    let later: i64 = rows
        .query_row("select count(*) from noted_rows where note = 'later'", [], |row| row.get(0))
        .expect("notes");
    assert!(later > 0 && done.summary.contains("rows later than as-of"));
    // The same store looked at from its own end and from earlier; late is the same as punctual.
    let full = Job { as_of: None, ..sample(&dir.path().join("full")) };
    run(&full);
    let lines = |text: String| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let early = inspect::agenda(&full.store, Some(as_of)).map(lines).expect("an agenda");
    let at_its_end = inspect::agenda(&job.store, None).map(lines).expect("an agenda");
    assert_eq!(early, at_its_end);
}

#[test]
fn an_audit_names_the_first_row_that_was_tampered_with() {
    let dir = place();
    let job = sample(dir.path());
    run(&job);
    let report = inspect::audit(&job.store).unwrap_or_else(|error| panic!("{error}"));
    assert!(report.contains("hold"), "{report}");
    let story = inspect::explain(&job.store, "INC0000137", amends::Lang::Zh);
    assert!(story.is_ok_and(|story| story.contains("时限")));
    for (sql, row) in [
        ("update events set body = replace(body, 'INC', 'XNC') where row = 7", None),
        ("update events set at = at + 1 where row = 42", Some(42)),
        ("update events set body = replace(body, 'observed', 'decided') where row = 40", Some(40)),
        ("delete from events where row = 17", Some(18)),
        ("delete from events where row > 17", Some(0)),
    ] {
        let copy = dir.path().join("copy.sqlite");
        fs::copy(&job.store, &copy).expect("a copy");
        let connection = Connection::open(&copy).expect("the copy opens");
        connection
            .execute_batch("drop trigger events_stay; drop trigger events_remain;")
            .expect("no triggers");
        connection.execute(sql, []).expect(sql);
        match (row, inspect::audit(&copy)) {
            (None, Ok(_)) => {}
            (Some(0), Err(DeskError::StoreMismatch { .. })) => {}
            (Some(row), Err(DeskError::Broken { row: found, .. })) => {
                assert_eq!(row, found, "{sql}");
            }
            (_, other) => panic!("{sql}: {other:?}"),
        }
    }
}

/// A small event log under the sample's policy.
fn small(dir: &Path, log: impl AsRef<[u8]>, policy: &str) -> Job {
    let mapping = r#"
        [mapping]
        name = "small"
        style = "event-log"
        [time]
        formats = ["%Y-%m-%d %H:%M"]
        zone = "UTC"
        [event]
        case = "id"
        at = "at"
        [states]
        column = "state"
        [states.values]
        "new" = { stage = "registered" }
        "done" = { stage = "replied", resolved = true }
        "shut" = { stage = "closed" }
        [facts]
        kind = { column = "kind" }
        "#;
    for (name, bytes) in [
        ("log.csv", log.as_ref()),
        ("mapping.toml", mapping.as_bytes()),
        ("policy.toml", policy.as_bytes()),
    ] {
        fs::write(dir.join(name), bytes).expect("a file for the test");
    }
    let (log, mapping, policy) =
        (dir.join("log.csv"), dir.join("mapping.toml"), dir.join("policy.toml"));
    Job { log, mapping, policy, ..sample(dir) }
}

#[test]
fn hostile_logs_are_replayed_with_every_row_accounted_for() {
    let policy =
        fs::read_to_string(committed("policies/incidents-uci498.toml")).expect("the policy");
    let dir = place();
    let mut log = b"id,at,state,kind\n\
        1,2024-01-02 09:00,new,\n\
        1,2024-01-02 08:00,done,\n\
        1,0001-01-01 00:00,shut,\n\
        2,2024-01-02 09:00,odd,\n\
        3,2024-01-02 09:00,new,praise\n\
        3,2024-01-02 10:00,done,incident\n\
        4,9999-12-31 23:59,new,incident\n\
        5,2024-01-02 09:00\n"
        .to_vec();
    log.extend_from_slice(b"6,2024-01-02 09:00,\xff\xfe,\n");
    let as_of = "2024-02-01T00:00:00Z".parse().expect("an instant");
    let job = Job { as_of: Some(as_of), ..small(dir.path(), log, &policy) };
    run(&job);
    let figures = json(&job.figures);
    assert_eq!(
        figures["rows_refused"],
        serde_json::json!({
            "invalid_utf8": 1, "unknown_kind": 1, "unknown_state": 1, "unreadable_row": 1,
            "unreadable_time": 2
        })
    );
    assert_eq!((&figures["cases"], &figures["events_read"]), (&2.into(), &9.into()));
    assert_eq!(figures["rows_adjusted"], 1);
    inspect::audit(&job.store).unwrap_or_else(|error| panic!("{error}"));
    for log in ["id,at,state,kind\n", "id,at,state,kind\n1,9999-12-31 23:59,new,\n"] {
        let dir = place();
        let job = small(dir.path(), log, &policy);
        run(&job);
        assert_eq!(json(&job.figures)["events_read"], log.lines().count() - 1);
    }
}

#[test]
fn nothing_is_written_over_an_input_or_the_store() {
    let policy =
        fs::read_to_string(committed("policies/incidents-uci498.toml")).expect("the policy");
    let log = "id,at,state,kind\n1,2024-01-02 09:00,new,\n";
    let dir = place();
    let job = small(dir.path(), log, &policy);
    run(&job);
    let before = dump(&job.store);
    let roundabout = |path: &Path| {
        let (directory, name) = (path.parent().expect("a directory"), path.file_name());
        directory.join("../").join(directory.file_name().expect("a name")).join(name.expect("one"))
    };
    for taken in [&job.log, &job.mapping, &job.policy, &job.store] {
        for figures in [taken.clone(), roundabout(taken)] {
            let error = Job { figures, ..job.clone() }.run().expect_err("the place is taken");
            assert!(matches!(error, DeskError::SameFile { what: "figures", .. }), "{error}");
        }
    }
    let figures = job.report.join("report.html");
    let error = Job { figures, ..job.clone() }.run().expect_err("the place is taken");
    assert!(matches!(error, DeskError::SameFile { other: "report", .. }), "{error}");
    let fresh = dir.path().join("fresh.sqlite");
    let error = Job { store: fresh.clone(), figures: fresh, ..job.clone() }.run();
    assert!(matches!(error, Err(DeskError::SameFile { other: "store", .. })), "{error:?}");
    assert_eq!(fs::read_to_string(&job.log).expect("the log"), log);
    assert_eq!(dump(&job.store), before);
}

#[test]
#[cfg(target_os = "linux")]
fn an_output_that_cannot_be_written_is_told() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
    // The picture has no line end to send it off, the text has.
    for format in ["svg", "mermaid"] {
        let told = Command::new(env!("CARGO_BIN_EXE_desk"))
            .args(["diagram", "--format", format])
            .stdout(full.try_clone().expect("the device once more"))
            .output()
            .expect("desk runs");
        assert_eq!(told.status.code(), Some(1));
        let words = String::from_utf8_lossy(&told.stderr).into_owned();
        assert!(words.contains("cannot write the output"), "{words}");
    }
}

#[test]
fn a_file_that_cannot_be_put_in_place_leaves_nothing_beside_it() {
    let policy =
        fs::read_to_string(committed("policies/incidents-uci498.toml")).expect("the policy");
    let dir = place();
    let job = small(dir.path(), "id,at,state,kind\n1,2024-01-02 09:00,new,\n", &policy);
    fs::create_dir_all(&job.figures).expect("a directory in the place of the figures");
    let error = job.run().expect_err("a directory").to_string();
    assert!(error.contains("figures.json"), "{error}");
    assert!(!job.figures.with_extension("json.part").exists());
    fs::remove_dir(&job.figures).expect("the place is free again");
    run(&job);
}

#[test]
fn what_cannot_be_replayed_is_an_error_that_names_the_file() {
    let policy =
        fs::read_to_string(committed("policies/incidents-uci498.toml")).expect("the policy");
    let log = "id,at,state,kind\n1,2024-01-02 09:00,new,\n";
    for (wrong, expected) in [
        ("[document", "policy.toml"),
        ("[document]\nnumber = 7", "document.number"),
        (&policy.replace("flow = \"resolve\"", "flow = \"resolv\""), "flow"),
        (&policy.replace("zone = \"Etc/GMT+3\"", "zone = \"Mars/Olympus\""), "zone"),
        (&policy.replace("[\"09:00-17:00\"]", "[]"), "calendar.service"),
    ] {
        let dir = place();
        let error = small(dir.path(), log, wrong).run().expect_err("a wrong policy").to_string();
        assert!(error.contains("policy.toml") && error.contains(expected), "{error}");
    }
    let dir = place();
    let empty = small(dir.path(), "", &policy).run().expect_err("an empty log");
    assert!(matches!(empty, DeskError::EmptyLog { .. }), "{empty}");
    let directory = Job { log: dir.path().to_owned(), ..small(dir.path(), log, &policy) };
    let error = directory.run().expect_err("a directory").to_string();
    assert!(error.contains(&dir.path().display().to_string()), "{error}");
    fs::write(dir.path().join("policy.toml"), b"number = \"\xff\"").expect("a file");
    let bytes = Job { policy: dir.path().join("policy.toml"), ..sample(dir.path()) };
    let error = bytes.run().expect_err("no text");
    assert!(matches!(error, DeskError::NotUtf8 { line: 1, .. }), "{error}");
    let missing = inspect::audit(&dir.path().join("none.sqlite")).expect_err("no store");
    assert!(!dir.path().join("none.sqlite").exists(), "{missing}");
}
