"""A folder of label files -> a checked LabelSet. Every fault of every file is collected before anything is raised.

No message repeats a quote or an answer of a label: faults of the test half are shown like all others.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checker.errors import InputFault, UsageFault
from checker.evaluation.label_checks import Checks, guess
from checker.evaluation.labels import (
    CONSISTENCY_IDS,
    LABEL_OUTCOMES,
    OTHER_WARNINGS,
    LabelFault,
    LabelSet,
    OtherText,
    Remark,
    ReportLabel,
    Split,
)
from checker.finding import Outcome
from checker.reading import read_document
from checker.rulebook import LEVEL_NAMES, Rulebook
from checker.rulebook.strict_yaml import YamlFile, read_yaml
from checker.structure.outline import Genre, PartName

SECOND, OTHERS = "second", "others"
# The last two are banks of single passages with their answers, kept beside the reports.
_NO_REPORT_LABELS = frozenset({SECOND, OTHERS, "sentences", "consistency"})
_OTHERS_FILE = "labels.yaml"

_FACTS = ("type", "issuer", "level", "year", "parts")
_NEEDED = ("report", "outcomes")
_KEYS = (*_NEEDED, "split", *_FACTS, "structure", "evidence", "consistency", "tolerated")
_REMARK_KEYS = ("id", "quote", "why")
_OTHER_KEYS = ("file", "type", "is_annual_report", "assessable", "warnings", "split", "note")
_OTHER_NEEDED = ("file", "is_annual_report", "assessable")
_SPLITS = tuple(split.value for split in Split)
_GENRES = tuple(genre.value for genre in Genre)
_PARTS = tuple(part.value for part in PartName)
_OUTCOMES = tuple(outcome.value for outcome in LABEL_OUTCOMES)


def read_labels(folder: Path, rulebook: Rulebook, second: Path | None = None) -> LabelSet:
    """Labels of all reports under folder, of its second labels and of its other texts.

    second: the folder of second labels; by default <folder>/second, which need not exist. Raises UsageFault when there is
    nothing to read, LabelFault with all faults found.
    """
    for given in filter(None, (folder, second)):
        if not given.is_dir():
            raise UsageFault(f"没有这个文件夹：{given}", "请指定放标注文件（yaml）的文件夹。")
    reader = _LabelReader(rulebook)
    reports = reader.reports(folder, second)
    if not reports and not reader.faults:
        raise UsageFault(f"文件夹里没有标注文件：{folder}", "标注文件是 yaml，写法见 seeds/ 里的样例。")
    doubled = reader.second(second or folder / SECOND, reports)
    others = reader.others(folder)
    if reader.faults:
        raise LabelFault(tuple(sorted(reader.faults, key=lambda fault: (fault.file, fault.line))))
    return LabelSet(folder.as_posix(), tuple(reports.values()), doubled, others)


class _LabelReader(Checks):
    """Reads files one by one and keeps their faults; a faulty label is left out of what it returns."""

    def __init__(self, rulebook: Rulebook) -> None:
        super().__init__()
        self.elements = tuple(rulebook.rules)

    def reports(self, folder: Path, second: Path | None) -> dict[str, ReportLabel]:
        found: dict[str, ReportLabel] = {}
        paths = (
            path
            for path in folder.rglob("*.yaml")
            if _holds_a_report_label(path.relative_to(folder))
            and (second is None or second.resolve() not in path.resolve().parents)
        )
        for path in sorted(paths, key=lambda path: (path.stem, path.as_posix())):
            label = self._report(path, with_text=True)
            if label is None:
                continue
            if label.id in found:
                self.fault(path.as_posix(), 1, f"编号 {label.id} 与 {found[label.id].path.as_posix()} 重复")
            found[label.id] = label
        return found

    def second(self, folder: Path, reports: dict[str, ReportLabel]) -> dict[str, ReportLabel]:
        found: dict[str, ReportLabel] = {}
        for path in sorted(folder.glob("*.yaml")):
            label = self._report(path, with_text=False)
            if label is None:
                continue
            first = reports.get(label.id)
            # A blind labeller may have been given the text under its bare id.
            if first is None or label.report not in (first.report, Path(first.report).stem):
                known = f"应为 {first.report}" if first else "文件名应与第一次标注的相同"
                self.fault(path.as_posix(), 1, f"没有对应的第一次标注：{label.id}（{label.report}）", known)
            found[label.id] = label
        return found

    def others(self, folder: Path) -> tuple[OtherText, ...]:
        texts: list[OtherText] = []
        for path in sorted(folder.rglob(f"{OTHERS}/{_OTHERS_FILE}")):
            file = read_yaml(path, path.as_posix())
            self.faults += file.faults
            if not isinstance(file.data, list):
                self.fault(file.name, 1, "应为列表，一个文件一项")
                continue
            for index, entry in enumerate(file.data):
                text = self._other(file, index, entry)
                if text is not None:
                    texts.append(text)
        return tuple(texts)

    def _report(self, path: Path, *, with_text: bool) -> ReportLabel | None:
        before = len(self.faults)
        file = read_yaml(path, path.as_posix())
        self.faults += file.faults
        self.has_keys(file, (), file.data, _KEYS, _NEEDED)
        if not isinstance(file.data, dict):
            return None
        # A missing key hides no fault of the others.
        data = file.data
        document, unreadable = None, None
        if not isinstance(data.get("report", ""), str):
            self.fault(file.name, file.line("report"), "report：应为文件名")
        elif with_text and "report" in data:
            report = path.parent / data["report"]
            if report.is_file():
                try:
                    document = read_document(report, name=data["report"])
                except InputFault as fault:  # the report is a row with this reason, not a fault of the label
                    unreadable = fault
            else:
                self.fault(file.name, file.line("report"), f"找不到报告：{data['report']}")
        self._check_facts(file)
        evidence = self._evidence(file, document.text if document else None)
        remarks = self._remarks(file, document.text if document else None)
        tolerated = self.quotes_in(
            file, ("tolerated",), data.get("tolerated"), document.text if document else None
        )
        outcomes = self._outcomes(file) if "outcomes" in data else {}
        if len(self.faults) > before:
            return None
        return ReportLabel(
            id=path.stem,
            path=path,
            report=data["report"],
            split=Split(data.get("split", Split.TUNE)),
            facts={key: data[key] for key in _FACTS if key in data},
            outcomes=outcomes,
            evidence=evidence,
            remarks=remarks,
            tolerated=tolerated,
            document=document,
            unreadable=unreadable,
        )

    def _check_facts(self, file: YamlFile) -> None:
        data = file.data
        self.one_of(file, ("split",), data.get("split", Split.TUNE.value), _SPLITS)
        self.one_of(file, ("type",), data.get("type", Genre.ANNUAL_REPORT.value), _GENRES)
        if data.get("level") is not None:
            self.one_of(file, ("level",), data["level"], tuple(LEVEL_NAMES))
        if not isinstance(data.get("issuer", ""), str | None):
            self.fault(file.name, file.line("issuer"), "issuer：应为文字")
        year = data.get("year")
        if year is not None and (not isinstance(year, int) or isinstance(year, bool)):
            self.fault(file.name, file.line("year"), "year：应为四位年份")
        parts = data.get("parts", [])
        if not isinstance(parts, list):
            self.fault(file.name, file.line("parts"), "parts：应为列表")
            return
        for index, part in enumerate(parts):
            self.one_of(file, ("parts", index), part, _PARTS)
            if part in parts[:index]:
                self.fault(file.name, file.line("parts", index), f"parts：{part} 重复出现")

    def _outcomes(self, file: YamlFile) -> dict[str, tuple[Outcome, ...]]:
        found = file.data["outcomes"]
        if not isinstance(found, dict):
            self.fault(file.name, file.line("outcomes"), "outcomes：应为键值对")
            return {}
        answers: dict[str, tuple[Outcome, ...]] = {}
        for element, given in found.items():
            if not self._is_element(file, "outcomes", element):
                continue
            listed = given if isinstance(given, list) else [given]
            path = ("outcomes", element)
            if not listed or len(set(map(str, listed))) < len(listed):
                self.fault(file.name, file.line(*path), f"outcomes.{element}：列出的结论为空或有重复")
            else:
                known = [one for one in listed if self.one_of(file, path, one, _OUTCOMES)]
                answers[element] = tuple(Outcome(one) for one in known)
        missing = [element for element in self.elements if element not in found]
        if missing:
            self.fault(file.name, file.line("outcomes"), f"outcomes：缺少 {'、'.join(missing)}")
        return {element: answers[element] for element in self.elements if element in answers}

    def _evidence(self, file: YamlFile, text: str | None) -> dict[str, tuple[str, ...]]:
        found = file.data.get("evidence") or {}
        if not isinstance(found, dict):
            self.fault(file.name, file.line("evidence"), "evidence：应为键值对")
            return {}
        return {
            element: self.quotes_in(file, ("evidence", element), given, text)
            for element, given in found.items()
            if self._is_element(file, "evidence", element)
        }

    def _remarks(self, file: YamlFile, text: str | None) -> tuple[Remark, ...]:
        found = file.data.get("consistency") or []
        if not isinstance(found, list):
            self.fault(file.name, file.line("consistency"), "consistency：应为列表")
            return ()
        remarks: list[Remark] = []
        for index, given in enumerate(found):
            path = ("consistency", index)
            self.has_keys(file, path, given, _REMARK_KEYS, ("id", "quote"))
            if not isinstance(given, dict):
                continue
            known = "id" in given and self.one_of(file, (*path, "id"), given["id"], CONSISTENCY_IDS)
            quotes = self.quotes_in(file, (*path, "quote"), given.get("quote"), text)
            if known and len(quotes) == 1:
                remarks.append(Remark(given["id"], quotes[0]))
        return tuple(remarks)

    def _is_element(self, file: YamlFile, key: str, element: str) -> bool:
        if element in self.elements:
            return True
        self.fault(
            file.name,
            file.line(key, element),
            f"{key}：没有要素 {element}",
            guess(element, self.elements) or "全部编号见：dabiao rules list",
        )
        return False

    def _other(self, file: YamlFile, index: int, entry: Any) -> OtherText | None:
        before = len(self.faults)
        self.has_keys(file, (index,), entry, _OTHER_KEYS, _OTHER_NEEDED)
        if not isinstance(entry, dict):
            return None
        for key in ("is_annual_report", "assessable"):
            if key in entry and not isinstance(entry[key], bool):
                self.fault(file.name, file.line(index, key), f"{key}：应为 true 或 false")
        self.one_of(file, (index, "split"), entry.get("split", Split.TUNE.value), _SPLITS)
        warnings = entry.get("warnings")
        if not isinstance(warnings, list | None):
            self.fault(file.name, file.line(index, "warnings"), "warnings：应为列表，没有时写 []")
        for number, warning in enumerate(warnings if isinstance(warnings, list) else ()):
            self.one_of(file, (index, "warnings", number), warning, OTHER_WARNINGS)
        path = Path(file.name).parent / str(entry.get("file", ""))
        if "file" in entry and not path.is_file():
            self.fault(file.name, file.line(index, "file"), f"找不到文件：{entry['file']}")
        if len(self.faults) > before:
            return None
        return OtherText(
            path,
            Split(entry.get("split", Split.TUNE)),
            str(entry.get("type", "")),
            entry["is_annual_report"],
            entry["assessable"],
            None if warnings is None else tuple(warnings),
        )


def _holds_a_report_label(relative: Path) -> bool:
    return not _NO_REPORT_LABELS.intersection(relative.parts[:-1])
