"""What MkDocs is told about this tree: pages that lie outside docs/, links out of docs/, pictures that may not have been made.

`{{ picture: page.png | 文字 }}` on a line of its own is the picture from docs/pictures/, or the words where there is none.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).resolve().parent.parent
OUTSIDE = {"changelog.md": "CHANGELOG.md", "contributing.md": "CONTRIBUTING.md"}
AWAITED = ("security.md", "performance.md")  # written by others; until they are there the site goes without
MISSING = "（没有图片：本站生成时机器上没有浏览器。）"

_PICTURE = re.compile(r"(?m)^\{\{ picture: (?P<name>[\w.-]+) \| (?P<words>.+) \}\}$")
_LINK_OUT = re.compile(r"(?P<text>\[[^\]\n]*\])\((?P<target>(?:\.\./)*[\w.][^)\s:]*)\)")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.nav = _present(config.nav)
    return config


def _present(nav: Any) -> Any:
    """The navigation without awaited pages that are not there yet."""
    if isinstance(nav, list):
        return [kept for item in nav if (kept := _present(item)) is not None]
    if isinstance(nav, dict):
        below = {title: kept for title, item in nav.items() if (kept := _present(item)) is not None}
        return below or None
    return None if _is_awaited(nav) else nav


def _is_awaited(page: str) -> bool:
    return page in AWAITED and not (ROOT / "docs" / page).is_file()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for page, source in OUTSIDE.items():
        text = (ROOT / source).read_text(encoding="utf-8")
        # As seen from docs/, where the page now lies.
        files.append(File.generated(config, page, content=re.sub(r"\]\((?:docs/)", "](", text)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    depth = page.file.src_uri.count("/")

    def picture(found: re.Match[str]) -> str:
        if not (ROOT / "docs" / "pictures" / found["name"]).is_file():
            return f"*{found['words']}*{MISSING}"
        return f"![{found['words']}]({'../' * depth}pictures/{found['name']})"

    def link(found: re.Match[str]) -> str:
        """A link to a file of the repository that is no page stays as its words."""
        if _is_awaited(found["target"]):
            return found["text"][1:-1]
        inside = (ROOT / "docs" / page.file.src_uri).parent / found["target"].partition("#")[0]
        return found[0] if (ROOT / "docs") in inside.resolve().parents else found["text"][1:-1]

    return _LINK_OUT.sub(link, _PICTURE.sub(picture, markdown))
