//! The whole replay: log, mapping and policy in; store, report, figures and summary out.
//!
//! The log is read twice. The first reading finds its last instant and the last row of each case,
//! the second runs the rows through the library. A case runs on to the end of the replay right
//! after its last row and is let go of then.

use super::{
    DeskError,
    clock::LocalClock,
    diagram,
    digest::Digest,
    document::{PolicyText, resolved, write_whole},
    engine::{Engine, rejected},
    figures::Figures,
    intake::unsorted,
    mapping::{Mapping, Refusal},
    observable,
    overview::Overview,
    records::to_row,
    replay::{Fate, LogSummary, RowOutcome, read_log},
    report::{self, ReportModel, Source, Started},
    store::{Provenance, ReplayWriter, Store},
    summary,
};
use amends::{Policy, Words, case::Recorded, ident::CaseId, time::Timestamp};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Names the files of a replay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The log: CSV, gzip or not.
    pub log: PathBuf,
    /// The mapping from its columns to observations.
    pub mapping: PathBuf,
    /// The policy the cases are judged by.
    pub policy: PathBuf,
    /// The event store; made when it does not exist.
    pub store: PathBuf,
    /// The directory of the report; made when it does not exist.
    pub report: PathBuf,
    /// The file of the figures.
    pub figures: PathBuf,
    /// The instant the replay runs to; the last one of the log when none is named.
    pub as_of: Option<Timestamp>,
}

/// Says what a replay came to.
#[derive(Debug, Clone)]
pub struct Done {
    /// The figures.
    pub figures: Figures,
    /// The file of the report.
    pub report: PathBuf,
    /// The summary for the terminal.
    pub summary: String,
    /// Why none of the rows of the log was taken, if it has rows and none was.
    pub nothing_taken: Option<String>,
}

/// Holds what the first reading finds.
#[derive(Debug, Default)]
struct Survey {
    rows_of: BTreeMap<CaseId, u64>,
    read: LogSummary,
}

impl Job {
    /// Carries the replay out. An interrupted one is continued.
    ///
    /// # Errors
    /// What is wrong with an input, by file, line and field; or what could not be written.
    pub fn run(&self) -> Result<Done, DeskError> {
        let mapping = Mapping::load(&self.mapping)?;
        let text = PolicyText::read(&self.policy)?;
        self.check_places(&text.part_files(&self.policy))?;
        let policy = text.seal(&self.policy)?;
        self.check_reference(&mapping, &policy)?;
        let log = Digest::of_file(&self.log)?;
        let survey = self.survey(&mapping)?;
        // The end of the log is the same instant whether it is named or not.
        let named = self.as_of.filter(|at| Some(*at) != survey.read.latest);
        let inputs = Provenance {
            log,
            mapping: mapping.digest().clone(),
            policy: text.digest(),
            as_of: named.map_or_else(|| "end of log".to_owned(), |at| at.to_string()),
        };
        // A log without a single row that can be read has no end; nothing is judged then.
        let as_of = self.as_of.or(survey.read.latest).unwrap_or(Timestamp::MIN);
        let clock = LocalClock(mapping.zone());
        let mut store = Store::open_for(&self.store, &inputs)?;
        let mut writer = store.replay()?;
        let due = mapping.due_obligation().cloned();
        let mut engine = Engine::new(&policy, due, as_of, Overview::on(clock));
        self.second_reading(&mapping, as_of, survey.rows_of, &mut engine, &mut writer)?;
        let (mut builder, mut overview) = engine.into_parts();
        builder.events_written(writer.row());
        let figures = builder.finish();
        let json = figures_json(&figures)?;
        let policy_text = serde_json::to_string(&text).map_err(DeskError::json("the policy"))?;
        writer.finish(&[
            ("run_to", &as_of.to_string()),
            ("policy_text", &policy_text),
            ("mapping_text", mapping.text()),
            ("figures", &json),
        ])?;
        let at = if survey.read.latest.is_none() && self.as_of.is_none() {
            "–".to_owned()
        } else {
            clock.minute(as_of)
        };
        let model = self.model(&mapping, &policy, &inputs, at, as_of, &figures, &mut overview)?;
        let report = report::write(&self.report, &model)?;
        write_whole(&self.figures, &json)?;
        let summary = summary::of(&model);
        let nothing_taken = self.nothing_taken(&model, &overview, survey.read.latest);
        Ok(Done { figures, report, summary, nothing_taken })
    }

    /// Says why no row was taken: all of them lie after the instant looked from, or they are refused.
    fn nothing_taken(
        &self,
        model: &ReportModel,
        overview: &Overview,
        latest: Option<Timestamp>,
    ) -> Option<String> {
        if model.figures.cases > 0 || model.figures.events_read == 0 {
            return None;
        }
        if let (Some(as_of), Some(latest)) = (self.as_of, latest)
            && model.later.total > model.refused.total
        {
            return Some(format!(
                "`--as-of` {as_of} lies before the whole log, which ends at {latest}; name a later \
                 instant or none"
            ));
        }
        overview.refusals().most_frequent()
    }

    /// Refuses to write over an input, the store or another output.
    fn check_places(&self, parts: &[PathBuf]) -> Result<(), DeskError> {
        if self.report.is_file() {
            return Err(DeskError::NotADirectory { path: self.report.clone(), what: "report" });
        }
        let report = self.report.join(report::REPORT_FILE);
        let mut taken = vec![
            ("log", resolved(&self.log)),
            ("mapping", resolved(&self.mapping)),
            ("policy", resolved(&self.policy)),
        ];
        taken.extend(parts.iter().map(|part| ("policy", resolved(part))));
        for (what, path) in
            [("store", &self.store), ("report", &report), ("figures", &self.figures)]
        {
            let place = resolved(path);
            if let Some((other, _)) = taken.iter().find(|(_, known)| *known == place) {
                return Err(DeskError::SameFile { path: path.clone(), what, other });
            }
            taken.push((what, place));
        }
        Ok(())
    }

    fn check_reference(&self, mapping: &Mapping, policy: &Policy) -> Result<(), DeskError> {
        let Some(id) = mapping.due_obligation().filter(|id| policy.obligation(id).is_none()) else {
            return Ok(());
        };
        let ids: Vec<_> =
            policy.obligations().iter().map(|rule| format!("`{}`", rule.id)).collect();
        Err(DeskError::Reference {
            path: self.mapping.clone(),
            field: "figures.due_obligation",
            expected: format!("an obligation of the policy: {}", ids.join(", ")),
            got: id.to_string(),
        })
    }

    fn survey(&self, mapping: &Mapping) -> Result<Survey, DeskError> {
        let mut survey = Survey::default();
        survey.read = read_log(&self.log, mapping, self.as_of, "reading", |_, outcome| {
            if let RowOutcome::Taken(taken) = outcome {
                match survey.rows_of.get_mut(&taken.row.case) {
                    Some(rows) => *rows += 1,
                    None => {
                        survey.rows_of.insert(taken.row.case, 1);
                    }
                }
            }
            Ok(())
        })?;
        Ok(survey)
    }

    fn second_reading(
        &self,
        mapping: &Mapping,
        as_of: Timestamp,
        mut rows_of: BTreeMap<CaseId, u64>,
        engine: &mut Engine<'_>,
        writer: &mut ReplayWriter<'_>,
    ) -> Result<(), DeskError> {
        let refuse = |engine: &mut Engine<'_>, writer: &mut ReplayWriter<'_>, refusal: Refusal| {
            writer.refuse(&refusal)?;
            engine.refused(refusal);
            Ok::<_, DeskError>(())
        };
        read_log(&self.log, mapping, Some(as_of), "replay", |_, outcome| {
            engine.row_read();
            let mut fate = Fate::Kept;
            match outcome {
                RowOutcome::Refused(refusal) => refuse(engine, writer, refusal)?,
                RowOutcome::Taken(taken) => {
                    match engine.take(&taken) {
                        Ok(records) => {
                            for note in &taken.notes {
                                writer.remark(note)?;
                            }
                            append(writer, &records)?;
                        }
                        Err(refusal) => {
                            refuse(engine, writer, *refusal)?;
                            fate = Fate::TakenBack;
                        }
                    }
                    let case = &taken.row.case;
                    let left = rows_of.get_mut(case).map_or(0, |left| {
                        *left = left.saturating_sub(1);
                        *left
                    });
                    if left == 0 {
                        rows_of.remove(case);
                        let rest = engine.finish(case).map_err(rejected(case.as_str()))?;
                        append(writer, &rest)?;
                    }
                }
            }
            writer.row_done()?;
            Ok(fate)
        })?;
        Ok(())
    }

    #[allow(clippy::too_many_arguments, reason = "the report gathers what the whole job knows")]
    fn model(
        &self,
        mapping: &Mapping,
        policy: &Policy,
        inputs: &Provenance,
        at: String,
        as_of: Timestamp,
        figures: &Figures,
        overview: &mut Overview,
    ) -> Result<ReportModel, DeskError> {
        let source = |zh: &str, en: &str, path: &Path, digest: &Digest| Source {
            what: Words::new(zh, en),
            file: file_name(path),
            digest: digest.to_string(),
        };
        let (open, late, soon) = overview.standing();
        // The months are read before the breakdowns take their rows.
        let months = overview.months();
        Ok(ReportModel {
            title: mapping.name().to_owned(),
            sources: vec![
                source("日志", "log", &self.log, &inputs.log),
                source("映射", "mapping", &self.mapping, &inputs.mapping),
                source("制度", "policy", &self.policy, &inputs.policy),
            ],
            as_of: at,
            zone: mapping.zone().name().to_owned(),
            figures: figures.clone(),
            open,
            late,
            soon,
            breakdowns: overview.breakdowns(),
            months,
            raised: overview.raised(),
            started: started(policy, overview),
            waiting: overview.waiting(),
            warnings: warnings(mapping, policy, overview, figures.events_read),
            resolve_buckets: overview.buckets(),
            agenda: overview.agenda(policy, as_of),
            timed: overview.timed(),
            diagram: diagram::of_policy(policy),
            refused: std::mem::take(&mut overview.refused),
            adjusted: std::mem::take(&mut overview.adjusted),
            early: std::mem::take(&mut overview.early),
            later: std::mem::take(&mut overview.later),
            inferred: overview.inferred_steps(),
        })
    }
}

fn started(policy: &Policy, overview: &Overview) -> Vec<Started> {
    let rules = policy.obligations().iter();
    let rules = rules.map(|rule| Started {
        id: rule.id.to_string(),
        name: rule.name.clone(),
        cases: overview.started().get(&rule.id).copied().unwrap_or_default(),
    });
    rules.collect()
}

fn warnings(mapping: &Mapping, policy: &Policy, overview: &Overview, rows: u64) -> Vec<Words> {
    if rows == 0 {
        return vec![Words::new("日志没有数据行", "the log has a header and no rows")];
    }
    let mut warnings = overview.refusals().warnings(rows);
    warnings.extend(unsorted(overview.adjusted.total, rows));
    warnings.extend(observable::warnings(&mapping.reports(), policy, overview.seen()));
    warnings.extend(overview.unlisted());
    warnings
}

fn append(writer: &mut ReplayWriter<'_>, records: &[Recorded]) -> Result<(), DeskError> {
    for record in records {
        writer.append(&to_row(record)?)?;
    }
    Ok(())
}

/// Writes the figures as the JSON of `--figures`.
///
/// # Errors
/// `Json` when they cannot be written.
pub fn figures_json(figures: &Figures) -> Result<String, DeskError> {
    let mut text = serde_json::to_string_pretty(figures).map_err(DeskError::json("the figures"))?;
    text.push('\n');
    Ok(text)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
