"""A pack that was read, for an audience → how many of its things its readers do not get, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from brief_builder.build.context import Context
from brief_builder.build.loading import Loaded, Served
from brief_builder.build.matrices import hidden_rows
from brief_builder.build.parity.gaps import listed
from brief_builder.inputs.levels import LEVELS
from brief_builder.merge import Template
from brief_builder.problems import Fault
from brief_builder.template import compile_prose
from brief_builder.template.reading.tags import Tag

_IF = "if "


def left_out(loaded: Loaded) -> dict[str, int]:
    """What is withheld from those for whom is built: 'facts': 3; no kind of which nothing is. Empty for insiders.

    Texts are counted once for all languages. A slide counts, and a section of the brief by its heading,
    where a condition drops it that holds for insiders.
    """
    pack = loaded.pack
    context = next(iter(loaded.contexts.values()), None)
    if pack is None or context is None or pack.audience == LEVELS[0]:
        return {}
    audience, facts = context.audience, loaded.facts
    counts = {
        "facts": len(audience.hidden_facts),
        "texts": sum(not audience.reads(each.level) for each in context.texts.entries),
        "rows of tables": len(list(hidden_rows(pack.matrices, audience))) if pack.matrices is not None else 0,
        "charts": len(context.hidden_charts),
        "slides": max((_slides(each, loaded.contexts[tag]) for (_, tag), each in loaded.templates.items()), default=0),
        "sections": max((_sections(each, loaded.contexts[each.languages[0]]) for each in loaded.served), default=0),
        "questions": sum(not audience.question(each) for each in facts.questions),
        "findings": len(loaded.findings) - len(audience.findings(loaded.findings)),
        "sources": len(audience.hidden_sources),
    }
    return {kind: count for kind, count in counts.items() if count}


def told(counts: Mapping[str, int]) -> str:
    """“1 fact, 12 texts and 1 slide”; '' where nothing is left out."""
    said = [f"{count} {_ONE.get(kind, kind[:-1]) if count == 1 else kind}" for kind, count in counts.items()]
    return listed(said)


_ONE = {"rows of tables": "row of a table"}


def _slides(template: Template, context: Context) -> int:
    deck = template.compiled.deck
    return sum(_is_dropped(template, slide, context) for slide in deck.slides) if deck is not None else 0


def _is_dropped(template: Template, slide: str, context: Context) -> bool:
    """Whether a condition keeps a slide from these readers that shows it to insiders."""
    part = template.compiled.compiled.get(slide)
    tags = part.tags if part is not None else ()
    return any(tag.unit in ("slide", "slides") and tag.word == "if" and _drops(tag, context) for tag in tags)


def _sections(served: Served, context: Context) -> int:
    """How many headings of a Word template stand where a condition drops what insiders get."""
    template = served.compiled
    part = template.compiled.get(template.package.main_part)
    if part is None or template.deck is not None or served.structure is None:
        return 0
    dropped = set[int]()
    for first, last in _conditions(part.tags, context):
        dropped.update(range(first, last + 1))
    return sum(
        each.role == "heading" and each.place.part == template.package.main_part and each.place.paragraph in dropped
        for each in served.structure.paragraphs
    )


def _conditions(tags: Iterable[Tag], context: Context) -> Iterator[tuple[int, int]]:
    """The paragraphs, from that of `if` to that of its end or `else`, of each condition that drops something."""
    waiting: list[int | None] = []  # where each condition that is open begins, if it drops what stands there
    for tag in tags:
        if tag.word == "if":
            waiting.append(tag.place.paragraph if _drops(tag, context) else None)
        elif tag.word in ("elif", "else", "endif") and waiting:
            first, last = waiting[-1], tag.place.paragraph
            if first is not None and last is not None:
                yield first, last
            waiting[-1] = None  # what stands behind `else` is for others
            if tag.word == "endif":
                waiting.pop()


def _drops(tag: Tag, context: Context) -> bool:
    """Whether a condition holds for insiders, and not for these readers; one on what a loop gives does for nobody."""
    asked = f"{{{{ ({tag.body.removeprefix(_IF)}) and 'yes' or 'no' }}}}"
    return _said(asked, context.for_insiders(), context) == "yes" and _said(asked, context.data, context) == "no"


def _said(asked: str, data: Mapping[str, Any], context: Context) -> str:
    said, _ = compile_prose(asked, data, context.expressions)
    try:
        return str(said.phrase(data)) if said is not None and said.whole else ""
    except Fault:
        return ""
