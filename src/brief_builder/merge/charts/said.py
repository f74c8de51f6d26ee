"""A series of a chart whose author formatted its labels in another language → labels in the words of the pack.

A number format holds words: `"C$"0.0,,," billion"`. In a document in another language they would stay as they are. What
the pack says of each point takes their place, as a format where one says it, so that the label follows its number, else
as typed words. Typeface, colour and place of the labels stay.
"""

from __future__ import annotations

import copy
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from brief_builder.facts.units import CURRENCY_SIGNS, currencies
from brief_builder.merge.charts.series import format_of, number_of
from brief_builder.office.xml import NAMESPACES, clark, is_on

if TYPE_CHECKING:
    from brief_builder.charts.native.said import Said

_C = f"{{{NAMESPACES['c']}}}"
_LABELS, _LABEL, _IDX, _FORMAT, _TEXT = (clark(f"c:{name}") for name in ("dLbls", "dLbl", "idx", "numFmt", "tx"))
_DELETE, _SHOWS, _LOOK = clark("c:delete"), clark("c:showVal"), clark("c:txPr")
# What stands before the labels in a series, and before a number format in a label, in the order of the schema.
_BEFORE_LABELS = tuple(clark(f"c:{name}") for name in (
    "idx", "order", "tx", "spPr", "invertIfNegative", "pictureOptions", "marker", "explosion", "dPt",
))  # fmt: skip
_BEFORE_FORMAT = (_LABEL, _IDX, _DELETE, clark("c:layout"), _TEXT)
_BEFORE_TEXT = (_IDX, clark("c:layout"))
# What a label of a point has of those of its series.
_SHARED = tuple(clark(f"c:{name}") for name in (
    "numFmt", "spPr", "txPr", "dLblPos", "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent",
    "showBubbleSize", "separator",
))  # fmt: skip
_NO_WORDS = re.compile(r"\[(?!\$)[^\]]*\]|\[\$-[^\]]*\]")  # colours, conditions, languages
_WORDS = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]')

# Each longer sign before what it holds; and what may be a code of ISO 4217.
_SIGNS = "|".join(map(re.escape, sorted(CURRENCY_SIGNS, key=len, reverse=True)))
_CURRENCY = re.compile(rf"{_SIGNS}|(?<![A-Z])[A-Z]{{3}}(?![A-Z])")


def has_words(code: str) -> bool:
    """Whether a number format (ISO 29500-1, 18.8.31) prints letters or the sign of a currency."""
    shown = _NO_WORDS.sub("", code)
    literal = "".join("".join(found) for found in _WORDS.findall(shown))
    return any(c.isalpha() for c in literal) or any(unicodedata.category(c) == "Sc" for c in shown)


def names_other_currency(root: etree._Element, said: Iterable[Said | None]) -> bool:
    """Whether a number format of a chart names a currency, and what is said of its points only others.

    A bare “$” may be any dollar's.
    """
    theirs = {sign for each in said if each is not None for sign in _currencies(each.words)}
    codes = [each.get("formatCode", "") for each in root.iter(_FORMAT)]
    codes += [each.text or "" for each in root.iter(clark("c:formatCode"))]
    drawn = {sign for code in codes for sign in _currencies(_printed(code))}
    return bool(theirs) and bool(drawn - theirs) and not drawn & theirs


def _printed(code: str) -> str:
    """What a number format prints besides its digits."""
    shown = _NO_WORDS.sub("", code)
    words = ["".join(found) for found in _WORDS.findall(shown)]
    return " ".join([*words, *(c for c in _WORDS.sub("", shown) if unicodedata.category(c) == "Sc")])


def _currencies(words: str) -> set[str]:
    """The currencies that words name by a sign that is one currency's, or by its code."""
    found = {CURRENCY_SIGNS.get(sign, sign) for sign in _CURRENCY.findall(words)}
    return found & currencies() if found else found


def say_points(series: etree._Element, said: Sequence[Said | None]) -> None:
    """Let the labels of a series that show values in words say them as the pack does."""
    labels = _labels_of(series)
    if labels is None:
        return
    own = {number_of(label): label for label in labels.findall(_LABEL)}
    shown = _shows(labels) and _in_words(labels, series)
    common = _most(each for index, each in enumerate(said) if index not in own) or _most(said)
    for index, each in enumerate(said):
        label = own.get(index)
        if each is None:
            continue
        if label is None:
            if shown and each.code != common:
                _say(_new_label(labels, index), each)
        elif _shows(label) and (_in_words(label, series) or (label.find(_FORMAT) is None and shown)):
            _say(label, each)
    if shown and common is not None:
        _set_format(labels, common)


def say_rest(plots: Iterable[etree._Element], root: etree._Element, said: Sequence[Said | None], plain: str) -> None:
    """Let the formats of plots and axes have no words of another language.

    Args:
        plots: the kinds that the chart is made of.
        root: the chart.
        said: of all points.
        plain: a format without words.
    """
    common = _most(said)
    for plot in plots:
        for labels in plot.findall(_LABELS):
            if common is not None and _in_words(labels, None):
                _set_format(labels, common)
    stated = _most(each for each in said if each is not None and each.plain)
    for axis in root.iter(clark("c:valAx")):
        if _in_words(axis, None):
            axis.find(_FORMAT).set("formatCode", stated or plain or "General")  # type: ignore[union-attr]


def _labels_of(series: etree._Element) -> etree._Element | None:
    """The labels of a series; of one that has those of its plot, a copy of its own where these show words."""
    labels = series.find(_LABELS)
    plot = series.getparent()
    if labels is not None or plot is None:
        return labels
    held = plot.find(_LABELS)
    if held is None or not _shows(held) or not _in_words(held, series):
        return None
    labels = copy.deepcopy(held)
    series.insert(sum(child.tag in _BEFORE_LABELS for child in series), labels)
    return labels


def _in_words(holder: etree._Element, series: etree._Element | None) -> bool:
    """Whether the number format of labels has words; it may be that of the values."""
    held = holder.find(_FORMAT)
    if held is not None and not is_on(held.get("sourceLinked")):
        return has_words(held.get("formatCode", ""))
    return series is not None and has_words(format_of(series, "val"))


def _shows(labels: etree._Element) -> bool:
    gone, value = labels.find(_DELETE), labels.find(_SHOWS)
    if gone is not None and is_on(gone.get("val", "1")):
        return False
    return value is not None and is_on(value.get("val", "1"))


def _most(said: Iterable[Said | None]) -> str | None:
    """The format of most points; of as many, the first."""
    counts = Counter(each.code for each in said if each is not None and each.code is not None)
    return counts.most_common(1)[0][0] if counts else None


def _new_label(labels: etree._Element, index: int) -> etree._Element:
    """A label of one point that looks like those of its series."""
    label = labels.makeelement(_LABEL)
    etree.SubElement(label, _IDX, val=str(index))
    label.extend(copy.deepcopy(child) for child in labels if child.tag in _SHARED)
    labels.insert(sum(number_of(each) < index for each in labels.findall(_LABEL)), label)
    return label


def _say(label: etree._Element, said: Said) -> None:
    if said.code is not None:
        _set_format(label, said.code)
        return
    for old in label.findall(_TEXT):
        label.remove(old)
    text = label.makeelement(_TEXT)
    text.append(_typed(label.find(_LOOK), said.words))
    label.insert(sum(child.tag in _BEFORE_TEXT for child in label), text)


def _typed(look: etree._Element | None, words: str) -> etree._Element:
    """Words in the look of a label (c:txPr)."""
    rich = etree.Element(clark("c:rich"))
    rich.extend(_parts_of(look))
    paragraph = next(rich.iter(clark("a:p")))
    for old in paragraph.findall(clark("a:endParaRPr")):
        paragraph.remove(old)
    run = etree.SubElement(paragraph, clark("a:r"))
    properties = etree.SubElement(run, clark("a:rPr"))
    drawn = paragraph.find(f"{clark('a:pPr')}/{clark('a:defRPr')}")
    if drawn is not None:
        properties.attrib.update(drawn.attrib)
        properties.extend(copy.deepcopy(child) for child in drawn)
    etree.SubElement(run, clark("a:t")).text = words
    return rich


def _parts_of(look: etree._Element | None) -> Iterator[etree._Element]:
    if look is not None and look.find(clark("a:p")) is not None:
        yield from copy.deepcopy(look)
        return
    for name in ("bodyPr", "lstStyle", "p"):
        yield etree.Element(clark(f"a:{name}"))


def _set_format(holder: etree._Element, code: str) -> None:
    held = holder.find(_FORMAT)
    if held is None:
        held = holder.makeelement(_FORMAT)
        holder.insert(sum(child.tag in _BEFORE_FORMAT for child in holder), held)
    held.set("formatCode", code)
    held.set("sourceLinked", "0")
