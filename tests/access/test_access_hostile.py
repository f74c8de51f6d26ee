"""Files that no program would write: each is read or refused, and none ends the program."""

from __future__ import annotations

import io
import random
import zipfile
from functools import cache

import pytest
from deck_faults import FAULTS as DECK_FAULTS
from good_documents import deck, word
from lxml import etree
from word_faults import FAULTS as WORD_FAULTS

from brief_builder.access import check_access
from brief_builder.problems import Fault
from brief_builder.structure import read_structure

_JUNK = (
    "",
    "-1",
    "99999999999999999999",
    "²",
    "nan",
    "true",
    "accent9",
    "GGGGGG",
    "rId99",
    "100%",
    "\u17a0",
    "{{ a }}",
)
_SEEDS = 60


@cache
def _files() -> tuple[bytes, ...]:
    """Documents in which much stands: some of the planted ones, and the good ones."""
    words = [word(fault.plant) for fault in WORD_FAULTS[::9]]
    return (word(), deck(), *words, *(deck(fault.plant) for fault in DECK_FAULTS[::7]))


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    """The same with some elements and attributes of some parts taken out, doubled, moved or filled with junk."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(made, "w") as out:
        for name in given.namelist():
            content = given.read(name)
            if name.endswith(".xml") and not name.startswith("[") and chance.random() < 0.5:
                content = _spoilt_part(content, chance)
            out.writestr(name, content)
    return made.getvalue()


def _spoilt_part(content: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(content)
    elements = list(root.iter("*"))[1:]
    for element in chance.sample(elements, min(len(elements), chance.choice((1, 3, 12)))):
        parent = element.getparent()
        if parent is None:
            continue
        act = chance.randrange(5)
        if act == 0:
            parent.remove(element)
        elif act == 1:
            parent.append(element)
        elif act == 2:
            parent.insert(0, etree.fromstring(etree.tostring(element)))
        elif act == 3 and element.attrib:
            element.attrib.pop(chance.choice(sorted(element.attrib)))
        elif element.attrib:
            element.set(chance.choice(sorted(element.attrib)), chance.choice(_JUNK))
    return etree.tostring(root)


@pytest.mark.parametrize("seed", range(_SEEDS))
def test_spoilt_files_are_read_or_refused(seed: int) -> None:
    """Whatever is left of a file is looked at; what cannot be opened is a fault with a code."""
    chance = random.Random(seed)  # noqa: S311  not for secrets
    data = _spoilt(chance.choice(_files()), chance)
    try:
        document = read_structure(data, "d")
    except Fault:
        return  # refused by name
    for problem in check_access(document):
        assert str(problem.place)


def test_a_slide_of_thousands_of_shapes_takes_no_age() -> None:
    """What is compared with each other is bounded."""
    from time import perf_counter

    def crowd(presentation: object) -> None:
        tree = presentation.slides[2].shapes._spTree  # type: ignore[attr-defined]
        box = tree[-1]
        for _ in range(3000):
            tree.append(etree.fromstring(etree.tostring(box)))

    data = deck(crowd)
    begun = perf_counter()
    check_access(read_structure(data, "d"))
    assert perf_counter() - begun < 20
