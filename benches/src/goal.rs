//! Goals: what is measured, the limit that must hold, the limit aimed at.

use crate::race::Race;
use serde::Serialize;

/// Says on which side of a number a figure has to lie.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// At this number or above it.
    AtLeast(f64),
    /// At this number or below it.
    AtMost(f64),
}

/// Says how a figure stands to its limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The aim is reached.
    Aim,
    /// The gate holds, the aim is not reached.
    Gate,
    /// Not even the gate holds, or the aim is missed where there is no gate.
    Missed,
}

/// Holds a goal and what was measured for it.
#[derive(Debug, Clone, Serialize)]
pub struct Goal {
    /// Its short name.
    pub id: &'static str,
    /// What is measured.
    pub what: &'static str,
    /// The figure.
    pub measured: f64,
    /// What the figure counts in.
    pub unit: &'static str,
    /// The limit that must hold.
    pub gate: Option<Limit>,
    /// The limit aimed at.
    pub aim: Limit,
    /// How the figure stands to both.
    pub verdict: Verdict,
}

impl Limit {
    fn holds(self, figure: f64) -> bool {
        match self {
            Self::AtLeast(limit) => figure >= limit,
            Self::AtMost(limit) => figure <= limit,
        }
    }
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::AtLeast(limit) => write!(f, ">= {limit}"),
            Self::AtMost(limit) => write!(f, "<= {limit}"),
        }
    }
}

impl Verdict {
    /// Returns the word for a table.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Aim => "aim",
            Self::Gate => "gate",
            Self::Missed => "MISSED",
        }
    }
}

/// Collects goals from a race that has been run.
pub struct Goals<'a> {
    race: &'a Race,
    list: Vec<Goal>,
}

impl<'a> Goals<'a> {
    /// Starts with none.
    pub fn of(race: &'a Race) -> Self {
        Self { race, list: Vec::new() }
    }

    /// Adds a figure that is known already.
    pub fn figure(
        &mut self,
        (id, what): (&'static str, &'static str),
        (measured, unit): (f64, &'static str),
        gate: Option<Limit>,
        aim: Limit,
    ) {
        let verdict = if aim.holds(measured) {
            Verdict::Aim
        } else if gate.is_some_and(|gate| gate.holds(measured)) {
            Verdict::Gate
        } else {
            Verdict::Missed
        };
        self.list.push(Goal { id, what, measured, unit, gate, aim, verdict });
    }

    /// Adds how many times longer one lane takes than another.
    pub fn ratio(
        &mut self,
        name: (&'static str, &'static str),
        (slow, fast): (&str, &str),
        gate: Limit,
        aim: Limit,
    ) {
        self.figure(name, (self.race.ratio(slow, fast), "x"), Some(gate), aim);
    }

    /// Adds the nanoseconds of a lane, which mean something on the machine they are set for only.
    pub fn nanos(&mut self, name: (&'static str, &'static str), lane: &str, aim: Limit) {
        self.figure(name, (self.race.nanos(lane), "ns"), None, aim);
    }

    /// Returns the goals in the order they were added.
    pub fn into_list(self) -> Vec<Goal> {
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_reaches_its_aim_its_gate_or_neither() {
        let race = Race::default();
        let mut goals = Goals::of(&race);
        for measured in [12.0, 8.0, 3.0] {
            let (gate, aim) = (Limit::AtLeast(4.0), Limit::AtLeast(10.0));
            goals.figure(("R1", "a ratio"), (measured, "x"), Some(gate), aim);
        }
        let verdicts: Vec<_> = goals.into_list().iter().map(|goal| goal.verdict).collect();
        assert_eq!(verdicts, [Verdict::Aim, Verdict::Gate, Verdict::Missed]);
    }
}
