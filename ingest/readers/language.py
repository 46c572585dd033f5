"""Is this Vietnamese? By syllables: every Vietnamese word part is an initial, a nucleus and a final of short lists."""

from __future__ import annotations

import re

from graph.folding import fold

_INITIAL = "b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x"
_NUCLEUS = (
    "uyen|uyet|uya|uye|uyu|uynh|uych|uyt|uyn|uy|ieu|yeu|uoi|uou|uay|uao|oai|oay|oao|oeo|oong|ooc|uan|uat|uang|uac"
    "|ie|ye|ia|uo|ua|oa|oe|ue|uu|ui|oi|ai|ay|au|ao|eo|eu|iu|oo|a|e|i|o|u|y"
)
_FINAL = "ch|c|ng|nh|n|m|p|t"
_SYLLABLE = re.compile(rf"(?:{_INITIAL})?(?:{_NUCLEUS})(?:{_FINAL})?")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LETTER = re.compile(r"[^\W\d_]")
_MARKED = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
_SAMPLE = 20_000
_FEW = 5


def syllable_share(text: str) -> float:
    """Share of the words (of two letters or more) that are Vietnamese syllables, weighted by those with marks.

    A word that only Vietnamese letters can spell counts double. Returns 0 to 1; 0 where there are no words.
    """
    good = total = 0
    for word in _WORD.findall(text[:_SAMPLE]):
        weight = 2 if _MARKED.search(word) else 1
        total += weight
        if word.isascii() or weight == 2 or _MARKED.search(word) or _is_plain_accent(word):
            good += weight * (_SYLLABLE.fullmatch(fold(word)) is not None)
    return good / total if total else 0.0


_ACCENTED = frozenset("àáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝ")


def _is_plain_accent(word: str) -> bool:
    return all(c.isascii() or c in _ACCENTED for c in word)


def looks_vietnamese(text: str) -> bool:
    """Whether ``text`` is Vietnamese, with or without its accents.

    Judged by the first 20,000 characters. A text of fewer than five words is taken for Vietnamese unless none of its
    words can be; one without words (figures only) is.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    if not words:
        return True
    letters = len(_LETTER.findall(sample))
    if len(_MARKED.findall(sample)) * 20 >= letters:
        return True
    share = syllable_share(sample)
    return share > 0.0 if len(words) < _FEW else share >= 0.7
