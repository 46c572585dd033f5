"""The document's own particulars: letterhead, title, signature, recipients."""

from __future__ import annotations

import re

from graph.document_types import LAW_CODES, type_by_word
from ingest.facts import Evidence, Metadata, Signer
from ingest.metadata.issuer import Issuer, find_issuer
from ingest.metadata.letterhead import Head, evidence, read_head
from ingest.metadata.signature import read_foot
from ingest.patterns import rules
from ingest.text import NormalText

_OPENING_LENGTH = 2600


def find_metadata(text: NormalText) -> Metadata:
    """What the text says of itself; a field that it does not state is ``None``."""
    head = read_head(text)
    foot = read_foot(text, head.body)
    issuer = find_issuer(text, head, foot.authorities)
    _opening_type(text, head)
    values, found = dict(head.values), dict(head.evidence)
    if "type" in values:
        values["type"] = LAW_CODES.get(values["type"], values["type"])
    if issuer:
        values["issuer"], found["issuer"] = issuer.name, issuer.evidence
    territory = _jurisdiction(text, head, issuer)
    if territory:
        values["jurisdiction"], found["jurisdiction"] = territory
    return Metadata(
        **{
            name: values.get(name)
            for name in ("type", "number", "title", "issuer", "issued_on", "place", "jurisdiction")
        },
        signers=tuple(foot.signers or _told_signers(text)),
        recipients=tuple(foot.recipients),
        evidence=found,
    )


def _opening_type(text: NormalText, head: Head) -> None:
    """The kind that the opening sentence names ("… xây dựng kế hoạch thực hiện như sau") where no line does."""
    if "type" in head.values:
        return
    found = rules("metadata")["opening_type"].pattern.search(text.text, head.body, _OPENING_LENGTH)
    kind = type_by_word(found["type"]) if found else None
    if found and kind and kind.code:
        head.put("type", kind.code, evidence(text, *found.span("type"), "metadata/opening_type", 0.9))


def _jurisdiction(text: NormalText, head: Head, issuer: Issuer | None) -> tuple[str, Evidence] | None:
    if issuer and issuer.territory and re.match(r"\w+ ", issuer.territory):
        return issuer.territory, issuer.evidence
    title = head.values.get("title", "")
    found = rules("metadata")["governed"].pattern.search(title)
    if found and "title" in head.evidence and issuer is not None:
        return found["territory"], head.evidence["title"]
    return None


def _told_signers(text: NormalText) -> list[Signer]:
    """Who a portal page says has signed."""
    found = rules("metadata")["web_signer"].pattern.search(text.text, 0, 3000)
    if found is None:
        return []
    where = evidence(text, found.start("name"), found.end("name"), "metadata/web_signer", 0.9)
    return [Signer(found["name"], found["position"], found["authority"], where)]
