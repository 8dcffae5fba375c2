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

/// Counts the edits between two words, row by row: a letter put in, left out, changed, or swapped with
/// its neighbour.
fn distance(got: &[char], word: &str) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=got.len()).collect();
    let mut last = None;
    for (line, wanted) in word.chars().enumerate() {
        let mut next = vec![line + 1];
        for (column, letter) in got.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX);
            let changed = at(&row, column) + usize::from(*letter != wanted);
            let mut edits = changed.min(at(&row, column + 1) + 1).min(at(&next, column) + 1);
            let neighbour = column.checked_sub(1).and_then(|left| Some((left, *got.get(left)?)));
            if let Some((left, neighbour)) = neighbour
                && neighbour == wanted
                && Some(*letter) == last
            {
                edits = edits.min(at(&before, left).saturating_add(1));
            }
            next.push(edits);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(wanted);
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
        assert_eq!(nearest("haed", ["head", "handler"].into_iter()), Some("head"));
    }
}
