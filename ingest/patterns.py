"""Patterns as data: ``rules/<topic>.yaml``, each with examples that must match and examples that must not.

A file is a mapping from rule name to::

    pattern: regular expression (verbose, Unicode); named groups carry the facts
    meaning: what it recognises, and the regulation it follows where there is one
    match: [texts that it must find]
    reject: [texts in which it must find nothing]
    …      further keys that the step using the rule understands

``{name}`` inside a pattern stands for the pattern of that name in the same file or in ``rules/parts.yaml``.
Rules that are only used as parts are written in ``parts`` files and need no examples of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph.errors import VocabularyError
from graph.yaml_text import read_yaml
from ingest.prefilter import Prefiltered

FOLDER = Path(__file__).with_name("rules")
_PART = re.compile(r"\{([a-z][a-z_0-9]*)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern. ``name`` is ``"topic/rule"``, what evidence refers to; ``data`` holds its further keys."""

    name: str
    pattern: Prefiltered
    meaning: str
    match: tuple[str, ...]
    reject: tuple[str, ...]
    data: Mapping[str, Any]


@cache
def rules(topic: str) -> Mapping[str, Rule]:
    """The rules of a topic by short name, in the order of the file.

    Raises:
        VocabularyError: the file is missing, or a rule lacks a key or does not compile.
    """
    parts = {**_sources("parts"), **_sources(topic)}
    return {short: _rule(topic, short, entry, parts) for short, entry in _load(topic).items()}


def _sources(topic: str) -> dict[str, str]:
    return {name: entry if isinstance(entry, str) else entry["pattern"] for name, entry in _load(topic).items()}


@cache
def _load(topic: str) -> dict[str, Any]:
    path = FOLDER / f"{topic}.yaml"
    try:
        loaded = read_yaml(path.read_text(encoding="utf-8")) or {}
    except (OSError, yaml.YAMLError) as error:
        raise VocabularyError(f"The rules in {path.name} cannot be read: {error}.") from error
    if not isinstance(loaded, dict):
        raise VocabularyError(f"The rules in {path.name} are not a mapping from name to rule.")
    return loaded


def _rule(topic: str, short: str, entry: Any, parts: Mapping[str, str]) -> Rule:
    try:
        source, meaning = entry["pattern"], entry["meaning"]
        pattern = Prefiltered(re.compile(expand(source, parts), re.VERBOSE))
    except (KeyError, TypeError, re.error, RecursionError) as error:
        raise VocabularyError(f"Rule {short} in {topic}.yaml is not usable: {error!r}.") from error
    known = {"pattern", "meaning", "match", "reject"}
    data = {key: value for key, value in entry.items() if key not in known}
    return Rule(
        f"{topic}/{short}", pattern, meaning, tuple(entry.get("match", ())), tuple(entry.get("reject", ())), data
    )


def expand(source: str, parts: Mapping[str, str]) -> str:
    """``source`` with every ``{name}`` of a known part put in, as a group of its own."""
    return _PART.sub(lambda m: f"(?:{expand(parts[m[1]], parts)})" if m[1] in parts else m[0], source)
