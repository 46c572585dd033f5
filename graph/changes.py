"""From what a store holds of one document and what the document says now, to the smallest change between them.

Both engines read the first, write the last, and share the reasoning here. So an upsert that changes nothing writes
nothing, and what a document no longer says is found without searching the graph.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from graph.errors import InvalidRows
from graph.folding import words
from graph.model import STATED_BY, Model, NodeKind, Property, RelationshipKind
from graph.orders import put_in_order
from graph.rows import DocumentGraph, Node, NodeKey, Properties, Relationship, RelationshipKey, Value

HELD, CITED = "held", "cited"
_OF_THE_FILE = ("format", "file", "sha256", "pages", "characters", "place")
_FLAWS = re.compile(
    # What belongs to the sentence that cites rather than to the title: the next document or sentence, an open bracket
    # or a word that something was to follow; and what nobody says in one title.
    r"[;\n]|\.\s+(?=\w)|\([^)]*\Z|\A[^(]*\)|[,:–-]\s*\Z|\b(?:và|của|về|ngày|số|tại|theo|các|được)\s*\Z|(?s:\A.{400})"
    r"|\b(?:và|với) (?:Chỉ thị|Nghị quyết|Nghị định|Quyết định|Kế hoạch|Kết luận|Thông tư|Công văn|Chương trình) số\b"
)
_ISO_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\Z")
_FOLDED_WORDS = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")


@dataclass(slots=True)
class Stated:
    """What one document states, checked, by key; or what a store holds of it.

    Attributes:
        owned: nodes of its own, the Document node included.
        shared: nodes that others may state too. Read from a store: those that exist.
        alone: keys of ``shared`` that no other document states anything about, so that they may be replaced. Only read
            from a store.
        relationships: all that it states.
        others: keys of nodes of other documents at which some relationships end. Never read from a store.
    """

    owned: dict[NodeKey, Properties] = field(default_factory=dict)
    shared: dict[NodeKey, Properties] = field(default_factory=dict)
    relationships: dict[RelationshipKey, Properties] = field(default_factory=dict)
    alone: set[NodeKey] = field(default_factory=set)
    others: set[NodeKey] = field(default_factory=set)


@dataclass(slots=True)
class Changes:
    """What is to be written.

    Attributes:
        nodes: to be created or to have all properties replaced.
        created, replaced, deleted: relationships.
        deleted_nodes: owned nodes that are no longer said.
        orphans: to be deleted if nothing relates to them any more.
    """

    nodes: dict[NodeKey, Properties] = field(default_factory=dict)
    created: dict[RelationshipKey, Properties] = field(default_factory=dict)
    replaced: dict[RelationshipKey, Properties] = field(default_factory=dict)
    deleted: list[RelationshipKey] = field(default_factory=list)
    deleted_nodes: list[NodeKey] = field(default_factory=list)
    orphans: list[NodeKey] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.nodes or self.created or self.replaced or self.deleted or self.deleted_nodes or self.orphans)


def check(graph: DocumentGraph, model: Model) -> Stated:
    """The graph by key, after checking every row against the model.

    Of two relationships with the same key the first stands. Search texts are brought to their one form, folded words
    with single spaces, so that both engines cut them into the same words; tasks and targets get their places in order.

    Raises:
        InvalidRows: a label, type, property or value that the model does not allow, an end that the graph does not
            name, an owned node twice, or an id or ``stated_by`` that does not belong to the document.
    """
    if not graph.document or "/" in graph.document:
        raise InvalidRows(f"{graph.document!r} cannot be the id of a document: it is empty or holds a slash.")
    stated = Stated()
    for node in graph.owned:
        key, properties = _node(node, model)
        _check_owned(key, graph.document, model)
        if key in stated.owned:
            raise InvalidRows(f"{graph.document} owns two nodes with the id {node.id!r}.")
        stated.owned[key] = properties
    for node in graph.shared:
        key, properties = _node(node, model)
        if key in stated.owned or model.nodes[node.label].owned:
            raise InvalidRows(f"{node.label} {node.id!r} of {graph.document} cannot be shared: one document owns it.")
        known = stated.shared.get(key)
        stated.shared[key] = fullest(known, properties) if known else properties
    stated.others.update(graph.others)
    for relationship in graph.relationships:
        _add_relationship(relationship, graph.document, stated, model)
    put_in_order(graph.document, stated.owned, stated.relationships)
    return stated


def difference(document: str, before: Stated, after: Stated) -> Changes:
    """What to write so that a store that holds ``before`` holds ``after``."""
    changes = Changes()
    for key, properties in after.owned.items():
        if before.owned.get(key) != properties:
            changes.nodes[key] = properties
    for key, properties in after.shared.items():
        _change_shared(key, properties, before, changes)
    for relationship, properties in after.relationships.items():
        held = before.relationships.get(relationship)
        if held is None:
            changes.created[relationship] = properties
        elif held != properties:
            changes.replaced[relationship] = properties
    _take_out(document, before, after, changes)
    return changes


def fullest(first: Properties, second: Properties) -> Properties:
    """One node out of what two documents say of it: of each property the longer text or higher value; of titles one
    that is whole and clean before a longer one.

    The order of the two does not matter, nor does it when there are more, so neither does the order of ingestion.
    """
    merged = dict(first)
    for name, value in second.items():
        held = merged.get(name)
        if held is None or _rank(name, value) > _rank(name, held):
            merged[name] = value
    return dict(sorted(merged.items()))


def cited_only(properties: Properties) -> Properties:
    """A document that is no longer held, as others may still cite it."""
    return {name: value for name, value in properties.items() if name not in _OF_THE_FILE} | {"status": CITED}


def ids_by_label(keys: Iterable[NodeKey]) -> dict[str, list[str]]:
    """Ids by label, in the order in which they come."""
    grouped: dict[str, list[str]] = {}
    for label, id_ in keys:
        grouped.setdefault(label, []).append(id_)
    return grouped


def _rank(name: str, value: Value) -> tuple[int, int, Any]:
    if not isinstance(value, str):
        return (0, 0, value)
    return (-len(_FLAWS.findall(value)) if name == "title" else 0, len(value), value)


def _change_shared(key: NodeKey, properties: Properties, before: Stated, changes: Changes) -> None:
    held = before.shared.get(key)
    if held is not None and held.get("status") == HELD:
        return
    wanted = properties if held is None or key in before.alone else fullest(held, properties)
    if held != wanted:
        changes.nodes[key] = wanted


def _take_out(document: str, before: Stated, after: Stated, changes: Changes) -> None:
    own = ("Document", document)
    for key, properties in before.owned.items():
        if key in after.owned:
            continue
        if key == own:
            changes.nodes[own] = cited_only(properties)
            changes.orphans.append(own)
        else:
            changes.deleted_nodes.append(key)
    changes.deleted = [key for key in before.relationships if key not in after.relationships]
    gone = {end for type_, *ends in changes.deleted for end in ((ends[0], ends[1]), (ends[2], ends[3]))}
    changes.orphans += sorted(gone - before.owned.keys() - after.owned.keys() - after.shared.keys() - after.others)


def _node(node: Node, model: Model) -> tuple[NodeKey, Properties]:
    kind = model.nodes.get(node.label)
    if kind is None:
        raise InvalidRows(f"There is no label {node.label!r} in the model (node {node.id!r}).")
    properties = {**node.properties, kind.key: node.id}
    for name in kind.search:
        if isinstance(text := properties.get(name), str) and not _FOLDED_WORDS.fullmatch(text):
            properties[name] = " ".join(words(text))
    return (node.label, node.id), _checked(node, properties, kind)


def _check_owned(key: NodeKey, document: str, model: Model) -> None:
    label, id_ = key
    if label == "Document" and id_ == document:
        return
    if not model.nodes[label].owned or not id_.startswith(f"{document}/"):
        raise InvalidRows(f"{label} {id_!r} cannot be owned by {document}: its id must start with {document}/.")


def _add_relationship(row: Relationship, document: str, stated: Stated, model: Model) -> None:
    kind = model.relationships.get(row.type)
    if kind is None or (row.start_label, row.end_label) not in kind.ends:
        raise InvalidRows(f"The model has no relationship {_called(row)}.")
    for end in ((row.start_label, row.start), (row.end_label, row.end)):
        if end not in stated.owned and end not in stated.shared and end not in stated.others:
            raise InvalidRows(f"{_called(row)}: {document} does not name the node {end[1]!r}.")
    if (said := row.properties.get(STATED_BY)) != document:
        raise InvalidRows(f"{_called(row)}: stated_by is {said!r}, but the document is {document}.")
    key = (row.type, row.start_label, row.start, row.end_label, row.end)
    if key not in stated.relationships:
        stated.relationships[key] = _checked(row, row.properties, kind)


def _checked(row: Node | Relationship, properties: Properties, kind: NodeKind | RelationshipKind) -> Properties:
    result: dict[str, Value] = {}
    for name, value in properties.items():
        declared = kind.properties.get(name)
        if declared is None:
            raise InvalidRows(f"{_called(row)} has the property {name!r}, which the model does not declare.")
        stored = _stored(value, declared)
        if stored is None:
            allowed = f" (one of {', '.join(declared.values)})" if declared.values else ""
            raise InvalidRows(f"{_called(row)}: {name} is {value!r}, not a {declared.type}{allowed}.")
        result[name] = stored
    for name in kind.required:
        if name not in result:
            raise InvalidRows(f"{_called(row)} has no {name}, which the model requires.")
    return result


def _called(row: Node | Relationship) -> str:
    """A row as messages name it."""
    if isinstance(row, Node):
        return f"{row.label} {row.id!r}"
    return f"{row.type} from {row.start_label} {row.start!r} to {row.end_label} {row.end!r}"


def _stored(value: Value, declared: Property) -> Value:
    """The value as every engine stores it, ``None`` if it does not fit. Called for every value there is."""
    type_ = declared.type
    if isinstance(value, str):
        if type_ == "string":
            return value if not declared.values or value in declared.values else None
        return value if type_ == "date" and _ISO_DATE.match(value) else None
    if isinstance(value, bool):
        return value if type_ == "boolean" else None
    if isinstance(value, float):
        return value if type_ == "float" and math.isfinite(value) else None
    if isinstance(value, int) and -(2**63) <= value < 2**63:
        return value if type_ == "integer" else float(value) if type_ == "float" else None
    return None
