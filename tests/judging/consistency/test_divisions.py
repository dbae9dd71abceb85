"""The division table. No place is named here: the table itself gives the examples."""

from __future__ import annotations

import re

from checker.judging.consistency import divisions
from checker.judging.consistency.divisions import code_of, division_codes, is_within


def test_the_table_says_where_it_comes_from():
    head = divisions._TABLE.read_text(encoding="utf-8").split("\n")[:3]
    assert re.search(r"source: npm \S+ \d+\.\d+\.\d+, licence MIT", head[0])
    assert re.search(r"sha256: [0-9a-f]{64}", head[1])
    assert re.search(r"made: \d{4}-\d\d-\d\d", head[2])


def test_every_code_has_six_digits_and_a_province():
    codes = {code for found in division_codes().values() for code in found}
    assert all(re.fullmatch(r"\d{6}", code) for code in codes)
    assert {code[:2] + "0000" for code in codes} <= codes


def test_a_name_of_several_places_means_none():
    shared = [name for name, codes in division_codes().items() if len(codes) > 1]
    assert shared
    assert all(code_of((name,)) is None for name in shared)


def test_the_city_above_tells_places_of_one_name_apart():
    names = {code: name for name, codes in division_codes().items() for code in codes}
    for name, codes in division_codes().items():
        for code in codes:
            city = names.get(code[:4] + "00")
            if len(codes) > 1 and city and sum(is_within(c, code[:4] + "00") for c in codes) == 1:
                assert code_of((city, name)) == code


def test_a_place_lies_in_itself_in_its_city_and_in_its_province():
    assert is_within("990102", "990102")
    assert is_within("990102", "990100")
    assert is_within("990102", "990000")
    assert not is_within("990102", "990200")
    assert not is_within("990100", "990102")
