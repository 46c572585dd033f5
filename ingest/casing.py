"""Names set in capitals, in the letters that the same text uses for them elsewhere."""

from __future__ import annotations


def running_case(name: str | None, text: str) -> str | None:
    """``name`` as the running text writes it, if it is set in capitals and the text repeats it otherwise.

    What is nowhere repeated stays as it is: which words of it are names, only the text can tell.
    """
    if not name or not name.isupper():
        return name
    wanted, lowered = name.lower(), text.lower()
    if len(lowered) != len(text):
        return name
    start = lowered.find(wanted)
    while start >= 0:
        found = text[start : start + len(wanted)]
        if not found.isupper():
            return found
        start = lowered.find(wanted, start + 1)
    return name
