"""``chithi analyse``: what the shape of the graph tells."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from api.commands.query import Format, FormatOption, Language, LanguageOption
from api.terminal import opened_store, show

HEADINGS = {
    "above": ("văn bản cấp trên", "above"),
    "alone": ("chủ trì một mình", "leads alone"),
    "below": ("văn bản thực hiện", "below"),
    "betweenness": ("độ trung gian", "betweenness"),
    "centre": ("mã văn bản trung tâm", "centre"),
    "centre_name": ("văn bản trung tâm", "central document"),
    "cited_by": ("văn bản nhắc đến", "referred to by"),
    "community": ("nhóm", "community"),
    "documents": ("số văn bản", "documents"),
    "id": ("mã", "id"),
    "implementers": ("thực hiện trực tiếp", "implementers"),
    "is_group": ("nhóm cơ quan", "group"),
    "issuer": ("cơ quan ban hành", "issuer"),
    "kind": ("loại cơ quan", "kind"),
    "lead": ("chủ trì", "leads"),
    "level": ("cấp", "level"),
    "levels": ("theo cấp", "levels"),
    "members": ("các văn bản", "members"),
    "name": ("cơ quan", "agency"),
    "number": ("số ký hiệu", "number"),
    "only_way": ("chỉ qua văn bản này", "only way"),
    "pagerank": ("PageRank", "PageRank"),
    "partners": ("cơ quan cùng làm", "partners"),
    "reach": ("thực hiện qua mọi cấp", "reach"),
    "support": ("phối hợp", "supports"),
    "territory": ("địa bàn", "territory"),
    "title": ("trích yếu", "title"),
}
"""Headings of columns, in Vietnamese and English."""
_ONLY_FOR_PROGRAMS = ("centre", "members")


class Analysis(StrEnum):
    """What is asked of the graph."""

    agencies = "agencies"
    bottlenecks = "bottlenecks"
    centrality = "centrality"
    communities = "communities"


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("analyse")(analyse)


def analyse(
    what: Annotated[
        Analysis,
        typer.Argument(
            metavar="WHAT",
            help="agencies (on whom most tasks depend), bottlenecks (documents that chains pass through), "
            "centrality (of documents), or communities (of documents).",
            show_default=False,
        ),
    ],
    format_: FormatOption = Format.table,
    language: LanguageOption = Language.en,
    limit: Annotated[int, typer.Option(min=1, help="Most rows.")] = 50,
) -> None:
    """What the shape of the graph tells. · Phân tích cấu trúc đồ thị: văn bản trung tâm, nhóm, cơ quan, điểm nghẽn.

    Example: chithi analyse agencies --limit 20
    """
    from graph.analysis import ANALYSES  # noqa: PLC0415

    with opened_store() as store:
        rows = ANALYSES[what.value](store)[:limit]
    columns = [
        name for name in (rows[0] if rows else {}) if format_ is not Format.table or name not in _ONLY_FOR_PROGRAMS
    ]
    place = 0 if language is Language.vi else 1
    show(columns, [HEADINGS[name][place] for name in columns], rows, format_.value)
