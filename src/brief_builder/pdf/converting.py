"""Bytes of Office files in → what LibreOffice makes of them, as PDF; one start for all."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from brief_builder.machine import own_prefix
from brief_builder.pdf.chart_marks import for_office
from brief_builder.pdf.profile import write_profile
from brief_builder.problems import Fault

_SECONDS = 90  # for the first start with a new profile
_SECONDS_EACH = 45  # for a document; a brief of fifteen pages takes two
# Without a window system, and without the settings of a desktop: neither is asked, nor written to.
_ENVIRONMENT = {"SAL_USE_VCLPLUGIN": "svp", "GSETTINGS_BACKEND": "memory"}
# The shell that starts it holds a pipe whose other end is ours. When that is gone, however this process ended, nobody
# else would end LibreOffice: the shell ends its group, which is LibreOffice and itself.
_GUARD = (
    "exec 3<&0\n"
    '"$@" </dev/null 3<&- &\n'
    "made=$!\n"
    "{ read -r _ <&3; kill -9 0; } &\n"
    "guard=$!\n"
    "wait $made; code=$?\n"
    "kill -9 $guard; wait $guard 2>/dev/null\n"
    "exit $code\n"
)
_BEAT = 0.2  # seconds between two questions whether it is wanted
_TRIES = 2  # LibreOffice now and then ends for no reason that lies in the document


@dataclass(frozen=True)
class Printable:
    """A document to make a PDF of: `kind` is 'docx' or 'pptx'."""

    kind: str
    data: bytes


def convert(originals: Sequence[Printable], program: Path, *, seconds: float | None = None) -> list[bytes | Fault]:
    """The PDF of each document, or why there is none.

    LibreOffice runs in a profile of its own that is gone afterwards, so that neither a window that is open nor the
    settings of whoever builds change what comes out. What it does not convert is tried once more.

    Args:
        program: LibreOffice's program.
        seconds: the time that one start may take; None reckons it from the number of documents.
    """
    made = convert_while(originals, program, lambda: True, seconds=seconds)
    return [made[n] for n in range(len(originals))]


def convert_while(
    originals: Sequence[Printable], program: Path, wanted: Callable[[], bool], *, seconds: float | None = None
) -> dict[int, bytes | Fault]:
    """The same for as long as it is wanted: index of each document → its PDF, or why there is none.

    When it is not wanted any more, LibreOffice is ended, and the documents that it had not done are missing.

    Args:
        wanted: is asked several times a second.
    """
    made: dict[int, bytes] = {}
    why = ""
    for _ in range(_TRIES):
        left = {n: original for n, original in enumerate(originals) if n not in made}
        if not left:
            break
        limit = seconds if seconds is not None else _SECONDS + _SECONDS_EACH * len(left)
        found, why = _start(left, program, limit, wanted)
        made.update(found)
        if not wanted():
            return dict(made)
    return {n: made[n] if n in made else _failed(why) for n in range(len(originals))}


def _failed(why: str) -> Fault:
    return Fault(
        "pdf-failed",
        f"LibreOffice makes no PDF of it: {why}",
        help=("open the file in LibreOffice and export it: what it says there tells more", "or build without PDF"),
    )


def _start(
    left: dict[int, Printable], program: Path, seconds: float, wanted: Callable[[], bool]
) -> tuple[dict[int, bytes], str]:
    """What one start gives: number → PDF, and what is known of why the others are missing."""
    # LibreOffice may still hold files when it was ended: they go with the folder as far as they can.
    with tempfile.TemporaryDirectory(prefix=own_prefix("brief-pdf"), ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        (folder / "in").mkdir()
        (folder / "out").mkdir()
        write_profile(folder / "profile")
        files = []
        for number, original in left.items():
            file = folder / "in" / f"{number}.{original.kind}"
            file.write_bytes(for_office(original.data))
            files.append(str(file))
        command = [str(program), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--nologo", "--nolockcheck", "--nodefault", "--convert-to", "pdf", "--outdir", str(folder / "out")]
        try:
            with (folder / "said").open("wb") as said:
                code = _run([*command, *files], seconds, said, wanted)
        except OSError as error:
            return {}, f"it cannot be started ({error.strerror})"
        found = {n: file.read_bytes() for n in left if (file := folder / "out" / f"{n}.pdf").is_file()}
        whole = {n: data for n, data in found.items() if data.startswith(b"%PDF-") and b"%%EOF" in data[-64:]}
        if code is None:
            return whole, f"it did not finish within {seconds:.0f} seconds, and was ended"
        return whole, _last_words(folder / "said", code)


def _last_words(said: Path, code: int) -> str:
    """What LibreOffice said last that is not about its own housekeeping."""
    lines = said.read_text(encoding="utf-8", errors="replace").splitlines()
    errors = [line.strip() for line in lines if line.lower().lstrip().startswith("error")]
    if errors:
        return f"it says “{errors[-1]}”"
    return f"it ended with code {code}" if code else "it does not say why"


def _run(command: list[str], seconds: float, said: IO[bytes], wanted: Callable[[], bool]) -> int | None:
    """The exit code; None when it was ended, with the programs that it had started: too late, or not wanted."""
    if not os.access(command[0], os.X_OK):
        wrong = errno.EACCES if os.path.exists(command[0]) else errno.ENOENT  # noqa: PTH110
        raise OSError(wrong, os.strerror(wrong))
    guarded = command if sys.platform == "win32" else ["/bin/sh", "-c", _GUARD, "sh", *command]
    # `soffice` is only the parent of the program: a group of its own lets both be ended.
    process: subprocess.Popen[bytes]
    with subprocess.Popen(  # noqa: S603  the program was found by us, and the names of the files are ours
        guarded,
        stdin=subprocess.PIPE if guarded is not command else subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        env={**os.environ, **_ENVIRONMENT},
    ) as process:
        try:
            until = time.monotonic() + seconds
            while wanted() and (left := until - time.monotonic()) > 0:
                with suppress(subprocess.TimeoutExpired):
                    return process.wait(min(_BEAT, left))
        except BaseException:  # Ctrl+C as well: nothing may be left running
            _end(process)
            raise
        _end(process)
        return None


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        tool = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
        subprocess.run([str(tool), "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
