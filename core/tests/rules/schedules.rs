//! What the machine does after a while, it does only where the rule still says so.

use crate::story::{PRESET, Story, changed, kinds, person, policy, reasoned};
use amends::{
    case::*,
    ident::{FieldId, KindId},
    time::Span,
};

const RULES: &str = r#"
[[kind]]
id = "opinion"
name = { zh = "意见", en = "opinion" }
flow = "answer"
form = "intake"
reopen_limit = 1

[[schedule]]
id = "auto-close"
when = { kind = "inquiry" }
starts_on = "case.replied"
cancelled_by = "case.closed"
term = { elapsed = "48h" }
act = "close:solved"
"#;

const GATE: &str = r#"
[[form]]
id = "call"
name = { zh = "回访", en = "call" }
field = [{ id = "thanked", name = { zh = "致谢", en = "thanked" }, demand = "asked" }]

[[gate]]
id = "thank"
before = "case.close"
needs = ["tick.thanked"]
"#;

fn text() -> String {
    format!("{PRESET}{RULES}")
}

fn replied(text: &str, ticks: &[&str]) -> Story {
    let mut story = Story::under(text);
    story.classified("inquiry");
    let ticks = ticks.iter().map(|tick| FieldId::new(tick).unwrap()).collect();
    story.head(&Command::Reply(Reply { ticks, ..Reply::default() }));
    assert_eq!(story.case().custody().timed().len(), 1);
    story
}

fn unscheduled(records: &[Recorded]) -> Vec<&str> {
    let reason = |record: &Recorded| match &record.event {
        Event::ActUnscheduled(data) => data.reason.as_str().to_owned().leak() as &str,
        _ => "",
    };
    records.iter().map(reason).filter(|reason| !reason.is_empty()).collect()
}

/// A closing meant for inquiries does not close what has become something else.
#[test]
fn an_act_falls_when_its_rule_no_longer_applies() {
    let mut story = replied(&text(), &[]);
    let (kind, reason) = (KindId::new("opinion").unwrap(), crate::story::value("no question"));
    story.head(&Command::Reclassify(Reclassify { kind, reason }));
    assert_eq!(unscheduled(&story.log), ["no_longer_applies"]);
    story.pass(100);
    story.desk.advance_to(story.now);
    assert_eq!(story.stage(), Stage::Replied);
}

/// Another policy moves an act that waits, or drops it; late is the same as punctual.
#[test]
fn a_rebinding_moves_and_drops_acts() {
    let revised = changed(&text(), "revision = \"1\"", "revision = \"2\"");
    let sooner = changed(&revised, "\"48h\"", "\"24h\"");
    let dropped = changed(&revised, "id = \"auto-close\"", "id = \"auto-end\"");
    let mut story = replied(&text(), &[]);
    let since = story.now;
    story.desk.learn(policy(&sooner));
    let to = policy(&sooner).digest();
    let events = story.head(&Command::Rebind(Rebind { to }));
    assert!(kinds(&events).contains(&"record.act_scheduled"), "{events:?}");
    assert_eq!(story.case().custody().timed()[0].at, since + Span::from_hours(24));
    story.replays();
    let mut story = replied(&text(), &[]);
    story.desk.learn(policy(&dropped));
    let to = policy(&dropped).digest();
    story.head(&Command::Rebind(Rebind { to }));
    assert_eq!(unscheduled(&story.log), ["no_longer_applies"]);
    // What was over by the new rules before the rebinding is due at the rebinding.
    let mut story = replied(&text(), &[]);
    story.desk.learn(policy(&sooner));
    story.pass(30);
    let to = policy(&sooner).digest();
    let events = story.head(&Command::Rebind(Rebind { to }));
    assert!(kinds(&events).contains(&"record.act_fired"), "{events:?}");
    assert_eq!(story.log.last().unwrap().at, story.now);
    assert_eq!(story.stage(), Stage::Closed);
    story.replays();
}

/// The machine passes no gate that a person would not pass.
#[test]
fn a_gate_holds_for_the_machine() {
    let gated = format!("{}{GATE}", text());
    for (ticks, stage) in [(&[][..], Stage::Replied), (&["thanked"][..], Stage::Closed)] {
        let mut story = replied(&gated, ticks);
        story.pass(100);
        let records = story.desk.advance_to(story.now).records;
        assert_eq!(story.stage(), stage);
        let shut = unscheduled(&records);
        assert_eq!(shut.is_empty(), stage == Stage::Closed, "{shut:?}");
        assert!(shut.iter().all(|reason| *reason == "gate_shut"));
    }
    let mut story = replied(&gated, &[]);
    let explain = Command::Explain(reasoned("warranty is over"));
    story.give(&person("h1", "head"), &explain);
    assert_eq!(story.stage(), Stage::Closed);
}

/// A customer who stays silent has withdrawn, wherever the case stands; the waiting ends with it.
#[test]
fn a_silent_customer_withdraws_from_any_open_stage() {
    let silent = |act: &str| {
        let text =
            changed(PRESET, "steps = [\"callback\"]", "steps = [\"callback\", \"withdrawal\"]");
        let rule = "[[schedule]]\nid = \"silent\"\nwhen = { kind = \"complaint\" }\n\
                    starts_on = \"waiting.started:customer\"\n\
                    cancelled_by = [\"waiting.ended:customer\", \"case.closed\"]\n\
                    term = { elapsed = \"240h\" }\n";
        format!("{text}\n{rule}act = \"close:{act}\"\n")
    };
    for (act, outcome) in [("withdrawn", Outcome::Withdrawn), ("explained", Outcome::Explained)] {
        let mut story = Story::under(&silent(act));
        story.investigated("complaint");
        let reason = crate::story::value("documents");
        story.head(&Command::Pause(Pause {
            party: Party::Customer,
            reason,
            evidence: None,
            until: None,
        }));
        story.pass(241);
        let records = story.desk.advance_to(story.now).records;
        assert_eq!(unscheduled(&records), Vec::<&str>::new(), "{act}");
        assert_eq!(
            (story.stage(), story.case().lifecycle().ending().map(|ending| ending.outcome)),
            (Stage::Closed, Some(outcome))
        );
        assert!(story.case().waiting().current().is_none());
        assert!(story.case().obligations().open().next().is_none());
    }
}
