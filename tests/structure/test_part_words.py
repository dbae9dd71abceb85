"""The wording of a heading tells its part. The table is the specification: order, 和/及/与, lost words and years vary freely."""

import pytest

from checker.folding import fold
from checker.structure.outline import PartName
from checker.structure.part_words import is_merged, part_of_title

YEAR = 2024

MEASURES = """
2024年推进法治政府建设的主要举措和成效
2024年度推进法治政府建设的主要举措和成效
推进法治政府建设的主要举措和成效
上一年度推进法治政府建设的主要举措和成效
上年度推进法治政府建设的主要举措和成效
主要举措和成效
主要举措与成效
主要举措及成效
举措和成效亮点
2024年主要举措和成效
法治政府建设主要举措和成效
法治政府建设的主要举措和成效
主要工作举措及成效
工作举措和成效
主要措施和成效
主要措施和取得的成效
举措和效果
主要做法和成效
主要做法与成效
主要做法
主要工作及成效
主要工作与成效
主要工作成效
主要成效
2024年主要工作
2024年主要工作情况
2024年工作情况
2024年法治政府建设情况
2024年法治政府建设工作情况
工作开展情况
推进法治政府建设的工作开展情况
工作落实情况
工作总体情况
总体完成情况
基本情况
基本情况和主要成效
法治政府建设主要措施
全省法治政府建设情况
法治建设工作情况及主要措施和成效
政府建设工作举措及成效
2024年工作总结
工作回顾
法治政府建设取得的成绩
主要工作亮点
重点工作推进情况
特色亮点工作
主要经验做法
以务实举措推动法治政府建设的举措和成效
2024年推进法治政府建设情况
基本情况和主要做法
工作进展及成效
2024年度推荐法治政府建设的主要举措和成效
所做的主要工作
落实法治政府建设情况
上年度主要工作
"""

SHORTCOMINGS = """
存在的不足和原因
存在不足和原因
2024年度推进法治政府建设存在的不足和原因
推进法治政府建设存在的不足和原因
存在的不足及原因
存在的不足及成因
存在的主要不足和原因
法治政府建设工作存在的问题及原因
法治政府建设存在的不足
工作中存在的主要问题
存在的问题
存在问题
存在的问题和不足
存在的困难和问题
存在的短板弱项
存在的薄弱环节
主要问题
主要问题和原因
问题与不足
问题和原因分析
不足之处
短板和不足
工作不足
工作中的不足
面临的困难和问题
不足与差距
困难与挑战
问题剖析
原因分析
存在的差距和不足及原因
当前法治政府建设存在的突出问题
2024年度推荐法治政府建设存在的不足和原因
工作中的短板弱项
存在差距
正视短板抓整改,存在的问题和努力的方向
下一步需要改进的问题
尚存在的不足
"""

PLAN = """
2025年推进法治政府建设的主要安排
2025年推进法治政府建设的主要计划安排
2025年度推进法治政府建设的主要安排
2025年度主要安排
2025年主要工作设想
2025年工作计划
2025年工作安排
2025年工作思路
2025年工作打算
2025年工作要点
2025年重点工作
2025年工作展望
2025年度法治政府建设工作计划
2025年法治政府建设工作重点
2025年依法治区工作思路
2025年推进法治政府建设的主要举措
下一年度推进法治政府建设的主要安排
下一年度主要安排
下年度工作安排
下一步工作计划
下一步工作打算
下一步工作
下一步推进法治政府建设的主要安排
下步打算
下步工作措施
下一步工作举措
下一步改进措施
下阶段工作打算
明年工作打算
明年工作思路
来年工作安排
今后工作打算
今后努力方向
新一年工作安排
整改措施
改进措施
努力方向
工作打算
主要安排
主要工作安排
下一步工作建议
2025年重点任务
2025年工作思路及举措
2025年工作目标
2025年推进法治政府建设的主要任务和措施
"""

DUTIES = """
党政主要负责人履行推进法治建设第一责任人职责情况
2024年度党政主要负责人履行推进法治建设第一责任人职责情况
区政府主要负责同志履行推进法治建设第一责任人职责情况
党政主要负责人履行推进法治建设第一责任人职责,加强推进法治政府建设情况
党政主要负责人履行推进法治建设第一责任人职责,加强法治政府建设的有关情况
切实履行推进法治政府建设工作职责
切实履行法治政府建设工作职责
全面落实法治政府建设工作职责
主要负责人履行推进法治建设第一责任人职责情况
主要负责同志履职情况
党政主要负责人履职情况
主要领导履行法治建设第一责任人职责情况
加强组织领导,严格履行第一责任人职责
履行推进法治建设第一责任人职责制度
发挥头雁作用,严格履行第一责任人责任
推动党政主要负责人履行推进法治建设第一责任人职责
落实第一责任人责任
压实第一责任人政治责任
切实履行法治建设“第一责任人”职责
切实履行法治建设"第一责任人"职责
政府党组推进法治建设领导职责
厅党组履行推进法治建设领导职责情况
局长履行第一责任人职责情况
镇长履行推进法治建设职责情况
主要负责同志扛牢第一责任
党政主要负责人履行法治政府建设职责情况
推进法治建设第一责任人职责严格压实
2024年度党政主要负责人履行推进法治建设第一责任人职责的有关情况
主要领导履职尽责情况
法治建设第一责任人职责落实情况
"""

THEMES = """
加强组织领导
依法全面履行政府职能
坚持党的全面领导,统筹推进法治建设
坚持依法履职,确保权力规范运行
以优化营商环境为先导,在服务大局中彰显法治担当
扛牢政治责任
深化放管服改革
完善依法行政制度体系
推进行政决策科学化、民主化、法治化
坚持严格规范公正文明执法
依法有效化解社会矛盾纠纷
健全行政权力制约和监督体系
全面提高法治思维和依法行政能力
聚焦突出问题整治,守护群众利益
解决群众反映强烈的问题
坚持问题导向,推动执法规范化
化解矛盾问题,促进社会和谐
补齐基层短板
破解执法难题
加强重点领域执法
健全重大决策问题预防机制
建设数字法治政府
强化规划引领,推动高质量发展
完善应急工作机制
做好信访工作
深化计划管理改革
推动问题整改落地见效
落实工作计划
完善整改措施
自觉接受监督,改进工作不足
强化督察整改,补齐存在的短板
科学制定工作计划
存在问题整改情况
督察反馈问题整改情况
持续化解历史遗留问题
坚持问题导向,整改存在问题
"""

OTHER = "其他需要报告的事项\n其他情况\n意见建议\n意见和建议\n对策建议\n附件\n"

TABLE = [
    (title, part)
    for part, titles in (
        (PartName.MEASURES, MEASURES),
        (PartName.SHORTCOMINGS, SHORTCOMINGS),
        (PartName.PLAN, PLAN),
        (PartName.FIRST_RESPONSIBLE, DUTIES),
        (None, THEMES),
        (PartName.OTHER, OTHER),
    )
    for title in titles.split()
]


@pytest.mark.parametrize(("title", "part"), TABLE, ids=[title for title, _ in TABLE])
def test_the_wording_of_a_heading_tells_its_part(title, part):
    assert part_of_title(fold(title), YEAR) == part


@pytest.mark.parametrize(("title", "part"), TABLE, ids=[title for title, _ in TABLE])
def test_blanks_between_the_letters_change_nothing(title, part):
    assert part_of_title(" ".join(fold(title)), YEAR) == part


NO_YEAR_KNOWN = [
    ("2025年主要工作安排", PartName.PLAN),
    ("2025年工作计划", PartName.PLAN),
    ("2025年重点任务", PartName.PLAN),
    ("2025年推进法治政府建设的主要任务和措施", PartName.PLAN),
    ("2024年主要举措和成效", PartName.MEASURES),
    ("2024年推进法治政府建设存在的不足和原因", PartName.SHORTCOMINGS),
]


@pytest.mark.parametrize(("title", "part"), NO_YEAR_KNOWN)
def test_the_wording_is_enough_when_the_report_year_is_unknown(title, part):
    assert part_of_title(title, None) == part


MERGED = """
存在的不足和下一步工作打算
存在问题及下一步打算
存在的问题和改进措施
存在问题及整改措施
不足和下一步工作计划
存在的不足及2025年工作安排
存在的问题、原因和下步打算
存在的主要问题与下一步工作思路
问题不足及努力方向
正视差距不足,明确努力方向
"""


@pytest.mark.parametrize("title", MERGED.split())
def test_a_heading_may_promise_shortcomings_and_plan_in_one(title):
    assert part_of_title(title, YEAR) is PartName.SHORTCOMINGS
    assert is_merged(title, YEAR)


@pytest.mark.parametrize("title", [*SHORTCOMINGS.split(), *PLAN.split()])
def test_a_heading_of_one_part_promises_no_other(title):
    assert not is_merged(title, YEAR)
