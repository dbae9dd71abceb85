"""Checkable facts: what turns "said" into "shown". Knows no element.

A fact is something an inspector could go and check: a figure with its unit, a document issued, a meeting held, a body set up, a mechanism
built and named, a date, a result acknowledged by others. Patterns run on squeezed text (folded, no blanks, no quotes).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from operator import itemgetter

from checker.values import NamedTuple

_LONGEST_NUMBER = 24  # characters, thousands marks included
_UNITS = (
    "%|个百分点|百分点|件次|人次|场次|户次|家次|条次|项次|车次|件|次|人|个|项|份|场|家|名|条|起|期(?!间)|户|元|亩|处|套|篇|部|宗|例|批|支|所|站|点|块|本|册|卷|课|讲(?!话|究|解|述|好|清|座|坛|师|政|法|台)|节(?!约|能|点|假|目|水|省|日)|卡|笔(?!试|录|迹|记|者)|案(?![件卷例由情释])|栋|剂次|剂|集(?!中|体|成)|类|天|小时|分钟|学时|课时|位|辆|"
    "平方|公里|吨|种|轮|堂|门|幅|张|台|座|只|间|组|届|支队|部门|单位|乡镇|镇|街道|村|社区|企业|学校|事项|案件|分(?!钟|别|类|级|析|工)|倍|成(?!效|果|立|为|员|功)|工作日|日内"
)
# 24小时值班 is how one keeps watch, no count.
# A number has an end: without one a line of "1,1,1," costs the square of its length.
_FIGURE = rf"(?<![\d.])(?!24小时)\d[\d,]{{0,{_LONGEST_NUMBER}}}(?:\.\d+)?(?:余|多)?(?:十|百|千|万|亿)*(?:余|多)?(?:{_UNITS})"
_CHINESE_FIGURE = (
    r"(?<![第一二三四五六七八九十几数])(?:[二两三四五六七八九]|十[一二三四五六七八九]?|[二三四五六七八九]十[一二三四五六七八九]?|[一二两三四五六七八九]百)(?:余|多)?(?:件|次(?!性)|场|期|名|份|起|家|人次|批|宗|轮|例|篇|堂)"
    # 周一例会, 一起推动: neither is a count.
    r"|(?<![第一二三四五六七八九十周唯统同])一(?:场|期(?!工程)|名|起(?=[,;。、]|[^来到推部抓走参学做研讨开谋考落]{2,8}(?:案|纠纷|事件|投诉))|宗|例(?!会)|篇)(?![一流])|百分之[一二三四五六七八九十百〇点]+"
    # 五成以上, 下降三成: a share in tenths. 一成不变 and 统一成立 are none.
    r"|(?<![第十统唯合划万])[一二三四五六七八九]成(?![为员功果立效不熟长年就])"
    # 二千八百一十六个, 三十二个: written out in full, a number of two places or more is a count. 二十届 and 十四五 have none of the units.
    r"|(?<![第一二三四五六七八九十百千万〇点])(?:[一二两三四五六七八九][十百千万]|十|[一二两三四五六七八九]点[一二三四五六七八九])[〇一二两三四五六七八九十百千万亿]*(?:余|多)?"
    r"(?:件次|人次|场次|户次|家次|件|次(?!性)|人(?!大|民|士|才)|个(?!别|人)|项(?!制度|规定|机制|举措|重点|措施)|份|场|家|名|条(?!例)|起|期|户|元|亩|处|套|篇|部(?!门|署|分|委)|宗|例|批|支|所|站|点(?!多|面)|本|册|辆|台|座|吨|公里|平方|门(?!类)|工作日|小时|学时)"
)
_ISSUE = r"(?:印发|制定|出台|修订|修改|发布|公布|下发|(?<!机构)(?<!人员)(?<!事业)(?<!行政)编制(?!管理|内|外|数)|编印|印制|起草|审议通过|签订|签署|制发|拟定|草拟|形成|出具|公示|颁布|施行|通过)"
_BOOK = rf"{_ISSUE}[^。;《》]{{0,16}}《[^《》]{{3,80}}》|《[^《》]{{3,80}}》(?:等)?[^。;,《》]{{0,10}}(?:印发|出台|发布|施行|制定|修订|通过|实施|颁布)"
_PAPER = rf"{_ISSUE}[^。;,《》]{{2,26}}(?:方案|办法|意见|备忘录|协议|通知|要点|计划|清单|细则|规定|规则|规程|指引|预案|目录|标准|手册|文件|通报|建议书|意见书)|出具(?:书面|法律|法律审核|合法性审[核查])*意见书?"
_MEETING = (
    r"(?:召开|举办|举行|开办|主持)[^。;]{0,30}?(?:会议|例会|联席会|专题会|推进会|部署会|座谈会|调度会|联席会议|述法会|培训班|讲座|研讨班|轮训班|现场会|听证会|发布会|培训会|学习会|论坛|大会|评议会|论证会|交流会|开放日|动员会|工作会)"
    r"|(?:举办|举行|召开|开办)[^。;,]{0,30}?(?:培训|演练|竞赛|比武|活动|宣讲|观摩)|(?:开设|开办|举办)[^。;,]{0,24}?(?:专题班|专题课|讲堂|读书班|进修班|研修班|提升班)"
    r"|(?:常委会|常务会|党组会|党委会|党工委会|联席会|专题会议?)(?:议)?[^。;,]{0,12}(?:听取|研究|审议|传达|学习|部署|讨论)"
)
_BODY = r"(?:成立|设立|组建|设置|新设|建成|建立|设在|挂牌|增设|新建|建有|配备|聘请|聘任|选聘|派驻|入驻)[^。;,]{0,26}?(?:委员会|小组|专班|中心|工作站|服务站|站点|工作室|调解室|窗口|联系点|服务点|驿站|基地|法庭|人才库|专家库|监督员|调解员|联络员|专员|网格员|应急队|救援队|执法队|总队|综合执法局|监督局|调委会|协会|联盟|委员会办公室|专区)"
_MECHANISM = (
    r"(?:建立(?!健全|完善)|构建(?!全方位|立体|工作|学习|多层次|多维度)|创设|推行|(?<!落)实行|建成|搭建|上线|开发|启用|投用|探索|创新|打造|率先|试行|开通|联合建立)(?!健全|完善|各项|相关|长效)[^。;,]{3,30}?"
    r"(?:机制|制度|体系|平台|系统|模式|清单|工作法|台账|流程|小程序|APP|专栏|专线|热线|数据库|知识库|一张网|一件事|名录库|码)"
)
_DATE = r"(?<!\d)\d{1,2}月(?:\d{1,2}日|份|底|初|中旬|上旬|下旬)?(?!度)|第?[一二三四]季度|每(?:月|周|季度)(?:\d|[一二三四五六日]|[^,。;]{0,6}(?:通报|调度|研判|排查|例会|公布))"
_RESULT = (
    r"荣获|获评|获批|获得[^。;,]{0,24}(?:表彰|称号|奖|优秀|肯定|第)|被[^。;,]{0,30}(?:评为|确定为|列为|列入|授予|命名|刊发|推广|采用|转发|通报表扬|表彰|认定为)|入选|(?:位居|排名|居|名列|列)全[国省市区县][^。;,]{0,8}|"
    r"实现[^。;,]{0,16}全覆盖|[〇0](?:败诉|差错|投诉|纠错|撤销|上访)|无(?:一)?(?:败诉|被撤销|被纠错|被确认违法)|(?:均|全部|全员)(?:已|都)?(?:完成(?:述法|备案|审[核查]|整改)|述法|备案|报备|归档|整改|办结|答复|按时|公开|上网|达标|持证|化解|回复|履行|采纳|退缴|清退|接入|挂牌|配备|配齐|进驻|入驻)|全面应用|顺利通过[^。;,]{0,12}(?:验收|评估|考核|复核|检查)|位列[^。;,]{0,10}第[一二三四五六七八九十]"
)
# Behind the kind: the characters a fact of it can begin with. Nothing else of the text is tried, which halves the cost
# (tests/judging/test_facts.py reads them off the patterns).
_KINDS = (
    ("figure", r"\d一二两三四五六七八九十百", f"{_FIGURE}|{_CHINESE_FIGURE}"),
    ("document", "印制出修发公下编起审签拟草形施颁通《", f"{_BOOK}|{_PAPER}"),
    ("meeting", "召举开主常党联专", _MEETING),
    ("body", "成设组新建挂增配聘选派入", _BODY),
    ("mechanism", "建构创推实搭上开启投探打率试联", _MECHANISM),
    ("date", r"\d第一二三四每", _DATE),
    ("result", "荣获被入位居排名列实〇0无均全顺", _RESULT),
)
_PATTERNS = tuple((kind, re.compile(f"(?=[{first}])(?:{pattern})")) for kind, first, pattern in _KINDS)
_FIGURES, _OTHERS = _PATTERNS[0][1], _PATTERNS[1:]
# Most sentences have figures at most: one look for a fact of any other kind saves six.
_ANY_OTHER = re.compile(
    f"(?=[{''.join(first for _, first, _ in _KINDS[1:])}])(?:{'|'.join(pattern.pattern for _, pattern in _OTHERS)})"
)


# A figure still to be filled in makes the whole phrase a template, not a fact.
_PLACEHOLDER = re.compile(r"[XxＸ×]{2,}|_{2,}")

# 党委会定期研究…, 凡重大事项一律提交党组会讨论: a custom or a rule, not a meeting that was held.
_HABIT = re.compile(r"定期|经常|适时|一律|凡(?!响)|均须|必须|应当|方可")
_HABIT_REACH = 10


class Fact(NamedTuple):
    """kind: figure, document, meeting, body, mechanism, date or result. start, end: squeezed positions."""

    kind: str
    start: int
    end: int


_BY_PLACE = itemgetter(1, 2)


def facts_in(text: str, start: int, end: int) -> tuple[Fact, ...]:
    """All facts in text[start:end], in order of place; kinds may overlap."""
    found = []
    for match in _FIGURES.finditer(text, start, end):
        first, last = match.span()
        if not _PLACEHOLDER.match(text, last):
            found.append(Fact("figure", first, last))
    if _ANY_OTHER.search(text, start, end) is None:
        return tuple(found)
    for kind, pattern in _OTHERS:
        for match in pattern.finditer(text, start, end):
            first, last = match.span()
            if _PLACEHOLDER.match(text, last):
                continue
            if kind != "meeting" or not _HABIT.search(text, max(start, first - _HABIT_REACH), last):
                found.append(Fact(kind, first, last))
    found.sort(key=_BY_PLACE)
    return tuple(found)


KIND_NAMES = {
    "figure": "数据",
    "document": "文件",
    "meeting": "会议",
    "body": "机构或队伍",
    "mechanism": "机制或平台",
    "date": "日期",
    "result": "结果",
}


def facts_text(kinds: Collection[str]) -> str:
    """Kinds of facts as a user reads them: 数据、文件或会议."""
    names = [name for kind, name in KIND_NAMES.items() if kind in kinds]
    return f"{'、'.join(names[:-1])}或{names[-1]}" if len(names) > 1 else "".join(names)
