"""A package for offices without a network: every wheel that `dabiao[all]` needs, two installers and a page that says what to do.

    python tools/offline.py [--platform win_amd64 --python 3.12] [--out dist]

Which packages: the requirements of our wheel, then of each wheel they bring, with the markers of the target system; which file of each:
the version and the digests of requirements.lock (pip refuses any other). Raises SystemExit with pip's own words when a wheel is not to be had.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from email.parser import HeaderParser
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
EXTRA = "all"
NOTES = Path(__file__).with_name("offline")  # install.sh, install.bat and the page; one file each
_EPOCH = (1980, 1, 1, 0, 0, 0)  # same wheels, same package
_SYSTEMS = {
    "win": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "manylinux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macosx": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="offline", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument(
        "--platform", help="pip's name of the target system, such as win_amd64; without it, this machine"
    )
    parser.add_argument("--python", help="its Python, such as 3.12; without it, the one that runs this")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder)
        _run("build", "--wheel", "--no-isolation", "--outdir", folder, str(ROOT))
        _gather(wheels, asked.platform, asked.python)
        print(_pack(wheels, asked.out, asked.platform, asked.python))


def _gather(wheels: Path, platform: str | None, python: str | None) -> None:
    """Download what our wheel and then each new wheel requires, until nothing new is named."""
    target = _environment(platform, python)
    locked = _locked((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    place = ["--only-binary=:all:"]
    place += ["--platform", platform] if platform else []
    place += ["--python-version", python] if python else []
    (own,) = wheels.glob("dabiao-*.whl")
    seen = {"dabiao"}
    read = {own}
    wanted = set(_requirements(own, {EXTRA}, target)) - seen
    while wanted:
        seen |= wanted
        listed = wheels / "wanted.txt"
        listed.write_text("".join(locked[name] for name in sorted(wanted)), encoding="utf-8")
        _run("pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes", *place,
             "--dest", str(wheels), "--requirement", str(listed))  # fmt: skip
        listed.unlink()
        fresh = set(wheels.glob("*.whl")) - read
        read |= fresh
        # Extras of dependencies (such as uvicorn[standard]) are asked for by none of ours.
        wanted = {name for wheel in fresh for name in _requirements(wheel, set(), target)} - seen


def _requirements(wheel: Path, extras: Iterable[str], target: dict[str, str]) -> Iterator[str]:
    """Canonical names of what a wheel requires on the target; our own extras that name our own extras are followed."""
    with zipfile.ZipFile(wheel) as archive:
        (entry,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        lines = HeaderParser().parsestr(archive.read(entry).decode()).get_all("Requires-Dist") or []
    needed = [Requirement(line) for line in lines]
    asked, known = list(extras), set(extras)
    while asked:
        extra = asked.pop()
        for one in needed:
            if one.name == "dabiao" and one.marker and one.marker.evaluate({**target, "extra": extra}):
                asked += one.extras - known
                known |= one.extras
    for one in needed:
        if one.marker is None or any(
            one.marker.evaluate({**target, "extra": extra}) for extra in ("", *known)
        ):
            yield canonicalize_name(one.name)


def _environment(platform: str | None, python: str | None) -> dict[str, str]:
    """The values of markers on the target."""
    values = {name: str(value) for name, value in default_environment().items()}
    if python:
        values |= {"python_version": python, "python_full_version": f"{python}.0"}
    if platform:
        for start, system in _SYSTEMS.items():
            if platform.startswith(start):
                return {**values, **system}
        raise SystemExit(f"unknown platform {platform}: begins with none of {', '.join(_SYSTEMS)}")
    return values


def _locked(text: str) -> dict[str, str]:
    """name -> its lines of requirements.lock: versions (one for each range of Pythons), markers and digests."""
    blocks: dict[str, str] = {}
    for block in re.finditer(r"^([A-Za-z0-9._-]+)==(?:.*\\\n)*.*\n", text, re.MULTILINE):
        name = canonicalize_name(block[1])
        blocks[name] = blocks.get(name, "") + block[0]
    return blocks


def _pack(wheels: Path, out: Path, platform: str | None, python: str | None) -> Path:
    (own,) = wheels.glob("dabiao-*.whl")
    version = own.name.split("-")[1]
    python = python or ".".join(map(str, sys.version_info[:2]))
    name = f"dabiao-offline-{version}-{platform or sys.platform}-py{python}"
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{name}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:  # wheels are compressed already
        for wheel in sorted(wheels.glob("*.whl")):
            _add(archive, f"{name}/wheels/{wheel.name}", wheel.read_bytes())
        for note in sorted(NOTES.iterdir()):
            text = note.read_text(encoding="utf-8").replace("@PYTHON@", python)
            _add(archive, f"{name}/{note.name}", _for_its_reader(note.suffix, text), note.suffix == ".sh")
    return target


def _for_its_reader(suffix: str, text: str) -> bytes:
    """cmd.exe of a Chinese Windows reads batch files as GBK with CRLF; Notepad takes UTF-8 with a mark."""
    if suffix == ".bat":
        return text.replace("\n", "\r\n").encode("gbk")
    if suffix == ".txt":
        return text.replace("\n", "\r\n").encode("utf-8-sig")
    return text.encode()


def _add(archive: zipfile.ZipFile, name: str, content: bytes, program: bool = False) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.external_attr = (0o755 if program else 0o644) << 16
    archive.writestr(entry, content)


def _run(module: str, *words: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{module} {words[0]}:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
