//! Small damage to bytes, the same for the same number.

use crate::walk::Dice;

/// What parsers stumble over.
const TOKENS: &[&str] = &[
    "\"",
    "[",
    "]",
    "{",
    "}",
    "=",
    ",",
    "\n",
    "\\u0000",
    "\0",
    "-1",
    "0",
    "99999999999999999999",
    "1e309",
    "nan",
    "null",
    "\"?\"",
    "2026-02-30",
    "24:00",
    "00:00-24:00",
    "mon-sun",
    "as_promised",
    "of-debtor",
    "*",
    "\u{202e}",
    "字",
];

/// Damages bytes in one to four places; the same number damages them the same way.
pub fn mutated(bytes: &[u8], number: u32) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let count = 1 + number as usize % 4;
    for place in 0..count {
        let mut dice = Dice::new(number.wrapping_mul(2_654_435_761).rotate_left(7) | 1, place + 1);
        dice.stir();
        if out.is_empty() {
            out.push(b'[');
        }
        let (from, length) = (dice.of(out.len()), 1 + dice.of(24));
        let to = (from + length).min(out.len());
        match dice.of(8) {
            0 => out[from] ^= 1 << dice.of(8),
            1 => drop(out.drain(from..to)),
            2 => out.truncate(from),
            3 => {
                let token = dice.pick(TOKENS);
                out.splice(from..from, token.bytes());
            }
            4 => {
                let token = dice.pick(TOKENS);
                out.splice(from..to, token.bytes());
            }
            5 => lines(&mut out, |lines| {
                let line = lines[dice.of(lines.len())];
                lines.insert(dice.of(lines.len()), line);
            }),
            6 => lines(&mut out, |lines| {
                lines.remove(dice.of(lines.len()));
            }),
            _ => values(&mut out, &mut dice),
        }
    }
    out
}

fn lines(bytes: &mut Vec<u8>, change: impl FnOnce(&mut Vec<&[u8]>)) {
    let old = bytes.clone();
    let mut lines: Vec<&[u8]> = old.split(|byte| *byte == b'\n').collect();
    change(&mut lines);
    *bytes = lines.join(&b'\n');
}

/// Puts the value of one line into another.
fn values(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let old = String::from_utf8_lossy(bytes).into_owned();
    let mut lines: Vec<String> = old.lines().map(str::to_owned).collect();
    let keyed: Vec<_> = (0..lines.len()).filter(|at| lines[*at].contains(" = ")).collect();
    if keyed.len() < 2 {
        return;
    }
    let (one, other) = (keyed[dice.of(keyed.len())], keyed[dice.of(keyed.len())]);
    let value = lines[other].split_once(" = ").map(|(_, value)| value.to_owned());
    if let (Some((key, _)), Some(value)) = (lines[one].clone().split_once(" = "), value) {
        lines[one] = format!("{key} = {value}");
    }
    *bytes = lines.join("\n").into_bytes();
}
