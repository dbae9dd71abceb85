"""The local page as an ASGI application: one page, one address to post a file to. Keeps nothing between two requests.

A file is posted as the body of a request of its own, so that there is no multipart parser, no temporary file and no name of the
browser's on the disk. What the page then offers to download is made anew from the file the browser still holds.
"""

from __future__ import annotations

import asyncio
import json
import re
import threading
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from checker.rendering.harmless import harmless
from checker.rulebook import LEVEL_NAMES
from checker.web.guards import OwnPagesOnly, SecurityHeaders, refusal
from checker.web.tasks import Task
from checker.web.uploads import Crowded, TooLarge, Upload, Uploads
from checker.web.workers import Busy, Left, TimedOut, WorkerLost

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from checker.web.workers import Workers

_NAME_LENGTH = 200
_LENGTH = re.compile(r"[0-9]{1,12}")
_ASSETS = {"page.js": "text/javascript", "page.css": "text/css", "icon.svg": "image/svg+xml"}
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TAKEN = {  # kind -> (media type, how the file is called behind the report's own name)
    "annotated": (_DOCX, "_批注.docx"),
    "selfcheck-docx": (_DOCX, "_自查表.docx"),
    "selfcheck-html": ("text/html; charset=utf-8", "_自查表.html"),
}


@dataclass(frozen=True)
class Settings:
    """max_bytes: of one upload. hosts: names under which the page answers. profiles: (id, title) to choose from."""

    max_bytes: int = 20 << 20
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    profiles: tuple[tuple[str, str], ...] = ()
    version: str = ""


def page_app(workers: Workers, settings: Settings) -> Starlette:
    """The application; closes the workers when it ends."""
    uploads = Uploads(settings.max_bytes)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(workers.close)

    async def front(_: Request) -> Response:
        return Response(_front(settings), media_type="text/html; charset=utf-8")

    async def static(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _ASSETS:
            return refusal(404, "没有这个页面", "")
        return Response(_asset(name), media_type=f"{_ASSETS[name]}; charset=utf-8")

    async def checked(request: Request) -> Response:
        return await _worked(request, "check")

    async def taken(request: Request) -> Response:
        kind = request.path_params["kind"]
        if kind not in _TAKEN:
            return refusal(404, "没有这种文件", "")
        return await _worked(request, kind)

    async def _worked(request: Request, kind: str) -> Response:
        try:
            with Upload(uploads) as upload:
                task = _task(request, kind, await _body(request, upload, settings.max_bytes), settings)
                if isinstance(task, Response):
                    return task
                result = await _result(workers, request, task)
        except TooLarge:
            return refusal(413, f"文件超过 {settings.max_bytes >> 20} MB", "请去掉图片或另存为 txt 后再试。")
        except tuple(_FAULTS) as fault:
            return refusal(*_FAULTS[type(fault)])
        if "file" not in result:
            return JSONResponse(result)
        media, suffix = _TAKEN[kind]
        stem = task.name.rpartition(".")[0] or task.name
        disposition = f"attachment; filename*=UTF-8''{quote(stem + suffix, safe='')}"
        return Response(result["file"], media_type=media, headers={"Content-Disposition": disposition})

    return Starlette(
        routes=[
            Route("/", front),
            Route("/check", checked, methods=["POST"]),
            Route("/take/{kind}", taken, methods=["POST"]),
            Route("/{name}", static),
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts), www_redirect=False),
            Middleware(OwnPagesOnly),
        ],
        lifespan=lifespan,
        exception_handlers={404: _not_found, 405: _not_found, 500: _failed},
    )


_CROWDED = (503, "同时检查的文件太多", "请等前面的文件检查完再试。")
_ABORTED = (400, "上传中断", "请重试。")
_FAULTS: dict[type[Exception], tuple[int, str, str]] = {
    Busy: _CROWDED,
    Crowded: _CROWDED,
    ClientDisconnect: _ABORTED,
    Left: _ABORTED,
    TimedOut: (504, "检查超时，已停止", "文件可能过大或已损坏；请另存为 docx 或 txt 后再试。"),
    WorkerLost: (500, "检查中断：内存不足或文件已损坏", "请另存为 docx 或 txt 后再试。"),
}


async def _result(workers: Workers, request: Request, task: Task) -> dict[str, Any]:
    """What the workers make of a task; a client that goes away gives up its place in the line."""
    gone = threading.Event()

    async def watch() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass
        gone.set()

    watching = asyncio.create_task(watch())
    try:
        return await run_in_threadpool(workers.run, task, gone.is_set)
    finally:
        watching.cancel()


def _task(request: Request, kind: str, data: bytes, settings: Settings) -> Task | Response:
    """The task a request asks for, or the answer that refuses it."""
    asked = request.query_params
    year, level, published = (
        asked.get("year") or None,
        asked.get("level") or None,
        asked.get("published") or None,
    )
    if year is not None and not (year.isascii() and year.isdigit() and len(year) == 4):
        return refusal(400, f"年度 {harmless(year[:20])} 不合理", "请写四位年份，例如 2026。")
    if level is not None and level not in LEVEL_NAMES:
        return refusal(400, f"没有层级 {harmless(level[:20])}", "请从列表里选择。")
    profile = asked.get("profile") or None
    if profile is not None and profile not in dict(settings.profiles):  # never a path
        return refusal(400, f"没有规则集 {harmless(profile[:20])}", "请从列表里选择。")
    name = harmless(unquote(request.headers.get("x-filename", ""), errors="replace"))[:_NAME_LENGTH].strip()
    name = name.replace("\\", "/").rpartition("/")[2] or "报告"
    return Task(
        kind,
        name,
        data,
        int(year) if year else None,
        level,
        profile,
        published,
        date.today().isoformat(),
    )


async def _body(request: Request, upload: Upload, max_bytes: int) -> bytes:
    """The upload; one that says itself that it is too large is not read at all."""
    declared = request.headers.get("content-length", "0")
    if not _LENGTH.fullmatch(declared) or int(declared) > max_bytes:
        raise TooLarge
    return await upload.read(request)


async def _not_found(_: Request, __: Exception) -> Response:
    return refusal(404, "没有这个页面", "请打开首页。")


async def _failed(_: Request, __: Exception) -> Response:
    return refusal(500, "程序内部错误", "请重试；如仍出错，请把命令行窗口里的信息报告给项目维护者。")


def _asset(name: str) -> str:
    return resources.files("checker.web").joinpath(name).read_text(encoding="utf-8")


def _front(settings: Settings) -> str:
    """The page with the choices that depend on the rulebook, as data for its script."""
    choices: dict[str, Any] = {
        "levels": list(LEVEL_NAMES.items()),
        "profiles": settings.profiles,
        "maxBytes": settings.max_bytes,
        "version": settings.version,
    }
    # Inside an attribute: quotes and angle brackets escaped.
    data = json.dumps(choices, ensure_ascii=False)
    for char, entity in (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;"), (">", "&gt;")):
        data = data.replace(char, entity)
    return _asset("page.html").replace("{{choices}}", data)
