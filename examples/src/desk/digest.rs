//! Digests of the input files, read as a stream.

use super::{DeskError, document::open_file};
use sha2::{Digest as _, Sha256};
use std::{fmt, fmt::Write as _, io::Read as _, path::Path};

/// Holds the SHA-256 of a file in lower case hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest(String);

impl Digest {
    /// Digests a file, a piece at a time.
    ///
    /// # Errors
    /// As [`open_file`]; `File` when it cannot be read.
    pub fn of_file(path: &Path) -> Result<Self, DeskError> {
        let mut file = open_file(path)?;
        let mut hasher = Sha256::new();
        let mut piece = vec![0; 64 * 1024];
        loop {
            let read = file.read(&mut piece).map_err(DeskError::file(path, "read"))?;
            if read == 0 {
                break;
            }
            hasher.update(piece.get(..read).unwrap_or_default());
        }
        Ok(Self::from_hash(&hasher.finalize()))
    }

    /// Digests bytes in memory.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::from_hash(&Sha256::digest(bytes))
    }

    /// Returns the digest in hexadecimal.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn from_hash(hash: &[u8]) -> Self {
        let mut text = String::with_capacity(hash.len() * 2);
        for byte in hash {
            // INVARIANT: writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        Self(text)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
