//! The regions a case is made of, and which region owns which command and event.

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

impl Region {
    /// Reads the owning region off a dotted name; the test below shows every name has one.
    pub(super) const fn owner_of(name: &str) -> Self {
        let mut regions = Self::ALL;
        while let [region, rest @ ..] = regions {
            if is_owned(region.name().as_bytes(), name.as_bytes()) {
                return *region;
            }
            regions = rest;
        }
        Self::Custody
    }
}

/// Says whether a dotted name begins with a prefix and its dot.
const fn is_owned(prefix: &[u8], name: &[u8]) -> bool {
    match (prefix, name) {
        ([], [b'.', ..]) => true,
        ([a, prefix @ ..], [b, name @ ..]) => *a == *b && is_owned(prefix, name),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::case::{CommandKind, EventKind};

    #[test]
    fn every_command_and_event_names_its_region() {
        let commands = CommandKind::ALL.iter().map(|kind| (kind.name(), kind.region()));
        let events = EventKind::ALL.iter().map(|kind| (kind.name(), kind.region()));
        for (name, region) in commands.chain(events) {
            let prefix = name.split('.').next();
            assert_eq!(prefix, Some(region.name()), "`{name}` names another region");
        }
    }
}
