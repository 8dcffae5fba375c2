//! The closed vocabulary of facts that every `when` condition of a policy may ask about.

use crate::{ident::Value, words::vocabulary};
use serde::{Deserialize, Serialize};

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
        #[serde(deny_unknown_fields)]
        pub struct Facts {
            $(#[doc = $en]
              #[serde(rename = $name, default, skip_serializing_if = "Option::is_none")]
              pub $field: Option<Value>,)*
        }

        impl Facts {
            /// Returns the value of a fact, if known.
            pub fn get(&self, fact: FactKind) -> Option<&Value> {
                match fact { $(FactKind::$variant => self.$field.as_ref(),)* }
            }

            /// Takes over every fact that the other knows.
            pub fn overlay(&mut self, other: &Self) {
                $(if other.$field.is_some() {
                    self.$field.clone_from(&other.$field);
                })*
            }

            /// Sets or clears a fact.
            pub fn set(&mut self, fact: FactKind, value: Option<Value>) {
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
