"""What a shell offers behind a parameter: files, folders, ids of rules and profiles. Known by the parameter's metavar.

The ids are names of files, so that a press of the tab key loads no rulebook.
"""

# ruff: noqa: PLC0415 -- needed only while a shell completes

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_FILE, _FOLDER, _ID = "file", "dir", "id"
_KINDS = {
    "FILE": _FILE,
    "FILE...": _FILE,
    "OLD": _FILE,
    "NEW": _FILE,
    "SOURCE...": _FILE,
    "STORE...": _FILE,
    "DIR": _FOLDER,
    "LABELS_DIR": _FOLDER,
    "SECOND_DIR": _FOLDER,
    "ID": _ID,
    "[ID...]": _ID,
}


class Place(click.types.StringParamType):
    """Text that names a file, a folder or an id; the same as plain text but for what a shell offers."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        if self.kind != _ID:
            return [CompletionItem(incomplete, type=self.kind)]
        ids = _profiles() if "profile" in (param.name or "") else _rules()
        return [CompletionItem(known) for known in ids if known.startswith(incomplete)]


def completed_by_metavar(parameters: Iterable[click.Parameter]) -> None:
    """Give every plain text parameter with a known metavar its kind."""
    for parameter in parameters:
        kind = _KINDS.get(parameter.metavar or "")
        if kind is not None and parameter.type is click.STRING:
            parameter.type = Place(kind)


def _profiles() -> list[str]:
    from checker.rulebook.location import builtin_folder

    return sorted(path.stem for folder in builtin_folder().profiles for path in folder.glob("*.yaml"))


def _rules() -> list[str]:
    from checker.rulebook.files import NO_RULES
    from checker.rulebook.location import builtin_folder

    root = builtin_folder().rules
    return sorted(
        f"{path.parent.name}/{path.stem}"
        for path in root.glob("*/*.yaml")
        if path.parent.name not in NO_RULES
    )
