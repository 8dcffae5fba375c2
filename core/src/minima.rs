//! The least of many numbers that change one at a time: a tree of minima, sixteen to a node.

/// How many numbers a node is the least of.
const FAN: usize = 16;

/// Holds numbers by their place and knows the least of them at once.
///
/// To change one costs a look at sixteen numbers a level, five levels for a million; to find those
/// up to a limit costs as much for each one found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Minima {
    /// The numbers, the minima of sixteen of them each, and so on up to one.
    levels: Vec<Vec<i64>>,
}

impl Minima {
    /// Returns the least number; the largest there is when there is none.
    pub(crate) fn least(&self) -> i64 {
        self.levels.last().map_or(i64::MAX, |top| least(top))
    }

    /// Sets the number at a place; places that were never set hold the largest there is.
    pub(crate) fn set(&mut self, mut place: usize, mut number: i64) {
        for depth in 0.. {
            if depth == self.levels.len() {
                let below = depth.checked_sub(1).and_then(|below| self.levels.get(below));
                let level = below.map(|below| below.chunks(FAN).map(least).collect());
                self.levels.push(level.unwrap_or_default());
            }
            let Some(level) = self.levels.get_mut(depth) else { return };
            if level.len() <= place {
                level.resize(place + 1, i64::MAX);
            }
            if let Some(slot) = level.get_mut(place) {
                *slot = number;
            }
            if level.len() <= FAN {
                return;
            }
            (place, number) = (place / FAN, least(node(level, place / FAN)));
        }
    }

    /// Lists the places of the numbers up to a limit, in their order.
    pub(crate) fn up_to(&self, limit: i64) -> Vec<usize> {
        let mut found = vec![0];
        for level in self.levels.iter().rev() {
            let below = |at: &usize| (at * FAN..).zip(node(level, *at));
            let within = found.iter().flat_map(below).filter(|(_, number)| **number <= limit);
            found = within.map(|(place, _)| place).collect();
        }
        if self.levels.is_empty() { Vec::new() } else { found }
    }
}

fn node(level: &[i64], at: usize) -> &[i64] {
    let rest = level.get(at * FAN..).unwrap_or(&[]);
    rest.get(..FAN).unwrap_or(rest)
}

fn least(numbers: &[i64]) -> i64 {
    numbers.iter().copied().fold(i64::MAX, i64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_and_those_up_to_a_limit_are_those_of_a_plain_list() {
        let (mut minima, mut plain) = (Minima::default(), Vec::new());
        let mut dice = 12_345_u64;
        for round in 0..6_000_usize {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            let place = if round % 3 == 0 { plain.len() } else { dice as usize % plain.len() };
            let number = if dice.is_multiple_of(5) { i64::MAX } else { (dice % 1_000) as i64 };
            match plain.get_mut(place) {
                Some(held) => *held = number,
                None => plain.push(number),
            }
            minima.set(place, number);
            assert_eq!(minima.least(), plain.iter().copied().min().unwrap_or(i64::MAX));
            if round % 50 == 0 {
                for limit in [-1, 0, 20, 999] {
                    let due = (0..).zip(&plain).filter(|(_, number)| **number <= limit);
                    assert_eq!(minima.up_to(limit), due.map(|(at, _)| at).collect::<Vec<_>>());
                }
            }
        }
    }

    #[test]
    fn nothing_has_no_least() {
        assert_eq!(Minima::default().least(), i64::MAX);
        assert_eq!(Minima::default().up_to(i64::MAX), Vec::<usize>::new());
    }
}
