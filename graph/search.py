"""Full-text search: one text, one query string, the same documents on every engine.

Search texts are stored as folded words with single spaces (``graph.changes.check`` sees to it), so the engines' own
tokenizers have nothing left to disagree about. Scores do differ between engines: order by something else as well.
"""

from __future__ import annotations

from graph.folding import words

LONGEST = 50
"""Words of a question that are looked for; more are ignored."""


def fulltext_query(text: str, *, prefix: bool = True) -> str:
    """What to pass as ``$q`` to ``CALL db.index.fulltext.queryNodes($index, $q)``.

    Every word must occur; with ``prefix`` the last one may be the beginning of a word (what people type into a search
    box). Whatever the text holds, the result is a valid Lucene query: ``"Chỉ thị 25-CT"`` →
    ``"+chi +thi +25 +ct*"``. A text without letters and digits gives ``""``, which means that nothing can be found: do
    not send it.
    """
    terms = words(text)[:LONGEST]
    if not terms:
        return ""
    last = terms.pop()
    return " ".join([f"+{term}" for term in terms] + [f"+{last}*" if prefix else f"+{last}"])
