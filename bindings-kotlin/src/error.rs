//! What goes wrong, each with a stable code and a sentence in Chinese and English.

use crate::{
    border::{Show, both},
    generated::words::{Blame, CommandKind, RejectionCode, WireCode},
    misfit::Misfit,
    record::Recorded,
    values::Finding,
};
use amends::{
    Findings, Rejection as CoreRejection, Words,
    fault::ReplayFault,
    journal::JournalFault,
    time::TimeError,
    wire::{JournalReadFault, LineFault, WireFault},
};

/// Says what went wrong. Nothing was changed.
#[derive(Debug, Clone, PartialEq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum AmendsError {
    /// A command may not run.
    #[error("{en}")]
    Rejected {
        /// The stable code.
        code: RejectionCode,
        /// Who can do something about it.
        blame: Blame,
        /// The command; none when it is not about one.
        command: Option<CommandKind>,
        /// What was expected, what came, what to do, in Chinese.
        zh: String,
        /// What was expected, what came, what to do, in English.
        en: String,
        /// The commands that the table of the case has where it stands, when it does not have this one
        /// there: what anybody could do next. Roles, gates and conditions are not asked; the buttons of
        /// `caseScreen` that have no refusal are what this actor may do now.
        instead: Vec<CommandKind>,
        /// What has happened since the version expected, when the case has moved on.
        meanwhile: Vec<Recorded>,
    },
    /// A policy, an organisation or a calendar is wrong; all findings at once.
    #[error("{en}")]
    DocumentInvalid {
        /// The sentence in Chinese.
        zh: String,
        /// The sentence in English.
        en: String,
        /// Everything that is wrong, errors and warnings.
        findings: Vec<Finding>,
    },
    /// A history cannot be replayed.
    #[error("{en}")]
    ReplayFault {
        /// The stable code.
        code: String,
        /// The sentence in Chinese.
        zh: String,
        /// The sentence in English.
        en: String,
    },
    /// Bytes or texts are not what they should be.
    #[error("{en}")]
    WireFault {
        /// The stable code.
        code: WireCode,
        /// The line of a log or snapshot, 1 the first, where there are lines.
        line: Option<i64>,
        /// The sentence in Chinese.
        zh: String,
        /// The sentence in English.
        en: String,
    },
    /// A calendar has no answer.
    #[error("{en}")]
    TimeFault {
        /// The stable code.
        code: String,
        /// The sentence in Chinese.
        zh: String,
        /// The sentence in English.
        en: String,
    },
    /// A value cannot stand for what it is given as: an identifier, an instant, a number.
    #[error("{en}")]
    Invalid {
        /// The field or argument.
        field: String,
        /// The sentence in Chinese.
        zh: String,
        /// The sentence in English.
        en: String,
    },
    /// The library was built without what is asked for.
    #[error("{en}")]
    Unsupported {
        /// The sentence in Chinese.
        zh: String,
        /// The sentence in English.
        en: String,
    },
    /// An error of the core that this binding has no name for yet.
    #[error("{en}")]
    Unexpected {
        /// The stable code.
        code: String,
        /// The sentence in Chinese.
        zh: String,
        /// The sentence in English.
        en: String,
    },
}

/// Holds a refusal as a screen shows it.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Rejection {
    /// The stable code.
    pub code: RejectionCode,
    /// Who can do something about it.
    pub blame: Blame,
    /// The command; none when time alone could not pass.
    pub command: Option<CommandKind>,
    /// What was expected, what came, what to do, in Chinese.
    pub zh: String,
    /// What was expected, what came, what to do, in English.
    pub en: String,
}

impl Show<CoreRejection> for Rejection {
    fn show(core: &CoreRejection) -> Self {
        let (zh, en) = both(&core.words());
        Self {
            code: Show::show(&core.code()),
            blame: Show::show(&core.blame()),
            command: Show::show(&core.command()),
            zh,
            en,
        }
    }
}

impl AmendsError {
    /// No case of an identifier is known.
    pub(crate) fn no_such_case(id: &str) -> Self {
        Self::Rejected {
            code: RejectionCode::NoSuchCase,
            blame: Blame::Caller,
            command: None,
            zh: format!("没有编号为 `{id}` 的案件，请核对编号"),
            en: format!("no case `{id}` is known; check the identifier"),
            instead: Vec::new(),
            meanwhile: Vec::new(),
        }
    }

    /// A refusal of the core as it is told, with what happened meanwhile.
    pub(crate) fn rejected(core: &CoreRejection, words: &Words, meanwhile: Vec<Recorded>) -> Self {
        let (zh, en) = both(words);
        let instead = match core.reason() {
            amends::rejection::Reason::NotAllowedNow { instead, .. } => Show::show(instead),
            _ => Vec::new(),
        };
        let (code, blame) = (Show::show(&core.code()), Show::show(&core.blame()));
        let command = Show::show(&core.command());
        Self::Rejected { code, blame, command, zh, en, instead, meanwhile }
    }
}

impl From<Misfit> for AmendsError {
    fn from(misfit: Misfit) -> Self {
        let (field, zh, en) = *misfit.0;
        Self::Invalid { field, zh, en }
    }
}

impl From<Box<CoreRejection>> for AmendsError {
    fn from(core: Box<CoreRejection>) -> Self {
        Self::rejected(&core, &core.words(), Vec::new())
    }
}

impl From<Findings> for AmendsError {
    fn from(findings: Findings) -> Self {
        let all: Vec<Finding> = findings.iter().map(Finding::show).collect();
        let first = findings.iter().find(|finding| finding.severity() == amends::Severity::Error);
        let first = first.map_or_else(|| Words::new("", ""), |finding| finding.text().clone());
        let path = findings.iter().next().map_or("", amends::Finding::path);
        Self::DocumentInvalid {
            zh: format!("文件有问题（{} 处），首处在 `{path}`：{}", all.len(), first.zh),
            en: format!(
                "the document has {} findings, the first at `{path}`: {}",
                all.len(),
                first.en
            ),
            findings: all,
        }
    }
}

impl From<ReplayFault> for AmendsError {
    fn from(fault: ReplayFault) -> Self {
        let (zh, en) = both(&fault.words());
        Self::ReplayFault { code: fault.code().to_owned(), zh, en }
    }
}

impl From<WireFault> for AmendsError {
    fn from(fault: WireFault) -> Self {
        let (zh, en) = both(&fault.words());
        Self::WireFault { code: Show::show(&fault.code()), line: None, zh, en }
    }
}

impl From<LineFault> for AmendsError {
    fn from(LineFault { line, fault }: LineFault) -> Self {
        let (zh, en) = both(&fault.words());
        Self::WireFault {
            code: Show::show(&fault.code()),
            line: i64::try_from(line).ok(),
            zh: format!("第 {line} 行：{zh}"),
            en: format!("line {line}: {en}"),
        }
    }
}

impl From<JournalFault> for AmendsError {
    fn from(fault: JournalFault) -> Self {
        let words = fault.words();
        let (zh, en) = both(&words);
        match &fault {
            JournalFault::Replay { fault, .. } => {
                Self::ReplayFault { code: fault.code().to_owned(), zh, en }
            }
            JournalFault::Conflict(conflict) => {
                Self::rejected(&conflict.why, &words, Show::show(&conflict.meanwhile))
            }
            JournalFault::Rejected(why) => Self::rejected(why, &words, Vec::new()),
            other => Self::Unexpected { code: other.code().to_owned(), zh, en },
        }
    }
}

impl From<JournalReadFault> for AmendsError {
    fn from(fault: JournalReadFault) -> Self {
        let (zh, en) = both(&fault.words());
        match fault {
            JournalReadFault::Line(line) => line.into(),
            JournalReadFault::History(fault) => fault.into(),
            other => Self::Unexpected { code: other.code().to_owned(), zh, en },
        }
    }
}

impl From<TimeError> for AmendsError {
    fn from(error: TimeError) -> Self {
        let (zh, en) = both(&error.words());
        Self::TimeFault { code: error.code().to_owned(), zh, en }
    }
}
