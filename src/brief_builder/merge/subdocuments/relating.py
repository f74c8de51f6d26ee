"""What a document's parts point to (pictures, links, charts, diagrams) → the same in the template's package.

A picture is written once, whatever points to it: its name comes from its bytes. A chart or diagram is copied with its
parts (workbook, style, colours) for each insertion, because Word changes each by itself.
"""

from __future__ import annotations

import re
from hashlib import sha256

from brief_builder.leaks import cleaned_member
from brief_builder.merge.parts.additions import NewPart, NewRelationship
from brief_builder.merge.state import State
from brief_builder.merge.subdocuments.reading import Source
from brief_builder.office.package import Relationship
from brief_builder.office.xml import parse
from brief_builder.problems import Fault

# The last words of the types of relationships that may come along, and what holds what they lead to.
_FOLDERS = {
    "chart": "word/charts",
    "chartEx": "word/charts",
    "chartUserShapes": "word/drawings",
    "chartStyle": "word/charts",
    "chartColorStyle": "word/charts",
    "themeOverride": "word/theme",
    "package": "word/embeddings",
    "diagramData": "word/diagrams",
    "diagramLayout": "word/diagrams",
    "diagramQuickStyle": "word/diagrams",
    "diagramColors": "word/diagrams",
    "diagramDrawing": "word/diagrams",
    "hdphoto": "word/media",
}
_DRAWING_ID = re.compile(rb'(\brelId=")([^"]*)(")')


class Relations:
    """The relationships that insertions add in one rendering."""

    def __init__(self, state: State) -> None:
        assert state.package is not None  # noqa: S101  every rendering has one
        self._state = state
        self._taken = {name.casefold() for name in (*state.package.names(), *state.additions.parts)}
        self._next: dict[str, int] = {}

    def relate(self, source: Source, part: str, old: str, target: str, copied: dict[str, str]) -> str:
        """The id by which a part of the template leads to what a part of the document leads to by `old`.

        Args:
            source: the document.
            part: the document's part.
            old: the relationship's id there; '' comes out for one that is not there.
            target: the template's part.
            copied: parts that this insertion has copied, old name → new.

        Raises:
            Fault: document-unsafe, document-unreadable, limit-reached.
        """
        rel = source.relationships[part].get(old)
        if rel is None or (not rel.external and rel.target not in source.package):
            return ""
        if rel.external:
            return self._state.additions.relate(target, rel.type, rel.target, external=True)
        if rel.type.endswith("/image"):
            name = self._picture(source, rel)
        else:
            name = self._copy(source, rel, copied, (part, target))
        return self._state.additions.relate(target, rel.type, name)

    def _picture(self, source: Source, rel: Relationship) -> str:
        kind = source.package.content_type(rel.target)
        ending = rel.target.rpartition(".")[2].lower()
        if not kind.startswith("image/") or re.fullmatch("[a-z0-9]{1,5}", ending) is None:
            raise Fault("document-unreadable", f"{source.path}: {rel.target} is not a picture", help="insert it again")
        data = cleaned_member(rel.target, source.package.read(rel.target))
        name = f"word/media/{sha256(data).hexdigest()[:24]}.{ending}"
        if name not in self._state.additions.parts:
            self._state.additions.parts[name] = NewPart(data, kind)
        return name

    def _copy(self, source: Source, rel: Relationship, copied: dict[str, str], joint: tuple[str, str]) -> str:
        """The name of a copy of a part, made with all that it leads to."""
        if rel.target in copied:
            return copied[rel.target]
        word = rel.type.rpartition("/")[2]
        if word not in _FOLDERS:
            raise Fault(
                "document-unsafe",
                f"{source.path}: the document holds something that cannot come along ({word})",
                help="take it out, or put a picture in its place",
            )
        name = copied[rel.target] = self._free(f"{_FOLDERS[word]}/{rel.target.rpartition('/')[2]}")
        data = cleaned_member(rel.target, source.package.read(rel.target))
        kind = source.package.content_type(rel.target)
        if kind.endswith(("+xml", "/xml")):
            parse(data, rel.target)
        if word == "diagramData":
            data = self._with_drawing(source, data, copied, joint)
        self._state.count(len(data))
        self._state.additions.parts[name] = NewPart(data, kind)
        for inner in source.package.relationships(rel.target):
            if inner.external:
                target = inner.target
            elif inner.target not in source.package:
                continue
            elif inner.type.endswith("/image"):
                target = self._picture(source, inner)
            else:
                target = self._copy(source, inner, copied, joint)
            entry = NewRelationship(inner.id, inner.type, target, inner.external)
            self._state.additions.relationships.setdefault(name, []).append(entry)
        return name

    def _with_drawing(self, source: Source, data: bytes, copied: dict[str, str], joint: tuple[str, str]) -> bytes:
        """A diagram's data; the id of the drawing that shows it is one of the document, not of the data."""
        part, target = joint

        def renamed(match: re.Match[bytes]) -> bytes:
            rel = source.relationships[part].get(match[2].decode())
            if rel is None or not rel.type.endswith("/diagramDrawing"):
                return match[0]
            return match[1] + self.relate(source, part, rel.id, target, copied).encode() + match[3]

        return _DRAWING_ID.sub(renamed, data)

    def _free(self, name: str) -> str:
        """A name that no part has: the number before the ending is changed."""
        stem, dot, ending = name.rpartition(".")
        stem = re.sub(r"\d+$", "", stem)
        while True:
            self._next[stem] = self._next.get(stem, 0) + 1
            wanted = f"{stem}{self._next[stem]}{dot}{ending}"
            if wanted.casefold() not in self._taken:
                self._taken.add(wanted.casefold())
                return wanted
