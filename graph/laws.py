"""Names of laws, from ``vocabulary/laws.yaml``, as a tree of folded words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph.errors import VocabularyError
from graph.folding import words
from graph.yaml_text import read_yaml

VOCABULARY = Path(__file__).with_name("vocabulary") / "laws.yaml"

WordTree = dict[str, Any]
"""``{word: subtree}``; a name ends where the subtree has the key ``""``."""


@cache
def law_names(kind: str) -> WordTree:
    """The names of one kind (``codes``, ``laws`` or ``ordinances``) as a tree of words.

    Raises:
        VocabularyError: the file cannot be read, or has no such kind.
    """
    try:
        names = read_yaml(VOCABULARY.read_text(encoding="utf-8"))[kind].replace("\n", ";").split(";")
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise VocabularyError(f"The names of laws in {VOCABULARY.name} cannot be used: {error!r}.") from error
    tree: WordTree = {}
    for name in names:
        node = tree
        for word in words(name):
            node = node.setdefault(word, {})
        if node is not tree:
            node[""] = {}
    return tree
