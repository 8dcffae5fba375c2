//! How often a property is tried, and where its failures are kept.

use proptest::test_runner::{Config, FileFailurePersistence};

/// Tries a property so often, times the switch of the testkit; failures are kept in the file.
pub(crate) fn cases(count: u32, failures: &'static str) -> Config {
    Config {
        cases: amends_testkit::effort::times(count),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(failures))),
        max_shrink_iters: 3_000,
        max_shrink_time: 60_000,
        ..Config::default()
    }
}
