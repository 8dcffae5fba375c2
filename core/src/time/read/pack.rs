//! Reading a calendar pack: the keys and the shape of what they take; dates are judged when it is
//! compiled.

use super::super::{DateText, PackDocument, PackHoliday};
use super::calendar::{date, dates, or_default};
use crate::{
    Findings,
    document::{Fields, Item, require_words, whole},
};

/// Reads a pack; one slip spoils it, and all are found.
pub(crate) fn pack(item: &Item<'_>, findings: &mut Findings) -> Option<PackDocument> {
    let mut fields = item.fields(findings)?;
    let id = text(&mut fields, "id", findings);
    let revision = text(&mut fields, "revision", findings);
    let valid_from = day(&mut fields, "valid_from", findings);
    let valid_to = day(&mut fields, "valid_to", findings);
    let notes = or_default(&mut fields, "notes", |item| {
        whole(&item.one_or_many(), |item| item.text(findings).map(str::to_owned))
    });
    let holiday = or_default(&mut fields, "holiday", |item| {
        whole(&item.one_or_many(), |item| self::holiday(item, findings))
    });
    fields.close(findings);
    Some(PackDocument {
        id: id?,
        revision: revision?,
        valid_from: valid_from?,
        valid_to: valid_to?,
        notes: notes?,
        holiday: holiday?,
    })
}

fn text(fields: &mut Fields<'_>, key: &'static str, findings: &mut Findings) -> Option<String> {
    fields.require(key, findings)?.text(findings).map(str::to_owned)
}

fn day(fields: &mut Fields<'_>, key: &'static str, findings: &mut Findings) -> Option<DateText> {
    date(&fields.require(key, findings)?, findings)
}

fn holiday(item: &Item<'_>, findings: &mut Findings) -> Option<PackHoliday> {
    let mut fields = item.fields(findings)?;
    let name = require_words(&mut fields, findings);
    let off = or_default(&mut fields, "off", |item| dates(item, findings));
    let worked = or_default(&mut fields, "worked", |item| dates(item, findings));
    fields.close(findings);
    Some(PackHoliday { name: name?, off: off?, worked: worked? })
}
