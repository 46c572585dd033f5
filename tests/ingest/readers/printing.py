"""Pages printed to PDF by a real browser, and read."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from ingest.readers import read
from ingest.text import NormalText

HEAD = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><style>
@page { size: A4; margin: 20mm 20mm 20mm 30mm; @top-center { content: counter(page); font: 10pt serif } }
body { font: 14pt/1.35 "DejaVu Serif", serif; margin: 0 }
p { text-align: justify; text-indent: 10mm; margin: 0 0 6pt }
.c { text-align: center; text-indent: 0; font-weight: bold }
.k { display: flex } .k > div { text-align: center; font-size: 11pt } .k > :first-child { width: 40% }
.k > :last-child { width: 60% } .n { text-align: left !important; width: 50% !important }
table { border-collapse: collapse; width: 100% } td, th { border: 1px solid black; padding: 4pt }
thead { display: table-header-group } tr { break-inside: avoid }
</style></head><body>"""


def printed(folder: Path, name: str, body: str) -> NormalText:
    """The text of a page that Chromium has printed; without Chromium, a failure in CI and a skip elsewhere."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        missing = "Chromium is not installed: no PDF can be printed."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    page, target = folder / f"{name}.html", folder / f"{name}.pdf"
    page.write_text(f"{HEAD}{body}</body></html>", encoding="utf-8")
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/profile",
    ]
    command = [program, *flags, f"--print-to-pdf={target}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return read(target.read_bytes(), target.name)
