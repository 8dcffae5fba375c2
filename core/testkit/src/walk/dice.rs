//! One number, many small choices.

/// Takes small choices out of one number; when the number is used up every choice is the first.
#[derive(Debug, Clone, Copy)]
pub struct Dice {
    left: u64,
    salt: u64,
}

impl Dice {
    /// Takes a number and the place it stands at, which only varies what shrinking need not touch.
    pub fn new(number: u32, place: usize) -> Self {
        Self { left: u64::from(number), salt: place as u64 }
    }

    /// Chooses one of `n`, the first when nothing is left.
    pub fn of(&mut self, n: usize) -> usize {
        let n = n.max(1) as u64;
        let chosen = self.left % n;
        self.left /= n;
        usize::try_from(chosen).expect("less than n")
    }

    /// Spreads what is left, so that later choices vary though the number is small.
    pub fn stir(&mut self) {
        if self.left != 0 {
            let mixed = (self.left ^ self.salt).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            self.left = mixed ^ (mixed >> 29);
        }
    }

    /// Says whether one of `n` choices is not the first.
    pub fn one_in(&mut self, n: usize) -> bool {
        self.of(n) == n - 1
    }

    /// Chooses from a list.
    pub fn pick<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.of(list.len())].clone()
    }
}
