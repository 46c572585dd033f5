"""The Jinja2 environment of the pages: every value escaped, missing names are errors."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from viz.wording import Messages


@cache
def environment() -> Environment:
    """The environment, made once."""
    folder = Path(__file__).with_name("templates")
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(local_date=local_date, number=number, relation=relation)
    return made


def render(template: str, t: Messages, **values: object) -> str:
    """A page as HTML text."""
    return environment().get_template(template).render(t=t, **values)


def local_date(iso: str) -> str:
    """``2023-10-25`` → ``25/10/2023``, the way dates are written in Việt Nam; anything else as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day:02}/{day.month:02}/{day.year}"


def number(value: float) -> str:
    """Vietnamese digits: decimal comma, points between thousands (``12.345``, ``75,5``)."""
    text = f"{value:,.10g}" if isinstance(value, int) or value == int(value) else f"{value:,}"
    return text.translate(str.maketrans(",.", ".,"))


def relation(value: str, t: Messages) -> str:
    """``direct``, ``in part``, ``based on`` and ``through 282/NQ-CP`` in the language of the page."""
    if value.startswith("through "):
        return t("through", via=value.removeprefix("through "))
    return t(value.replace(" ", "_"))
