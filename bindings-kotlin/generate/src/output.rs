//! Files written or, when checking, compared.

use camino::Utf8PathBuf;
use std::{
    error::Error,
    fs,
    io::Write,
    process::{Command, Stdio},
};

/// Holds where files go and which were not as they should be.
pub(crate) struct Output {
    root: Utf8PathBuf,
    check: bool,
    stale: Vec<String>,
}

impl Output {
    pub(crate) fn new(root: Utf8PathBuf, check: bool) -> Self {
        Self { root, check, stale: Vec::new() }
    }

    /// Writes a file below the root, or notes that it is stale.
    pub(crate) fn put(&mut self, path: &str, text: &str) -> Result<(), Box<dyn Error>> {
        let file = self.root.join(path);
        if self.check {
            if fs::read_to_string(&file).ok().as_deref() != Some(text) {
                self.stale.push(path.to_owned());
            }
            return Ok(());
        }
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(file, text)?)
    }

    /// Writes a Rust file as `rustfmt` would have it.
    pub(crate) fn put_rust(&mut self, path: &str, text: &str) -> Result<(), Box<dyn Error>> {
        let config = self.root.join("..");
        let mut child = Command::new("rustfmt")
            .args(["--edition", "2024", "--config-path", config.as_str()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        child.stdin.take().ok_or("rustfmt takes no input")?.write_all(text.as_bytes())?;
        let done = child.wait_with_output()?;
        if !done.status.success() {
            return Err(format!("rustfmt refused {path}").into());
        }
        self.put(path, &String::from_utf8(done.stdout)?)
    }

    /// Fails when something was stale.
    pub(crate) fn finish(self) -> Result<(), Box<dyn Error>> {
        if self.stale.is_empty() {
            return Ok(());
        }
        let stale = self.stale.join(", ");
        Err(format!("stale: {stale}; run `make bless-kotlin` and read the difference").into())
    }
}
