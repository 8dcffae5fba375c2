//! Round-robin timing on the CPU time of the thread.
//!
//! Machines are shared and clocks drift, so no figure means much by itself. Every lane runs once in
//! every round, and a ratio is the median of the ratios within the rounds.

use cpu_time::ThreadTime;
use std::{collections::BTreeMap, time::Duration};

/// Runs a batch and returns how many operations that was.
pub type Batch = Box<dyn FnMut() -> usize>;

/// Holds the lanes of a race and what was measured in them.
#[derive(Default)]
pub struct Race {
    lanes: Vec<(&'static str, Batch)>,
    times: BTreeMap<&'static str, Vec<f64>>,
}

/// The least time a lane runs in a round.
const SLICE: Duration = Duration::from_millis(15);

impl Race {
    /// Adds a lane; `batch` runs once unmeasured.
    pub fn lane(&mut self, name: &'static str, mut batch: impl FnMut() -> usize + 'static) {
        assert!(batch() > 0, "`{name}` does nothing");
        assert!(self.times.insert(name, Vec::new()).is_none(), "`{name}` runs twice");
        self.lanes.push((name, Box::new(batch)));
    }

    /// Runs rounds; every lane runs once in each.
    pub fn run(&mut self, rounds: usize, mut progress: impl FnMut(usize)) {
        for round in 0..rounds {
            progress(round);
            for (name, batch) in &mut self.lanes {
                let nanos = time(batch);
                self.times.entry(name).or_default().push(nanos);
            }
        }
    }

    /// Returns the median nanoseconds of one operation in a lane.
    pub fn nanos(&self, lane: &str) -> f64 {
        median(self.rounds(lane).to_vec())
    }

    /// Returns how many times longer `slow` takes than `fast`: the median over the rounds.
    pub fn ratio(&self, slow: &str, fast: &str) -> f64 {
        let pairs = self.rounds(slow).iter().zip(self.rounds(fast));
        median(pairs.map(|(slow, fast)| slow / fast).collect())
    }

    /// Lists every lane with its median nanoseconds, the least and the most.
    pub fn figures(&self) -> Vec<(&'static str, f64, f64, f64)> {
        let lanes = self.lanes.iter().map(|(name, _)| {
            let rounds = self.rounds(name);
            let least = rounds.iter().copied().fold(f64::INFINITY, f64::min);
            let most = rounds.iter().copied().fold(0.0, f64::max);
            (*name, self.nanos(name), least, most)
        });
        lanes.collect()
    }

    fn rounds(&self, lane: &str) -> &[f64] {
        match self.times.get(lane) {
            Some(rounds) if !rounds.is_empty() => rounds,
            _ => panic!("no lane `{lane}` has run"),
        }
    }
}

/// Repeats a batch until its slice is over; returns nanoseconds of CPU time an operation.
///
/// A reading of the clock takes as long as a small batch, so it is read ever more rarely.
fn time(batch: &mut Batch) -> f64 {
    let (mut operations, mut batches) = (0, 1);
    let start = ThreadTime::now();
    loop {
        operations += (0..batches).map(|_| batch()).sum::<usize>();
        let spent = start.elapsed();
        if spent < SLICE / 8 {
            batches *= 2;
        }
        if spent >= SLICE {
            return spent.as_nanos() as f64 / operations as f64;
        }
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hint::black_box;

    #[test]
    fn more_work_takes_more_time() {
        let mut race = Race::default();
        let work = |steps: u64| {
            move || {
                black_box((0..black_box(steps)).fold(0, |sum: u64, step| black_box(sum ^ step)));
                1
            }
        };
        race.lane("little", work(1_000));
        race.lane("much", work(100_000));
        race.run(3, |_| {});
        assert!(race.ratio("much", "little") > 10.0);
        assert_eq!(race.figures().len(), 2);
    }
}
