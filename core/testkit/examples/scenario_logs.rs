//! Writes the log of every scenario of the core, as the Rust engine tells it, for comparison.

use amends::{Policy, wire};
use amends_testkit::scenario::{log, parse};
use std::{error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/scenarios");
    let mut files: Vec<_> = fs::read_dir(&folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, Box<dyn Error>>>()?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    for path in files {
        let scenario = parse(&fs::read_to_string(&path)?)?;
        let policy = match Policy::preset(&scenario.policy) {
            Some(preset) => preset?,
            None => {
                let file = folder.join("policies").join(format!("{}.toml", scenario.policy));
                Policy::from_toml(&fs::read_to_string(file)?)?
            }
        };
        println!("== {}", path.file_name().unwrap_or_default().to_string_lossy());
        for record in log(&scenario, policy)? {
            println!("{}", wire::write_record(&record)?);
        }
    }
    Ok(())
}
