"""``chithi query``: a question of the catalogue; ``chithi queries``: which there are."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.terminal import assignments, headings, opened_store, say, show, write

if TYPE_CHECKING:
    from queries.header import Question


class Format(StrEnum):
    """How rows are written."""

    table = "table"
    json = "json"
    csv = "csv"
    md = "md"


class Language(StrEnum):
    """Language of headings."""

    vi = "vi"
    en = "en"


def question_names(incomplete: str) -> list[tuple[str, str]]:
    """Names of questions that begin so, with what they ask, for the shell's completion."""
    from queries.catalogue import Catalogue  # noqa: PLC0415

    return [(q.name, q.summary["en"]) for q in Catalogue() if q.name.startswith(incomplete)]


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How rows are written to standard output.")]
LanguageOption = Annotated[Language, typer.Option("--lang", help="Language of the headings of tables.")]


def add(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("query")(query)
    app.command("queries")(queries)


def query(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="The question, such as documents/implementers.",
            show_default=False,
            autocompletion=question_names,
        ),
    ],
    parameters: Annotated[
        list[str] | None, typer.Argument(metavar="KEY=VALUE…", help="Its parameters.", show_default=False)
    ] = None,
    *,
    format_: FormatOption = Format.table,
    language: LanguageOption = Language.en,
    all_columns: Annotated[
        bool, typer.Option("--all", help="Every column in a table too, not only the main ones.")
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show the Cypher instead of running it.")] = False,
) -> None:
    """Ask a question of the catalogue. · Hỏi một câu hỏi có sẵn.

    Example: chithi query documents/implementers document=25-CT/TW

    A document is named by its id or its number; where several have that number, add the year (25-CT/TW/2023).
    "chithi queries" lists the questions, "chithi queries NAME" describes one.
    """
    from queries.catalogue import Catalogue  # noqa: PLC0415

    catalogue = Catalogue()
    question = catalogue[name]
    given: dict[str, Any] = dict(assignments(parameters or []))
    if explain:
        write(question.text + "\n")
        return
    catalogue.check(question, given)
    with opened_store() as store:
        result = catalogue.run(store, name, **given)
    everything = all_columns or format_ is not Format.table
    columns = [column for column in result.columns if everything or not column.detail]
    show([column.name for column in columns], headings(columns, language.value), result.rows, format_.value)


def queries(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="One question to describe.", show_default=False, autocompletion=question_names
        ),
    ] = None,
    language: LanguageOption = Language.en,
) -> None:
    """List the questions, or describe one. · Liệt kê các câu hỏi có sẵn."""
    from queries.catalogue import Catalogue  # noqa: PLC0415

    catalogue = Catalogue()
    if name:
        write(_described(catalogue[name], language.value))
        return
    width = max(len(question.name) for question in catalogue)
    write("".join(f"{question.name:{width}}  {question.summary[language.value]}\n" for question in catalogue))
    say('"chithi queries NAME" describes one.')


def _described(question: Question, language: str) -> str:
    lines = [question.name, f"  {question.summary[language]}", ""]
    if question.notes:
        lines += [f"  {question.notes}", ""]
    lines.append("Parameters:" if question.parameters else "No parameters.")
    for entry in question.parameters.values():
        default = "required" if entry.required else "optional" if entry.default is None else f"default {entry.default}"
        values = f", one of {', '.join(entry.values)}" if entry.values else ""
        lines.append(f"  {entry.name:12} {entry.meaning[language]} ({entry.type}, {default}{values})")
    lines += ["", "Columns:"]
    lines += [f"  {column.name:14} {column.label[language]} ({column.type})" for column in question.columns]
    lines += ["", "Examples:"]
    lines += [f"  {command(question.name, example)}" for example in question.examples]
    return "\n".join(lines) + "\n"


def command(name: str, example: object) -> str:
    """An example as it is typed."""
    from shlex import quote  # noqa: PLC0415

    given = example if isinstance(example, dict) else {}
    return " ".join(["chithi query", name, *(quote(f"{key}={value}") for key, value in given.items())])
