"""A row's words → what `build` takes: languages, audiences, a day, documents, yes or no; a problem for what is none."""

from __future__ import annotations

import re
from datetime import date

from brief_builder.batch.rows import Row
from brief_builder.inputs.levels import LEVELS
from brief_builder.problems import Fault, Problems, did_you_mean

COLUMNS = frozenset({"pack", "out", "languages", "language", "lang", "audience", "as_of", "only", "pdf", "strict"})
_DOCUMENTS = ("brief", "deck", "charts", "pdf")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_FLAGS = {"yes": True, "true": True, "x": True, "1": True, "no": False, "false": False, "0": False}


class Cells:
    """The cells of a row that are options of a build; `wrong` says whether any of them cannot be used."""

    def __init__(self, row: Row, problems: Problems) -> None:
        self._row, self._problems = row, problems
        self.wrong = False

    def languages(self) -> tuple[str, ...]:
        """() for those of the pack."""
        column = self.column_of_languages()
        found = self._list(column)
        for each in found:
            if _LANGUAGE.fullmatch(each) is None:
                self._tell(column, f"`{each}` is no language", "write en, fr or km; several with commas between")
        return found

    def column_of_languages(self) -> str:
        """The column in which they stand."""
        return next((each for each in ("languages", "language", "lang") if self._row.words.get(each)), "languages")

    def audiences(self) -> tuple[str, ...]:
        """() for the pack's own."""
        found = self._list("audience")
        for each in found:
            if each not in LEVELS:
                cure = did_you_mean(each, LEVELS) or "write " + ", ".join(LEVELS)
                self._tell("audience", f"`{each}` is no audience", cure)
        return found

    def as_of(self) -> date | None:
        """None for the pack's."""
        said = self._row.words.get("as_of", "")
        try:
            return date.fromisoformat(said) if said else None
        except ValueError:
            self._tell("as_of", f"`{said}` is no day", "write it as 2026-11-23")
            return None

    def only(self) -> tuple[str, ...]:
        """() for brief, deck and charts."""
        found = self._list("only")
        for each in found:
            if each not in _DOCUMENTS:
                self._tell("only", f"`{each}` is none of {', '.join(_DOCUMENTS)}", did_you_mean(each, _DOCUMENTS) or ())
        return found

    def flag(self, column: str) -> bool | None:
        """None where nothing is said."""
        said = self._row.words.get(column, "").lower()
        if said and said not in _FLAGS:
            self._tell(column, f"`{said}` is neither yes nor no", "write yes or no")
        return _FLAGS.get(said)

    def _list(self, column: str) -> tuple[str, ...]:
        words = re.split(r"[,;/\s]+", self._row.words.get(column, ""))
        return tuple(dict.fromkeys(word for word in words if word))

    def _tell(self, column: str, message: str, cure: str | tuple[str, ...]) -> None:
        self.wrong = True
        self._problems.add(self._row.problem(Fault("batch-field", message, help=cure), column))
