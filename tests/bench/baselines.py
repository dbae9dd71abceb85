"""The naive ways to find a rulebook's wordings in a text, as matching.md of the study names them. No part of the program."""

from __future__ import annotations

import re
from collections.abc import Callable

from rapidfuzz.fuzz import partial_ratio

from checker.rulebook import Rulebook

Phrases = dict[str, list[str]]  # element -> its phrases
_CUTOFF = 80.0
_ENOUGH = 100.0  # an element is settled


def phrases_of(rulebook: Rulebook) -> Phrases:
    """A phrase for each wording of what counts: its pieces by their first word, one behind the other."""
    return {
        rule.id: list(
            dict.fromkeys(
                "".join(piece[0] for piece in w.pieces)
                for w in (*rule.said_by, *rule.shown_by, *rule.hinted_by)
            )
        )
        for rule in rulebook.rules.values()
    }


def every_phrase(phrases: Phrases, text: str) -> int:
    """partial_ratio of every phrase against the whole text; how many reach the cutoff."""
    return sum(partial_ratio(phrase, text) >= _CUTOFF for group in phrases.values() for phrase in group)


def with_cutoff_and_stop(phrases: Phrases, text: str) -> int:
    """The same with a score cutoff, leaving an element when a phrase of it stands in the text; how many elements have a phrase."""
    found = 0
    for group in phrases.values():
        best = 0.0
        for phrase in group:
            best = max(best, partial_ratio(phrase, text, score_cutoff=_CUTOFF))
            if best >= _ENOUGH:
                break
        found += best > 0
    return found


def one_pass(rulebook: Rulebook) -> tuple[str, Callable[[str], int]]:
    """(name, way): every word of every wording looked up in one pass, without wordings, sentences and verdicts: the floor under any matcher.

    An Aho-Corasick automaton where a package has one, else a regular expression of all words, which finds the longest at each place.
    """
    words = {
        w
        for rule in rulebook.rules.values()
        for wording in (*rule.said_by, *rule.shown_by, *rule.hinted_by, *rule.never, *rule.lead_in)
        for piece in wording.pieces
        for w in piece
    }
    try:
        import ahocorasick_rs  # type: ignore[import-not-found]
    except ImportError:
        union = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
        return "regular expression of all words", lambda text: sum(1 for _ in union.finditer(text))
    automaton = ahocorasick_rs.AhoCorasick(sorted(words))
    return "ahocorasick_rs", lambda text: len(automaton.find_matches_as_indexes(text, overlapping=True))
