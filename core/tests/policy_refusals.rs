//! What the check refuses: one change to a good document, and exactly what is found then.

#[path = "support/cases.rs"]
mod cases;

use amends::{
    Findings, Severity,
    case::EventKind,
    policy::{Policy, PolicyDocument},
    time::Packs,
};
use cases::cases;
use proptest::prelude::*;
use std::{collections::BTreeSet, sync::LazyLock};

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::builtin);

/// A policy with every section, without a finding.
const GOOD: &str = include_str!("policies/good.toml");

/// One thing that is wrong: what it is called, the text it replaces, the text it puts there, and
/// what is found then: path and code.
#[derive(Debug, Clone, Copy)]
struct Slip {
    name: &'static str,
    from: &'static str,
    to: &'static str,
    found: &'static [(&'static str, &'static str)],
}

const fn slip(
    name: &'static str,
    from: &'static str,
    to: &'static str,
    found: &'static [(&'static str, &'static str)],
) -> Slip {
    Slip { name, from, to, found }
}

#[rustfmt::skip]
const SLIPS: &[Slip] = &[
    // slips of writing
    slip("an unknown key", "owed_by = \"intake\" # reply", "owed_by = \"intake\"\nowned_by = \"intake\"", &[("obligation.first-reply.owned_by", "unknown_key")]),
    slip("an unknown section", "# sections", "[kindd]\n", &[("kindd", "unknown_key")]),
    slip("a reserved section", "# sections", "[[survey]]\nid = \"wave\"\n", &[("survey", "reserved_section")]),
    slip("a wrong type", "reopen_limit = 2 # complaint", "reopen_limit = [2]", &[("kind.complaint.reopen_limit", "wrong_type")]),
    slip("a fraction", "reopen_limit = 2 # complaint", "reopen_limit = nan", &[("kind.complaint.reopen_limit", "wrong_type")]),
    slip("a word of no vocabulary", "flow = \"resolve\"", "flow = \"resolved\"", &[("kind.complaint.flow", "unknown_word")]),
    slip("an event that does not exist", "starts_on = \"case.deferred\"", "starts_on = \"case.defered\"", &[("obligation.promised.starts_on", "bad_trigger")]),
    slip("a qualifier the event has not", "starts_on = \"case.deferred\"", "starts_on = \"case.deferred:twice\"", &[("obligation.promised.starts_on", "bad_trigger")]),
    slip("a term without a basis", "{ working = \"8h\", calendar = \"centre\" } # reply", "{ calendar = \"centre\" }", &[("obligation.first-reply.term", "bad_term")]),
    slip("two terms", "{ working = \"8h\", calendar = \"centre\" } # reply", "{ elapsed = \"24h\" }\ntargets = []\non_retarget = \"keep\"", &[("obligation.first-reply.term", "target_conflict")]),
    slip("a span that is none", "at_most = \"8h\"", "at_most = \"8 hours\"", &[("obligation.resolve.extension.at_most", "bad_span")]),
    slip("an instant without offset", "effective_from = \"2024-01-01T00:00:00+08:00\"", "effective_from = \"2024-01-01\"", &[("document.effective_from", "bad_instant")]),
    slip("a rung with two moments", "{ after = \"0h\", to = \"head\" } # reply", "{ after = \"0h\", at = \"50%\", to = \"head\" }", &[("obligation.first-reply.escalate[0].at", "bad_mark")]),
    slip("an identifier with a line break", "unit = \"front\"", "unit = \"front\\n\"", &[("route.all.unit", "bad_identifier")]),
    slip("a missing key", "owed_by = \"intake\" # reply", "", &[("obligation.first-reply.owed_by", "missing_key")]),
    slip("a choice the author has to make", "on_reopen = \"keep_met\" # reply", "", &[("obligation.first-reply.on_reopen", "missing_key")]),
    slip("a number the rule books leave open", "negotiation_limit = 3", "", &[("kind.complaint.negotiation_limit", "missing_key")]),
    slip("a missing English name", "name = { zh = \"咨询\", en = \"inquiry\" }", "name = { zh = \"咨询\" }", &[("kind.inquiry.name.en", "missing_name")]),
    slip("a name in one language", "name = { zh = \"咨询\", en = \"inquiry\" }", "name = \"inquiry\"", &[("kind.inquiry.name", "missing_name")]),
    slip("a duplicate identifier", "id = \"parts\"", "id = \"all\"", &[("route.all", "duplicate_id")]),
    slip("an unknown kind", "when = { kind = \"complaint\" } # callback", "when = { kind = \"complain\" }", &[("obligation.callback.when.kind", "unknown_reference")]),
    slip("an unknown calendar", "calendar = \"centre\", lands = \"end-of-day\", receipt_day", "calendar = \"center\", lands = \"end-of-day\", receipt_day", &[("obligation.resolve.targets[0].term", "unknown_reference")]),
    slip("an unknown form", "form = \"intake\" # complaint", "form = \"intke\"", &[("kind.complaint.form", "unknown_reference")]),
    slip("an unknown tick", "tick.apology", "tick.apologies", &[("gate.apologise.needs[0]", "unknown_reference")]),
    slip("an unknown priority", "priority = \"high\" # row", "priority = \"highest\"", &[("matrix.row[0].priority", "unknown_reference")]),
    slip("an unknown obligation", "within = \"lawful\"", "within = \"unlawful\"", &[("obligation.resolve.within", "unknown_reference")]),
    slip("an unknown time zone", "zone = \"Asia/Shanghai\"", "zone = \"Asia/Shangri-La\"", &[("calendar.centre.zone", "unknown_zone")]),
    // blanks: the source leaves a number open (mission G31; COL-g-3.1.b, COL-g-4.2.b)
    slip("a blank", "reopen_limit = 2 # complaint", "reopen_limit = \"?\"", &[("kind.complaint.reopen_limit", "blank")]),
    slip("a blank with a note", "reopen_limit = 2 # complaint", "reopen_limit = { blank = \"not given\" }", &[("kind.complaint.reopen_limit", "blank")]),
    slip("a blank inside a term", "{ working = \"8h\", calendar = \"centre\" } # reply", "{ working = \"TODO\", calendar = \"centre\" }", &[("obligation.first-reply.term.working", "blank")]),
    slip("an empty text", "zh = \"首次回应\"", "zh = \"\"", &[("obligation.first-reply.name.zh", "blank")]),
    slip("blank hours", "mon-fri = [\"08:30-12:00\", \"13:00-17:00\"]", "mon-fri = \"?\"", &[("calendar.centre.week.mon-fri", "blank")]),
    // architecture 6: what other engines only warn about
    slip("an empty calendar", "week = { mon-fri = [\"08:30-12:00\", \"13:00-17:00\"], sat-sun = [\"09:00-17:00\"] }", "week = {}", &[("calendar.centre.week", "empty_calendar")]),
    slip("an obligation that can never start", "starts_on = \"triage.classified\"", "starts_on = \"followup.owed\"", &[("obligation.inquiry-reply.starts_on", "never_starts")]),
    slip("an obligation on a closed case", "starts_on = \"case.deferred\"", "starts_on = \"case.closed\"", &[("obligation.promised.starts_on", "never_starts")]),
    slip("a kind asked for before it is known", "starts_on = \"triage.classified\"", "starts_on = \"case.received\"", &[("obligation.inquiry-reply.starts_on", "never_starts")]),
    slip("an obligation that can never stop", "satisfied_by = \"case.replied\" # inquiry", "satisfied_by = \"followup.done\"", &[("obligation.inquiry-reply.satisfied_by", "never_stops")]),
    slip("an act that sets itself off", "starts_on = \"case.closed\"\ncancelled_by = \"case.reopened\"", "starts_on = [\"case.closed\", \"record.act_unscheduled\"]\ncancelled_by = \"case.reopened\"", &[("schedule.archive.starts_on", "never_stops")]),
    slip("an obligation that its own breach renews", "satisfied_by = \"waiting.ended:customer\"", "satisfied_by = [\"waiting.ended:customer\", \"obligation.breached\"]\nrepeats = \"after_each\"", &[("obligation.chase.starts_on", "never_stops")]),
    slip("an obligation that its own end meets", "satisfied_by = \"waiting.ended:customer\"", "satisfied_by = [\"waiting.ended:customer\", \"obligation.met\"]\nrepeats = \"after_each\"", &[("obligation.chase.starts_on", "never_stops")]),
    slip("a rung after the end", "{ after = \"0h\", to = \"head\" } # reply", "{ after_start = \"9h\", to = \"head\" }", &[("obligation.first-reply.escalate[0]", "rung_after_end")]),
    slip("rungs in the wrong order", "{ after = \"0h\", to = \"head\" } # reply", "{ after = \"2h\", to = \"head\" }, { after = \"1h\", to = \"head\" }", &[("obligation.first-reply.escalate[1]", "out_of_order")]),
    slip("warnings in the wrong order", "warn_at = [\"75%\"] # reply", "warn_at = [\"75%\", \"50%\"]", &[("obligation.first-reply.warn_at[1]", "out_of_order")]),
    slip("a warning before the start", "warn_at = [\"75%\"] # reply", "warn_at = [\"-9h\"]", &[("obligation.first-reply.warn_at[0]", "mark_outside_term")]),
    slip("a share beyond the whole", "warn_at = [\"75%\"] # reply", "warn_at = [\"120%\"]", &[("obligation.first-reply.warn_at[0]", "bad_share")]),
    slip("a pause that always cancels", "excludes = [\"customer\"]", "excludes = [\"customer\", \"us\"]", &[("obligation.resolve.excludes[1]", "always_paused")]),
    slip("an exclusion of the whole life", "starts_on = \"waiting.started:customer\"", "starts_on = \"waiting.started:customer\"\nexcludes = \"customer\"", &[("obligation.chase.excludes", "always_paused")]),
    slip("a dead end", "\"solution.propose\", ", "", &[("kind.complaint", "dead_end")]),
    slip("a receipt by those whose case it is not yet", "\"assignment.*\", \"followup.*\", \"waiting.*\"]", "\"assignment.*\", \"followup.*\", \"waiting.*\"]\nreach = \"own_unit\"", &[("kind.complaint", "dead_end"), ("kind.inquiry", "dead_end")]),
    slip("an unreachable stage", "\"case.verify\", ", "", &[("kind.complaint", "unreachable_stage")]),
    slip("a target looser than its statute", "{ elapsed = \"48h\" }", "{ elapsed = \"721h\" }", &[("obligation.resolve.targets[1].term", "looser_than_statute")]),
    slip("a grace looser than its statute", "{ elapsed = \"48h\" }", "{ immediate = { grace = \"721h\" } }", &[("obligation.resolve.targets[1].term", "looser_than_statute")]),
    slip("workdays looser than a statute in hours", "{ elapsed = \"48h\" }", "{ working_days = 31, calendar = \"centre\", lands = \"end-of-day\" }", &[("obligation.resolve.targets[1].term", "looser_than_statute")]),
    slip("a term of no length", "{ elapsed = \"48h\" }", "{ elapsed = \"0h\" }", &[("obligation.resolve.targets[1].term", "not_positive")]),
    slip("a negative term", "{ elapsed = \"48h\" }", "{ elapsed = \"-48h\" }", &[("obligation.resolve.targets[1].term", "bad_term")]),
    slip("a negative number", "callback_attempts = 3", "callback_attempts = -3", &[("kind.complaint.callback_attempts", "not_positive")]),
    slip("a route tie", "when = { category = \"parts\" }", "when = {}", &[("route.parts", "route_tie")]),
    slip("a matrix tie", "when = { kind = \"inquiry\", urgency = \"urgent\" } # row\npriority = \"high\"", "when = { urgency = \"urgent\" }\npriority = \"low\"", &[("matrix.row[1]", "matrix_tie")]),
    slip("a target tie", "when = { priority = \"low\" } # target", "when = { priority = [\"low\", \"high\"] }", &[("obligation.resolve.targets[1]", "target_tie")]),
    slip("a gate that shuts itself out", "needs = [\"answered.verdict\"]", "needs = [\"met.resolve\"]", &[("gate.verdict.needs[0]", "gate_never_opens")]),
    slip("a gate on a tick that nothing carries yet", "before = \"case.reply\"", "before = \"case.verify\"", &[("gate.apologise.needs[0]", "gate_never_opens")]),
    slip("a gate before what never happens", "when = { category = \"quality\" }", "when = { kind = \"inquiry\" }", &[("gate.verdict", "not_used")]),
    slip("an act that nobody decides", "\"record.decide\", ", "", &[("grant[3].mode", "nobody_decides")]),
    // what can be read and cannot work where it stands
    slip("a schedule on the debtor's calendar", "{ months = 1, calendar = \"centre\", lands = \"midnight\" }", "{ months = 1, calendar = \"of-debtor\", lands = \"midnight\" }", &[("schedule.archive.term", "no_debtor")]),
    slip("a schedule that nobody promised", "{ months = 1, calendar = \"centre\", lands = \"midnight\" }", "{ as_promised = {} }", &[("schedule.archive.term", "no_promise")]),
    slip("a reopening on the debtor's calendar", "{ calendar_days = 28, calendar = \"centre\", lands = \"midnight\" }", "{ calendar_days = 28, calendar = \"of-debtor\", lands = \"midnight\" }", &[("kind.complaint.reopen_within", "no_debtor")]),
    slip("a reopening that nobody promised", "{ calendar_days = 28, calendar = \"centre\", lands = \"midnight\" }", "{ as_promised = {} }", &[("kind.complaint.reopen_within", "no_promise")]),
    slip("a promise without a time", "starts_on = \"case.deferred\"", "starts_on = [\"case.deferred\", \"case.registered\"]", &[("obligation.promised.term", "no_promise")]),
    slip("a promise that a reopening renews", "term = { as_promised = {} }\nowed_by = \"intake\"\non_reopen = \"keep_met\"", "term = { as_promised = {} }\nowed_by = \"intake\"\non_reopen = \"restart\"", &[("obligation.promised.on_reopen", "no_promise")]),
    slip("a promise that an answer renews", "term = { as_promised = {} }", "term = { as_promised = {} }\nrepeats = \"after_each\"", &[("obligation.promised.repeats", "no_promise")]),
    slip("the calendar of a debtor not known yet", "{ same_day = {}, calendar = \"centre\", cutoff = \"16:00\" }", "{ same_day = {}, calendar = \"of-debtor\", cutoff = \"16:00\" }", &[("obligation.inquiry-reply.term", "no_debtor")]),
    slip("a repetition due in the past", "satisfied_by = \"case.replied\" # inquiry", "satisfied_by = \"case.replied\"\ncount_from = \"received\"\nrepeats = \"after_each\"", &[("obligation.inquiry-reply.repeats", "due_in_past")]),
    slip("a receipt that awaits a decision", "[\"case.acknowledge\"]", "[\"case.receive\", \"case.acknowledge\"]", &[("grant[3].commands", "cannot_ask")]),
    slip("a gate nobody asks about", "before = \"case.reply\"", "before = \"case.receive\"", &[("gate.apologise.before", "never_checked")]),
    slip("a receipt rule without a calendar", "{ elapsed = \"48h\" }", "{ elapsed = \"48h\" }\nreceipt = [{ on = \"after-close\", day = \"next-workday\", at = \"opening\" }]", &[("obligation.resolve.targets[1].term", "target_conflict")]),
    slip("a role that is granted nothing", "{ after = \"0h\", to = \"head\" } # reply", "{ after = \"0h\", to = \"boss\" }", &[("obligation.first-reply.escalate[0].to", "role_without_grant")]),
    slip("a role that is nearly another", "{ after = \"0h\", to = \"head\" } # reply", "{ after = \"0h\", to = \"haed\" }", &[("obligation.first-reply.escalate[0].to", "unknown_role")]),
    slip("a debtor that is nearly a word", "owed_by = \"handler\"", "owed_by = \"hanlder\"", &[("obligation.resolve.owed_by", "unknown_role")]),
    // what a case may come to
    slip("a pause that the statute has not", "excludes = \"customer\" # lawful", "", &[("obligation.resolve.excludes", "may_be_looser")]),
    slip("a narrower pause of the statute", "excludes = \"customer\" # lawful", "excludes = \"customer:abroad\"", &[("obligation.resolve.excludes", "may_be_looser")]),
    slip("an extension beyond the statute", "at_most = \"8h\"", "at_most = \"700h\"", &[("obligation.resolve.extension", "looser_than_statute")]),
    slip("a priority not known yet", "without_target = \"not_owed\"", "", &[("obligation.resolve.targets", "target_gap")]),
    slip("an arrival that is late at once", "{ same_day = {}, calendar = \"centre\", cutoff = \"16:00\" }", "{ working_days = 1, calendar = \"centre\", lands = \"end-of-day\", receipt_day = \"counted\" }", &[("obligation.inquiry-reply.term", "due_at_once")]),
    slip("days that a target on real time cannot count", "at_most = \"8h\"", "at_most = \"5 working days\"", &[("obligation.resolve.extension.at_most", "days_without_date")]),
    slip("days of a span", "term = { elapsed = \"72h\" }", "term = { elapsed = \"72h\" }\nextension = { times = 1, at_most = \"2 calendar days\" }", &[("obligation.chase.extension.at_most", "days_without_date")]),
    slip("a rung in days on real time", "term = { elapsed = \"72h\" }", "term = { elapsed = \"72h\" }\nescalate = { after = \"1 working day\", to = \"head\" }", &[("obligation.chase.escalate[0]", "days_without_date")]),
    slip("a warning more days before the end than there are", "term = { elapsed = \"72h\" }", "term = { working_days = 2, calendar = \"centre\", lands = \"midnight\" }\nwarn_at = \"-3 working days\"", &[("obligation.chase.warn_at[0]", "mark_outside_term")]),
    slip("a withdrawal of kinds that have none", "# sections", "[[schedule]]\nid = \"silent\"\nstarts_on = \"waiting.started:customer\"\ncancelled_by = \"case.closed\"\nterm = { elapsed = \"240h\" }\nact = \"close:withdrawn\"\n", &[("schedule.silent.act", "never_acts")]),
    slip("a warning before the first day", "reach = \"needed\"", "reach = \"needed\"\nwarn_at = \"-30h\"", &[("obligation.callback.warn_at[0]", "mark_outside_term")]),
    slip("a rung after the last day", "reach = \"needed\"", "reach = \"needed\"\nescalate = { after_start = \"30h\", to = \"head\" }", &[("obligation.callback.escalate[0]", "rung_after_end")]),
    slip("an archive before the last reopening", "{ months = 1, calendar = \"centre\", lands = \"midnight\" }", "{ elapsed = \"648h\" }", &[("schedule.archive.term", "reopening_cut_short")]),
    slip("a calendar that ends", "beyond = \"assume_weekdays\"", "", &[("calendar.centre.beyond", "coverage_ends")]),
    slip("a source that breaks off", "incomplete = []", "incomplete = [\"EX-9\"]", &[("document.incomplete[0]", "incomplete_source")]),
    slip("a calendar nobody uses", "# sections", "[calendar.spare]\nzone = \"UTC\"\nweek = { mon = [\"09:00-10:00\"] }\n", &[("calendar.spare", "not_used")]),
    slip("a part that is not there", "# sections", "[[part]]\nname = \"hours\"\n", &[("part[0]", "unknown_reference")]),
];

fn findings(text: &str) -> Findings {
    match PolicyDocument::from_toml(text) {
        Ok(document) => {
            let checked = Policy::check(&document, &PACKS);
            assert_eq!(checked.policy.is_none(), checked.findings.has_errors());
            checked.findings
        }
        Err(findings) => findings,
    }
}

fn seen(findings: &Findings) -> BTreeSet<(String, &'static str)> {
    findings.iter().map(|f| (f.path().to_owned(), f.code().code())).collect()
}

fn expected(slip: &Slip) -> BTreeSet<(String, &'static str)> {
    slip.found.iter().map(|(path, code)| ((*path).to_owned(), *code)).collect()
}

fn apply(text: &str, slip: &Slip) -> Option<String> {
    text.contains(slip.from).then(|| text.replacen(slip.from, slip.to, 1))
}

#[test]
fn the_good_document_has_no_finding() {
    let found = findings(GOOD);
    assert!(found.is_empty(), "{found}");
}

#[test]
fn each_slip_is_found_where_it_is_and_nothing_else() {
    let mut wrong = Vec::new();
    for slip in SLIPS {
        let text = apply(GOOD, slip);
        let text = text.unwrap_or_else(|| panic!("`{}`: `{}` is not there", slip.name, slip.from));
        let found = findings(&text);
        if seen(&found) != expected(slip) || found.iter().count() != slip.found.len() {
            wrong.push(format!(
                "{}: {}",
                slip.name,
                if found.is_empty() { "nothing".into() } else { found.to_string() }
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Invariant 39: all findings come at once, and removing one cause removes only its finding.
#[test]
fn two_slips_are_found_side_by_side() {
    let mut wrong = Vec::new();
    for (index, first) in SLIPS.iter().enumerate() {
        let Some(once) = apply(GOOD, first) else { continue };
        for second in SLIPS.iter().skip(index + 1) {
            if !are_apart(first, second) {
                continue;
            }
            let Some(twice) = apply(&once, second) else { continue };
            let both: BTreeSet<_> = expected(first).union(&expected(second)).cloned().collect();
            let found = findings(&twice);
            if seen(&found) != both {
                wrong.push(format!("{} + {}:\n{found}", first.name, second.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} pairs\n{}", wrong.len(), wrong.join("\n"));
}

/// Says whether either slip lies where the other one does not reach: not in its place, not in its text.
fn are_apart(first: &Slip, second: &Slip) -> bool {
    let reaches =
        |one: &Slip, other: &Slip| one.from.contains(other.from) || one.to.contains(other.from);
    !reaches(first, second) && !reaches(second, first) && !dependent(first, second)
}

proptest! {
    #![proptest_config(cases(40, "tests/proptest-regressions/policy-refusals.txt"))]

    /// Invariant 39, for any number of slips at once: every one is found, none hides another, and
    /// when one is put right exactly its findings are gone.
    #[test]
    fn many_slips_are_found_at_once_and_put_right_one_by_one(
        chosen in prop::collection::vec(prop::sample::select(SLIPS), 2..9),
        put_right in any::<prop::sample::Index>(),
    ) {
        let mut text = GOOD.to_owned();
        let mut slips: Vec<Slip> = Vec::new();
        for slip in chosen {
            if slips.iter().all(|other| are_apart(&slip, other))
                && let Some(next) = apply(&text, &slip)
            {
                text = next;
                slips.push(slip);
            }
        }
        let all = seen(&findings(&text));
        let union: BTreeSet<_> = slips.iter().flat_map(expected).collect();
        let names = |slips: &[Slip]| slips.iter().map(|slip| slip.name).collect::<Vec<_>>();
        prop_assert_eq!(&all, &union, "{:?}", names(&slips));
        let right = slips.remove(put_right.index(slips.len()));
        let rest = slips.iter().try_fold(GOOD.to_owned(), |text, slip| apply(&text, slip));
        let Some(rest) = rest else { return Ok(()) };
        let gone: BTreeSet<_> = all.difference(&seen(&findings(&rest))).cloned().collect();
        let others: BTreeSet<_> = slips.iter().flat_map(expected).collect();
        let own: BTreeSet<_> = expected(&right).difference(&others).cloned().collect();
        prop_assert_eq!(gone, own, "{} of {:?}", right.name, names(&slips));
    }
}

/// Pairs of which one takes away what the other is judged by: no check can see through that.
fn dependent(first: &Slip, second: &Slip) -> bool {
    const TERM: &[&str] = &["a rung after the end", "a warning before the start"];
    const DAYS: &[&str] = &[
        "an unknown time zone",
        "blank hours",
        "an empty calendar",
        "an arrival that is late at once",
        "a warning before the first day",
        "a rung after the last day",
        "a calendar that ends",
        "an extension beyond the statute",
    ];
    const UNSTARTED: &[&str] =
        &["an obligation that can never stop", "the calendar of a debtor not known yet"];
    const HIDING: &[(&str, &[&str])] = &[
        // without its flow a kind is not known to run through anything
        (
            "a word of no vocabulary",
            &[
                "a number the rule books leave open",
                "an unknown form",
                "a reopening on the debtor's calendar",
                "a reopening that nobody promised",
                "a dead end",
                "an unreachable stage",
                "a gate that shuts itself out",
                "a gate on a tick that nothing carries yet",
                "an obligation on a closed case",
                "a reopening within what nobody promises",
                "a priority not known yet",
                "a withdrawal of kinds that have none",
            ],
        ),
        // what is anybody's own calendar may be any of them
        ("an act on nobody's calendar", &["a calendar nobody uses"]),
        // without its length a term has no moments
        ("a term without a basis", TERM),
        ("two terms", TERM),
        ("a blank inside a term", TERM),
        // an entry or target that cannot be read is no rival
        ("a duplicate identifier", &["a route tie"]),
        (
            "a negative term",
            &[
                "a target tie",
                "a priority not known yet",
                "days that a target on real time cannot count",
            ],
        ),
        // without what it stays within nothing is looser
        (
            "an unknown obligation",
            &[
                "a target looser than its statute",
                "a grace looser than its statute",
                "workdays looser than a statute in hours",
                "a pause that the statute has not",
                "a narrower pause of the statute",
                "an extension beyond the statute",
            ],
        ),
        // a calendar is compiled as a whole, and workdays need one
        ("an unknown time zone", DAYS),
        ("blank hours", DAYS),
        ("an empty calendar", DAYS),
        (
            "workdays looser than a statute in hours",
            &["an unknown time zone", "blank hours", "an empty calendar"],
        ),
        // where every target ends at a date, days can be counted
        (
            "days that a target on real time cannot count",
            &["workdays looser than a statute in hours"],
        ),
        // what never starts has no end to miss; what stops a case hides what lies behind
        ("an obligation that can never start", UNSTARTED),
        ("a kind asked for before it is known", UNSTARTED),
        // any calendar may be a debtor's own
        (
            "a calendar nobody uses",
            &[
                "a schedule on the debtor's calendar",
                "a reopening on the debtor's calendar",
                "the calendar of a debtor not known yet",
            ],
        ),
        // what waits to its end for the customer is judged by the one event it ends on
        ("an obligation that its own breach renews", &["an exclusion of the whole life"]),
        ("an obligation that its own end meets", &["an exclusion of the whole life"]),
        ("a dead end", &["an unreachable stage"]),
        (
            "a receipt by those whose case it is not yet",
            &["a dead end", "an unreachable stage", "a word of no vocabulary"],
        ),
        ("a gate before what never happens", &["a gate that shuts itself out"]),
        ("an unknown tick", &["a gate on a tick that nothing carries yet"]),
        // two terms are compared where both can be counted
        (
            "an archive before the last reopening",
            &[
                "a word of no vocabulary",
                "a reopening on the debtor's calendar",
                "a reopening that nobody promised",
                "an unknown time zone",
                "blank hours",
                "an empty calendar",
            ],
        ),
    ];
    HIDING.iter().any(|(hiding, hidden)| {
        (first.name == *hiding && hidden.contains(&second.name))
            || (second.name == *hiding && hidden.contains(&first.name))
    })
}

/// Changes the good document in one place; returns what is found.
fn found_with(from: &str, to: &str) -> BTreeSet<(String, &'static str)> {
    assert!(GOOD.contains(from), "`{from}` is not there");
    seen(&findings(&GOOD.replacen(from, to, 1)))
}

/// Says whether a finding of this code lies at this place.
fn has(found: &BTreeSet<(String, &'static str)>, path: &str, code: &'static str) -> bool {
    found.contains(&(path.to_owned(), code))
}

#[test]
fn a_promise_is_started_by_the_events_that_name_a_time() {
    let naming =
        [EventKind::Deferred, EventKind::UnitAssigned, EventKind::Transferred, EventKind::Asked];
    for event in EventKind::ALL
        .iter()
        .filter(|event| !matches!(event, EventKind::Closed | EventKind::Archived))
    {
        let to = format!("starts_on = \"{}\"", event.name());
        let found = found_with("starts_on = \"case.deferred\"", &to);
        let refused = has(&found, "obligation.promised.term", "no_promise");
        let starts = !has(&found, "obligation.promised.starts_on", "never_starts");
        assert_eq!(refused, starts && !naming.contains(event), "{}", event.name());
    }
}

/// The stages behind the assignment, read off the tables; a case given back is without a unit again.
#[test]
fn the_debtor_is_known_behind_the_assignment() {
    const TERM: &str = "{ elapsed = \"720h\" }";
    const START: &str = "when = { kind = \"complaint\" }\nstarts_on = \"case.registered\"";
    let text = GOOD.replacen(TERM, "{ working = \"720h\", calendar = \"of-debtor\" }", 1);
    assert!(text != GOOD && text.contains(START));
    let refused = |event: EventKind| {
        let text = text.replacen(START, &START.replace("case.registered", event.name()), 1);
        has(&seen(&findings(&text)), "obligation.lawful.term", "no_debtor")
    };
    for early in [
        EventKind::Registered,
        EventKind::Deferred,
        EventKind::TriageRecorded,
        EventKind::Classified,
        EventKind::Returned,
        EventKind::WaitingStarted,
        EventKind::Asked,
        EventKind::Escalated,
        EventKind::Reopened,
        EventKind::ObligationBreached,
    ] {
        assert!(refused(early), "{}", early.name());
    }
    for late in [
        EventKind::UnitAssigned,
        EventKind::Transferred,
        EventKind::HandlerSet,
        EventKind::InvestigationStarted,
        EventKind::Proposed,
        EventKind::Handled,
        EventKind::Replied,
        EventKind::CallbackOwed,
    ] {
        assert!(!refused(late), "{}", late.name());
    }
}

#[test]
fn some_commands_cannot_wait_for_a_decision() {
    for commands in
        ["case.receive", "record.decide", "record.tick", "record.rebind", "record.*", "*"]
    {
        for mode in ["asks", "supervised", "may"] {
            let found = found_with(
                "commands = [\"case.acknowledge\"]\nmode = \"supervised\"",
                &format!("commands = [\"{commands}\"]\nmode = \"{mode}\""),
            );
            let refused = has(&found, "grant[3].commands", "cannot_ask");
            assert_eq!(refused, mode != "may", "{commands} {mode}");
        }
    }
}

#[test]
fn every_finding_speaks_two_languages() {
    for slip in SLIPS {
        let Some(text) = apply(GOOD, slip) else { continue };
        for finding in &findings(&text) {
            let words = finding.text();
            assert!(!words.en.is_empty() && !words.zh.is_empty(), "{}", slip.name);
            assert!(!words.zh.is_ascii(), "`{}` is not Chinese", words.zh);
            assert!(!words.en.ends_with('.'), "`{}` ends in a full stop", words.en);
            assert_eq!(
                finding.severity() == Severity::Error,
                finding.code().severity() == Severity::Error
            );
        }
    }
}

/// Puts something in place of the section that the good document leaves empty, and lists what is found
/// of some codes.
fn found_of(sections: &str, codes: &[&str]) -> Vec<(String, &'static str)> {
    let found = findings(&GOOD.replacen("# sections", sections, 1));
    seen(&found).into_iter().filter(|(_, code)| codes.contains(code)).collect()
}

/// Rules that say the same do not contend, and a more specific rule decides what two others leave open.
#[test]
fn only_what_is_ambiguous_is_a_tie() {
    let route = |id: &str, when: &str, unit: &str| {
        format!("[[route]]\nid = \"{id}\"\nwhen = {{ {when} }}\nunit = \"{unit}\"\n")
    };
    let gold = route("gold", "tier = \"gold\"", "vip");
    let urgent = route("urgent", "urgency = [\"urgent\", \"emergency\"]", "hotline");
    let tie = |more: &[&String]| {
        let text: String = more.iter().map(|text| text.as_str()).collect();
        found_of(&text, &["route_tie"]).iter().any(|(path, _)| path == "route.urgent")
    };
    assert!(tie(&[&gold, &urgent]));
    assert!(!tie(&[&gold, &route("urgent", "urgency = \"urgent\"", "vip")]), "both say the same");
    let both = |id: &str, urgency: &str| {
        route(id, &format!("tier = \"gold\", urgency = {urgency}"), "vip-hotline")
    };
    assert!(
        !tie(&[&gold, &urgent, &both("all", "[\"urgent\", \"emergency\"]")]),
        "a third decides"
    );
    assert!(tie(&[&gold, &urgent, &both("some", "\"urgent\"")]), "an emergency is left open");
    let (one, other) = (both("one", "\"urgent\""), both("other", "\"emergency\""));
    assert!(!tie(&[&gold, &urgent, &one, &other]), "two decide between them");
    let elsewhere = route("elsewhere", "tier = \"gold\", phase = \"b\"", "site");
    assert!(tie(&[&gold, &urgent, &elsewhere]), "a third asks for something else");
}

/// Builds an obligation on classified complaints out of its targets and other keys.
fn with_targets(targets: &str, more: &str) -> String {
    format!(
        "[[obligation]]\nid = \"new\"\nname = {{ zh = \"新\", en = \"new\" }}\nstarts_on = \
         \"triage.classified\"\nsatisfied_by = \"case.replied\"\ncancelled_by = \
         \"case.closed\"\nowed_by = \"handler\"\non_reopen = \"keep_met\"\non_retarget = \
         \"keep\"\ntargets = {targets}\n{more}\n"
    )
}

/// Kinds and priorities are closed sets: a case that no target fits is found before it comes.
#[test]
fn a_case_without_a_target_is_found_by_the_check() {
    let target = |when: &str| format!("{{ when = {{ {when} }}, term = {{ elapsed = \"9h\" }} }}");
    let found = |targets: &[&str], more: &str| {
        let targets: Vec<String> = targets.iter().map(|when| target(when)).collect();
        let text = with_targets(&format!("[{}]", targets.join(", ")), more);
        let found = found_of(&text, &["missing_target", "target_gap"]);
        found.first().map(|(_, code)| *code)
    };
    let high = "priority = \"high\"";
    let low = "priority = \"low\"";
    let complaints = "when = { kind = \"complaint\" }";
    assert_eq!(found(&[high, low], ""), None);
    assert_eq!(found(&[high], ""), Some("missing_target"));
    assert_eq!(found(&[high], "without_target = \"not_owed\""), None);
    assert_eq!(found(&[high], "when = { priority = \"high\" }"), None);
    assert_eq!(found(&["kind = \"complaint\""], ""), Some("missing_target"));
    assert_eq!(found(&["kind = \"complaint\""], complaints), None);
    assert_eq!(found(&["kind = [\"complaint\", \"inquiry\"]"], ""), None);
    assert_eq!(found(&[high, "priority = \"low\", tier = \"gold\""], ""), Some("target_gap"));
    assert_eq!(found(&["tier = \"gold\""], "when = { tier = \"gold\" }"), None);
    assert_eq!(found(&["tier = \"gold\""], "when = { tier = \"silver\" }"), Some("missing_target"));
    assert_eq!(found(&["tier = [\"gold\", \"tin\"]"], ""), Some("target_gap"));
    assert_eq!(found(&[high, low, ""], ""), None);
}

/// An inner limit may be extended as far as the outer one may, and pause where the outer one does.
#[test]
fn an_inner_limit_moves_no_further_than_the_outer() {
    const LAWFUL: &str = "term = { elapsed = \"720h\" }";
    let extended = GOOD.replacen("at_most = \"8h\"", "at_most = \"700h\"", 1);
    let outer = format!("{LAWFUL}\nextension = {{ times = 1, at_most = \"2400h\" }}");
    let code = "looser_than_statute";
    assert!(has(&seen(&findings(&extended)), "obligation.resolve.extension", code));
    let both = extended.replacen(LAWFUL, &outer, 1);
    assert!(!has(&seen(&findings(&both)), "obligation.resolve.extension", code));
    let later = found_with("# inquiry", "# inquiry\nwithin = \"lawful\"");
    assert!(has(&later, "obligation.inquiry-reply.starts_on", "may_be_looser"));
    let promised = found_with(
        "term = { as_promised = {} }",
        "term = { as_promised = {} }\nwithin = \"lawful\"",
    );
    assert!(has(&promised, "obligation.promised.term", "may_be_looser"));
}

/// A tick comes with the reply or the callback, a field with the registration of a kind that has it:
/// a gate before them opens for nobody.
#[test]
fn a_gate_opens_by_what_was_carried_before() {
    let shut = |before: &str, kind: &str, need: &str| {
        let text = format!(
            "[[form]]\nid = \"callback-script\"\nname = {{ zh = \"回访\", en = \"callback\" }}\nfield = [{{ \
             id = \"asked\", name = {{ zh = \"已询问\", en = \"asked\" }} }}]\n[[gate]]\nid = \
             \"new\"\nbefore = \"{before}\"\nwhen = {{ kind = \"{kind}\" }}\nneeds = [\"{need}\"]\n"
        );
        !found_of(&text, &["gate_never_opens"]).is_empty()
    };
    for need in ["tick.apology", "form.callback-script"] {
        for open in ["case.reply", "followup.record", "case.reject_reply", "case.close"] {
            assert!(!shut(open, "complaint", need), "{need} {open}");
        }
        for closed in ["case.register", "case.investigate", "case.record_handling", "case.verify"] {
            assert!(shut(closed, "complaint", need), "{need} {closed}");
        }
        assert!(shut("case.answer", "inquiry", need));
    }
    for need in ["tick.content", "form.intake", "form.reply"] {
        for open in ["case.register", "case.verify", "case.reply"] {
            assert!(!shut(open, "complaint", need), "{need} {open}");
        }
    }
}

/// Archiving ends the time for reopening where both count from the closing.
#[test]
fn archiving_waits_until_nothing_can_be_reopened() {
    let cut = |term: &str, more: &str| {
        let text = format!(
            "[[schedule]]\nid = \"early\"\nact = \"archive\"\nterm = {{ {term} }}\n{more}\n"
        );
        !found_of(&text, &["reopening_cut_short"]).is_empty()
    };
    let closed = "starts_on = \"case.closed\"";
    assert!(cut("elapsed = \"648h\"", closed));
    assert!(!cut("elapsed = \"720h\"", closed));
    let days =
        |days: u32| format!("calendar_days = {days}, calendar = \"centre\", lands = \"midnight\"");
    assert!(cut(&days(27), closed));
    assert!(!cut(&days(28), closed));
    assert!(!cut(&days(27), &format!("{closed}\nwhen = {{ kind = \"inquiry\" }}")), "no limit");
    assert!(!cut(&days(27), "starts_on = \"followup.failed\""), "not from the closing");
}

/// What the wait for a date at midnight rests on is no holiday: nothing is asked beyond those known.
#[test]
fn a_date_at_midnight_needs_no_holidays() {
    let ends = |term: &str| {
        let text = format!(
            "[calendar.dates]\nzone = \"Asia/Shanghai\"\nweek = {{ mon-fri = \"09:00-17:00\" }}\nholidays = \
             \"cn\"\n[[schedule]]\nid = \"later\"\nstarts_on = \"case.replied\"\ncancelled_by = \
             \"case.closed\"\nact = \"close:unknown\"\nterm = {{ {term}, calendar = \"dates\" }}\n"
        );
        !found_of(&text, &["coverage_ends"]).is_empty()
    };
    assert!(!ends("calendar_days = 15, lands = \"midnight\""));
    assert!(!ends("months = 1, lands = \"same-time\""));
    assert!(ends("calendar_days = 15, lands = \"end-of-day\""));
    assert!(ends("calendar_days = 15, lands = \"midnight\", closed_day = \"next-workday\""));
    assert!(ends("working_days = 15, lands = \"midnight\""));
}

/// Messages name what is meant: one change, the place, and what both sentences say.
#[rustfmt::skip]
const SAID: &[(&str, &str, &str, &str, &[&str])] = &[
    ("{ working = \"8h\", calendar = \"centre\" } # reply", "\"3 days\"", "obligation.first-reply.term", "bad_term", &["{ elapsed = \"24h\" }", "`3 days`"]),
    ("{ working = \"8h\",", "{ working = \"1d\",", "obligation.first-reply.term.working", "bad_span", &["24h", "working_days"]),
    ("{ working = \"8h\",", "{ working = \"8 hours\",", "obligation.first-reply.term.working", "bad_span", &["`8h`"]),
    ("{ working = \"8h\",", "{ working = 8,", "obligation.first-reply.term.working", "wrong_type", &["`8h`", "`8m`"]),
    ("{ working = \"8h\",", "{ working = \"9999999999h\",", "obligation.first-reply.term.working", "beyond_maximum", &["876000h"]),
    ("{ working = \"8h\",", "{ working = \"8h\", calender = \"centre\",", "obligation.first-reply.term.calender", "unknown_key", &["`calendar`"]),
    ("{ working_days = 3,", "{ working_days = \"3\",", "obligation.resolve.targets[0].term.working_days", "wrong_type", &["whole number", "整数"]),
    ("{ working_days = 3,", "{ working_days = 40000,", "obligation.resolve.targets[0].term.working_days", "beyond_maximum", &["36500"]),
    ("lands = \"end-of-day\", receipt_day", "lands = \"end_of_day\", receipt_day", "obligation.resolve.targets[0].term.lands", "unknown_word", &["`end-of-day`"]),
    ("cutoff = \"16:00\"", "cutoff = \"16：00\"", "obligation.inquiry-reply.term.cutoff", "bad_time", &["`16:00`"]),
    ("{ as_promised = {} }", "{ as_promised = [] }", "obligation.promised.term.as_promised", "wrong_type", &["a table", "表"]),
    ("warn_at = [\"75%\"]", "warn_at = \"75\"", "obligation.first-reply.warn_at", "bad_mark", &["`75%`", "`75h`"]),
    ("warn_at = [\"75%\"]", "warn_at = 75", "obligation.first-reply.warn_at", "bad_mark", &["`75%`", "`75h`"]),
    ("at_most = \"8h\"", "at_most = \"1天\"", "obligation.resolve.extension.at_most", "bad_span", &["1 working day`", "1个自然日"]),
    ("at_most = \"8h\"", "at_most = \"99999 working days\"", "obligation.resolve.extension.at_most", "beyond_maximum", &["36500"]),
    ("warn_at = [\"75%\"]", "warn_at = \"-2 days\"", "obligation.first-reply.warn_at", "bad_span", &["2 calendar days"]),
    ("sat-sun = [\"09:00-17:00\"]", "sat-sun = [\"09：00－17：00\"]", "calendar.centre.week.sat-sun[0]", "bad_time", &["`09:00-17:00`"]),
    ("sat-sun = [\"09:00-17:00\"]", "sat-sun = [\"9:00-17:00\"]", "calendar.centre.week.sat-sun[0]", "bad_time", &["`09:00-17:00`"]),
    ("sat-sun = [\"09:00-17:00\"]", "sat-sun = [\"09:00-12:00\", \"11:30-17:00\"]", "calendar.centre.week.sat-sun", "overlapping_intervals", &["`09:00-12:00`", "`11:30-17:00`"]),
    ("holidays = \"cn\"", "holidays = [\"2026/5/1\"]", "calendar.centre.holidays[0]", "bad_date", &["`2026-05-01`"]),
    ("zone = \"Asia/Shanghai\"", "zonee = \"Asia/Shanghai\"", "calendar.centre.zonee", "unknown_key", &["`zone`"]),
    ("zone = \"Asia/Shanghai\"", "", "calendar.centre.zone", "missing_key", &["`zone`"]),
    ("beyond = \"assume_weekdays\"", "beyond = \"assume-weekdays\"", "calendar.centre.beyond", "unknown_word", &["`assume_weekdays`"]),
    ("{ as_promised = {} }", "\"as_promised\"", "obligation.promised.term", "bad_term", &["`{ as_promised = {} }`"]),
    ("{ working_days = 3,", "{ days = 3,", "obligation.resolve.targets[0].term.days", "unknown_key", &["`working_days`", "`calendar_days`"]),
    ("{ working_days = 3,", "{ weeks = 3,", "obligation.resolve.targets[0].term.weeks", "unknown_key", &["`calendar_days`"]),
    ("revision = \"A\"", "revision = 2026", "document.revision", "wrong_type", &["`\"2026\"`"]),
    ("warn_at = [\"75%\"]", "warn_at = \"0.75\"", "obligation.first-reply.warn_at", "bad_share", &["`75%`"]),
    ("warn_at = [\"75%\"]", "warn_at = 0.75", "obligation.first-reply.warn_at", "wrong_type", &["`75%`"]),
    ("nature = \"statute\"", "nature = true", "obligation.lawful.nature", "wrong_type", &["service_norm"]),
    ("at_most = \"8h\"", "at_most = \"2 weeks\"", "obligation.resolve.extension.at_most", "bad_span", &["`calendar_days`"]),
    ("when = { category = \"parts\" }", "when = { contact = \"anonymous\" }", "route.parts.when.contact", "unknown_word", &["no fact `contact`", "`contact` 这个事实", "channel"]),
    ("on_retarget = \"from_anchor\"", "", "obligation.resolve.on_retarget", "missing_key", &["from_anchor, from_change, carry_share, keep, stricter", "from_anchor、from_change"]),
    ("on_reopen = \"keep_met\" # reply", "", "obligation.first-reply.on_reopen", "missing_key", &["resume_with_gap"]),
    ("flow = \"resolve\"", "", "kind.complaint.flow", "missing_key", &["resolve, answer"]),
    ("act = \"archive\"", "", "schedule.archive.act", "missing_key", &["end_waiting"]),
    ("when = { kind = \"inquiry\", urgency = \"urgent\" } # row\npriority = \"high\"", "when = { urgency = \"urgent\" }\npriority = \"low\"", "matrix.row[1]", "matrix_tie", &["`when = { tier = \"gold\", urgency = \"urgent\" }`"]),
    ("when = { priority = \"low\" } # target", "when = { priority = [\"low\", \"high\"] }", "obligation.resolve.targets[1]", "target_tie", &["`{ priority = \"high\" }`"]),
    ("starts_on = \"case.deferred\"", "starts_on = [\"case.closed\", \"case.archived\"]", "obligation.promised.starts_on", "never_starts", &["`[[schedule]]`", "closed case", "已关闭的案件"]),
    ("before = \"case.reply\"", "before = \"case.verify\"", "gate.apologise.needs[0]", "gate_never_opens", &["`case.reply`", "`followup.record`", "`form`"]),
    ("beyond = \"assume_weekdays\"", "beyond = \"refuse\"\nbeyond = \"refuse\"", "line 18 column 1", "duplicate_key", &["`beyond`", "18"]),
];

/// A limit is compared with the one that decides its cases, not with one that another overrides.
#[test]
fn a_limit_is_looser_than_the_one_that_decides_alone() {
    let own = "when = { priority = \"low\" } # target\nterm = { elapsed = \"48h\" }";
    let hard =
        "when = { priority = \"low\", complexity = \"high\" }\nterm = { elapsed = \"2000h\" }";
    let law = "term = { elapsed = \"720h\" }";
    let laws = "on_retarget = \"from_anchor\"\ntargets = [{ when = {}, term = { elapsed = \"720h\" } }, \
                { when = { complexity = \"high\" }, term = { elapsed = \"2400h\" } }]";
    let looser = |text: &str| {
        let found = findings(text);
        found.iter().any(|one| one.code().code() == "looser_than_statute")
    };
    assert!(GOOD.contains(own) && GOOD.contains(law));
    assert!(looser(&GOOD.replacen(own, hard, 1)));
    assert!(!looser(&GOOD.replacen(own, hard, 1).replacen(law, laws, 1)));
}

#[test]
fn a_slip_is_told_in_the_words_of_the_guide() {
    for (from, to, path, code, said) in SAID {
        assert!(GOOD.contains(from), "`{from}` is not there");
        let found = findings(&GOOD.replacen(from, to, 1));
        let here = found.iter().find(|one| one.path() == *path && one.code().code() == *code);
        let words = here.unwrap_or_else(|| panic!("{to}: {found}")).text();
        for text in *said {
            assert!(
                words.en.contains(text) || (!text.is_ascii() && words.zh.contains(text)),
                "{to}: `{text}` is not in {words}"
            );
        }
        for text in said.iter().filter(|text| text.starts_with('`')) {
            assert!(words.zh.contains(text), "{to}: `{text}` is not in {words}");
        }
    }
}
