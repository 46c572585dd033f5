"""Text layers that have lost their letters, read again with the help of OCR.

A PDF whose fonts do not tell the letters of their glyphs still says exactly which glyph stands where. OCR of the drawn
page errs in single places; what it sees in most places of a glyph is the letter of that glyph in all of them. So single
errors are voted out, and the places of the words, and with them tables and columns, are those of the layer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from graph.folding import fold
from ingest.readers.compounds import with_marks
from ingest.readers.language import syllable_share
from ingest.readers.sheet import Word

Glyph = tuple[str, str]
"""A font and the code of a glyph in it, as pdfminer writes it: a letter, perhaps a wrong one, or ``(cid:54)``."""
Letters = Mapping[Glyph, str]

_OWN_VOTE = 1.5
"""What it counts that a font itself gives a letter for a glyph."""
_CLOSE_CALL = 0.1
"""A second letter with at least this share of the votes of the first may be the right one."""
_WIDTHS, _HEIGHTS, _ROW = 0.6, 0.5, 10
_DECIDED = 0.97
_WORSE = 0.02
_SELDOM = 0.2


@dataclass(slots=True)
class GlyphWord:
    """A word of a text layer: its glyphs, the left and right side of each, and where and how the word is set."""

    glyphs: tuple[Glyph, ...]
    sides: tuple[tuple[float, float], ...]
    place: Word


Pages = Sequence[tuple[list[GlyphWord], list[Word]]]
"""For each page, the words of the layer and those that OCR has read."""


def parted(pages: Pages) -> Pages:
    """The pages with the words of their layers parted at spaces that are glyphs without letters, too.

    A glyph that nearly always stands between the words that OCR reads is a space.
    """
    places: dict[Glyph, list[bool]] = defaultdict(list)
    for layer, seen in pages:
        rows = _rows(seen)
        for word in layer:
            near = [read for read in _near(word.place.middle, rows) if _overlap(word.place, read) > 0]
            for glyph, (x0, x1) in zip(word.glyphs, word.sides, strict=True):
                places[glyph].append(any(read.x0 <= (x0 + x1) / 2 <= read.x1 for read in near))
    blanks = {glyph for glyph, inside in places.items() if sum(inside) <= _SELDOM * len(inside) and len(glyph[1]) > 1}
    return [([part for word in layer for part in _parts(word, blanks)], seen) for layer, seen in pages]


def _parts(word: GlyphWord, blanks: set[Glyph]) -> Iterator[GlyphWord]:
    for is_blank, run in groupby(range(len(word.glyphs)), key=lambda place: word.glyphs[place] in blanks):
        if not is_blank:
            places = list(run)
            sides = tuple(word.sides[place] for place in places)
            made = replace(word.place, x0=sides[0][0], x1=sides[-1][1])
            yield GlyphWord(tuple(word.glyphs[place] for place in places), sides, made)


def _rows(seen: list[Word]) -> Mapping[int, list[Word]]:
    rows: dict[int, list[Word]] = defaultdict(list)
    for read in seen:
        rows[round(read.middle / _ROW)].append(read)
    return rows


def _near(middle: float, rows: Mapping[int, list[Word]]) -> Iterator[Word]:
    for step in (-1, 0, 1):
        yield from rows.get(round(middle / _ROW) + step, ())


def _overlap(one: Word, other: Word) -> float:
    """How much of the lower of two words stands on the height of the other, from 0 to 1."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared / max(0.1, min(one.bottom - one.top, other.bottom - other.top))


def learned(pages: Pages) -> Letters:
    """The letter of each glyph, by the votes of all places where OCR has read as many letters as there are glyphs.

    Under an empty font name stands the letter of a glyph number in most fonts: fonts of one family number alike.
    """
    votes: dict[Glyph, Counter[str]] = defaultdict(Counter)
    for layer, seen in pages:
        for words, read in _groups(layer, seen):
            glyphs = [glyph for word in words for glyph in word.glyphs]
            for glyph, letter in zip(glyphs, read.text, strict=True):
                votes[glyph][letter] += 1
                if len(glyph[1]) > 1:
                    votes["", glyph[1]][letter] += 1
    return _assigned(votes)


def _groups(layer: list[GlyphWord], seen: list[Word]) -> Iterator[tuple[list[GlyphWord], Word]]:
    """Words of the layer, one or several set widely, in which OCR sees one word of as many letters."""
    rows = _rows(seen)
    inside: dict[int, list[GlyphWord]] = defaultdict(list)
    for word in layer:
        place = next((read for read in _near(word.place.middle, rows) if _is_inside(word.place, read)), None)
        if place is not None:
            inside[id(place)].append(word)
    for read in seen:
        words = sorted(inside[id(read)], key=lambda word: word.place.x0)
        if words and sum(len(word.glyphs) for word in words) == len(read.text):
            yield words, read


def _is_inside(one: Word, other: Word) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    return across > _WIDTHS * (one.x1 - one.x0) and _overlap(one, other) > _HEIGHTS


def _assigned(votes: Mapping[Glyph, Counter[str]]) -> Letters:
    """The letter with most votes for each glyph.

    Where another glyph of the font is surer of that letter, and the second differs from it only by a mark, the second:
    what OCR overlooks most is one of two marks over a vowel.
    """
    tallies: dict[Glyph, dict[str, float]] = {}
    for glyph, counts in votes.items():
        tally: dict[str, float] = dict(counts)
        if len(glyph[1]) == 1:
            tally[glyph[1]] = tally.get(glyph[1], 0.0) + _OWN_VOTE
        tallies[glyph] = tally
    letters: dict[Glyph, str] = {}
    taken: set[Glyph] = set()
    for glyph in sorted(tallies, key=lambda glyph: (-max(tallies[glyph].values()), glyph)):
        tally = tallies[glyph]
        best = sorted(tally, key=lambda letter: (-tally[letter], letter))
        close = [letter for letter in best if _may_be(letter, best[0], tally)]
        letters[glyph] = next((letter for letter in close if (glyph[0], letter) not in taken), best[0])
        taken.add((glyph[0], letters[glyph]))
    return letters


def _may_be(letter: str, best: str, tally: Mapping[str, float]) -> bool:
    return tally[letter] >= _CLOSE_CALL * tally[best] and fold(letter) == fold(best)


def _letter(glyph: Glyph, letters: Letters) -> str | None:
    own = glyph[1] if len(glyph[1]) == 1 else None
    return letters.get(glyph) or letters.get(("", glyph[1])) or own


def reread(layer: list[GlyphWord], seen: list[Word], letters: Letters) -> list[Word]:
    """The words of a page with the learned letters; glyphs of which nothing is known are left out."""
    grouped: set[int] = set()
    words: list[Word] = []
    for group, read in _groups(layer, seen):
        grouped.update(map(id, group))
        glyphs = [glyph for word in group for glyph in word.glyphs]
        text = "".join(_letter(g, letters) or sign for g, sign in zip(glyphs, read.text, strict=True))
        words.append(_set(text, group[0].place, group[-1].place.x1))
    for word in layer:
        text = "".join(_letter(glyph, letters) or "" for glyph in word.glyphs)
        if id(word) not in grouped and text:
            words.append(_set(text, word.place, word.place.x1))
    words.sort(key=lambda made: (round(made.middle), made.x0))
    for made, text in zip(words, with_marks([made.text for made in words]), strict=True):
        made.text = text
    return words


def _set(text: str, place: Word, x1: float) -> Word:
    return Word(text, place.x0, x1, place.top, place.bottom, place.bold, place.italic)


def is_learned(pages: Pages, letters: Letters) -> bool:
    """Whether the letters make sense: nearly every glyph has one, and the words are as Vietnamese as those of OCR."""
    glyphs = known = 0
    layer_text, seen_text = [], []
    for layer, seen in pages:
        glyphs += sum(len(word.glyphs) for word in layer)
        known += sum(glyph in letters for word in layer for glyph in word.glyphs)
        layer_text += [word.text for word in reread(layer, seen, letters)]
        seen_text += [word.text for word in seen]
    sense = syllable_share(" ".join(layer_text)) >= syllable_share(" ".join(seen_text)) - _WORSE
    return known >= _DECIDED * glyphs and sense and bool(glyphs)
