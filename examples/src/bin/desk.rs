//! `desk`: replays a foreign log of complaints through `amends` and reports on it.

use std::process::ExitCode;

fn main() -> ExitCode {
    amends_examples::desk::cli::run(std::env::args_os())
}
