"""Answers as data frames of pandas and polars, with the types that the columns declare."""

from __future__ import annotations

from typing import Any

import pandas
import polars

from queries.result import Result

_PANDAS = {"string": "string", "integer": "Int64", "float": "Float64", "boolean": "boolean", "date": "datetime64[s]"}
_POLARS: dict[str, Any] = {
    "string": polars.String,
    "integer": polars.Int64,
    "float": polars.Float64,
    "boolean": polars.Boolean,
    "date": polars.String,
    "list": polars.List(polars.String),
}


def pandas_frame(result: Result) -> pandas.DataFrame:
    """One column for each of the result's, also where there are no rows."""
    columns = {
        column.name: pandas.Series([row[column.name] for row in result], dtype=_PANDAS.get(column.type, "object"))
        for column in result.columns
    }
    return pandas.DataFrame(columns)


def polars_frame(result: Result) -> polars.DataFrame:
    """One column for each of the result's, also where there are no rows."""
    schema = {column.name: _POLARS[column.type] for column in result.columns}
    frame = polars.DataFrame(result.rows, schema=schema, orient="row")
    dates = [polars.col(column.name).str.to_date() for column in result.columns if column.type == "date"]
    return frame.with_columns(dates)
