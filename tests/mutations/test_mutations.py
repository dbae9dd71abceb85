"""A report changed in a known way earns what its words then earn: verdicts fall with the evidence and stay with the noise.

DABIAO_MUTATIONS=full runs every case instead of the sample; the table: `PYTHONPATH=tests python -m mutations`.
"""

from __future__ import annotations

import importlib.util
import os

import pytest
from mutations.kinds import KINDS, Kind, line, measure
from mutations.matters import MATTERS
from mutations.reports import prepared

from checker.rulebook import load_rulebook

FULL = os.environ.get("DABIAO_MUTATIONS") == "full"
SHOWN = 12


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_mutated_report_earns_what_its_words_earn(kind: Kind) -> None:
    if kind.name == "html" and importlib.util.find_spec("lxml") is None:
        pytest.skip("lxml is not installed")
    tally = measure(kind, full=FULL)
    figures = line(kind, tally)
    print(figures)
    assert tally.cases > 0, f"{kind.name}: the generator made no case"
    misses = "\n".join(
        f"  {miss.report} {miss.element}: {'|'.join(sorted(miss.wanted))} -> {miss.got} | {miss.note} | {miss.reason}"
        for miss in tally.misses[:SHOWN]
    )
    assert tally.share >= kind.floor, f"{figures}\n{misses}"


def test_every_matter_is_an_element_that_rules_ask_for() -> None:
    judged = set(load_rulebook().rules)
    fixed = ("document/", "content/", "shortcomings/", "plan/")
    wanted = {element for element in judged if not element.startswith(fixed)}
    assert set(MATTERS) == wanted


def test_no_look_alike_names_another_kind_of_outcome() -> None:
    allowed = {"partial", "missing"}
    assert all(expected <= allowed for matter in MATTERS.values() for _, expected in matter.look_alikes)


def test_a_prepared_report_holds_every_word_of_its_file() -> None:
    for page in prepared():
        kept = "".join(page.text.split())
        assert kept == "".join(page.report.text.split()), page.report.name
