"""Bodies without a role, persons without an office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from brief_builder.facts.findings.finding import Finding, counted
from brief_builder.facts.findings.statements import by_source, in_use, language_of, listed, plain, quotes, shown
from brief_builder.facts.lexicons.offices import NO_NAMES, TITLES
from brief_builder.facts.model import Facts, Person

_NAME = r"(?P<name>[^\W\d_][\w'-]+(?: [^\W\d_][\w'-]+){0,4})"
_PARTICLES = frozenset({"de", "da", "du", "van", "von", "den", "der", "bin", "el", "al", "la"})


def roles(facts: Facts) -> Iterator[Finding]:
    """One finding a source: bodies in which countries take part, and nobody says as what. It accuses nobody."""
    lacking = (
        (fact, next(iter(item.text.values())))
        for fact in in_use(facts)
        if fact.kind == "membership"
        for item in fact.items
        if not item.role
    )
    for key, by_fact in by_source(lacking).items():
        bodies = list(dict.fromkeys(body for each in by_fact.values() for body in each))
        message = f"{shown(facts, key)} names {counted(len(bodies), 'body').replace('bodys', 'bodies')} without a role"
        because = "to work in a body is not to be its member: say nothing of membership until `role:` does, with a date"
        told = {name: listed(each) for name, each in by_fact.items()}
        yield Finding(
            "role-missing", "note", tuple(by_fact), message, because, told=told, details={"bodies": tuple(bodies)}
        )


def persons(facts: Facts) -> Iterator[Finding]:
    """Persons without a role, offices without dates, and names behind a title that no fact lists; one a person."""
    entered: dict[str, list[tuple[str, Person]]] = {}
    titled: dict[str, list[tuple[str, str]]] = {}
    for fact in in_use(facts):
        for person in fact.persons:
            entered.setdefault(person.name, []).append((fact.name, person))
        language = language_of(facts, fact)
        for said in quotes(facts, fact):
            for title, name in _titled(plain(said.text), language):
                titled.setdefault(name, []).append((fact.name, title))
    for name, each in entered.items():
        where = tuple(dict.fromkeys(fact for fact, _ in each))
        people = [person for _, person in each]
        role = next((person.role for person in people if person.role), "")
        entry = ("persons",)
        details: dict[str, tuple[str, ...]] = {"person": (name,), "role": (role,) if role else ()}
        if not role:
            message = f"nothing says who {name} is"
            because = "give `role:` under `persons:`, or print “role not given” with the name"
        elif all(person.since is None and person.until is None for person in people):
            message = f"nothing says since when {name} is {role}, or was until when"
            because = "offices change hands: give `from:` or `until:` under `persons:` before the brief names anybody"
        else:
            continue
        yield Finding("person-role", "warning", where, message, because, entry=entry, details=details)
    for name, places in titled.items():
        if any(name in known or known in name for known in entered):
            continue
        where = tuple(dict.fromkeys(fact for fact, _ in places))
        title = places[0][1]
        message = f"“{title} {name}” is quoted, and no `persons:` entry says who that is"
        because = "give the name, the office and its dates under `persons:`"
        details = {"person": (name,), "role": (title,)}
        yield Finding("person-role", "warning", where, message, because, entry=("quote",), details=details)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    titles = "|".join(TITLES.get(language, ()))
    return re.compile(rf"(?<!\w)(?P<title>{titles}) {_NAME}") if titles else re.compile("(?!)")


def _titled(text: str, language: str) -> Iterator[tuple[str, str]]:
    for match in _pattern(language).finditer(text):
        name = _name(match["name"])
        if name and name.split()[0] not in NO_NAMES:
            yield match["title"], name


def _name(words: str) -> str:
    """The capitalised words at the beginning, in any alphabet that has capitals, with the particles between them."""
    kept: list[str] = []
    for word in words.split():
        if not word[0].isupper() and not (kept and word in _PARTICLES):
            break
        kept.append(word.removesuffix("'s"))
    while kept and kept[-1] in _PARTICLES:
        kept.pop()
    return " ".join(kept)
