"""Archived facts come back as they were."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.facts import (
    Agency,
    CitedDocument,
    Deadline,
    DocumentLink,
    Evidence,
    Facts,
    Metadata,
    Programme,
    Recipient,
    Relation,
    Role,
    Section,
    Signer,
    Target,
    Task,
)
from ingest.serialise import as_json, from_json

TEXT = st.text(max_size=12)
MAYBE = st.none() | TEXT
EVIDENCE = st.builds(
    Evidence,
    st.integers(0, 9999),
    st.integers(0, 9999),
    TEXT,
    TEXT,
    st.none() | st.integers(1, 99),
    st.floats(0, 1),
)
NUMBER = st.floats(allow_nan=False, allow_infinity=False)


def _tuples(strategy: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[Any]:
    return st.lists(strategy, min_size=least, max_size=2).map(tuple)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Any facts: every field filled and empty, refs that exist, cited documents that share a number."""
    metadata = st.builds(
        Metadata,
        *[MAYBE] * 7,
        signers=_tuples(st.builds(Signer, TEXT, MAYBE, MAYBE, EVIDENCE)),
        recipients=_tuples(st.builds(Recipient, TEXT, EVIDENCE)),
        evidence=st.dictionaries(st.sampled_from(["type", "number", "issuer"]), EVIDENCE),
    )
    cited = tuple(
        draw(
            st.builds(
                CitedDocument,
                st.just(f"c{n}"),
                MAYBE,
                st.sampled_from([None, "7-CT/TW"]),
                MAYBE,
                MAYBE,
                MAYBE,
                _tuples(EVIDENCE, 1),
            )
        )
        for n in range(1, draw(st.integers(1, 3)) + 1)
    )
    ref = st.sampled_from([c.ref for c in cited])
    role = st.builds(Role, TEXT, EVIDENCE)
    recurring = st.sampled_from([None, "yearly"])
    deadline = st.none() | st.builds(Deadline, TEXT, MAYBE, MAYBE, recurring, st.none() | EVIDENCE)
    task = st.builds(
        Task, TEXT, TEXT, EVIDENCE, _tuples(role), _tuples(role), deadline, MAYBE, _tuples(ref), _tuples(ref)
    )
    baseline = st.none() | st.tuples(TEXT, NUMBER)
    target = st.builds(
        Target, TEXT, MAYBE, st.none() | NUMBER, MAYBE, MAYBE, TEXT, EVIDENCE, MAYBE, MAYBE, baseline, MAYBE
    )
    return Facts(
        document=draw(metadata),
        cited_documents=cited,
        links=draw(_tuples(st.builds(DocumentLink, st.sampled_from(["implements", "amends"]), ref, EVIDENCE))),
        relations=draw(_tuples(st.builds(Relation, ref, st.just("guides"), ref, EVIDENCE))),
        sections=draw(_tuples(st.builds(Section, TEXT, MAYBE, EVIDENCE))),
        tasks=draw(_tuples(task)),
        targets=draw(_tuples(target)),
        agencies=draw(_tuples(st.builds(Agency, TEXT, st.booleans(), EVIDENCE))),
        programmes=draw(_tuples(st.builds(Programme, TEXT, st.none() | ref, EVIDENCE))),
        warnings=draw(_tuples(TEXT)),
    )


@given(facts())
@settings(max_examples=150, deadline=None)
def test_facts_come_back_equal(given_facts: Facts) -> None:
    written = as_json(given_facts, "thử")
    assert from_json(written) == given_facts
    assert as_json(from_json(written), "thử") == written


def test_two_documents_with_one_number_stay_two() -> None:
    here = Evidence(0, 1, "x", "t/r")
    cited = tuple(CitedDocument(ref, "CT", "7-CT/TW", day, None, None, (here,)) for ref, day in
                  (("c1", "2028-01-02"), ("c2", "2033-01-02")))  # fmt: skip
    task = Task("I", "việc", here, cites=("c2",))
    given_facts = Facts(Metadata(), cited, (DocumentLink("implements", "c2", here),), tasks=(task,))
    plain = json.loads(as_json(given_facts, "d"))
    assert plain["document"]["implements"] == ["7-CT/TW"]
    back = from_json(as_json(given_facts, "d"))
    assert back.links[0].target == "c2"
    assert back.tasks[0].cites == ("c2",)
