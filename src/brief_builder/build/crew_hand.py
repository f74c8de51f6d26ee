"""Messages on a pipe in → what the work in them gives, as messages out, one after another, until the pipe ends."""

from __future__ import annotations

import os
import pickle
import struct
import sys
from typing import IO, Any

_LENGTH = struct.Struct(">Q")


class Failed:
    """That work was not done here; sent by its name, so that it is one object on both sides."""

    def __reduce__(self) -> str:
        return "FAILED"


FAILED = Failed()


def write_message(pipe: IO[bytes], said: Any) -> bool:
    """Send an object, and say whether it can be sent; OSError where nobody reads."""
    try:
        data = pickle.dumps(said, protocol=5)
    except Exception:  # whatever its own classes raise
        return False
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()
    return True


def read_message(pipe: IO[bytes]) -> Any:
    """The next object; EOFError where there is none."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return pickle.loads(_exactly(pipe, length))  # noqa: S301  of our own process, through a pipe that none else has


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data


def serve() -> None:
    """Do work until the pipe ends."""
    asked, told = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no message
    while True:
        try:
            work, arguments = read_message(asked)
        except EOFError:
            return
        try:
            made = work(*arguments)
        except Exception:  # done again where it can be told
            made = FAILED
        try:
            if not write_message(told, made):
                write_message(told, FAILED)
        except OSError:
            return
