"""What reading a chart knows all along: the facts, the voice, the colours, and where problems go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from brief_builder.problems import Fault, Problems
from brief_builder.wording import Phrase, Voice

if TYPE_CHECKING:
    from brief_builder.charts.look.palette import Palette
    from brief_builder.charts.look.style import Style
    from brief_builder.charts.words.terms import Terms
    from brief_builder.facts import Facts
    from brief_builder.inputs import Located

Path_ = tuple[str | int, ...]
Prose = Callable[[str, Path_], Phrase]


@dataclass(frozen=True, slots=True)
class Telling:
    """All that the words of a chart need.

    Attributes:
        said: words of a chart that print facts, by what they say, for where they are printed outside its picture.
        typed: all words of a chart as they came out, with the path of each.
    """

    located: Located
    facts: Facts
    voice: Voice
    prose: Prose
    style: Style
    palette: Palette
    terms: Terms
    problems: Problems
    said: dict[str, Phrase] = field(default_factory=dict)
    typed: list[tuple[Path_, Phrase]] = field(default_factory=list)

    def fault(self, fault: Fault, path: Path_, *, key: bool = False) -> None:
        """A problem at an entry of charts.yaml."""
        self.problems.add(self.located.problem(fault, path, key=key))

    def text(self, words: Any, path: Path_) -> Phrase:
        """The words in the language of the voice, their tags filled."""
        if isinstance(words, Mapping):
            if self.voice.language not in words:
                self.fault(Fault("text-missing", f"there are no words in `{self.voice.language}` here"), path)
                return Phrase.of("")
            path, words = (*path, self.voice.language), words[self.voice.language]
        said = self.prose(str(words), path)
        self.typed.append((path, said))
        if said.facts:
            self.said.setdefault(str(said), said)
        return said
