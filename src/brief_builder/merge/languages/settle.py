"""Rendered parts and the language of the rendering → the parts that say it, and those of the template that must too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from brief_builder.merge.languages.complex_scripts import khmer_drawn, khmer_in_theme, khmer_in_word, mirrored
from brief_builder.merge.languages.defaults import (
    presentation_saying,
    properties_saying,
    says,
    settings_saying,
    styles_saying,
)
from brief_builder.merge.languages.marks import Change
from brief_builder.merge.languages.own import Own, own_language
from brief_builder.merge.languages.tall import tall_in_word, tall_on_slides
from brief_builder.merge.parts.additions import NewPart
from brief_builder.merge.state import State
from brief_builder.office import Member, Package
from brief_builder.office.part_types import CHART_PART
from brief_builder.template.marks import KEPT_LANGUAGE
from brief_builder.wording.tags import kind_of, names_region, primary, script_of, tag_of

_Key = tuple[str | None, bool]


@dataclass(frozen=True, slots=True)
class _Task:
    """What has to be done with the parts of a document.

    Attributes:
        language: as the caller says it; None where the document keeps that of its template.
        change: what marks are changed; None where they say it already.
        complex: whether letters of complex scripts were printed in it.
    """

    language: str | None
    change: Change | None
    complex: bool


@dataclass(slots=True)
class Languages:
    """Lets the documents of one template say their language; several threads may use it."""

    package: Package
    _static: dict[_Key, Mapping[str, Member]] = field(default_factory=dict)
    _kinds: dict[str, str] | None = None
    _tall: Package | None = None

    def measured(self, texts: dict[str, str], state: State) -> Package:
        """What the slides of a deck are measured with: layouts and masters with the room between lines that they get.

        `texts` maps parts to their rendered texts, and is changed likewise.
        """
        if not _is_khmer(state.said):
            return self.package
        for name, text in texts.items():
            texts[name] = tall_on_slides(text)
        if self._tall is None:
            self._tall = Package(tuple(self._tall_member(member) for member in self.package.members))
        return self._tall

    def settle(self, texts: dict[str, str], state: State) -> dict[str, Member]:
        """Change rendered parts, and give those of the template that change with them.

        Args:
            texts: part name → its text; changed.
            state: of the rendering.
        """
        key = (state.said, state.complex_letters)
        static: Mapping[str, Member] = {}
        if state.said is not None or state.complex_letters:
            task = self._task(*key)
            origins = state.slides.origins
            for name, text in texts.items():
                origin = origins.get(name, name)
                if origin in self.package:  # else it came along with another document, in its own language
                    texts[name] = self._changed(origin, text, task)
            self._settle_charts(task, state)
            if key not in self._static:
                self._static[key] = self._unrendered(task)
            static = self._static[key]
        for name, text in texts.items():
            if KEPT_LANGUAGE in text:
                texts[name] = text.replace(KEPT_LANGUAGE, "")
        copies = state.additions.copies.items()
        copied = {name: replace(static[copy.origin], name=name) for name, copy in copies if copy.origin in static}
        return {name: member for name, member in {**static, **copied}.items() if name not in texts}

    def _settle_charts(self, task: _Task, state: State) -> None:
        """Let native charts that were filled, and copies of them, say the language too."""
        parts, copies = state.additions.parts, state.additions.copies
        for name, part in parts.items():
            origin = copies[name].origin if name in copies else name
            if part.content_type == CHART_PART and origin in self.package:
                changed = self._changed(origin, part.data.decode("utf-8"), task)
                parts[name] = NewPart(changed.encode("utf-8"), part.content_type)

    def _task(self, language: str | None, complex_letters: bool) -> _Task:
        if language is None:
            return _Task(None, None, complex_letters)
        own = own_language(self.package)
        kind, tag = kind_of(language), tag_of(language)
        word = self.package.kind == "docx"
        change = Change(primary(own.tag), own.complex, tag, kind)
        needed = not says(_said(own, kind, word=word), tag, exact=names_region(language))
        return _Task(language, change if needed else None, complex_letters)

    def _unrendered(self, task: _Task) -> Mapping[str, Member]:
        """The parts of the template that change, as far as nothing in them is rendered."""
        out: dict[str, Member] = {}
        for name in self.package.names():
            if not name.endswith(".xml") or name.startswith(("customXml/", "[")):
                continue
            data = self.package.read(name)
            try:
                text = data.decode("utf-8-sig")
            except UnicodeDecodeError:
                continue
            changed = self._changed(name, text, task)
            if changed != text:
                out[name] = Member.of(name, changed.encode("utf-8"))
        return out

    def _changed(self, name: str, text: str, task: _Task) -> str:
        kind = self._kind(name)
        if task.language is not None:
            text = _saying(kind, text, task.language)
        if task.change is not None:
            text = task.change.marked_chart(text) if kind == "chart" else task.change.marked(text)
        written = task.language is not None and kind_of(task.language) == "complex"
        # Values in such letters have been given their own properties; their styles have not.
        if self.package.kind == "docx" and (kind == "styles" if task.complex and not written else written):
            text = mirrored(text)
        if _is_khmer(task.language):
            text = khmer_in_theme(text) if kind == "theme" else khmer_drawn(khmer_in_word(text))
            text = tall_in_word(text) if self.package.kind == "docx" else tall_on_slides(text)
        return text

    def _tall_member(self, member: Member) -> Member:
        if not member.name.endswith(".xml"):  # pictures are not unpacked for it
            return member
        text = self.package.read(member.name).decode("utf-8-sig", "replace")
        changed = tall_on_slides(text)
        return Member.of(member.name, changed.encode()) if changed != text else member

    def _kind(self, name: str) -> str:
        """'styles', 'settings', 'theme' …: what the relationship that leads to a part says of it; '' for nothing."""
        if self._kinds is None:
            package, kinds = self.package, dict[str, str]()
            for part in ["", *(each for each in package.names() if not each.endswith(".rels"))]:
                for rel in package.relationships(part):
                    if not rel.external:
                        kinds[rel.target] = rel.type.rpartition("/")[2]
            if package.kind == "pptx":
                kinds[package.main_part] = "presentation"
            self._kinds = kinds
        return self._kinds.get(name, "")


def _is_khmer(language: str | None) -> bool:
    return language is not None and script_of(language) == "Khmr"


def _said(own: Own, kind: str, *, word: bool) -> str:
    """What a template says of the letters of a kind."""
    if word and kind == "complex":
        return own.complex
    return "" if word and kind == "asian" else own.tag


def _saying(kind: str, text: str, language: str) -> str:
    tag, exact = tag_of(language), names_region(language)
    letters = kind_of(language)
    say: dict[str, Callable[[], str]] = {
        "styles": lambda: styles_saying(text, tag, letters, exact=exact),
        "settings": lambda: settings_saying(text, tag, letters, exact=exact),
        "presentation": lambda: presentation_saying(text, tag, exact=exact),
        "core-properties": lambda: properties_saying(text, tag, exact=exact),
    }
    return say[kind]() if kind in say else text
