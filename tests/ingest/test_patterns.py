"""Every rule of extraction finds its own examples, and nothing in those that it must reject."""

from __future__ import annotations

import re

import pytest

from graph.errors import VocabularyError
from ingest import patterns
from ingest.patterns import FOLDER, Rule, rules

TOPICS = sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != "parts")
RULES = [rule for topic in TOPICS for rule in rules(topic).values()]
MATCHES = [(rule, example) for rule in RULES for example in rule.match]
REJECTS = [(rule, example) for rule in RULES for example in rule.reject]


def named(value: object) -> str | None:
    return value.name if isinstance(value, Rule) else None


def find(rule: Rule, text: str) -> re.Match[str] | None:
    """A rule that says ``at: start`` is applied only where its step stands, others anywhere."""
    return rule.pattern.match(text) if rule.data.get("at") == "start" else rule.pattern.search(text)


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_rule_says_what_it_means_and_shows_it(rule: Rule) -> None:
    assert rule.meaning.strip()
    assert rule.match, f"{rule.name} has no example that it must match"


@pytest.mark.parametrize(("rule", "example"), MATCHES, ids=named)
def test_a_rule_finds_its_example(rule: Rule, example: str) -> None:
    assert find(rule, example), f"{rule.name} does not find {example!r}"


@pytest.mark.parametrize(("rule", "example"), REJECTS, ids=named)
def test_a_rule_finds_nothing_in_what_it_rejects(rule: Rule, example: str) -> None:
    found = find(rule, example)
    assert not found, f"{rule.name} finds {found[0]!r} in {example!r}"


def test_a_rule_without_meaning_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_load", lambda topic: {} if topic == "parts" else {"broken": {"pattern": "("}})
    rules.cache_clear()
    with pytest.raises(VocabularyError, match="broken"):
        rules("citations")
    monkeypatch.undo()
    rules.cache_clear()
