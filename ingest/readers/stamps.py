"""What an electronic signature prints on a page of a PDF becomes part of the page.

Registries stamp number and day into a signed PDF as form fields and annotations (Nghị định 30/2020/NĐ-CP, phụ lục I:
số, thời gian ban hành), which are not in the text layer: the letterhead there reads "Số:      /KH-UBND".
"""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pypdfium2.raw

_pypdfium2: Any = pypdfium2  # the package carries no types
_raw: Any = pypdfium2.raw


def with_stamps(content: bytes) -> bytes:
    """The PDF with fields and annotations drawn into its pages; ``content`` itself where it has none or is damaged."""
    try:
        document = _pypdfium2.PdfDocument(content)
    except _pypdfium2.PdfiumError:
        return content  # the reader that comes after says what is wrong with it
    try:
        changed = [_flatten(document, index) for index in range(len(document))]
        if not any(changed):
            return content
        flattened = io.BytesIO()
        document.save(flattened)
        return flattened.getvalue()
    except _pypdfium2.PdfiumError:
        return content
    finally:
        document.close()


def _flatten(document: Any, index: int) -> bool:
    page = document[index]
    try:
        return bool(_raw.FPDFPage_Flatten(page.raw, _raw.FLAT_NORMALDISPLAY) == _raw.FLATTEN_SUCCESS)
    finally:
        page.close()
