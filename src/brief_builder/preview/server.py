"""What is shown of a pack → a page on this computer alone, at an address that nobody else knows."""

from __future__ import annotations

import asyncio
import secrets
import socket
import webbrowser
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

from brief_builder.pack import find_pack
from brief_builder.preview.showing import Showing
from brief_builder.problems import BriefError, Fault, Place

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

_PAGE = Path(__file__).resolve().parent / "page"
_FILES = {
    "": ("index.html", "text/html"),
    "page.css": ("page.css", "text/css"),
    "page.js": ("page.js", "text/javascript"),
}
_HOST = "127.0.0.1"
_LOOK = 0.2  # seconds between looks for something new
_BEAT = 10.0  # seconds after which a line is sent though nothing is new, so that a page that is gone is noticed
_HEADERS = {
    # Nothing from elsewhere, nothing to elsewhere, and no other page may look in.
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self' data:; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@dataclass
class Preview:
    """A pack that is shown.

    Attributes:
        address: of the page, with the word that only who reads it knows.
        first: leads to it, once: a browser is started with its address in sight of everybody on this computer.
    """

    address: str
    first: str
    _showing: Showing
    _server: Any
    _socket: socket.socket

    def run(self, *, open_browser: bool = False) -> None:
        """Build, and show what is built, until `stop` or Ctrl-C.

        Raises:
            BriefError: pack-missing, watch-missing; a fault of the program as it is.
        """
        self._showing.on_error = self.stop
        self._showing.begin()
        opener = Timer(0.5, webbrowser.open, [self.first])
        opener.daemon = True
        if open_browser:
            opener.start()
        try:
            self._server.run(sockets=[self._socket])
        except KeyboardInterrupt:
            pass
        finally:
            opener.cancel()
            self._showing.end()
            self._socket.close()
        if self._showing.error is not None:
            raise self._showing.error

    def stop(self) -> None:
        """End it, from another thread."""
        self._server.should_exit = True


def open_preview(
    folder: str | Path | None = None,
    *,
    as_of: date | None = None,
    languages: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
    audience: str | None = None,
) -> Preview:
    """Make a page for a pack ready; `run` shows it.

    Nothing is written to the folder of output: what is shown is built beside it.

    Args:
        folder, as_of, languages, only, audience: as for `build`.

    Raises:
        BriefError: pack-missing, preview-missing.
    """
    _require()
    import uvicorn

    where = find_pack(Path(folder) if folder is not None else None)
    showing = Showing(where, as_of=as_of, languages=languages, only=only, audience=audience)
    word, once = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.bind((_HOST, 0))  # the system gives a port that is free
    listening.listen()  # who asks before the server runs waits for it
    port = listening.getsockname()[1]
    app = make_app(showing, word, port, lambda: server.should_exit, once=once)
    # No lines about requests: their addresses hold the word.
    config = uvicorn.Config(
        app, log_level="error", access_log=False, lifespan="off", server_header=False, timeout_graceful_shutdown=2
    )
    server = uvicorn.Server(config)
    root = f"http://{_HOST}:{port}"
    return Preview(f"{root}/{word}/", f"{root}/{once}/", showing, server, listening)


def _require() -> None:
    for name in ("starlette", "uvicorn", "watchfiles", "pypdfium2"):
        try:
            __import__(name)
        except ImportError:
            cure = "pip install 'brief-builder[preview]'"
            fault = Fault("preview-missing", f"the preview needs {name}, which is not installed", help=cure)
            raise BriefError([fault.at(Place("brief preview"))]) from None


def make_app(
    showing: Showing, word: str, port: int, ending: Callable[[], bool], *, once: str | None = None
) -> Starlette:
    """The page, what it asks for, and nothing for who does not know the word.

    Args:
        ending: whether the server is about to end; connections that are kept open are ended then.
        once: another word, which leads to the page when it is first said; None for none.
    """
    from starlette.applications import Starlette
    from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
    from starlette.routing import Route

    hosts = {f"{_HOST}:{port}", f"localhost:{port}"}
    firsts = [once] if once is not None else []

    def refused(request: Request) -> Response | None:
        # A name that somebody lets point to this computer brings other pages here (DNS rebinding).
        if request.headers.get("host", "").lower() not in hosts:
            return PlainTextResponse("This page is for this computer alone.\n", 421, _HEADERS)
        said = request.path_params["word"].encode()
        if firsts and request.url.path.endswith("/") and secrets.compare_digest(said, firsts[0].encode()):
            firsts.clear()
            return RedirectResponse(f"/{word}/", 303, _HEADERS)
        if not secrets.compare_digest(said, word.encode()):
            return PlainTextResponse("Open the address that the program has printed.\n", 403, _HEADERS)
        return None

    async def file(request: Request) -> Response:
        if (no := refused(request)) is not None:
            return no
        if (found := _FILES.get(request.path_params.get("file", ""))) is None:
            return PlainTextResponse("There is nothing here.\n", 404, _HEADERS)
        name, kind = found
        return Response((_PAGE / name).read_bytes(), media_type=kind, headers=_HEADERS)

    async def state(request: Request) -> Response:
        if (no := refused(request)) is not None:
            return no
        showing.view(request.query_params.get("view", ""))
        return Response(showing.as_json(), media_type="application/json", headers=_HEADERS)

    async def picture(request: Request) -> Response:
        if (no := refused(request)) is not None:
            return no
        digest, number = request.path_params["digest"], request.path_params["number"]
        data = await asyncio.to_thread(showing.picture, digest, number)
        if data is None:
            return PlainTextResponse("There is no such page.\n", 404, _HEADERS)
        return Response(data, media_type="image/png", headers={**_HEADERS, "Cache-Control": "private, max-age=3600"})

    async def events(request: Request) -> Response:
        if (no := refused(request)) is not None:
            return no

        async def told() -> AsyncIterator[str]:
            last, quiet = -1, 0.0
            while not ending() and not await request.is_disconnected():
                if showing.revision != last:
                    last, quiet = showing.revision, 0.0
                    yield f"data: {last}\n\n"
                elif quiet >= _BEAT:
                    quiet = 0.0
                    yield ": still here\n\n"
                await asyncio.sleep(_LOOK)
                quiet += _LOOK

        return StreamingResponse(told(), media_type="text/event-stream", headers=_HEADERS)

    async def nothing(_: Request, __: Exception) -> Response:
        return PlainTextResponse("There is nothing here.\n", 404, _HEADERS)

    routes = [
        Route("/{word}/", file),
        Route("/{word}/state", state),
        Route("/{word}/events", events),
        Route("/{word}/page/{digest}/{number:int}.png", picture),
        Route("/{word}/{file}", file),
    ]
    app = Starlette(routes=routes, exception_handlers={404: nothing, 405: nothing})
    app.router.redirect_slashes = False  # it would answer before anything is refused
    return app
