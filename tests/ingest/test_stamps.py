"""Number and day that a registry stamps into a PDF as an annotation become text of the page."""

from __future__ import annotations

import io

import pdfplumber

from ingest.readers.pdf import with_annotations


def pdf(annotated: bool) -> bytes:
    """A page that says "So:" and, as an annotation with its own drawing, "912"."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page_text, stamp = "BT /F 12 Tf 20 100 Td (So:) Tj ET", "BT /F 12 Tf 2 2 Td (912) Tj ET"
    annots = "/Annots [6 0 R]" if annotated else ""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R"
        f" /Resources << /Font << /F 5 0 R >> >> {annots} >>",
        f"<< /Length {len(page_text)} >>\nstream\n{page_text}\nendstream",
        font,
        "<< /Type /Annot /Subtype /FreeText /Rect [50 98 90 114] /F 4 /Contents (912) /DA (/F 12 Tf)"
        " /AP << /N 7 0 R >> >>",
        "<< /Type /XObject /Subtype /Form /BBox [0 0 40 16] /Resources << /Font << /F 5 0 R >> >>"
        f" /Length {len(stamp)} >>\nstream\n{stamp}\nendstream",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = (
        f"xref\n0 8\n0000000000 65535 f \n{table}trailer\n<< /Size 8 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    )
    return body + trailer.encode()


def words(content: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(content)) as document:
        return [word["text"] for word in document.pages[0].extract_words()]


def test_a_stamp_becomes_text_of_the_page() -> None:
    stamped = pdf(annotated=True)
    assert words(stamped) == ["So:"]
    assert words(with_annotations(stamped)) == ["So:", "912"]


def test_a_file_without_stamps_stays_as_it_is() -> None:
    plain = pdf(annotated=False)
    assert with_annotations(plain) == plain


def test_what_is_no_pdf_is_left_to_the_reader() -> None:
    assert with_annotations(b"no pdf at all") == b"no pdf at all"
