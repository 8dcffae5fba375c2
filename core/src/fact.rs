//! The closed vocabulary of facts that every `when` condition of a policy may ask about.

use crate::{ident::Value, words::vocabulary};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, sync::Arc};

/// Answers what is known: a set of facts, or a case as it stands.
///
/// ```
/// use amends::{Policy, fact::{FactKind, Facts, Known}};
/// let facts = Facts::default().with(FactKind::Kind, "complaint".parse()?);
/// assert_eq!(facts.known(FactKind::Kind), Some("complaint"));
/// let policy = Policy::preset("default").ok_or("no such preset")??;
/// let callback = &policy.obligations()[2];
/// assert!(callback.when.holds(&facts) && !callback.when.holds(&Facts::default()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Known {
    /// Returns the value of a fact, if known.
    fn known(&self, fact: FactKind) -> Option<&str>;
}

/// Holds what is known of a case in the closed vocabulary; an absent fact is unknown.
///
/// Copies share what they hold, and to know nothing takes no memory.
///
/// ```
/// use amends::fact::{FactKind, Facts};
/// let facts = Facts::default().with(FactKind::Category, "billing".parse()?);
/// assert_eq!(facts.get(FactKind::Category).map(|value| value.as_str()), Some("billing"));
/// assert_eq!(facts.get(FactKind::Urgency), None);
/// # Ok::<(), amends::ident::IdentError>(())
/// ```
// INVARIANT: something is held only where something is known, so that equal facts look alike.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Facts(Option<Arc<Values>>);

impl Facts {
    /// Returns the value of a fact, if known.
    pub fn get(&self, fact: FactKind) -> Option<&Value> {
        self.0.as_ref()?.get(fact)
    }

    /// Says whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, fact: FactKind, value: Value) -> Self {
        self.set(fact, Some(value));
        self
    }

    /// Sets or clears a fact.
    pub fn set(&mut self, fact: FactKind, value: Option<Value>) {
        if self.get(fact) == value.as_ref() {
            return;
        }
        let values = Arc::make_mut(self.0.get_or_insert_default());
        values.set(fact, value);
        if values == Values::NONE {
            self.0 = None;
        }
    }

    /// Takes over every fact that the other knows.
    pub fn overlay(&mut self, other: &Self) {
        match (&mut self.0, &other.0) {
            (Some(known), Some(told)) => Arc::make_mut(known).overlay(told),
            (None, told) => self.0.clone_from(told),
            (Some(_), None) => {}
        }
    }
}

impl Known for Facts {
    fn known(&self, fact: FactKind) -> Option<&str> {
        self.get(fact).map(Value::as_str)
    }
}

impl fmt::Debug for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = FactKind::ALL.iter().filter_map(|fact| Some((fact, self.get(*fact)?)));
        f.debug_map().entries(known).finish()
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.as_deref().unwrap_or(Values::NONE).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let values = Values::deserialize(deserializer)?;
        Ok(Self((values != *Values::NONE).then(|| Arc::new(values))))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Facts {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Facts".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Values::json_schema(generator)
    }
}

/// Declares the facts in one list: variant, name, Chinese and English label.
macro_rules! facts {
    ($($variant:ident $field:ident $name:literal $zh:literal $en:literal;)*) => {
        vocabulary! {
            /// Names a fact of a case that conditions, routes, targets and report groupings use.
            pub enum FactKind {
                $($variant $name $zh $en;)*
            }
        }

        /// Holds what is known of a case in the closed vocabulary; an absent fact is unknown.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename = "Facts", deny_unknown_fields)]
        struct Values {
            $(#[doc = $en]
              #[serde(rename = $name, default, skip_serializing_if = "Option::is_none")]
              $field: Option<Value>,)*
        }

        impl Values {
            const NONE: &'static Self = &Self { $($field: None,)* };

            fn get(&self, fact: FactKind) -> Option<&Value> {
                match fact { $(FactKind::$variant => self.$field.as_ref(),)* }
            }

            fn overlay(&mut self, other: &Self) {
                $(if other.$field.is_some() {
                    self.$field.clone_from(&other.$field);
                })*
            }

            fn set(&mut self, fact: FactKind, value: Option<Value>) {
                match fact { $(FactKind::$variant => self.$field = value,)* }
            }
        }
    };
}

facts! {
    Kind kind "kind" "事项类型" "kind of case";
    Category category "category" "类别" "category";
    Priority priority "priority" "优先级" "priority";
    Tier tier "tier" "客户等级" "customer tier";
    Channel channel "channel" "渠道" "channel";
    Origin origin "origin" "来源" "origin";
    Unit unit "unit" "责任部门" "unit in charge";
    Addressee addressee "addressee" "投诉对象层级" "addressee level";
    Phase phase "phase" "项目阶段" "project phase";
    Asset asset "asset" "标的物" "asset";
    Nature nature "nature" "性质" "nature";
    Urgency urgency "urgency" "紧急程度" "urgency";
    Importance importance "importance" "重要程度" "importance";
    Complexity complexity "complexity" "复杂程度" "complexity";
    Severity severity "severity" "严重程度" "severity";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &'static str) -> Value {
        Value::known(text)
    }

    #[test]
    fn facts_that_were_cleared_are_none() {
        let mut facts = Facts::default().with(FactKind::Tier, value("gold"));
        facts.set(FactKind::Tier, None);
        assert_eq!(facts, Facts::default());
        assert!(facts.is_empty());
    }

    #[test]
    fn copies_go_their_own_ways() {
        let first = Facts::default().with(FactKind::Tier, value("gold"));
        let mut second = first.clone();
        second.set(FactKind::Tier, Some(value("silver")));
        assert_eq!(first.known(FactKind::Tier), Some("gold"));
        second.overlay(&first);
        assert_eq!(second, first);
    }

    #[test]
    fn later_facts_win_and_unknown_ones_do_not() {
        let mut known = Facts::default()
            .with(FactKind::Tier, value("gold"))
            .with(FactKind::Phase, value("built"));
        known.overlay(&Facts::default().with(FactKind::Tier, value("silver")));
        assert_eq!(known.known(FactKind::Tier), Some("silver"));
        assert_eq!(known.known(FactKind::Phase), Some("built"));
    }
}
