"""Writes ``docs/queries.md``, the reference of the catalogue, from the headers of its questions; before it the question
``graph/schema`` from the model.

``python -m queries.reference`` writes them, ``--check`` only says whether they are current (exit code 1 if not).
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from queries.catalogue import Catalogue
from queries.header import Parameter, Question
from queries.model_question import FILE, model_question

PAGE = Path(__file__).parents[1] / "docs" / "queries.md"

_OPENING = """# The catalogue of questions

<!-- Written by python -m queries.reference from queries/*/*.cypher; do not edit. -->

Each question is one file under `queries/`. Ask it by name on the command line, or at its address over HTTP; every
question also answers at `/queries/NAME?…`. Rows come as JSON, CSV or Markdown (`--format`, `format=`).

A **document** is named by its id, or by its number in any spelling (`25-CT/TW`, `25 ct tw`); where several documents
have the number, add the year or the date (`25-CT/TW/2023`, `25-CT/TW ngày 25/10/2023`), otherwise the candidates are
listed. An **agency** is named by its full name or its kind, a **place** and an **indicator** by name. Dates are written
`2025-11-21` or `21/11/2025`.
"""


def reference(catalogue: Catalogue) -> str:
    """The page as Markdown; the same catalogue gives the same text."""
    contents = [f"- [{q.name}](#{_anchor(q.name)}): {q.summary['en']}" for q in catalogue]
    parts = [_OPENING, "\n".join(contents), *("\n".join(_question(question)) for question in catalogue)]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write docs/queries.md from the catalogue.")
    parser.add_argument("--check", action="store_true", help="only say whether it is current")
    check = parser.parse_args().check
    _bring(FILE, model_question(), check)
    _bring(PAGE, reference(Catalogue()), check)


def _bring(path: Path, text: str, check: bool) -> None:
    if not check:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        sys.exit(f"{path.name} is out of date: run python -m queries.reference")


def _anchor(name: str) -> str:
    return name.replace("/", "").lower()


def _question(question: Question) -> Iterator[str]:
    yield f"## {question.name}\n"
    yield f"{question.summary['en']}.  \n{question.summary['vi']}.\n"
    if question.notes:
        yield f"{question.notes}\n"
    yield f"`GET {question.path}`\n"
    if question.shape:
        first, second = question.shape.names
        yield f"The rows are the long form of a {question.shape.kind} by `{first}` and `{second}`.\n"
    if question.parameters:
        yield "| parameter | type | | meaning | ý nghĩa |\n| --- | --- | --- | --- | --- |"
        for entry in question.parameters.values():
            meaning = entry.meaning
            yield f"| `{entry.name}` | {entry.type} | {_demand(entry)} | {meaning['en']} | {meaning['vi']} |"
        yield ""
    yield "| column | type | meaning | ý nghĩa |\n| --- | --- | --- | --- |"
    for column in question.columns:
        yield f"| `{column.name}` | {column.type} | {column.label['en']} | {column.label['vi']} |"
    yield "\n```sh"
    for example in question.examples:
        given = [shlex.quote(f"{key}={value}") for key, value in example.items()]
        yield " ".join(["chithi query", question.name, *given])
    yield "```"


def _demand(entry: Parameter) -> str:
    allowed = f"one of {', '.join(entry.values)}" if entry.values else ""
    bounds = f"{entry.minimum} to {entry.maximum}" if entry.minimum is not None else ""
    default = "required" if entry.required else "" if entry.default is None else f"default {entry.default}"
    return "; ".join(part for part in (default, allowed, bounds) if part)


if __name__ == "__main__":
    main()
