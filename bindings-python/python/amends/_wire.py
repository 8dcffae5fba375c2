"""What commands, events and the values inside them share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from . import _amends
from ._errors import AmendsError, NaiveDatetime

if TYPE_CHECKING:
    from typing_extensions import Self, dataclass_transform
else:

    def dataclass_transform(**_: Any) -> Any:
        """Does nothing at run time: type checkers read it."""
        return lambda cls: cls


_SPAN = re.compile(r"(-?)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")
_DAYS = re.compile(r"([0-9]+)\s*(?:(working days?|个?工作日)|(?:calendar days?|个?自然日|日))")


def span(text: str) -> timedelta:
    """Reads a length of time written as in a policy: ``8h``, ``1h30m``, ``90s``."""
    found = _SPAN.fullmatch(text) if isinstance(text, str) else None
    if found is None or not any(found.group(2, 3, 4)):
        raise AmendsError(f"expected a timedelta or a text such as `1h30m`, got `{text!r}`")
    hours, minutes, seconds = (int(part or 0) for part in found.group(2, 3, 4))
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -length if found.group(1) else length


def distance(value: timedelta | str) -> timedelta | str:
    """Reads how far a deadline is moved: a span, or days such as ``5 working days``, which stay a text."""
    if isinstance(value, timedelta):
        return value
    found = _DAYS.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        if not isinstance(value, str) or not _SPAN.fullmatch(value) or not value.strip("-"):
            raise AmendsError(
                "expected a timedelta or a text such as `8h`, `5 working days` or `15 calendar days`, "
                f"got {value!r}"
            )
        return span(value)
    count, working = int(found.group(1)), found.group(2) is not None
    return f"{count} {'working' if working else 'calendar'} {'day' if count == 1 else 'days'}"


def aware(at: datetime) -> datetime:
    """Returns an aware datetime in UTC; a naive one is refused with what to do about it.

    A reading in a gap of its clock equals no instant of another zone, so instants are kept in UTC.
    """
    if not isinstance(at, datetime):
        raise AmendsError(f"expected an aware datetime, got `{at!r}`")
    if at.tzinfo is timezone.utc:
        return at
    if at.tzinfo is None or at.utcoffset() is None:
        raise NaiveDatetime(
            f"expected an aware datetime, got the naive `{at}`; say which clock it shows: "
            '`.replace(tzinfo=zoneinfo.ZoneInfo("Asia/Shanghai"))` for a local reading, '
            "`datetime.now(timezone.utc)` for the present"
        )
    try:
        return at.astimezone(timezone.utc)
    except OverflowError:
        raise AmendsError(f"expected an instant of the years 1 to 9999, got `{at}`") from None


def several(given: Any) -> tuple[Any, ...]:
    """Returns the members of a list; one text alone is refused: its letters are what nobody means."""
    if isinstance(given, str):
        raise AmendsError(f"expected a list of texts, got the text `{given}`; write `[{given!r}]`")
    return tuple(given)


_set = object.__setattr__


def _make(cls: type[Wire], values: tuple[Any, ...]) -> Wire:
    """Makes a value of its fields, which were checked when it was made first."""
    made = object.__new__(cls)
    for name, value in zip(cls._FIELDS, values):
        _set(made, name, value)
    return made


# Classes of their own and not dataclasses: hundreds of them are read in a few milliseconds.
@dataclass_transform(eq_default=True, frozen_default=True)
class Wire:
    """Carries a value to and from its wire form, which is the same in every language."""

    __slots__ = ()

    _KIND: ClassVar[str] = ""
    _FIELDS: ClassVar[tuple[str, ...]] = ()
    _PRIVATE: ClassVar[tuple[str, ...]] = ()

    def to_json(self) -> str:
        """Writes the value as JSON: the same bytes in every language."""
        return _amends.to_json(self._KIND, self)

    def to_dict(self) -> dict[str, Any]:
        """Writes the value as dictionaries, lists and texts, as they stand on the wire."""
        return _amends.to_dict(self._KIND, self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Reads a value from JSON; what cannot be read raises `WireFault`."""
        return _of(cls, _amends.from_json(cls._KIND, text))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Reads a value from a dictionary; what cannot be read raises `WireFault`."""
        return _of(cls, _amends.from_dict(cls._KIND, data))

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self._FIELDS])

    def replace(self, **changes: Any) -> Self:
        """Returns the value with some fields changed."""
        fields = {name: getattr(self, name) for name in self._FIELDS}
        return type(self)(**{**fields, **changes})

    __replace__ = replace

    def __eq__(self, other: object) -> bool:
        """Compares class and fields."""
        if self.__class__ is not other.__class__:
            return NotImplemented
        return self._values() == other._values()  # type: ignore[attr-defined]

    def __hash__(self) -> int:
        """Hashes class and fields."""
        return hash((self.__class__, self._values()))

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuses: values do not change."""
        raise AttributeError(f"a `{type(self).__name__}` does not change; use `.replace({name}=…)`")

    def __delattr__(self, name: str) -> None:
        """Refuses: values do not change."""
        raise AttributeError(f"a `{type(self).__name__}` does not change; use `.replace({name}=…)`")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles the fields."""
        return _make, (type(self), self._values())

    def __copy__(self) -> Self:
        """Returns itself: values do not change."""
        return self

    def __deepcopy__(self, memo: Any) -> Self:
        """Returns itself: values do not change."""
        return self

    def __repr__(self) -> str:
        """Shows what is set; personal references stay hidden."""
        shown = []
        positional: tuple[str, ...] = getattr(self, "__match_args__", ())
        for name in self._FIELDS:
            value = getattr(self, name)
            if name in self._PRIVATE and value is not None:
                shown.append(f"{name}=‹private›")
            elif name in positional:
                shown.append(repr(value))
            elif value is not None and value != () and value != _nothing(value):
                shown.append(f"{name}={value!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any, /) -> Any:
        """Tells pydantic how to read and write the value."""
        from ._pydantic import schema_of

        return schema_of(cls)


def _nothing(value: object) -> object:
    """Returns what a value of facts is when nothing is known."""
    fields = getattr(value, "_FIELDS", None)
    if not fields or getattr(value, "__match_args__", None):
        return None
    return value if all(getattr(value, name) is None for name in fields) else None


_W = TypeVar("_W", bound=Wire)


def _of(cls: type[_W], value: Any) -> _W:
    if not isinstance(value, cls):
        raise AmendsError(f"expected a `{cls.__name__}`, got a `{type(value).__name__}`")
    return value


class Value(Wire):
    """Stands for a value inside commands and events."""

    __slots__ = ()


class Command(Wire):
    """Stands for any command: ``Command.from_json`` reads whichever is written."""

    __slots__ = ()

    _KIND: ClassVar[str] = "Command"
    _TYPE: ClassVar[str]

    @property
    def type(self) -> str:
        """The stable name of the command."""
        return self._TYPE


class Event(Wire):
    """Stands for any event: ``Event.from_json`` reads whichever is written."""

    __slots__ = ()

    _KIND: ClassVar[str] = "Event"
    _TYPE: ClassVar[str]

    @property
    def type(self) -> str:
        """The stable name of the event."""
        return self._TYPE
