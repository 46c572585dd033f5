"""Archived facts come back as they were."""

from __future__ import annotations

import json

from any_facts import facts
from hypothesis import given, settings

from ingest.extract import extract
from ingest.facts import CitedDocument, DocumentLink, Evidence, Facts, Metadata, Task
from ingest.serialise import as_json, as_mapping, from_json
from ingest.text import Block, NormalText


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


def test_what_only_a_note_says_stands_apart() -> None:
    body = "KẾ HOẠCH\nNuôi ong\nThực hiện Chỉ thị số 91-CT/TW ngày 02/02/2024 của Ban Bí thư."
    note = "[1] Kế hoạch số 17/KH-UBND ngày 03/3/2024 thực hiện Nghị quyết số 903/NQ-CP ngày 01/3/2024 của Chính phủ."
    whole = f"{body}\n{note}"
    ends = [index for index, c in enumerate(whole) if c == "\n"] + [len(whole)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    blocks = tuple(
        Block("paragraph", start, end, note=whole[start] == "[") for start, end in zip(starts, ends, strict=True)
    )
    facts = extract(NormalText(whole, blocks, "docx"))
    plain = as_mapping(facts, "plan")
    assert [cited["number"] for cited in plain["cited_documents"]] == ["91-CT/TW"]
    assert plain["relations"] == []
    assert {cited["number"] for cited in plain["in_notes"]["cited_documents"]} == {"17/KH-UBND", "903/NQ-CP"}
    assert [(r["from"], r["to"]) for r in plain["in_notes"]["relations"]] == [("17/KH-UBND", "903/NQ-CP")]
    assert from_json(as_json(facts, "plan")) == facts
