"""Any facts at all, for tests of what must hold for all of them."""

from __future__ import annotations

from typing import Any

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

TEXT = st.text(max_size=12) | st.sampled_from(
    [
        "Sở Y tế",
        "UBND tỉnh",
        "tỉnh Sơn La",
        "các sở, ngành",
        "Luật Thử",
        "2034-02-01",
        "II.1",
        "Ủy ban nhân dân huyện Mai Lâm",
    ]
)
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
COMPARATOR = st.sampled_from([None, ">", ">=", "=", "<=", "<", "increase", "decrease", "maintain"])
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
                st.sampled_from([None, "7-CT/TW", "9/KH-UBND", "1/2030/TT-BYT", "02", "x y/Z?#"]),
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
        Target, TEXT, COMPARATOR, st.none() | NUMBER, MAYBE, MAYBE, TEXT, EVIDENCE, MAYBE, MAYBE, baseline, MAYBE
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
