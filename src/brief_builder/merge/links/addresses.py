"""What a tag in an address gives → the address, encoded as its place in it asks, and the relationship that holds it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from brief_builder.merge.links.jumps import Aim, SlideEntry, aim, jump
from brief_builder.merge.state import STATE, State
from brief_builder.merge.values.printing import words
from brief_builder.office.addresses import leads_somewhere, shown_address
from brief_builder.office.part_types import HYPERLINK
from brief_builder.problems import Fault

# RFC 3986: what may stand in an address as it is; the rest is encoded.
_ANYWHERE = "%:/?#[]@!$&'()*+,;="
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# A scheme that a word processor put before a tag whose value brings one of its own.
_TWICE = re.compile(r"https?://(?=https?://|mailto:)", re.I)


def link_filters() -> dict[str, Callable[..., Any]]:
    """The filters that compiled templates call and authors cannot."""
    return {"_brief_url": url, "_brief_link": link}


def url(given: Any, number: int, how: str) -> str | None:
    """A value as a piece of an address; None when only its fault was noted.

    Args:
        given: the value.
        number: of its tag.
        how: 'start' when the address begins with it, and it is written as it is; 'part' when it stands in a longer
            one, and its signs mean nothing there; 'mail' when it is a mail address.
    """
    if isinstance(given, SlideEntry) and how == "start":
        return aim(given)
    text = words(given, number)
    if text is None:
        return None
    if how == "start":
        return _BARE_PERCENT.sub("%25", quote(text.strip(), safe=_ANYWHERE))
    return quote(text.strip() if how == "mail" else text, safe="@" if how == "mail" else "")


def link(pieces: list[str | None], number: int) -> str:
    """The id of a relationship of the part at hand to the address; '' when only a fault was noted."""
    state = STATE.get()
    if len(pieces) == 1 and isinstance(pieces[0], Aim):
        return jump(state, pieces[0].entry)
    target = address(state, pieces, number)
    if target is None or state.part is None:
        return ""
    return state.additions.relate(state.written, HYPERLINK, target, external=True)


def address(state: State, pieces: list[str | None], number: int) -> str | None:
    """The pieces joined; None when only a fault was noted.

    Raises:
        Fault: link-unsafe when it leads nowhere, to a file, or to a program.
    """
    if any(piece is None for piece in pieces):
        return None
    target = _TWICE.sub("", "".join(piece or "" for piece in pieces))
    if leads_somewhere(target):
        return target
    fault = Fault(
        "link-unsafe",
        f"this link would lead to `{shown_address(target)}`" if target else "this link would lead nowhere",
        help="give an address that begins with https://, http:// or mailto:",
    )
    state.note(fault, number)
    return None
