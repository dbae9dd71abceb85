"""Templates, styles and scripts of the HTML pages. Whatever comes from a report or a rule is escaped by the template engine."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from checker.errors import UsageFault
from checker.lang import is_chinese, listed, say
from checker.rendering.harmless import harmless
from checker.rendering.html.localized import localized
from checker.rendering.words import in_brackets, named

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = "checker.rendering.html"
_ENGLISH = "english.css"


def render(template: str, style: str, script: str = "", **values: Any) -> str:
    """One page. template, style, script: file names beside this module; script may be empty.

    The policy lets nothing run or load but this style and this script, by their hashes. Raises UsageFault when the extra is missing.
    """
    names = style.split() if is_chinese() else [*style.split(), _ENGLISH]
    styles = "\n".join(map(asset, names))
    code = localized(script, asset(script)) if script else ""
    policy = [
        "default-src 'none'",
        f"style-src '{_hash(styles)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if code:
        policy.append(f"script-src '{_hash(code)}'")
    page = _environment(is_chinese()).get_template(template)
    return page.render(style=styles, script=code, policy="; ".join(policy), **values).rstrip() + "\n"


@cache
def asset(name: str) -> str:
    """A file beside this module, without blanks at its ends."""
    return resources.files(_FOLDER).joinpath(name).read_text(encoding="utf-8").strip()


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


@cache
def _environment(_: bool) -> Environment:
    """One for each language, since a template is translated when it is read."""
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 -- an extra
        from markupsafe import escape  # noqa: PLC0415 -- comes with it
    except ImportError:
        raise UsageFault(
            "网页报告需要的组件 jinja2 没有安装", "请安装：pip install 'dabiao[report]'，或改用 --format md"
        ) from None
    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(lambda name: localized(name, asset(name))),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Every value that is shown passes here: control and invisible characters never reach a page. Only the report's own text keeps
    # the blanks at the ends of its segments; it was made harmless when it was cut.
    environment.finalize = _shown
    environment.filters["kept"] = escape
    environment.filters["say"] = say
    environment.globals.update(say=say, listed=listed, in_brackets=in_brackets, named=named)
    return environment


def _shown(value: Any) -> Any:
    return harmless(value) if type(value) is str else value
