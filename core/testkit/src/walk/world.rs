//! What a walk happens in: policies, people, the first instant.

use amends::{Actor, Policy, case::Case, time::Timestamp};

const ROUND: &str = include_str!("../../policies/round.toml");
const OFFICE: &str = include_str!("../../policies/office.toml");
const EDGE: &str = include_str!("../../policies/edge.toml");
const GRAPH: &str = include_str!("../../policies/graph.toml");

/// Holds the policies, the cast and the first instant of a walk.
#[derive(Debug, Clone)]
pub struct World {
    /// The policies; a case opens under the first.
    pub policies: Vec<Policy>,
    /// Everyone who may give a command.
    pub cast: Vec<Actor>,
    /// When a walk begins: a Monday at nine in Shanghai.
    pub start: Timestamp,
}

impl World {
    /// Every step and every choice of the policy, in real time; the second policy is its revision.
    pub fn round() -> Self {
        Self::of(vec![policy(ROUND), policy(&revised(ROUND))])
    }

    /// Working hours with a lunch break, weekends and holidays.
    pub fn office() -> Self {
        Self::of(vec![policy(OFFICE), policy(&revised(OFFICE))])
    }

    /// Working hours with a lunch break and weekends, every week like the other.
    pub fn weekly() -> Self {
        let plain = OFFICE.replace("holidays = [\"2026-04-06\", \"2026-05-01\"]\n", "");
        Self::of(vec![policy(&plain), policy(&revised(&plain))])
    }

    /// A calendar that ends soon and has another name in the revision, a target that is missing.
    pub fn edge() -> Self {
        let renamed = revised(EDGE).replace("\"short\"", "\"brief\"").replace(".short]", ".brief]");
        Self::of(vec![policy(EDGE), policy(&renamed)])
    }

    /// Two obligations, small spans, every step: for the graph explorer.
    pub fn graph() -> Self {
        Self::of(vec![policy(GRAPH)])
    }

    /// A world of given policies with the whole cast.
    pub fn of(policies: Vec<Policy>) -> Self {
        let start = "2026-03-02T09:00:00+08:00".parse().expect("an instant");
        Self { policies, cast: cast(), start }
    }

    /// Finds the policy a case is bound to.
    pub fn policy_of(&self, case: &Case) -> &Policy {
        let found = self.policies.iter().find(|policy| policy.digest() == case.policy());
        found.expect("a walk binds to policies of its world only")
    }
}

/// The next revision of a policy: some targets changed.
fn revised(text: &str) -> String {
    text.replace("revision = \"1\"", "revision = \"2\"")
        .replace("\"40h\"", "\"30h\"")
        .replace("\"12h\"", "\"16h\"")
        .replace("\"20h\"", "\"15h\"")
        .replace("\"8h\"", "\"9h\"")
}

/// Reads a policy that must be without findings.
///
/// # Panics
/// With the list of findings.
pub fn policy(text: &str) -> Policy {
    Policy::from_toml(text).unwrap_or_else(|findings| {
        let all: Vec<_> = findings.iter().map(|finding| format!("{finding:?}")).collect();
        panic!("the policy is refused:\n{}", all.join("\n"))
    })
}

/// Builds a person with a role.
pub fn actor(id: &str, role: &str) -> Actor {
    Actor::person(id).and_then(|actor| actor.with_role(role)).expect("a short name")
}

fn cast() -> Vec<Actor> {
    let verifier = |actor: Actor| actor.with_qualification("verifier").expect("a short name");
    let unit = |actor: Actor, unit: &str| actor.in_unit(unit).expect("a short name");
    let machine = |role: &str| {
        Actor::machine("robot").and_then(|actor| actor.with_role(role)).expect("a short name")
    };
    let customer = Actor::customer("customer-1").and_then(|actor| actor.with_role("customer"));
    vec![
        verifier(actor("boss-1", "boss")),
        verifier(actor("boss-2", "boss")),
        actor("clerk-1", "clerk"),
        unit(actor("handler-a", "handler"), "unit-a"),
        verifier(unit(actor("handler-b", "handler"), "unit-a")),
        verifier(unit(actor("head-a", "head"), "unit-a")),
        unit(actor("head-b", "head"), "unit-b"),
        actor("trainee-1", "trainee"),
        actor("asker-1", "asker"),
        machine("boss"),
        customer.expect("a short name"),
        Actor::person("stranger").expect("a short name"),
    ]
}
