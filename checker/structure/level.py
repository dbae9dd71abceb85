"""The level of government at which an issuer stands.

P province, C city with districts, X county or district, T township or sub-district, D department. A bare 市 may be of three
levels; what the text says about its own subdivisions decides, and the source says so.
"""

from __future__ import annotations

import re

from checker.folding import fold

# Cities that are provinces (Constitution, article 30: directly under the central government).
_MUNICIPALITY = "(?:北京市|天津市|上海市|重庆市)"
_GOVERNMENT = r"(?:人民政府|政府|党委、?(?:人民)?政府|党委|委员会|委)?"
_BY_NAME: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("T", re.compile(r"(?:街道|街)(?:办事处|办|党工委、?办事处|党工委)?$|办事处$")),
    ("T", re.compile(rf"(?:镇|乡|苏木){_GOVERNMENT}$")),
    ("P", re.compile(rf"(?:省|自治区){_GOVERNMENT}$")),
    ("P", re.compile(rf"(?:^|委员会|委|、){_MUNICIPALITY}{_GOVERNMENT}$")),
    ("X", re.compile(rf"(?:县|区|旗)(?:党工委、?)?(?:管理委员会|管委会|{_GOVERNMENT})$|管委会$")),
    ("C", re.compile(rf"(?:州|盟|地区)(?:行政公署|行署|{_GOVERNMENT})$")),
    ("X", re.compile(rf"市(?!委).{{1,8}}(?<!委)(?<!委员会)市{_GOVERNMENT}$")),
)
_CITY = re.compile(rf"市{_GOVERNMENT}$")
_DEPARTMENT = re.compile(
    r"(?:局|厅|委员会|委|办公室|办|总队|支队|大队|队|院|中心|公署|社|会|所|站|馆|处|署|校|公司|集团|部|党组)$"
)
# The office of the rule-of-law commission reports for the whole place.
_COMMISSION = re.compile(r"依法治(省|自治区|市|州|县|区|旗)(?:委员会)?(?:办公室|办)?$")
_COMMISSION_LEVELS = {"省": "P", "自治区": "P", "市": "C", "州": "C", "县": "X", "区": "X", "旗": "X"}
_GOVERNMENT_OFFICE = re.compile(r"(?<=政府)办公[室厅]$")
_OFFICE_ITSELF = re.compile(r"我[办厅室]|本办|办公[室厅](?:党组|主要负责)")
# Departments and towns also speak of 全县, so their own words go first.
_OWN_WORDS = (
    ("D", re.compile(r"我(?:厅|局|委(?!会)|办|院|队|中心)(?!们)")),
    (
        "T",
        re.compile(
            r"我(?:镇|乡|街道|街)|(?:镇|乡|街道)(?:党委|党工委)(?!.{0,6}(?:镇|乡)\()|(?:^|[,。;:\n])(?:街道|(?:镇|乡)(?:政府|主要))"
        ),
    ),
)
_PLACE_WORDS = (
    ("X", re.compile(r"我(?:县|区|旗)|全(?:县|区)")),
    ("P", re.compile(r"我省|全省")),
    ("C", re.compile(r"我市|全市")),
)
# 现将省政府2024年度…情况报告如下: the opening says whose report it is.
_ANNOUNCED = re.compile(
    r"现(?:将|就)(?:我|本|全)?(省|自治区|市|州|盟|县|区|旗|镇|乡|街道|[局厅委办院])(?=(?:人民)?政府|办事处|(?:20|二)\S|推进|法治|依法)"
)
_ANNOUNCED_LEVELS = {
    "省": "P",
    "自治区": "P",
    "市": "C",
    "州": "C",
    "盟": "C",
    "镇": "T",
    "乡": "T",
    "街道": "T",
}
# 县级 alone proves nothing: a county-level city is on that level itself.
_COUNTIES = re.compile(r"各(?:县|区|市)(?!级)|县\(市|县\(区|县区|区县|市县|县\(市、区\)|市、县")
_OPENING_CHARS = 3000
_TOWNS = re.compile(r"各(?:乡|镇|街道)|乡镇|镇街|镇\(街道|镇\(街|乡\(镇|街道\)")


def level_of(issuer: str | None, folded: str) -> tuple[str | None, str]:
    """(level, how it was told); (None, "") when neither issuer nor text tells. folded: the whole text."""
    if issuer:
        name = re.sub(r"\s", "", fold(issuer))
        source = f"单位名称“{issuer}”"
        if _GOVERNMENT_OFFICE.search(name):
            if _OFFICE_ITSELF.search(folded):
                return "D", f"{source}，正文以本单位自称"
            name = _GOVERNMENT_OFFICE.sub("", name)
        commission = _COMMISSION.search(name)
        if commission:
            return _COMMISSION_LEVELS["自治区" if "自治区" in name else commission.group(1)], source
        for level, pattern in _BY_NAME:
            if pattern.search(name):
                return level, source
        if _CITY.search(name):
            return _level_of_city(source, folded)
        if _DEPARTMENT.search(name):
            return "D", source
    return _by_own_words(folded)


def _by_own_words(folded: str) -> tuple[str | None, str]:
    announced = _ANNOUNCED.search(folded, 0, _OPENING_CHARS)
    if announced:
        word = announced.group(1)
        level = "X" if word in "县区旗" else _ANNOUNCED_LEVELS.get(word, "D")
        return _level_of_city("引言", folded) if level == "C" and word == "市" else (level, "引言")
    for level, pattern in _OWN_WORDS:
        if len(pattern.findall(folded)) >= 2:
            return level, "正文自称"
    counts = {level: len(pattern.findall(folded)) for level, pattern in _PLACE_WORDS}
    best = max(counts, key=lambda level: counts[level])
    return (best, "正文自称") if counts[best] >= 2 else (None, "")


def _level_of_city(source: str, folded: str) -> tuple[str, str]:
    """A city has counties and districts under it, a county-level city has towns and sub-districts."""
    if not _COUNTIES.search(folded) and len(_TOWNS.findall(folded)) >= 2:
        return "X", f"{source}，正文只提乡镇（街道）而无县（区），按县级市判断"
    return "C", source
