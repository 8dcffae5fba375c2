//! Which known word was probably meant.

/// Returns the known word nearest to what stands there, if it is near enough to be a slip.
pub(crate) fn nearest<'a>(got: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let got: Vec<char> = got.chars().take(60).collect();
    let allowed = (got.len() / 3).clamp(1, 3);
    known
        .map(|word| (distance(&got, word), word))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, word)| word)
}

/// Counts the single-character edits between two words, row by row.
fn distance(got: &[char], word: &str) -> usize {
    let mut row: Vec<usize> = (0..=got.len()).collect();
    for (line, wanted) in word.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        for (cell, letter) in row.iter_mut().skip(1).zip(got) {
            let changed = diagonal + usize::from(*letter != wanted);
            diagonal = *cell;
            *cell = changed.min(diagonal + 1).min(left + 1);
            left = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_recognised_and_a_stranger_is_not() {
        let known = ["satisfied_by", "starts_on", "owed_by"];
        assert_eq!(nearest("satisfied_on", known.into_iter()), Some("satisfied_by"));
        assert_eq!(nearest("start_on", known.into_iter()), Some("starts_on"));
        assert_eq!(nearest("weather", known.into_iter()), None);
    }
}
