"""Languages and readers that a table or its options name → what is told of those that a pack has not."""

from __future__ import annotations

from brief_builder.batch.known import Known
from brief_builder.batch.rows import Row
from brief_builder.inputs.levels import LEVELS
from brief_builder.problems import Fault, Note, Place, Problems, did_you_mean


class Editions:
    """What is told of languages and audiences: of a cell at the cell, of an option once, however many packs.

    Args:
        shown: the table's name in messages.
        languages, audiences: those that are said for all rows.
        problems: takes what is wrong.
    """

    def __init__(
        self, shown: str, languages: tuple[str, ...], audiences: tuple[str, ...], problems: Problems
    ) -> None:  # fmt: skip
        self._shown, self._problems = shown, problems
        self._languages = languages
        self._lacking: dict[str, dict[str, Known]] = {}  # language of the option → file of a pack → the pack
        for each in audiences:
            if each not in LEVELS:
                cure = did_you_mean(each, LEVELS) or "write " + ", ".join(LEVELS)
                problems.add(Fault("batch-field", f"`{each}` is no audience", help=cure).at(Place(shown)))

    def check(self, row: Row, column: str, named: tuple[str, ...], known: Known) -> bool:
        """Whether a pack, filled with its row, has the languages that its cell names, or else those of all rows."""
        if not known.languages:
            return True
        lacking = [each for each in named or self._languages if each not in known.languages]
        for each in lacking:
            if not named:
                self._lacking.setdefault(each, {}).setdefault(known.file, known)
                continue
            cure = f"write {_listed(known)}, or write the pack in `{each}` too and name it in {known.file}"
            fault = Fault("batch-field", f"the pack `{known.name}` is not written in `{each}`", help=cure)
            self._problems.add(row.problem(fault, column))
        return not lacking

    def tell(self) -> None:
        """Of each language of the option, once."""
        for language, packs in self._lacking.items():
            first = next(iter(packs.values()))
            whose = f"{len(packs):,} packs are" if len(packs) > 1 else f"the pack `{first.name}` is"
            message = f"{whose} not written in `{language}`, which is said for all rows"
            cures = [f"say a language that all packs have: `{first.name}` has {_listed(first)}"]
            if "," in language:
                cures.insert(0, "say each language by an option of its own: --lang en --lang fr")
            else:
                cures.append("or give the table a column `languages`, which goes before what is said for all rows")
            notes = [Note(f"the first is `{first.name}`", Place(first.file))]
            self._problems.add(Fault("batch-field", message, help=cures, notes=notes).at(Place(self._shown)))


def _listed(known: Known) -> str:
    return " or ".join(f"`{each}`" for each in known.languages)
