//! How hard the nets try: one switch for the quick run at a desk and the long one at night.

/// Multiplies how often something is tried by `AMENDS_CASES`, a whole number; 1 when it is not set.
///
/// # Panics
/// When the switch is no number: a long run that silently stays short proves nothing.
#[expect(clippy::disallowed_methods, reason = "a person chooses how long the nets run")]
pub fn times(count: u32) -> u32 {
    let factor = std::env::var("AMENDS_CASES").map_or(1, |text| {
        let read = text.parse::<u32>().ok().filter(|factor| *factor > 0);
        read.unwrap_or_else(|| panic!("AMENDS_CASES is a whole number from 1 on, got `{text}`"))
    });
    count.saturating_mul(factor)
}
