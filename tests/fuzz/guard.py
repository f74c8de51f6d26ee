"""What the code under test opens, runs and reaches → escapes: what no input may make it do.

Python tells an audit hook of each file that is opened, each program and connection that is begun, and each code that is
compiled or run. A hook cannot be taken out again, so it looks only while the guard is armed.
"""

from __future__ import annotations

import os
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
_BEGUN = {
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "pty.spawn",
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request",
    "ctypes.dlopen", "webbrowser.open", "ftplib.connect", "smtplib.connect", "winreg.OpenKey",
}  # fmt: skip
_CHANGES = {"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "os.link", "os.symlink"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC
# What belongs to the program, its libraries and the system's fonts may be read, whatever the input.
_READ = (
    sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib"), str(PROJECT / "src"), str(PROJECT / "docs"), "/usr",
    "/etc/fonts", "/etc/mime.types", "/var/cache/fontconfig", "/dev", "/proc/self", "/proc/cpuinfo", "/sys/fs/cgroup",
    str(Path.home() / ".fonts"), str(Path.home() / ".local/share/fonts"), str(Path.home() / ".cache"),
    str(Path.home() / ".config/matplotlib"),
)  # fmt: skip
_CACHES = (str(Path.home() / ".cache"), str(Path.home() / ".config/matplotlib"))  # where matplotlib keeps its own
_IMPORTS = "<frozen importlib._bootstrap>"
_TEMPLATES = ("<template>", "<unknown>")  # what Jinja calls the code that it makes
# What a walk from a value to the modules of Python goes through.
_WALKED = {"__globals__", "__closure__", "__code__", "__builtins__", "__func__", "f_globals", "f_builtins", "gi_code"}


class EscapedError(BaseException):
    """Something was reached that must be out of reach; no `except Exception` of the code under test swallows it."""


class Guard:
    """Looks at what happens while it is armed."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._open: tuple[str, ...] = ()
        self._armed = False
        sys.addaudithook(self._hook)

    @contextmanager
    def armed(self, folders: Iterable[Path]) -> Iterator[None]:
        """Look, and allow what lies in these folders to be read and written.

        Raises:
            EscapedError: at the end, for what the code under test has swallowed.
        """
        self.found = []
        self._open = tuple(os.path.realpath(folder) for folder in folders)
        self._armed = True
        try:
            yield
        finally:
            self._armed = False
        if self.found:
            raise EscapedError(self.found[0])

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Look away while the harness does something itself."""
        armed, self._armed = self._armed, False
        try:
            yield
        finally:
            self._armed = armed

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._armed:
            return
        self._armed = False  # what is asked here is not looked at
        try:
            told = self._judge(event, arguments)
        finally:
            self._armed = True
        if told is not None:
            self.found.append(told)
            raise EscapedError(told)

    def _judge(self, event: str, arguments: tuple[Any, ...]) -> str | None:
        """What is wrong with an event; None where nothing is."""
        if event == "open":
            return self._opened(*arguments)
        if event == "ctypes.dlopen" and arguments[0] is None:
            return None  # Python itself
        if event in _BEGUN:
            return f"{event} {arguments[:1]!r}"
        if event in _CHANGES:
            return None if self._is_within(arguments[0], (*self._open, *_CACHES)) else f"{event} {arguments[0]!r}"
        if event == "exec":
            return self._run(arguments[0])
        if event == "compile":
            return self._compiled(arguments[1])
        if event == "object.__getattr__" and arguments[1] in _WALKED and _by_template():
            return f"a template reads {arguments[1]}"
        return None

    def _opened(self, path: Any, mode: Any, flags: Any) -> str | None:
        if isinstance(path, int):
            return None
        writes = bool(mode and set(str(mode)) & set("wax+")) or bool((flags or 0) & _WRITES)
        if self._is_within(path, self._open) or (not writes and self._is_within(path, _READ)):
            return None
        if writes and ("__pycache__" in os.fsdecode(path) or self._is_within(path, _CACHES)):
            return None
        return f"{'writes' if writes else 'opens'} {os.fsdecode(path)}"

    @staticmethod
    def _is_within(path: Any, folders: tuple[str, ...]) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return True
        real = os.path.realpath(os.fsdecode(path))
        return any(real == folder or real.startswith(folder + os.sep) for folder in folders)

    def _run(self, code: CodeType) -> str | None:
        if code.co_filename in _TEMPLATES or _importing():
            return None
        return None if _by_library() else f"runs code of {code.co_filename}"

    def _compiled(self, name: Any) -> str | None:
        if name in _TEMPLATES or _importing():
            return None
        return None if _by_library() else f"compiles code of {name}"


def _frames() -> Iterator[FrameType]:
    frame: FrameType | None = sys._getframe(3)
    while frame is not None:
        yield frame
        frame = frame.f_back


def _importing() -> bool:
    """Whether a module is being loaded: it may run itself, and make its classes of text."""
    return any(frame.f_code.co_filename == _IMPORTS for frame in _frames())


def _by_library() -> bool:
    """Whether the standard library makes a class of text, as dataclasses and named tuples are made."""
    makers = (
        "dataclasses.py", "collections/__init__.py", "typing.py", "attr/_make.py", "functools.py", "ast.py",
        "babel/plural.py",
    )  # fmt: skip
    return any(frame.f_code.co_filename.endswith(makers) for frame in _frames())


def _by_template() -> bool:
    """Whether the code of a template asks, or the engine in its place."""
    for number, frame in enumerate(_frames()):
        if frame.f_code.co_name == "internalcode":
            return False  # Jinja marks a function of its own, for a test that it does not know
        if "brief_builder" not in frame.f_code.co_filename and (
            frame.f_code.co_filename in _TEMPLATES or "jinja2/runtime" in frame.f_code.co_filename
        ):
            return True
        if number > 3:
            break
    return False


GUARD = Guard()
TEMPORARY = Path(tempfile.gettempdir()).resolve()
