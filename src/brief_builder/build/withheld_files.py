"""Facts and an audience → the files of the pack in which withheld facts alone stand: their names tell something."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import PurePosixPath

from brief_builder.build.audience import Audience
from brief_builder.facts import Fact, Facts
from brief_builder.proof.searching.secret import Secret

_TABLES = "tables"


def is_withheld_file(facts: Facts, audience: Audience) -> Callable[[str], bool]:
    """Tells of a file, such as facts/trade.yaml, whether readers may not learn that it is there.

    Of a table, all files of its name go with it: what it was made from, and how it is to be read.
    """
    withheld = _withheld(facts, audience)

    def tells(file: str) -> bool:
        return _key(file) in withheld

    return tells


def file_secrets(facts: Facts, audience: Audience) -> Iterator[Secret]:
    """What is looked for of such files: their names, with the folder and without."""
    withheld = _withheld(facts, audience)
    files = {file for name in audience.hidden_facts for file in _files(facts[name]) if _key(file) in withheld}
    for file in files:
        path = PurePosixPath(file)
        shown = f"{path.parent.name}/{path.name}"
        owner = f"the file `{shown}`, which holds withheld facts alone"
        yield from (Secret(owner, "name", words) for words in (shown, path.name))


def _withheld(facts: Facts, audience: Audience) -> frozenset[tuple[str, str]]:
    return _keys(map(facts.__getitem__, audience.hidden_facts)) - _keys(
        fact for name, fact in facts.items() if audience.fact(name)
    )


def _keys(facts: Iterable[Fact]) -> frozenset[tuple[str, str]]:
    return frozenset(_key(file) for fact in facts for file in _files(fact))


def _files(fact: Fact) -> Collection[str]:
    """Where a fact is written, and where the record of its figure stands."""
    return (fact.place.file, *((fact.record.file,) if fact.record is not None else ()))


def _key(file: str) -> tuple[str, str]:
    """(folder, name) of a file, wherever the pack lies; of a table, the name that all its files have in common."""
    path = PurePosixPath(file)
    folder = path.parent.name
    return folder, path.name.partition(".")[0] if folder == _TABLES else path.name
