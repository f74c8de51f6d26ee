"""A pack and its documents, or a document by itself → what is not the house style in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from brief_builder.build.house_documents import PASSED, document_margins, document_words, role_of
from brief_builder.build.house_texts import pack_texts, plain
from brief_builder.build.loading import Loaded, Served
from brief_builder.build.marking_levels import check_markings
from brief_builder.build.reuse import content, files_content
from brief_builder.house import Role, Style, Words, lint, lint_document, read_style, shipped, shipped_styles
from brief_builder.house.finding import as_typed
from brief_builder.house.marking import Stated, marking, public_marking, text_markings
from brief_builder.office import Package
from brief_builder.problems import Excerpt, Fault, Place, Problem, Problems, did_you_mean, shown_path
from brief_builder.structure import Document as Structure
from brief_builder.structure import structure_of
from brief_builder.structure.properties import read_properties

if TYPE_CHECKING:
    from brief_builder.build.inspecting import TemplateCheck
    from brief_builder.build.produced import Document

NONE = "none"


def check_house(loaded: Loaded, documents: Iterable[Document], problems: Problems) -> None:
    """What is not the pack's house style in its texts and templates, and in its documents as a whole.

    What is wrong in a text is told where it was written; of the documents is told what only they show: acronyms in
    their order, dollars beside each other, the marking in the margins.
    """
    style = pack_style(loaded, problems)
    documents = list(documents)
    problems.extend(check_markings(style, loaded, documents))
    if style is None or loaded.pack is None:
        return
    reuse = loaded.reuse
    read = list(_readable(documents))
    roles: dict[str, Role] = {}
    for document, structure in read:
        for text, role in reuse.once("roles", (document.said,), (), partial(_roles, structure)):
            roles.setdefault(text, role)
    for said in pack_texts(loaded, roles):
        faults = reuse.once("lint", (style,), (said.words,), partial(lint, style, said.words))
        problems.extend(as_typed(said.problem(fault)) for fault in faults)
    problems.extend(_templates(style, loaded))
    if loaded.pack.audience == "public":
        fault = public_marking(style, " ".join(loaded.pack.marking.values()))
        if fault is not None:
            problems.add(loaded.pack.located.problem(fault, loaded.pack.entry("marking"), key=True))
    for document, structure in read:
        named = _named(loaded, document.language)
        stated = Stated(read_properties(document.package).keywords, loaded.pack.marking.get(document.language, ""))
        whole = partial(_as_a_whole, style, document.package, structure, document.language, named, stated, alone=False)
        values = content(named), stated
        problems.extend(reuse.once("house", (document.said, style), values, whole))


def _roles(structure: Structure) -> list[tuple[str, Role]]:
    return [(plain(paragraph.text), role_of(paragraph)) for paragraph in structure.paragraphs]


def document_faults(style: Style, package: Package, shown: str, language: str | None = None) -> list[Problem]:
    """What is not the house style in a document that somebody wrote, or in a template.

    Args:
        shown: its name as the user knows it.
        language: that of the document, whatever most of its words are marked as; None goes by the marks.

    Raises:
        Fault: template-unreadable, template-unsafe.
    """
    structure = structure_of(package, shown)
    stated = Stated(read_properties(package).keywords, file=PurePath(shown).stem)
    return _as_a_whole(style, package, structure, language, {}, stated, alone=True)


def with_house_style(
    check: TemplateCheck, style: Style, language: str | None = None, *, strict: bool = False
) -> TemplateCheck:
    """The check of a document with what is not the house style in it; it needs no tags then.

    Args:
        language: as for `document_faults`.
        strict: make warnings errors.
    """
    found = Problems()
    found.extend(each for each in check.problems if each.code != "template-plain" or len(each.help) > 1)
    shown = shown_path(check.path)
    try:
        found.extend(document_faults(style, Package.open(check.data), shown, language) if check.data else ())
    except Fault as fault:
        if not found.has_errors:
            found.add(fault.at(Place(shown)))
    return replace(check, problems=found.strict() if strict else found)


def pack_style(loaded: Loaded, problems: Problems) -> Style | None:
    """The house style that a pack names; None where it names none, or one that cannot be used."""
    pack = loaded.pack
    if pack is None or pack.house_style == NONE:
        return None
    if not pack.house_style.endswith(".yaml"):
        try:
            return named_style(pack.house_style)
        except Fault as unknown:
            problems.add(pack.located.problem(unknown, ("house_style",)))
            return None
    path = pack.folder / pack.house_style
    if not path.is_file() or pack.folder.resolve() not in path.resolve().parents:
        fault = Fault("style-unknown", f"there is no file {pack.house_style} in the pack")
        problems.add(pack.located.problem(fault, ("house_style",)))
        return None
    return loaded.reuse.told(
        "style", (), (pack.show(path), files_content([path])), problems, partial(read_style, path, pack.show(path))
    )


def named_style(name: str) -> Style:
    """A style that comes with the program.

    Raises:
        Fault: style-unknown.
    """
    try:
        return shipped(name)
    except KeyError:
        known = shipped_styles()
        listed = "there are " + ", ".join(f"`{each}`" for each in (*known, NONE))
        hint = did_you_mean(name, known) or listed
        raise Fault("style-unknown", f"no house style is called `{name}`", help=hint) from None


def given_style(said: str, problems: Problems) -> Style | None:
    """The style that somebody names on the command line: a name, or a file; None where it cannot be used."""
    if said == NONE:
        return None
    if not said.endswith((".yaml", ".yml")):
        try:
            return named_style(said)
        except Fault as fault:
            problems.add(fault.at(Place("--style")))
            return None
    return read_style(Path(said), shown_path(Path(said)), problems)


def _readable(documents: Iterable[Document]) -> Iterator[tuple[Document, Structure]]:
    """The documents with what stands in them; of one that cannot be read, the check of accessibility has told."""
    for document in documents:
        try:
            structure = document.structure
        except Fault:
            continue
        yield document, structure


def _templates(style: Style, loaded: Loaded) -> Iterator[Problem]:
    """The words that are typed in the templates, each template once."""
    for template in loaded.served:
        yield from loaded.reuse.once("house", (template, style), (), partial(_template, style, template))


def _template(style: Style, template: Served) -> list[Problem]:
    if template.structure is None:
        return []
    only = template.languages[0] if len(template.languages) == 1 else None
    listed = document_words(template.structure, only)
    return [_problem(place, words, fault) for place, words in listed for fault in lint(style, words)]


def _as_a_whole(
    style: Style,
    package: Package,
    structure: Structure,
    language: str | None,
    named: Mapping[str, Sequence[str]],
    stated: Stated,
    *,
    alone: bool,
) -> list[Problem]:
    listed = list(document_words(structure, language))
    texts = [words for _, words in listed]
    found = [_problem(*listed[number], fault) for number, fault in lint_document(style, texts, named, alone=alone)]
    return [*found, *_markings(style, package, structure, stated)]


def _markings(style: Style, package: Package, structure: Structure, stated: Stated) -> Iterator[Problem]:
    placed = document_margins(package, structure)
    shown = [margin for _, margin in placed]
    for number, fault in marking(style, shown, stated):
        yield fault.at(placed[number][0])
    slides = structure.kind != "docx"  # all that stands on a slide is in its margin
    texts = [
        each
        for each in structure.paragraphs
        if (each.role == "notes" if slides else each.role not in ("header", "footer", *PASSED))
    ]
    said = [each.text for each in texts]
    for index, fault in text_markings(style, shown, said, pages="slides" if slides else "pages"):
        where = placed[0][0] if index is None else texts[index].place
        yield fault.at(where, None if index is None else Excerpt(said[index]))


def _problem(place: Place, words: Words, fault: Fault) -> Problem:
    return as_typed(fault.at(place, Excerpt(words.text, fault.start or 0, fault.end or 0)))


def _named(loaded: Loaded, language: str) -> dict[str, list[str]]:
    """Acronym → its long form in the language, as terms.yaml has it."""
    known = loaded.facts.terms.acronyms.items()
    return {short: [meant[language]] for short, meant in known if language in meant}
