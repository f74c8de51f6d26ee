"""Where something of a pack was written, and a text that is written once for all languages or by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from brief_builder.inputs import Located
from brief_builder.problems import Fault, Problem


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was written: its file, and the path of the record in it."""

    located: Located
    path: tuple[str | int, ...]

    def problem(self, fault: Fault, *path: str | int) -> Problem:
        """The fault, at the name of an entry of the record."""
        return self.located.problem(fault, (*self.path, *path), key=True)


def below(folder: str, *steps: str) -> str:
    """A file of a folder as messages name it; `folder` is as they name that, "." where the command runs in it."""
    return "/".join(steps if folder == "." else (folder, *steps))


def in_messages(words: Mapping[str, str]) -> str:
    """The words as messages, which are in English, give them: for all languages, in English, or in the first."""
    return words.get("") or words.get("en") or next(iter(words.values()), "")


def in_language(words: Mapping[str, str], language: str) -> str:
    """The words of a language, or those for all; "" where there are none."""
    return words.get(language) or words.get("", "")
