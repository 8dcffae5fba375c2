//! Repeats one piece of work, for tools that count instructions: `workload NAME TIMES`.

use amends::case::Case;
use amends_benches::walk::{Walk, start};
use clap::{Parser, ValueEnum};
use std::hint::black_box;

/// Repeats one piece of work, for tools that count instructions.
#[derive(Parser)]
struct Options {
    work: Work,
    times: usize,
}

#[derive(Clone, Copy, ValueEnum)]
enum Work {
    /// The commands of a walk after the first.
    Commands,
    /// The records of a walk, replayed.
    Replay,
}

fn main() {
    let Options { work, times } = Options::parse();
    let walk = Walk::default();
    let (opened, _) = walk.history(0, 1);
    let (_, log) = walk.history(0, walk.steps.len());
    match work {
        Work::Commands => {
            for _ in 0..times {
                let mut case = opened.clone();
                for step in 1..walk.steps.len() {
                    case = walk.step(&case, step, start(0)).into_parts().0;
                }
                black_box(case);
            }
            println!("{}", times * (walk.steps.len() - 1));
        }
        Work::Replay => {
            for _ in 0..times {
                black_box(Case::replay(&log)).expect("its own history");
            }
            println!("{}", times * log.len());
        }
    }
}
