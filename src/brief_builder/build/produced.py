"""The bytes of a document that was rendered → a `Document`, read again and proven; its problems beside it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial

from brief_builder.build.context import Context
from brief_builder.build.crew import Job
from brief_builder.build.examining import Examined, examined, read_uses
from brief_builder.build.proving import made_faults
from brief_builder.build.reuse import Reuse, Values, content, digest
from brief_builder.build.withholding import withhold
from brief_builder.merge import Rendered, Template, Use
from brief_builder.office import Package
from brief_builder.problems import Excerpt, Fault, Place, Problem, Problems
from brief_builder.proof import Reading, misprints, read_document
from brief_builder.proof.tracing import Located
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


@dataclass(frozen=True)
class Raw:
    """A document that was rendered and is not proven yet; `file` is its name in messages about how it was made."""

    name: str
    file: str
    template: Template
    context: Context
    rendered: Rendered

    @cached_property
    def sha256(self) -> str:
        """Of its bytes."""
        return digest(self.rendered.data)


def begin_proof(raw: Raw, reuse: Reuse) -> Job[Examined] | None:
    """Let another process look into the document, where there is one and nobody has; None where there is no need."""
    crew = reuse.crew
    if crew is None or not crew.works or reuse.knows("produced", (), _produced_of(raw)):
        return None
    if reuse.knows("said", (), _said_of(raw, _opened(raw, reuse))):
        return None
    return crew.begin(examined, raw.name, raw.rendered.data, raw.rendered.uses, raw.rendered.literals)


def proven(raw: Raw, job: Job[Examined] | None, reuse: Reuse, problems: Problems) -> Document:
    """The document, with what is wrong in it.

    What a reader finds in a file depends on its bytes alone: a document that came out as before is the same object,
    and so is all that was made of it.

    Args:
        job: what `begin_proof` gave.
    """
    if job is not None:
        with suppress(Fault):  # each stage tells what is wrong
            _take(raw, job.result(), reuse)
    rendered, template = raw.rendered, raw.template
    values = raw.sha256, rendered.literals
    for fault in reuse.once("made faults", (template,), values, partial(made_faults, rendered, template)):
        problems.add(fault.at(Place(raw.file)))
    document = _document(raw, reuse)
    problems.extend(document.said.stray)

    def compare(found: Problems) -> None:
        _read_back(document, raw.context, found)

    reuse.told("read back", (document.said, raw.context), (), problems, compare)
    # What a template asks for may be other, and its document the same.
    withhold(raw.name, raw.context, document.uses, problems, rendered.asked)
    return document


def _take(raw: Raw, found: Examined, reuse: Reuse) -> None:
    """Let the stages know what they would find."""

    def make() -> Said:
        said = Said(raw.name, _opened(raw, reuse)[0], found.reading, found.uses, found.stray)
        said.__dict__["structure"] = found.structure  # as if it had been asked for
        return said

    reuse.once("made faults", (raw.template,), (raw.sha256, raw.rendered.literals), list)
    said = reuse.once("said", (), _said_of(raw, _opened(raw, reuse)), make)
    reuse.once("access", (said,), (), lambda: found.access)
    reuse.once("leaks", (_document(raw, reuse),), (), lambda: found.leaks)
    reuse.once("prints", (), (raw.name, raw.sha256), lambda: found.prints)


def _document(raw: Raw, reuse: Reuse) -> Document:
    def make() -> Document:
        package, words = _opened(raw, reuse)
        said = reuse.once("said", (), _said_of(raw, (package, words)), partial(_said, raw, package))
        return Document(raw.name, raw.context.language, raw.rendered.data, package, said, raw.rendered.uses)

    return reuse.once("produced", (), _produced_of(raw), make)


def _produced_of(raw: Raw) -> Values:
    return raw.name, raw.context.language, raw.sha256, raw.rendered.uses


def _said_of(raw: Raw, opened: tuple[Package, str]) -> Values:
    return raw.name, raw.context.language, opened[1], raw.rendered.uses


def _opened(raw: Raw, reuse: Reuse) -> tuple[Package, str]:
    """The parts, and a digest of them without pictures."""

    def make() -> tuple[Package, str]:
        package = Package.open(raw.rendered.data)
        return package, without_pictures(package)

    return reuse.once("opened", (), (raw.sha256,), make)


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


def _said(raw: Raw, package: Package) -> Said:
    reading = read_document(raw.rendered.data)
    return Said(raw.name, package, reading, *read_uses(raw.name, reading, raw.rendered.uses))


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
