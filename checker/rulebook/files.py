"""The YAML files of a rulebook: which are read, which would be overlooked, and one fingerprint over all of them."""

from __future__ import annotations

import re
from pathlib import Path

from checker import limits
from checker.errors import RulebookError, RuleFault
from checker.rulebook.faults import Faults
from checker.rulebook.location import RulebookFolder
from checker.rulebook.strict_yaml import YamlFile, read_yaml
from checker.rulebook.validation import schema_faults

_TOP = frozenset({"scoring.yaml", "consistency.yaml", "wording.yaml"})  # the latter two: judging/consistency
_COMMENT = re.compile(r"(?m)(?:^|\s)#.*$")
NO_RULES = frozenset({"lexicon", "profiles", "schema"})  # folders of rules/ that hold something else


PLACEHOLDER = "待填"  # what `dabiao rules new` leaves to be written


class Files:
    """Reads the files of one rulebook folder; what is wrong with them goes to `faults`."""

    def __init__(self, folder: RulebookFolder, faults: Faults) -> None:
        self.folder = folder
        self.faults = faults
        self.count = 0
        self.written: list[str] = []  # text of rules and profiles, comments left out

    def read(self, path: Path, name: str, schema: str) -> tuple[YamlFile, bool]:
        """One file, and whether it is YAML that fits its schema. Raises RulebookError for a folder of too many files."""
        self.count += 1
        if self.count > limits.amount("yaml-files"):
            cause = f"规则文件夹里的 yaml 文件超过上限 {limits.shown('yaml-files')}"
            advice = f"检查 --rules 是否写对；{limits.advice('yaml-files').rstrip('。')}"
            raise RulebookError((RuleFault(name, 0, cause, advice),))
        file = read_yaml(path, name)
        faults = list(file.faults)
        unfinished = _placeholders(file) if schema == "rule" else []
        if unfinished:  # what is to be filled in is wrong in other ways too; one word for it is enough
            faults += unfinished
        elif file.data is not None:
            faults += schema_faults(file, self.folder.schema / f"{schema}.schema.json")
        self.faults.extend(faults)
        if schema in {"rule", "profile"}:
            self.written.append(_COMMENT.sub("", file.text))
        return file, not faults

    def framework(self) -> list[tuple[YamlFile, bool]]:
        found: dict[str, tuple[YamlFile, bool]] = {}
        for folder in self._frameworks():
            for path in sorted(folder.glob("*.yaml")):
                if path.name in found:
                    hint = "内置的制度文件里已有，换一个文件名和 id"
                    self.faults.add(f"framework/{path.name}", 1, "这个文件名已被使用", hint)
                else:
                    found[path.name] = self.read(path, f"framework/{path.name}", "instrument")
        return list(found.values())

    def _frameworks(self) -> list[Path]:
        local = self.folder.local
        return [self.folder.framework, *([local] if local is not None else [])]

    def lexicon(self) -> list[tuple[YamlFile, bool]]:
        paths = sorted((self.folder.rules / "lexicon").glob("*.yaml"))
        return [self.read(p, f"rules/lexicon/{p.name}", "lexicon") for p in paths]

    def scoring(self) -> tuple[YamlFile, bool] | None:
        path = self.folder.rules / "scoring.yaml"
        return self.read(path, "rules/scoring.yaml", "scoring") if path.is_file() else None

    def rules(self) -> list[tuple[YamlFile, bool]]:
        return [
            self.read(p, f"rules/{p.relative_to(self.folder.rules).as_posix()}", "rule")
            for p in sorted(self.folder.rules.glob("*/*.yaml"))
            if p.parent.name not in NO_RULES
        ]

    def overlooked(self) -> None:
        """A YAML file at a place where nothing is read is a fault: its author thinks it counts."""
        rules = self.folder.rules
        for path in sorted(p for p in rules.rglob("*") if p.suffix in {".yaml", ".yml"}):
            parts = path.relative_to(rules).parts
            read = (len(parts) == 1 and parts[0] in _TOP) or (
                path.suffix == ".yaml" and (len(parts) == 2 or parts[0] == "profiles")
            )
            if not read or parts[0] == "schema":
                self._overlooked(
                    f"rules/{'/'.join(parts)}", "规则文件放在 rules/分组/名称.yaml，扩展名为 .yaml"
                )
        for framework in self._frameworks():
            for path in sorted(p for p in framework.rglob("*") if p.suffix in {".yaml", ".yml"}):
                parts = path.relative_to(framework).parts
                if len(parts) > 1 or path.suffix == ".yml":
                    self._overlooked(
                        f"framework/{'/'.join(parts)}", "制度文件直接放在 framework/ 下，扩展名为 .yaml"
                    )

    def _overlooked(self, name: str, hint: str) -> None:
        self.faults.add(name, 0, "这个文件不会被读取", hint)


def _placeholders(file: YamlFile) -> list[RuleFault]:
    lines = enumerate(file.text.splitlines(), 1) if PLACEHOLDER in file.text else ()
    return [
        RuleFault(file.name, number, f"还有“{PLACEHOLDER}”没有填写", "换成实际内容")
        for number, line in lines
        if PLACEHOLDER in _COMMENT.sub("", line)
    ]
