"""The bytes of a document that was rendered → a `Document`, read again and proven; its problems beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from brief_builder.build.context import Context
from brief_builder.build.proving import made_faults
from brief_builder.build.reuse import Reuse, content, digest
from brief_builder.build.withholding import withhold
from brief_builder.merge import Rendered, Template, Use
from brief_builder.office import Package
from brief_builder.problems import Excerpt, Fault, Place, Problem, Problems
from brief_builder.proof import Reading, misprints, read_document, untraced_figures
from brief_builder.proof.tracing import Located, locate_uses
from brief_builder.structure import Document as Structure
from brief_builder.structure import structure_of


@dataclass(frozen=True)
class Said:
    """What a produced document says, whatever its pictures look like.

    Attributes:
        package: the parts of the first document that says it; of its pictures, whoever asks here sees nothing.
        uses: where facts are printed, by steps.
        stray: figures that no fact accounts for.
    """

    name: str
    package: Package
    reading: Reading
    uses: tuple[Located, ...]
    stray: tuple[Problem, ...]

    @cached_property
    def structure(self) -> Structure:
        """What stands in it, in reading order; read once for all who ask.

        Raises:
            Fault: template-unreadable, template-unsafe.
        """
        return structure_of(self.package, self.name)


@dataclass(frozen=True)
class Document:
    """A produced document that is not written yet; `placed` are its uses by part and paragraph, `uses` by steps.

    `said` is the same object for documents of several builds that differ in the bytes of pictures alone: it is what
    to key by whatever looks at no picture.
    """

    name: str
    language: str
    data: bytes
    package: Package
    said: Said
    placed: tuple[Use, ...]

    @property
    def reading(self) -> Reading:
        """Its lines."""
        return self.said.reading

    @property
    def uses(self) -> tuple[Located, ...]:
        """Where facts are printed, by steps."""
        return self.said.uses

    @property
    def structure(self) -> Structure:
        """What stands in it, in reading order. Raises what `Said.structure` raises."""
        return self.said.structure


def proven(
    name: str, template: Template, context: Context, rendered: Rendered, file: str, reuse: Reuse, problems: Problems
) -> Document:
    """The document, with what is wrong in it.

    What a reader finds in a file depends on its bytes alone: a document that came out as before is the same object,
    and so is all that was made of it.

    Args:
        file: its name in messages about how it was made.
    """
    data, uses, sha256 = rendered.data, rendered.uses, digest(rendered.data)
    faults = reuse.once(
        "made faults", (template,), (sha256, rendered.literals), partial(made_faults, rendered, template)
    )
    for fault in faults:
        problems.add(fault.at(Place(file)))

    def make() -> Document:
        package = Package.open(data)
        values = (name, context.language, without_pictures(package), uses)
        said = reuse.once("said", (), values, partial(_said, name, data, package, uses))
        return Document(name, context.language, data, package, said, uses)

    document = reuse.once("produced", (), (name, context.language, sha256, uses), make)
    problems.extend(document.said.stray)
    _read_back(document, context, problems)
    withhold(name, context, document.uses, problems)
    return document


def without_pictures(package: Package) -> str:
    """A digest of all parts of a package, except for those that are its pictures and nothing else.

    What a part is, is said by the relationships that lead to it: whoever reads words comes to no picture.
    """
    led: dict[str, set[str]] = {}
    for owner in package.owners():
        for relationship in package.relationships(owner):
            if not relationship.external:
                led.setdefault(relationship.target, set()).add(relationship.type.rpartition("/")[2])
    return content([(each.name, each.method, each.blob) for each in package.members if led.get(each.name) != {"image"}])


def _said(name: str, data: bytes, package: Package, uses: tuple[Use, ...]) -> Said:
    reading = read_document(data)
    return Said(name, package, reading, tuple(locate_uses(reading, uses)), tuple(_untraced(name, reading, uses)))


def _untraced(name: str, reading: Reading, uses: Sequence[Use]) -> list[Problem]:
    found = []
    for stray in untraced_figures(reading, uses):
        fault = Fault(
            "figure-untraced",
            f"no fact accounts for the figure `{stray.figure}`",
            help="replace it by a tag, in the template or the text that it comes from",
            severity="warning",
        )
        at = stray.line.prose.find(stray.figure, stray.start)
        excerpt = Excerpt(stray.line.prose, at, at + len(stray.figure)) if at >= 0 else None
        found.append(fault.at(Place(name, stray.line.trail, order=stray.line.paragraph), excerpt))
    return found


def _read_back(document: Document, context: Context, problems: Problems) -> None:
    """Every figure that was printed is read from the file, and must say what its fact is."""
    name = document.name
    for wrong in misprints(document.reading, document.placed, context.facts, context.language):
        fault = Fault(
            "figure-misprinted",
            f"`{wrong.text}` is printed for `{wrong.fact}`, and {wrong.reason}",
            help="this is a fault of the program: please report it, with the fact and the language",
        )
        line, place = wrong.line, Place(name)
        if line is None or wrong.start < 0:
            problems.add(fault.at(place if line is None else Place(name, line.trail, order=line.paragraph)))
            continue
        excerpt = Excerpt(line.prose, wrong.start, wrong.start + len(wrong.text))
        problems.add(fault.at(Place(name, line.trail, order=line.paragraph), excerpt))
