//! What a policy asks for and the staff cannot give.

use super::{check::known, sealed::Organisation};
use crate::{
    Finding, FindingCode, Findings, Words,
    case::{CommandKind, Step},
    ident::{ActorId, RoleId},
    policy::{Debtor, Grant, Holders, Mode, Need, Policy, Reach, Target},
    time::{CalendarRef, Timestamp},
};
use std::collections::{BTreeMap, BTreeSet};

/// The roles that no staff holds: they belong to those outside the house.
const OUTSIDE: &[&str] = &["customer", "partner"];

impl Organisation {
    /// Compares the staff of an instant with what a policy asks for.
    ///
    /// Finds roles nobody holds or not exactly one person holds, units and calendars one of the two
    /// does not have, units without a calendar where `of-debtor` asks for one, qualifications nobody
    /// has, and separations of duties that too few persons cannot keep. The roles `customer` and
    /// `partner` are held by people outside the house.
    pub fn check_against(&self, policy: &Policy, at: Timestamp) -> Findings {
        let mut findings = Findings::new();
        self.roles_filled(policy, at, &mut findings);
        self.names_known(policy, &mut findings);
        self.calendars_given(policy, &mut findings);
        self.qualifications_held(policy, at, &mut findings);
        self.duties_separable(policy, at, &mut findings);
        findings
    }

    fn roles_filled(&self, policy: &Policy, at: Timestamp, findings: &mut Findings) {
        let mut asked: BTreeMap<&RoleId, String> = BTreeMap::new();
        for (index, grant) in policy.grants().iter().enumerate() {
            asked.entry(&grant.role).or_insert_with(|| format!("grant[{index}].role"));
        }
        for obligation in policy.obligations() {
            let path = format!("obligation.{}", obligation.id);
            if let Debtor::Role(role) = &obligation.owed_by {
                asked.entry(role).or_insert_with(|| format!("{path}.owed_by"));
            }
            for (index, rung) in obligation.rungs.iter().enumerate() {
                asked.entry(&rung.to).or_insert_with(|| format!("{path}.escalate[{index}].to"));
            }
        }
        for (role, path) in asked {
            let held = self.holders(role, at).len();
            let one = |grant: &Grant| grant.role == *role && grant.holders == Holders::ExactlyOne;
            if held == 0 && !OUTSIDE.contains(&role.as_str()) {
                let words = Words::new(
                    format!("角色 `{role}` 无人担任"),
                    format!("nobody holds the role `{role}`"),
                );
                findings.push(Finding::new(path, FindingCode::RoleUnfilled, words));
            } else if held > 1 && policy.grants().iter().any(one) {
                let words = Words::new(
                    format!("角色 `{role}` 应恰由一人担任，实为 {held} 人"),
                    format!("expected exactly one holder of the role `{role}`, got {held}"),
                );
                findings.push(Finding::new(path, FindingCode::NotExactlyOne, words));
            }
        }
    }

    fn names_known(&self, policy: &Policy, findings: &mut Findings) {
        let units: BTreeSet<String> = self.units().map(|unit| unit.id.to_string()).collect();
        for route in policy.routes() {
            let path = format!("route.{}.unit", route.id);
            known(&path, ("部门", "unit"), route.unit.as_str(), &units, findings);
        }
        let calendars: BTreeSet<String> =
            policy.calendars().iter().map(|calendar| calendar.id().to_owned()).collect();
        for unit in self.units() {
            if let Some(calendar) = &unit.calendar {
                let path = format!("unit.{}.calendar", unit.id);
                known(&path, ("日历", "calendar"), calendar.as_str(), &calendars, findings);
            }
        }
    }

    /// Any unit may come to be in charge: where a time limit counts on the calendar of the unit in
    /// charge, each has one, its own or one above.
    fn calendars_given(&self, policy: &Policy, findings: &mut Findings) {
        let of_debtor = |target: &Target| target.term.calendar() == Some(&CalendarRef::OfDebtor);
        if !policy.obligations().iter().any(|one| one.targets.iter().any(of_debtor)) {
            return;
        }
        for unit in self.units().filter(|unit| self.calendar_of(&unit.id).is_none()) {
            let words = Words::new(
                format!("部门 `{}` 及其上级都没有日历", unit.id),
                format!("neither the unit `{}` nor one above has a calendar", unit.id),
            );
            let path = format!("unit.{}.calendar", unit.id);
            findings.push(Finding::new(path, FindingCode::UnitWithoutCalendar, words));
        }
    }

    fn qualifications_held(&self, policy: &Policy, at: Timestamp, findings: &mut Findings) {
        for gate in policy.gates() {
            for (index, need) in gate.needs.iter().enumerate() {
                let Need::Qualification(asked) = need else { continue };
                let held = self
                    .persons()
                    .any(|person| self.qualifications(&person.id, at).contains(&asked));
                if !held {
                    let words = Words::new(
                        format!("无人具备资格 `{asked}`"),
                        format!("nobody has the qualification `{asked}`"),
                    );
                    let path = format!("gate.{}.needs[{index}]", gate.id);
                    findings.push(Finding::new(path, FindingCode::QualificationUnheld, words));
                }
            }
        }
    }

    /// Lists the persons who may give a command, with the reach of the grant.
    fn able<'a>(
        &'a self,
        policy: &'a Policy,
        command: CommandKind,
        at: Timestamp,
    ) -> Vec<(&'a ActorId, Reach)> {
        let grants = policy.grants().iter().filter(|grant| grant.commands.contains(&command));
        grants
            .flat_map(|grant| {
                self.holders(&grant.role, at).into_iter().map(|person| (person, grant.reach))
            })
            .collect()
    }

    /// Whoever does a thing is not the one who verifies, approves or decides it.
    fn duties_separable(&self, policy: &Policy, at: Timestamp, findings: &mut Findings) {
        let pairs = [
            (Step::Verification, CommandKind::RecordHandling, CommandKind::Verify),
            (Step::Approval, CommandKind::Propose, CommandKind::Approve),
        ];
        for kind in policy.kinds() {
            for (step, doing, judging) in pairs {
                if kind.has(step) {
                    let path = format!("kind.{}.steps", kind.id);
                    self.separable(policy, at, &path, (doing, judging), findings);
                }
            }
        }
        for (index, grant) in policy.grants().iter().enumerate() {
            if grant.mode == Mode::May {
                continue;
            }
            let deciders = self.able(policy, CommandKind::DecideAsked, at);
            for asker in self.holders(&grant.role, at) {
                if !deciders.iter().any(|(decider, _)| *decider != asker) {
                    let path = format!("grant[{index}].mode");
                    findings.push(inseparable(path, asker, CommandKind::DecideAsked));
                }
            }
        }
    }

    fn separable(
        &self,
        policy: &Policy,
        at: Timestamp,
        path: &str,
        (doing, judging): (CommandKind, CommandKind),
        findings: &mut Findings,
    ) {
        let judges = self.able(policy, judging, at);
        let doers: BTreeSet<&ActorId> =
            self.able(policy, doing, at).into_iter().map(|(doer, _)| doer).collect();
        let judged = |doer: &ActorId| {
            judges.iter().any(|(judge, reach)| {
                *judge != doer
                    && (*reach != Reach::SuperiorOfAuthor || self.is_superior(judge, doer, at))
            })
        };
        // One who can be judged is enough: the work can be given to them.
        if let Some(first) = doers.first()
            && !doers.iter().any(|doer| judged(doer))
        {
            findings.push(inseparable(path.to_owned(), first, judging));
        }
    }
}

fn inseparable(path: String, person: &ActorId, command: CommandKind) -> Finding {
    let words = Words::new(
        format!("除 `{person}` 本人外无人可执行 `{}`", command.name()),
        format!("nobody but `{person}` could give `{}`", command.name()),
    );
    Finding::new(path, FindingCode::DutiesInseparable, words)
}
