"""What a stage is made of → what it made of the same in an earlier build, or what it makes now."""

from __future__ import annotations

import errno
import hashlib
import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from brief_builder.inputs.file_bytes import whole_file
from brief_builder.problems import Problem, Problems

if TYPE_CHECKING:
    from brief_builder.build.crew import Crew
    from brief_builder.charts.chart import Chart, Size

_T = TypeVar("_T")
_ROUNDS = 12  # builds that may pass something by before it is forgotten: so many saves a mistake may live
Objects = tuple[object, ...]
Values = tuple[Any, ...]


@dataclass
class _Kept:
    """What was made, and what of: as long as it is kept, none of these objects can give its id to another."""

    of: Objects
    made: Any
    asked: int
    within: tuple[_Kept, ...] = ()  # what other stages made for it, which is asked for whenever this is


class Reuse:
    """What the stages of earlier builds made, for a builder that builds again and again; empty for a single build.

    A stage is asked for with all that it depends on: objects, which are the same where nothing made them anew, and
    plain values. A build with what was kept gives the same bytes as one without. Of one thread.

    Args:
        crew: other processes that stages may let work; None for none. Whoever gives it closes it.
    """

    def __init__(self, crew: Crew | None = None) -> None:
        self.crew = crew
        self.drawn: dict[tuple[str, str], tuple[Chart, tuple[Size, ...]]] = {}  # language, name → the newest, its sizes
        self._kept: dict[tuple[Any, ...], _Kept] = {}
        self._round = 0
        self._making: list[list[_Kept]] = []  # of each stage that is being made, what it has asked for

    def begin(self) -> None:
        """A build begins; what many builds have not asked for is forgotten."""
        self._round += 1
        if self.crew is not None:
            self.crew.forget()
        oldest = self._round - _ROUNDS
        self._kept = {key: kept for key, kept in self._kept.items() if kept.asked >= oldest}

    def forget_this_round(self) -> None:
        """Forget what the last build made or asked for: files changed while it read them."""
        self._kept = {key: kept for key, kept in self._kept.items() if kept.asked != self._round}

    def once(self, stage: str, objects: Objects, values: Values, make: Callable[[], _T]) -> _T:
        """What the stage made of these earlier, or what it makes now."""
        key = (stage, *map(id, objects), *values)
        kept = self._kept.get(key)
        if kept is None:
            self._making.append([])
            try:
                made = make()
            finally:
                within = tuple(self._making.pop())
            kept = self._kept[key] = _Kept(objects, made, self._round, within)
        else:
            self._ask(kept)
        if self._making:
            self._making[-1].append(kept)
        known: _T = kept.made
        return known

    def _ask(self, kept: _Kept) -> None:
        """What is asked for is not forgotten, nor what stands in it: the next change may be in one part of it."""
        if kept.asked != self._round:
            kept.asked = self._round
            for each in kept.within:
                self._ask(each)

    def knows(self, stage: str, objects: Objects, values: Values) -> bool:
        """Whether the stage made something of these earlier."""
        return (stage, *map(id, objects), *values) in self._kept

    def told(
        self, stage: str, objects: Objects, values: Values, problems: Problems, make: Callable[[Problems], _T]
    ) -> _T:
        """The same for a stage that finds problems, which are told again."""

        def made_and_found() -> tuple[_T, list[Problem]]:
            found = Problems()
            return make(found), list(found)

        made, found = self.once(stage, objects, values, made_and_found)
        problems.extend(found)
        return made

    def same(self, stage: str, value: _T) -> _T:
        """The value, or the object of an earlier build that says the same."""
        return self.once(stage, (), (content(value),), lambda: value)


def digest(data: bytes) -> str:
    """What bytes are known by."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """The same of a file, without holding it; raises OSError, also for a device or a pipe, which never ends."""
    if not path.is_file():
        raise FileNotFoundError(errno.ENOENT, "it is not a file", str(path))
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def content(*values: object) -> str:
    """A digest of plain data; two that have one say the same."""
    return hashlib.sha256(pickle.dumps(values, protocol=5)).hexdigest()


def files_content(files: Iterable[Path]) -> str:
    """A digest of files: of their names and their bytes, or of that they cannot be read."""
    digest = hashlib.sha256()
    for path in sorted(files):
        try:
            said = whole_file(path)
        except OSError as error:
            said = f"unread: {error.strerror}".encode()
        digest.update(f"{path.as_posix()}\0{len(said)}\0".encode("utf-8", "surrogatepass") + said)
    return digest.hexdigest()
