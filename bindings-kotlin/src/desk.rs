//! Many cases in memory, with their records, what was done here and not yet told, and bytes to keep.

use crate::{
    actor::Actor,
    border::{Show, Take},
    error::{AmendsError, Rejection},
    generated::commands::Command,
    misfit::Misfit,
    observation::Observation,
    organisation::AmendsOrganisation,
    policy::AmendsPolicy,
    record::Recorded,
    screen::{self, AgendaItem, CaseHeader, CaseScreen, Explanation, WakeUp},
    values::{Lang, Moment},
};
use amends::{
    case as core, desk::Delivery as CoreDelivery, ident::CaseId, journal::Journal,
    policy::Versions, rejection::Reason, time::Timestamp, wire,
};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Holds many cases and the policies they are bound to, carries commands out and keeps the records.
///
/// It works offline: `snapshot` gives bytes to keep and `restore` takes them
/// back, `unsent` lists what the server does not know yet, `append` and
/// `rebase` take in what others did meanwhile. It may be used from several threads: calls
/// take turns.
#[derive(Debug, uniffi::Object)]
pub struct AmendsDesk {
    journal: Mutex<Journal>,
}

/// Says how a command is delivered: late, against a known version, as a possible retry.
#[derive(Debug, Clone, Default, PartialEq, uniffi::Record)]
pub struct Delivery {
    /// When it happened, if earlier than it is told.
    #[uniffi(default = None)]
    pub happened_at: Option<Moment>,
    /// The version the caller has seen; the command is refused if the case has moved on.
    #[uniffi(default = None)]
    pub expected_version: Option<i64>,
    /// The command's name, so that a retry changes nothing.
    #[uniffi(default = None)]
    pub command_id: Option<String>,
}

/// Holds what came of letting time pass.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Advance {
    /// The records that time brought about.
    pub records: Vec<Recorded>,
    /// The cases that could not go on; they are as they were.
    pub stuck: Vec<Stuck>,
}

/// Says why time could not pass for a case.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Stuck {
    /// The case.
    pub case_id: String,
    /// Why.
    pub refusal: Rejection,
}

/// Holds a command that was given here.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Act {
    /// The command.
    pub command: Command,
    /// Who gave it.
    pub actor: Actor,
    /// When it happened.
    pub at: Moment,
    /// The command's name, so that a retry changes nothing.
    pub command_id: Option<String>,
}

/// Holds everything of one case that the server does not know yet.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Unsent {
    /// The case.
    pub case_id: String,
    /// The version the server is known to have; 0 for a case opened here.
    pub base: i64,
    /// The version the server has once it took the records in: the one to `acknowledge` then.
    pub version: i64,
    /// The commands given here since, for a server that decides them itself.
    pub acts: Vec<Act>,
    /// The records since, for a server that trusts this device.
    pub records: Vec<Recorded>,
}

/// Holds what became of the acts of a case once the server's records were taken over.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Rebased {
    /// The records that the acts brought about anew.
    pub records: Vec<Recorded>,
    /// The acts that no longer fit, for a person to look at; they are unsent no more.
    pub refused: Vec<RefusedAct>,
    /// What foreign systems reported here and the server does not have: observe it anew where it
    /// still matters.
    pub dropped: Vec<Recorded>,
}

/// Holds an act that no longer fits, and why.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct RefusedAct {
    /// The act.
    pub act: Act,
    /// Why.
    pub refusal: Rejection,
}

fn sealed(policies: &[Arc<AmendsPolicy>]) -> Vec<amends::Policy> {
    policies.iter().map(|policy| policy.core.clone()).collect()
}

impl AmendsDesk {
    fn of(journal: Journal) -> Arc<Self> {
        Arc::new(Self { journal: Mutex::new(journal) })
    }

    fn journal(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[uniffi::export]
impl AmendsDesk {
    /// Opens a desk under a policy.
    #[uniffi::constructor]
    pub fn new(policy: &AmendsPolicy) -> Arc<Self> {
        Self::of(Journal::new(policy.core.clone()))
    }

    /// Opens a desk under the versions of one policy: each is in force from its effective date on.
    ///
    /// Errors: `DocumentInvalid` for versions without a date, of another document or of one date.
    #[uniffi::constructor]
    pub fn under(versions: Vec<Arc<AmendsPolicy>>) -> Result<Arc<Self>, AmendsError> {
        Ok(Self::of(Journal::under(&Versions::new(sealed(&versions))?)))
    }

    /// Opens a desk from the bytes that `snapshot` gave.
    ///
    /// `policies` are those that were adopted, at least one, in their order: new cases are bound to the
    /// last of those in force. `learnt` are those that were learnt. The organisation has to be set again.
    ///
    /// Errors: `WireFault` for bytes that are damaged or of a newer release, `Rejected` when a case is
    /// bound to a policy that is not given, `ReplayFault` when a history cannot be replayed, `Invalid`
    /// without a policy.
    #[uniffi::constructor(default(learnt = []))]
    pub fn restore(
        snapshot: Vec<u8>,
        policies: Vec<Arc<AmendsPolicy>>,
        learnt: Vec<Arc<AmendsPolicy>>,
    ) -> Result<Arc<Self>, AmendsError> {
        let mut policies = sealed(&policies).into_iter();
        let first = policies.next().ok_or_else(|| Misfit::missing("policies"))?;
        let mut journal = Journal::new(first);
        policies.for_each(|policy| journal.adopt(policy));
        sealed(&learnt).into_iter().for_each(|policy| journal.learn(policy));
        Ok(Self::of(wire::read_journal_into(&snapshot, journal)?))
    }

    /// Gives the desk as bytes: every record, and what was done here and not yet told. The same desk
    /// gives the same bytes. Policies and organisation are documents of their own.
    ///
    /// Errors: `WireFault`, which no desk of this library meets.
    pub fn snapshot(&self) -> Result<Vec<u8>, AmendsError> {
        Ok(wire::write_journal(&self.journal())?)
    }

    /// Makes a policy known; cases opened from its effective date on are bound to it, whatever its
    /// document number. `under` checks that policies are versions of one.
    pub fn adopt(&self, policy: &AmendsPolicy) {
        self.journal().adopt(policy.core.clone());
    }

    /// Makes a policy known without binding new cases to it.
    pub fn learn(&self, policy: &AmendsPolicy) {
        self.journal().learn(policy.core.clone());
    }

    /// Sets the organisation that answers who is whose superior and whose calendar a unit has.
    pub fn set_organisation(&self, organisation: &AmendsOrganisation) {
        self.journal().set_organisation(organisation.core.clone());
    }

    /// Carries a command out, keeps its records and returns them: none when a command of this
    /// `commandId` was carried out before.
    ///
    /// Errors: `Rejected`, with what happened meanwhile where the version expected is behind; `Invalid`.
    #[uniffi::method(default(delivery))]
    pub fn handle(
        &self,
        case_id: String,
        command: Command,
        actor: Actor,
        now: Moment,
        delivery: Delivery,
    ) -> Result<Vec<Recorded>, AmendsError> {
        let case: CaseId = case_id.take("caseId")?;
        let (command, actor) = (command.take("command")?, actor.take("actor")?);
        let now: Timestamp = now.take("now")?;
        let delivery = CoreDelivery {
            happened_at: delivery.happened_at.take("happenedAt")?,
            expected_version: delivery.expected_version.take("expectedVersion")?,
            command_id: delivery.command_id.take("commandId")?,
        };
        let mut journal = self.journal();
        match journal.handle_with(&case, &command, &actor, now, &delivery) {
            Ok(records) => Ok(Show::show(&records)),
            Err(why) => {
                let meanwhile = match why.reason() {
                    Reason::StaleVersion { expected, .. } => journal.records(&case, *expected),
                    _ => &[],
                };
                Err(AmendsError::rejected(&why, &why.words(), Show::show(meanwhile)))
            }
        }
    }

    /// Records what a foreign system reports; the first observation of a case opens it.
    ///
    /// Errors: `Rejected`, `Invalid`.
    #[uniffi::method(default(opened_at = None))]
    pub fn observe(
        &self,
        case_id: String,
        observation: Observation,
        opened_at: Option<Moment>,
    ) -> Result<Vec<Recorded>, AmendsError> {
        let case: CaseId = case_id.take("caseId")?;
        let observation: core::Observation = observation.take("observation")?;
        let opened_at: Option<Timestamp> = opened_at.take("openedAt")?;
        let opened_at = opened_at.unwrap_or(observation.at);
        let records = self.journal().observe(&case, opened_at, &observation)?;
        Ok(Show::show(&records))
    }

    /// Lets time pass for every case; late gives the same verdicts as punctual.
    ///
    /// Errors: `Invalid` when the instant is out of range.
    pub fn advance_to(&self, now: Moment) -> Result<Advance, AmendsError> {
        let advance = self.journal().advance_to(now.take("now")?);
        let stuck = advance.stuck.iter().map(|stuck| Stuck {
            case_id: Show::show(&stuck.case),
            refusal: Show::show(&stuck.why),
        });
        Ok(Advance { stuck: stuck.collect(), records: Show::show(&advance.records) })
    }

    /// Returns the next instant at which some case wants to be woken.
    pub fn next_wake_up(&self) -> Option<WakeUp> {
        Show::show(&self.journal().desk().next_wakeup())
    }

    /// Lists who owes what next: overdue first, then by deadline, paused last.
    ///
    /// Cases stand as they were left; `advanceTo` first lets the time until `now` pass for them.
    ///
    /// Errors: `Invalid` when the instant is out of range.
    pub fn agenda(&self, now: Moment) -> Result<Vec<AgendaItem>, AmendsError> {
        let now = now.take("now")?;
        let journal = self.journal();
        let desk = journal.desk();
        Ok(desk.agenda().iter().map(|item| screen::agenda(desk, item, now)).collect())
    }

    /// Lists the cases in the order of their identifiers.
    pub fn cases(&self, lang: Lang) -> Vec<CaseHeader> {
        let journal = self.journal();
        let desk = journal.desk();
        desk.cases().map(|case| screen::header(case, desk.policy_of(case).ok(), lang)).collect()
    }

    /// Returns everything that the screen of a case shows, in one call.
    ///
    /// The case stands as it was left; `advanceTo` first lets the time until `now` pass for it.
    ///
    /// Errors: `Rejected` when no such case is known, `Invalid`.
    pub fn case_screen(
        &self,
        case_id: String,
        actor: Actor,
        now: Moment,
        lang: Lang,
    ) -> Result<CaseScreen, AmendsError> {
        let id: CaseId = case_id.take("caseId")?;
        let journal = self.journal();
        let case = known(&journal, &id)?;
        screen::screen(journal.desk(), case, journal.records(&id, 0), actor, now, lang)
    }

    /// Explains every run of a case's time limits: which rule, from when, how long, what counted.
    ///
    /// Errors: `Rejected` when no such case is known, `Invalid`.
    pub fn explain(&self, case_id: String, lang: Lang) -> Result<Vec<Explanation>, AmendsError> {
        let id: CaseId = case_id.take("caseId")?;
        let journal = self.journal();
        let case = known(&journal, &id)?;
        Ok(screen::explanations(case, journal.desk().policy_of(case)?, lang))
    }

    /// Returns the records of a case behind a version, all of them behind 0.
    ///
    /// Errors: `Rejected` when no such case is known, `Invalid`.
    #[uniffi::method(default(after = 0))]
    pub fn records(&self, case_id: String, after: i64) -> Result<Vec<Recorded>, AmendsError> {
        let id: CaseId = case_id.take("caseId")?;
        let journal = self.journal();
        known(&journal, &id)?;
        Ok(Show::show(journal.records(&id, after.take("after")?)))
    }

    /// Returns the version of a case that the server is known to have, 0 for none of it: where news is
    /// asked for from on.
    ///
    /// Errors: `Invalid` when the identifier is none.
    pub fn told(&self, case_id: String) -> Result<i64, AmendsError> {
        let id: CaseId = case_id.take("caseId")?;
        Ok(Show::show(&self.journal().told(&id)))
    }

    /// Lists what the server does not know yet, by case.
    pub fn unsent(&self) -> Vec<Unsent> {
        self.journal().unsent().iter().map(Unsent::show).collect()
    }

    /// Takes records in that were made elsewhere: a server those of a device it trusts, a device news
    /// from its server. Those already there are passed over, so that a retry is harmless. Returns how
    /// many were new. All of them are taken in or none.
    ///
    /// Errors: `Rejected` with what happened meanwhile when a case has moved on here, or when its policy
    /// is not known; `ReplayFault` when the records are no history; `Invalid`.
    pub fn append(&self, records: Vec<Recorded>) -> Result<i64, AmendsError> {
        let records: Vec<core::Recorded> = records.take("records")?;
        let taken = self.journal().append(&records)?;
        Ok(i64::try_from(taken).unwrap_or(i64::MAX))
    }

    /// Notes that the server has a case up to a version; what was done up to there is unsent no more.
    ///
    /// A version beyond the last record stands for the last; of a case that is not known nothing is noted.
    ///
    /// Errors: `Invalid` when the identifier or the version is none.
    pub fn acknowledge(&self, case_id: String, version: i64) -> Result<(), AmendsError> {
        let id: CaseId = case_id.take("caseId")?;
        self.journal().acknowledge(&id, version.take("version")?);
        Ok(())
    }

    /// Takes over what the server recorded of a case since the version it was known to have, and gives
    /// every act that it does not know anew, as a fact that is told late. When it fails, the desk is as
    /// it was.
    ///
    /// Errors: `ReplayFault` when the records do not follow on what the server was known to have,
    /// `Rejected`, `Invalid`.
    pub fn rebase(
        &self,
        case_id: String,
        server: Vec<Recorded>,
        now: Moment,
    ) -> Result<Rebased, AmendsError> {
        let id: CaseId = case_id.take("caseId")?;
        let server: Vec<core::Recorded> = server.take("server")?;
        let rebased = self.journal().rebase(&id, &server, now.take("now")?)?;
        let refused = rebased.refused.iter().map(|refused| RefusedAct {
            act: Show::show(&refused.act),
            refusal: Show::show(&refused.why),
        });
        Ok(Rebased {
            refused: refused.collect(),
            records: Show::show(&rebased.records),
            dropped: Show::show(&rebased.dropped),
        })
    }

    /// Lets go of a case. What was done here and not yet told is handed back.
    ///
    /// Errors: `Invalid` when the identifier is none.
    pub fn remove(&self, case_id: String) -> Result<Option<Unsent>, AmendsError> {
        let id: CaseId = case_id.take("caseId")?;
        Ok(Show::show(&self.journal().remove(&id)))
    }
}

fn known<'a>(journal: &'a Journal, id: &CaseId) -> Result<&'a core::Case, AmendsError> {
    let found = journal.desk().case(id);
    found.ok_or_else(|| AmendsError::no_such_case(id.as_str()))
}

impl Show<amends::journal::Act> for Act {
    fn show(core: &amends::journal::Act) -> Self {
        Self {
            command: Show::show(&core.command),
            actor: Show::show(&core.actor),
            at: Show::show(&core.at),
            command_id: Show::show(&core.command_id),
        }
    }
}

impl Show<amends::journal::Unsent> for Unsent {
    fn show(core: &amends::journal::Unsent) -> Self {
        Self {
            case_id: Show::show(&core.case),
            base: Show::show(&core.base),
            version: Show::show(&core.version()),
            acts: Show::show(&core.acts),
            records: Show::show(&core.records),
        }
    }
}
