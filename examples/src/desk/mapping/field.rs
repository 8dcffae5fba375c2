//! The cells of one row as the mapping's rules see them.

use super::document::{Block, Placed};
use crate::desk::log::Row;
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

/// Names a column of the mapping by its position in [`ColumnUse`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Column(pub(super) usize);

/// Holds a column the mapping names, with where it first does so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnUse {
    /// The name in the header of the log.
    pub name: String,
    /// The key of the mapping that names it.
    pub path: String,
    /// The line of the mapping.
    pub line: u64,
}

/// Collects the columns while a mapping is read.
#[derive(Default)]
pub(super) struct Columns {
    uses: RefCell<Vec<ColumnUse>>,
    places: RefCell<BTreeMap<String, Column>>,
}

impl Columns {
    pub(super) fn of(&self, block: &Block<'_, '_>, name: &Placed<String>) -> Column {
        let mut places = self.places.borrow_mut();
        if let Some(column) = places.get(&name.value) {
            return *column;
        }
        let mut uses = self.uses.borrow_mut();
        let column = Column(uses.len());
        uses.push(ColumnUse {
            name: name.value.clone(),
            path: name.path.clone(),
            line: block.line(name),
        });
        places.insert(name.value.clone(), column);
        column
    }

    pub(super) fn into_uses(self) -> Vec<ColumnUse> {
        self.uses.into_inner()
    }
}

/// Says how a cell is read: what counts as empty, whether blanks around it matter.
#[derive(Debug, Clone)]
pub(super) struct CellRules {
    pub(super) nulls: BTreeSet<String>,
    pub(super) trim: bool,
}

/// Looks at one row through the columns of a mapping.
#[derive(Clone, Copy)]
pub(super) struct Fields<'r> {
    pub(super) row: &'r Row,
    pub(super) positions: &'r [usize],
    pub(super) rules: &'r CellRules,
}

impl<'r> Fields<'r> {
    /// Returns the text of a cell, `None` when it is empty or one of the null values.
    pub(super) fn get(self, column: Column) -> Option<&'r str> {
        let position = self.positions.get(column.0).copied()?;
        let text = self.row.field(position);
        let text = if self.rules.trim { text.trim() } else { text };
        (!text.is_empty() && !self.rules.nulls.contains(text)).then_some(text)
    }

    /// Returns the cell as it stands in the log.
    pub(super) fn raw(self, column: Column) -> &'r str {
        self.positions.get(column.0).map_or("", |position| self.row.field(*position))
    }
}
