//! Documents on disk: policies with their parts, and how files are read and written whole.

use super::{DeskError, digest::Digest};
use amends::{
    Findings, Policy,
    policy::{Checked, PolicyDocument},
    time::Packs,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
};

/// Opens a file to read. An input is read more than once, and a pipe that nobody writes to would be
/// waited for without end, so anything but a file is refused.
///
/// # Errors
/// `File` when it cannot be opened, `NotAFile` when something else stands there.
pub fn open_file(path: &Path) -> Result<File, DeskError> {
    let kind = fs::metadata(path).map_err(DeskError::file(path, "open"))?.file_type();
    if !kind.is_file() {
        let got = if kind.is_dir() { "a directory" } else { "a pipe or a device" };
        return Err(DeskError::NotAFile { path: path.to_owned(), got });
    }
    File::open(path).map_err(DeskError::file(path, "open"))
}

/// Reads a text file.
///
/// # Errors
/// As [`open_file`]; `File` when it cannot be read, `NotUtf8` with the first line that is not text.
pub fn read_text(path: &Path) -> Result<String, DeskError> {
    let mut bytes = Vec::new();
    open_file(path)?.read_to_end(&mut bytes).map_err(DeskError::file(path, "read"))?;
    String::from_utf8(bytes).map_err(|error| {
        let (good, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        let good = bytes.get(..good).unwrap_or_default();
        let line = good.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        DeskError::NotUtf8 { path: path.to_owned(), line }
    })
}

/// Writes a file whole or not at all: beside it first, then in its place. Its directory is made.
///
/// # Errors
/// `File` when it cannot be written.
pub fn write_whole(path: &Path, text: &str) -> Result<(), DeskError> {
    make_directory_of(path)?;
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = Path::new(&beside);
    let written = fs::write(beside, text)
        .map_err(DeskError::file(beside, "write"))
        .and_then(|()| fs::rename(beside, path).map_err(DeskError::file(path, "write")));
    if written.is_err() {
        // What is wrong is said already, and half a file is of use to nobody.
        let _ = fs::remove_file(beside);
    }
    written
}

/// Makes the directory a file is to stand in.
///
/// # Errors
/// `File` when it cannot be made.
pub fn make_directory_of(path: &Path) -> Result<(), DeskError> {
    match path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        Some(parent) => fs::create_dir_all(parent).map_err(DeskError::file(parent, "create")),
        None => Ok(()),
    }
}

/// Returns a path that two names of one file share, also while the file does not exist yet.
pub fn resolved(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    match (fs::canonicalize(directory.unwrap_or(Path::new("."))), path.file_name()) {
        (Ok(directory), Some(name)) => directory.join(name),
        _ => path.to_owned(),
    }
}

/// Holds the text of a policy and of the parts it names, as a store keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyText {
    main: String,
    parts: BTreeMap<String, String>,
}

impl PolicyText {
    /// Reads a policy; a part `name` is the file `name.toml` beside it.
    ///
    /// # Errors
    /// `File` or `NotUtf8` when a file cannot be read, `OtherDocument` when it is a mapping.
    pub fn read(path: &Path) -> Result<Self, DeskError> {
        let main = read_text(path)?;
        if is_about(&main, "mapping", "document") {
            let (expected, got, command) = ("policy", "mapping", "check-mapping");
            return Err(DeskError::OtherDocument { path: path.to_owned(), expected, got, command });
        }
        let mut parts = BTreeMap::new();
        for name in part_names(&main) {
            // A name that is more than a name is left to the check, which misses the part.
            if name.contains(['/', '\\']) || name.starts_with('.') {
                continue;
            }
            let text = read_text(&path.with_file_name(format!("{name}.toml")))?;
            parts.insert(name, text);
        }
        Ok(Self { main, parts })
    }

    /// Lists the files of the parts of a policy.
    pub fn part_files(&self, path: &Path) -> Vec<PathBuf> {
        self.parts.keys().map(|name| path.with_file_name(format!("{name}.toml"))).collect()
    }

    /// Returns the digest of all texts.
    pub fn digest(&self) -> Digest {
        let mut bytes = Vec::new();
        let parts = self.parts.iter().flat_map(|(name, text)| [name, text]);
        for text in std::iter::once(&self.main).chain(parts) {
            bytes.extend_from_slice(&text.len().to_be_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
        Digest::of_bytes(&bytes)
    }

    /// Judges the policy: the sealed policy if there is no error, and every finding.
    ///
    /// # Errors
    /// Findings when a text is not TOML.
    pub fn check(&self) -> Result<Checked, Findings> {
        let main = PolicyDocument::from_toml(&self.main)?;
        let mut parts = Vec::new();
        for (name, text) in &self.parts {
            match PolicyDocument::from_toml(text) {
                Ok(part) => parts.push((name.clone(), part)),
                Err(findings) => {
                    let mut all = Findings::new();
                    all.extend_under(&format!("part.{name}"), findings);
                    return Err(all);
                }
            }
        }
        Ok(Policy::compose(&main, &parts, &Packs::builtin()))
    }

    /// Judges and seals the policy; `path` is named when it is wrong.
    ///
    /// # Errors
    /// `Document` with every finding.
    pub fn seal(&self, path: &Path) -> Result<Policy, DeskError> {
        let sealed = self.check().and_then(Checked::into_policy);
        sealed.map_err(|findings| DeskError::Document { path: path.to_owned(), findings })
    }
}

/// Says whether a document has one table and lacks another, by which kinds of documents are told
/// apart; a document that is wrong has neither.
pub fn is_about(text: &str, table: &str, other: &str) -> bool {
    let root: toml::Table = text.parse().unwrap_or_default();
    root.get(table).is_some_and(toml::Value::is_table) && !root.contains_key(other)
}

/// Lists the parts a document names; a document that is wrong names none, and the check says why.
fn part_names(text: &str) -> Vec<String> {
    let table: toml::Table = text.parse().unwrap_or_default();
    let parts = table.get("part").and_then(toml::Value::as_array);
    let name = |part: &toml::Value| part.get("name")?.as_str().map(str::to_owned);
    parts.map(|parts| parts.iter().filter_map(name).collect()).unwrap_or_default()
}
