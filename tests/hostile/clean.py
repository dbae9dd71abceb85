"""The report that is right, in every format. All hostile files are made from it, and its verdicts are what they are held against."""

from __future__ import annotations

from functools import cache

from fidelity import pages, typeset
from reading.samples import docx, para

TITLE = "云岭县人民政府2024年法治政府建设年度报告"
PARAGRAPHS = (
    "2024年，云岭县坚持以习近平法治思想为指导，深入贯彻党的二十届三中全会精神，扎实推进法治政府建设，现将有关情况报告如下。",
    "一、2024年推进法治政府建设的主要举措和成效",
    "（一）健全推进机制。县政府常务会议专题研究法治政府建设工作4次，制定年度工作要点，明确任务32项，逐项落实到责任单位。",
    "（二）规范行政决策。全年合法性审查重大行政决策事项18件，审查行政规范性文件12件，报备率100%，清理规范性文件56件。",
    "（三）规范行政执法。评查行政执法案卷160份，举办执法人员培训班3期，培训执法人员260人次，公示执法信息1200条。",
    "（四）化解行政争议。全年收到行政复议申请131件，受理118件，审结109件；办理行政应诉案件46件，行政机关负责人出庭应诉率100%。",
    "（五）深化政务公开。主动公开政府信息2300条，办理依申请公开75件，全部按期答复。",
    "二、党政主要负责人履行推进法治建设第一责任人职责情况",
    "县委书记、县长带头学法，主持会议研究法治建设议题6个，作出批示9次，督促解决重点问题5个。",
    "三、存在的不足和原因",
    "（一）个别单位执法程序不够规范。上半年评查发现瑕疵案卷14份，主要原因是业务培训不够经常。",
    "（二）基层执法力量仍显薄弱。3个乡镇没有专职执法人员，主要原因是编制少、监督考核不够严格。",
    "四、2025年工作安排",
    "（一）规范执法行为。针对执法程序不够规范的问题，落实行政执法责任制，6月底前开展执法案卷评查2次，由县司法局牵头。",
    "（二）充实执法力量。针对基层执法力量薄弱的问题，组织执法培训6期，招录执法人员20名。",
    "（三）严格监督考核。修订年度考核办法，对12个乡镇开展法治督察。",
)
TEXT = "\n".join((TITLE, *PARAGRAPHS))
YEAR = 2024


@cache
def file_of(form: str) -> bytes:
    """The clean report as txt, md, html, mht, docx, pdf or ofd."""
    if form == "txt":
        return TEXT.encode()
    if form == "md":
        return "\n\n".join((f"# {TITLE}", *PARAGRAPHS)).encode()
    if form in ("html", "mht"):
        page = pages.page_of("A 栏目正文容器", TITLE, PARAGRAPHS)
        return page if form == "html" else pages.as_mht(page)
    if form == "docx":
        return docx(*map(para, (TITLE, *PARAGRAPHS)))
    printed = typeset.pages_of(TITLE, PARAGRAPHS)
    return typeset.as_pdf(printed) if form == "pdf" else typeset.as_ofd(printed)


FORMS = ("txt", "md", "html", "mht", "docx", "pdf", "ofd")
