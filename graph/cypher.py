"""Reading Cypher as far as chithi must: its tokens, and the columns it returns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.errors import StoreError

_TOKEN = re.compile(
    r"""
    (?P<space>\s+|//[^\n]*)
  | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
  | (?P<quoted>`(?:[^`]|``)*`)
  | (?P<word>[^\W\d]\w*)
  | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """``kind``: ``string``, ``quoted`` (a name in backticks), ``word``, ``number``, ``mark`` (one character)."""

    kind: str
    text: str
    start: int


def tokens(statement: str) -> list[Token]:
    """The tokens of a statement, without white space and ``//`` comments.

    Raises:
        StoreError: a string or quoted name that does not end, or a ``/*`` comment, which not every engine reads.
    """
    found = []
    for match in _TOKEN.finditer(statement):
        kind = match.lastgroup or ""
        if kind == "space":
            continue
        text = match.group()
        if kind == "mark" and text in "'\"`":
            raise StoreError(f"The statement has an opening {text} at character {match.start() + 1} that does not end.")
        if kind == "mark" and text == "/" and statement[match.end() : match.end() + 1] == "*":
            raise StoreError("The statement has a /* comment.", "Write comments as // to the end of the line.")
        found.append(Token(kind, text, match.start()))
    return found


def returned_columns(statement: str) -> tuple[str, ...]:
    """Names of the columns of the last RETURN, from ``AS name`` or, without it, the expression as written.

    Needed where an engine gives no names with an answer without rows.
    """
    found = tokens(statement)
    depth, start = 0, None
    for index, token in enumerate(found):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.text, 0) if token.kind == "mark" else 0
        if depth == 0 and _is_word(token, "RETURN"):
            start = index + 1
    if start is None:
        return ()
    return tuple(_column(statement, part) for part in _parts(found[start:]))


def _parts(found: list[Token]) -> list[list[Token]]:
    """The comma-separated parts of a RETURN, up to what follows it."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for index, token in enumerate(found):
        if token.kind == "mark":
            depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.text, 0)
        if depth == 0 and (token.text == ";" or any(_is_word(token, w) for w in ("ORDER", "SKIP", "LIMIT", "UNION"))):
            break
        if depth == 0 and token.kind == "mark" and token.text == ",":
            parts.append([])
        elif not (index == 0 and _is_word(token, "DISTINCT")):
            parts[-1].append(token)
    return [part for part in parts if part]


def _column(statement: str, part: list[Token]) -> str:
    if len(part) > 2 and _is_word(part[-2], "AS"):
        name = part[-1].text
        return name[1:-1].replace("``", "`") if part[-1].kind == "quoted" else name
    return statement[part[0].start : part[-1].start + len(part[-1].text)]


def _is_word(token: Token, word: str) -> bool:
    return token.kind == "word" and token.text.upper() == word
