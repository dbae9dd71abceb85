"""One key for a body over spellings, and a region only where the table knows one place."""

from __future__ import annotations

import pytest

from checker.batch.bodies import body_of, given_region, places_around

SPELLINGS = [
    (
        "370306",
        "X",
        ["周村区人民政府", "淄博市周村区人民政府", "中共周村区委、周村区人民政府", "周村区政府", "周村区"],
    ),
    (
        "370306/青云街道",
        "T",
        ["周村区青云街道办事处", "山东省淄博市周村区青云街道党工委、办事处", "周村区青云街道"],
    ),
    ("370300/司法局", "D", ["淄博市司法局", "山东省淄博市司法局"]),
    ("370300", "C", ["淄博市人民政府", "中共淄博市委全面依法治市委员会办公室", "淄博市人民政府办公室"]),
    ("370000", "P", ["山东省人民政府", "山东省"]),
]


@pytest.mark.parametrize(("key", "level", "name"), [(k, lv, n) for k, lv, names in SPELLINGS for n in names])
def test_a_body_has_one_key(key: str, level: str, name: str):
    body = body_of(name, level)
    assert (body.key, body.anchored) == (key, True)


@pytest.mark.parametrize("name", ["城关镇人民政府", "鼓楼区人民政府", "青石县人民政府", "某某高新区管委会"])
def test_a_place_that_is_unknown_or_one_of_several_is_not_guessed(name: str):
    body = body_of(name, "X")
    assert body.region is None
    assert body.key
    assert not body.anchored


@pytest.mark.parametrize(
    ("name", "level", "folders", "key"),
    [
        ("鼓楼区人民政府", "X", ("江苏省", "南京市"), "320106"),
        ("城关镇人民政府", "T", ("2024", "甘肃省", "兰州市榆中县"), "620123/城关镇"),
        ("青石县司法局", "D", ("淄博市", "2024"), "370300/青石县/司法局"),
        ("周村区人民政府", "X", ("江苏省",), "370306"),  # what the report says of itself comes first
    ],
)
def test_folders_may_say_where(name: str, level: str, folders: tuple[str, ...], key: str):
    assert body_of(name, level, around=places_around(folders)).key == key


def test_the_manifest_comes_first():
    body = body_of("周村区人民政府", "X", given="320106")
    assert body.region is not None
    assert (body.region.code, body.region.source) == ("320106", "清单")


def test_without_an_issuer_there_is_no_key():
    body = body_of(None, None, around=("淄博市",))
    assert body.key is None
    assert not body.anchored
    assert body.region is not None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("370306", "370306"),
        ("370306001000", "370306"),
        ("山东省淄博市周村区", "370306"),
        ("山东省/淄博市", "370300"),
        ("鼓楼区", None),
        ("999999", None),
        ("海边", None),
    ],
)
def test_a_region_in_a_list_is_a_code_or_a_name(written: str, code: str | None):
    assert given_region(written) == code
