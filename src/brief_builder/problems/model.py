"""A fault without a place, a place → a Problem: plain data that other files render."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

Severity = Literal["error", "warning", "note"]
# Controls (an escape would steer the terminal), overrides of direction, lone surrogates, noncharacters.
_UNSHOWN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_RANK = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person finds something.

    Attributes:
        file: the file as the user knows it, relative to where the command runs if it lies below.
        trail: steps inside the file in words, outermost first: ('section "2 Trade"', "table 1", "row 3").
        line: 1-based line in a text file; None in Office files, which have no lines.
        column: 1-based column in that line; None when only the line is known.
        order: where it stands in its file, for sorting only.
        part: in Office files, the member that holds it; '' when it is the file as a whole.
        paragraph: 0-based number of its paragraph in that part, in document order; None outside paragraphs.
    """

    file: str
    trail: tuple[str, ...] = ()
    line: int | None = None
    column: int | None = None
    order: int = 0
    part: str = ""
    paragraph: int | None = None

    def __str__(self) -> str:
        where = [self.file]
        if self.line is not None:
            where.append(f"line {self.line}" + (f", column {self.column}" if self.column is not None else ""))
        return showable(", ".join([*where, *self.trail]))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The text a person sees at the place, and the part of it that is wrong (0-based, half-open)."""

    text: str
    start: int = 0
    end: int = 0


def showable(text: str) -> str:
    """A text with what no terminal, file or comment may hold named: data that is wrong is quoted in messages."""
    return _UNSHOWN.sub(lambda found: f"U+{ord(found[0]):04X}", text)


@dataclass(frozen=True, slots=True)
class Note:
    """A second sentence, with a place of its own where it has one."""

    message: str
    place: Place | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", showable(self.message))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, with its place and a cure.

    Attributes:
        code: a key of `CODES`.
        value: where in the data the value stands that is wrong, as keys and 0-based indexes; for a value that is not
            there, where that stands which lacks it. () when it is not known.
    """

    code: str
    message: str
    place: Place
    severity: Severity = "error"
    excerpt: Excerpt | None = None
    help: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    value: tuple[str | int, ...] = ()

    def __post_init__(self) -> None:
        from brief_builder.problems.catalogue import CODES  # hundreds of entries, for those who have a problem

        if self.code not in CODES:
            raise KeyError(f"no problem code is called {self.code!r}")


class Fault(Exception):  # noqa: N818  a fault becomes a Problem; it is not an error of the program
    """Something wrong, said where the place is not known; the caller that knows it calls `at`.

    `start`/`end` are 0-based half-open offsets into the text that was being read, or None when all of it is meant.
    `of_value` is False when the value that was read cannot be what is wrong.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        help: str | Iterable[str] = (),  # noqa: A002  the word a reader of the message sees
        notes: Iterable[Note] = (),
        start: int | None = None,
        end: int | None = None,
        severity: Severity = "error",
        of_value: bool = True,
    ) -> None:
        message = showable(" ".join(message.splitlines()))
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = tuple(map(showable, (help,) if isinstance(help, str) else help))
        self.notes = tuple(notes)
        self.start = start
        self.end = end
        self.severity: Severity = severity
        self.of_value = of_value

    def at(self, place: Place, excerpt: Excerpt | None = None) -> Problem:
        """The same, with its place."""
        return Problem(self.code, self.message, place, self.severity, excerpt, self.help, self.notes)


@dataclass(slots=True)
class Problems:
    """Collects what is wrong in a run; each thing once."""

    _found: dict[Problem, None] = field(default_factory=dict)

    def add(self, problem: Problem) -> None:
        """Take a problem; one that is known already changes nothing."""
        self._found.setdefault(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take several."""
        for problem in problems:
            self.add(problem)

    @property
    def errors(self) -> list[Problem]:
        """Those that are errors, in the order in which all are shown."""
        return [p for p in self if p.severity == "error"]

    @property
    def has_errors(self) -> bool:
        """Whether any is an error."""
        return any(p.severity == "error" for p in self._found)

    def __iter__(self) -> Iterator[Problem]:
        """Worst first, then by file and place."""
        return iter(sorted(self._found, key=_sort_key))

    def __len__(self) -> int:
        return len(self._found)

    def stop_on_error(self) -> None:
        """Raise BriefError with everything found so far, if any of it is an error."""
        if self.has_errors:
            raise BriefError(list(self))

    def strict(self) -> Problems:
        """The same problems with warnings made errors."""
        return Problems({replace(p, severity="error") if p.severity == "warning" else p: None for p in self._found})


class BriefError(Exception):
    """The user's files hold problems; nothing was written. `problems` is the list, worst first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        errors = sum(p.severity == "error" for p in problems)
        first = next((p for p in problems if p.severity == "error"), problems[0])
        super().__init__(f"{errors} problem{'s' if errors != 1 else ''}; the first: {first.message} ({first.place})")

    def __reduce__(self) -> tuple[type[BriefError], tuple[list[Problem]]]:
        """What another process needs to make the same error."""
        return type(self), (self.problems,)


def _sort_key(problem: Problem) -> tuple[int, str, int, int, int, int, str]:
    place = problem.place
    start = problem.excerpt.start if problem.excerpt is not None else 0
    rank = _RANK[problem.severity]
    return (rank, place.file, place.line or 0, place.order, place.column or 0, start, problem.message)
