"""How pydantic reads and writes the values of this package; pydantic itself is imported when asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ._errors import AmendsError


def schema_of(cls: Any) -> Any:
    """Returns the core schema of a class: an instance, a dictionary or JSON in; a dictionary out."""
    from pydantic_core import core_schema

    def read(value: Any) -> Any:
        if isinstance(value, cls):
            return value
        try:
            if isinstance(value, (str, bytes)):
                return cls.from_json(value)
            if isinstance(value, Mapping):
                return cls.from_dict(value)
        except AmendsError as error:
            raise ValueError(str(error)) from error
        raise ValueError(f"expected a `{cls.__name__}`, a dictionary or JSON")

    def write(value: Any) -> Any:
        return value.to_dict()

    return core_schema.no_info_plain_validator_function(
        read,
        json_schema_input_schema=core_schema.dict_schema(core_schema.str_schema()),
        serialization=core_schema.plain_serializer_function_ser_schema(
            write, return_schema=core_schema.dict_schema(core_schema.str_schema())
        ),
    )
