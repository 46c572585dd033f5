"""The written forms of an answer over HTTP."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import Request, Response

from graph.seats import seat_of
from queries.errors import BadParameter
from queries.header import Question
from queries.result import Result

FORMATS = {
    "json": "application/json",
    "csv": "text/csv",
    "md": "text/markdown",
    "geojson": "application/geo+json",
}
"""Media types by the name that ``format=`` takes."""

TERRITORY = "territory"
"""The column by which rows are put on a map (GeoJSON, RFC 7946)."""


def formats_of(question: Question) -> tuple[str, ...]:
    """The formats of a question: GeoJSON only where its rows have a territory."""
    on_map = any(column.name == TERRITORY for column in question.columns)
    return tuple(name for name in FORMATS if on_map or name != "geojson")


def chosen_format(given: str | None, accept: str, allowed: Sequence[str] = tuple(FORMATS)) -> str:
    """``format=`` if given, else the first of the ``Accept`` header that is allowed, else JSON.

    Raises:
        BadParameter: there is no such format here.
    """
    if given is not None:
        if given not in allowed:
            raise BadParameter("format", f"format must be one of {', '.join(allowed)}, not {given!r}.")
        return given
    wanted = [part.split(";")[0].strip() for part in accept.split(",")]
    return next((name for media in wanted for name in allowed if media == FORMATS[name]), "json")


def answer(request: Request, result: Result, format_: str, name: str, headers: Mapping[str, str]) -> Response:
    """A result as an HTTP answer with its entity tag; 304 where the asker has the same already."""
    body = _body(result, format_).encode("utf-8", "replace")
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
    sent = {"Vary": "Accept", "ETag": tag, "Cache-Control": "no-cache", **headers}
    if names_tag(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=sent)
    if format_ == "csv":
        sent["Content-Disposition"] = f'inline; filename="{name.replace("/", "-")}.csv"'
    charset = "; charset=utf-8" if format_ in ("csv", "md") else ""
    return Response(body, media_type=FORMATS[format_] + charset, headers=sent)


def _body(result: Result, format_: str) -> str:
    match format_:
        case "csv":
            return result.to_csv()
        case "md":
            return result.to_markdown()
        case "geojson":
            return geojson(result)
        case _:
            return result.to_json()


def geojson(result: Result) -> str:
    """A FeatureCollection: one feature a row, at the seat of the row's territory; without geometry where none is known.

    The point stands for the territory; it is not a boundary (RFC 7946 has longitude first).
    """
    features = [
        {"type": "Feature", "geometry": _geometry(row.get(TERRITORY)), "properties": dict(row)} for row in result
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1)


def _geometry(territory: Any) -> dict[str, Any] | None:
    point = seat_of(territory) if isinstance(territory, str) else None
    return {"type": "Point", "coordinates": list(point)} if point else None


def names_tag(given: str, tag: str) -> bool:
    """Whether ``If-None-Match`` names the tag; weak and strong ones compare alike here (RFC 9110, 8.8.3.2)."""
    tags = [part.strip().removeprefix("W/") for part in given.split(",")]
    return "*" in tags or tag.removeprefix("W/") in tags
