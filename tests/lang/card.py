"""The invented county of tests/rendering once more, with the sentences the program itself writes, so that a page in English can be agreed on.

The samples there say what no check would say; here each such sentence is put into words of the catalogue.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from rendering.checked import CHECKED
from rendering.samples import UNREADABLE

from checker.check import Checked

_SCORE = CHECKED.scorecard.score
assert _SCORE is not None
_OWN = {
    _SCORE.formula: "得分 = 100 × Σ(权重×得分率) ÷ Σ权重 = 100 × 25.5 ÷ 39.7；权重：必备 3、应有 2、倡导 1；得分率：充分 1、仅提及 0.5、缺失 0；不适用的不计",
    _SCORE.cap: "缺少法定内容“不足的原因”，按得分本为合格，降为不合格",
    "全文在一行里，已按序号切分；没有序号的段落可能切不开。": "没有识别出标题层次，各部分按语句推断，结果请人工复核。",
    "公示和审核有数据，没有提到全过程记录。": "只凭一处提法“公示执法信息1.2万条”认定，没有另外的数据或文件",
    "请核对：收到 131，办结 136，136 − 131 = 5，办结多于收到。": "请核对：收到 131，办结 136，136 − 131 = 5，办结多于收到；如含上年结转，请写明结转数。",
    "文件已损坏，读不出文字。": "文件已损坏：缺少正文部分 word/document.xml",
    "请用 Word 或 WPS 打开后另存一次，再检查。": "请用 Word 或 WPS 打开，另存为新的 docx。",
    "说的是培训，没有案卷评查": "同一句中没有“案卷”一类词",
    "没有次数": "提到了，但没有可核查的事实（会议、日期或结果）",
    "有提法，没有可核查的事实": "只有“带头学法”一类提法，不足以认定",
    "2 项不足中有 1 项在安排中没有对应措施": "2 项不足中 1 项有对应措施",
    "县（市、区）没有立法权，不问此项。": "县（市、区）不适用本项",
    "经市委依法治市办同意另行报告，豁免至2025年12月31日。": "另行报告（市委依法治市办批准，有效期至2025年12月31日；按规则判断为“缺失”）",
    "该要素的内容在附表中，附表未能读取。": "程序内部错误（ValueError）",
    "请核对：计数单位前后不一致。": "请核对：月、日不写虚位零，如2025年3月8日。",
    "《法治政府建设与责任落实督察工作规定》第二十四条": "督察规定 第二十五条 年度报告的内容",
    "《党政主要负责人履行推进法治建设第一责任人职责规定》第五条": "职责规定 第五条第（一）项 党委主要负责人：听取汇报、纳入规划计划",
    "《法治政府建设实施纲要（2021—2025年）》（二十六）": "纲要2021—2025 （二十六） 加强对行政执法制约和监督",
    "《法治政府建设实施纲要（2021—2025年）》（三十四）": "纲要2021—2025 （三十四） 全面加强依法行政能力建设",
    "逐项写明原因。": "对照所列每一项不足，在安排里写出相应的具体措施。",
    "写明评查案卷的数量。": "写明法治政府建设示范地区或示范项目的创建情况：申报了什么、培育几个、是否入选或命名（哪一级、哪一批）。民主法治示范村（社区）不能代替。",
    "写明行政裁决的事项和件数。": "指明是哪个领域、环节、哪类单位的什么问题，最好有事实或数据，不写放之四海皆准的套话。",
    "写明学法的次数和主题。": "在安排的标题或开头写明下一年度，例如“2025年推进法治政府建设的主要安排”。",
    "云水县示例要求": "乡镇（街道）",
}


def _put(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return _OWN.get(value, value)
    if isinstance(value, tuple):
        return tuple(map(_put, value))
    if is_dataclass(value) and not isinstance(value, type):
        own = {field.name: _put(getattr(value, field.name)) for field in fields(value) if field.init}
        return replace(value, **own)
    return value


SPOKEN_UNREADABLE = _put(UNREADABLE)
SPOKEN = Checked(_put(CHECKED.scorecard), CHECKED.document, CHECKED.outline)
