//! What a decision asks of the organisation.

use super::sealed::{Asset, Dated, Duty, Organisation, Person, Unit};
use crate::{
    Digest,
    ident::{ActorId, AssetId, CalendarId, QualificationId, RoleId, UnitId, Value},
    time::Timestamp,
};

impl Organisation {
    /// Returns the digest by which the organisation is known.
    pub fn digest(&self) -> Digest {
        self.0.digest
    }

    /// Returns the document number.
    pub fn number(&self) -> &str {
        &self.0.number
    }

    /// Returns the revision.
    pub fn revision(&self) -> &str {
        &self.0.revision
    }

    /// Lists the units, groups and partners in the order of their identifiers.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.0.units.values()
    }

    /// Returns a unit, group or partner.
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.0.units.get(id)
    }

    /// Lists the persons in the order of their identifiers.
    pub fn persons(&self) -> impl Iterator<Item = &Person> {
        self.0.persons.values()
    }

    /// Returns a person.
    pub fn person(&self, id: &ActorId) -> Option<&Person> {
        self.0.persons.get(id)
    }

    /// Returns a project or asset.
    pub fn asset(&self, id: &AssetId) -> Option<&Asset> {
        self.0.assets.get(id)
    }

    /// Says whether a flag of a project or asset is set at an instant.
    pub fn is_flagged(&self, asset: &AssetId, flag: &Value, at: Timestamp) -> bool {
        self.asset(asset).is_some_and(|asset| current(&asset.flags, at).any(|set| set == flag))
    }

    /// Lists the persons who hold a role at an instant.
    pub fn holders(&self, role: &RoleId, at: Timestamp) -> Vec<&ActorId> {
        self.persons()
            .filter(|person| current(&person.roles, at).any(|held| held == role))
            .map(|person| &person.id)
            .collect()
    }

    /// Lists the roles a person holds at an instant.
    pub fn roles(&self, person: &ActorId, at: Timestamp) -> Vec<&RoleId> {
        self.person(person).map(|p| current(&p.roles, at).collect()).unwrap_or_default()
    }

    /// Lists the qualifications a person has at an instant.
    pub fn qualifications(&self, person: &ActorId, at: Timestamp) -> Vec<&QualificationId> {
        self.person(person).map(|p| current(&p.qualifications, at).collect()).unwrap_or_default()
    }

    /// Lists the units a person belongs to at an instant.
    pub fn units_of(&self, person: &ActorId, at: Timestamp) -> Vec<&UnitId> {
        self.person(person).map(|p| current(&p.units, at).collect()).unwrap_or_default()
    }

    /// Returns who heads a unit at an instant.
    pub fn unit_head(&self, unit: &UnitId, at: Timestamp) -> Option<&ActorId> {
        current(&self.unit(unit)?.heads, at).next()
    }

    /// Returns whom a person reports to: the one named, else the head of their unit or of the next
    /// unit above that somebody else heads.
    pub fn superior(&self, person: &ActorId, at: Timestamp) -> Option<&ActorId> {
        let own = self.person(person)?;
        if let Some(named) = current(&own.reports_to, at).next() {
            return Some(named);
        }
        let mut unit = current(&own.units, at).next();
        // No more steps than there are units: the check has refused circles.
        for _ in 0..self.0.units.len() {
            let here = self.unit(unit?)?;
            if let Some(head) = current(&here.heads, at).find(|head| *head != person) {
                return Some(head);
            }
            unit = here.parent.as_ref();
        }
        None
    }

    /// Says whether one person is above another, directly or through others.
    pub fn is_superior(&self, above: &ActorId, below: &ActorId, at: Timestamp) -> bool {
        let mut here = self.superior(below, at);
        // No more steps than there are persons, so that heads of one another's units cannot loop.
        for _ in 0..self.0.persons.len() {
            match here {
                Some(superior) if superior == above => return above != below,
                Some(superior) => here = self.superior(superior, at),
                None => return false,
            }
        }
        false
    }

    /// Returns the calendar of a unit, its own or the nearest one above: what `of-debtor` means.
    pub fn calendar_of(&self, unit: &UnitId) -> Option<&CalendarId> {
        let mut unit = Some(unit);
        for _ in 0..=self.0.units.len() {
            let here = self.unit(unit?)?;
            if let Some(calendar) = &here.calendar {
                return Some(calendar);
            }
            unit = here.parent.as_ref();
        }
        None
    }

    /// Lists the duty roster, earliest first.
    pub fn roster(&self) -> &[Duty] {
        &self.0.roster
    }

    /// Lists who is on duty at an instant.
    pub fn on_duty(&self, at: Timestamp) -> Vec<&ActorId> {
        let stretches = self.0.roster.iter().filter(|duty| duty.from <= at && at < duty.to);
        stretches.map(|duty| &duty.person).collect()
    }
}

fn current<T>(values: &[Dated<T>], at: Timestamp) -> impl Iterator<Item = &T> {
    values.iter().filter(move |dated| dated.validity.holds(at)).map(|dated| &dated.value)
}
