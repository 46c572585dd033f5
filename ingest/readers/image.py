"""Pictures of pages, read by OCR."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageSequence, UnidentifiedImageError

from ingest.readers.errors import UnreadableFile
from ingest.readers.normalise import normalise
from ingest.readers.ocr import DPI, read_pictures
from ingest.readers.pages import pieces
from ingest.text import NormalText

_A4_INCHES = 8.27
_MAX_PIXELS = 120_000_000


def read(content: bytes, name: str) -> NormalText:
    """The normal text of a picture, each frame a page.

    Raises:
        UnreadableFile: it is no picture, too large, or tesseract is not installed.
    """
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content)) as opened:
            if opened.width * opened.height > _MAX_PIXELS:
                raise UnreadableFile(f"{name} is a picture too large to read.", "Save it at 300 dots an inch.")
            frames = [_at_300_dpi(frame.convert("RGB")) for frame in ImageSequence.Iterator(opened)]
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableFile(f"{name} is not a picture that can be read.", "Scan or save it again.") from error
    sheets = read_pictures(enumerate(frames, start=1), name)
    return normalise(pieces(sheets), "image", len(sheets), ["Read by OCR: single letters may be wrong."])


def _at_300_dpi(frame: Image.Image) -> Image.Image:
    """The page enlarged or reduced so that its width is that of A4 at 300 dots an inch."""
    factor = _A4_INCHES * DPI / min(frame.width, frame.height)
    if 0.8 < factor < 1.25:
        return frame
    return frame.resize((round(frame.width * factor), round(frame.height * factor)), Image.Resampling.LANCZOS)
