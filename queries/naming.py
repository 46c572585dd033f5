"""From a name that a person writes to the id of the one thing it means; never by guessing.

A document may be given by its id, or by its number in any spelling ("25-CT/TW", "25-ct/tw", "25 CT TW", "Chỉ thị số
25-CT/TW"), with its year or date where there are several ("25-CT/TW/2023", "25-CT/TW năm 2023", "25-CT/TW ngày
25/10/2023"). Party numbers restart with every congress and local numbers exist in every province, so one number may
belong to many documents: then the asker gets the list.

A number that some text cites without saying which document it means has a node of its own. It is no rival where the
graph knows exactly one document of that number in full; what is known only of that node is then reached through the
document's questions, marked as not certain (``documents/implementers``, column ``certain``).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.folding import fold, slug, words
from graph.search import fulltext_query
from graph.store import Store
from graph.territories import territories
from queries.errors import AmbiguousName, NotFound
from queries.result import plain

Row = dict[str, Any]

_DATE = re.compile(r"\W*(?:ngay|on)?\s*\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$")
_ISO_DATE = re.compile(r"\W*(?:ngay|on)?\s*\b(\d{4})-(\d{2})-(\d{2})\s*$")
_YEAR = re.compile(r"(?:/|\s|\(|,)\s*(?:nam\s+)?((?:19|20)\d\d)\s*\)?\s*$")
_SUGGESTED = 5
_EXAMINED = 200

_DOCUMENT = "{.id, .number, .type, .issued_on, .issuer, .title, .territory, .status, .candidates}"
_DOCUMENT_BY_ID = f"MATCH (n:Document {{id: $id}}) RETURN n {_DOCUMENT} AS found"
_DOCUMENTS_BY_NUMBER = f"MATCH (n:Document {{number: $number}}) RETURN n {_DOCUMENT} AS found"
_DOCUMENTS_BY_KEY = f"MATCH (n:Document) WHERE n.id = $key OR n.id STARTS WITH $key + '.' RETURN n {_DOCUMENT} AS found"
_SEARCHED = "CALL db.index.fulltext.queryNodes($index, $q) YIELD node, score RETURN {fields} AS found LIMIT $limit"


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """A number with what tells its document from others: ``date`` in ISO form, or ``year``; ``None`` if not said."""

    number: str
    year: str | None = None
    date: str | None = None

    def allows(self, row: Row) -> bool:
        """Whether a document of this number has the date asked for."""
        issued = row["issued_on"] or ""
        if self.date:
            return bool(issued == self.date)
        return not self.year or issued[:4] == self.year or f".{self.year}" in row["id"]


def resolved(store: Store, parameter: str, kind: str, name: str) -> str:
    """The id of what a name means.

    Args:
        parameter: named in errors.
        kind: ``document``, ``agency`` (an agency or a kind of agency), ``indicator`` or ``place``.

    Raises:
        NotFound: nothing has that name; AmbiguousName: several have it.
    """
    text = name.strip()
    found = named(store, kind, text)
    if not found:
        raise NotFound(parameter, kind, name, _suggestions(store, kind, text))
    if len(found) > 1:
        raise AmbiguousName(parameter, kind, name, found)
    return str(found[0]["id"])


def named(store: Store, kind: str, name: str) -> list[Row]:
    """Everything of a kind that has this name, in no way guessed; ``kind`` as for ``resolved``."""
    find = {"document": _documents, "agency": _agencies, "indicator": _indicators, "place": _places}[kind]
    return find(store, name.strip()) if words(name) else []


def number_asked(text: str) -> NumberAsked:
    """The number in a name, without words before it, and the year or date after it."""
    plain_text = fold(text)
    date = year = None
    if match := _DATE.search(plain_text):
        date = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    elif match := _ISO_DATE.search(plain_text):
        date = "-".join(match.groups())
    elif match := _YEAR.search(plain_text):
        year = match[1]
    number = text[: match.start()] if match else text
    first_digit = re.search(r"\d", number)
    return NumberAsked(number[first_digit.start() :].strip() if first_digit else "", year, date)


def _documents(store: Store, name: str) -> list[Row]:
    exact = _ask(store, _DOCUMENT_BY_ID, id=name)
    if exact:
        return exact
    whole = NumberAsked(name[first.start() :] if (first := re.search(r"\d", name)) else "")
    for asked in (whole, number_asked(name)):
        if asked.number and (found := _numbered(store, asked)):
            return _without_unresolved(found)
    return _ask(store, _DOCUMENT_BY_ID, id=slug(name))


def _numbered(store: Store, asked: NumberAsked) -> list[Row]:
    key = slug(asked.number)
    found = _ask(store, _DOCUMENTS_BY_NUMBER, number=re.sub(r"\s", "", asked.number).upper())
    if not found:
        found = _ask(store, _DOCUMENTS_BY_KEY, key=key)
    return [row for row in found if row["number"] and slug(row["number"]) == key and asked.allows(row)]


def _without_unresolved(found: list[Row]) -> list[Row]:
    """The documents of a number, without citations that do not say which they mean, if any document remains."""
    known = [row for row in found if not _unresolved(row)]
    return known or found


def _unresolved(row: Row) -> bool:
    if row["status"] == "held":
        return False
    undated = row["issued_on"] is None and not re.search(r"\b(19|20)\d\d\b", row["number"] or "")
    return bool(row["candidates"] or ".in." in row["id"] or undated)


def _agencies(store: Store, name: str) -> list[Row]:
    key = slug(name)
    by_id = "MATCH (n:{label} {{id: $id}}) RETURN n {{.id, .name}} AS found"
    for label in ("Agency", "AgencyKind"):
        if found := _ask(store, by_id.format(label=label), id=name) or _ask(store, by_id.format(label=label), id=key):
            return found
    kinds = _ask(store, "MATCH (n:AgencyKind) RETURN n {.id, .name} AS found")
    if same := [row for row in kinds if slug(row["name"]) == key]:
        return same
    return [row for row in _searched(store, "agency", name) if slug(row["name"]) == key]


def _indicators(store: Store, name: str) -> list[Row]:
    by_id = "MATCH (n:Indicator {id: $id}) RETURN n {.id, .name} AS found"
    if found := _ask(store, by_id, id=name) or _ask(store, by_id, id=slug(name)):
        return found
    near = _searched(store, "indicator", name)
    return [row for row in near if slug(row["name"]) == slug(name)] or near


def _places(store: Store, name: str) -> list[Row]:
    known = territories().find(name)
    for id_ in (name, known.id if known else slug(name)):
        if found := _ask(store, "MATCH (n:Place {id: $id}) RETURN n {.id, .name} AS found", id=id_):
            return found
    named = _ask(store, "MATCH (n:Place) RETURN n {.id, .name} AS found")
    return [row for row in named if slug(row["name"]) == slug(name)]


def _searched(store: Store, kind: str, name: str, query: str | None = None) -> list[Row]:
    fields = f"node {_DOCUMENT}" if kind == "document" else "node {.id, .name}"
    q = fulltext_query(name, prefix=False) if query is None else query
    statement = _SEARCHED.replace("{fields}", fields)
    return _ask(store, statement, index=f"{kind}_search", q=q, limit=_EXAMINED) if q else []


def _suggestions(store: Store, kind: str, name: str) -> Sequence[Row]:
    """Those that share a word with the name, the most alike first."""
    return [row for likeness, row in alike(store, kind, name)[:_SUGGESTED] if likeness > 0.3]


def alike(store: Store, kind: str, name: str) -> list[tuple[float, Row]]:
    """Those of a kind that share a word with a name, each with its likeness from 0 to 1, the most alike first."""
    wanted = " ".join(words(name))
    if not wanted:
        return []
    if kind == "place":
        near = _ask(store, "MATCH (n:Place) RETURN n {.id, .name} AS found")
    else:
        near = _searched(store, kind, name, " ".join(words(name)[:20]))

    def likeness(row: Row) -> float:
        texts = [" ".join(words(str(row.get(key) or ""))) for key in ("number", "title", "name")]
        return max(difflib.SequenceMatcher(None, wanted, text).ratio() for text in texts)

    scored = [(likeness(row), row) for row in near]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1]["id"]))


def _ask(store: Store, statement: str, **values: Any) -> list[Row]:
    found = [plain(row["found"]) for row in store.run(statement, values).rows]
    return sorted(found, key=lambda row: (row.get("issued_on") or "", row["id"]))
