"""The wordings of a whole rulebook as one vocabulary, and back from a wording to its rule. Prepared once for each rulebook."""

from __future__ import annotations

from collections.abc import Iterable

from checker.matching import Vocabulary, edit_budget
from checker.rulebook import Rule, Rulebook
from checker.rulebook.wording import Wording

ROLES = ("said_by", "shown_by", "hinted_by", "lead_in", "never")


class RuleWordings:
    """vocabulary: the wordings of all rules, rule by rule and role by role, in the order of the files."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._owners: list[tuple[str, str]] = []
        wordings: list[Wording] = []
        for rule in rulebook.rules.values():
            for role in ROLES:
                own = getattr(rule, role)
                wordings += own
                self._owners += [(rule.id, role)] * len(own)
        self.vocabulary = Vocabulary(wordings)
        self._long_words: dict[str, list[str]] = {}

    def by_rule(self, numbers: Iterable[int]) -> dict[str, dict[str, list[Wording]]]:
        """rule id -> role -> wordings, of the vocabulary's wordings with these numbers; in their order."""
        found: dict[str, dict[str, list[Wording]]] = {}
        for number in numbers:
            rule_id, role = self._owners[number]
            found.setdefault(rule_id, {}).setdefault(role, []).append(self.vocabulary.wordings[number])
        return found

    def long_words(self, rule: Rule) -> list[str]:
        """The words of what a rule looks for that are long enough to be known with a typo."""
        known = self._long_words.get(rule.id)
        if known is None:
            pieces = (piece for wording in (*rule.said_by, *rule.shown_by) for piece in wording.pieces)
            words = dict.fromkeys(word for piece in pieces for word in piece if edit_budget(len(word)))
            known = self._long_words[rule.id] = list(words)
        return known


def rule_wordings(rulebook: Rulebook) -> RuleWordings:
    """Those of a rulebook, worked out at its first report."""
    known = rulebook.prepared.get(__name__)
    if known is None:
        known = rulebook.prepared[__name__] = RuleWordings(rulebook)
    assert isinstance(known, RuleWordings)
    return known
