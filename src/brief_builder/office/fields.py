"""A Word part's tree in → its fields: what each one's code says, and the elements that hold code and result.

A field is `w:fldSimple`, or stands between `w:fldChar` elements (begin, separate, end) and may hold other fields
(ISO 29500-1, 17.16). Its code may be spread over runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from brief_builder.office.xml import clark, is_on

_CHAR, _KIND, _SIMPLE = clark("w:fldChar"), clark("w:fldCharType"), clark("w:fldSimple")
_CODE, _TEXT, _PARAGRAPH = clark("w:instrText"), clark("w:t"), clark("w:p")
_LOCK, _DIRTY = clark("w:fldLock"), clark("w:dirty")
_MARKS = '"“”'
_WORD = re.compile(r'["“](?:\\.|[^"“”\\])*["”]|\S+', re.S)
INSTR = clark("w:instr")
# An argument in quotation marks, or one without spaces; a tag in it is whole whatever it holds.
_TAG = r"\{\{.*?\}\}"
_ARGUMENT = re.compile(rf"""\s*(?:["“”]((?:{_TAG}|\\.|[^"“”\\])*)["“”]|((?!\\)(?:{_TAG}|[^\s"“”])+))""", re.S)
# In the place of `w:dirty`: the code held a tag, so what the field showed is old. Gone when fields are refreshed.
FILLED = "brief-filled"
# Kinds that show what was drawn, what a person is asked for, or nothing, whatever their code says.
_DRAWN = frozenset({"HYPERLINK", "MACROBUTTON", "GOTOBUTTON", "ASK", "FILLIN", "FORMTEXT", "FORMCHECKBOX",
                    "FORMDROPDOWN", "XE", "TC", "TA", "ADVANCE", "EQ", "SYMBOL", "PRINT"})  # fmt: skip
# Kinds that bring in what is not in the file: other files, other programs' data.
FETCHING = frozenset({"DATABASE", "DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "RD"})


@dataclass(eq=False)
class Field:
    """One field.

    Attributes:
        begin: its first w:fldChar, or the w:fldSimple.
        codes: the w:instrText elements of its own code, in order; none for a w:fldSimple.
        inner: for each field inside its code, where in the code it stands (offset into `code`).
        outer: the field around it; None for most.
        texts: the w:t elements of its result, without those of fields in it.
        paragraphs: paragraphs that its result touches, from that of `begin` on.
        end: its last w:fldChar; None for a w:fldSimple, and where it has none.
        separate: its middle w:fldChar; None where it has no result.
        simple: whether its result holds no other field.
        within: whether it stands in the code of the field around it.
        filled: whether its code held a tag, or one of a field in it did.
    """

    begin: etree._Element
    codes: list[etree._Element] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)
    outer: Field | None = None
    texts: list[etree._Element] = field(default_factory=list)
    paragraphs: list[etree._Element] = field(default_factory=list)
    separate: etree._Element | None = None
    end: etree._Element | None = None
    simple: bool = True
    within: bool = False
    filled: bool = False

    @property
    def code(self) -> str:
        """What its code says, without the codes of fields in it."""
        if self.begin.tag == _SIMPLE:
            return self.begin.get(INSTR, "")
        return "".join(element.text or "" for element in self.codes)

    @property
    def kind(self) -> str:
        """'TOC', 'SEQ', …: the first word of its code; '' where it has none."""
        words = self.code.split(None, 1)
        return words[0].upper() if words else ""

    @property
    def argument(self) -> tuple[int, int]:
        """Where in the code its first argument stands, without quotation marks; (0, 0) when it has none."""
        head = re.match(r"\s*\S+", self.code)
        match = _ARGUMENT.match(self.code, head.end()) if head else None
        if match is None:
            return 0, 0
        return match.span(1) if match[1] is not None else match.span(2)

    @property
    def result(self) -> str:
        """What it shows."""
        return "".join(element.text or "" for element in self.texts)

    def words(self, valued: str = "*") -> tuple[list[str], dict[str, str]]:
        """The arguments of its code, and its switches: letter → value, '' where it has none.

        `valued` are the letters of the switches that take a value in this kind of field.
        """
        arguments: list[str] = []
        switches: dict[str, str] = {}
        waiting = ""
        for token in _WORD.findall(self.code)[1:]:
            if token.startswith("\\"):
                letter = token[1:2].lower()
                # A format may be given twice (\\* ARABIC \\* MERGEFORMAT).
                switches[letter] = f"{switches.get(letter, '')} {token[2:]}".strip()
                waiting = letter if letter in valued and not token[2:] else ""
            elif waiting:
                switches[waiting] = f"{switches[waiting]} {token.strip(_MARKS)}".strip()
                waiting = ""
            else:
                arguments.append(token.strip(_MARKS))
        return arguments, switches

    def literals(self) -> list[tuple[str, bool]]:
        """What stands behind its kind, up to a switch: each argument as it is meant, and whether it is quoted."""
        out: list[tuple[str, bool]] = []
        for token in _WORD.findall(self.code)[1:]:
            if token.startswith("\\"):
                break
            quoted = len(token) > 1 and token[0] in _MARKS and token[-1] in _MARKS
            out.append((re.sub(r"\\(.)", r"\1", token[1:-1], flags=re.S) if quoted else token, quoted))
        return out

    def show(self, text: str) -> bool:
        """Make it show these words, with the look of what it showed; False where that is not simple."""
        if is_on(self.begin.get(_LOCK)) or not self.simple or len(self.paragraphs) > 1 or not self.texts:
            return False
        self.texts[0].text = text
        self.texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for rest in self.texts[1:]:
            rest.text = ""
        return True

    def ask(self) -> None:
        """Mark it, so that Word works it out anew when the document is opened; a locked one stays."""
        if not is_on(self.begin.get(_LOCK)):
            self.begin.set(_DIRTY, "true")

    def fill(self) -> None:
        """Note that its code holds a tag, where what it shows depends on that."""
        if self.kind not in _DRAWN and not any(is_on(self.begin.get(mark)) for mark in (_LOCK, _DIRTY)):
            self.begin.set(_DIRTY, FILLED)

    def known(self) -> None:
        """Take the mark from a filled field that shows what it should; one with fields in its code keeps it."""
        if self.filled and not self.inner:
            self.begin.attrib.pop(_DIRTY, "")


def read_fields(root: etree._Element) -> list[Field]:
    """The fields of a part, in the order in which they begin."""
    found: list[Field] = []
    open_: list[Field] = []
    for element in root.iter(_CHAR, _SIMPLE, _CODE, _TEXT, _PARAGRAPH):
        if element.tag == _SIMPLE:
            simple = _begun(element, open_)
            simple.texts = list(element.iter(_TEXT))
            simple.simple = next(element.iter(_CHAR), None) is None and len(list(element.iter(_SIMPLE))) == 1
            found.append(simple)
        elif element.tag == _CHAR:
            _step(element, found, open_)
        elif element.tag == _CODE and open_ and open_[-1].separate is None:
            open_[-1].codes.append(element)
        elif element.tag == _TEXT and open_ and open_[-1].separate is not None:
            open_[-1].texts.append(element)
        elif element.tag == _PARAGRAPH:
            for each in open_:
                each.paragraphs.append(element)
    return found


def _step(element: etree._Element, found: list[Field], open_: list[Field]) -> None:
    kind = element.get(_KIND)
    if kind == "begin":
        begun = _begun(element, open_)
        if begun.outer is not None and not begun.within:
            begun.outer.simple = False
        found.append(begun)
        open_.append(begun)
    elif open_ and kind == "separate":
        open_[-1].separate = element
    elif open_ and kind == "end":
        open_.pop().end = element


def _begun(element: etree._Element, open_: list[Field]) -> Field:
    outer = open_[-1] if open_ else None
    within = outer is not None and outer.separate is None
    if outer is not None and within:
        outer.inner.append(len(outer.code))
    filled = element.get(_DIRTY) == FILLED
    return Field(
        element, outer=outer, paragraphs=list(element.iterancestors(_PARAGRAPH))[:1], within=within, filled=filled
    )
