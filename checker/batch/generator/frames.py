"""What stands around the matters of a made-up report: title, opening, headings, the words on the leaders, the end.

Words in braces are the issuer, the years and slots (`details.py`).
"""

from __future__ import annotations

# (share, form, outcome of document/title)
TITLES = (
    (22, "{name}{year}年法治政府建设年度报告", "met"),
    (18, "{name}关于{year}年度法治政府建设情况的报告", "met"),
    (14, "{name}{year}年度法治政府建设工作报告", "met"),
    (12, "{name}{year}年法治政府建设情况报告", "met"),
    (10, "关于{name}{year}年度法治政府建设情况的报告", "met"),
    (9, "{name}{year}年度法治政府建设工作总结报告", "met"),
    (8, "{year}年度法治政府建设情况报告", "partial"),
    (7, "{name}法治政府建设年度报告", "partial"),
)

BASES = (
    "以习近平法治思想为指导",
    "深入学习贯彻习近平法治思想",
    "认真落实《法治政府建设实施纲要（2021—2025年）》",
    "按照《法治政府建设与责任落实督察工作规定》要求",
    "坚持以习近平新时代中国特色社会主义思想为指导",
)
DRIVES = (
    "扎实推进法治政府建设",
    "把法治政府建设摆在重要位置，逐项抓好落实",
    "围绕年初确定的任务，推动法治政府建设取得新进展",
    "结合本地实际，持续提升依法行政水平",
    "法治政府建设各项任务按期完成",
)
LEADS = (
    "现将有关情况报告如下：",
    "现将{year}年度工作情况报告如下：",
    "现就全年工作情况汇报如下。",
    "现将工作开展情况公布如下：",
    "有关情况报告如下：",
)

MEASURES = (
    "主要举措和成效",
    "主要做法和成效",
    "主要工作及成效",
    "{year}年法治政府建设主要举措和成效",
)
SHORTCOMINGS = (
    "存在的不足和原因",
    "存在的主要问题及原因",
    "存在的不足及原因分析",
    "法治政府建设存在的不足和原因",
)
SHORTCOMINGS_ALONE = ("存在的不足", "存在的主要问题", "工作中的不足")
DUTIES = (
    "党政主要负责人履行推进法治建设第一责任人职责情况",
    "党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况",
    "主要负责人履行法治建设第一责任人职责情况",
)
PLANS = (
    "{next}年工作安排",
    "{next}年推进法治政府建设的主要安排",
    "{next}年度主要工作打算",
    "下一年度（{next}年）工作安排",
)
THEMES = {
    "functions": ("依法全面履行政府职能", "转变政府职能，优化营商环境", "推进政府职能依法履行"),
    "rulemaking": ("健全依法行政制度体系", "完善制度体系", "加强制度建设"),
    "decisions": ("完善行政决策制度", "推进依法决策", "提升行政决策水平"),
    "enforcement": ("规范行政执法行为", "严格规范公正文明执法", "加强行政执法工作"),
    "emergencies": ("提升突发事件依法处置能力", "健全突发事件应对体系"),
    "disputes": ("有效化解社会矛盾纠纷", "依法化解矛盾纠纷", "做好纠纷化解工作"),
    "oversight": ("强化行政权力监督", "健全权力制约和监督", "自觉接受各方监督"),
    "digital": ("加快数字法治政府建设", "推进数字政府建设"),
    "leadership": ("加强组织保障", "夯实工作基础", "强化保障"),
    "first-responsible": ("压实领导责任", "落实领导责任"),
}

# Each names the leaders and an act that can be checked.
LEADERS = (
    "党政主要负责人认真履行推进法治建设第一责任人职责，主持召开会议专题研究法治政府建设工作{few}次，作出批示{some}次。",
    "主要负责人切实履行法治建设第一责任人职责，全年主持会议研究法治建设议题{some}个，批示{few}件。",
    "党政主要负责人带头抓法治，主持专题会议部署法治政府建设{few}次，到基层调研法治工作{few}次。",
)

# An end that is more than a signature. "" stands for none.
ENDS = ("特此报告。", "", "", "")
