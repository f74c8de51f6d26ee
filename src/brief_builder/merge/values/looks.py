"""Run properties of a tag, and how some words in it look → the run properties of those words.

The tag's own format is the base: a look adds to it or replaces the one property that it is about. Properties stand
in the order of the schema (ISO 29500-1, 17.3.2.28 and 21.1.2.3.9), which Word insists on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from brief_builder.merge.languages.complex_scripts import MIRRORED
from brief_builder.merge.languages.defaults import OF_LETTERS
from brief_builder.merge.values.scripts import RIGHT_TO_LEFT
from brief_builder.office.schema import PARAGRAPH_ORDER, RUN_ORDER
from brief_builder.office.xml import NAMESPACES
from brief_builder.template.marks import KEPT_LANGUAGE
from brief_builder.wording.tags import kind_of, tag_of

MONOSPACED = "Courier New"  # on every system, or with a twin of the same widths
_LINK_COLOUR = "0563C1"  # that of Word's own Hyperlink style
_DRAWING_ORDER = (
    "ln", "noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill", "effectLst", "effectDag", "highlight",
    "uLnTx", "uLn", "uFillTx", "uFill", "latin", "ea", "cs", "sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst",
)  # fmt: skip
_TAG = re.compile(r"<(/?)([\w.:-]+)([^<>]*?)(/?)>")


@dataclass(frozen=True, slots=True)
class Look:
    """How words differ from the tag that they replace.

    Attributes:
        code: None for ordinary words; for code the id of a character style, '' for a font of even width.
        link: None for ordinary words; for a link the id of a character style (Word) or of the relationship to its
            target (PowerPoint); '' for colour and underline.
        script: 'rtl' or 'cs' where Word has properties of its own for the script; else ''.
        lang: the language of words in another one than the document's; '' for the document's.
    """

    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: str | None = None
    link: str | None = None
    script: str = ""
    lang: str = ""


PLAIN = Look()


@lru_cache(maxsize=4096)
def run_properties(base: str, prefix: str, dialect: str, look: Look) -> str:
    """The XML of run properties.

    Args:
        base: those of the tag, as XML; '' for none.
        prefix: the prefix of the main namespace, with its colon.
        dialect: 'Word' or 'PowerPoint'.
        look: what is different.
    """
    if look == PLAIN:
        return base
    return _drawing_properties(base, prefix, look) if dialect == "PowerPoint" else _word_properties(base, prefix, look)


def _word_properties(base: str, p: str, look: Look) -> str:
    _, held = children(base)
    new: dict[str, str] = {}
    for names, on in ((("b", "bCs"), look.bold), (("i", "iCs"), look.italic), (("strike",), look.strike)):
        if on:
            new |= {name: f"<{p}{name}/>" for name in names}
    if look.code is not None:
        if look.code:
            new["rStyle"] = f'<{p}rStyle {p}val="{look.code}"/>'
        else:
            fonts = " ".join(f'{p}{where}="{MONOSPACED}"' for where in ("ascii", "hAnsi", "cs"))
            new["rFonts"] = f"<{p}rFonts {fonts}/>"
        new["noProof"] = f"<{p}noProof/>"
    if look.link is not None:
        if look.link:
            new["rStyle"] = f'<{p}rStyle {p}val="{look.link}"/>'
            # The style says how links look; a colour of the tag would hide that this is one.
            held = [(name, xml) for name, xml in held if name not in (f"{p}color", f"{p}u")]
        else:
            new |= {"color": f'<{p}color {p}val="{_LINK_COLOUR}"/>', "u": f'<{p}u {p}val="single"/>'}
    if look.script:
        mark = "rtl" if look.script == RIGHT_TO_LEFT else "cs"
        new[mark] = f"<{p}{mark}/>"
        have = {name.removeprefix(p): xml for name, xml in held} | new
        for plain, mirrored in MIRRORED:
            if plain in have and mirrored not in have:
                new[mirrored] = have[plain].replace(f"<{p}{plain}", f"<{p}{mirrored}", 1)
    if look.lang:
        new["lang"] = _word_language(next((xml for name, xml in held if name == f"{p}lang"), ""), p, look.lang)
    return f"<{p}rPr>{ordered(held, new, p, RUN_ORDER)}</{p}rPr>"


def _word_language(held: str, p: str, language: str) -> str:
    """The `w:lang` that says a language, beside what it said of letters of other kinds (ISO 29500-1, 17.3.2.20)."""
    name = OF_LETTERS[kind_of(language)]
    others = [f" {each}" for each in re.findall(rf'{p}\w+="[^"]*"', held) if not each.startswith(f"{p}{name}=")]
    return f'<{p}lang {p}{name}="{KEPT_LANGUAGE}{tag_of(language)}"{"".join(others)}/>'


def _drawing_properties(base: str, p: str, look: Look) -> str:
    attributes, held = children(base)
    marks = (("b", "1", look.bold), ("i", "1", look.italic), ("strike", "sngStrike", look.strike))
    for name, value, on in marks:
        if on:
            attributes = re.sub(rf'\s{name}="[^"]*"', "", attributes) + f' {name}="{value}"'
    if look.lang:
        said = f' lang="{KEPT_LANGUAGE}{tag_of(look.lang)}"'
        attributes = said + re.sub(r'\slang="[^"]*"', "", attributes)
    new: dict[str, str] = {}
    if look.code is not None:
        new["latin"] = f'<{p}latin typeface="{MONOSPACED}"/>'
    if look.link:
        new["hlinkClick"] = f'<{p}hlinkClick xmlns:r="{NAMESPACES["r"]}" r:id="{look.link}"/>'
    inner = ordered(held, new, p, _DRAWING_ORDER)
    return f"<{p}rPr{attributes}>{inner}</{p}rPr>" if inner else f"<{p}rPr{attributes}/>"


def paragraph_properties(base: str, prefix: str, new: Mapping[str, str], without: Iterable[str] = ()) -> str:
    """The XML of paragraph properties in Word: those of the base, with new ones in place of its own.

    Args:
        base: as XML; '' for none.
        prefix: the prefix of the main namespace, with its colon.
        new: local name → XML.
        without: local names that are left out.
    """
    dropped = {prefix + name for name in without}
    _, held = children(base)
    inner = ordered([(name, xml) for name, xml in held if name not in dropped], new, prefix, PARAGRAPH_ORDER)
    return f"<{prefix}pPr>{inner}</{prefix}pPr>" if inner else ""


def ordered(held: list[tuple[str, str]], new: Mapping[str, str], prefix: str, order: tuple[str, ...]) -> str:
    """The elements in the schema's order; those of other namespaces stay last, as they were."""
    own = {name.removeprefix(prefix): xml for name, xml in held if _is_own(name, prefix)} | dict(new)
    known = [own[name] for name in order if name in own]
    others = [xml for name, xml in held if not _is_own(name, prefix)]
    return "".join([*known, *(xml for name, xml in own.items() if name not in order), *others])


def children(xml: str) -> tuple[str, list[tuple[str, str]]]:
    """An element's attributes as they are written, and its children: their names and their XML."""
    out: list[tuple[str, str]] = []
    attributes, depth, start, name = "", 0, 0, ""
    for match in _TAG.finditer(xml):
        closing, tag, inside, empty = match.groups()
        if closing:
            depth -= 1
            if depth == 1:
                out.append((name, xml[start : match.end()]))
            continue
        if depth == 0:
            attributes = inside.rstrip()
        elif depth == 1:
            start, name = match.start(), tag
            if empty:
                out.append((tag, match[0]))
        depth += not empty
    return attributes, out


def _is_own(name: str, prefix: str) -> bool:
    return name.startswith(prefix) if prefix else ":" not in name
