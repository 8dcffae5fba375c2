//! Rows of a CSV file, gzip or not, in constant memory.
//!
//! A row that cannot be taken apart is an [`Unreadable`] of its own: it never ends the reading and
//! never disappears. A stray quotation mark would swallow every line up to the next one, so a row
//! that spans several lines and has the wrong number of fields is refused by its first line alone
//! and the lines behind it are read again. How much is read again is bounded: a log that goes on
//! like that has its rows taken line by line, so that reading stays linear in the log.

use super::{DeskError, document::open_file};
use csv_core::ReadRecordResult;
use encoding_rs::Encoding;
use flate2::read::MultiGzDecoder;
use std::{
    cell::Cell,
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
    rc::Rc,
};

/// The longest row that is read, in bytes; a longer one is refused.
pub const MAX_ROW_BYTES: usize = 32 * 1024 * 1024;
/// How often the bytes of a log may be read again because of stray quotation marks, on average,
/// beside [`REREAD_FREELY`].
const REREAD_TIMES: u64 = 4;
/// How many bytes may be read again however short the log is.
const REREAD_FREELY: u64 = 2 * MAX_ROW_BYTES as u64;
/// The most columns a log may have.
pub const MAX_FIELDS: usize = 65_536;

/// Says how the bytes of a log become rows.
#[derive(Debug, Clone)]
pub struct LogFormat {
    /// The byte between fields.
    pub delimiter: u8,
    /// The byte around fields that hold delimiters; `None` turns quoting off.
    pub quote: Option<u8>,
    /// The encoding of the text.
    pub encoding: &'static Encoding,
    /// The names of the columns of a log without a header line.
    pub columns: Option<Vec<String>>,
}

impl Default for LogFormat {
    fn default() -> Self {
        Self { delimiter: b',', quote: Some(b'"'), encoding: encoding_rs::UTF_8, columns: None }
    }
}

/// Holds one row: its fields and the line it starts on.
#[derive(Debug, Default)]
pub struct Row {
    line: u64,
    text: String,
    ends: Vec<usize>,
}

impl Row {
    /// Returns the line the row starts on, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Returns a field by its position; a field the row does not have is empty.
    pub fn field(&self, index: usize) -> &str {
        let end = self.ends.get(index).copied().unwrap_or(0);
        let start = match index.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        // INVARIANT: ends are ascending and lie on character boundaries (checked in `decode`).
        self.text.get(start..end).unwrap_or("")
    }

    /// Returns how many fields the row has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Says whether the row has no field.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// Describes a row that could not be taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// The row has more or fewer fields than the header.
    FieldCount {
        /// The fields of the header.
        expected: usize,
        /// The fields of the row.
        got: usize,
    },
    /// A field is not text in the encoding of the log.
    NotText {
        /// The position of the field, from 0.
        field: usize,
    },
    /// The row is longer than [`MAX_ROW_BYTES`].
    TooLong,
    /// A quotation mark opens a field and nothing closes it where a field ends.
    StrayQuote,
}

/// Says what came out of one step of reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The row given is filled.
    Row,
    /// The row on this line is refused.
    Refused {
        /// The line the row starts on, from 1.
        line: u64,
        /// Why.
        why: Unreadable,
    },
    /// The log ends here.
    End,
}

/// Reads the rows of a log one after another.
pub struct LogReader {
    path: PathBuf,
    input: Replayable,
    parser: csv_core::Reader,
    format: LogFormat,
    header: Vec<String>,
    header_line: u64,
    line: u64,
    after_return: bool,
    raw: Vec<u8>,
    fields: Vec<u8>,
    ends: Vec<usize>,
    consumed: Rc<Cell<u64>>,
    size: u64,
}

impl std::fmt::Debug for LogReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LogReader").field("path", &self.path).field("line", &self.line).finish()
    }
}

impl LogReader {
    /// Opens a log and reads its header; gzip is recognised by its first two bytes.
    ///
    /// # Errors
    /// As [`open_file`]; `File` when it cannot be read, `EmptyLog` when nothing stands in it,
    /// `Header` when the header is not text.
    pub fn open(path: &Path, format: LogFormat) -> Result<Self, DeskError> {
        let file = open_file(path)?;
        let size = file.metadata().map_or(0, |data| data.len());
        let consumed = Rc::new(Cell::new(0));
        let counted = Counted { inner: file, consumed: Rc::clone(&consumed) };
        let mut plain = BufReader::with_capacity(256 * 1024, counted);
        let start = plain.fill_buf().map_err(DeskError::file(path, "read"))?;
        let source: Box<dyn BufRead> = if start.starts_with(&[0x1f, 0x8b]) {
            Box::new(BufReader::with_capacity(256 * 1024, MultiGzDecoder::new(plain)))
        } else {
            Box::new(plain)
        };
        let mut reader = Self {
            path: path.to_owned(),
            input: Replayable { source, again: Vec::new(), position: 0, drawn: 0, reread: 0 },
            parser: parser(&format),
            header: format.columns.clone().unwrap_or_default(),
            header_line: 0,
            format,
            line: 1,
            after_return: false,
            raw: Vec::new(),
            fields: vec![0; 4 * 1024],
            ends: vec![0; 64],
            consumed,
            size,
        };
        reader.read_header()?;
        Ok(reader)
    }

    /// Returns the names of the columns.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// Returns the line of the header; 0 when the mapping names the columns.
    pub fn header_line(&self) -> u64 {
        self.header_line
    }

    /// Returns the file the rows come from.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns how many bytes of the file have been read, packed as they lie on disk.
    pub fn bytes_read(&self) -> u64 {
        self.consumed.get()
    }

    /// Returns the size of the file.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Reads the next row into `row`.
    ///
    /// # Errors
    /// `File` when the file cannot be read any further.
    pub fn read(&mut self, row: &mut Row) -> Result<Step, DeskError> {
        let Some(record) = self.take_record()? else { return Ok(Step::End) };
        let line = record.line;
        let why = match record.fields {
            Err(why) => why,
            Ok(got) if got != self.header.len() => {
                Unreadable::FieldCount { expected: self.header.len(), got }
            }
            Ok(_) if !self.lines_are_quoted() => Unreadable::StrayQuote,
            Ok(got) => match self.decode(got, row) {
                Ok(()) => {
                    row.line = line;
                    return Ok(Step::Row);
                }
                Err(field) => {
                    return Ok(Step::Refused { line, why: Unreadable::NotText { field } });
                }
            },
        };
        self.read_again_after_first_line(line);
        Ok(Step::Refused { line, why })
    }

    fn read_header(&mut self) -> Result<(), DeskError> {
        if self.format.columns.is_some() {
            return self.skip_byte_order_mark();
        }
        let Some(record) = self.take_record()? else {
            return Err(DeskError::EmptyLog { path: self.path.clone() });
        };
        self.header_line = record.line;
        let mut row = Row::default();
        let problem = match record.fields {
            Ok(count) if count <= MAX_FIELDS => self.decode(count, &mut row).err().map(|field| {
                format!(
                    "expected text in {} in column {}, got other bytes; `encoding` in \
                         `[log]` of the mapping names another encoding, UTF-16 is not read",
                    self.format.encoding.name(),
                    field + 1
                )
            }),
            _ => Some(format!("expected at most {MAX_FIELDS} columns in {MAX_ROW_BYTES} bytes")),
        };
        if let Some(problem) = problem {
            return Err(DeskError::Header {
                path: self.path.clone(),
                line: self.header_line,
                problems: vec![problem],
            });
        }
        self.header = (0..row.len()).map(|index| row.field(index).trim().to_owned()).collect();
        Ok(())
    }

    fn skip_byte_order_mark(&mut self) -> Result<(), DeskError> {
        let start = self.input.fill().map_err(DeskError::file(&self.path, "read"))?;
        if start.starts_with(b"\xef\xbb\xbf") {
            self.input.consume(3);
        }
        Ok(())
    }

    /// Takes one record apart into `fields`, `ends` and `raw`.
    fn take_record(&mut self) -> Result<Option<Record>, DeskError> {
        self.skip_blank_lines()?;
        self.raw.clear();
        let line = self.line;
        let (mut written, mut ended, mut dropped) = (0, 0, 0);
        let one_line = self.input.is_overdrawn();
        loop {
            let input = self.input.fill().map_err(DeskError::file(&self.path, "read"))?;
            let input = if one_line { up_to_line_end(input) } else { input };
            let (result, used, out, ends) = self.parser.read_record(
                input,
                self.fields.get_mut(written..).unwrap_or_default(),
                self.ends.get_mut(ended..).unwrap_or_default(),
            );
            let taken = input.get(..used).unwrap_or_default();
            self.raw.extend_from_slice(taken);
            self.line += line_ends(taken, &mut self.after_return);
            self.input.consume(used);
            written += out;
            ended += ends;
            match result {
                ReadRecordResult::Record => {
                    return Ok(Some(Record { line, fields: Ok(dropped + ended) }));
                }
                ReadRecordResult::End => return Ok(None),
                ReadRecordResult::OutputFull => self.fields.resize(self.fields.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.ends.len() < MAX_FIELDS => {
                    self.ends.resize(self.ends.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull => {
                    dropped += ended;
                    ended = 0;
                }
                ReadRecordResult::InputEmpty
                    if one_line && self.raw.last().is_some_and(ends_line) =>
                {
                    self.parser.reset();
                    return Ok(Some(Record { line, fields: Err(Unreadable::StrayQuote) }));
                }
                ReadRecordResult::InputEmpty => {}
            }
            if self.raw.len() > MAX_ROW_BYTES {
                if !self.raw.iter().any(ends_line) {
                    self.skip_to_line_end()?;
                }
                self.parser.reset();
                return Ok(Some(Record { line, fields: Err(Unreadable::TooLong) }));
            }
        }
    }

    fn skip_blank_lines(&mut self) -> Result<(), DeskError> {
        loop {
            let input = self.input.fill().map_err(DeskError::file(&self.path, "read"))?;
            let blank = input.iter().take_while(|byte| ends_line(byte)).count();
            if blank == 0 {
                return Ok(());
            }
            let blank_lines = input.get(..blank).unwrap_or_default();
            self.line += line_ends(blank_lines, &mut self.after_return);
            self.input.consume(blank);
        }
    }

    fn skip_to_line_end(&mut self) -> Result<(), DeskError> {
        loop {
            let input = self.input.fill().map_err(DeskError::file(&self.path, "read"))?;
            if input.is_empty() {
                return Ok(());
            }
            let end = input.iter().position(ends_line);
            let used = end.unwrap_or(input.len());
            self.input.consume(used);
            if end.is_some() {
                return Ok(());
            }
        }
    }

    /// Says whether a row of several lines is quoted by the rules: the parser forgives a mark that
    /// nothing closes, and would hide the rows behind it in one field.
    fn lines_are_quoted(&self) -> bool {
        let body = self.raw.strip_suffix(b"\n").unwrap_or(&self.raw);
        let body = body.strip_suffix(b"\r").unwrap_or(body);
        match self.format.quote {
            Some(quote) if body.iter().any(ends_line) => {
                is_well_quoted(&self.raw, self.format.delimiter, quote)
            }
            Some(_) | None => true,
        }
    }

    /// Puts back all but the first line of a refused row.
    fn read_again_after_first_line(&mut self, line: u64) {
        let Some(first) = self.raw.iter().position(ends_line) else { return };
        let pair = self.raw.get(first..).is_some_and(|rest| rest.starts_with(b"\r\n"));
        let rest = self.raw.split_off(first + if pair { 2 } else { 1 });
        if rest.is_empty() {
            return;
        }
        self.input.read_again(rest);
        (self.line, self.after_return) = (line + 1, false);
        self.parser.reset();
    }

    fn decode(&mut self, count: usize, row: &mut Row) -> Result<(), usize> {
        row.text.clear();
        row.ends.clear();
        let mut start = 0;
        for (index, end) in self.ends.iter().take(count).enumerate() {
            let bytes = self.fields.get(start..*end).unwrap_or_default();
            if self.format.encoding == encoding_rs::UTF_8 {
                row.text.push_str(std::str::from_utf8(bytes).map_err(|_| index)?);
            } else {
                let text =
                    self.format.encoding.decode_without_bom_handling_and_without_replacement(bytes);
                row.text.push_str(&text.ok_or(index)?);
            }
            row.ends.push(row.text.len());
            start = *end;
        }
        Ok(())
    }
}

/// Says where a record starts and how many fields it has, or why it has no end.
struct Record {
    line: u64,
    fields: Result<usize, Unreadable>,
}

fn is_well_quoted(row: &[u8], delimiter: u8, quote: u8) -> bool {
    let mut bytes = row.iter().copied().peekable();
    let mut at_start = true;
    while let Some(byte) = bytes.next() {
        if at_start && byte == quote {
            loop {
                match bytes.next() {
                    None => return false,
                    Some(inner) if inner == quote => match bytes.peek() {
                        Some(next) if *next == quote => {
                            bytes.next();
                        }
                        _ => break,
                    },
                    Some(_) => {}
                }
            }
            match bytes.peek() {
                Some(next) if *next != delimiter && !matches!(next, b'\r' | b'\n') => return false,
                _ => {}
            }
            at_start = false;
        } else {
            at_start = byte == delimiter;
        }
    }
    true
}

/// Says whether a byte ends a line: a line feed, a carriage return, or both together.
fn ends_line(byte: &u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

fn up_to_line_end(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(ends_line).map_or(bytes.len(), |end| end + 1);
    bytes.get(..end).unwrap_or(bytes)
}

/// Counts line ends; `after_return` carries over whether the last byte was a carriage return.
fn line_ends(bytes: &[u8], after_return: &mut bool) -> u64 {
    let mut ends = 0;
    for byte in bytes {
        ends += u64::from(ends_line(byte) && !(*byte == b'\n' && *after_return));
        *after_return = *byte == b'\r';
    }
    ends
}

fn parser(format: &LogFormat) -> csv_core::Reader {
    csv_core::ReaderBuilder::new()
        .delimiter(format.delimiter)
        .quote(format.quote.unwrap_or(b'"'))
        .quoting(format.quote.is_some())
        .build()
}

/// Reads bytes that were put back before those of the source.
struct Replayable {
    source: Box<dyn BufRead>,
    again: Vec<u8>,
    position: usize,
    drawn: u64,
    reread: u64,
}

impl Replayable {
    /// Says whether so much was read again that no row may span lines any more.
    fn is_overdrawn(&self) -> bool {
        self.reread > REREAD_FREELY + REREAD_TIMES.saturating_mul(self.drawn)
    }

    fn fill(&mut self) -> io::Result<&[u8]> {
        if self.position < self.again.len() {
            return Ok(self.again.get(self.position..).unwrap_or_default());
        }
        loop {
            match self.source.fill_buf() {
                Ok(_) => break,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        if self.position < self.again.len() {
            self.position += count;
        } else {
            self.drawn += count as u64;
            self.source.consume(count);
        }
    }

    fn read_again(&mut self, bytes: Vec<u8>) {
        self.reread += bytes.len() as u64;
        if self.position < self.again.len() {
            // INVARIANT: what was read last came from here, so it is stepped back over, not copied.
            self.position = self.position.saturating_sub(bytes.len());
        } else {
            (self.again, self.position) = (bytes, 0);
        }
    }
}

/// Counts the bytes taken from a file, for the progress bar.
struct Counted {
    inner: File,
    consumed: Rc<Cell<u64>>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.consumed.set(self.consumed.get() + read as u64);
        Ok(read)
    }
}
