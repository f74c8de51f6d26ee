"""A folder's name → a new pack in it that builds at once, or nothing: a copy of one that comes with the program.

What can be known is not asked: name and title are the folder's, the edition is the month of the date.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from brief_builder.build.aside import drop, drop_left, fresh_folder
from brief_builder.build.starters import STARTER, starter_files
from brief_builder.build.system_errors import told_of_system
from brief_builder.build.unwritable import refused
from brief_builder.pack.naming import as_yaml, neighbours, plain_name, same_folder
from brief_builder.problems import BriefError, Fault, Place, command, shown_path

_YEAR = 2026  # the year of the starter's date: its figures are of the two years before
_YEARS = re.compile(rf"\b({_YEAR - 2}|{_YEAR - 1}|{_YEAR})\b")
_OWN = re.compile(r"^ *(?P<remark># )?(?P<language>en|fr): ?")  # a line that one language has for itself
_LEFT_BY_SYSTEMS = ("desktop.ini", "thumbs.db")


@dataclass(frozen=True)
class Started:
    """A new pack: its folder, its files in the order of their names, and its languages."""

    folder: Path
    files: tuple[Path, ...]
    languages: tuple[str, ...]


@told_of_system
def init_pack(
    folder: str | Path, *, as_of: date | None, languages: tuple[str, ...] = (), source: str = STARTER
) -> Started:
    """Make a pack that builds at once.

    Args:
        folder: where; one that is not there yet, or an empty one. Its name becomes the pack's name and title.
        as_of: the date that is written into pack.yaml. The starter needs one; None leaves a copied pack its own.
        languages: the languages of the pack; () is English for the starter, and all of them for a copied pack.
        source: 'starter', or the name of a pack that comes with the program, which is copied.

    Raises:
        BriefError: pack-exists, pack-missing (no such source), text-missing (it has no texts in a language),
            pack-field (a folder's name that no pack can have, or that a pack beside it has), output-unwritable.
            Nothing was written.
    """
    target = Path(folder)
    drop_left(target.absolute().parent)
    name = Path(os.path.realpath(target)).name
    _refuse_taken(target)
    try:
        plain_name(name)
    except ValueError:
        cure = "name a folder inside it" if not name else "choose a name of letters, digits, hyphens and spaces"
        fault = Fault("pack-field", f"a pack cannot be called `{name}`, as its folder is", help=cure)
        raise BriefError([fault.at(Place(shown_path(target)))]) from None
    for other in neighbours(target):
        if same_folder(other.name, name):
            where = shown_path(other.folder)
            message = f"the pack in {where} is called `{other.name}` already: each would write over the other's files"
            cure = f"choose another name for the folder, or another `name:` in {other.place.file}"
            raise BriefError([Fault("pack-field", message, help=cure).at(Place(shown_path(target)))])
    files = starter_files(source)
    known = tuple(path[6:-5] for path in files if path.startswith("texts/") and path.endswith(".yaml"))
    wanted = tuple(dict.fromkeys(languages)) or (("en",) if source == STARTER else ())
    for language in wanted:
        if language not in known:
            message = f"`{source}` has no texts in the language `{language}`; it has {', '.join(known)}"
            cure = f"begin with one of these, then add `{language}` to pack.yaml and write texts/{language}.yaml"
            raise BriefError([Fault("text-missing", message, help=cure).at(Place(shown_path(target)))])
    if source == STARTER:
        if as_of is None:
            raise ValueError("a starter needs a date")
        files = _of_languages(files, wanted, title_of(name))
        files = {path: _of_year(path, data, as_of.year) for path, data in files.items()}
    if wanted:
        left_out = {f"texts/{language}.yaml" for language in known if language not in wanted}
        files = {path: data for path, data in files.items() if path not in left_out}
    own = files["pack.yaml"].decode()
    files["pack.yaml"] = _own(own, name, as_of, wanted, titled=source == STARTER).encode()
    return Started(target, _write(target, files), wanted or known)


def title_of(name: str) -> str:
    """The title that a folder's name says: “trade-brief_2027” is “Trade brief 2027”."""
    words = " ".join(re.split(r"[-_\s]+", name)).strip() or name
    return words[:1].upper() + words[1:]


def _refuse_taken(target: Path) -> None:
    """Raise BriefError where something is that could be lost."""
    if not target.exists() and not target.is_symlink():
        return
    held = sorted(path.name for path in target.iterdir()) if target.is_dir() else []
    held = [each for each in held if each[0] != "." and each.lower() not in _LEFT_BY_SYSTEMS]
    if target.is_dir() and not held:
        return
    shown = shown_path(target)
    what = f"the folder {shown} holds files already, such as {held[0]}" if held else f"{shown} is a file"
    cure = "name a folder that is not there yet, or an empty one"
    if "pack.yaml" in held:
        what, cure = f"there is a pack in {shown} already", f"build it: `{command('brief', 'build', shown)}`; or {cure}"
    raise BriefError([Fault("pack-exists", what, help=cure).at(Place(shown))])


def _of_languages(files: dict[str, bytes], languages: tuple[str, ...], title: str) -> dict[str, bytes]:
    """The starter with the words of these languages, and with remarks in the first of them."""
    out: dict[str, bytes] = {}
    for path, data in files.items():
        if path.startswith("README."):
            if path == f"README.{languages[0]}.md":
                out["README.md"] = data.decode().replace("{{ title }}", title).encode()
        elif path.endswith(".yaml"):
            lines = (_of_language(line, languages) for line in data.decode().splitlines(keepends=True))
            out[path] = "".join(line for line in lines if line is not None).encode()
        else:
            out[path] = data
    return out


def _of_language(line: str, languages: tuple[str, ...]) -> str | None:
    """The line, a remark without the sign of its language; None when it is of another language."""
    found = _OWN.match(line)
    if found is None:
        return line
    if found["remark"]:
        return line.replace(f"# {found['language']}: ", "# ", 1) if found["language"] == languages[0] else None
    return line if found["language"] in languages else None


def _of_year(path: str, data: bytes, year: int) -> bytes:
    """The worked facts move with the date, so that they are not old on the first day."""
    if not path.endswith((".yaml", ".txt")) or path == "pack.yaml":
        return data
    return _YEARS.sub(lambda found: str(int(found[1]) + year - _YEAR), data.decode()).encode()


def _own(text: str, name: str, as_of: date | None, languages: tuple[str, ...], *, titled: bool) -> str:
    """pack.yaml with the pack's own name, date and languages, where there are some, and with the title of a starter."""
    entries = {"name": as_yaml(name)}
    if as_of is not None:
        entries["as_of"] = as_of.isoformat()
    if languages:
        entries["languages"] = f"[{', '.join(languages)}]"
    for entry, value in entries.items():
        line = re.compile(rf"^{entry}:[^#\n]*?(?P<remark> *#.*)?$", re.MULTILINE)
        escaped = f"{entry}: {value}".replace("\\", r"\\")
        text = line.sub(rf"{escaped}\g<remark>", text, count=1)
    if titled and as_of is not None:
        said = {language: as_yaml(title_of(name)) for language in languages}
        text = _block(text, "title", said)
        text = _block(text, "edition", {language: as_yaml(_month(as_of, language)) for language in languages})
    return text


def _block(text: str, entry: str, said: dict[str, str]) -> str:
    lines = "".join(f"  {language}: {words}\n" for language, words in said.items())
    return re.sub(rf"^{entry}:\n(?:  .*\n)*", lambda _: f"{entry}:\n{lines}", text, count=1, flags=re.MULTILINE)


def _month(day: date, language: str) -> str:
    from babel.dates import format_date  # slow: only when it is needed

    return str(format_date(day, "LLLL y", locale=language))


def _write(target: Path, files: dict[str, bytes]) -> tuple[Path, ...]:
    """Write all of it beside the folder, then move it there: whoever looks finds nothing, or a whole pack."""
    staged: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staged = fresh_folder(Path(os.path.realpath(target)).parent)
        for path, data in files.items():
            (staged / path).parent.mkdir(parents=True, exist_ok=True)
            _write_file(staged / path, data)
        if target.is_dir():  # an empty one keeps its place: somebody may stand in it
            _move_into(staged, target)
        else:
            staged.rename(target)
    except OSError as error:
        raise refused(target, error, "name a folder in another place") from None
    finally:
        if staged is not None:
            drop(staged)
    return tuple(target / path for path in sorted(files))


def _write_file(path: Path, data: bytes) -> None:
    """Until it is on disk: some systems say only then that there is no room."""
    path.write_bytes(data)
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _move_into(staged: Path, target: Path) -> None:
    moved: list[Path] = []
    try:
        # pack.yaml last: a folder is a pack when it is there.
        for path in sorted(staged.iterdir(), key=lambda each: (each.name == "pack.yaml", each.name)):
            path.rename(target / path.name)
            moved.append(target / path.name)
    except OSError:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
