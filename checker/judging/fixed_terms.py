"""The fixed terms of a rulebook, ready to be looked for with one character wrong."""

from __future__ import annotations

from checker.matching import FixedTerms
from checker.rulebook import Rulebook
from checker.rulebook.prepared import prepared
from checker.rulebook.terms import Terms

_prepared: dict[tuple[str, str | None, int], FixedTerms] = {}


def fixed_terms(rulebook: Rulebook, terms: Terms) -> FixedTerms:
    """Key terms of rules/wording.yaml and the long literals of the rules. Prepared once for each rulebook."""
    key = (rulebook.fingerprint, rulebook.profile, hash(terms.key_terms))
    if key not in _prepared:
        wrong = [word for entry in terms.misspelt for word in entry.wrong]
        given = [*terms.key_terms, "", *wrong, "", *sorted(terms.not_typos)]
        plain = prepared(rulebook, "terms", lambda: _terms_of(rulebook, terms, wrong).plain(), given)
        _prepared[key] = FixedTerms.from_plain(plain)
    return _prepared[key]


def _terms_of(rulebook: Rulebook, terms: Terms, wrong: list[str]) -> FixedTerms:
    literals = {
        word
        for rule in rulebook.rules.values()
        for wording in (*rule.said_by, *rule.shown_by, *rule.hinted_by, *rule.lead_in)
        for piece in wording.pieces
        for word in piece
    }
    return FixedTerms(terms.key_terms, literals, wrong=wrong, not_slips=terms.not_typos)
