"""Files a program makes for itself to start faster, in the user's own cache folder. Never needed; a file of others is never used."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

FOLDER_VARIABLE = "DABIAO_CACHE"  # a folder, or `off`
MOST_FILES = 32  # in the folder; a rule keeper makes four new ones with every change


def read_kept(name: str) -> bytes | None:
    """The content of a kept file; None when it is not there, or others own it or may write it."""
    folder = kept_folder()
    if folder is None:
        return None
    try:
        with (folder / name).open("rb") as file:
            return file.read() if _belongs_to_user(folder / name) else None
    except OSError:
        return None


def keep(name: str, content: bytes) -> None:
    """Keep a file for next time, whole or not at all. A folder that cannot be written costs time and nothing else."""
    import tempfile  # noqa: PLC0415 -- most runs keep nothing new

    folder = kept_folder()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _belongs_to_user(folder):
            return
        handle, beside = tempfile.mkstemp(dir=folder, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(beside).replace(folder / name)
        finally:
            Path(beside).unlink(missing_ok=True)
        _prune(folder)


def kept_folder() -> Path | None:
    """Where this user's kept files lie; None when they are switched off or there is no such place."""
    wanted = os.environ.get(FOLDER_VARIABLE)
    if wanted == "off":
        return None
    if wanted:
        return Path(wanted)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) / "dabiao" / "cache" if base else None
    home = os.environ.get("HOME")
    if sys.platform == "darwin":
        return Path(home) / "Library" / "Caches" / "dabiao" if home else None
    base = os.environ.get("XDG_CACHE_HOME") or (f"{home}/.cache" if home else None)
    return Path(base) / "dabiao" if base else None


def _belongs_to_user(place: Path) -> bool:
    """Whether the user owns it and nobody else may write it; always True where the system does not tell."""
    if not hasattr(os, "getuid"):
        return True
    status = place.stat()
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def _prune(folder: Path) -> None:
    files = sorted(
        (path for path in folder.iterdir() if path.is_file()), key=lambda path: path.stat().st_mtime
    )
    for old in files[:-MOST_FILES]:
        old.unlink(missing_ok=True)
