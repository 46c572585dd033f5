"""The written forms of an answer over HTTP."""

from __future__ import annotations

from fastapi import Response

from queries.errors import BadParameter
from queries.result import Result

FORMATS = {"json": "application/json", "csv": "text/csv", "md": "text/markdown"}
"""Media types by the name that ``format=`` takes."""


def chosen_format(given: str | None, accept: str) -> str:
    """``format=`` if given, else the first of the ``Accept`` header that we have, else JSON.

    Raises:
        BadParameter: there is no such format.
    """
    if given is not None:
        if given not in FORMATS:
            raise BadParameter("format", f"format must be one of {', '.join(FORMATS)}, not {given!r}.")
        return given
    wanted = [part.split(";")[0].strip() for part in accept.split(",")]
    return next((name for media in wanted for name, ours in FORMATS.items() if media == ours), "json")


def answer(result: Result, format_: str, name: str) -> Response:
    """A result as an HTTP answer; CSV comes as a file with a name."""
    headers = {"Vary": "Accept"}
    if format_ == "csv":
        headers["Content-Disposition"] = f'inline; filename="{name.replace("/", "-")}.csv"'
        return Response(result.to_csv(), media_type="text/csv; charset=utf-8", headers=headers)
    if format_ == "md":
        return Response(result.to_markdown(), media_type="text/markdown; charset=utf-8", headers=headers)
    return Response(result.to_json(), media_type="application/json", headers=headers)
