"""Random decks of slides that repeat and go, compared with a model that knows no XML."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.oxml.ns import qn
from test_merge_properties import MORE, SEARCH

from brief_builder import BriefError, Template
from brief_builder.proof import check_package
from deck_flaws import flaws
from deck_outlines import deck_outline, make_deck

_LISTS = {"one": ["a"], "two": ["a", "b"], "three": ["c", "d", "e"], "nil": []}
DATA = {**_LISTS, "yes": True, "no": False}


@dataclass(frozen=True)
class Block:
    """Slides in a block: of which kind, over which name, and how its tags are written."""

    kind: str  # 'for' or 'if'
    name: str
    inner: tuple[Any, ...]
    otherwise: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Slide:
    """A slide of its own number, with a chart or notes, and a link to another, by number."""

    number: int
    has_chart: bool
    has_notes: bool
    link: int | None


def _slides(depth: int) -> st.SearchStrategy[Any]:
    alone = st.builds(Slide, st.just(0), st.booleans(), st.booleans(), st.one_of(st.none(), st.integers(0, 9)))
    if not depth:
        return alone
    some = st.lists(_slides(depth - 1), min_size=1, max_size=3).map(tuple)
    maybe = st.one_of(st.just(()), some)
    loop = st.builds(Block, st.just("for"), st.sampled_from(list(_LISTS)), some, maybe)
    choice = st.builds(Block, st.just("if"), st.sampled_from(["yes", "no"]), some, maybe)
    return st.one_of(alone, loop, choice)


DECKS = st.tuples(st.lists(_slides(3), min_size=1, max_size=4), st.lists(st.integers(0, 12), max_size=3))


class _Written:
    """The nodes as an outline: numbered slides, each with the tags that begin, divide and end blocks there."""

    def __init__(self, nodes: list[Any], sections: list[int]) -> None:
        self.slides: list[Slide] = []
        self.tags: list[tuple[list[str], list[str]]] = []  # of each slide: those that open, and those that close
        self.names: list[list[str]] = []  # of each slide: the variables that are known there
        self.nodes = [node for each in nodes for node in [self._number(each, [])]]
        self.begins = sorted({0, *(n for n in sections if n < len(self.slides))}) if sections else []

    def _number(self, node: Any, known: list[str]) -> Any:
        if isinstance(node, Slide):
            slide = Slide(len(self.slides), node.has_chart, node.has_notes, node.link)
            self.slides.append(slide)
            self.tags.append(([], []))
            self.names.append(known)
            return slide
        first = len(self.slides)
        variable = f"v{len(known)}"
        inner = [self._number(each, [*known, variable] if node.kind == "for" else known) for each in node.inner]
        opening = f"for {variable} in {node.name}" if node.kind == "for" else f"if {node.name}"
        self.tags[first][0].insert(0, f"{{% slides {opening} %}}")
        otherwise = []
        if node.otherwise:
            divided = len(self.slides)
            otherwise = [self._number(each, known) for each in node.otherwise]
            self.tags[divided][0].insert(0, "{% slides else %}")
        self.tags[-1][1].append("{% endslides %}")
        return Block(node.kind, node.name, tuple(inner), tuple(otherwise))

    def outline(self) -> str:
        lines = []
        for slide, (opens, closes), known in zip(self.slides, self.tags, self.names, strict=True):
            if slide.number in self.begins:
                lines.append(f"@section Part {slide.number}")
            title = "".join(f" {{{{ {name} }}}}" for name in known)
            lines += [f"=== S{slide.number}{title}", f"words{title}", *(f"[Tags] {tag}" for tag in (*opens, *closes))]
            lines += [f"@notes said{title}"] * slide.has_notes
            lines += ["@chart Trade fixed = A, B; S1: 1, 2"] * slide.has_chart
            if slide.link is not None:
                target = slide.link % len(self.slides)
                if target != slide.number:
                    name = "".join(f" {{{{ {name} }}}}" for name in self.names[target])
                    lines.append(f"@jump go -> S{target}{name}")
        return "\n".join(lines)

    def expected(self) -> str:
        """The outline of what is made: the same tree, walked by hand."""
        made = [each for node in self.nodes for each in self._walk(node, (), ())]
        copies: dict[int, list[tuple[Any, ...]]] = {}
        for slide, values, turns in made:
            copies.setdefault(slide.number, []).append((values, turns))
        lines: list[str] = []
        sections = [max((b for b in self.begins if b <= s.number), default=None) for s, _, _ in made]
        for at, (slide, values, turns) in enumerate(made):
            if sections[at] is not None and (not at or sections[at] != sections[at - 1]):
                lines.append(f"@section Part {sections[at]}")
            title = "".join(f" {value}" for value in values)
            lines += [f"=== S{slide.number}{title}", f"words{title}"]
            lines += ["@chart Trade fixed = A, B; S1: 1, 2"] * slide.has_chart
            target = slide.link % len(self.slides) if slide.link is not None else slide.number
            if target != slide.number:
                others = copies.get(target, [])
                if others:
                    best = max(others, key=lambda other: _shared(turns, other[1]))
                    lines.append(f"@jump go -> S{target}" + "".join(f" {value}" for value in best[0]))
                else:
                    lines.append("[Jump] go")
            lines += [f"@notes said{title}"] * slide.has_notes
        return "\n".join(lines)

    def _walk(self, node: Any, values: tuple[str, ...], turns: tuple[int, ...]) -> Iterator[tuple[Any, ...]]:
        if isinstance(node, Slide):
            yield node, values, turns
            return
        given_ = DATA[node.name]
        if node.kind == "if":
            for each in node.inner if given_ else node.otherwise:
                yield from self._walk(each, values, turns)
            return
        for turn, value in enumerate(given_):
            for each in node.inner:
                yield from self._walk(each, (*values, value), (*turns, turn))
        if not given_:
            for each in node.otherwise:
                yield from self._walk(each, values, (*turns, -1))


def _shared(mine: tuple[int, ...], theirs: tuple[int, ...]) -> int:
    count = 0
    for one, other in zip(mine, theirs, strict=False):
        if one != other:
            break
        count += 1
    return count


@settings(SEARCH, max_examples=MORE or 15)  # each is a deck of up to a hundred slides
@given(DECKS)
def test_a_random_deck_comes_out_as_the_model_says(deck: tuple[list[Any], list[int]]) -> None:
    """Order and titles of the slides, where links lead, notes, charts, sections."""
    written = _Written(*deck)
    outline = written.outline()
    template = Template.read(make_deck(outline), "t.pptx")
    expected = written.expected()
    if not expected:
        with pytest.raises(BriefError) as caught:
            template.render(DATA)
        assert [problem.code for problem in caught.value.problems] == ["deck-empty"]
        return
    data = template.render(DATA)
    assert deck_outline(data) == expected, outline
    assert flaws(data) == []
    assert check_package(data) == []
    assert len(list(Presentation(io.BytesIO(data)).part._element.iter(qn("p:sldId")))) == expected.count("=== S")
