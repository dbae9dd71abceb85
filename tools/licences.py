"""docs/licences.md: every package of requirements.lock, its licence as it declares it, and what needs it.

    python tools/licences.py          writes the page from the lock and from the packages installed here

A package that is not installed here (it belongs to another system or Python) keeps the line it has. Raises SystemExit for one that has none.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
CORE = "core"
TOOLS = "development"
COPYLEFT = re.compile(r"\bA?L?GPL|General Public", re.IGNORECASE)
_LOCKED = re.compile(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)", re.MULTILINE)
_LONGEST = 60  # characters; beyond it somebody put the whole text into the field
_ROW = re.compile(r"^\| ([^|]+) \| [^|]+ \| ([^|]+) \|", re.MULTILINE)
# Names of classifiers that the list of SPDX has shorter names for.
_SPDX = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
# Where our users are; what a package needs on any of them is needed.
_SYSTEMS = (("linux", "Linux", "posix"), ("win32", "Windows", "nt"), ("darwin", "Darwin", "posix"))
_PYTHONS = ("3.11", "3.12", "3.13", "3.14")

_HEAD = """# Licences

What `requirements.lock` holds, made by `python tools/licences.py` from what each package declares of itself. `core`: comes with `pip install dabiao`; a name in quotes of `dabiao[name]`: comes with
that extra; `development`: only for work on the program, never installed at an office. Dabiao itself: Apache-2.0.

A wheel may carry compiled libraries under licences of their own (lxml: libxml2 and libxslt; pypdfium2: PDFium; numpy and scipy: OpenBLAS, on some systems with the GCC runtime, which is under the GPL with the exception that frees what links it); their texts lie in the wheel's `.dist-info` folder.

"""


@dataclass(frozen=True)
class Package:
    """name: canonical. versions: as locked, for different systems several. needed_by: CORE, names of extras, or TOOLS."""

    name: str
    versions: tuple[str, ...]
    licence: str
    needed_by: tuple[str, ...]

    @property
    def is_copyleft(self) -> bool:
        """GPL, LGPL or AGPL. MPL binds only the package's own files and is not meant."""
        return COPYLEFT.search(self.licence) is not None

    @property
    def row(self) -> str:
        return f"| {self.name} | {', '.join(self.versions)} | {self.licence} | {', '.join(self.needed_by)} |"


def packages() -> list[Package]:
    """All that is locked, by name."""
    locked: dict[str, list[str]] = {}
    for name, version in _LOCKED.findall((ROOT / "requirements.lock").read_text(encoding="utf-8")):
        locked.setdefault(canonicalize_name(name), []).append(version)
    known = dict(_ROW.findall(PAGE.read_text(encoding="utf-8"))) if PAGE.exists() else {}
    needed = _needed()
    found = []
    for name, versions in sorted(locked.items()):
        licence = _licence(name) or known.get(name)
        if licence is None:
            raise SystemExit(f"{name} is not installed here and docs/licences.md does not know it")
        found.append(Package(name, tuple(sorted(versions)), licence, needed.get(name, (TOOLS,))))
    return found


def _licence(name: str) -> str | None:
    """What an installed package declares; None when it is not installed."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    expression, written = (
        "".join(told.get_all(field, [])[:1]).strip() for field in ("License-Expression", "License")
    )
    if expression:
        return expression
    classes = [one.split(" :: ")[-1] for one in told.get_all("Classifier", []) if one.startswith("License")]
    if written and written != "UNKNOWN" and len(written) <= _LONGEST and "see " not in written:
        return written
    return ", ".join(_SPDX.get(one, one) for one in classes) or None


def _needed() -> dict[str, tuple[str, ...]]:
    """Package -> what brings it: the core alone where that does; else the extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    core = _closure(project["dependencies"])
    by_extra = {
        extra: _closure(wanted) - core
        for extra, wanted in project["optional-dependencies"].items()
        if extra != "all"
    }
    needed: dict[str, tuple[str, ...]] = dict.fromkeys(core, (CORE,))
    for name in set().union(*by_extra.values()):
        needed[name] = tuple(f"`{extra}`" for extra, names in by_extra.items() if name in names)
    return needed


def _closure(wanted: Iterable[str]) -> set[str]:
    """The packages that requirements bring, on any of our systems, as far as they are installed here."""
    found: set[str] = set()
    waiting = [Requirement(line) for line in wanted]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in found and not requirement.extras:
            continue
        found.add(name)
        try:
            brings = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        waiting += _wanted(brings, requirement.extras or {""})
    return found


def _wanted(lines: Iterable[str], extras: Iterable[str]) -> Iterator[Requirement]:
    for line in lines:
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(
            marker.evaluate({
                "sys_platform": system, "platform_system": platform, "os_name": kind,
                "python_version": python, "python_full_version": f"{python}.0", "extra": extra,
            })
            for system, platform, kind in _SYSTEMS for python in _PYTHONS for extra in extras
        ):  # fmt: skip
            yield requirement


def page() -> str:
    """The whole page."""
    found = packages()
    head = "| package | version | licence | needed by |\n|---|---|---|---|\n"
    used = [one for one in found if one.needed_by != (TOOLS,)]
    copyleft = [one for one in used if one.is_copyleft]
    names = ", ".join(f"{one.name} ({', '.join(one.needed_by)})" for one in copyleft) or "none"
    lines = [
        _HEAD,
        f"Under the GPL, LGPL or AGPL, of what an office may install: {names}.\n\n",
        f"## Installed at an office\n\n{head}",
        *(f"{one.row}\n" for one in used),
        f"\n## Development\n\n{head}",
        *(f"{one.row}\n" for one in found if one.needed_by == (TOOLS,)),
    ]
    return "".join(lines)


if __name__ == "__main__":
    text = page()
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)} written\n")
