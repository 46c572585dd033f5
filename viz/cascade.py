"""The cascade of a directive: who carries it out, level by level, as a pyvis network."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph.folding import fold
from viz.templating import local_date
from viz.wording import Messages

LEVEL_COLOURS = {"central": "#9b1c1c", "province": "#1d4ed8", "district": "#0f766e", "commune": "#4d7c0f"}
_NO_LEVEL_COLOUR = "#57534e"
_LABEL_WIDTH = 34
_PARTICULARS = ("type", "number", "title", "issuer", "territory", "level", "issued_on", "status")

OPTIONS: dict[str, Any] = {
    "layout": {
        "hierarchical": {
            "enabled": True,
            "direction": "LR",
            "levelSeparation": 330,
            "nodeSpacing": 70,
            "treeSpacing": 90,
            "sortMethod": "directed",
            "shakeTowards": "roots",
        }
    },
    "physics": {"enabled": False},
    "interaction": {"keyboard": {"enabled": True, "bindToWindow": False}, "hover": True, "navigationButtons": False},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.7}}, "color": {"color": "#a8a29e"}, "smooth": False},
    "nodes": {"font": {"size": 15, "face": "system-ui, sans-serif"}, "margin": 8},
}

Row = Mapping[str, Any]


def cascade(documents: Iterable[Row], links: Iterable[Row], root: str, t: Messages) -> dict[str, Any]:
    """The picture's data: ``{"nodes": [...], "edges": [...], "options": {...}}``, plain values ready for JSON.

    Args:
        documents: rows with id, type, number, title, issuer, territory, level, issued_on, status.
        links: rows with source and target (document ids), relation (``"implements"`` or ``"in part"``), quote,
            stated_by.
        root: id of the directive in the middle.
        t: language of labels.
    """
    network = _network()
    rows = {row["id"]: row for row in documents}
    known = [link for link in links if link["source"] in rows and link["target"] in rows]
    ranks = _ranks(rows, known)
    for row in rows.values():
        network.add_node(row["id"], level=ranks[row["id"]], **_appearance(row, root, t))
    for link in known:
        network.add_edge(link["source"], link["target"], dashes=link["relation"] != "implements", **_edge(link, t))
    nodes, edges, _, _, _, options = network.get_network_data()
    return {
        "nodes": [{**node, **_details(rows[node["id"]], t)} for node in nodes],
        "edges": edges,
        "options": json.loads(options),
    }


def cascade_rows(rows: Iterable[Row], root: Row) -> tuple[list[dict[str, Any]], list[Row]]:
    """Documents and links out of the rows of ``documents/cascade``, which repeat both ends' particulars in each row."""
    documents = {root["id"]: {name: root[name] for name in ("id", *_PARTICULARS)}}
    links = list(rows)
    for row in links:
        for end in ("source", "target"):
            documents.setdefault(row[end], {"id": row[end], **{name: row[f"{end}_{name}"] for name in _PARTICULARS}})
    return list(documents.values()), links


def vis_folder() -> Path:
    """The folder of the vis-network script and style sheet that the installed pyvis brings along."""
    return Path(str(files("pyvis") / "lib" / "vis-9.1.2"))


def _network() -> Any:
    from pyvis.network import Network  # noqa: PLC0415 -- half a second of imports that most commands do not need

    network = Network(directed=True, cdn_resources="in_line")
    network.options = dict(OPTIONS)
    return network


def _ranks(documents: Iterable[str], links: Iterable[Row]) -> dict[str, int]:
    """Column of each document: one more than the furthest of those that it implements; a circle counts once."""
    above: dict[str, list[str]] = {document: [] for document in documents}
    for link in links:
        above[link["source"]].append(link["target"])
    ranks: dict[str, int] = {}

    def rank(document: str, seen: frozenset[str]) -> int:
        if document not in ranks:
            higher = [rank(one, seen | {document}) for one in above[document] if one not in seen]
            ranks[document] = 1 + max(higher, default=-1)
        return ranks[document]

    for document in above:
        rank(document, frozenset({document}))
    return ranks


def _appearance(row: Row, root: str, t: Messages) -> dict[str, Any]:
    colour = LEVEL_COLOURS.get(row.get("level") or "", _NO_LEVEL_COLOUR)
    held = row["status"] == "held"
    fill = {"background": colour if held else "#ffffff", "border": colour}
    return {
        "label": label(row, t),
        "shape": "box",
        "color": {**fill, "highlight": fill, "hover": fill},
        "font": {"color": "#ffffff" if held else colour},
        "shapeProperties": {"borderDashes": False if held else [6, 4], "borderRadius": 4},
        "borderWidth": 3 if row["id"] == root else 1.5,
    }


def label(row: Row, t: Messages) -> str:
    """Number and territory or issuer; for a document without number its type and the start of its title."""
    name = row["number"] or f"{t.of('types', row['type'])}: {row['title'] or row['id']}"
    below = row.get("territory") or row.get("issuer") or ""
    return "\n".join(_short(line) for line in (name, below) if line)


def _short(line: str) -> str:
    return line if len(line) <= _LABEL_WIDTH else line[: _LABEL_WIDTH - 1].rstrip() + "…"


def _edge(link: Row, t: Messages) -> dict[str, Any]:
    return {
        "relation": t("implements_verb") if link["relation"] == "implements" else t("implements_in_part"),
        "quote": link.get("quote") or "",
        "statedBy": link.get("stated_by") or "",
    }


def _details(row: Row, t: Messages) -> dict[str, Any]:
    named = (
        ("title", row.get("title")),
        ("type", t.of("types", row.get("type"))),
        ("issuer", row.get("issuer")),
        ("territory", row.get("territory")),
        ("issued_on", local_date(row["issued_on"]) if row.get("issued_on") else None),
        ("status", t(row["status"])),
    )
    facts = [[t(name), value] for name, value in named if value]
    return {
        "facts": facts,
        "status": row["status"],
        "words": fold(" ".join([row["id"], row.get("number") or "", *(value for _, value in facts)])),
        "href": f"/d/{row['id']}",
    }


def levels(documents: Iterable[Row]) -> list[str]:
    """The levels that occur, from the top, for the key to the colours."""
    present = {row["level"] for row in documents}
    return [level for level in LEVEL_COLOURS if level in present]
