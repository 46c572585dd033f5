"""The words of the pages, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from graph.yaml_text import read_yaml

LANGUAGES = ("vi", "en")
_FOLDER = Path(__file__).with_name("messages")


class Messages:
    """The messages of one language: ``messages("found", n=3)``; a key that is missing is an error, not a blank."""

    def __init__(self, language: str, entries: Mapping[str, Any]) -> None:
        self.language = language
        self._entries = entries

    def __call__(self, key: str, **values: object) -> str:
        """The message ``key`` with its ``{places}`` filled in."""
        message = self._entries[key]
        return str(message).format(**values) if values else str(message)

    def of(self, group: str, key: object) -> str:
        """The word for a code (``of("levels", "province")``); the code itself where the group has no word for it."""
        word = self._entries[group].get(key)
        return str(key if word is None and key is not None else word or "")


@cache
def messages(language: str) -> Messages:
    """The messages of ``vi`` or ``en``."""
    return Messages(language, read_yaml((_FOLDER / f"{language}.yaml").read_text(encoding="utf-8")))


def preferred_language(asked: str | None, accept_language: str | None) -> str:
    """The language asked for, else the first of the browser's that we have, else Vietnamese."""
    if asked in LANGUAGES:
        return str(asked)
    for part in (accept_language or "").split(","):
        code = part.split(";")[0].strip().lower()[:2]
        if code in LANGUAGES:
            return code
    return "vi"
