"""A picture as one HTML file that needs nothing else: scripts and styles are inside."""

from __future__ import annotations

from typing import Any

from graph.errors import ChithiError
from graph.store import Store
from queries.catalogue import Catalogue
from viz.cascade import vis_folder
from viz.pages import picture_values, static_folder
from viz.templating import render
from viz.wording import messages

VIEWS = ("documents/cascade",)
"""The questions that have a picture."""


class NoSuchView(ChithiError):
    """There is no picture for this question."""


def view(store: Store, catalogue: Catalogue, name: str, parameters: dict[str, Any], language: str = "vi") -> str:
    """The picture of a question as an HTML page.

    Args:
        name: one of ``VIEWS``.
        parameters: the question's parameters, ``{"document": "25-CT/TW"}``.
        language: ``vi`` or ``en``.

    Raises:
        NoSuchView: no picture is drawn for this question.
    """
    if name not in VIEWS:
        raise NoSuchView(f"There is no picture for {name}.", f"Pictures: {', '.join(VIEWS)}.")
    t = messages(language)
    root = catalogue.run(store, "documents/show", **parameters).rows[0]
    values = picture_values(list(catalogue.run(store, name, document=root["id"]).rows), root, t)
    for node in values["graph"]["nodes"]:
        node["href"] = ""
    vis, static = vis_folder(), static_folder()
    scripts = [vis / "vis-network.min.js", static / "cascade.js"]
    styles = [vis / "vis-network.css", static / "chithi.css"]
    return render(
        "standalone.html",
        t,
        scripts=[path.read_text(encoding="utf-8").replace("</script", "<\\/script") for path in scripts],
        styles="\n".join(path.read_text(encoding="utf-8") for path in styles),
        **values,
    )
