"""JSON keeps the contract: valid against the schema, every character kept, one line where promised."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from rendering.samples import CARD, SCORE, UNREADABLE, hostile_card

from checker.document import Notice
from checker.finding import Outcome
from checker.rendering.json import as_json, as_json_line, indented, scorecard_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.scorecard import Scorecard

VALIDATOR = Draft202012Validator(scorecard_schema())
CARDS = {
    "assessed": CARD,
    "unreadable": UNREADABLE,
    "hostile": hostile_card(),
    "ungraded": replace(CARD, score=replace(SCORE, points=None, grade=None)),
    "from-text": replace(CARD, document=replace(CARD.document, path=None, sha256="", year=None, level=None)),
}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(scorecard_schema())


@pytest.mark.parametrize("name", ["assessed", "unreadable"])
def test_the_object_is_as_agreed(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"rendering/{name}.json", as_json(CARDS[name]))


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("render", [as_json, as_json_line])
def test_every_object_is_valid_and_lossless(name: str, render: Callable[[Scorecard], str]) -> None:
    text = render(CARDS[name])
    VALIDATOR.validate(json.loads(text))
    assert json.loads(text) == CARDS[name].to_dict()
    assert "\\u4e" not in text


def _without(key: str) -> Callable[[dict[str, Any]], Any]:
    return lambda card: card.pop(key)


@pytest.mark.parametrize(
    "spoil",
    [
        _without("findings"),
        _without("document"),
        lambda card: card.update(extra=1),
        lambda card: card["document"].update(extra=1),
        lambda card: card["document"].update(level="Z"),
        lambda card: card["score"].update(points=101),
        lambda card: card["score"]["counts"].pop("waived"),
        lambda card: card["findings"][0].update(outcome="good"),
        lambda card: card["findings"][0]["evidence"][0].update(start=-1),
        lambda card: card.update(error={"code": "x", "message": "", "hint": ""}),
        lambda card: card.update(schema_version="2"),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_allow(spoil: Callable[[dict[str, Any]], Any]) -> None:
    card = deepcopy(CARD.to_dict())
    spoil(card)
    assert not VALIDATOR.is_valid(card)


def test_a_json_line_is_one_line_for_every_reader() -> None:
    strange = replace(
        CARD, document=replace(CARD.document, warnings=(Notice("x", "甲\n乙\u2028丙\u0085丁"),))
    )
    line = as_json_line(strange)
    assert line.splitlines() == [line.rstrip("\n")]
    assert json.loads(line)["document"]["warnings"][0]["message"] == "甲\n乙\u2028丙\u0085丁"


def test_only_leaves_out_findings_and_keeps_the_score() -> None:
    card = json.loads(as_json(CARD, [Outcome.MISSING]))
    assert {finding["outcome"] for finding in card["findings"]} == {"missing"}
    assert card["score"]["counts"]["met"] == 8
    VALIDATOR.validate(card)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_the_indented_form_is_that_of_the_standard_library(value: object) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)
