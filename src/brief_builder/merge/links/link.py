"""An address and words → a hyperlink in Word or PowerPoint, to a web page, a mail address or a bookmark."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

from brief_builder.merge.state import State
from brief_builder.merge.values.content import check_fields
from brief_builder.merge.values.looks import Look
from brief_builder.merge.values.printing import look_of, note_braces, refuse_forbidden, runs_of
from brief_builder.merge.values.words import in_words
from brief_builder.office.addresses import may_lead, shown_address
from brief_builder.office.dialect import escape, escape_attribute
from brief_builder.office.part_types import HYPERLINK
from brief_builder.office.xml import NAMESPACES
from brief_builder.problems import Fault, did_you_mean
from brief_builder.template.prose import as_phrase
from brief_builder.template.reading.tags import Tag
from brief_builder.wording import Phrase

FIELDS = ("link", "text", "tip")
_LONGEST = 2_000  # Word refuses addresses of more than some 2,080 characters
_LONGEST_TIP = 260
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HELP = "begin it with `https://`, `http://` or `mailto:`, or with `#` and the name of a bookmark"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere.

    Attributes:
        target: the address, checked; '#' and a name for a bookmark of the document.
        words: any value that prints as words.
        tip: what is shown when the pointer rests on it; '' for nothing.
    """

    target: str
    words: Any
    tip: str = ""
    kind_word: ClassVar[str] = "a link"

    @classmethod
    def of(cls, target: Any, words: Any = None, tip: Any = None) -> Link:
        """A link; without words it shows its address. Raises link-unsafe, value-field."""
        address = checked_address(target)
        if tip is not None and (not isinstance(tip, str) or len(tip) > _LONGEST_TIP):
            raise Fault("value-field", f"`tip` is not a text of at most {_LONGEST_TIP} characters")
        refuse_forbidden(tip or "")
        shown = str(target).strip().removeprefix("mailto:").removeprefix("#")
        return cls(address, shown if words is None else words, tip or "")

    @classmethod
    def from_mapping(cls, given: Mapping[str, Any]) -> Link:
        """`{link: https://…, text: …, tip: …}`."""
        check_fields(given, "a link", FIELDS)
        return cls.of(given["link"], given.get("text"), given.get("tip"))

    def runs(self, state: State, tag: Tag) -> str:
        """The link among words."""
        phrase = self._phrase(state)
        looks = [(piece, look_of(piece)) for piece in phrase.pieces]

        def shown(as_link: Callable[[Look], Look]) -> str:
            return runs_of(state, tag, ((piece, as_link(look)) for piece, look in looks))

        return linked(state, tag, self.target, self.tip, shown)

    def blocks(self, _state: State, _tag: Tag) -> None:
        """A link is words."""

    def plain_words(self, state: State, _tag: Tag) -> Phrase:
        """What it says where nothing can be a link: in document properties and alt texts."""
        return self._phrase(state)

    def _phrase(self, state: State) -> Phrase:
        phrase = as_phrase(in_words(self.words, state.language))
        if not str(phrase).strip():
            raise Fault("value-field", "a link has no words that a reader could click", help="write them as `text`")
        refuse_forbidden(str(phrase))
        return phrase


def checked_address(given: Any) -> str:
    """The address as it is written into a file.

    Raises:
        Fault: link-unsafe when it leads anywhere but to the web, a mail address or a bookmark; value-field.
    """
    if not isinstance(given, str) and isinstance(getattr(given, "phrase", given), Phrase):
        given = str(getattr(given, "phrase", given))
    if not isinstance(given, str) or not given.strip():
        raise Fault("value-field", "a link has no address", help=_HELP)
    address = given.strip()
    refuse_forbidden(address)
    shown = shown_address(address)
    if len(address) > _LONGEST:
        raise Fault("link-unsafe", f"the address `{shown}` is longer than {_LONGEST:,} characters")
    if address.startswith("#"):
        return address
    if may_lead(address) and address[:7].lower() != "mailto:":
        return _web(address, shown)
    if may_lead(address) and "@" in address and not re.search(r"[\s<>]", address):
        return quote(address, safe="%/:?#[]@!$&'()*+,;=~-._")
    help_ = _HELP
    if not _SCHEME.match(address) and "@" in address and re.fullmatch(r"\S+@\S+\.\S+", address):
        help_ = f"did you mean `mailto:{shown}`?"
    elif re.fullmatch(r"[\w.-]+\.[a-z]{2,}(:\d+)?(/\S*)?", address, re.I):
        help_ = f"did you mean `https://{shown}`?"
    raise Fault("link-unsafe", f"`{shown}` is no address of a web page, a mail address or a bookmark", help=help_)


def linked(state: State, tag: Tag, target: str, tip: str, inner: Callable[[Callable[[Look], Look]], str]) -> str:
    """Runs as a link.

    Args:
        target: a checked address.
        tip: for the pointer; '' for none.
        inner: gives the runs, told how a look becomes that of a link.

    Raises:
        Fault: link-misplaced, link-unknown.
    """
    assert state.part is not None  # noqa: S101  set while a part is rendered
    if tag.surroundings.linked:
        message = "this tag stands in a link of the template, and a link cannot hold another"
        raise Fault("link-misplaced", message, help="remove the template's link, or print the words alone")
    part, p = state.part.part, tag.prefix
    if part.dialect.name == "PowerPoint":
        if target.startswith("#"):
            raise Fault("link-misplaced", "a presentation has no bookmarks to link to", help="link to a web page")
        relation = state.additions.relate(state.written, HYPERLINK, target, external=True)
        return inner(lambda look: _as_link(look, relation))
    style = state.styles.id_of("Hyperlink", "character")
    runs = inner(lambda look: _as_link(look, style))
    if tag.surroundings.inserted:
        return _field(state, p, target, tip, runs)
    hint = f' {p}tooltip="{escape_attribute(tip)}"' if tip else ""
    if target.startswith("#"):
        name = _bookmark(state, target[1:])
        return f'<{p}hyperlink {p}anchor="{escape_attribute(name)}"{hint} {p}history="1">{runs}</{p}hyperlink>'
    relation = state.additions.relate(state.written, HYPERLINK, target, external=True)
    return f'<{p}hyperlink xmlns:r="{NAMESPACES["r"]}" r:id="{relation}"{hint} {p}history="1">{runs}</{p}hyperlink>'


def _field(state: State, p: str, target: str, tip: str, runs: str) -> str:
    """The link as a field: what is inserted under Track Changes may hold runs and no hyperlinks."""
    where = f'\\l "{_bookmark(state, target[1:])}"' if target.startswith("#") else f'"{target}"'
    if tip:
        shown = re.sub(r'(["\\])', r"\\\1", tip)
        note_braces(state, shown)
        where += f' \\o "{shown}"'
    begin, middle, end = (
        f'<{p}r><{p}fldChar {p}fldCharType="{kind}"/></{p}r>' for kind in ("begin", "separate", "end")
    )
    code = f'<{p}r><{p}instrText xml:space="preserve"> HYPERLINK {escape(where)} </{p}instrText></{p}r>'
    return f"{begin}{code}{middle}{runs}{end}"


def _as_link(look: Look, link: str) -> Look:
    return replace(look, link=link)


def _web(address: str, shown: str) -> str:
    """The address with what only ASCII may stand in escaped; Office takes no others."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        if not host.isascii():
            address = address.replace(host, host.encode("idna").decode("ascii"), 1)
        _ = parts.port
    except (ValueError, UnicodeError):
        host = ""
    if not host or re.search(r"\s", address.partition("//")[2].partition("/")[0]):
        raise Fault("link-unsafe", f"`{shown}` is no address of a web page", help="write it as the browser shows it")
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~-._")


def _bookmark(state: State, name: str) -> str:
    """The name, if the document has such a bookmark."""
    key = ("bookmarks",)
    if key not in state.once:
        assert state.package is not None  # noqa: S101  every rendering has one
        found: list[str] = []
        for part in state.package.names():
            if part.startswith("word/") and part.endswith(".xml"):
                text = state.package.read(part).decode("utf-8", "replace")
                found += re.findall(r'<(?:\w+:)?bookmarkStart\b[^>]*?\bname="([^"]+)"', text)
        state.once[key] = frozenset(found)
    known: frozenset[str] = state.once[key]
    if name not in known:
        shown = sorted(n for n in known if not n.startswith("_"))
        listed = "there is " + ", ".join(f"`{n}`" for n in shown[:12]) if shown else "the template has no bookmarks"
        raise Fault("link-unknown", f"there is no bookmark called `{name}`", help=did_you_mean(name, shown) or listed)
    return name
