"""SOURCE... -> every file in it, one after the other. Nothing is left out silently: what is no input is counted.

A source is a folder, a file, a pattern (*, **, ?), a zip archive or a manifest. The order is that of the names, so that two machines list
the same.
"""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile
from pathlib import Path

from checker.batch.sources.archive import members_of, modified_of
from checker.batch.sources.listed import Listed, Shard, moment
from checker.batch.sources.manifest import SUFFIXES, check_manifest, entries_of
from checker.batch.task import ARCHIVE_MARK, Failure
from checker.errors import InputFault, UsageFault

# Files that systems and office programs leave lying about, and our own settings.
_SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini", "dabiao.yaml"})
_SYSTEM_STARTS = (".", "~$", "__MACOSX/")
_STORE_ENDS = ("", "-wal", "-shm", "-journal", ".lock", ".lock-journal")


@dataclass
class Listing:
    """What is listed of the sources. skipped: system files so far. notices: what the user should know, in Chinese.

    ours: absolute paths that belong to the audit itself.
    """

    shard: Shard | None = None
    ours: frozenset[Path] = frozenset()
    skipped: int = 0
    notices: tuple[str, ...] = ()
    _found: list[tuple[_Root, list[Path]]] = field(default_factory=list)
    _manifests: list[Path] = field(default_factory=list)

    def prepare(self, sources: Sequence[str]) -> None:
        """Look whether every source exists and every manifest is sound. Raises UsageFault, before anything is listed."""
        for source in sources:
            if _is_manifest(Path(source)):
                unused = check_manifest(Path(source))
                if unused:
                    self.notices += (f"清单 {source} 里没有用到的列：{'、'.join(unused)}",)
                self._manifests.append(Path(source))
            else:
                self._found.append((_root_of(source), self._matches(source)))

    @property
    def sources(self) -> tuple[str, ...]:
        """Absolute paths of the sources, as files name them."""
        return (*(root.source for root, _ in self._found), *(str(m.resolve()) for m in self._manifests))

    def files(self) -> Iterator[Listed]:
        """The files of all sources, manifests last, since what they say adds to files listed before.

        A file reached twice comes twice.
        """
        for root, paths in self._found:
            for path in paths:
                yield from self._kept(self._below(path, root))
        for manifest in self._manifests:
            yield from self._kept(_from_manifest(manifest))

    def _matches(self, source: str) -> list[Path]:
        path = Path(source)
        if _exists(path):
            return [path]
        if glob.has_magic(source):
            matches = sorted(Path(match) for match in glob.glob(source, recursive=True))  # noqa: PTH207 -- relative or absolute, as written
            # `a/**` matches folders and what is in them; the folders alone are enough.
            inside = {match for match in matches if any(parent in set(matches) for parent in match.parents)}
            if matches:
                return [match for match in matches if match not in inside]
            raise UsageFault(f"没有文件符合 {source}", "请核对写法；* 代表任意字符，** 代表任意层文件夹。")
        raise UsageFault(f"找不到 {source}", "请核对文件夹、压缩包、清单或通配写法。")

    def _kept(self, files: Iterator[Listed]) -> Iterator[Listed]:
        for file in files:
            if self.shard is None or self.shard.holds(file.relative):
                yield file

    def _below(self, path: Path, root: _Root) -> Iterator[Listed]:
        """The files at or below a path, archives opened."""
        if path.is_dir():
            for found in self._walk(path):
                yield from self._file(found, root)
        else:
            yield from self._file(path, root)

    def _walk(self, folder: Path) -> Iterator[Path]:
        try:
            with os.scandir(folder) as entries:
                names = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
        except OSError:
            yield folder  # becomes a row that says why
            return
        for name, is_folder in names:
            if is_folder:
                if name.startswith(".") or name == "__MACOSX":
                    self.skipped += 1
                else:
                    yield from self._walk(folder / name)
            elif name.lower() in _SYSTEM_NAMES or name.startswith(_SYSTEM_STARTS):
                self.skipped += 1
            else:
                yield folder / name

    def _file(self, path: Path, root: _Root) -> Iterator[Listed]:
        listed = _listed(path, root)
        if Path(listed.location) in self.ours:
            return
        if path.suffix.lower() == ".zip" and listed.failure is None:
            yield from self._archive(path, listed)
        else:
            yield listed

    def _archive(self, path: Path, listed: Listed) -> Iterator[Listed]:
        try:
            for name, info in members_of(path):
                base = name.rpartition("/")[2]
                if (
                    base.lower() in _SYSTEM_NAMES
                    or base.startswith(_SYSTEM_STARTS)
                    or name.startswith("__MACOSX/")
                ):
                    self.skipped += 1
                    continue
                yield replace(
                    listed,
                    location=f"{listed.location}{ARCHIVE_MARK}{name}",
                    path=f"{listed.path}{ARCHIVE_MARK}{name}",
                    relative=f"{listed.relative}{ARCHIVE_MARK}{name}",
                    member=name,
                    size=info.file_size,
                    modified=modified_of(info),
                )
        except InputFault as fault:
            yield replace(listed, failure=Failure(fault.code, fault.message, fault.hint))


def own_files(store: Path) -> frozenset[Path]:
    """The files of a store, which may lie inside an audited folder."""
    store = store.resolve()
    return frozenset(store.with_name(store.name + end) for end in _STORE_ENDS)


@dataclass(frozen=True)
class _Root:
    """What relative paths start from: a folder itself, the folder of a file, the part of a pattern before its first *.

    source: absolute path of the source.
    """

    path: Path
    source: str

    @cached_property
    def resolved(self) -> Path:
        return self.path.resolve()


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long for any file
        return False


def _is_manifest(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and path.is_file()


def _root_of(source: str) -> _Root:
    path = Path(source)
    if not _exists(path):
        fixed = takewhile(lambda piece: not glob.has_magic(piece), path.parts)
        path = Path(*fixed)
    return _Root(path if path.is_dir() else path.parent, str(Path(source).resolve()))


def _listed(path: Path, root: _Root) -> Listed:
    try:
        relative = path.relative_to(root.path).as_posix()
    except ValueError:
        relative = path.as_posix()
    plain = Listed(os.path.normpath(root.resolved / relative), path.as_posix(), relative, root.source)
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            if path.is_symlink():  # it may lead back up, or out of what was asked for
                hint = "要检查它指向的文件夹，请写明那个文件夹。"
                return replace(
                    plain, failure=Failure("not-a-file", "这是指向文件夹的链接，里面的文件没有检查", hint)
                )
            raise PermissionError(13, "文件夹")
        if not stat.S_ISREG(state.st_mode):
            return replace(
                plain,
                failure=Failure(
                    "not-a-file", "这是管道或设备，不是文件", "请核对来源里是不是混进了别的东西。"
                ),
            )
    except PermissionError:
        return replace(
            plain, failure=Failure("unreadable", "没有读取权限，里面的文件没有检查", "请检查权限。")
        )
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        return replace(
            plain, failure=Failure("unreadable", f"无法读取（{cause}）", "请检查磁盘、网络盘和文件名。")
        )
    return replace(plain, size=state.st_size, modified=moment(state.st_mtime))


def _from_manifest(manifest: Path) -> Iterator[Listed]:
    root = _root_of(str(manifest))
    for entry in entries_of(manifest):
        archive, mark, member = entry.path.partition(f".zip{ARCHIVE_MARK}")
        path = manifest.parent / (f"{archive}.zip" if mark else entry.path)
        failure = None
        if not _exists(path):
            failure = Failure(
                "not-found", f"清单第 {entry.row} 行的文件找不到", "请核对路径；路径从清单所在的文件夹算起。"
            )
        listed = replace(_listed(path, root), given=entry.given, url=entry.url, failure=failure)
        if mark:
            member = member.lstrip("/")
            listed = replace(
                listed,
                location=f"{listed.location}{ARCHIVE_MARK}{member}",
                path=f"{listed.path}{ARCHIVE_MARK}{member}",
                relative=f"{listed.relative}{ARCHIVE_MARK}{member}",
                member=member,
            )
        yield listed
