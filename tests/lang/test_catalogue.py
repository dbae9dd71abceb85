"""The catalogue: complete, without leftovers, and English throughout."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lang.residue import residue
from lang.sources import CHINESE, literals, sentences
from texts import REPORT

from checker.cli import main
from checker.judging import consistency
from checker.lang.catalogue import FILES, catalogue
from checker.lang.clauses import english_citation
from checker.limits import LIMITS
from checker.rendering import words
from checker.rendering.html.localized import runs
from checker.rulebook import load_rulebook
from checker.rulebook.strict_yaml import read_yaml

ROOT = Path(__file__).parents[2]
CHECKER = ROOT / "checker"
HTML = CHECKER / "rendering" / "html"

# What `dabiao check` runs through on the way to a page for the terminal or to HTML.
SPEAKING = (
    "limits.py",
    "check.py",
    "particulars.py",
    "errors.py",
    "scoring.py",
    "reading/**/*.py",
    "structure/**/*.py",
    "matching/**/*.py",
    "judging/**/*.py",
    "rulebook/**/*.py",
    "cli/annotation.py",
    "cli/check.py",
    "cli/checking.py",
    "cli/checking.py",
    "cli/chinese.py",
    "cli/config.py",
    "cli/documents.py",
    "cli/exits.py",
    "cli/guard.py",
    "cli/limiting.py",
    "cli/options.py",
    "cli/output.py",
    "cli/program.py",
    "cli/quick.py",
    "cli/timing.py",
    "cli/timing.py",
    "rendering/contradictions.py",
    "rendering/entries.py",
    "rendering/number.py",
    "rendering/overview.py",
    "rendering/page.py",
    "rendering/second_look.py",
    "rendering/terminal.py",
    "rendering/words.py",
    "rendering/html/environment.py",
    "rendering/html/index.py",
    "rendering/html/marks.py",
    "rendering/html/page.py",
    "rendering/html/placement.py",
    "rendering/html/text.py",
)
PAGES = (
    "base.html.j2",
    "index.html.j2",
    "report.html.j2",
    "unassessed.html.j2",
    "report.js",
)

# Chinese in these modules that no reader of a check is shown: words that are looked for in a report, and what only
# `read`, `explain` and `rules` say.
UNSAID = {
    "errors.py": {"{}（共 {} 处）：\n{}", "\n  提示：{}"},
    "structure/turns.py": {"一二三四五六七八九"},
    "cli/chinese.py": {"例：", "显示本帮助，然后退出。", "{}\n用法见：{} --help"},
    "judging/consistency/enumerations.py": {"十", "{}十", "{}是", "{}要", "{}则", "其{}", "第{}"},
    "judging/consistency/figures/caseload.py": {"案件", "申请", "事项", "问题", "行政"},
    "judging/consistency/headings.py": {"十"},
    "judging/consistency/identity.py": {"区"},
    "judging/consistency/meetings.py": {"{}届{}中全会"},
    "judging/opening.py": {"标题", "网页标题"},
    "judging/standing.py": {"已做", "计划", "上级要求", "文件名称", "否定", "往年"},
    "judging/trace.py": {"属于“{}”，不能代替", "同一分句有“{}”，说的不是本项", "标题行或页面信息", "计入", "不认作本项的", "本项不看这类事实"},
    "reading/metadata.py": {"网页上的“{}日期”", "网页元数据 {}"},
    "reading/numerals.py": {"十百千", "零", "拾佰仟"},
    "reading/pdf.py": {"等"},
    "rendering/page.py": {"十", "{}十"},
    "rendering/words.py": {"{}为倡导", "{}年度起为必备"},
    "structure/identity.py": {"正文标题", "网页标题"},
    "structure/issuer.py": {"标题", "落款", "网页信息"},
    "structure/level.py": {"单位名称“{}”", "正文自称", "{}，正文只提乡镇（街道）而无县（区），按县级市判断", "{}，正文以本单位自称", "自治区"},
    "structure/report_year.py": {"下一年度安排的年份", "标题", "网页标题", "落款日期", "正文出现最多的年份", "发布日期", "正文标题的年份"},
}  # fmt: skip


# Put together by the program from several literals.
COMPOSED = {
    "{} 第 {} 项",
    "{} 第 {} 项{}",
    "{} 第 {} 项{}：{}",
    "{}：{}",
    "{}（共{}处）",
    "{}（共 {} 处）：",
    "“{}”，如“{}”",
    "用法见：{} --help",
    "请核对：{}",
    "豁免 取自 {}",
    "{} 不是数",
    "正文在附件：{}等 {} 个",
    "{} 不是日期或数",
    "{}、豁免 取自 {}",
    "没有选项 {}。",
    "没有命令 {}。{}",
    "应为{}，现为 数字",
    "应为数字，现为 {}",
    "文件：不认识的键 {}",
    "文件：应为{}，现为 {}",
    "文件：缺少 {}",
    "程序内部错误（{}）。",
    "程序内部错误（{}）。{}",
}


UNITS = {
    text
    for limit in LIMITS.values()
    if CHINESE.search(limit.unit)
    for text in (f"{{}}{limit.unit}", limit.unit.strip())
}


def keys() -> set[str]:
    return {key.replace("{*}", "{}") for key in catalogue().entries}


def page_runs(page: str) -> list[str]:
    """Words of a page, and the sentences it says with values; `${…}` of a script is a hole."""
    text = (HTML / page).read_text("utf-8")
    return [
        re.sub(r"\$\{[^}]*\}", "{}", run) for run in [*runs(page, text), *re.findall(r'say\("([^"]+)"', text)]
    ]


def modules() -> Iterator[Path]:
    for pattern in SPEAKING:
        found = sorted(CHECKER.glob(pattern))
        assert found, pattern
        yield from found


MODULES = [module.relative_to(CHECKER).as_posix() for module in modules()]


@pytest.mark.parametrize("module", MODULES)
def test_every_sentence_of_a_module_has_english(module: str) -> None:
    silent = {*UNSAID.get(module, ()), "提示："}
    unknown = [text for text in sentences(CHECKER / module) if text not in keys() and text not in silent]
    assert not unknown, (
        f"add English to checker/lang/en*.yaml (or, for words that no reader sees, the words to UNSAID): {unknown}"
    )


def test_no_module_that_a_check_loads_is_left_out(tmp_path: Path) -> None:
    """Modules of other commands are loaded with the program and say nothing."""
    draft = tmp_path / "a.txt"
    draft.write_text(REPORT, encoding="utf-8")
    checks = [
        ["check", str(draft), "--lang", "en", "--output", str(tmp_path / "a.out")],
        ["check", str(draft), str(draft), "--lang", "en", "--format", "html", "--output", f"{tmp_path}/"],
    ]
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, str(checks)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    loaded = set(done.stdout.split())
    assert loaded > {"check.py", "rendering/html/page.py", "rendering/terminal.py"}
    others = tuple(f"cli/{name}" for name in main.commands if name != "check")
    left_out = [
        module
        for module in sorted(loaded - set(MODULES))
        if not module.startswith((*others, "lang/", "cli/version.py"))
        and set(sentences(CHECKER / module)) - keys() - {"提示：", "○零"}
    ]
    assert not left_out, "add them to SPEAKING"


_LOADED = """
import ast, sys
from pathlib import Path
import checker
from checker.cli import main
for words in ast.literal_eval(sys.argv[1]):
    try:
        main(words)
    except SystemExit as done:
        assert done.code == 0, done.code
root = Path(checker.__file__).parent
files = [Path(module.__file__) for module in list(sys.modules.values()) if getattr(module, "__file__", None)]
print(*(file.relative_to(root).as_posix() for file in files if file.is_relative_to(root)))
"""


def test_no_unsaid_word_is_left_over() -> None:
    said = {module: set(sentences(CHECKER / module)) for module in UNSAID}
    assert not {module: gone for module, words in UNSAID.items() if (gone := words - said[module])}


@pytest.mark.parametrize("page", PAGES)
def test_every_word_of_a_page_has_english(page: str) -> None:
    unknown = [run for run in page_runs(page) if run not in keys()]
    assert not unknown, f"add English to checker/lang/en.yaml: {unknown}"


def test_every_word_of_the_tables_has_english() -> None:
    tables = (
        words.LEVEL_WORDS,
        words.OUTCOME_WORDS,
        words.IMPORTANCE_WORDS,
        words.CERTAINTY_WORDS,
        words.FACT_WORDS,
    )
    assert not {word for table in tables for word in table.values()} - keys()
    assert not UNITS - keys()
    assert not {limit.what for limit in LIMITS.values()} - keys()


def test_every_contradiction_has_an_english_title() -> None:
    names = [
        module.name for module in pkgutil.walk_packages(consistency.__path__, f"{consistency.__name__}.")
    ]
    titles = {getattr(importlib.import_module(name), "TITLE", "") for name in names} - {""}
    assert len(titles) > 5
    assert not titles - keys()


PROFILES = sorted(path.stem for path in (ROOT / "rules" / "profiles").glob("*.yaml"))


@pytest.mark.parametrize("profile", [None, *PROFILES])
def test_every_element_group_grade_tier_and_instrument_has_english(profile: str | None) -> None:
    book = load_rulebook(profile=profile)
    rules = list(book.rules.values())
    shown = {text for rule in rules for text in (rule.title, rule.advice)}
    shown |= {
        rule.withdrawn.partition("：")[2] for rule in rules if rule.withdrawn
    }  # behind the tier's title
    shown |= {
        *book.scoring.groups.values(),
        book.scoring.fail_grade,
        *(grade for grade, _ in book.scoring.grades),
    }
    shown |= {tier.title for tier in book.tiers}
    lacking = shown - {""} - keys()
    assert not lacking, f"add English to checker/lang/en-elements.yaml: {lacking}"
    cited = {clause.text for rule in rules for clause in rule.clauses}
    bare = {text for text in cited if english_citation(text) == text}
    assert not bare, f"add the instrument's English name to checker/lang/en-elements.yaml: {bare}"


def test_every_reason_for_a_wording_has_english() -> None:
    text = (ROOT / "rules" / "wording.yaml").read_text("utf-8")
    whys = set(re.findall(r"why: ([^}\n]+)\}", text)) | set(re.findall(r"(?m)^ +why: (.+)$", text))
    assert whys
    lacking = whys - keys()
    assert not lacking, f"add English to checker/lang/en-elements.yaml: {lacking}"


@pytest.mark.parametrize("file", FILES)
def test_a_file_of_the_catalogue_is_clean(file: str) -> None:
    """No key twice, no value that is no text."""
    read = read_yaml(CHECKER / "lang" / file, file)
    assert read.faults == ()
    assert all(isinstance(value, str) for value in read.data.values())


def test_no_key_stands_in_two_files() -> None:
    read = [read_yaml(CHECKER / "lang" / file, file).data for file in FILES]
    assert len(catalogue().entries) == sum(map(len, read))


def test_what_is_english_is_english() -> None:
    assert not {key: english for key, english in catalogue().entries.items() if residue(english)}


def test_holes_are_those_of_the_chinese() -> None:
    odd = [
        key
        for key, english in catalogue().entries.items()
        if any(
            int(number) >= len(re.findall(r"\{\*?\}", key))
            for number in re.findall(r"\{(\d+)[!*]?\}", english)
        )
    ]
    assert not odd


def test_no_entry_is_left_over() -> None:
    """Every key is a literal of a source, a word of a page, or stands in the rules."""
    said = {text for module in CHECKER.rglob("*.py") for text in literals(module)}
    said = {re.sub(r"\{\d\}", "{}", text) for text in said}  # `str.format` has numbers in its holes
    said |= {run for page in PAGES for run in page_runs(page)}
    rules = "\n".join(
        path.read_text("utf-8")
        for folder in ("rules", "framework")
        for path in (ROOT / folder).rglob("*.yaml")
    )
    gone = [key for key in keys() - said - COMPOSED - UNITS if key not in rules]
    assert not gone, f"said nowhere any more: {gone}"
