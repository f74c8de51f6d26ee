"""A deck that comes in → what is said of it to the author: what does not come along as it stands there."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from lxml import etree

from brief_builder.office import Package, parse
from brief_builder.office.package import Relationship
from brief_builder.office.xml import clark, whole
from brief_builder.problems import Fault
from brief_builder.template.reading.links import decoded, has_tag

_EMU = 360_000  # in a centimetre


@dataclass(slots=True)
class Remarks:
    """Warnings, each once.

    Attributes:
        path: the deck's name as the data give it.
        faults: what is said.
    """

    path: str
    faults: list[Fault] = field(default_factory=list)
    _tagged: bool = False

    def compare(self, source: Package, host: Package) -> None:
        """Say that its slides have another size, or that it has typefaces of its own."""
        there, here = _presentation(source), _presentation(host)
        theirs, ours = _size(there), _size(here)
        if abs(theirs[0] * ours[1] - theirs[1] * ours[0]) * 100 > theirs[1] * ours[0] or _far(theirs[0], ours[0]):
            message = f"the slides of {self.path} are {_shown(theirs)}, and those here {_shown(ours)}"
            help_ = "what stands on them keeps its size and place: give it the same size (Design > Slide Size)"
            self._say(message, help_)
        if there.find(f".//{clark('p:embeddedFont')}") is not None:
            message = f"{self.path} brings typefaces along (embedded fonts), and they stay there"
            self._say(message, "where they are not installed, others stand in: use the typefaces of your template")

    def other_layout(self, name: str, stands: str) -> None:
        """Say which layout stands in for one that is not here."""
        message = f'{self.path} has slides on the layout "{name}", and there is none of that name here'
        help_ = f'they are put on "{stands}"; give a layout the same name (View > Slide Master > Rename)'
        self._say(message, help_)

    def without_layout(self, shown: str, stands: str) -> None:
        """Say that a slide has no layout."""
        message = f"{shown} of {self.path} has no layout"
        self._say(message, f'it is put on "{stands}"; open the file in PowerPoint and give it one (Home > Layout)')

    def leave_notes(self) -> None:
        """Say that notes do not come along."""
        message = f"the notes of {self.path} do not come along: this deck has no notes yet"
        self._say(message, "write a note on any of its slides (View > Notes), which makes room for them")

    def leave_comments(self) -> None:
        """Say that comments do not come along."""
        self._say(f"the comments in {self.path} do not come along", "answer them there")

    def missing_media(self, shown: str) -> None:
        """Say that a picture, sound or film is missing."""
        message = f"a picture, sound or film on {shown} of {self.path} is missing from the file"
        self._say(message, "insert it there anew")

    def keep_tag(self, tag: str) -> None:
        """Say that a tag is words here; of one deck, once."""
        if not self._tagged:
            self._tagged = True
            message = f"{self.path} holds the tag {tag}, which is printed as it stands"
            self._say(message, "tags in a deck that comes in are not filled: render it first, or take the tag out")

    def look_for_tag(self, rel: Relationship) -> None:
        """Say so of a tag in an address."""
        if has_tag(rel):
            self.keep_tag(decoded(rel.target))

    def _say(self, message: str, help_: str) -> None:
        if all(known.message != message for known in self.faults):
            self.faults.append(Fault("document-changed", message, help=help_, severity="warning"))


def _presentation(package: Package) -> etree._Element:
    return parse(package.read(package.main_part), package.main_part)


def _size(root: etree._Element) -> tuple[int, int]:
    """Width and height of the slides, in EMU; 4:3 where the file does not say (ISO 29500-1, 19.2.1.39)."""
    size = root.find(clark("p:sldSz"))
    width, height = (whole(size.get(name), least=1) if size is not None else 0 for name in ("cx", "cy"))
    return max(width, 1), max(height, 1)


def _far(one: int, other: int) -> bool:
    """Whether two lengths differ by more than a hundredth."""
    return abs(one - other) * 100 > other


def _shown(size: tuple[int, int]) -> str:
    width, height = (f"{Decimal(each) / _EMU:.2f}".rstrip("0").rstrip(".") for each in size)
    return f"{width} × {height} cm"
