"""Who issued the report, and at which level of government it stands.

Levels: P province, C city with districts, X county or district, T township or sub-district, D department. A bare 市 may be of three
levels; what the text says about its own subdivisions decides, and the source says so.
"""

from __future__ import annotations

import re

from checker.folding import fold

# Cities that are provinces (Constitution, article 30: directly under the central government).
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_OFFICE = r"(?:人民政府|政府|办事处|管理委员会|管委会|委员会|监督管理局|局|厅|办公室|法院|总队|支队|大队|研究院|中心|公署)"
_ISSUER = re.compile(
    rf"^(?:关于|公开|发布)?((?:中共[^\s,。]{{1,14}}?(?:委员会|党委|工委|委)[、\s]*(?:和)?)?[^\s,。;:《]{{1,30}}?{_OFFICE}(?:办公室)?)(?=$|关于|20\d\d|二[〇0]|\d{{4}}|年度|推进|法治|落实|依法|工作|[\s,、的(])"
)
_SHORT = re.compile(
    r"^(?:关于)?([^\s,。;:《\d年]{1,14}?(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道|局|厅|委|办))(?=20\d\d|二[〇0]|关于|法治|推进|年度|依法)"
)
_SIGNATURE = re.compile(rf"(?m)^\s*([^\s,。;:《\d]{{2,30}}{_OFFICE})\s*$")
_SELF = (
    (re.compile(r"我(?:厅|局|委|办|院|队|中心)(?!们)"), "D"),
    (re.compile(r"我(?:镇|乡|街道|街)|(?:镇|乡|街道)(?:党委|党工委)(?!.{0,6}(?:镇|乡)\()"), "T"),
    (re.compile(r"我(?:县|区|旗)|全(?:县|区)"), "X"),
    (re.compile(r"我省|全省"), "P"),
    (re.compile(r"我市|全市"), "C"),
)


def issuer_in(title: str | None, head: str, signature: str, hint: str | None) -> tuple[str | None, str]:
    """(issuer, where it was found); (None, "") when the text never says. head: folded text right after the title."""
    if title:
        plain = re.sub(r"\s", "", fold(title))
        for pattern in (_ISSUER, _SHORT):
            match = pattern.match(plain)
            if match and not match.group(1).startswith(("20", "法治", "推进")):
                return _clean(match.group(1)), "标题"
        # Year first: 2020年某区…报告
        rest = re.sub(r"^(?:关于)?(?:20\d\d|二〇[一二].)年度?", "", plain)
        match = _ISSUER.match(rest) or _SHORT.match(rest)
        if match and rest != plain and not match.group(1).startswith(("法治", "推进")):
            return _clean(match.group(1)), "标题"
    signed = _SIGNATURE.search(signature)
    if signed:
        return _clean(signed.group(1)), "落款"
    if hint:
        return hint.strip(), "网页信息"
    named = re.search(
        r"(?:^|[,。\s年])((?:[^\s,。;:《\d年]{2,14})(?:人民政府|街道办事处|监督管理局|局|厅))(?:始终|坚持|深入|认真|全面|以|紧紧|在|高度|严格|切实)",
        head[:500],
    )
    if named and not re.search(r"^(?:党中央|在|国务院|上级)|领导|[县区市省]委", named.group(1)):
        return _clean(named.group(1)), "引言"
    return None, ""


def level_of(issuer: str | None, folded: str) -> tuple[str | None, str]:
    """(level, how it was told); (None, "") when neither issuer nor text tells. folded: the whole text."""
    if issuer:
        by_name = _level_by_name(fold(issuer))
        if by_name:
            return by_name, f"单位名称“{issuer}”"
        if re.search(r"市(?:人民政府|政府|委|委员会)?$", fold(issuer)):
            return _level_of_city(fold(issuer), folded)
    counts = {level: len(pattern.findall(folded)) for pattern, level in _SELF}
    best = max(counts, key=lambda level: counts[level])
    return (best, "正文自称") if counts[best] >= 2 else (None, "")


def _level_by_name(issuer: str) -> str | None:
    # The last body named decides for a joint issuer: 中共某县委员会 某县人民政府.
    plain = re.sub(r"(?:办公室)$", "", issuer) if issuer.endswith("人民政府办公室") else issuer
    if issuer.endswith("人民政府办公室") and not plain.endswith("政府"):
        return "D"
    if re.search(
        r"(?:街道|街道办事处|办事处)$|(?:镇|乡|苏木)(?:人民政府|政府|党委)?$|乡(?:人民政府|政府)$", plain
    ):
        return "T"
    if plain.endswith("街道党工委"):
        return "T"
    if re.search(r"(?:省|自治区)(?:人民政府|政府|委|委员会)?$", plain):
        return "P"
    if any(re.search(rf"(?:^|委员会|委|、){city}(?:人民政府|政府|委)?$", plain) for city in _MUNICIPALITIES):
        return "P"
    if re.search(
        r"(?:自治县|县|区|旗|新区|开发区)(?:人民政府|政府|委|委员会|管理委员会|管委会)$|(?:县|区|旗)$", plain
    ):
        return "X"
    if re.search(r"(?:州|盟|地区)(?:人民政府|政府|委|委员会|行政公署|行署)?$", plain):
        return "C"
    if re.search(r"市.{1,8}市(?:人民政府|政府|委)?$", plain):
        return "X"
    if re.search(r"市(?:人民政府|政府|委|委员会)?$", plain):
        return None
    if re.search(r"(?:局|厅|委员会|委|办公室|办|总队|支队|大队|院|中心|公署)$", plain):
        return "D"
    return None


def _level_of_city(issuer: str, folded: str) -> tuple[str, str]:
    """A city has counties and districts under it, a county-level city has towns and sub-districts."""
    counties = len(
        re.findall(r"各(?:县|区|市)|县\(市|县\(区|县区|区县|市县|(?:县|区)级|县\(市、区\)|市、县", folded)
    )
    towns = len(re.findall(r"各(?:乡|镇|街道)|乡镇|镇街|镇\(街道|镇\(街|乡\(镇|街道\)", folded))
    if counties == 0 and towns >= 2:
        return "X", f"单位名称“{issuer}”，正文只提乡镇（街道）而无县（区），按县级市判断"
    return "C", f"单位名称“{issuer}”"


def _clean(issuer: str) -> str:
    return issuer.strip("、和 ")
