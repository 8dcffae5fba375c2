//! Rules that walks meet too seldom to be sure of, told one by one.

use amends::{
    RejectionCode,
    case::*,
    fact::Facts,
    ident::{UnitId, Value},
    time::{Span, Timestamp},
};
use amends_testkit::{
    explore::{given, registered},
    walk::{Act, Input, ROUND, World, actor, play, policy},
};

fn value(text: &str) -> Value {
    Value::new(text).unwrap()
}

fn reasoned() -> Reasoned {
    Reasoned { reason: value("example"), note: None }
}

/// Gives a command of which it is known that it is accepted.
fn give(world: &World, case: &Case, now: Timestamp, command: Command, actor: usize) -> Case {
    play(world, Some(case), &given(now, command, actor)).unwrap().into_parts().0
}

fn refusal(world: &World, case: &Case, input: &Input) -> Option<RejectionCode> {
    play(world, Some(case), input).err().map(|rejection| rejection.code())
}

fn tick(world: &World, case: &Case, now: Timestamp) -> Case {
    play(world, Some(case), &Input { now, act: Act::Tick }).unwrap().into_parts().0
}

fn verdict(case: &Case, obligation: &str) -> Option<Verdict> {
    let mut runs = case.obligations().runs().iter();
    runs.find(|run| run.obligation().as_str() == obligation).and_then(obligations::Run::verdict)
}

fn is_paused(case: &Case, obligation: &str) -> bool {
    let mut runs = case.obligations().open();
    let run = runs.find(|run| run.obligation().as_str() == obligation);
    matches!(run.map(obligations::Run::state), Some(RunState::Paused(_)))
}

/// At the last instant nothing is late yet, and what happens then is in time.
#[test]
fn the_last_instant_is_in_time() {
    let world = World::round();
    let (case, start) = registered(&world, 3);
    let last = start + Span::from_hours(4);
    assert_eq!(verdict(&tick(&world, &case, last), "first"), None);
    let met = give(&world, &case, last, Command::Acknowledge(Plain {}), 0);
    assert_eq!(verdict(&met, "first"), Some(Verdict::Met));
    let after = Timestamp::from_micros(last.micros() + 1).unwrap();
    assert_eq!(verdict(&tick(&world, &case, after), "first"), Some(Verdict::Breached));
}

/// A clock that leaves out waiting for one reason runs while the case waits for another.
/// clauses: SOP-5.1.2.2
#[test]
fn an_exclusion_is_as_narrow_as_it_says() {
    let world = World::round();
    for (party, reason, paused) in [
        (Party::Partner, "parts", true),
        (Party::Partner, "weather", false),
        (Party::Customer, "parts", false),
        (Party::Unit, "weather", true),
    ] {
        let (mut case, now) = registered(&world, 4);
        let due = Some(now + Span::from_hours(9));
        let unit = Some(UnitId::new("unit-a").unwrap());
        for command in [
            Command::Classify(Classify { facts: Facts::default() }),
            Command::Assign(Assign { unit, due }),
            Command::Pause(Pause { party, reason: value(reason), evidence: None, until: None }),
        ] {
            case = give(&world, &case, now, command, 0);
        }
        assert_eq!(is_paused(&case, "handle"), paused, "{party:?} {reason}");
    }
}

/// Waiting ends by itself at the time it was given, and the clocks run again.
#[test]
fn waiting_ends_when_it_was_said_to_end() {
    let world = World::round();
    let (case, start) = registered(&world, 3);
    let until = Some(start + Span::from_hours(6));
    let (party, reason) = (Party::Customer, value("answer"));
    let pause = Command::Pause(Pause { party, reason, evidence: None, until });
    let case = give(&world, &case, start, pause, 0);
    assert!(is_paused(&case, "resolve"));
    let case = tick(&world, &case, start + Span::from_hours(7));
    assert!(case.waiting().current().is_none() && !is_paused(&case, "resolve"));
}

/// A timed act is dropped at once when what cancels it happens.
#[test]
fn a_timed_act_is_cancelled() {
    let world = World::round();
    let (case, now) = registered(&world, 5);
    let case = give(&world, &case, now, Command::Explain(reasoned()), 0);
    assert_eq!(case.custody().timed().len(), 1);
    let case = give(&world, &case, now, Command::Reopen(reasoned()), 0);
    assert_eq!(case.custody().timed().len(), 0);
}

/// A closed case is reopened up to the last instant of the time for it, and no later.
/// clauses: COL-c-3.1.5
#[test]
fn a_case_is_reopened_in_its_time_only() {
    let world = World::round();
    let (case, now) = registered(&world, 0);
    let case = give(&world, &case, now, Command::Explain(reasoned()), 0);
    // Beyond the archiving of the case nothing is reopened, whatever the time for it says.
    let within = ROUND.replace("elapsed = \"300h\"", "elapsed = \"30h\"");
    let short = World::of(vec![policy(&within)]);
    let (brief, _) = registered(&short, 0);
    let brief = give(&short, &brief, now, Command::Explain(reasoned()), 0);
    let last = now + Span::from_hours(30);
    let after = Timestamp::from_micros(last.micros() + 1).unwrap();
    let reopen = |at| given(at, Command::Reopen(reasoned()), 0);
    assert_eq!(refusal(&world, &case, &reopen(after)), None);
    assert_eq!(refusal(&short, &brief, &reopen(last)), None);
    assert_eq!(refusal(&short, &brief, &reopen(after)), Some(RejectionCode::LimitReached));
}

/// While a request that must be answered is open the case does not end.
#[test]
fn a_mandatory_request_holds_the_case() {
    let world = World::round();
    for (need, expected) in [
        (RequestNeed::Mandatory, Some(RejectionCode::ConditionUnmet)),
        (RequestNeed::Optional, None),
    ] {
        let (case, now) = registered(&world, 5);
        let (request, to) = (RequestKind::Consult, UnitId::new("unit-b").unwrap());
        let ask = Command::Ask(Ask { request, to, need, due: None });
        let case = give(&world, &case, now, ask, 0);
        let explain = given(now, Command::Explain(reasoned()), 0);
        assert_eq!(refusal(&world, &case, &explain), expected);
    }
}

/// Nothing happened before the last thing that somebody did.
#[test]
fn nothing_is_told_of_before_the_last_deed() {
    let world = World::round();
    let (case, now) = registered(&world, 3);
    let deed = give(&world, &case, now + Span::from_hours(2), Command::Acknowledge(Plain {}), 0);
    for (hours, expected) in [(1, Some(RejectionCode::TimeBackwards)), (2, None)] {
        let classify = Command::Classify(Classify { facts: Facts::default() });
        let mut told = given(now + Span::from_hours(3), classify, 0);
        if let Act::Give(given) = &mut told.act {
            given.happened_at = Some(now + Span::from_hours(hours));
        }
        assert_eq!(refusal(&world, &deed, &told), expected, "after {hours} h");
    }
}

/// A grant reaches as far as it says: the own case, the own unit.
#[test]
fn a_grant_reaches_no_further_than_it_says() {
    let world = World::round();
    let (mut case, now) = registered(&world, 3);
    let (handler, colleague, head, other_head) = (3, 4, 5, 6);
    let due = Some(now + Span::from_hours(9));
    let unit = Some(UnitId::new("unit-a").unwrap());
    let name = NameHandler { handler: world.cast[handler].id().clone() };
    let classify = Command::Classify(Classify { facts: Facts::default() });
    for command in [classify, Command::Assign(Assign { unit, due }), Command::NameHandler(name)] {
        case = give(&world, &case, now, command, 0);
    }
    let denied = Some(RejectionCode::NotPermitted);
    for (who, expected) in [(handler, None), (colleague, denied)] {
        let investigate = given(now, Command::Investigate(Plain {}), who);
        assert_eq!(refusal(&world, &case, &investigate), expected, "{who}");
    }
    for (who, expected) in [(head, None), (other_head, denied)] {
        let give_back = given(now, Command::Return(reasoned()), who);
        assert_eq!(refusal(&world, &case, &give_back), expected, "{who}");
    }
}

/// Nobody decides what they asked for; what another decides is recorded of the one who asked.
/// clauses: COL-k-19
#[test]
fn an_act_is_decided_by_another_and_recorded_of_who_asked() {
    let mut world = World::round();
    let both = actor("both-1", "asker").with_role("head").unwrap().in_unit("unit-a").unwrap();
    world.cast.push(both);
    let both = world.cast.len() - 1;
    let (mut case, now) = registered(&world, 5);
    let due = Some(now + Span::from_hours(9));
    let unit = Some(UnitId::new("unit-a").unwrap());
    let classify = Command::Classify(Classify { facts: Facts::default() });
    for command in [classify, Command::Assign(Assign { unit, due })] {
        case = give(&world, &case, now, command, 0);
    }
    let case = give(&world, &case, now, Command::Explain(reasoned()), both);
    let decide = DecideAsked { act: 1, decision: ActDecision::Approve, reason: None };
    let decide = Command::DecideAsked(decide);
    let by_themselves = given(now, decide.clone(), both);
    let expected = Some(RejectionCode::SeparationOfDuties);
    assert_eq!(refusal(&world, &case, &by_themselves), expected);
    let by_another = play(&world, Some(&case), &given(now, decide, 0)).unwrap();
    let mut records = by_another.records().iter();
    let closed = records.find(|record| record.event.kind() == EventKind::Closed).unwrap();
    assert_eq!(closed.by.as_ref().map(|by| by.id.as_str()), Some("both-1"));
}

/// What one command brings about comes in the order of its causes: what follows from the first
/// consequence stands before what follows from the second.
#[test]
fn consequences_come_in_the_order_of_their_causes() {
    let echo = "[[obligation]]\nid = \"echo\"\nname = { zh = \"回声\", en = \"echo\" }\n\
                starts_on = \"obligation.met\"\nsatisfied_by = \"case.closed\"\n\
                term = { elapsed = \"9h\" }\nowed_by = \"clerk\"\non_reopen = \"keep_met\"\n\n";
    let text = ROUND.replacen("[[schedule]]", &format!("{echo}[[schedule]]"), 1);
    let world = World::of(vec![policy(&text)]);
    let (case, now) = registered(&world, 4);
    let classify = Command::Classify(Classify { facts: Facts::default() });
    let case = give(&world, &case, now, classify, 0);
    let reply = given(now, Command::Reply(Reply::default()), 0);
    let replied = play(&world, Some(&case), &reply).unwrap();
    // A callback is owed, then limits are met; the stage follows from the one, the echo from the other.
    let place = |what: &dyn Fn(&Event) -> bool| {
        replied.records().iter().position(|record| what(&record.event)).unwrap()
    };
    let owed = place(&|event| event.kind() == EventKind::CallbackOwed);
    let met = place(&|event| event.kind() == EventKind::ObligationMet);
    let stage = place(&|event| event.kind() == EventKind::CallbackAwaited);
    let echo = place(
        &|event| matches!(event, Event::ObligationStarted(data) if data.run.obligation.as_str() == "echo"),
    );
    assert!(owed < met && met < stage && stage < echo, "{owed} {met} {stage} {echo}");
}
