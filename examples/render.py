"""An invented document in the formats that real ones come in: text as taken from a PDF, Markdown, HTML, Word."""

from __future__ import annotations

import html
import io
import textwrap
import zipfile
from collections.abc import Callable, Iterator

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

from examples.documents import NOTICE, ROMAN, ExampleDocument, Part

Line = tuple[str, str]
"""(role, text); roles: centred, heading, paragraph, bullet, name, recipient."""


def lines(document: ExampleDocument) -> Iterator[Line]:
    """The body from the title to the notice, without the letterhead."""
    yield "title", document.type_word
    yield "title", document.title
    for paragraph in document.preamble:
        yield "paragraph", paragraph
    for roman, part in zip(ROMAN, document.parts, strict=False):
        yield "heading", f"{roman}. {part.heading}"
        yield from _content(part)
        for index, inner in enumerate(part.parts, 1):
            yield "heading", f"{index}. {inner.heading}"
            yield from _content(inner)
    yield "heading", "Nơi nhận:"
    for recipient in document.recipients:
        yield "recipient", f"- {recipient};"
    yield "recipient", "- Lưu: VT."
    for line in (*document.signature, document.signer):
        yield "name", line
    yield "notice", NOTICE


def _content(part: Part) -> Iterator[Line]:
    for line in part.lines:
        yield "bullet", f"- {line}"
    for target in part.targets:
        yield "bullet", f"- {target.sentence}"
    for task in part.tasks:
        yield "bullet", f"- {task.text}"


def as_text(document: ExampleDocument) -> bytes:
    """Hard-wrapped, as text taken from a PDF."""
    wrapped = [*document.left, *document.right, ""]
    for _, text in lines(document):
        wrapped += [*textwrap.wrap(text, 78), ""]
    return "\n".join(wrapped).encode()


def as_markdown(document: ExampleDocument) -> bytes:
    """A page of Markdown."""
    parts = [*document.left, *document.right]
    for role, text in lines(document):
        parts.append(f"**{text}**" if role in ("title", "heading") else text)
    return "\n\n".join(parts).encode() + b"\n"


def as_html(document: ExampleDocument) -> bytes:
    """A portal page: menu, letterhead table, body."""
    columns = "".join(
        f"<td>{'<br>'.join(map(html.escape, column))}</td>" for column in (document.left, document.right) if column
    )
    body = "\n".join(
        f"<p><b>{html.escape(text)}</b></p>" if role in ("title", "heading") else f"<p>{html.escape(text)}</p>"
        for role, text in lines(document)
    )
    head = f"<table><tr>{columns}</tr></table>" if columns else ""
    title = html.escape(document.title)
    return (
        f'<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body>\n'
        f"<nav><a href='/'>Trang chủ</a> <a href='/vb'>Văn bản</a></nav>\n<main>{head}\n{body}</main>\n</body></html>\n"
    ).encode()


def as_docx(document: ExampleDocument) -> bytes:
    """A Word file with the letterhead in a table without borders."""
    word = docx.Document()
    word.core_properties.author = "chithi"
    if document.left:
        row = word.add_table(rows=1, cols=2).rows[0]
        for cell, column in zip(row.cells, (document.left, document.right), strict=True):
            cell.text = "\n".join(column)
    for role, text in lines(document):
        paragraph = word.add_paragraph()
        paragraph.add_run(text).bold = role in ("title", "heading")
        if role == "title":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    buffer = io.BytesIO()
    word.save(buffer)
    return _undated(buffer)


def _undated(archive: io.BytesIO) -> bytes:
    """The same zip archive without the time of writing: the same document must give the same bytes."""
    copy = io.BytesIO()
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return copy.getvalue()


FORMATS: dict[str, Callable[[ExampleDocument], bytes]] = {
    "txt": as_text,
    "docx": as_docx,
    "html": as_html,
    "md": as_markdown,
}
