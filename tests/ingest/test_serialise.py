"""Archived facts come back as they were."""

from __future__ import annotations

import json

from any_facts import facts
from hypothesis import given, settings

from ingest.facts import CitedDocument, DocumentLink, Evidence, Facts, Metadata, Task
from ingest.serialise import as_json, from_json


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
