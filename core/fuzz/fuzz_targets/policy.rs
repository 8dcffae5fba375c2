#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| amends_testkit::fuzz::policy(bytes));
