"""What a finding is, and how it becomes a Problem that a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from brief_builder.facts.model import Fact, Facts, Resolution
from brief_builder.problems import Fault, Note, Place, Problem
from brief_builder.problems.model import Severity

_SHOWN = 8  # places of a finding that are listed one by one


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a careful officer would remark about facts that are readable and each true to its source.

    Attributes:
        code: a key of the problem catalogue, which holds its cure.
        severity: "error" blocks a build until it is resolved; "note" explains what is no error.
        facts: names of the facts it is about, the one it is shown at first; () for one about a source alone.
        message: what was found.
        because: why it is, or is not, an error; "" where the message says it.
        source: key of the source it is about; "" when it is about facts.
        entry: the entry of the first fact that it is shown at.
        told: words about some of the facts, by name.
        details: what a sentence about it in a document needs besides the facts: lists of words by name.
        place: where it is shown, when that is not at a fact; None shows it at its first fact or its source.
        resolution: how a person has resolved it; None while nobody has.
    """

    code: str
    severity: Severity
    facts: tuple[str, ...]
    message: str
    because: str = ""
    source: str = ""
    entry: tuple[str | int, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: Place | None = None
    resolution: Resolution | None = None

    def problem(self, facts: Facts) -> Problem:
        """The finding with its place, the other facts as notes, and who resolved it why."""
        message = self.message
        notes = [Note(self.because)] if self.because else []
        if self.resolution is not None:
            reason = " ".join(next(iter(self.resolution.reason.values())).split())
            notes.append(Note(f"resolved ({self.resolution.how}): {reason}", self.resolution.place))
        first, *others = self.facts or ("",)
        if self.place is not None:
            first, others = "", list(self.facts)
        if first in self.told and (len(self.facts) > 1 or self.told[first] not in message):
            notes.append(Note(f"`{first}`: {self.told[first]}"))
        for name in others[:_SHOWN]:
            told = self.told.get(name)
            notes.append(Note(f"`{name}`{f': {told}' if told else ''}", facts[name].place))
        if len(others) > _SHOWN:
            notes.append(Note(f"and {len(others) - _SHOWN} more"))
        help_ = "to open it again, take its entry out of resolutions.yaml" if self.resolution is not None else ()
        if self.resolution is not None and self.resolution.how == "rank":
            help_ = "it is printed only as a disagreement"
        if self.resolution is not None and self.resolution.how == "ask":
            help_ = "once there is an answer, record it as a fact and take the entry out of resolutions.yaml"
        fault = Fault(self.code, message, help=help_, notes=notes, severity=self.severity)
        if self.place is not None:
            return fault.at(self.place)
        if first:
            return facts.problem(first, fault, *self.entry)
        return fault.at(facts.sources[self.source].place)


def resolved(finding: Finding, resolutions: Iterable[Resolution]) -> Finding:
    """The finding, softened by the first resolution that names its code and all its facts.

    A fact that joins a conflict later opens it again: the resolution has not spoken of it. What is only asked is no
    longer an error, but stays a warning until there is an answer.
    """
    for resolution in resolutions:
        if resolution.covers(finding.code, finding.facts, finding.source):
            asked = resolution.how == "ask" and finding.severity != "note"
            return replace(finding, severity="warning" if asked else "note", resolution=resolution)
    return finding


def named(facts: Iterable[Fact]) -> str:
    """Names of facts in a sentence: `a`, `b` and `c`; the first few of many."""
    names = [f"`{fact.name}`" for fact in facts]
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def counted(number: int, word: str) -> str:
    """“1 figure”, “7 figures”."""
    return f"{number} {word}{'s' if number != 1 else ''}"
