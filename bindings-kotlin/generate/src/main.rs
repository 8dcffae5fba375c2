//! Writes what is generated of the mobile binding; with `--check` it fails where a file is stale.

mod binding;
mod facade;
mod labels;
mod output;
mod source;
mod throws;

use camino::Utf8PathBuf;
use clap::{Parser, Subcommand};
use output::Output;
use std::error::Error;

/// Writes what is generated of the mobile binding.
#[derive(Parser)]
struct Arguments {
    /// Write nothing; fail and name each file that is not as it would be written.
    #[arg(long, global = true)]
    check: bool,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The Rust facade of commands, events and vocabularies, and their labels in Kotlin and Swift.
    Facade,
    /// Kotlin and Swift, read off the built library.
    Bindings {
        /// The library that `cargo build -p amends-kotlin` made.
        library: Utf8PathBuf,
    },
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let here = Utf8PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut output = Output::new(here.clone(), arguments.check);
    match arguments.what {
        What::Facade => {
            let source = source::read(&here.join("../core/src"))?;
            facade::write(&source, &mut output)?;
            labels::write(&source, &mut output)?;
        }
        What::Bindings { library } => binding::write(&library, &mut output)?,
    }
    output.finish()
}
