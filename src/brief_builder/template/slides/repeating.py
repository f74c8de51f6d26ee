"""The compiled parts of a deck and its slide tags in → its plan, and the parts with the blocks of their slide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from jinja2 import nodes

from brief_builder.office import Package, Part
from brief_builder.office.own_parts import own_parts
from brief_builder.problems import Problem
from brief_builder.template.compiled import CompiledPart
from brief_builder.template.expressions.sandbox import Environment
from brief_builder.template.reading.tags import Tag
from brief_builder.template.slides.deck import Deck, deck_of
from brief_builder.template.slides.plan import plan_of
from brief_builder.template.slides.wrapping import wrapped
from brief_builder.template.syntax import parse_tags


class CompilePart(Protocol):
    """Compiles one part; `untagged` wants one that holds no tag too. None where that fails."""

    def __call__(self, part: Part, *, untagged: bool = False) -> CompiledPart | None: ...


def repeat_slides(
    package: Package,
    parts: Sequence[Part],
    compiled: dict[str, CompiledPart],
    tags: Mapping[str, Sequence[Tag]],
    env: Environment,
    report: Callable[[Problem], None],
    compile_part: CompilePart,
) -> Deck:
    """The deck's plan; the parts of slides that stand in a block are put into it, in `compiled`.

    Args:
        package: the template.
        parts: its content parts.
        compiled: part name → its compiled form; changed.
        tags: name of a slide's part → the slide tags on it and in its notes, in reading order.
        env: parses tags.
        report: takes a problem.
        compile_part: for slides that hold no tag and are repeated all the same.
    """
    slides = [part.name for part in parts if part.kind == "slide"]
    found: list[Problem] = []
    said = plan_of({slides.index(name): each for name, each in tags.items()}, found.append)
    written = [*said.includes.values(), *(tag for block in said.blocks for tag, _ in block.tags)]
    syntax = {id(tag): tree for tag in written for tree in _tree(tag, env, found)}
    for problem in found:
        report(problem)
    deck = deck_of(slides, said, lambda slide: own_parts(package, slide, _made_anew(parts, compiled, slide)))
    for part in parts:
        number = slides.index(part.slide) if part.slide in deck.repeated else -1
        if number < 0:
            continue
        if part.kind == "slide" and part.name not in compiled:
            plain = compile_part(part, untagged=True)
            if plain is not None:
                compiled[part.name] = plain
        if part.name not in compiled:
            continue
        around = [block for block in said.blocks if block.first <= number <= block.last]
        if found:  # what the names of these blocks stand for is not known
            trees = {**compiled[part.name].syntax, **{-1 - n: tree for n, tree in enumerate(syntax.values())}}
            compiled[part.name] = replace(compiled[part.name], paired=False, syntax=trees)
        else:
            include = said.includes.get(number) if part.kind == "slide" else None
            compiled[part.name] = wrapped(compiled[part.name], part.slide, number, around, syntax, include)
    return deck


def _tree(tag: Tag, env: Environment, found: list[Problem]) -> list[nodes.Node]:
    return list(parse_tags([tag], env, found.append).values())


def _made_anew(parts: Sequence[Part], compiled: Mapping[str, CompiledPart], slide: str) -> frozenset[str]:
    """The charts of a slide that rendering makes for each copy: they are not copied as they are."""
    own = (compiled[part.name] for part in parts if part.slide == slide and part.name in compiled)
    return frozenset(chart.part for each in own for chart in each.charts.values())
