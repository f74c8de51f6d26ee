"""A filled chart → its number formats that say another scale than its numbers have: “billion” behind two commas.

The numbers of a chart of the pack are whole amounts: 2.1 billion is 2100000000. A format divides them by a thousand for
each comma at its end (ISO 29500-1, 18.8.31), and its words say by how much; both must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree

from brief_builder.office.xml import clark, is_on

# Words and signs of a scale → its power of ten. French `billion` is another number than English: each may be meant.
_POWERS: dict[str, tuple[int, ...]] = {
    "k": (3,), "K": (3,), "thousand": (3,), "thousands": (3,), "millier": (3,), "milliers": (3,),
    "mille": (3,), "ពាន់": (3,),
    "M": (6,), "mn": (6,), "million": (6,), "millions": (6,), "លាន": (6,),
    "B": (9,), "bn": (9,), "G": (9,), "billion": (9, 12), "billions": (9, 12), "milliard": (9,), "milliards": (9,),
    "Md": (9,), "Mds": (9,), "ពាន់លាន": (9,), "trillion": (12,), "trillions": (12,),
}  # fmt: skip
SCALES = {0: "nothing", 3: "thousands", 6: "millions", 9: "billions", 12: "trillions"}
_FOLDED = {word.casefold(): powers for word, powers in _POWERS.items() if len(word) > 2}
_SECTION = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*)(?:;|$)')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]')
_WORD = re.compile(r"[^\W\d_\u1780-\u17ff]+|[\u1780-\u17ff]+")
_UNITS = {"hundreds": 2, "thousands": 3, "tenThousands": 4, "hundredThousands": 5, "millions": 6, "tenMillions": 7,
          "hundredMillions": 8, "billions": 9, "trillions": 12}  # fmt: skip


def misscaled(root: etree._Element, own: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Each format that is shown and says another scale, with the power of ten that it says and the one it divides by.

    Args:
        root: the chart.
        own: formats that the pack gave, which are sound.
    """
    units = {_UNITS.get(each.get("val", ""), -1) for each in root.iter(clark("c:builtInUnit"))}
    if -1 in units or next(root.iter(clark("c:custUnit")), None) is not None:
        return
    for code in dict.fromkeys(_shown(root)):
        if code in own:
            continue
        for said, divided in _scales(code):
            if not any(divided + unit in said for unit in (0, *units)):
                yield code, said[0], divided
                break


def _shown(root: etree._Element) -> Iterator[str]:
    """The formats of labels that show values, and of axes that are shown."""
    for holder in root.iter(clark("c:dLbls"), clark("c:dLbl"), clark("c:valAx")):
        held, gone, value = (holder.find(clark(f"c:{name}")) for name in ("numFmt", "delete", "showVal"))
        if held is None or is_on(held.get("sourceLinked")) or (gone is not None and is_on(gone.get("val", "1"))):
            continue
        if holder.tag == clark("c:valAx") or (value is not None and is_on(value.get("val", "1"))):
            yield held.get("formatCode", "")


def _scales(code: str) -> Iterator[tuple[tuple[int, ...], int]]:
    """Of each section that says a scale: the powers of ten that it may mean, and the one that its commas divide by."""
    for section in _SECTION.findall(code):
        words = " ".join("".join(found) for found in _LITERAL.findall(section))
        digits = _LITERAL.sub("", section)
        said = [_POWERS.get(word) or _FOLDED.get(word.casefold()) for word in _WORD.findall(words)]
        known = [powers for powers in said if powers]
        if len(known) != 1 or "%" in digits or not re.search("[0#?]|General", digits):
            continue
        places = re.sub("[^0#?.,]", "", digits)
        commas = sum(len(found) for found in re.findall(r",+(?=\.|$)", places))
        yield known[0], min(3 * commas, 12)
