//! What a replay tells who reads it: warnings, refusals, errors with what to do, and explanations.

mod common;

use amends::Lang;
use amends_examples::desk::inspect;
use common::small::{MAPPING, POLICY, Replay, desk, obligation};
use std::{fs, path::Path};

fn page(replay: &Replay) -> String {
    fs::read_to_string(replay.job.report.join("report.html")).expect("the report")
}

fn check_mapping(replay: &Replay) -> String {
    let (mapping, log) = (replay.job.mapping.as_os_str(), replay.job.log.as_os_str());
    desk(&["check-mapping".as_ref(), mapping, "--log".as_ref(), log]).1
}

#[test]
fn the_first_level_is_where_a_case_starts() {
    let rows = [
        "1,2024-01-02 09:00:00,new,,,,L2",
        "1,2024-01-02 10:00:00,work,,,,L2",
        "2,2024-01-02 09:00:00,new",
        "2,2024-01-02 10:00:00,work,,,,L2",
        "2,2024-01-02 11:00:00,work,,,,L1",
        "3,2024-01-02 09:00:00,new,,,,L2",
        "3,2024-01-02 10:00:00,work,,,,L3",
    ];
    let replay = Replay::of(&rows, "");
    // The second case starts without a level, which is the lowest.
    assert_eq!((replay.count("escalation.raised"), replay.count("escalation.lowered")), (2, 1));
    assert!(replay.summary.contains("escalated to level 2"), "{}", replay.summary);
    assert!(replay.summary.contains("escalated to level 1"), "{}", replay.summary);
}

#[test]
fn a_log_that_runs_backwards_is_warned_of() {
    let mut rows =
        ["1,2024-01-04 09:00:00,done", "1,2024-01-03 09:00:00,work", "1,2024-01-02 09:00:00,new"];
    let backwards = Replay::of(&rows, "");
    let warning = "2 of 3 rows are dated before a row before them";
    for told in [&backwards.summary, &check_mapping(&backwards)] {
        assert!(told.contains("warning: ") && told.contains(warning), "{told}");
        assert!(told.contains("sort the log by time"), "{told}");
    }
    assert!(page(&backwards).contains("请将日志按时间从早到晚"));
    rows.reverse();
    let sorted = Replay::of(&rows, "");
    assert!(!sorted.summary.contains("sort the log"), "{}", sorted.summary);
    assert!(!check_mapping(&sorted).contains("sort the log"));
}

#[test]
fn refused_rows_are_counted_by_reason_and_by_the_values_nobody_knows() {
    let mut rows = vec!["1,2024-01-02 09:00:00,new", "2,yesterday,new"];
    rows.extend(["1,2024-01-02 10:00:00,odd"; 3]);
    rows.extend(["1,2024-01-02 10:00:00,strange"; 30]);
    let replay = Replay::of(&rows, "");
    for told in [
        "warning: 33 of 35 rows are refused as unknown_state: `strange` (30), `odd` (3)",
        "warning: 1 of 35 rows are refused as unreadable_time: such as line 3, field `at`",
    ] {
        assert!(replay.summary.contains(told), "{told} in {}", replay.summary);
    }
    let checked = check_mapping(&replay);
    let (strange, odd) = (checked.find("`strange` in 30 rows"), checked.find("`odd` in 3 rows"));
    assert!(strange.is_some() && strange < odd, "{checked}");
    assert!(checked.contains("line 3, field `at`"), "{checked}");
    // Rules name no column of their own: what they read is the state.
    let (table, rest) = MAPPING.split_once("[states]").expect("states");
    let (_, facts) = rest.split_once("[facts]").expect("facts");
    let rules = "[[state]]\nwhen = { is = { state = \"new\", unit = \"a\" } }\nstage = \"registered\"\n\
                 [[state]]\nwhen = { any = [{ column = \"state\", equals = \"work\" }] }\n\
                 stage = \"in_progress\"\n";
    let mapping = format!("{table}{rules}[facts]{facts}");
    let rows = ["1,2024-01-02 09:00:00,new,,a", "1,2024-01-02 10:00:00,odd,,b"];
    let replay = Replay::with(&rows, &mapping, POLICY);
    assert!(replay.summary.contains("unknown_state: `odd / b` (1)"), "{}", replay.summary);
}

#[test]
fn a_replay_that_takes_nothing_says_why_and_what_to_do() {
    let replay =
        Replay::of(&["1,2024-01-02 09:00:00,odd", "1,never,odd", "2,2024-01-02 09:00:00,odd"], "");
    let (code, _, errors) = replay.again(&[]);
    let why = "2 are refused as unknown_state, such as line 2, field `state`";
    assert!(code == Some(1) && errors.contains(why), "{errors}");
    let replay = Replay::of(&["1,2024-01-02 09:00:00,new"], "");
    let store = replay.dir.path().join("early.sqlite");
    let early = [("--as-of", Path::new("2020-01-01T00:00:00Z")), ("--store", &store)];
    let (code, _, errors) = replay.again(&early);
    let why = "lies before the whole log, which ends at 2024-01-02T09:00:00";
    assert!(code == Some(1) && errors.contains(why), "{errors}");
}

#[test]
fn the_end_of_the_log_may_be_named() {
    let replay = Replay::of(&["1,2024-01-02 09:00:00,new", "1,2024-01-02 10:00:00,work"], "");
    let (code, _, errors) = replay.again(&[("--as-of", Path::new("2024-01-02T10:00:00Z"))]);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    let (code, _, errors) = replay.again(&[("--as-of", Path::new("2024-01-02T10:00:01Z"))]);
    assert!(code == Some(1) && errors.contains("`as_of` expected end of log"), "{errors}");
    for part in ["desk.sqlite", "another `--store`", "a comment more"] {
        assert!(errors.contains(part), "{part} in {errors}");
    }
}

#[test]
fn an_unfinished_store_says_how_it_is_finished() {
    let replay = Replay::of(&["1,2024-01-02 09:00:00,new"], "");
    let connection = rusqlite::Connection::open(&replay.job.store).expect("the store opens");
    connection.execute("delete from meta where key = 'policy_text'", []).expect("a change");
    let error = inspect::agenda(&replay.job.store, None).expect_err("unfinished").to_string();
    assert!(error.contains("run the same replay again"), "{error}");
}

#[test]
fn a_report_is_put_into_a_directory() {
    let replay = Replay::of(&["1,2024-01-02 09:00:00,new"], "");
    let (code, _, errors) = replay.again(&[("--report", &replay.job.log)]);
    assert!(code == Some(1) && errors.contains("expected a directory for the report"), "{errors}");
}

#[test]
fn a_mapping_and_a_policy_are_told_apart_in_one_line() {
    let replay = Replay::of(&["1,2024-01-02 09:00:00,new"], "");
    for (command, file, other) in [
        ("check", &replay.job.mapping, "`desk check-mapping` reads it"),
        ("check-mapping", &replay.job.policy, "`desk check` reads it"),
    ] {
        let (code, _, errors) = desk(&[command.as_ref(), file.as_os_str()]);
        assert!(code == Some(1) && errors.contains(other), "{errors}");
        assert_eq!(errors.lines().count(), 1, "{errors}");
    }
}

#[test]
fn a_log_without_rows_has_no_time() {
    let replay = Replay::of(&[], "");
    assert!(
        replay.summary.contains("warning: the log has a header and no rows"),
        "{}",
        replay.summary
    );
    let agenda = inspect::agenda(&replay.job.store, None).unwrap_or_else(|error| panic!("{error}"));
    assert!(agenda.starts_with("as of –: 0 owed"), "{agenda}");
    assert!(!page(&replay).contains("0000-"));
}

#[test]
fn bytes_that_are_no_text_point_to_the_encoding() {
    let replay = Replay::of(&["1,2024-01-02 09:00:00,new"], "");
    let mut log = fs::read(&replay.job.log).expect("the log");
    log.extend_from_slice(b"1,2024-01-02 09:00:00,caf\xe9,,,,,,,,,\n");
    fs::write(&replay.job.log, log).expect("a log for the test");
    let checked = check_mapping(&replay);
    assert!(checked.contains("text in UTF-8, or another `encoding` in `[log]`"), "{checked}");
}

#[test]
fn an_obligation_that_no_target_fits_names_what_the_cases_had() {
    let owed = obligation(
        "urgent",
        "starts_on = \"case.registered\"\nsatisfied_by = \"case.replied\"\non_retarget = \"keep\"\n\
         without_target = \"not_owed\"\n\
         targets = [{ when = { priority = \"1\" }, term = { elapsed = \"5h\" } }]",
    );
    let rows = [
        "1,2024-01-02 09:00:00,new,P1",
        "2,2024-01-02 09:00:00,new,P2",
        "3,2024-01-02 09:00:00,new,P2",
    ];
    let replay = Replay::of(&rows, &owed);
    let told = "`urgent` started in no case: `case.registered` happened, but no `when` or target \
                fitted; at their end the cases had priority `P2` (2), `P1` (1)";
    assert!(replay.summary.contains(told), "{}", replay.summary);
}

#[test]
fn every_heading_of_a_table_speaks_both_languages() {
    let rows = [
        "1,2024-01-02 09:00:00,new,high,a,ann,L1",
        "1,2024-01-02 10:00:00,wait,high,a,ann,L2",
        "1,2024-01-03 10:00:00,odd",
        "1,2024-01-03 09:00:00,work",
        "1,2024-01-03 08:00:00,done",
        "2,2024-01-02 10:00:00,work,high,a",
    ];
    let page = page(&Replay::of(&rows, ""));
    let heads = page.split("<thead>").skip(1).filter_map(|rest| rest.split_once("</thead>"));
    let cells = heads.flat_map(|(head, _)| head.split("<th").skip(1));
    let text = cells.filter_map(|cell| cell.split_once('>')).map(|(_, text)| text);
    let english: Vec<_> =
        text.filter(|text| !text.starts_with("</th>") && !text.contains("lang=\"zh\"")).collect();
    assert_eq!(english, ["SHA-256</th></tr>"], "{english:?}");
}

#[test]
fn a_case_counts_as_kept_when_none_of_its_runs_was_late() {
    let owed = obligation(
        "first",
        "starts_on = \"case.registered\"\nsatisfied_by = \"case.work_started\"\nterm = { elapsed = \"1h\" }",
    );
    let rows = [
        "1,2024-01-02 09:00:00,new,low",
        "1,2024-01-02 09:30:00,work,low",
        "1,2024-01-02 10:30:00,done,low",
        "2,2024-01-02 09:00:00,new,low",
        "2,2024-01-02 12:00:00,work,low",
        "2,2024-01-02 13:00:00,done,low",
    ];
    let page = page(&Replay::of(&rows, &owed));
    // Three of four runs are met, and every run of one of two cases.
    assert!(page.contains("<td>3</td><td>1</td><td>75.0 %</td><td>50.0 %</td>"), "{page}");
}

#[test]
fn waiting_is_summed_up() {
    let rows = [
        "1,2024-01-02 09:00:00,wait",
        "1,2024-01-02 11:00:00,work",
        "2,2024-01-02 09:00:00,wait",
        "2,2024-01-02 12:00:00,work",
    ];
    let replay = Replay::of(&rows, "");
    let row =
        "<th scope=\"row\">waiting 等待: wait</th><td>2</td><td>2.5</td><td>2.9</td><td>5.0</td>";
    assert!(page(&replay).contains(row), "{}", page(&replay));
    assert!(replay.figures["hours_waiting"]["wait"]["calendar"].get("sum").is_none());
}

#[test]
fn an_explanation_says_how_late_and_why_a_late_looking_run_is_met() {
    let owed = obligation(
        "work",
        "starts_on = \"case.registered\"\nsatisfied_by = \"case.replied\"\n\
         term = { working = \"8h\", calendar = \"office\" }",
    ) + &obligation(
        "by-priority",
        "starts_on = \"case.registered\"\nsatisfied_by = \"case.closed\"\non_retarget = \"from_anchor\"\n\
         targets = [{ when = { priority = \"low\" }, term = { elapsed = \"90h\" } },\
         { when = { priority = \"high\" }, term = { elapsed = \"30h\" } }]",
    );
    let rows = [
        "1,2024-01-02 09:00:00,new,low",
        "1,2024-01-02 20:00:00,done,low",
        "2,2024-01-02 09:00:00,new,low",
        "2,2024-01-03 09:00:00,work,high",
        "2,2024-01-04 12:00:00,done,high",
    ];
    let replay = Replay::of(&rows, &owed);
    let told = |case, lang| {
        inspect::explain(&replay.job.store, case, lang).unwrap_or_else(|error| panic!("{error}"))
    };
    let kept = told("1", Lang::En);
    assert!(kept.contains("before hours resumed, which still meets it"), "{kept}");
    assert!(!kept.contains("the target changed"), "{kept}");
    let late = told("2", Lang::En);
    for part in [
        "; done 2024-01-04 12:00, 43h after it was due",
        "the target changed at 2024-01-03 09:00",
        "; not done yet",
    ] {
        assert!(late.contains(part), "{part} in {late}");
    }
    let late = told("2", Lang::Zh);
    for part in ["；2024-01-04 12:00 完成，迟 43h", "目标于 2024-01-03 09:00 变更", "；至今未完成"]
    {
        assert!(late.contains(part), "{part} in {late}");
    }
}
