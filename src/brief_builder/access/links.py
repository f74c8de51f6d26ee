"""Links say where they lead: each must be understood by itself, in a list of links (WCAG 2.1, 2.4.4 and 2.4.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from brief_builder.access.view import View, has_tag, vanishes
from brief_builder.problems import Excerpt, Fault, Note, Problem
from brief_builder.structure import Link

VAGUE = re.compile(
    r"(?:click |tap )?here|click (?:this|on) ?(?:link)?|(?:this|the) (?:link|page|site|website|document|article)|link|"
    r"more|read more|learn more|more info(?:rmation)?|see more|details|download|go|website|page|source|continue|open|"
    r"(?:cliquez |appuyez )?ici|(?:ce|le) (?:lien|site|document)|cette page|lien|plus|lire (?:la suite|plus)|"
    r"en savoir (?:plus|davantage)|plus d['’]information?s?|voir plus|détails|télécharger|suite|site ?(?:web)?|"
    r"(?:ចុច|សូមចុច)?\s*(?:ទីនេះ|នៅទីនេះ)|អានបន្ត|តំណ|តំណភ្ជាប់",
    re.I,
)
_BARE = re.compile(r"(?:https?://|www\.)\S+|[\w.-]+\.[a-z]{2,}/\S{12,}", re.I)
_AROUND = " \t\n\u00a0.,;:!?…«»“”‘’\"'()[]<>→›»"  # what is not read aloud


def links(view: View) -> Iterator[Problem]:
    """Each link of the document, but for those of its contents."""
    shown = [link for link in view.document.links if _is_read(view, link)]
    for link in shown:
        text = _words(link)
        excerpt = Excerpt(_around(view, link) or link.text)
        if not text and not link.tip:
            message = f"a link to {_short(link.target)} has no words: a screen reader reads its address, or says “link”"
            yield _fault("link-vague", message, _cure(view)).at(link.place)
        elif VAGUE.fullmatch(text):
            message = f"a link that reads “{text}” does not say where it leads"
            yield _fault("link-vague", message, _cure(view)).at(link.place, _marked(excerpt, link))
        elif _BARE.fullmatch(link.text.strip()):
            message = "the words of this link are its address, which a screen reader spells out"
            yield _fault("link-bare", message, _cure(view)).at(link.place, _marked(excerpt, link))
    yield from _alike(shown)


def _alike(shown: list[Link]) -> Iterator[Problem]:
    """Links with the same words that lead to different places."""
    known: dict[str, Link] = {}
    told: set[str] = set()
    for link in shown:
        key = _words(link).casefold()
        if not key or has_tag(link.text) or has_tag(link.target) or VAGUE.fullmatch(key):
            continue
        first = known.setdefault(key, link)
        if _address(first.target) != _address(link.target) and key not in told:
            told.add(key)
            message = f"two links read “{_words(link)}” and lead to different places"
            problem = _fault("link-ambiguous", message, "say in the words of each what is different").at(link.place)
            yield replace(problem, notes=(Note(f"the other leads to {_short(first.target)}", first.place),))


def _is_read(view: View, link: Link) -> bool:
    if not link.target or vanishes(link.text):
        return False
    if link.paragraph is None:
        return bool(link.text) or not link.target.startswith("#")
    paragraph = view.document.paragraphs[link.paragraph]
    if paragraph.role in ("contents", "comment"):
        return False
    # References that Word keeps (“Table 2”, page numbers) lead within the document.
    return not (link.target.startswith("#") and "REF" in "".join(paragraph.fields) and len(_words(link)) < 4)


def _around(view: View, link: Link) -> str:
    return view.document.paragraphs[link.paragraph].text if link.paragraph is not None else ""


def _marked(excerpt: Excerpt, link: Link) -> Excerpt:
    at = excerpt.text.find(link.text)
    return replace(excerpt, start=at, end=at + len(link.text)) if at >= 0 else excerpt


def _words(link: Link) -> str:
    return " ".join(link.text.strip(_AROUND).split())


def _address(target: str) -> str:
    return target.rstrip("/").casefold()


def _short(target: str) -> str:
    return target if len(target) <= 60 else target[:59] + "…"


def _cure(view: View) -> str:
    return view.cure(
        "right-click it, Edit Hyperlink, Text to display: the name of the page or document that it opens",
        "right-click it, Edit Link, Text to display: the name of the page or document that it opens",
    )


def _fault(code: str, message: str, cure: str) -> Fault:
    return Fault(code, message, help=cure, severity="warning")
