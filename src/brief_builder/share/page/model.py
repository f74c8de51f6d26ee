"""What the page of a pack tells, as plain values and phrases."""

from __future__ import annotations

from dataclasses import dataclass

from brief_builder.wording import Phrase
from brief_builder.wording.pages import PageWords


@dataclass(frozen=True, slots=True)
class Message:
    """A key message: `lead` may be empty."""

    lead: Phrase
    body: Phrase


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file: its name below the page, the code of its language, its name, size as it is printed, sha256."""

    name: str
    language: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ChartSection:
    """A chart: its picture, what is said of it, and its figures as a table whose first column heads the rows."""

    name: str
    title: Phrase
    alt: Phrase
    svg: bytes
    notes: tuple[Phrase, ...]
    source: Phrase
    columns: tuple[Phrase, ...]
    rows: tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact: `stands` says for each file of the page's language where it is printed; () for nowhere."""

    name: str
    ref: str
    label: Phrase
    says: Phrase
    period: Phrase
    evidence: Phrase
    sources: str
    stands: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What was found about facts, which, what follows, and how it was handled; `reason` empty while it is not."""

    title: Phrase
    told: Phrase
    details: Phrase
    why: Phrase
    reason: Phrase


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source: `link` is a web address that may be followed, "" for none; `address` as it is printed."""

    title: Phrase
    publisher: str
    published: str
    address: str
    link: str


@dataclass(frozen=True)
class Page:
    """The page of one language.

    Attributes:
        language: tag that the page says of itself.
        words: what it says beside the words of the pack.
        others: (file, language, name) of the pages in the other languages.
        audience: whom the pack is built for, as `words.audiences` has it.
        about: paragraphs on what the pack is; may be empty.
    """

    language: str
    words: PageWords
    others: tuple[tuple[str, str, str], ...]
    title: str
    subtitle: str
    edition: str
    as_of: str
    marking: str
    audience: str
    owner: str
    generator: str
    about: tuple[Phrase, ...]
    messages: tuple[Message, ...]
    files: tuple[FileRow, ...]
    charts: tuple[ChartSection, ...]
    facts: tuple[FactRow, ...]
    findings: tuple[FindingRow, ...]
    sources: tuple[SourceRow, ...]
