"""A page without its report is an error with a reason, never a score; a short report is a report."""

import pytest
from structure.samples import BODY, PREAMBLE, TITLE, outline

from checker.check import check_report
from checker.reading import read_document
from checker.structure.body_missing import body_fault

FRAME = (
    "无障碍浏览 长者模式 登录 注册\n索引号: 信息分类:\n发布机构: 成文日期:\n【字体:大 中 小】 打印本页 关闭窗口\n"
    "扫一扫在手机打开当前页\n版权所有:某某人民政府 网站地图 联系我们\n"
)
WITHOUT_BODY = {
    "frame of a web page": FRAME,
    "title in the frame": f"{FRAME}{TITLE}\n发布日期:2025-01-16 来源:县司法局\n上一篇:岚澧县2023年度法治政府建设情况报告\n",
    "first page of six": f"{TITLE}\n发布时间:2025-01-16 第1页/共6页\n县委、县人大常委会:\n{PREAMBLE}\n一、2024年主要举措和成效\n",
    "title and announcement": f"{TITLE}\n{PREAMBLE}\n",
}
WITH_BODY = {
    "report": f"{TITLE}\n{PREAMBLE}\n{BODY}",
    "one sentence under its heading": f"{TITLE}\n{PREAMBLE}\n一、主要举措和成效\n全年办件3216件。\n",
    "broken off in the first part": f"{TITLE}\n{PREAMBLE}\n一、主要举措和成效\n(一)优化服务。全年办理审批事项3216件,平均用时压",
    "no heading, no announcement": f"{TITLE}\n2024年,我县办件3216件。评查案卷126件。\n",
    "no heading behind the announcement": f"{TITLE}\n{PREAMBLE}\n全年办件3216件。评查案卷126件。\n",
    "table of figures under its title": "岚澧县法治政府建设主要指标完成情况表\n序号\t指标\t完成值\n1\t行政复议收案数\t208\n",
    "table": "| 指标 | 完成值 |\n| 行政复议收案数 | 208 |\n全年统计口径一致。\n",
}


@pytest.mark.parametrize("text", WITHOUT_BODY.values(), ids=WITHOUT_BODY)
def test_a_page_without_a_report_is_refused_with_its_reason(text, tmp_path):
    file = tmp_path / "报告.txt"
    file.write_text(text, encoding="utf-8")
    error = check_report(file).error
    assert error is not None
    assert error.code == "body-missing"
    assert error.message.startswith(f"{file}：只有")
    assert "附件" in error.hint


@pytest.mark.parametrize("text", WITH_BODY.values(), ids=WITH_BODY)
def test_whatever_tells_something_is_assessed(text):
    assert body_fault(read_document(text), outline(text)) is None


def test_a_text_handed_over_in_memory_is_taken_as_it_is():
    assert check_report(WITHOUT_BODY["title and announcement"]).error is None
