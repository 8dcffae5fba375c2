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

    def label(self, lang: Literal["zh", "en"] = "en") -> str:
        """Returns the label in Chinese or English."""
        from ._labels import LABELS

        zh, en = LABELS[type(self).__name__][self.value]
        if lang == "en":
            return en
        if lang == "zh":
            return zh
        raise ValueError(f"expected the language `zh` or `en`, got `{lang}`")

    @classmethod
    def _missing_(cls, value: object) -> None:
        from difflib import get_close_matches

        words = [word.value for word in cls]
        close = get_close_matches(str(value), words, 1)
        known = f"did you mean `{close[0]}`?" if close else f"one of {', '.join(words)}"
        raise ValueError(f"expected a word of `{cls.__name__}`, got `{value}`; {known}")

    def __repr__(self) -> str:
        """Shows the member by its name."""
        return f"{type(self).__name__}.{self.name}"

    def __str__(self) -> str:
        """Returns the text of the wire."""
        return str(self.value)

    def __format__(self, spec: str) -> str:
        """Formats the text of the wire."""
        return str(self.value).__format__(spec)

    # Equal to its text, so it has the hash of its text.
    __hash__ = str.__hash__
