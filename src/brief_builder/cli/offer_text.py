"""What a pack offers → lines for people, the tags in a column by themselves so that they can be copied; or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief_builder.build import Offer, Offered

_TITLES = {
    "facts": "Facts",
    "charts": "Charts: in the alt text of a picture or a chart, which it fills",
    "pack": "The pack",
    "texts": "Texts",
    "sources": "Sources",
    "questions": "Questions",
    "matrices": "Matrices",
}
_VALUE = 100  # characters of a value that are shown; JSON has all of them
_TAG = 44  # the widest column of tags; a longer tag has its value behind it


def as_text(names: Sequence[Offered], *, ways: bool) -> str:
    """A line a name, group by group; with `ways` also its other wordings, and the words beside it."""
    lines: list[str] = []
    for group, title in _TITLES.items():
        own = [each for each in names if each.group == group]
        if own:
            lines += ["", title, *_lines(own, ways=ways)]
    return "\n".join(lines[1:])


def as_json(offer: Offer, names: Sequence[Offered]) -> str:
    """An object: the pack, the language, the names that were found, what is missing, and what nobody uses."""
    from brief_builder.problems.show import as_data

    record = {
        "pack": offer.pack.as_posix(),
        "language": offer.language,
        "names": [asdict(each) for each in names],
        "missing": as_data(offer.missing),
        "unused": None if offer.unused is None else [each.name for each in offer.unused],
    }
    return json.dumps(record, ensure_ascii=False, indent=1)


def missing_lines(offer: Offer) -> Iterator[str]:
    """What is asked for and given by nobody, with its place, and the facts that nobody uses; none where all is well."""
    if offer.missing:
        yield "\nAsked for, and given by nobody"
        for problem in offer.missing:
            yield f"{problem.place}: {problem.message}" + "".join(f"; {cure}" for cure in problem.help[:1])
    if offer.unused:
        yield "\nFacts that nobody uses: no document, no chart, and nothing that is computed"
        yield from _lines(offer.unused, ways=False)


def _lines(names: Iterable[Offered], *, ways: bool) -> Iterator[str]:
    rows: list[tuple[str, str]] = []
    for each in names:
        rows.append((each.tag, each.value or (f"({each.trouble})" if each.trouble else "")))
        for way in each.ways if ways else ():
            rows.append((way.tag, f"{way.value} and its footnote" if way.tag.endswith("| cite }}") else way.value))
    width = max((len(tag) for tag, _ in rows if len(tag) <= _TAG), default=0)
    for tag, value in rows:
        yield f"{tag:<{width}}  {_short(value)}".rstrip()


def _short(value: str) -> str:
    text = " ".join(value.split(" ")).replace("\n", " ")
    return text if len(text) <= _VALUE else text[: _VALUE - 1].rstrip() + "…"
