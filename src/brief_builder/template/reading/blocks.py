"""The tags of a part in → its blocks: an opening tag, what divides it, its closing tag; innermost first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from brief_builder.problems import Fault, Note, Problem, did_you_mean
from brief_builder.template.reading.tags import Tag

OPENERS = ("for", "if", "with", "macro")
DIVIDERS = {"else": ("for", "if"), "elif": ("if",)}
SINGLE = ("set",)
CELL = ("vm", "hm", "colspan", "cellbg")  # docxtpl's words for the table cell that they stand in
CLOSERS = tuple(f"end{word}" for word in OPENERS)
ENDINGS = ("else", *CLOSERS)  # words that stand alone in their tag
# Words that Jinja knows and a document does not, with what to write in their place.
NOT_HERE = {
    "filter": "put the filter behind each value: {{ name | upper }}",
    "endfilter": "put the filter behind each value: {{ name | upper }}",
    "call": "call a macro by its name: {{ name(…) }}",
    "endcall": "call a macro by its name: {{ name(…) }}",
    "include": 'a document comes in as a value, {docx: annex.docx}; slides come in by {% slide include "annex.pptx" %}',
    "import": "write the macro in the template that uses it",
    "raw": "braces that are no tag are written {_{ and }_}",
    "endraw": "braces that are no tag are written {_{ and }_}",
    **dict.fromkeys(
        ("slide", "slides", "endslide", "endslides"),
        "slides repeat in PowerPoint: in a text box of the slide, or in its notes",
    ),
    **dict.fromkeys(("shape", "group"), "shapes repeat in PowerPoint: in the text or the alt text of one on a slide"),
    "endset": "a value is set in one tag: {% set name = value %}",
}
_DEEPEST = 100
_FLATTEN = "write several conditions as one, with `and`, or as `elif`"
WORDS = (*OPENERS, *DIVIDERS, *SINGLE, *CLOSERS, *CELL)


@dataclass(frozen=True, slots=True)
class Block:
    """[opening, (dividing)…, closing] tags; a single tag such as `set` is a block of one."""

    tags: tuple[Tag, ...]

    @property
    def opening(self) -> Tag:
        """The tag that begins it."""
        return self.tags[0]

    @property
    def scope(self) -> str:
        """The prefix that the author wrote on any of the tags; '' when none."""
        return next((tag.scope for tag in self.tags if tag.scope), "")


def pair(tags: list[Tag], report: Callable[[Problem], None], lost: Iterable[str] = ()) -> list[Block]:
    """The blocks, inner before outer. What cannot be paired is reported with both its places.

    `lost` are the words of tags that are not ended, and have been reported: their partners are no news.
    """
    blocks: list[Block] = []
    open_: list[list[Tag]] = []
    dropped = [word for word in lost if word in OPENERS]
    ended = [word for word in lost if word in CLOSERS]
    for tag in tags:
        if tag.kind != "block":
            continue
        word = tag.word
        if word in ENDINGS and tag.body != word:
            report(_overlong(tag))
        if word in OPENERS:
            open_.append([tag])
            if len(open_) > _DEEPEST:  # no code can be made of them, and to look at their ends takes a square of it
                report(
                    _fault_of(tag, "limit-reached", f"more than {_DEEPEST} blocks lie in one another here", _FLATTEN)
                )
                return []
        elif word in DIVIDERS:
            if open_ and open_[-1][0].word in DIVIDERS[word]:
                if open_[-1][-1].word == "else":
                    report(_behind_else(tag, open_[-1][0]))
                    continue
                open_[-1].append(tag)
            elif not set(dropped).intersection(DIVIDERS[word]):
                report(_fault_of(tag, "block-unopened", f"`{word}` stands outside any `{DIVIDERS[word][-1]}`"))
        elif word in CLOSERS:
            _close(tag, open_, blocks, dropped, report)
        elif word in SINGLE:
            blocks.append(Block((tag,)))
        elif word in CELL:
            continue  # not a block: it says something of its cell
        else:
            report(_unknown(tag, word))
            _as_if_meant(_meant(tag), open_, dropped)
    for tags_ in open_:
        opening = tags_[0]
        if f"end{opening.word}" in ended:
            ended.remove(f"end{opening.word}")
            continue
        help_ = f"write {{% end{opening.word} %}} where it ends"
        report(_fault_of(opening, "block-unclosed", f"this `{opening.word}` is never closed", help_))
    return blocks


def _unknown(tag: Tag, word: str) -> Problem:
    if word in NOT_HERE:
        return _fault_of(tag, "tag-unknown", f"`{word}` is not known here", NOT_HERE[word])
    meant = _meant(tag)
    near = f"did you mean `{meant}`?" if meant and meant.casefold() != word.casefold() else ""
    hint = near or did_you_mean(word, (*WORDS, *NOT_HERE))
    known = "known words: " + ", ".join(WORDS)
    if re.match(rf"\w{{1,2}}\s+(?:{'|'.join(WORDS)})\b", tag.body):
        hint = "a prefix is `p`, `tr`, `tc` or `r`: {%tr for … %}"
    shown = f"`{word}` is not a word that begins a tag" if word else "the tag is empty"
    return _fault_of(tag, "tag-unknown", shown, hint or known)


def _overlong(tag: Tag) -> Problem:
    """More words in a tag that is one word."""
    condition = re.fullmatch(r"else\s*if\b(.*)", tag.body, re.S)
    help_ = f"write {{% elif{condition[1]} %}}" if condition else f"write {{% {tag.word} %}}, and nothing else"
    return _fault_of(tag, "tag-syntax", f"nothing can stand behind `{tag.word}`", help_)


def _behind_else(tag: Tag, opening: Tag) -> Problem:
    """A branch after the one for all that is left."""
    if tag.word == "elif":
        help_ = "put {% else %} behind every {% elif … %}, as the last"
        return _fault_of(tag, "tag-syntax", "`elif` stands before `else`, and this one stands behind it", help_)
    help_ = "take one of them out" + (", or write the first as {% elif … %}" if opening.word == "if" else "")
    return _fault_of(tag, "tag-syntax", f"this is the second `else` of one `{opening.word}`", help_)


def _meant(tag: Tag) -> str:
    """The word that a misspelt one stands for, such as `endfor` for `{% end for %}`; '' when none is near."""
    joined = re.match(r"end[\s_-]+(\w+)", tag.body, re.I)
    word = f"end{joined[1]}" if joined else tag.word
    near = re.findall("`(.+?)`", did_you_mean(word.lower(), WORDS, 1) or "")
    return near[0] if near else ""


def _as_if_meant(meant: str, open_: list[list[Tag]], dropped: list[str]) -> None:
    """Go on as if a misspelt word had been right, so that its partner is not reported too."""
    if meant in OPENERS:
        dropped.append(meant)
    elif meant in CLOSERS and open_ and open_[-1][0].word == meant.removeprefix("end"):
        open_.pop()


def _close(
    tag: Tag,
    open_: list[list[Tag]],
    blocks: list[Block],
    dropped: list[str],
    report: Callable[[Problem], None],
) -> None:
    """Close the block that is open; `dropped` are words of blocks whose endings are no news: see `_as_if_meant`."""
    wanted = tag.word.removeprefix("end")
    if open_ and open_[-1][0].word == wanted:
        blocks.append(Block((*open_.pop(), tag)))
        return
    if wanted in dropped:
        dropped.remove(wanted)  # its opening has been reported, or named when a wrong ending was
        return
    if not open_:
        report(_fault_of(tag, "block-unopened", f"`{tag.word}` closes nothing"))
        return
    inner = open_[-1][0]
    fault = Fault(
        "block-mismatch",
        f"`{tag.word}` cannot close `{inner.word}`",
        help=f"close the inner block first: {{% end{inner.word} %}}",
        notes=[Note(f"the block that is open: {inner.shown[inner.start : inner.end]}", inner.place)],
    )
    report(fault.at(tag.place, tag.excerpt))
    # The author most likely forgot one ending; going on from the block that was meant avoids follow-up errors.
    for index in range(len(open_) - 1, -1, -1):
        if open_[index][0].word == wanted:
            dropped += [tags[0].word for tags in open_[index + 1 :]]
            del open_[index:]
            return
    open_.pop()


def _fault_of(tag: Tag, code: str, message: str, help_: str = "") -> Problem:
    return Fault(code, message, help=help_ or ()).at(tag.place, tag.excerpt)
