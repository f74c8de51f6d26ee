"""sources/*.yaml and questions.yaml of a pack → `Source` and `Question` values."""

from __future__ import annotations

from pathlib import Path

from brief_builder.facts.model import Question, Source
from brief_builder.facts.reading.schema import QuestionIn, SourceIn
from brief_builder.inputs import read_yaml, validated
from brief_builder.problems import Fault, Problems


def read_sources(folder: Path, shown: str, problems: Problems) -> tuple[dict[str, Source], set[str]]:
    """The sources by key, and the keys of all files there are, unreadable ones included."""
    sources: dict[str, Source] = {}
    files = sorted((folder / "sources").glob("*.yaml"))
    for path in files:
        located = read_yaml(path, f"{shown}/sources/{path.name}", problems)
        record = validated(SourceIn, located, (), "pack-field", problems) if located is not None else None
        if located is None or record is None:
            continue
        sources[path.stem] = Source(
            key=path.stem,
            title=record.title,
            publisher=record.publisher,
            short=record.short or record.publisher,
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
        )
    return sources, {path.stem for path in files}


def read_questions(folder: Path, shown: str, problems: Problems) -> tuple[Question, ...]:
    """The open questions in file order; a pack without questions.yaml has none."""
    path = folder / "questions.yaml"
    if not path.exists():
        return ()
    located = read_yaml(path, f"{shown}/questions.yaml", problems)
    if located is None:
        return ()
    listed = located.value.get("questions") if isinstance(located.value, dict) else None
    if not isinstance(listed, list):
        fault = Fault(
            "pack-field", "a list of questions is missing here", help="write `questions:` with a list under it"
        )
        problems.add(located.problem(fault))
        return ()
    found = [validated(QuestionIn, located, ("questions", i), "pack-field", problems) for i in range(len(listed))]
    return tuple(Question(q.ref, q.question, tuple(q.about), q.lead) for q in found if q is not None)
