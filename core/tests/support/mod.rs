//! Committed files that the code writes: compared, or written anew when asked to.

use std::{fs, path::Path};

#[allow(dead_code, reason = "not every test binary asks for keys")]
pub(crate) mod keys;

/// Compares a committed file with what the code writes now; `AMENDS_BLESS=1` writes it instead.
#[allow(dead_code, reason = "not every test binary writes texts")]
pub(crate) fn committed(path: &str, now: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if blessing() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, now).unwrap();
        return;
    }
    let committed = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    if committed == now {
        return;
    }
    let differing = committed.lines().zip(now.lines()).position(|(a, b)| a != b);
    let line = differing.unwrap_or_else(|| committed.lines().count().min(now.lines().count()));
    panic!(
        "core/{path} is stale from line {}:\n- {}\n+ {}\nreview the change, then run AMENDS_BLESS=1 cargo test -p amends",
        line + 1,
        committed.lines().nth(line).unwrap_or("(end)"),
        now.lines().nth(line).unwrap_or("(end)"),
    );
}

/// Compares a committed file of bytes with what the code writes now; `AMENDS_BLESS=1` writes it instead.
#[allow(dead_code, reason = "one test binary alone writes bytes")]
pub(crate) fn committed_bytes(path: &str, now: &[u8]) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let fresh = fs::read(&file).is_ok_and(|committed| committed == now);
    if blessing() && !fresh {
        fs::write(file, now).unwrap();
        return;
    }
    assert!(fresh, "core/{path} is stale: run AMENDS_BLESS=1 cargo test -p amends");
}

/// Reads a committed file; an absent one is empty.
#[allow(dead_code, reason = "not every test binary reads files back")]
pub(crate) fn read(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(file).unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "a person asks for committed files to be rewritten")]
pub(crate) fn blessing() -> bool {
    std::env::var("AMENDS_BLESS").is_ok_and(|value| value == "1")
}
