"""How the tests run chithi in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Chithi = Callable[..., subprocess.CompletedProcess[str]]
CHITHI = [sys.executable, "-m", "api.cli"]
ROOT = Path(__file__).parents[1]
