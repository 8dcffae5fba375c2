"""Columns and tables in the caller's own kind; no library is imported that the caller has not."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ._amends import Column
from ._errors import AmendsError


def library(given: Any) -> str:
    """Names the library that a column or a frame is of."""
    return type(given).__module__.partition(".")[0]


def arrow(given: Any) -> Any:
    """Takes a column that hands nothing over by itself: of a pandas before 3, through pyarrow."""
    if library(given) == "pandas":
        return import_module("pyarrow").array(given, from_pandas=True)
    got = type(given).__name__
    raise AmendsError(f"expected a column of pyarrow, polars, pandas or duckdb, got `{got}`")


def rows(given: Any) -> Any:
    """Takes a frame without its index, which only pandas has."""
    if library(given) == "pandas" and hasattr(given, "columns"):
        return import_module("pyarrow").Table.from_pandas(given, preserve_index=False)
    return given


def like(given: Any, column: Column) -> Any:
    """Returns a column as the kind that was given: polars, pyarrow, pandas, or the bare column."""
    kind, name = library(given), getattr(given, "name", None)
    if kind == "polars":
        series: Any = import_module("polars").Series(column)
        return series.rename(name) if isinstance(name, str) else series
    if kind == "pyarrow":
        return import_module("pyarrow").array(column)
    if kind == "pandas":
        pandas = import_module("pandas")
        array = import_module("pyarrow").array(column)
        made = pandas.array(array, dtype=pandas.ArrowDtype(array.type))
        return pandas.Series(made, index=getattr(given, "index", None), name=name)
    return column


def table(given: Any, column: Column) -> Any:
    """Returns a column of structs as a frame of the library that was given, or as one of pyarrow."""
    kind = library(given)
    if kind == "polars":
        return import_module("polars").Series(column).struct.unnest()
    pyarrow: Any = import_module("pyarrow")
    made = pyarrow.Table.from_struct_array(pyarrow.array(column))
    if kind == "pandas":
        return made.to_pandas(types_mapper=import_module("pandas").ArrowDtype)
    return made


def aligned(given: Any, column: Column) -> Any:
    """Returns a frame whose rows are those of the one that was given."""
    made = table(given, column)
    if library(given) == "pandas":
        made.index = given.index
    return made
