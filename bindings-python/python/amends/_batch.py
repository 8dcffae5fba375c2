"""Columns in the caller's own kind; no data frame library is imported that the caller has not."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ._amends import Column


def like(given: Any, column: Column) -> Any:
    """Returns a column as the kind that was given: polars, pyarrow, pandas, or the bare column."""
    library = type(given).__module__.partition(".")[0]
    name = getattr(given, "name", None)
    if library == "polars":
        series: Any = import_module("polars").Series(column)
        return series.rename(name) if isinstance(name, str) else series
    if library == "pyarrow":
        return import_module("pyarrow").array(column)
    if library == "pandas":
        pandas = import_module("pandas")
        array = import_module("pyarrow").array(column)
        made = pandas.array(array, dtype=pandas.ArrowDtype(array.type))
        return pandas.Series(made, index=getattr(given, "index", None), name=name)
    return column
