//! What an observed row writes: which events, in which order, and that it is all or nothing.

mod common;

use common::small::{MAPPING, POLICY, Replay, desk, events, obligation};
use rusqlite::Connection;
use std::fs;

#[test]
fn a_case_first_seen_received_is_registered_at_the_first_later_stage() {
    let replay = Replay::of(&["1,2024-01-02 09:00:00,received", "1,2024-01-02 10:00:00,new"], "");
    assert_eq!(replay.figures["rows_refused"], serde_json::json!({}));
    assert_eq!(replay.events(), ["case.received", "case.registered"]);
    let connection = Connection::open(&replay.job.store).expect("the store opens");
    let at = |kind: &str| -> i64 {
        connection
            .query_row("select at from events where type = ?1", [kind], |row| row.get(0))
            .expect("one event")
    };
    assert_eq!(at("case.registered") - at("case.received"), 3_600_000_000);
}

#[test]
fn a_refused_row_leaves_nothing_behind_not_even_its_time() {
    // Whoever replies owes something that only one priority has a target for.
    let owed = obligation(
        "after",
        "starts_on = \"case.replied\"\nsatisfied_by = \"case.closed\"\non_retarget = \"keep\"\n\
         targets = [{ when = { priority = \"high\" }, term = { elapsed = \"5h\" } }]",
    );
    let rows =
        ["1,2024-01-02 12:00:00,done", "1,2024-01-02 09:00:00,new", "1,2024-01-02 10:00:00,work"];
    let replay = Replay::of(&rows, &owed);
    assert_eq!(replay.figures["rows_refused"], serde_json::json!({ "rejected": 1 }));
    // The next row opens the case, at its own time: the refused one came before nothing.
    assert_eq!(
        (&replay.figures["cases"], &replay.figures["rows_adjusted"]),
        (&1.into(), &0.into())
    );
    assert_eq!(replay.count("obligation.started"), 1);
    // In a register the opening and the closing of a row stand or fall together.
    let register = MAPPING
        .replace("style = \"event-log\"", "style = \"register\"")
        .replace("[event]", "[register]\nopening = { stage = \"registered\" }\nclosed = \"level\"")
        .replace("at = \"at\"", "opened = \"at\"")
        .replace("[level]\nvalue = \"level\"\norder = [\"L1\", \"L2\", \"L3\"]\n", "");
    let rows = ["1,2024-01-02 09:00:00,done,low,,,2024-01-02 12:00:00"];
    let replay = Replay::with(&rows, &register, &format!("{POLICY}{owed}"));
    assert_eq!(events(&replay.job.store), [""; 0]);
    assert_eq!(replay.figures["cases"], 0);
    assert_eq!(replay.figures["rows_refused"], serde_json::json!({ "rejected": 1 }));
}

#[test]
fn a_classification_is_recorded_once_by_a_fact_of_it_or_by_a_stage_behind_it() {
    let sorted = obligation(
        "sorted",
        "starts_on = \"triage.classified\"\nsatisfied_by = \"case.replied\"\nterm = { elapsed = \"5h\" }",
    );
    let rows = [
        // Nothing says how it is classified before work begins.
        "1,2024-01-02 09:00:00,new",
        "1,2024-01-02 10:00:00,work",
        "1,2024-01-02 11:00:00,done",
        // A priority on the first row, repeated.
        "2,2024-01-02 09:00:00,new,low",
        "2,2024-01-02 10:00:00,work,low",
        // Never classified.
        "3,2024-01-02 09:00:00,new",
        "3,2024-01-02 10:00:00,shut",
    ];
    let replay = Replay::of(&rows, &sorted);
    assert_eq!(replay.count("triage.classified"), 2);
    assert!(replay.summary.contains("`sorted` started in 2 of 3 cases"), "{}", replay.summary);
    // Another priority is another classification.
    let rows = ["1,2024-01-02 09:00:00,new,low", "1,2024-01-02 10:00:00,work,high"];
    assert_eq!(Replay::of(&rows, "").count("triage.classified"), 2);
}

#[test]
fn the_acts_behind_a_stage_are_recorded_with_it() {
    let rows = [
        "1,2024-01-02 09:00:00,new",
        "1,2024-01-02 10:00:00,sorted",
        "1,2024-01-02 11:00:00,given",
        "1,2024-01-02 12:00:00,named,,,ann",
    ];
    let expected = [
        "case.received",
        "case.registered",
        "triage.classified",
        "case.classified",
        "assignment.assigned",
        "case.assigned",
        "assignment.handler_named",
        "case.handler_named",
    ];
    assert_eq!(Replay::of(&rows, "").events(), expected);
    // A unit that is named later is assigned, not transferred to.
    let rows = ["1,2024-01-02 11:00:00,given", "1,2024-01-02 12:00:00,work,,Net"];
    let replay = Replay::of(&rows, "");
    assert_eq!(
        (replay.count("assignment.assigned"), replay.count("assignment.transferred")),
        (2, 0)
    );
}

#[test]
fn a_rise_of_the_level_is_an_escalation_whatever_rungs_have_done() {
    let ladder = obligation(
        "ladder",
        "starts_on = \"case.registered\"\nsatisfied_by = \"case.replied\"\nterm = { elapsed = \"1h\" }\n\
         escalate = [{ after = \"0h\", to = \"manager\" }, { after = \"1h\", to = \"manager\" }]",
    );
    let rows = [
        "1,2024-01-02 09:00:00,new,,,,L1",
        "1,2024-01-02 13:00:00,work,,,,L1",
        "1,2024-01-02 14:00:00,work,,,,L2",
        "1,2024-01-02 15:00:00,work,,,,L2",
        "1,2024-01-02 16:00:00,work,,,,L3",
        "1,2024-01-02 17:00:00,work,,,,L1",
    ];
    let replay = Replay::of(&rows, &ladder);
    assert_eq!(replay.count("escalation.rung_taken"), 2);
    assert_eq!(replay.count("escalation.raised"), 2);
    assert_eq!(replay.count("escalation.lowered"), 1);
    for level in ["escalated to level 1", "escalated to level 2"] {
        assert!(replay.summary.contains(level), "{}", replay.summary);
    }
    let page = fs::read_to_string(replay.job.report.join("report.html")).expect("the report");
    assert!(page.contains("Escalations the log reports"));
}

#[test]
fn a_waiting_runs_to_the_next_row_that_states_a_state_and_keeps_its_fractions() {
    let rows = [
        "1,2024-01-02 09:00:00.250,wait",
        "1,2024-01-02 10:00:00,note",
        "1,2024-01-02 19:00:00.750,done",
        // The last row is a waiting: the case counts, with what it has waited up to its last row.
        "2,2024-01-02 09:00:00,wait",
    ];
    let replay = Replay::of(&rows, "");
    let waiting = &replay.figures["hours_waiting"]["wait"]["calendar"];
    assert_eq!((&waiting["n"], &waiting["p90_nearest_rank"]), (&2.into(), &10.000_139.into()));
    assert_eq!(replay.figures["hours_to_resolve"]["calendar"]["median"], 10.000_139);
    assert!(replay.summary.contains("waiting at the end"));
}

#[test]
fn a_case_closed_as_answered_was_answered() {
    let rows = ["1,2024-01-02 09:00:00,new", "1,2024-01-02 10:00:00,answered"];
    let expected = ["case.received", "case.registered", "case.answered", "case.closed"];
    assert_eq!(Replay::of(&rows, "").events(), expected);
    // The table has that step for a case just registered, not for one that is worked on.
    let rows = ["1,2024-01-02 09:00:00,work", "1,2024-01-02 10:00:00,answered"];
    assert_eq!(Replay::of(&rows, "").count("case.answered"), 0);
}

#[test]
fn acts_that_a_state_tells_become_their_events() {
    let rows = [
        "1,2024-01-02 09:00:00,ack",
        "1,2024-01-02 09:30:00,ack",
        "1,2024-01-02 10:00:00,told",
        "1,2024-01-02 11:00:00,done",
        "1,2024-01-02 12:00:00,missed",
        "1,2024-01-02 13:00:00,happy",
    ];
    let replay = Replay::of(&rows, "");
    let expected = [
        "case.received",
        "case.registered",
        "case.acknowledged",
        "triage.classified",
        "case.work_started",
        "case.progress_reported",
        "case.replied",
        "followup.attempt_failed",
        "case.callback_awaited",
        "followup.done",
        "case.closed",
    ];
    assert_eq!(replay.events(), expected);
    amends_examples::desk::inspect::audit(&replay.job.store)
        .unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn every_fact_can_be_mapped_and_the_log_wins_over_the_matrix() {
    let matrix = r#"
[matrix]
levels = ["low", "high"]
otherwise = "low"
[[matrix.row]]
id = "urgent"
when = { urgency = "now" }
priority = "high"
"#;
    let rows = [
        "1,2024-01-02 09:00:00,new,,,,,later,i,n,c,s",
        "1,2024-01-02 10:00:00,work,,,,,now",
        "2,2024-01-02 09:00:00,new,odd,,,,now",
    ];
    let replay = Replay::of(&rows, matrix);
    let connection = Connection::open(&replay.job.store).expect("the store opens");
    let sql = "select body from events where type = 'triage.classified' order by row";
    let mut statement = connection.prepare(sql).expect("rows");
    let bodies: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .expect("rows")
        .map(|body| body.expect("a body"))
        .collect();
    let priorities: Vec<_> = bodies
        .iter()
        .map(|body| {
            let body: serde_json::Value = serde_json::from_str(body).expect("JSON");
            body["event"]["data"]["priority"].as_str().unwrap_or_default().to_owned()
        })
        .collect();
    assert_eq!(priorities, ["low", "high", "odd"]);
    assert!(
        replay.summary.contains("the priority `odd` is none of the policy's `levels`: 1 rows"),
        "{}",
        replay.summary
    );
    let registered = "select body from events where type = 'case.registered' order by row";
    let body: String =
        connection.query_row(registered, [], |row| row.get(0)).expect("a registration");
    for fact in ["urgency", "importance", "nature", "complexity", "severity"] {
        assert!(body.contains(&format!("\"{fact}\"")), "{fact} in {body}");
    }
}

#[test]
fn an_obligation_that_a_log_cannot_start_or_satisfy_is_warned_of() {
    let never = obligation(
        "asked",
        "starts_on = \"request.asked\"\nsatisfied_by = \"request.answered\"\nterm = { elapsed = \"5h\" }",
    ) + &obligation(
        "end",
        "starts_on = \"case.registered\"\nsatisfied_by = \"case.verified\"\n\
         cancelled_by = \"case.closed\"\nterm = { elapsed = \"5h\" }",
    ) + &obligation(
        "rare",
        "starts_on = \"case.acknowledged\"\nsatisfied_by = \"case.closed\"\nterm = { elapsed = \"5h\" }",
    );
    let replay = Replay::of(&["1,2024-01-02 09:00:00,new"], &never);
    for part in [
        "`asked` can never start: this log does not report `request.asked`",
        "`end` can never be satisfied: this log does not report `case.verified`",
        "`rare` started in no case: `case.acknowledged` never happened",
        "`act` started in 1 of 1 cases",
    ] {
        assert!(replay.summary.contains(part), "{part} in {}", replay.summary);
    }
    let page = fs::read_to_string(replay.job.report.join("report.html")).expect("the report");
    assert!(page.contains("不可能开始"));
    drop(replay.dir);
}

#[test]
fn a_log_of_which_no_row_is_taken_is_an_error_with_counts() {
    let rows: Vec<_> = (0..46).map(|n| format!("{n},2024-01-02 09:00:00,odd")).collect();
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let replay = Replay::of(&rows, "");
    let job = &replay.job;
    let (code, output, errors) = replay.again(&[]);
    assert_eq!(code, Some(1));
    assert!(output.contains("rows refused: unknown_state"), "{output}");
    assert!(errors.contains("[nothing_taken]"), "{errors}");
    let (mapping, log) = (job.mapping.as_os_str(), job.log.as_os_str());
    let (code, output, errors) = desk(&["check-mapping".as_ref(), mapping, "--log".as_ref(), log]);
    assert_eq!(code, Some(1));
    assert!(output.contains(": 46 refused as unknown_state\n"), "{output}");
    assert!(output.contains(":   `odd` in 46 rows\n"), "{output}");
    assert!(output.contains("`triage.classified`"), "{output}");
    assert!(errors.contains("[nothing_taken]"), "{errors}");
}

#[test]
fn an_audit_notices_figures_and_lists_that_were_changed() {
    let rows =
        ["1,2024-01-02 09:00:00,new", "1,2024-01-02 10:00:00,done", "2,2024-01-02 09:00:00,x"];
    let replay = Replay::of(&rows, "");
    let audit = |sql: &str| {
        let copy = replay.dir.path().join("copy.sqlite");
        fs::copy(&replay.job.store, &copy).expect("a copy");
        let connection = Connection::open(&copy).expect("the copy opens");
        connection.execute_batch("drop trigger refused_rows_stay").expect("no trigger");
        assert!(connection.execute(sql, []).expect(sql) > 0, "{sql}");
        amends_examples::desk::inspect::audit(&copy)
    };
    for (change, named) in [
        ("replace(value, '\"met\": 1', '\"met\": 2')", "`obligations`"),
        ("replace(value, '\"cases_reopened\": 0', '\"cases_reopened\": 1')", "seal"),
        ("replace(value, '\"median\": 1.0', '\"median\": 2.0')", "seal"),
    ] {
        let sql = format!("update meta set value = {change} where key = 'figures'");
        let error = audit(&sql).expect_err(change);
        assert_eq!(error.code(), "store_mismatch");
        assert!(error.to_string().contains(named), "{error}");
    }
    let error = audit("update refused_rows set got = 'y'").expect_err("another refused row");
    assert!(error.to_string().contains("seal"), "{error}");
    let error = audit("update meta set value = 'x' where key = 'log'").expect_err("another log");
    assert!(error.to_string().contains("seal"), "{error}");
}

#[test]
fn the_timeline_names_things_in_the_language_asked_for() {
    let rows = [
        "1,2024-01-02 09:00:00,new,,,,L1",
        "1,2024-01-02 10:00:00,wait,,,,L2",
        "1,2024-01-03 10:00:00,done,,,,L2",
    ];
    let schedule = "\n[[schedule]]\nid = \"auto\"\nstarts_on = \"case.replied\"\n\
                    term = { elapsed = \"72h\" }\nact = \"close:satisfied\"\n";
    let replay = Replay::of(&rows, schedule);
    let story = |lang| {
        amends_examples::desk::inspect::explain(&replay.job.store, "1", lang)
            .unwrap_or_else(|error| panic!("{error}"))
    };
    let (zh, en) = (story(amends::Lang::Zh), story(amends::Lang::En));
    for part in ["办理，", "升级：级别 1", "外部系统记录：处理中，等待：客户（wait）", "（推断）"]
    {
        assert!(zh.contains(part), "{part} in {zh}");
    }
    for part in [": close (", "2024-01-06 10:00", "escalated: level 1", "done, 2024-01-"] {
        assert!(en.contains(part), "{part} in {en}");
    }
    assert!(!zh.contains("(inferred)") && !zh.contains(": "), "{zh}");
    let agenda = amends_examples::desk::inspect::agenda(&replay.job.store, None);
    let agenda = agenda.unwrap_or_else(|error| panic!("{error}"));
    assert!(agenda.contains("by itself: 1 scheduled") && agenda.contains("auto"), "{agenda}");
}

#[test]
fn an_agenda_names_the_handler_and_counts_open_time_in_hours() {
    let owed = obligation(
        "work",
        "starts_on = \"case.registered\"\nsatisfied_by = \"case.replied\"\nexcludes = [\"customer\"]\n\
         term = { working = \"40h\", calendar = \"office\" }",
    )
    .replace("owed_by = \"unit\"", "owed_by = \"handler\"");
    let rows = ["1,2024-01-02 09:00:00,new", "1,2024-01-02 10:00:00,wait,,,ann"];
    let replay = Replay::of(&rows, &owed);
    let agenda = amends_examples::desk::inspect::agenda(&replay.job.store, None);
    let agenda = agenda.unwrap_or_else(|error| panic!("{error}"));
    assert!(agenda.contains("ann"), "{agenda}");
    assert!(agenda.contains("39 h 00 min of open"), "{agenda}");
}

#[test]
fn what_is_due_at_closing_is_not_late_before_the_next_opening() {
    let owed = obligation(
        "work",
        "starts_on = \"case.registered\"\nsatisfied_by = \"case.replied\"\n\
         term = { working = \"8h\", calendar = \"office\" }",
    );
    let rows = ["1,2024-01-02 09:00:00,new", "2,2024-01-02 20:00:00,new"];
    let replay = Replay::of(&rows, &owed);
    let agenda = amends_examples::desk::inspect::agenda(&replay.job.store, None);
    let agenda = agenda.unwrap_or_else(|error| panic!("{error}"));
    assert!(agenda.contains("met until 2024-01-03 09:00"), "{agenda}");
    assert!(!agenda.contains("late"), "{agenda}");
}

#[test]
fn a_check_speaks_both_languages_or_one_and_tells_warnings_from_errors() {
    let dir = tempfile::tempdir().expect("a directory for the test");
    let path = dir.path().join("policy.toml");
    let check = |text: &str, more: &[&str]| {
        fs::write(&path, text).expect("a policy for the test");
        let mut arguments: Vec<&std::ffi::OsStr> = vec!["check".as_ref(), path.as_os_str()];
        arguments.extend(more.iter().map(std::ffi::OsStr::new));
        desk(&arguments)
    };
    let owed_by =
        |role: &str| POLICY.replace("owed_by = \"unit\"", &format!("owed_by = \"{role}\""));
    let warned = owed_by("director");
    let (code, output, _) = check(&warned, &[]);
    assert_eq!(code, Some(0));
    assert!(output.contains("warning: obligation.act.owed_by"), "{output}");
    assert!(output.contains("is granted nothing") && output.contains("没有任何授权"), "{output}");
    let (_, output, _) = check(&warned, &["--lang", "zh"]);
    assert!(output.contains("没有任何授权") && !output.contains("granted nothing"), "{output}");
    let (code, _, errors) = check(&owed_by("managr"), &[]);
    assert_eq!(code, Some(1));
    assert!(errors.contains("error: obligation.act.owed_by"), "{errors}");
    assert!(errors.contains("did you mean `manager`?") && errors.contains("是否为"), "{errors}");
    let wrong = warned.replace("satisfied_by = \"case.replied\"", "satisfied_by = \"case.repled\"");
    let (code, _, errors) = check(&wrong, &["--lang", "en"]);
    assert_eq!(code, Some(1));
    let last = errors.lines().last().unwrap_or_default();
    assert!(errors.contains(": error: obligation.act.satisfied_by"), "{errors}");
    assert!(last.contains("1 error") && !last.contains('['), "{errors}");
}

#[test]
fn a_diagram_leaves_out_what_no_case_of_its_kind_comes_to() {
    use amends::{Lang, case::Flow};
    use amends_examples::desk::diagram::{Notation, of_flow};
    let plain = of_flow(Flow::Resolve, &[], Notation::Mermaid, Lang::En);
    for stage in ["verified", "callback_pending", "solution_approved", "awaiting_approval"] {
        assert!(!plain.contains(&format!("  {stage} ")), "{stage} in {plain}");
    }
    let svg = of_flow(Flow::Resolve, &[], Notation::Svg, Lang::Zh);
    assert!(svg.contains("已登记") && !svg.contains("registered"), "{svg}");
}

#[test]
fn a_state_label_is_a_name_like_every_other() {
    let mapping = MAPPING.replace(
        "column = \"state\"\n[states.values]",
        "column = \"state\"\nlabel = \"nature\"\n[states.values]",
    );
    let row = "1,2024-01-02 09:00:00,new,,,,,,,a\u{7}b";
    let mapping = mapping.replace("nature = \"nature\"\n", "");
    let replay = Replay::with(&[row], &mapping, POLICY);
    assert_eq!(replay.figures["rows_refused"], serde_json::json!({ "invalid_identifier": 1 }));
}
