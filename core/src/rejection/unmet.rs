//! A condition that is not met: what it judged, and what would fit.

use crate::{
    Lang, Words,
    case::Verdict,
    digest::Digest,
    ident::{ActorId, FieldId, KindId, UnitId},
    table::Guard,
    time::{Distance, Timestamp},
    words::{listed, quoted},
};

/// Holds a condition that is not met, with the values that it judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    /// The condition.
    pub guard: Guard,
    /// What came or is; empty where the condition asks for something that is not there.
    pub got: Vec<Judged>,
    /// What would fit; none where the condition itself says so.
    pub fits: Option<Vec<Judged>>,
}

/// Holds a value that a condition judged, or one that would fit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Judged {
    /// A kind of case.
    Kind(KindId),
    /// A field that is not there.
    Missing(FieldId),
    /// A unit.
    Unit(UnitId),
    /// A person who is kept away.
    KeptAway {
        /// Who.
        person: ActorId,
        /// The record that declared it.
        seq: u64,
    },
    /// A request that is not answered, by its number.
    Unanswered(u32),
    /// A count beside its limit.
    Count {
        /// How often it was.
        times: u32,
        /// How often it may be.
        limit: u32,
    },
    /// An instant.
    At(Timestamp),
    /// Any instant behind this one.
    After(Timestamp),
    /// Any instant up to this one.
    Until(Timestamp),
    /// By how much a time limit is to be extended.
    By(Distance),
    /// By how much it may be extended in all.
    AtMost {
        /// How far.
        distance: Distance,
        /// In how many extensions.
        times: u32,
    },
    /// How a run was judged.
    Verdict(Verdict),
    /// A pending act, by its number.
    Act(u32),
    /// A policy.
    Policy(Digest),
    /// Receipt is acknowledged already.
    Acknowledged,
    /// The case is accepted as a complaint already.
    Admitted,
}

impl Unmet {
    /// Returns the sentence of the condition, with what it judged.
    pub fn words(&self) -> Words {
        let mut words = self.guard.words();
        let got = (!self.got.is_empty()).then(|| listed(self.got.iter().map(Judged::words)));
        let fits = self.fits.as_ref().map(|fits| listed(fits.iter().map(Judged::words)));
        let (zh, en): (Vec<_>, Vec<_>) = [("实际", "got", got), ("可用", "what fits", fits)]
            .into_iter()
            .filter_map(|(zh, en, said)| said.map(|said| (zh, en, said)))
            .map(|(zh, en, said)| (format!("{zh}：{}", said.zh), format!("{en}: {}", said.en)))
            .unzip();
        if !en.is_empty() {
            words.zh.push_str(&format!("（{}）", zh.join("；")));
            words.en.push_str(&format!(" ({})", en.join("; ")));
        }
        words
    }
}

impl Judged {
    /// Returns the value as it is written in documents and on the wire.
    pub fn name(&self) -> String {
        match self {
            Self::Kind(id) => id.to_string(),
            Self::Missing(id) => id.to_string(),
            Self::Unit(id) => id.to_string(),
            Self::KeptAway { person, .. } => person.to_string(),
            Self::Unanswered(number) | Self::Act(number) | Self::Count { times: number, .. } => {
                number.to_string()
            }
            Self::At(at) | Self::After(at) | Self::Until(at) => at.to_string(),
            Self::By(distance) | Self::AtMost { distance, .. } => distance.to_string(),
            Self::Verdict(verdict) => verdict.name().to_owned(),
            Self::Policy(digest) => digest.to_string(),
            Self::Acknowledged => "acknowledged".to_owned(),
            Self::Admitted => "admitted".to_owned(),
        }
    }

    fn words(&self) -> Words {
        let name = self.name();
        let both = |zh, en| Words::new(zh, en);
        match self {
            Self::Kind(_) | Self::Unit(_) | Self::Policy(_) | Self::At(_) => quoted(&name),
            Self::Missing(_) => both(format!("缺 `{name}`"), format!("no `{name}`")),
            Self::KeptAway { seq, .. } => both(
                format!("`{name}`，见第 {seq} 条记录"),
                format!("`{name}`, kept away by record {seq}"),
            ),
            Self::Unanswered(_) => {
                both(format!("请求 {name} 未答复"), format!("request {name} is open"))
            }
            Self::Count { limit, .. } => {
                both(format!("{name} 次，上限 {limit} 次"), format!("{name} of {limit}"))
            }
            Self::After(_) => both(format!("`{name}` 之后"), format!("later than `{name}`")),
            Self::Until(_) => both(format!("不晚于 `{name}`"), format!("no later than `{name}`")),
            Self::By(distance) => distance.words(),
            Self::AtMost { distance, times } => {
                let Words { zh, en } = distance.words();
                both(
                    format!("合计不超过{zh}，至多 {times} 次"),
                    format!("at most {en} in all, granted at most {times} x"),
                )
            }
            Self::Verdict(verdict) => both(
                format!("“{}”", verdict.label(Lang::Zh)),
                format!("`{}`", verdict.label(Lang::En)),
            ),
            Self::Act(_) => both(format!("第 {name} 项"), format!("act {name}")),
            Self::Acknowledged => both("已确认收到".to_owned(), "acknowledged already".to_owned()),
            Self::Admitted => both("已受理".to_owned(), "accepted already".to_owned()),
        }
    }
}
