"""The base of the closed vocabularies."""

from __future__ import annotations

from enum import Enum
from typing import Literal


class Word(str, Enum):
    """Names one thing of a closed vocabulary; it is also the text that stands on the wire.

    >>> from amends import Stage
    >>> Stage.CLOSED == "closed", Stage("closed") is Stage.CLOSED
    (True, True)
    >>> Stage.CLOSED.label("zh")
    '已关闭'
    """

    _value_: str
    _zh: str
    _en: str

    def __new__(cls, value: str, zh: str = "", en: str = "") -> Word:
        """Makes a member of its text and its labels."""
        word = str.__new__(cls, value)
        word._value_ = value
        word._zh = zh
        word._en = en
        return word

    def label(self, lang: Literal["zh", "en"] = "en") -> str:
        """Returns the label in Chinese or English."""
        if lang == "en":
            return self._en
        if lang == "zh":
            return self._zh
        raise ValueError(f"expected the language `zh` or `en`, got `{lang}`")

    def __repr__(self) -> str:
        """Shows the member by its name."""
        return f"{type(self).__name__}.{self.name}"

    def __str__(self) -> str:
        """Returns the text of the wire."""
        return self._value_

    def __format__(self, spec: str) -> str:
        """Formats the text of the wire."""
        return self._value_.__format__(spec)

    # Equal to its text, so it has the hash of its text.
    __hash__ = str.__hash__
