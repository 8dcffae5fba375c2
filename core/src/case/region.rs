//! The regions a case is made of, and which region owns which command and event.

use super::{CommandKind, EventKind};
use crate::words::vocabulary;

vocabulary! {
    /// Names one of the regions whose product is a case.
    pub enum Region {
        Lifecycle "case" "生命周期" "lifecycle";
        Triage "triage" "分类定级" "triage";
        Assignment "assignment" "派单" "assignment";
        Waiting "waiting" "等待" "waiting";
        Requests "request" "协作请求" "requests";
        Solution "solution" "方案" "solution";
        Escalation "escalation" "升级" "escalation";
        Followup "followup" "回访" "follow-up";
        Obligations "obligation" "时限" "obligations";
        Custody "record" "案卷保管" "custody of the record";
    }
}

impl CommandKind {
    /// Returns the region that owns this command, read off its name.
    pub fn region(self) -> Region {
        owner(self.name())
    }
}

impl EventKind {
    /// Returns the region that owns this event, read off its name.
    pub fn region(self) -> Region {
        owner(self.name())
    }
}

/// Reads the owning region off a dotted name; the test below shows every name has one.
fn owner(name: &str) -> Region {
    let prefix = name.split('.').next().unwrap_or(name);
    Region::from_name(prefix).unwrap_or(Region::Custody)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_event_names_its_region() {
        let names = CommandKind::ALL
            .iter()
            .map(|kind| kind.name())
            .chain(EventKind::ALL.iter().map(|kind| kind.name()));
        for name in names {
            let prefix = name.split('.').next().unwrap_or(name);
            assert!(Region::from_name(prefix).is_some(), "`{name}` names no region");
        }
    }
}
