"""A received .zip is not trusted: what would do harm is not opened, and what is no .zip is said to be none."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from brief_builder import BriefError
from brief_builder.build import verify
from brief_builder.problems import Fault
from brief_builder.share.archive import unzip_files
from brief_builder.share.locking import lock_zip, unlock_zip


def _zip(*members: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return held.getvalue()


def _twice() -> bytes:
    data = _zip(("a/manifest.json", b"{}"), ("a/manifest.jsoX", b"{}"))
    return data.replace(b"a/manifest.jsoX", b"a/manifest.json")


def _lying() -> bytes:
    """A member that says that it unpacks to 2 GB."""
    data = bytearray(_zip(("a/manifest.json", b"{}")))
    for at in (data.index(b"PK\x03\x04") + 22, data.index(b"PK\x01\x02") + 24):
        data[at : at + 4] = struct.pack("<L", 2**31)
    return bytes(data)


def _unlisted() -> bytes:
    """A member that stands before the others, and not in the list of the .zip."""
    whole, hidden = _zip(("a/manifest.json", b"{}")), _zip(("a/index.html", b"<p>other</p>"))
    return hidden[: hidden.index(b"PK\x01\x02")] + whole


def _renamed() -> bytes:
    """A member whose own head has another name than the list."""
    data = _zip(("a/manifest.json", b"{}"))
    return data.replace(b"a/manifest.json", b"a/manifest.jsoX", 1)


def _described_otherwise() -> bytes:
    data = bytearray(_zip(("a/manifest.json", b"{}")))
    data[data.index(b"PK\x03\x04") + 14] ^= 1  # the checksum in the member's own head
    return bytes(data)


def _commented() -> bytes:
    held = io.BytesIO(_zip(("a/manifest.json", b"{}")))
    with zipfile.ZipFile(held, "a") as archive:
        archive.comment = _zip(("a/manifest.json", b"other"))
    return held.getvalue()


def _streamed() -> bytes:
    """As programs write that do not know the sizes beforehand."""

    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.got = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:
            self.got += bytes(data)
            return len(data)

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/brief.docx", b"x" * 50)
        with archive.open("a/brief ភាសា.docx", "w", force_zip64=True) as member:
            member.write(b"y")
    return stream.got


_CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb": (lambda: _zip(("a/manifest.json", b" " * 300_000_000)), "share-unsafe"),
    "steps up": (lambda: _zip(("../../etc/passwd", b"x")), "share-unsafe"),
    "a root": (lambda: _zip(("/etc/passwd", b"x")), "share-unsafe"),
    "backslashes": (lambda: _zip(("a/b", b"x")).replace(b"a/b", b"a\\b"), "share-unsafe"),
    "a name twice": (_twice, "share-unsafe"),
    "a name twice but for its letters": (lambda: _zip(("a/X.docx", b"x"), ("a/x.DOCX", b"y")), "share-unsafe"),
    "more than it holds": (_lying, "share-unsafe"),
    "too many members": (lambda: _zip(*((f"a/{n}", b"") for n in range(10_001))), "share-unsafe"),
    "another zip before it": (lambda: _zip(("a/index.html", b"y")) + _zip(("a/manifest.json", b"{}")), "share-unsafe"),
    "another zip behind it": (lambda: _zip(("a/manifest.json", b"{}")) + b"\0" * 40, "share-unsafe"),
    "a member that no list names": (_unlisted, "share-unsafe"),
    "two names for a member": (_renamed, "share-unsafe"),
    "two checksums for a member": (_described_otherwise, "share-unsafe"),
    "a zip in its comment": (_commented, "share-unsafe"),
    "a zip that was streamed": (_streamed, "manifest-missing"),
    "nothing": (lambda: b"", "share-unreadable"),
    "words": (lambda: b"hello", "share-unreadable"),
    "half": (lambda: _zip(("a/manifest.json", b"{}" * 500))[:60], "share-unreadable"),
    "no manifest": (lambda: _zip(("a/brief.docx", b"x")), "manifest-missing"),
    "an empty zip": (lambda: _zip(), "manifest-missing"),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", _CASES)
def test_what_is_no_honest_zip_is_a_problem(name: str, tmp_path: Path) -> None:
    """With the file's name, and without a traceback."""
    make, code = _CASES[name]
    path = tmp_path / "received.zip"
    path.write_bytes(make())
    with pytest.raises(BriefError) as error:
        verify([path])
    assert [(p.code, p.place.file) for p in error.value.problems] == [(code, path.as_posix())]


def test_an_encrypted_zip_is_looked_at_with_the_same_guards(tmp_path: Path) -> None:
    """A password makes no bomb good."""
    import pyzipper

    path = tmp_path / "received.zip"
    for members in ([("../up", b"x")], [("a/x", b"x"), ("a/X", b"y")]):
        with pyzipper.AESZipFile(path, "w", encryption=pyzipper.WZ_AES) as archive:
            archive.setpassword(b"secret")
            for name, data in members:
                archive.writestr(name, data)
        with pytest.raises(BriefError) as error:
            verify([path], password="secret")  # noqa: S106  of this file alone
        assert [p.code for p in error.value.problems] == ["share-unsafe"]


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    """What they lead to is none of the pack's files."""
    folder = tmp_path / "small"
    folder.mkdir()
    (tmp_path / "manifest.json").write_text("{}")
    (folder / "manifest.json").symlink_to(tmp_path / "manifest.json")
    with pytest.raises(BriefError) as error:
        verify([folder])
    assert [p.code for p in error.value.problems] == ["manifest-missing"]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """With its name."""
    with pytest.raises(BriefError, match="there is no such file"):
        verify([tmp_path / "nowhere.zip"])


def test_a_damaged_zip_with_a_password_is_a_problem() -> None:
    """Whatever bytes of it were changed; and none ends in a traceback."""
    pytest.importorskip("pyzipper")
    data = lock_zip("small", {"manifest.json": b"{}" * 400, "a.docx": b"words " * 400}, "secret")
    chance = random.Random(1)  # noqa: S311  no secret
    for _ in range(60):
        changed = bytearray(data)
        for at in chance.sample(range(len(data)), 3):
            changed[at] ^= 1 + chance.randrange(255)
        with contextlib.suppress(Fault):
            unlock_zip(bytes(changed), "secret")


def test_a_zip_with_a_password_has_the_guards_of_one_without() -> None:
    """What unpacks to a thousand times its size is not unpacked."""
    pytest.importorskip("pyzipper")
    with pytest.raises(Fault) as told:
        unlock_zip(lock_zip("small", {"a": b"\0" * 80_000_000}, "secret"), "secret")
    assert told.value.code == "share-unsafe"


def test_a_way_of_packing_that_nobody_knows_is_no_wrong_password() -> None:
    """NotImplementedError is a kind of RuntimeError."""
    pytest.importorskip("pyzipper")
    data = bytearray(lock_zip("small", {"a": b"x" * 500}, "secret"))
    extra = data.index(b"\x01\x99", data.index(b"PK\x01\x02"))
    data[extra + 9 : extra + 11] = struct.pack("<H", 97)
    with pytest.raises(Fault) as told:
        unlock_zip(bytes(data), "secret")
    assert told.value.code == "share-unreadable"


def test_a_damaged_member_that_is_called_password_is_no_password() -> None:
    """The message of its damage names it."""
    data = bytearray(_zip(("a/password.bin", b"words " * 100)))
    data[data.index(b"password.bin") + 20] ^= 0xFF
    with pytest.raises(Fault) as told:
        unzip_files(bytes(data))
    assert told.value.code == "share-unreadable"
