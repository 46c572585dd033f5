"""Python classes for what is in the graph, one frozen dataclass a kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.generators import NOTICE
from graph.model import Model, Property

_PYTHON = {"string": "str", "integer": "int", "float": "float", "boolean": "bool", "date": "str"}


def records(model: Model) -> str:
    """A module with a class for every label, and for every relationship type what it may say."""
    lines = [f'"""Records of the graph. {NOTICE}"""', "", "from __future__ import annotations", ""]
    lines += ["from dataclasses import dataclass", "from typing import Literal"]
    for kind in model.nodes.values():
        lines += ["", "", *_record(kind.name, f"{kind.meaning} ({kind.label['vi']}).", kind.properties)]
    for relationship in model.relationships.values():
        name = "".join(part.capitalize() for part in relationship.name.split("_"))
        ends = ", ".join(f"{start} → {end}" for start, end in relationship.ends)
        lines += [
            "",
            "",
            *_record(name, f"{relationship.name}: {relationship.meaning}; {ends}.", relationship.properties),
        ]
    return "\n".join(lines) + "\n"


def _record(name: str, meaning: str, properties: Mapping[str, Property]) -> Iterator[str]:
    yield "@dataclass(frozen=True, slots=True, kw_only=True)"
    yield f"class {name}:"
    yield f'    """{meaning[0].upper()}{meaning[1:]}"""'
    yield ""
    for declared in sorted(properties.values(), key=lambda p: not p.required):
        values = ", ".join(f'"{value}"' for value in declared.values)
        type_ = f"Literal[{values}]" if values else _PYTHON[declared.type]
        yield f"    {declared.name}: {type_}" + ("" if declared.required else " | None = None")
        yield f'    """{_described(declared)}"""'


def _described(declared: Property) -> str:
    unit = f" ({declared.unit})" if declared.unit else ""
    date = ", ISO date" if declared.type == "date" else ""
    return f"{declared.meaning[0].upper()}{declared.meaning[1:]}{unit}{date}."
