//! How values cross the border: shown one way, taken and checked the other.

use crate::{
    misfit::Misfit,
    values::{Moment, PRIVATE, Private, Span},
};
use amends::{Digest, Words, ident, ident::IdentError, time};
use std::sync::Arc;

/// Shows a value of the core.
pub trait Show<T: ?Sized> {
    /// Makes the value that crosses the border.
    fn show(core: &T) -> Self;
}

/// Takes a value from outside; what it cannot stand for is refused by the name of its field.
pub trait Take<T> {
    /// Makes the value of the core.
    fn take(self, field: &'static str) -> Result<T, Misfit>;
}

impl<T, F: Show<T>> Show<Option<T>> for Option<F> {
    fn show(core: &Option<T>) -> Self {
        core.as_ref().map(F::show)
    }
}

impl<T, F: Take<T>> Take<Option<T>> for Option<F> {
    fn take(self, field: &'static str) -> Result<Option<T>, Misfit> {
        self.map(|value| value.take(field)).transpose()
    }
}

impl<T, F: Show<T>> Show<[T]> for Vec<F> {
    fn show(core: &[T]) -> Self {
        core.iter().map(F::show).collect()
    }
}

impl<T, F: Show<T>> Show<Vec<T>> for Vec<F> {
    fn show(core: &Vec<T>) -> Self {
        Self::show(core.as_slice())
    }
}

impl<T, F: Take<T>> Take<Vec<T>> for Vec<F> {
    fn take(self, field: &'static str) -> Result<Vec<T>, Misfit> {
        self.into_iter().map(|value| value.take(field)).collect()
    }
}

impl<T, F: Show<T>> Show<Box<T>> for F {
    fn show(core: &Box<T>) -> Self {
        F::show(core)
    }
}

impl<T, F: Show<T>> Show<Arc<T>> for F {
    fn show(core: &Arc<T>) -> Self {
        F::show(core)
    }
}

impl<T, F: Take<T>> Take<Box<T>> for F {
    fn take(self, field: &'static str) -> Result<Box<T>, Misfit> {
        self.take(field).map(Box::new)
    }
}

impl<T, F: Take<T>> Take<Arc<T>> for F {
    fn take(self, field: &'static str) -> Result<Arc<T>, Misfit> {
        self.take(field).map(Arc::new)
    }
}

/// Lets identifiers and words of the host cross as text.
macro_rules! texts {
    ($($Type:ty),* $(,)?) => {$(
        impl Show<$Type> for String {
            fn show(core: &$Type) -> Self {
                core.as_str().to_owned()
            }
        }

        impl Take<$Type> for String {
            fn take(self, field: &'static str) -> Result<$Type, Misfit> {
                <$Type>::new(&self).map_err(|error| Misfit::invalid(field, &error))
            }
        }
    )*};
}

texts! {
    ident::ActorId, ident::CalendarId, ident::CaseId, ident::ClauseId, ident::CommandId, ident::FieldId,
    ident::KindId, ident::ObligationId, ident::QualificationId, ident::RoleId, ident::UnitId,
    ident::Value,
}

impl Show<Digest> for String {
    fn show(core: &Digest) -> Self {
        core.to_string()
    }
}

impl Take<Digest> for String {
    fn take(self, field: &'static str) -> Result<Digest, Misfit> {
        self.parse().map_err(|error| Misfit::invalid(field, &error))
    }
}

impl Show<amends::Private<ident::ActorId>> for Private {
    fn show(core: &amends::Private<ident::ActorId>) -> Self {
        Self(core.reveal().as_str().to_owned())
    }
}

impl Take<amends::Private<ident::ActorId>> for Private {
    fn take(self, field: &'static str) -> Result<amends::Private<ident::ActorId>, Misfit> {
        let id = ident::ActorId::new(&self.0).map_err(|error| match error {
            IdentError::Unprintable { .. } => IdentError::Unprintable { got: PRIVATE.to_owned() },
            IdentError::Empty | IdentError::TooLong { .. } => error,
        });
        id.map(amends::Private::new).map_err(|error| Misfit::invalid(field, &error))
    }
}

impl Show<time::Span> for Span {
    fn show(core: &time::Span) -> Self {
        Self(core.seconds())
    }
}

impl Take<time::Span> for Span {
    fn take(self, _: &'static str) -> Result<time::Span, Misfit> {
        Ok(time::Span::from_seconds(self.0))
    }
}

impl Show<time::Timestamp> for Moment {
    fn show(core: &time::Timestamp) -> Self {
        Self(core.micros())
    }
}

impl Take<time::Timestamp> for Moment {
    fn take(self, field: &'static str) -> Result<time::Timestamp, Misfit> {
        time::Timestamp::from_micros(self.0).map_err(|error| Misfit::invalid(field, &error))
    }
}

/// Lets numbers that cannot be negative cross as signed ones, which Kotlin and Java count with.
macro_rules! numbers {
    ($($core:ty as $outside:ty),*) => {$(
        impl Show<$core> for $outside {
            fn show(core: &$core) -> Self {
                Self::try_from(*core).unwrap_or(Self::MAX)
            }
        }

        impl Take<$core> for $outside {
            fn take(self, field: &'static str) -> Result<$core, Misfit> {
                <$core>::try_from(self).map_err(|_| Misfit::number(field, self.into(), u64::from(<$core>::MAX).min(Self::MAX as u64)))
            }
        }
    )*};
}

numbers! { u8 as i32, u16 as i32, u32 as i32, u64 as i64 }

impl Show<String> for String {
    fn show(core: &String) -> Self {
        core.clone()
    }
}

impl Take<String> for String {
    fn take(self, _: &'static str) -> Result<String, Misfit> {
        Ok(self)
    }
}

/// Returns a text in both languages, as one line each.
pub(crate) fn both(words: &Words) -> (String, String) {
    (words.zh.clone(), words.en.clone())
}
