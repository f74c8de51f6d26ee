"""A Word paragraph in → its runs, with their looks, links and fields; deleted words are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from brief_builder.office.colours import Paint
from brief_builder.office.xml import clark
from brief_builder.structure.model import Run
from brief_builder.structure.scripts import pieces
from brief_builder.structure.words.looks import Looks, Said

_W = clark("w:x")[:-1]
_R_ID = clark("r:id")
_KIND, _INSTR = _W + "fldCharType", _W + "instr"
_BREAKS = {_W + "tab": "\t", _W + "ptab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "‑"}
_OPEN = {_W + n for n in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo")}
_GONE = {_W + "del", _W + "moveFrom"}
_ALTERNATE, _CHOICE = clark("mc:AlternateContent"), clark("mc:Choice")
_HELD = {_W + n for n in ("drawing", "pict", "object", "footnoteReference", "endnoteReference", "sym", "control",
                          "commentReference")}  # fmt: skip
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PAGE_BREAKS = {"page", "column"}


@dataclass(slots=True)
class Found:
    """What stands in one paragraph, while it is read."""

    runs: list[Run] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    holds: bool = False
    hidden: int = 0
    shown: int = 0


class RunReader:
    """Reads the paragraphs of one part in order: fields may go over several.

    Args:
        link: takes the address of a link, its tip and the element, and gives its index.
    """

    def __init__(self, looks: Looks, link: Callable[[str, str], int], target: Callable[[str], str]) -> None:
        self._looks = looks
        self._link = link
        self._target = target
        self._fields: list[list[str]] = []  # kind of each open field, '' while its code is read, and the code
        self._field_links: list[int | None] = []

    def read(self, paragraph: etree._Element, base: Said, grounds: Callable[[Said], str]) -> Found:
        """The runs of a paragraph.

        Args:
            base: what styles say of its runs.
            grounds: what a run says → the colour behind it.
        """
        found = Found()
        self._walk(paragraph, base, grounds, found, None, inserted=False)
        return found

    def _walk(
        self, holder: etree._Element, base: Said, grounds: Callable[[Said], str], found: Found, link: int | None,
        *, inserted: bool,
    ) -> None:  # fmt: skip
        for child in _children(holder):
            tag = str(child.tag)
            if tag == _W + "r":
                self._run(child, base, grounds, found, link, inserted=inserted)
            elif tag == _W + "hyperlink":
                address = self._target(child.get(_R_ID, ""))
                anchor = child.get(_W + "anchor", "")
                target = address + (f"#{anchor}" if anchor else "")
                inner = self._link(target, child.get(_W + "tooltip", ""))
                self._walk(child, base, grounds, found, inner, inserted=inserted)
            elif tag == _W + "fldSimple":
                kind = _kind(child.get(_INSTR, ""))
                found.fields.add(kind)
                self._fields.append([kind, ""])
                self._field_links.append(None)
                self._walk(child, base, grounds, found, link, inserted=inserted)
                self._close()
            elif tag in _OPEN:
                new = inserted or tag in (_W + "ins", _W + "moveTo")
                self._walk(child, base, grounds, found, link, inserted=new)
            elif tag.startswith(_MATHS):
                found.holds = True

    def _run(
        self, run: etree._Element, base: Said, grounds: Callable[[Said], str], found: Found, link: int | None,
        *, inserted: bool,
    ) -> None:  # fmt: skip
        said = self._looks.run(base, run.find(_W + "rPr"))
        text: list[str] = []

        def flush() -> None:
            words = "".join(text)
            text.clear()
            if not words:
                return
            if said.get("vanish"):
                found.hidden += 1
                return
            found.shown += 1
            kinds = tuple(kind for kind, _ in self._fields if kind)
            at = link if link is not None else next((n for n in reversed(self._field_links) if n is not None), None)
            for piece, script in pieces(words):
                found.runs.append(self._made(piece, script, said, grounds, at, kinds, inserted=inserted))

        for child in _children(run):
            tag = str(child.tag)
            if tag == _W + "t":
                if not self._fields or self._fields[-1][0]:
                    text.append(child.text or "")
            elif tag in _BREAKS:
                if child.get(_W + "type") in _PAGE_BREAKS:
                    found.holds = True
                else:
                    text.append(_BREAKS[tag])
            elif tag == _W + "fldChar":
                flush()
                self._step(child.get(_KIND, ""), found)
            elif tag == _W + "instrText":
                if self._fields and not self._fields[-1][0]:
                    self._fields[-1][1] += child.text or ""
            elif tag in _HELD or tag == _W + "lastRenderedPageBreak":
                found.holds = found.holds or tag in _HELD
        flush()

    def _made(
        self, text: str, script: str, said: Said, grounds: Callable[[Said], str], link: int | None,
        kinds: tuple[str, ...], *, inserted: bool,
    ) -> Run:  # fmt: skip
        is_complex = script == "complex" or bool(said.get("complex"))
        language = "lang_complex" if is_complex else "lang_asian" if script == "asian" else "lang"
        palette = self._looks.palette
        ground = grounds(said)
        colour: Paint | None = said.get("colour")
        shown = palette.shown(colour)
        if not shown and colour is None:
            shown = "#ffffff" if ground and _is_dark(ground) else "#000000"  # 'auto' turns white on dark grounds
        size = said.get("complex_size" if is_complex else "size", 10.0)
        return Run(
            text, said.get(language, ""), bool(said.get("b")), bool(said.get("i")), bool(said.get("u")),
            bool(said.get("strike")), bool(said.get("caps")), palette.shown(said.get("mark")), shown, ground, size,
            said.get("font", ""), said.get("complex_font", ""), link, kinds, inserted, bool(said.get("raised")),
            self._looks.theme_faces.get(said.get("themed", ""), "") or said.get("font", ""),
        )  # fmt: skip

    def _step(self, kind: str, found: Found) -> None:
        if kind == "begin":
            self._fields.append(["", ""])
            self._field_links.append(None)
        elif kind == "separate" and self._fields:
            code = self._fields[-1][1]
            self._fields[-1][0] = name = _kind(code) or "?"
            found.fields.add(name)
            if name == "HYPERLINK":
                self._field_links[-1] = self._link(*_hyperlink(code))
        elif kind == "end" and self._fields:
            if not self._fields[-1][0]:
                found.fields.add(_kind(self._fields[-1][1]))
            self._close()

    def _close(self) -> None:
        self._fields.pop()
        self._field_links.pop()


def _children(holder: etree._Element) -> Iterator[etree._Element]:
    """Child elements, of alternatives the first; what is deleted is left out."""
    for child in holder.iterchildren("*"):
        if child.tag == _ALTERNATE:
            choice = child.find(_CHOICE)
            if choice is not None:
                yield from _children(choice)
        elif child.tag not in _GONE:
            yield child


def _kind(code: str) -> str:
    words = code.split(None, 1)
    return words[0].upper() if words else ""


def _hyperlink(code: str) -> tuple[str, str]:
    """Address and tip of a HYPERLINK field."""
    target = tip = ""
    waiting = ""
    parts = code.split('"')
    for number, part in enumerate(parts):
        if number % 2 == 0:
            words = part.split()
            switches = [word for word in words if word.startswith("\\")]
            waiting = switches[-1].lower() if switches else ""
            plain = [word for word in words[1 if number == 0 else 0 :] if not word.startswith("\\")]
            if plain and not target:
                target = plain[0]
        elif waiting == "\\l":
            target += f"#{part}"
        elif waiting == "\\o":
            tip = part
        elif not waiting and not target:
            target = part
    return target, tip


def _is_dark(colour: str) -> bool:
    """Whether Word writes white on it where a colour is 'automatic': by the brightness of its parts."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red * 299 + green * 587 + blue * 114 < 60_000
