"""The model of the graph: every kind of node and relationship, as ``graph/schema`` declares it.

One small YAML file a kind. The loader is strict: what it does not know, it refuses, and it names the file and the key.
Identifiers in Cypher and SQL come from here and from nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from graph.errors import SchemaError
from graph.yaml_text import Loader

SCHEMA = Path(__file__).parent / "schema"
TYPES = ("string", "integer", "float", "boolean", "date")
"""What a property may hold; ``date`` is written as an ISO date ("2023-10-25") and stored as a date."""
STATED_BY = "stated_by"
"""The property that every relationship has: who states it."""

_NODE_NAME = re.compile(r"[A-Z][A-Za-z]*\Z")
_RELATIONSHIP_NAME = re.compile(r"[A-Z]+(_[A-Z]+)*\Z")
_PROPERTY_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*\Z")
_RDF_TERM = re.compile(r"[a-z]+:[A-Za-z_]+\Z")


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node or relationship.

    Attributes:
        type: one of ``TYPES``.
        unit: unit of a number, or ``None``.
        values: the only values allowed, or ``()`` for any.
        rdf: the RDF property that says it, or ``None`` for one of our own.
    """

    name: str
    type: str
    meaning: str
    required: bool = False
    unit: str | None = None
    values: tuple[str, ...] = ()
    rdf: str | None = None


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A label.

    Attributes:
        label: its name for people, by language ("vi", "en").
        key: the property that identifies a node.
        owned: such a node exists only because of one document, and goes when the document no longer says it.
        search: properties in the full-text index ``search_index``.
        index: properties with an index for equality and order.
        required: properties that every such node has.
    """

    name: str
    label: Mapping[str, str]
    meaning: str
    rdf: str
    key: str
    owned: bool
    properties: Mapping[str, Property]
    search: tuple[str, ...] = ()
    index: tuple[str, ...] = ()
    required: tuple[str, ...] = ()

    @property
    def search_index(self) -> str:
        """Name of the full-text index: ``document_search``, ``agency_kind_search``."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", self.name).lower() + "_search"


@dataclass(frozen=True, slots=True)
class RelationshipKind:
    """A relationship type.

    Attributes:
        rdf: the RDF property that says it; no other type has the same.
        ends: the (start label, end label) pairs that it may join.
        rdf_parents: terms of known vocabularies that ``rdf`` is a subproperty of.
        required: properties that every such relationship has.
    """

    name: str
    label: Mapping[str, str]
    meaning: str
    rdf: str
    ends: tuple[tuple[str, str], ...]
    properties: Mapping[str, Property]
    rdf_parents: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """All kinds by name, in alphabetical order."""

    nodes: Mapping[str, NodeKind]
    relationships: Mapping[str, RelationshipKind]


@cache
def load_model(folder: Path = SCHEMA) -> Model:
    """Read ``folder/nodes/*.yaml`` and ``folder/relationships/*.yaml``.

    Raises:
        SchemaError: a file is not YAML, misses a key or has one too many, or contradicts itself or another.
    """
    nodes = {kind.name: kind for kind in map(_node, sorted((folder / "nodes").glob("*.yaml")))}
    if not nodes:
        raise SchemaError(f"There is no kind of node under {folder / 'nodes'}.", "Is the installation complete?")
    relationships: dict[str, RelationshipKind] = {}
    for path in sorted((folder / "relationships").glob("*.yaml")):
        kind = _relationship(path, nodes)
        if any(kind.rdf == other.rdf for other in relationships.values()):
            raise SchemaError(f"{path}: rdf is {kind.rdf!r}, which another relationship type has already.")
        relationships[kind.name] = kind
    return Model(MappingProxyType(nodes), MappingProxyType(relationships))


def _node(path: Path) -> NodeKind:
    fields = _Fields(path, _read(path))
    properties = _properties(fields)
    kind = NodeKind(
        name=_name(fields, _NODE_NAME),
        label=_labels(fields),
        meaning=fields.text("meaning"),
        rdf=fields.text("rdf", _RDF_TERM),
        key=fields.text("key"),
        owned=fields.flag("owned"),
        properties=properties,
        search=fields.names("search"),
        index=fields.names("index"),
        required=_required(properties),
    )
    fields.nothing_left()
    for key, names in (("key", (kind.key,)), ("search", kind.search), ("index", kind.index)):
        for name in names:
            if name not in properties:
                raise fields.error(key, f"names the property {name!r}, which is not declared")
    if not properties[kind.key].required or properties[kind.key].type != "string":
        raise fields.error("key", "must be a required string")
    return kind


def _relationship(path: Path, nodes: Mapping[str, NodeKind]) -> RelationshipKind:
    fields = _Fields(path, _read(path))
    properties = _properties(fields)
    kind = RelationshipKind(
        name=_name(fields, _RELATIONSHIP_NAME),
        label=_labels(fields),
        meaning=fields.text("meaning"),
        rdf=fields.text("rdf", _RDF_TERM),
        ends=_ends(fields, nodes),
        properties=properties,
        required=_required(properties),
        rdf_parents=fields.names("rdf_parents"),
    )
    fields.nothing_left()
    for parent in kind.rdf_parents:
        if not _RDF_TERM.match(parent):
            raise fields.error("rdf_parents", f"names {parent!r}, which has not the form of an RDF term")
    if STATED_BY not in kind.properties or not kind.properties[STATED_BY].required:
        raise fields.error("properties", f"must hold {STATED_BY}, required")
    return kind


def _name(fields: _Fields, shape: re.Pattern[str]) -> str:
    name = fields.text("name", shape)
    if name != fields.path.stem:
        raise fields.error("name", f"is {name!r}, but the file is {fields.path.name}")
    return name


def _labels(fields: _Fields) -> Mapping[str, str]:
    languages = _Fields(fields.path, fields.mapping("label"), "label.")
    labels = {language: languages.text(language) for language in ("vi", "en")}
    languages.nothing_left()
    return MappingProxyType(labels)


def _ends(fields: _Fields, nodes: Mapping[str, NodeKind]) -> tuple[tuple[str, str], ...]:
    ends: list[tuple[str, str]] = []
    for pair in fields.items("ends"):
        if not isinstance(pair, list) or len(pair) != 2:
            raise fields.error("ends", "must be a list of [start label, end label]")
        for label in pair:
            if label not in nodes:
                raise fields.error("ends", f"names the label {label!r}, which no file under nodes/ declares")
        if (pair[0], pair[1]) in ends:
            raise fields.error("ends", f"names {pair} twice")
        ends.append((pair[0], pair[1]))
    if not ends:
        raise fields.error("ends", "must name at least one pair")
    return tuple(ends)


def _properties(fields: _Fields) -> Mapping[str, Property]:
    declared = fields.mapping("properties")
    return MappingProxyType({name: _property(fields.path, name, value) for name, value in declared.items()})


def _required(properties: Mapping[str, Property]) -> tuple[str, ...]:
    return tuple(name for name, declared in properties.items() if declared.required)


def _property(path: Path, name: object, value: object) -> Property:
    where = f"properties.{name}"
    if not isinstance(name, str) or not _PROPERTY_NAME.match(name):
        raise SchemaError(f"{path}: {where} is not a name of small letters, digits and single underscores.")
    if not isinstance(value, dict):
        raise SchemaError(f"{path}: {where} must be a mapping with type and meaning.")
    fields = _Fields(path, value, f"{where}.")
    kind = fields.text("type")
    if kind not in TYPES:
        raise fields.error("type", f"is {kind!r}; known are {', '.join(TYPES)}")
    result = Property(
        name=name,
        type=kind,
        meaning=fields.text("meaning"),
        required=fields.flag("required", default=False),
        unit=fields.text("unit") if "unit" in value else None,
        values=fields.names("values"),
        rdf=fields.text("rdf", _RDF_TERM) if "rdf" in value else None,
    )
    fields.nothing_left()
    if result.values and kind != "string":
        raise fields.error("values", "may be given for strings only")
    return result


class _Fields:
    """Takes the fields of one mapping out, one by one, and then insists that nothing is left."""

    def __init__(self, path: Path, values: Mapping[str, Any], prefix: str = "") -> None:
        self.path = path
        self._left = dict(values)
        self._prefix = prefix

    def error(self, key: str, problem: str) -> SchemaError:
        return SchemaError(f"{self.path}: {self._prefix}{key} {problem}.")

    def text(self, key: str, shape: re.Pattern[str] | None = None) -> str:
        value = self._left.pop(key, None)
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, "must be a text that is not empty")
        if shape is not None and not shape.match(value):
            raise self.error(key, f"is {value!r}, which has not the form of such a name")
        return value

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        value = self._left.pop(key, default)
        if not isinstance(value, bool):
            raise self.error(key, "must be true or false")
        return value

    def items(self, key: str) -> list[Any]:
        value = self._left.pop(key, [])
        if not isinstance(value, list):
            raise self.error(key, "must be a list")
        return value

    def names(self, key: str) -> tuple[str, ...]:
        values = self.items(key)
        if not all(isinstance(value, str) for value in values) or len(set(values)) != len(values):
            raise self.error(key, "must be a list of different texts")
        return tuple(values)

    def mapping(self, key: str) -> dict[str, Any]:
        value = self._left.pop(key, None)
        if not isinstance(value, dict) or not value:
            raise self.error(key, "must be a mapping that is not empty")
        return value

    def nothing_left(self) -> None:
        for key in self._left:
            raise self.error(str(key), "is not a key that the model knows")


class _StrictLoader(Loader):
    """YAML that refuses the same key twice, which plain YAML silently lets win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} twice", node.start_mark)
        return super().construct_mapping(node, deep)


def _read(path: Path) -> Mapping[str, Any]:
    try:
        value = yaml.load(path.read_text(encoding="utf-8"), _StrictLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SchemaError(f"{path} is not YAML as expected: {error}") from error
    if not isinstance(value, dict):
        raise SchemaError(f"{path} must be a mapping.")
    return value
