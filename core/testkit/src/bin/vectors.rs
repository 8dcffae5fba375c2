//! Runs files of outside test vectors against the library: `vectors business-time FILE…`.
//!
//! Prints one line per mismatch and, at the end, the totals of all files; exits with 1 if any case
//! failed or a file could not be read.

use amends_testkit::vectors::{Report, business_time};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(kind), files) = (arguments.next(), arguments.collect::<Vec<_>>()) else {
        return usage();
    };
    if kind != "business-time" || files.is_empty() {
        return usage();
    }
    let mut report = Report::default();
    for file in &files {
        match std::fs::read_to_string(file) {
            Ok(text) => business_time::run(file, &text, &mut report),
            Err(error) => report.fail(file, "the file", &format!("cannot be read: {error}")),
        }
    }
    print!("{report}");
    if report.failed() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn usage() -> ExitCode {
    eprintln!("usage: vectors business-time FILE...");
    ExitCode::FAILURE
}
