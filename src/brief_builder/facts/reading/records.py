"""sources/*.yaml, questions.yaml and resolutions.yaml of a pack → `Source`, `Question` and `Resolution` values."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from brief_builder.facts.model import Fact, Question, Resolution, Source
from brief_builder.facts.origin import Origin, below, in_messages
from brief_builder.facts.reading.schema import QuestionIn, ResolutionIn, SourceIn
from brief_builder.inputs import Located, read_yaml, validated
from brief_builder.inputs.passing import is_passing
from brief_builder.problems import CODES, Fault, Problems, did_you_mean


def read_sources(folder: Path, shown: str, problems: Problems) -> tuple[dict[str, Source], set[str]]:
    """The sources by key, and the keys of all files there are, unreadable ones included."""
    sources: dict[str, Source] = {}
    files = [path for path in sorted((folder / "sources").glob("*.yaml")) if not is_passing(path.name)]
    for path in files:
        located = read_yaml(path, below(shown, "sources", path.name), problems)
        record = validated(SourceIn, located, (), "pack-field", problems) if located is not None else None
        if located is None or record is None:
            continue
        sources[path.stem] = Source(
            key=path.stem,
            title=record.title,
            publisher=in_messages(record.publisher),
            short=in_messages(record.short or record.publisher),
            language=record.language,
            published=record.published,
            published_raw=record.published_raw,
            retrieved=record.retrieved,
            address=record.address,
            inferred_address=record.inferred_address,
            tier=record.tier,
            sha256=record.sha256,
            file=record.file,
            note=record.note,
            place=located.place(),
            kind=record.kind,
            publishers=record.publisher,
            shorts=record.short,
            audience=record.audience,
            origin=Origin(located, ()),
        )
    return sources, {path.stem for path in files}


def read_questions(folder: Path, shown: str, problems: Problems) -> tuple[Question, ...]:
    """The open questions in file order; a pack without questions.yaml has none."""
    path = folder / "questions.yaml"
    if not os.path.lexists(path):  # a link that leads nowhere is told
        return ()
    located = read_yaml(path, below(shown, "questions.yaml"), problems)
    if located is None:
        return ()
    listed = _listed(located, "questions", "questions", problems)
    if listed is None:
        return ()
    found: list[Question] = []
    for index in range(len(listed)):
        record = validated(QuestionIn, located, ("questions", index), "pack-field", problems)
        if record is not None:
            place = located.place(("questions", index, "question"), key=True)
            origin = Origin(located, ("questions", index))
            about = tuple(record.about)
            question = Question(record.ref, record.question, about, record.lead, place, origin, record.audience)
            found.append(question)
    return tuple(found)


def read_resolutions(
    folder: Path,
    shown: str,
    facts: Mapping[str, Fact],
    sources: Collection[str],
    written: Iterable[str],
    problems: Problems,
) -> tuple[Resolution, ...]:
    """How findings were resolved, in file order; a pack without resolutions.yaml has resolved none.

    Args:
        folder: the pack's folder.
        shown: the folder as messages name it.
        facts: the facts that could be read.
        sources: keys of all sources, those that could not be read too.
        written: names of all facts, broken ones too: to speak of these is no mistake.
        problems: takes what is wrong: an entry, a finding or a fact that nobody knows.
    """
    path = folder / "resolutions.yaml"
    if not os.path.lexists(path):  # a link that leads nowhere is told
        return ()
    located = read_yaml(path, below(shown, "resolutions.yaml"), problems)
    listed = _listed(located, "resolutions", "resolutions", problems) if located is not None else None
    if located is None or listed is None:
        return ()
    found: list[Resolution] = []
    known = list(written)
    for index in range(len(listed)):
        before = len(problems)
        spot = ("resolutions", index)
        record = validated(ResolutionIn, located, spot, "pack-field", problems)
        if record is None:
            continue
        if record.finding not in CODES:
            hint = did_you_mean(record.finding, CODES) or "`brief check` prints the code of each finding"
            fault = Fault("pack-field", f"no finding has the code `{record.finding}`", help=hint)
            problems.add(located.problem(fault, (*spot, "finding")))
        for at, pattern in enumerate(record.facts):
            if not any(fnmatchcase(name, pattern) for name in known):
                fault = Fault("pack-field", f"no fact is called `{pattern}`", help=did_you_mean(pattern, facts) or ())
                problems.add(located.problem(fault, (*spot, "facts", at)))
        for at, key in enumerate(record.sources):
            if key not in sources:
                fault = Fault("pack-field", f"no source is called `{key}`", help=did_you_mean(key, sources) or ())
                problems.add(located.problem(fault, (*spot, "sources", at)))
        if len(problems) > before:
            continue  # what is not known is not found either, and one message is enough
        place = located.place((*spot, "finding"))
        about = tuple(record.facts), tuple(record.sources)
        found.append(Resolution(record.finding, *about, record.how, record.reason, place, Origin(located, spot)))
    return tuple(found)


def _listed(located: Located, entry: str, what: str, problems: Problems) -> list[object] | None:
    """The list under the one entry of a file; None when there is none."""
    listed = located.value.get(entry) if isinstance(located.value, dict) else None
    if isinstance(listed, list):
        return listed
    fault = Fault("pack-field", f"a list of {what} is missing here", help=f"write `{entry}:` with a list under it")
    problems.add(located.problem(fault))
    return None
