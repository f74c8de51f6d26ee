"""A pack that was read, for an audience → how many of its things its readers do not get, kind by kind."""

from __future__ import annotations

from collections.abc import Mapping

from brief_builder.build.context import Context
from brief_builder.build.loading import Loaded
from brief_builder.build.matrices import hidden_rows
from brief_builder.build.parity.gaps import listed
from brief_builder.inputs.levels import LEVELS
from brief_builder.merge import Template
from brief_builder.template import Prose, compile_prose

_IF = "if "


def left_out(loaded: Loaded) -> dict[str, int]:
    """What is withheld from those for whom is built: 'facts': 3; no kind of which nothing is. Empty for insiders.

    Texts are counted once for all languages. A slide counts that a condition on the audience drops.
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
    """Whether a condition on the audience keeps a slide from these readers."""
    part = template.compiled.compiled.get(slide)
    for tag in part.tags if part is not None else ():
        if tag.unit in ("slide", "slides") and tag.word == "if" and "audience" in tag.body:
            asked = f"{{{{ ({tag.body.removeprefix(_IF)}) and 'yes' or 'no' }}}}"
            said, _ = compile_prose(asked, context.data, context.expressions)
            if isinstance(said, Prose) and str(said.phrase(context.data)) == "no":
                return True
    return False
