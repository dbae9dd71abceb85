"""Where framework/ and rules/ lie: inside an installed package, beside it in a checkout, or where the user says."""

from __future__ import annotations

from pathlib import Path

from checker.errors import UsageFault
from checker.values import dataclass

_PACKAGE = Path(__file__).resolve().parent.parent
_PACKAGED = _PACKAGE / "data"


@dataclass(frozen=True)
class RulebookFolder:
    """framework, rules: the two folders. profiles: folders of local tiers, each file name in one of them only.

    paired: the framework was written for these rules, so that a clause without a rule is worth a word. local: the instruments of the
    local tiers, added to framework.
    """

    framework: Path
    rules: Path
    profiles: tuple[Path, ...] = ()
    paired: bool = True
    local: Path | None = None

    @property
    def schema(self) -> Path:
        """The schemas belong to the engine, not to a rulebook: another rulebook cannot loosen them."""
        return _builtin_root() / "rules" / "schema"


def builtin_folder() -> RulebookFolder:
    """The folders the wheel carries under checker/data; in a checkout the two top-level folders."""
    root = _builtin_root()
    return RulebookFolder(root / "framework", root / "rules", (root / "rules" / "profiles",))


def is_installed() -> bool:
    """Whether the built-in rulebook lies inside an installed package, where nobody should edit it."""
    return (_PACKAGED / "rules").is_dir()


def rulebook_folder(path: Path | None) -> RulebookFolder:
    """The rulebook a user means by --rules DIR; the built-in one for None.

    DIR is a folder with rules/ and framework/; or a rules folder, used with the built-in framework; or a folder with profiles/ (and the
    framework/ they rest on), which adds local tiers to the built-in rulebook. Raises UsageFault for anything else.
    """
    builtin = builtin_folder()
    if path is None:
        return builtin
    if not path.is_dir():
        raise UsageFault(f"没有规则文件夹：{path}", "请写文件夹的路径")
    path = path.resolve()
    if (path / "rules").is_dir():
        own = (path / "framework").is_dir()
        framework = path / "framework" if own else builtin.framework
        return RulebookFolder(framework, path / "rules", (path / "rules" / "profiles",), paired=own)
    if (path / "scoring.yaml").is_file():
        return RulebookFolder(builtin.framework, path, (path / "profiles",), paired=False)
    if (path / "profiles").is_dir():
        local = path / "framework"
        return RulebookFolder(
            builtin.framework,
            builtin.rules,
            (path / "profiles", *builtin.profiles),
            local=local if local.is_dir() else None,
        )
    raise UsageFault(
        f"{path} 不是规则文件夹",
        "应含 rules/ 和 framework/ 两个文件夹；或是规则文件夹本身（含 scoring.yaml）；或含 profiles/（可另有 framework/），在内置规则上加本地规则集",
    )


def _builtin_root() -> Path:
    return _PACKAGED if is_installed() else _PACKAGE.parent
