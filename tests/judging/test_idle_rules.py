"""What a check costs does not grow with the rules that do not fire: their words are looked for in one go, and none of them is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from time import process_time

from checker.check import check_document
from checker.reading import read_document
from checker.rulebook import load_rulebook, rulebook_folder

REPORT = Path(__file__).parents[1] / "corpus" / "tune" / "d01.txt"
IDLE = 120
# Measured 1.14 (300 rules, a longer report: 1.15 to 1.25), most of it the findings themselves; with each rule's words looked for one by one 3.
MOST = 1.7
FIRST_STRANGE, STRANGE = 0x3400, 5000  # rare characters that no report has
ROLES = ("said_by", "shown_by", "hinted_by", "lead_in", "never")


def idle(rule, number, random):
    """The same rule with as many words as long, none of which stands in a report."""

    def strange(wording):
        pieces = tuple(
            tuple("".join(chr(FIRST_STRANGE + random.randrange(STRANGE)) for _ in word) for word in piece)
            for piece in wording.pieces
        )
        return wording._replace(pieces=pieces)

    return replace(
        rule,
        id=f"idle/{number}",
        **{role: tuple(strange(wording) for wording in getattr(rule, role)) for role in ROLES},
    )


def test_rules_that_do_not_fire_cost_little():
    own = load_rulebook(rulebook_folder(None), None)
    matters = [rule for rule in own.rules.values() if rule.kind == "matter"]
    random = Random(3)
    more = {f"idle/{n}": idle(matters[n % len(matters)], n, random) for n in range(IDLE)}
    wide = replace(own, rules={**own.rules, **more}, fingerprint=f"{own.fingerprint}-idle")
    document = read_document(REPORT.read_text(encoding="utf-8"))
    cost = {id(own): [], id(wide): []}
    for _ in range(4):  # the first round prepares the rulebooks
        for rulebook in (own, wide):
            start = process_time()
            check_document(document, rulebook)
            cost[id(rulebook)].append(process_time() - start)
    assert min(cost[id(wide)]) < MOST * min(cost[id(own)])


def test_rules_that_do_not_fire_change_no_finding():
    own = load_rulebook(rulebook_folder(None), None)
    rule = next(rule for rule in own.rules.values() if rule.kind == "matter")
    wide = replace(
        own, rules={**own.rules, "idle/0": idle(rule, 0, Random(4))}, fingerprint=f"{own.fingerprint}-one"
    )
    document = read_document(REPORT.read_text(encoding="utf-8"))
    expected = {finding.id: replace(finding, review="") for finding in check_document(document, own).findings}
    found = {finding.id: replace(finding, review="") for finding in check_document(document, wide).findings}
    assert {name: found[name] for name in expected} == expected
