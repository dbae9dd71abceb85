"""Whether a name is that of another place on the own step, real or invented, and whether the report works with it. Knows no sentence."""

from __future__ import annotations

import re

from checker.judging.consistency.divisions import division_codes, is_within
from checker.judging.consistency.identity import Identity

# Kinds of place that stand on one step.
_STEPS = {"P": ("省",), "C": ("市", "州", "盟"), "X": ("县", "区", "旗", "市"), "T": ("镇", "乡", "街道")}
_INVENTED_STEM = 4
# What ends like a name and is none: 示范县, 园区, 乡镇, 集镇; and words no name begins or is filled with.
_NO_NAME_END = re.compile(
    r"(?:示范|园|社|小|山|地|景|城|辖|市|牧|灾|库|学|校|片|高新|开发|经开|新|保护|功能|自治|商|厂|矿|林|农|试点|试验|合作|乡|集|村|特色|重点|强|各|全|我|本|该|某|其他|家|进|下|县|镇|区|都|超|门|股|上)$"
)
_NO_NAME = re.compile(
    r"加强|推进|推动|建设|组织|开展|指导|督促|完善|深化|创建|打造|支持|落实|健全|通过|选[取择]|联合|会同|针对|围绕|聚焦|依托|结合|按照|根据|深入|全面|坚持|实现|建成|建立|形成|提[升高]|促进|确保|涉及|覆盖|其中|"
    r"调整|充实|补充|更新|优化|规范|强化|压实|夯实|统筹|整合|梳理|明确|细化|发挥|引导|动员|协调|督办|带动|召开|主持|出席|提[交请]|审议|废止|修订|印发|报[请送]|年[终初底中]|日前|首次|牵头|协同|配合|协助|承办|接受|邀请|聘请|服务|制定|实施|编制|执行|贯彻|争取|获得|收到|办理|受理|答复|回复|对标|对照|自觉|主动|定期|专题|参照|代表|纳入|列入|推荐|抽调|选派|派驻|下沉|"
    r"[均已未不曾所并也还仍即都经]|包括|以及|部分|个别|有关|相关|所有|每|各|全|我|本|该|某|向|对|在|与|为|将|把|由|从|到|的|是|有|被|等|中央|国家|党|上级|基层|农村|重点|试点|示范|毗邻|周边|邻近|兄弟|外地|赴|跨|省|市|县|区|镇|乡|街"
)
_WITH = re.compile(r"(?:与|同|赴|到|向|和|联合|会同|学习|借鉴|对口[^,。;]{0,6}|来自|毗邻的?|邻近的?)$")
_WORDS_BEFORE = 12


class OtherPlaces:
    """Answers for one report, each name looked at once. text: plain squeezed text."""

    def __init__(self, text: str, own: Identity) -> None:
        self.text = text
        self.own = own
        self._other: dict[tuple[str, str], bool] = {}
        self._partner: dict[str, bool] = {}

    def is_other(self, name: str, kind: str, office: str) -> bool:
        """Whether a name is that of another place on the own step (for an office: of the same office elsewhere)."""
        if (name, office) not in self._other:
            self._other[name, office] = self._looks_other(name, kind, office)
        return self._other[name, office]

    def is_partner(self, name: str) -> bool:
        """Whether the report tells elsewhere of working with that place or learning from it."""
        if name not in self._partner:
            self._partner[name] = any(
                _WITH.search(self.text[max(0, match.start() - _WORDS_BEFORE) : match.start()])
                for match in re.finditer(re.escape(name), self.text)
            )
        return self._partner[name]

    def _looks_other(self, name: str, kind: str, office: str) -> bool:
        own, text = self.own, self.text
        if name in own.chain or any(name.endswith(place) or place.endswith(name) for place in own.chain):
            return False
        codes = division_codes().get(name)
        if codes is None:
            stem = name[: -len(kind)]
            if not 2 <= len(stem) <= _INVENTED_STEM or _NO_NAME_END.search(stem) or _NO_NAME.search(stem):
                return False
            # Every province is in the table; and a stem that also stands without its 市 or 县 is a word, no name.
            if kind == "省" or text.count(stem[-2:]) > text.count(stem[-2:] + kind):
                return False
        elif own.code and any(is_within(code, own.code) or is_within(own.code, code) for code in codes):
            return False
        if own.level == "D":
            return bool(own.office) and office == own.office and kind in _same_step(own.kind)
        if kind not in _STEPS.get(own.level, ()):
            return False
        if own.level == "C":
            # Without its government a 市 may be a county-level city of one's own.
            return office != "" or codes is not None
        # 市 above a county is the superior, whatever its name.
        return kind != "市" or (own.kind == "市" and codes is not None)


def _same_step(kind: str) -> tuple[str, ...]:
    return next((kinds for kinds in _STEPS.values() if kind in kinds), ())
