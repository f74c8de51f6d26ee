"""What was counted in each language → the table of parity: rows of things, a column a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class ParityRow:
    """How many things of one kind each language has.

    Attributes:
        where: 'pack' for what is written in it, else the document: 'brief' or 'deck'.
        kind: what is counted: labels, footnotes, …
        counts: language → how many.
    """

    where: str
    kind: str
    counts: Mapping[str, int]

    @property
    def differs(self) -> bool:
        """Whether the languages do not all have as many."""
        return len(set(self.counts.values())) > 1


@dataclass(frozen=True)
class Parity:
    """How alike a pack is in its languages.

    Attributes:
        languages: those that were checked, in the order of the pack.
        rows: what is written in the pack first, then each document.
    """

    languages: tuple[str, ...]
    rows: tuple[ParityRow, ...]

    @property
    def differs(self) -> bool:
        """Whether any row does."""
        return any(row.differs for row in self.rows)

    def as_data(self) -> dict[str, object]:
        """The table as plain data, for JSON."""
        rows = [
            {"where": row.where, "kind": row.kind, "counts": dict(row.counts), "differs": row.differs}
            for row in self.rows
        ]
        return {"languages": list(self.languages), "rows": rows}

    def __str__(self) -> str:
        """The table as lines; what differs is marked by a word, not by colour alone."""
        names = [f"{row.where}: {row.kind}" for row in self.rows]
        first = max(map(len, names), default=0)
        widths = [max(len(tag), *(len(str(row.counts[tag])) for row in self.rows)) for tag in self.languages]
        lines = [" " * first + "".join(f"  {tag:>{width}}" for tag, width in zip(self.languages, widths, strict=True))]
        for name, row in zip(names, self.rows, strict=True):
            cells = "".join(f"  {row.counts[tag]:>{width}}" for tag, width in zip(self.languages, widths, strict=True))
            lines.append(f"{name:{first}}{cells}" + ("  differs" if row.differs else ""))
        return "\n".join(lines)


def parity_table(
    languages: Iterable[str],
    texts: Mapping[str, Mapping[str, int]],
    documents: Mapping[str, Mapping[str, Mapping[str, int]]],
) -> Parity:
    """The table.

    Args:
        languages: the columns.
        texts: kind of text → language → how many.
        documents: document → language → what is counted in it → how many.
    """
    columns = tuple(languages)
    rows = [ParityRow("pack", kind, _counts(columns, counts)) for kind, counts in texts.items()]
    for document, by_language in documents.items():
        kinds = dict.fromkeys(kind for counts in by_language.values() for kind in counts)
        for kind in kinds:
            counts = {language: by_language.get(language, {}).get(kind, 0) for language in columns}
            if any(counts.values()):
                rows.append(ParityRow(document, kind, counts))
    return Parity(columns, tuple(rows))


def _counts(columns: Iterable[str], counts: Mapping[str, int]) -> dict[str, int]:
    return {language: counts.get(language, 0) for language in columns}
