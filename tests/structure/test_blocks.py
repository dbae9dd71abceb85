"""What a reader sees as a paragraph: web residue left out, hard-wrapped lines joined."""

import pytest
from structure.samples import BODY, PREAMBLE, REPORT, TITLE, outline

from checker.folding import fold
from checker.reading import read_document
from checker.structure.blocks import blocks_of
from checker.structure.residue import is_residue

RESIDUE = """
打印
打印本页
【打印本页】【关闭窗口】
关闭窗口
返回顶部
分享到：
分享
扫一扫在手机打开当前页
语音播报
语音合成中
语音合成中,请耐心等待...
进入播报模式
退出播报模式
日期：2026-02-09
时间：2018-05-03  浏览次数：
更新时间：2021/03/29 11:30:01
字体：【大 中 小】
字号：大 中 小
大 中 小
[大] [中] [小]
大 中 小 打印
浏览次数：326次
浏览次数： 326 次
点击数：12
访问量：30519
您当前的位置：首页 > 政务公开 > 法治政府建设
当前位置：首页 > 政务公开
首页 > 政务公开 > 法治政府建设年度报告
首页
索引号：0087/2025-0013
索 引 号：0087/2025-0013      主题分类：司法、法治
| 索引号 | 0087/2025-0013 | 主题分类 | 司法 |
发布机构：岚澧县司法局      成文日期：2025-01-12
发布日期：2025-01-16 16:22    来源：岚澧县司法局    浏览次数：326 次    字体：【大 中 小】    打印
发布时间：2025-01-16
文  号：无      有效性：有效
有效性：有效
来源：岚澧县司法局
信息来源：县司法局
责任编辑：甲乙
上一篇：关于2025年放假安排的通知
下一篇：岚澧县2023年政府信息公开工作年度报告
相关附件
附件下载
主办：岚澧县人民政府办公室   承办：岚澧县数据中心
版权所有：岚澧县人民政府
网站标识码：3600000001
岚ICP备00000001号
联系我们 | 网站地图 | 版权声明
2025-01-16
2025年1月16日
2025-01-16 16:22
今天是：2019年12月3日 星期二
今天是：2019年11月6日 星期三 09:41:17   设为首页 | 加入收藏 | 无障碍阅读 | 长者模式
|
|||
"""

TEXT = """
一、主要举措和成效
大力推进依法行政。
中小企业服务专班解决问题46个。
小微企业满意率98%。
打印机等办公设备采购依法进行。
来源于群众的建议共有46条,全部办结。
编辑普法读本2.3万册,发放到户。
分享普法案例46个。
作者队伍建设得到加强。
名称核准实现全程网办,办件3216件。
首页开设法治专栏,发布信息126条。
审核文件46件,提出意见12条。
文号管理更加规范。
2024年1月16日,县政府召开常务会议。
返回群众押金46万元。
时间:全年开展活动96场,群众满意率98%。
访问量突破10万人次,群众满意率98%,各项工作稳步推进,服务水平明显提升。
公开方式更加多样,群众知情权得到保障。
岚澧县人民政府
"""


def _lines(block: str) -> list[str]:
    return [line for line in block.split("\n") if line]


@pytest.mark.parametrize("line", _lines(RESIDUE))
def test_lines_of_the_page_are_residue(line):
    assert is_residue(fold(line))


@pytest.mark.parametrize("line", _lines(TEXT))
def test_lines_of_the_report_are_none(line):
    assert not is_residue(fold(line))


def test_residue_belongs_to_no_sentence():
    noisy = f"首页 > 政务公开\n打印本页\n{TITLE}\n发布日期：2025-01-16\n{PREAMBLE}\n{BODY}【打印本页】【关闭窗口】\n版权所有：岚澧县\n"
    said = {noisy[s.start : s.end] for s in outline(noisy).sentences}
    clean = {REPORT[s.start : s.end] for s in outline(REPORT).sentences}
    assert said == clean


LONG = "全年办理审批事项3216件,平均用时压缩至2.5个工作日,新设便民网点14处,群众满意率98.6%。" * 6


@pytest.mark.parametrize("width", [18, 24, 30, 36, 42])
def test_lines_broken_at_a_fixed_width_are_one_block(width):
    text = "\n".join(
        line[i : i + width]
        for line in (LONG, "二、存在的不足和原因", LONG, LONG)
        for i in range(0, len(line), width)
    )
    blocks = blocks_of(read_document(text))
    assert len(blocks) < 12
    assert not any(block.start and text[block.start - 2] == "," for block in blocks)


def test_short_paragraphs_are_not_joined():
    text = "".join(f"{n}、加强领导{n}\n办件{n}件。\n" for n in range(1, 40))
    assert len(blocks_of(read_document(text))) == 78


def as_seen(text: str) -> list[str]:
    document = read_document(text)
    return ["".join(document.text[b.start : b.end].split()) for b in blocks_of(document)]


NOTES = [
    f"（{one}）{two}。"
    for one, two in zip("一二三四五六七八九", ["清理了文件", "办结了案件", "开了会"] * 3, strict=True)
]
STORIES = [
    f"{lead}全年办理行政复议案件{number}件，调解结案{number // 3}件，向有关单位发出意见书{number // 5}份，推动问题在本单位内部得到纠正。"
    for number, lead in enumerate(["县里设立复议接待窗口，", "各镇建立联络点，", "街道派人值班，"] * 4, 31)
]


def test_lines_are_joined_where_most_paragraphs_are_shorter_than_a_line():
    given = [line for pair in zip(STORIES, NOTES * 2, strict=False) for line in pair]
    wrapped = [line[start : start + 38] for line in given for start in range(0, len(line), 38)]
    assert as_seen("\n".join(wrapped)) == given


def test_short_paragraphs_of_their_own_are_not_joined():
    given = NOTES * 3
    assert as_seen("\n".join(given)) == given
