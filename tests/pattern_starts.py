"""The characters that a regular expression can begin with, read off the parsed expression."""

from __future__ import annotations

from re import _parser


def strange_starts(pattern, listed):
    """Of the characters that a text matched by `pattern` can begin with, those that the compiled class `listed` does not hold, in order."""
    return sorted(
        chr(low)
        for low, high in _first_characters(_parser.parse(pattern))
        if not all(listed.match(chr(code)) for code in range(low, high + 1))
    )


def _first_characters(parsed):
    """As a set of (low, high); lookarounds say nothing of it."""
    for op, value in parsed:
        name = str(op)
        if name in ("ASSERT", "ASSERT_NOT", "AT"):
            continue
        if name == "LITERAL":
            return {(value, value)}
        if name == "IN":
            return {_range(*one) for one in value}
        if name == "BRANCH":
            return set().union(*(_first_characters(branch) for branch in value[1]))
        if name == "SUBPATTERN":
            return _first_characters(value[3])
        if name == "MAX_REPEAT":
            first = _first_characters(value[2])
            if value[0] > 0:
                return first
            return first | _first_characters(parsed[list(parsed).index((op, value)) + 1 :])
        raise AssertionError(f"unknown {name}")
    raise AssertionError("matches the empty string")


def _range(op, value):
    if str(op) == "LITERAL":
        return value, value
    if str(op) == "RANGE":
        return value
    assert (str(op), str(value)) == ("CATEGORY", "CATEGORY_DIGIT")
    return ord("0"), ord("9")
