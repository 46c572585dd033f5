"""Read-only by construction: what a statement may not do is refused before any database sees it.

The engines have their own read modes and they are used as well, but they are not enough: Neo4j's READ access and the
embedded engine's ``query`` both run ``LOAD CSV``, which opens files and addresses, and procedures, which do anything.
"""

from __future__ import annotations

from functools import lru_cache

from graph.cypher import Token, tokens
from graph.errors import WriteRefused

PROCEDURES = frozenset(
    {
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
        "db.labels",
        "db.propertykeys",
        "db.relationshiptypes",
    }
)
"""Procedures that may be called, in small letters."""
FUNCTION_NAMESPACES = frozenset({"date", "datetime", "duration", "localdatetime", "localtime", "point", "time"})
"""First words of functions with a dotted name, such as ``duration.inDays``."""

_FIRST_WORDS = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "EXPLAIN", "PROFILE"})
_WRITING = frozenset(
    {"CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "DROP", "FOREACH", "INSERT", "ALTER", "GRANT", "REVOKE"}
)
_REMEMBERED = 256
"""Statements that are known to read: those of the catalogue come again and again."""
_HINT = "Only reading is possible here; documents are written by chithi ingest."


@lru_cache(_REMEMBERED)
def check_read_only(statement: str) -> None:
    """Refuse a statement that is not one statement that reads.

    Words are taken for clauses unless they stand where only a name can: after ``.``, ``:``, ``|`` or ``$``, in
    backticks, or before ``:``.

    Raises:
        WriteRefused: it writes, loads files, calls a procedure or a namespaced function that is not on the list,
            holds two statements, or hides letters behind ``\\u`` escapes.
        StoreError: it cannot be read as Cypher.
    """
    if "\\u" in statement.lower():
        raise WriteRefused("The statement holds a \\u escape, which may hide what it does.", "Write the letter itself.")
    found = tokens(statement)
    while found and found[-1].text == ";":
        found.pop()
    if not found:
        raise WriteRefused("The statement is empty.", "Write a question such as MATCH (d:Document) RETURN d.id AS id.")
    if any(token.kind == "mark" and token.text == ";" for token in found):
        raise WriteRefused("There is more than one statement.", "Send them one by one.")
    if found[0].text.upper() not in _FIRST_WORDS:
        raise WriteRefused(f"A statement that begins with {found[0].text!r} is not a question.", _HINT)
    for index, token in enumerate(found):
        if token.kind == "word" and not _is_name(found, index):
            _check_word(found, index)


def _is_name(found: list[Token], index: int) -> bool:
    before = found[index - 1].text if index else ""
    after = found[index + 1].text if index + 1 < len(found) else ""
    return before in {".", ":", "|", "$", "&", "!"} or after == ":"


def _check_word(found: list[Token], index: int) -> None:
    word = found[index].text.upper()
    after = [token.text.upper() for token in found[index + 1 : index + 2]]
    if word in _WRITING:
        raise WriteRefused(f"The statement would write: {word}.", _HINT)
    if word == "LOAD" and after == ["CSV"]:
        raise WriteRefused("LOAD CSV opens files and addresses.", _HINT)
    if word == "IN" and after and after[0] in {"TRANSACTIONS", "CONCURRENT"}:
        raise WriteRefused("Transactions cannot be started from a statement.", _HINT)
    if word == "CALL" and after not in (["{"], ["("]):
        _check_name(found, index + 1, PROCEDURES, "The procedure")
    elif after == ["."] and not (index and found[index - 1].text.upper() == "CALL"):
        name, end = _dotted(found, index)
        if "." in name and end < len(found) and found[end].text == "(":
            _check_name(found, index, FUNCTION_NAMESPACES, "The function")


def _check_name(found: list[Token], index: int, allowed: frozenset[str], what: str) -> None:
    name, _ = _dotted(found, index)
    compared = name.split(".", maxsplit=1)[0] if what == "The function" else name
    if compared.lower() not in allowed:
        raise WriteRefused(
            f"{what} {name or '(none)'} may not be called.", f"Allowed are {', '.join(sorted(allowed))}."
        )


def _dotted(found: list[Token], index: int) -> tuple[str, int]:
    """The dotted name that begins at ``index``, and the index after it; "" where there is no plain name."""
    parts: list[str] = []
    while index < len(found) and found[index].kind == "word":
        parts.append(found[index].text)
        if index + 1 >= len(found) or found[index + 1].text != ".":
            return ".".join(parts), index + 1
        index += 2
    return "", index
