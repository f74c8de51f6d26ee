"""What a document prints in two languages → a problem for each thing that only one of them has, or has elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from brief_builder.build.parity.gaps import listed
from brief_builder.build.parity.kinds import Numbers, Uses
from brief_builder.build.parity.printed import Block, Printed
from brief_builder.problems import Fault, Note, Place, Problem

_MOST = 4  # facts that are named in a message
_SHOWN = {"note": "footnote"}  # kinds of use that people call otherwise
_CURE = "print the same facts in each language, paragraph by paragraph: in the texts, or in the templates"


def compare(one: Printed, other: Printed, told: Collection[str]) -> list[Problem]:
    """What differs between the same document in two languages.

    Headings, tables, slides and the paragraphs that print facts stand in one order; within a paragraph the order is
    free, because that of words is, and so it is among the rows of a table and in the notes of a slide, which may list
    the facts as they were cited. Footnotes follow their paragraphs, so they are
    counted. What stands beside a gap is not judged: the gap has been told.

    Args:
        told: facts of which a difference between the texts of the two has been told already.
    """
    lost: dict[str, set[str]] = {one.language: set(), other.language: set()}
    return [
        *_in_order(one, other, one.charts, other.charts, (), lost),
        *_in_order(one, other, one.blocks, other.blocks, told, lost),
        *_notes(one, other, told),
        *_figures(one, other, told),
    ]


def fact_differences(one: Uses, other: Uses, languages: tuple[str, str]) -> list[tuple[str, str]]:
    """(fact, “`trade.total` (figure) only in `en`”) for each use that is not as often in the other."""
    out = []
    for kind, fact in dict.fromkeys((*one, *other)):
        counts = one[kind, fact], other[kind, fact]
        if counts[0] == counts[1]:
            continue
        shown = f"`{fact}`" if kind == "words" or kind.startswith("bar ") else f"`{fact}` ({_SHOWN.get(kind, kind)})"
        if 0 in counts:
            out.append((fact, f"{shown} only in `{languages[counts[0] == 0]}`"))
        else:
            times = listed(f"{n} times in `{language}`" for n, language in zip(counts, languages, strict=True))
            out.append((fact, f"{shown} {times}"))
    return out


def figure_faults(one: Numbers, other: Numbers, languages: tuple[str, str]) -> Iterator[tuple[str, Fault]]:
    """(fact, fault) for each fact whose figures are not the same numbers, to the same digit, in both."""
    for fact in one:
        if fact not in other or len(one[fact]) != len(other[fact]) or sorted(one[fact]) == sorted(other[fact]):
            continue
        said = [
            f"{' and '.join(' to '.join(numbers) for numbers in printed)} in `{language}`"
            for printed, language in zip((one[fact], other[fact]), languages, strict=True)
        ]
        message = f"the figure of `{fact}` is not the same in each language: {said[0]}, {said[1]}"
        yield fact, Fault("languages-differ", message, help="use the same filter in each language")


def _in_order(
    one: Printed, other: Printed, first: Sequence[Block], second: Sequence[Block], told: Collection[str],
    lost: Mapping[str, set[str]],
) -> Iterator[Problem]:  # fmt: skip
    """What differs in two stretches; `lost` takes, for each language, the facts of what stands in it alone."""
    matcher = SequenceMatcher(None, [b.signature for b in first], [b.signature for b in second], autojunk=False)
    regions = [
        (first[i1:i2], second[j1:j2], (i1, j1)) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"
    ]
    beside = [region for region in regions if any(block.gap for block in (*region[0], *region[1]))]
    # What would be printed in the place of a gap is missing wherever facts that were printed are listed.
    told = {*told, *(fact for left, right, _ in beside for block in (*left, *right) for fact in block.facts)}
    regions = [region for region in regions if region not in beside]
    moved = Counter(b.signature for region in regions for b in region[0]) & Counter(
        b.signature for region in regions for b in region[1]
    )
    placed = {b.signature: b for region in regions for b in region[1]}
    spare = moved.copy()
    for left, right, (i, j) in regions:
        kept: list[Block] = []
        for block in left:
            if moved[block.signature] > 0:
                moved[block.signature] -= 1
                twin = placed[block.signature]
                if not block.within or block.within != twin.within:
                    yield _moved(one, other, block, twin)
            else:
                kept.append(block)
        lone = []
        for block in right:
            if spare[block.signature] > 0:
                spare[block.signature] -= 1
            else:
                lone.append(block)
        yield from _unlike(one, other, kept, lone, (_before(first, i), _before(second, j)), told, lost)


def _unlike(
    one: Printed, other: Printed, left: list[Block], right: list[Block],
    before: tuple[tuple[str, ...], tuple[str, ...]], told: Collection[str], lost: Mapping[str, set[str]],
) -> Iterator[Problem]:  # fmt: skip
    """Blocks of one stretch that are not the same: pairs of one kind are laid beside each other, others stand alone."""
    languages = one.language, other.language
    while left and right and left[0].kind == right[0].kind:
        block, twin = left.pop(0), right.pop(0)
        found = fact_differences(block.uses, twin.uses, languages)
        if all(fact in told for fact, _ in found):
            continue
        said = [words for fact, words in found if fact not in told]
        message = f"a {block.kind} does not print the same in `{one.language}` and `{other.language}`: {_cut(said)}"
        note = Note(f"in `{one.language}`", Place(one.name, block.trail))
        yield _problem(message, Place(other.name, twin.trail), note)
    for blocks, has, lacks, near in ((left, one, other, before[1]), (right, other, one, before[0])):
        known = [block for block in blocks if not _follows(block, told, lost[has.language])]
        if known:
            yield _alone(known, has, lacks, near)
            lost[has.language].update(fact for block in known for fact in block.facts)


def _follows(block: Block, told: Collection[str], lost: Collection[str]) -> bool:
    """Whether what a block prints has been told: by its text, or where a list has what was printed above."""
    if block.kind != "paragraph" or not block.facts:
        return False
    return all(fact in told or (block.within and fact in lost) for fact in block.facts)


def _alone(blocks: Sequence[Block], has: Printed, lacks: Printed, near: tuple[str, ...]) -> Problem:
    """What stands in one language alone, at its first place."""
    kinds = Counter(block.kind for block in blocks)
    said = listed(f"{number} {kind}s" if number > 1 else f"a {kind}" for kind, number in kinds.items())
    facts = list(dict.fromkeys(fact for block in blocks for fact in block.facts))
    of = f" with {_cut([f'`{fact}`' for fact in facts])}" if facts else ""
    verb = "stand" if len(blocks) > 1 else "stands"
    message = f"{said}{of} {verb} in `{has.language}` and not in `{lacks.language}`"
    where = f"missing in `{lacks.language}`" + (", behind this" if near else "")
    return _problem(message, Place(has.name, blocks[0].trail), Note(where, Place(lacks.name, near)))


def _moved(one: Printed, other: Printed, block: Block, twin: Block) -> Problem:
    facts = f" with {_cut([f'`{fact}`' for fact in block.facts])}" if block.facts else ""
    message = f"a {block.kind}{facts} stands elsewhere in `{other.language}` than in `{one.language}`"
    return _problem(message, Place(other.name, twin.trail), Note(f"in `{one.language}`", Place(one.name, block.trail)))


def _notes(one: Printed, other: Printed, told: Collection[str]) -> Iterator[Problem]:
    """Footnotes that one language has more of than the other."""
    for has, lacks in ((one, other), (other, one)):
        more = Counter(b.signature for b in has.notes) - Counter(b.signature for b in lacks.notes)
        for block in has.notes:
            if more[block.signature] > 0 and not (lacks.gaps or set(block.facts) & set(told)):
                more[block.signature] -= 1
                facts = _cut([f"`{fact}`" for fact in block.facts])
                message = f"a footnote with {facts} stands in `{has.language}` and not in `{lacks.language}`"
                note = Note(f"missing in `{lacks.language}`", Place(lacks.name))
                yield _problem(message, Place(has.name, block.trail), note)


def _figures(one: Printed, other: Printed, told: Collection[str]) -> Iterator[Problem]:
    """Figures that are not the same numbers, in paragraphs that print the same facts."""
    matcher = SequenceMatcher(
        None, [b.signature for b in one.blocks], [b.signature for b in other.blocks], autojunk=False
    )
    for i, j, size in matcher.get_matching_blocks():
        for block, twin in zip(one.blocks[i : i + size], other.blocks[j : j + size], strict=True):
            for fact, fault in figure_faults(block.numbers, twin.numbers, (one.language, other.language)):
                if fact not in told:
                    fault.notes = (Note(f"in `{one.language}`", Place(one.name, block.trail)),)
                    yield fault.at(Place(other.name, twin.trail))


def _before(blocks: Sequence[Block], index: int) -> tuple[str, ...]:
    return blocks[index - 1].trail if index else ()


def _cut(words: Sequence[str]) -> str:
    if len(words) <= _MOST:
        return listed(words) if all(word.startswith("`") and " " not in word for word in words) else "; ".join(words)
    return f"{', '.join(words[: _MOST - 1])} and {len(words) - _MOST + 1} more"


def _problem(message: str, place: Place, note: Note) -> Problem:
    return Fault("languages-differ", message, help=_CURE, notes=[note], severity="warning").at(place)
