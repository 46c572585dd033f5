"""SPARQL that only reads what is here: what a question may not hold is refused before it is run."""

from __future__ import annotations

import re

from graph.errors import StoreError, WriteRefused

LONGEST = 50_000
"""Characters a question may have."""

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_HIDDEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|#[^\n\r]*",
    re.DOTALL,
)
_WORD = re.compile(r"[?$:@]?[\w-]+:?")
_PROLOGUE = re.compile(r"\s*(?:BASE\s|PREFIX\s+[\w.-]*:\s*)", re.IGNORECASE)
_UPDATES = frozenset({"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"})


def check_question(text: str) -> None:
    """Refuse what would change something or ask another server.

    Raises:
        WriteRefused: it is an update, or holds ``SERVICE`` anywhere outside texts, addresses and comments.
        StoreError: it is empty or too long.
    """
    if not text.strip():
        raise StoreError("The question is empty.", "Write SPARQL such as SELECT * { ?s ?p ?o } LIMIT 10.")
    if len(text) > LONGEST:
        raise StoreError(f"The question has more than {LONGEST:,} characters.")
    for read in (text, _ESCAPE.sub(_letter, text)):
        words = [word.upper() for word in _WORD.findall(_without_prologue(_HIDDEN.sub(" ", read)))]
        if "SERVICE" in words:
            raise WriteRefused("SERVICE asks another server.", "Ask that server, and join the answers yourself.")
        if words and words[0] in _UPDATES:
            raise WriteRefused(f"{words[0]} would change something.", "Only SELECT, ASK, CONSTRUCT and DESCRIBE work.")


def _letter(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else " "


def _without_prologue(text: str) -> str:
    while found := _PROLOGUE.match(text):
        text = text[found.end() :]
    return text
