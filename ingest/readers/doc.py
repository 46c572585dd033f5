"""Word 97-2003 documents, by the program antiword, which writes them as DocBook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from ingest.layout import Box, Grid, Paragraph, Piece
from ingest.letters import from_old_font
from ingest.normalise import normalise
from ingest.readers.errors import UnreadableFile
from ingest.readers.programs import run
from ingest.text import NormalText

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HINT = "Install antiword (Debian: apt install antiword), or save the document as .docx."


def read(content: bytes, name: str) -> NormalText:
    """The normal text of a .doc file.

    Raises:
        UnreadableFile: it is no Word document, or antiword is missing or cannot read it.
    """
    if content.startswith(b"PK\x03\x04"):
        from ingest.readers import docx  # noqa: PLC0415 (a .docx under the old suffix)

        return docx.read(content, name)
    if not content.startswith(_OLE):
        raise UnreadableFile(f"{name} is not a Word 97-2003 document.", "Open it in Word and save it as .docx.")
    written = run(["antiword", "-x", "db", "-"], content, name, _HINT)
    try:
        root = etree.fromstring(written, etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False))
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(f"{name} is a damaged Word document.", "Open it in Word and save it as .docx.") from error
    if root is None:
        raise UnreadableFile(f"{name} is a damaged Word document.", "Open it in Word and save it as .docx.")
    return normalise(list(_pieces(root)), "doc")


def _pieces(element: Any) -> Iterator[Piece]:
    for child in element.iterchildren():
        if child.tag == "informaltable":
            yield Grid([[_box(entry) for entry in row.iter("entry")] for row in child.iter("row")])
        elif child.tag in ("para", "title"):
            yield from _paragraphs(child)
        elif isinstance(child.tag, str) and child.tag not in ("bookinfo", "articleinfo"):
            yield from _pieces(child)


def _paragraphs(element: Any) -> Iterator[Paragraph]:
    text = from_old_font("".join(element.itertext()))
    if text.strip():
        strong = [e for e in element.iter("emphasis") if e.get("role") == "bold"]
        bold = bool(strong) and "".join(strong[0].itertext()).strip() == text.strip()
        yield Paragraph(text, bold=bold or element.tag == "title")


def _box(entry: Any) -> Box:
    return Box([paragraph for para in entry.iter("para") for paragraph in _paragraphs(para)])
