"""One file of the catalogue: a typed header in ``//`` lines, and below it the Cypher.

::

    // summary: {vi: "…", en: "…"}
    // path: /documents/{document}/outline
    // parameters:
    //   document: {type: document, vi: văn bản, en: the document}
    //   limit: {type: integer, default: 100, minimum: 1, maximum: 1000, vi: số dòng, en: most rows}
    // columns:
    //   path: {type: string, vi: mục, en: section}
    // shape: {matrix: {row: path, column: territory}}
    // examples:
    //   - {document: 91-CT/TW}
    //
    // Notes for the reader, after an empty comment line.
    MATCH (d:Document {id: $document}) …

``shape`` is only for rows that are the long form of a tree or a matrix (``queries.shape``).

A question over very many nodes may be asked in two statements, so that each takes the shortest way: one selects the
keys of the wanted rows in order, one tells the rows of ``$selected``. Of several that select, the first is taken
whose parameters are given::

    // select if agency:
    MATCH (:Agency {id: $agency})<-[:LED_BY]-(t:Task) … RETURN t.id AS key ORDER BY … SKIP $skip LIMIT $limit
    // select:
    MATCH (t:Task) … RETURN t.id AS key ORDER BY … SKIP $skip LIMIT $limit
    // rows:
    UNWIND $selected AS key MATCH (t:Task {id: key}) …

Beside a parameter that is a date stands the day after it, ``$until_next`` for ``until``.

What the header declares and what the Cypher uses must agree; whatever does not is an error that names the file.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from graph.cypher import returned_columns, tokens
from graph.errors import StoreError, WriteRefused
from graph.readonly import check_read_only
from graph.yaml_text import read_yaml
from queries.errors import CatalogueError
from queries.result import Column
from queries.shape import Shape, read_shape

PARAMETER_TYPES = (
    "string", "words", "integer", "date", "boolean", "document", "documents", "agency", "indicator", "place",
)  # fmt: skip
"""``words`` is text to search for; the last five are names that are resolved to an id (``queries.naming``),
``documents`` several of them with semicolons or commas between."""
COLUMN_TYPES = ("string", "integer", "float", "boolean", "date", "list")

RESERVED = frozenset({"format", "fields", "sort", "cursor", "timeout", "store", "name", "request", "selected"})
"""Names that no parameter may have, because the doors use them."""

_KEYS = {"summary", "path", "parameters", "columns", "examples"}
_OPTIONAL_KEYS = {"shape"}
_PARAMETER_KEYS = {"type", "default", "minimum", "maximum", "values", "vi", "en"}
_PLACE_IN_PATH = re.compile(r"\{(\w+)\}")
_STATEMENT = re.compile(r"^// (?:select(?: if ([\w, ]+))?|(rows)):\n", re.MULTILINE)
NEXT = "_next"
"""What follows the name of a date in the name of the day after it."""
SELECTED, KEY = "selected", "key"
"""The parameter that holds the keys of the wanted rows, and the column in which they are selected."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question.

    Attributes:
        required: it has no default; otherwise ``default`` is taken, ``None`` for "no matter".
        minimum, maximum: bounds of an integer.
        values: the only values of a string.
        meaning: what it is, ``vi`` and ``en``.
    """

    name: str
    type: str
    required: bool
    default: Any
    minimum: int | None
    maximum: int | None
    values: tuple[str, ...]
    meaning: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Selection:
    """A statement that selects the keys of the wanted rows, where the parameters ``given`` have values."""

    given: tuple[str, ...]
    cypher: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the catalogue.

    Attributes:
        name: topic and file name, ``documents/implementers``.
        path: address in the HTTP interface, with required names in braces.
        text: all that the file says below the header.
        selections: how the wanted rows are selected, the last one whatever is given; none where one statement does all.
        cypher: the statement that tells the rows.
        examples: parameter values as a person writes them, in text, numbers and truth values.
        shape: what the rows are the long form of, or ``None`` where they are a list.
        notes: what the columns mean where their labels do not say it, or "".
    """

    name: str
    summary: Mapping[str, str]
    path: str
    parameters: Mapping[str, Parameter]
    columns: tuple[Column, ...]
    examples: tuple[Mapping[str, Any], ...]
    shape: Shape | None
    notes: str
    text: str
    selections: tuple[Selection, ...]
    cypher: str

    @property
    def topic(self) -> str:
        """The folder: ``documents``."""
        return self.name.split("/", maxsplit=1)[0]


def read_question(path: Path, name: str) -> Question:
    """The question in a file.

    Raises:
        CatalogueError: the header is not as described above, or does not fit the Cypher.
    """
    header, notes, body = _split(path.read_text(encoding="utf-8"))
    try:
        plain = read_yaml(header)
    except yaml.YAMLError as error:
        raise CatalogueError(f"{name}.cypher: the header is not YAML: {error}") from error
    if not isinstance(plain, dict) or plain.keys() - _OPTIONAL_KEYS != _KEYS:
        raise CatalogueError(f"{name}.cypher: the header must have exactly the keys {', '.join(sorted(_KEYS))}.")
    selections, cypher = _statements(body, name)
    question = Question(
        name=name,
        summary=_labels(plain["summary"], f"{name}.cypher: summary"),
        path=plain["path"],
        parameters={key: _parameter(key, entry, name) for key, entry in (plain["parameters"] or {}).items()},
        columns=tuple(_column(key, entry, name) for key, entry in plain["columns"].items()),
        examples=tuple(_example(entry) for entry in plain["examples"] or ()),
        shape=_shape(plain, name),
        notes=notes,
        text=body,
        selections=selections,
        cypher=cypher,
    )
    _check(question)
    return question


def _split(text: str) -> tuple[str, str, str]:
    """Header, notes and Cypher of a file."""
    lines = text.splitlines()
    begins = (n for n, line in enumerate(lines) if not line.startswith("//") or _STATEMENT.match(f"{line}\n"))
    count = next(begins, len(lines))
    comment = "\n".join(line.removeprefix("//").removeprefix(" ") for line in lines[:count])
    header, _, notes = comment.partition("\n\n")
    return header, " ".join(notes.split()), "\n".join(lines[count:]).strip()


def _statements(body: str, name: str) -> tuple[tuple[Selection, ...], str]:
    """What selects, and what tells the rows."""
    before, *parts = _STATEMENT.split(body)
    if not parts:
        return (), before
    marked = list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))
    selections = tuple(
        Selection(tuple(re.findall(r"\w+", given or "")), cypher.strip()) for given, rows, cypher in marked if not rows
    )
    if before or [bool(rows) for _, rows, _ in marked] != [False] * len(selections) + [True]:
        raise CatalogueError(f"{name}.cypher: the statements must be one or more to select and then one for the rows.")
    if [bool(selection.given) for selection in selections] != [True] * (len(selections) - 1) + [False]:
        raise CatalogueError(f"{name}.cypher: the last statement to select, and no other, must have no condition.")
    return selections, marked[-1][2].strip()


def _example(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value if isinstance(value, bool | int) else str(value) for key, value in entry.items()}


def _labels(entry: Any, where: str) -> dict[str, str]:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in ("vi", "en")):
        raise CatalogueError(f"{where} must have the texts vi and en.")
    return {"vi": entry["vi"], "en": entry["en"]}


def _parameter(key: str, entry: Any, name: str) -> Parameter:
    where = f"{name}.cypher: parameter {key}"
    meaning = _labels(entry, where)
    if key in RESERVED or not key.isidentifier() or keyword.iskeyword(key):
        raise CatalogueError(f"{where} cannot be called so: the name is reserved or no name.")
    if unknown := entry.keys() - _PARAMETER_KEYS:
        raise CatalogueError(f"{where} has the unknown keys {', '.join(sorted(unknown))}.")
    if entry.get("type") not in PARAMETER_TYPES:
        raise CatalogueError(f"{where} must have a type of {', '.join(PARAMETER_TYPES)}.")
    return Parameter(
        name=key,
        type=entry["type"],
        required="default" not in entry,
        default=entry.get("default"),
        minimum=entry.get("minimum"),
        maximum=entry.get("maximum"),
        values=tuple(entry.get("values", ())),
        meaning=meaning,
    )


def _shape(plain: Mapping[str, Any], name: str) -> Shape | None:
    if "shape" not in plain:
        return None
    try:
        return read_shape(plain["shape"], tuple(plain["columns"]))
    except ValueError as error:
        raise CatalogueError(f"{name}.cypher: shape {error}.") from error


def _column(key: str, entry: Any, name: str) -> Column:
    where = f"{name}.cypher: column {key}"
    label = _labels(entry, where)
    if entry.keys() - {"detail"} != {"type", "vi", "en"} or entry["type"] not in COLUMN_TYPES:
        raise CatalogueError(f"{where} must have a type of {', '.join(COLUMN_TYPES)}, vi and en; it may have detail.")
    return Column(key, entry["type"], label, bool(entry.get("detail", False)))


def _check(question: Question) -> None:
    name = question.name
    statements = [*(selection.cypher for selection in question.selections), question.cypher]
    try:
        for statement in statements:
            check_read_only(statement)
        used = set().union(*map(_used_parameters, statements))
        selected = [returned_columns(selection.cypher) for selection in question.selections]
        returned = returned_columns(question.cypher)
    except (StoreError, WriteRefused) as error:
        raise CatalogueError(f"{name}.cypher: {error}") from error
    _check_parameters(question, used)
    if any(columns != (KEY,) for columns in selected):
        raise CatalogueError(f"{name}.cypher: what selects must return the one column {KEY}.")
    declared = tuple(column.name for column in question.columns)
    if returned != declared:
        raise CatalogueError(f"{name}.cypher declares the columns {list(declared)} and returns {list(returned)}.")
    _check_path(question)
    _check_examples(question)


def _check_parameters(question: Question, used: set[str]) -> None:
    name, declared = question.name, question.parameters.keys()
    own = {SELECTED} if question.selections else set()
    days = {f"{entry.name}{NEXT}": entry.name for entry in question.parameters.values() if entry.type == "date"}
    used = {days.get(key, key) for key in used}
    if used != declared | own:
        message = f"declares the parameters {sorted(declared)} and uses {sorted(used - own)}."
        raise CatalogueError(f"{name}.cypher {message}")
    if unknown := {key for selection in question.selections for key in selection.given} - declared:
        raise CatalogueError(f"{name}.cypher selects by {', '.join(sorted(unknown))}, which it does not declare.")


def _used_parameters(cypher: str) -> set[str]:
    found = tokens(cypher)
    return {after.text for mark, after in pairwise(found) if mark.text == "$"}


def _check_path(question: Question) -> None:
    places = _PLACE_IN_PATH.findall(question.path)
    optional = [place for place in places if not (place in question.parameters and question.parameters[place].required)]
    if not question.path.startswith("/") or optional:
        message = f"the path {question.path} must begin with / and name in braces only required parameters."
        raise CatalogueError(f"{question.name}.cypher: {message}")


def _check_examples(question: Question) -> None:
    if not question.examples:
        raise CatalogueError(f"{question.name}.cypher has no example.")
    required = {parameter.name for parameter in question.parameters.values() if parameter.required}
    for example in question.examples:
        if not required <= example.keys() <= question.parameters.keys():
            raise CatalogueError(f"{question.name}.cypher: the example {example} does not fit the parameters.")
