//! The progress bar; silent when nobody watches.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};

/// Shows how much of a file has been read.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    rows: u64,
}

impl Progress {
    /// Starts at nothing of `bytes`; stays silent when the error stream is not a terminal.
    pub fn of_file(bytes: u64, what: &str) -> Self {
        let bar = if stderr().is_terminal() {
            ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::stderr())
        } else {
            ProgressBar::hidden()
        };
        let template = "{msg} {bar:40.green/dim} {percent:>3}% {elapsed_precise} eta {eta}";
        // A template is part of the program; a plain bar is good enough should it be wrong.
        let style =
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style);
        bar.set_message(what.to_owned());
        Self { bar, rows: 0 }
    }

    /// Notes a row; the bar moves every thousand rows.
    pub fn row(&mut self, bytes: u64) {
        self.rows += 1;
        if self.rows.is_multiple_of(1_000) {
            self.bar.set_position(bytes);
        }
    }

    /// Takes the bar off the screen.
    pub fn finish(self) {
        self.bar.finish_and_clear();
    }
}
