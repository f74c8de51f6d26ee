"""Links whose address holds tags in → the tags, and in place of the relationship what makes one when rendering.

Office percent-encodes what is typed as an address (`%7B%7B%20url%20%7D%7D`), so tags are looked for in the decoded
form; what stands around them keeps the form it has. Each turn of a loop makes a relationship of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import unquote_to_bytes

from lxml import etree

from brief_builder.office import Package, Part
from brief_builder.office.addresses import may_lead
from brief_builder.office.package import Relationship
from brief_builder.office.xml import clark
from brief_builder.problems import Fault, Place
from brief_builder.template.marks import RESERVED
from brief_builder.template.reading.tags import Tag
from brief_builder.template.reading.texts import Texts
from brief_builder.template.reading.tokens import Tokens

TAG = re.compile(r"\{[{%#]")
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
# What LibreOffice and Word put before an address that has no scheme: the way from the document's folder.
_JUNK = re.compile(r"(?:\./|(?:\.\./)+|file:///(?:[^{}]*[/\\])?)(?=\{\{)", re.I)
_R_ID = clark("r:id")
_LINK = clark("w:hyperlink")
_RUN_TEXT = clark("w:t")
_WORDS = (clark("w:tooltip"), clark("w:docLocation"), "tooltip")
_ANCHOR = clark("w:anchor")


@dataclass(frozen=True, slots=True)
class Address:
    """An address as the author wrote it.

    Attributes:
        text: decoded.
        raw: as it stands in the file.
        offsets: for each character of text, and for its end, where it stands in raw.
    """

    text: str
    raw: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, raw: str) -> Address:
        """Decode an address; bytes that are no UTF-8 stay as they are."""
        text: list[str] = []
        offsets: list[int] = []
        at = 0
        for match in _ENCODED.finditer(raw):
            text += raw[at : match.start()]
            offsets += range(at, match.start())
            at = match.start()
            plain = decoded(match[0])
            for character in plain:
                text.append(character)
                offsets.append(at)
                at += 3 * len(character.encode()) if plain != match[0] else 1
        text += raw[at:]
        offsets += range(at, len(raw) + 1)
        junk = _JUNK.match("".join(text))
        return cls.of(raw[offsets[junk.end()] :]) if junk else cls("".join(text), raw, tuple(offsets))

    def between(self, start: int, end: int) -> str:
        """The raw form of text[start:end]."""
        return self.raw[self.offsets[start] : self.offsets[end]]


def decoded(raw: str) -> str:
    """An address without percent-encoding; bytes that are no UTF-8 stay as they are."""
    return _ENCODED.sub(lambda match: _characters(match[0]), raw)


def _characters(encoded: str) -> str:
    try:
        return unquote_to_bytes(encoded).decode("utf-8")
    except UnicodeDecodeError:
        return encoded


def has_tag(relationship: Relationship) -> bool:
    """Whether this is a link whose address holds a tag."""
    if not relationship.external or not relationship.type.endswith("/hyperlink"):
        return False
    return bool(TAG.search(decoded(relationship.target)))


def leads_safely(relationship: Relationship) -> bool:
    """Whether the address of a link with a tag begins as one that a sent file may carry."""
    text = Address.of(relationship.target).text
    return text.startswith("{{") or may_lead(text)


class Links:
    """The links of a Word part that hold tags; made before its paragraphs are read, because it reads their words."""

    def __init__(self, root: etree._Element, part: Part, package: Package) -> None:
        targets = {rel.id: rel.target for rel in package.relationships(part.name) if has_tag(rel)}
        #: Ids of the relationships that hold a tag, and may not be left.
        self.replaced = frozenset(targets)
        self._found = [
            (element, targets.get(element.get(_R_ID, "")), _label(element))
            for element in root.iter(etree.Element)
            if element.tag == _LINK or element.get(_R_ID) in targets
        ]

    def read(self, place_of: Callable[[etree._Element], Place], texts: Texts) -> None:
        """Put tokens in the place of relationships, anchors and tips that hold tags."""
        for element, target, label in self._found:
            parent = element.getparent()
            base = place_of(element if element.tag == _LINK or parent is None else parent)
            place = replace(base, trail=(*base.trail, label))
            if target is not None:
                element.set(_R_ID, relationship_tokens(target, place, texts))
            for attribute in (_ANCHOR, *_WORDS):
                text = element.get(attribute, "")
                if TAG.search(text):
                    # LibreOffice writes the spaces of a bookmark's name as underscores.
                    text = re.sub(r"\{\{_|_\}\}", lambda m: m[0].replace("_", " "), text)
                    element.set(attribute, texts.read(text, place, "_brief_attribute", only_values="link"))


def _label(element: etree._Element) -> str:
    if element.tag != _LINK:
        return "its link"
    words = "".join(t.text or "" for t in element.iter(_RUN_TEXT)).strip()
    return short_label(words) if words else "link"


def short_label(words: str) -> str:
    """What messages call a link by its words."""
    return f'link "{words if len(words) <= 48 else words[:47].rstrip() + "…"}"'


def relationship_tokens(target: str, place: Place, texts: Texts) -> str:
    """The tokens that stand in the place of a relationship's id."""
    pieces, tokens, number = address_pieces(Address.of(target), place, texts)
    return tokens + texts.tokens.add(f"V\n[{pieces}]|_brief_link({number})", number)


def address_pieces(address: Address, place: Place, texts: Texts) -> tuple[str, str, int]:
    """The pieces of an address as items of a Jinja list; the tokens that set what they name; a tag's number."""
    found = texts.find(address.text, place, only_values="link")
    pieces: list[str] = []
    tokens: list[str] = []
    at = 0
    for tag in found:
        pieces.append(literal(address.between(at, tag.start)))
        at = tag.end
        if tag.kind == "value":
            pieces.append(f"_u{tag.number}")
            tokens.append(_part(tag, address, texts.tokens, first=tag is found[0]))
    pieces.append(literal(address.between(at, len(address.text))))
    number = found[0].number if found else 0
    return ", ".join(piece for piece in pieces if piece != "''"), "".join(tokens), number


def _part(tag: Tag, address: Address, tokens: Tokens, *, first: bool) -> str:
    """How a value is written depends on where in the address it stands."""
    before = address.text[: tag.start].lower()
    if first and before in ("", "http://", "https://"):
        how = "start"
    else:
        how = "mail" if before.startswith("mailto:") and "?" not in before else "part"
    return tokens.add(f"B\nset _u{tag.number} = ({tag.body})|_brief_url({tag.number}, '{how}')", tag.number)


def literal(text: str) -> str:
    """A text as a Jinja literal.

    Raises:
        Fault: character-forbidden when it holds what the engine keeps for itself.
    """
    if any(character in RESERVED for character in text):
        raise Fault("character-forbidden", "the template holds a noncharacter (U+FDD0 to U+FDEF)")
    quoted = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    return f"'{quoted}'"
