"""A part's XML → the same with elements and attributes dropped, moved, doubled, nested, or taken from elsewhere."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_VALUES = (
    "", "0", "-1", "1", "2", "99999", "2147483648", "-2147483649", "9" * 30, "1.5", "1e9", "NaN", "abc", "true",
    "none", "auto", "rId1", "rId2", "rId999", "#", "../x", "{{ s }}", "{% if t %}", "50%", "12pt", "FF0000", "en-CA",
    "\u202e", " ", "Heading1", "http://example.org", "file:///etc/passwd", "mailto:{{ s }}", "begin", "end",
    "separate", "both", "preserve", "https://x/{{ u }}",
)  # fmt: skip
_TAGS = (
    "{{ s }}", "{{ xs | length }}", "{% for x in xs %}", "{% endfor %}", "{% if t %}", "{% else %}", "{% endif %}",
    "{{ x.a }}", "{%tc for x in xs %}", "{%tc endfor %}", "{%tr for x in xs %}", "{%tr endfor %}", "{#", "#}", "{{",
    "}}", "{%", "%}", "{{ md | markdown }}", "{% set v = s %}", "{% macro m(a) %}", "{% endmacro %}",
    "{{ 'https://a.b' | link(s) }}", " ", "é", "", "{{ picture }}", "{{ slides | length }}",
    "{% for x in xs %}{{ x.b }}{% endfor %}", "{{ m(s) }}", "{{ n }}",
)  # fmt: skip
_AROUND = (
    "ins", "del", "sdt", "hyperlink", "smartTag", "AlternateContent", "moveFrom", "customXml", "fldSimple", "tc",
    "tr", "tbl", "p", "r",
)  # fmt: skip
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_MOST = 300_000  # bytes of a part; one that grows and grows only gets slow


def changed_tree(chance: Random, data: bytes, donor: bytes = b"") -> bytes:
    """The part with one to six changes; as it was, when it is no XML. `donor` is a part that elements come from."""
    try:
        root = etree.fromstring(data, _PARSER)
        other = etree.fromstring(donor, _PARSER) if donor else None
    except etree.XMLSyntaxError:
        return data
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        one = chance.choice(elements)
        try:
            chance.choice(_WAYS)(chance, one, elements, other)
        except (ValueError, TypeError):
            continue  # lxml refuses what would be no tree
    made = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made if len(made) <= _MOST else data


Elements = list["etree._Element"]


def _drop(_chance: Random, one: etree._Element, _elements: Elements, _other: etree._Element | None) -> None:
    if (parent := one.getparent()) is not None:
        parent.remove(one)


def _unwrap(_chance: Random, one: etree._Element, _elements: Elements, _other: etree._Element | None) -> None:
    """Its children stand in its place."""
    parent = one.getparent()
    if parent is not None:
        at = parent.index(one)
        children = list(one)
        parent.remove(one)
        for number, child in enumerate(children):
            parent.insert(at + number, child)


def _double(chance: Random, one: etree._Element, _elements: Elements, _other: etree._Element | None) -> None:
    if (parent := one.getparent()) is not None:
        for _ in range(chance.choice((1, 1, 3))):
            parent.insert(parent.index(one), deepcopy(one))


def _move(chance: Random, one: etree._Element, elements: Elements, _other: etree._Element | None) -> None:
    where = chance.choice(elements)
    if where is one or one in where.iterancestors() or one.getparent() is None:
        return
    where.insert(chance.randrange(len(where) + 1), one)


def _swap(chance: Random, one: etree._Element, elements: Elements, _other: etree._Element | None) -> None:
    two = chance.choice(elements)
    first, second = one.getparent(), two.getparent()
    if first is None or second is None or one is two or one in two.iterancestors() or two in one.iterancestors():
        return
    at, to = first.index(one), second.index(two)
    mark = etree.Element("mark")
    first[at] = mark
    second[to] = one
    mark.getparent().replace(mark, two)  # type: ignore[union-attr]


def _nest(chance: Random, one: etree._Element, _elements: Elements, _other: etree._Element | None) -> None:
    """It stands in a copy of itself, or of its parent."""
    parent = one.getparent()
    if parent is None:
        return
    outer = etree.Element((one if chance.randrange(2) else parent).tag)
    parent.replace(one, outer)
    outer.append(one)


def _wrap(chance: Random, one: etree._Element, _elements: Elements, _other: etree._Element | None) -> None:
    """It stands in what Word puts around such things."""
    parent = one.getparent()
    if parent is None:
        return
    name = chance.choice(_AROUND)
    if name == "AlternateContent":
        outer = etree.Element(f"{{{_MC}}}AlternateContent")
        inner = etree.SubElement(outer, f"{{{_MC}}}Choice", Requires="wps")
        etree.SubElement(outer, f"{{{_MC}}}Fallback").append(deepcopy(one))
    else:
        outer = inner = etree.Element(f"{{{_W}}}{name}")
        if name == "sdt":
            inner = etree.SubElement(outer, f"{{{_W}}}sdtContent")
    parent.replace(one, outer)
    inner.append(one)


def _attribute(chance: Random, one: etree._Element, elements: Elements, _other: etree._Element | None) -> None:
    """One of its attributes says something else, or is gone, or comes from another element."""
    names = list(one.attrib)
    way = chance.randrange(4)
    if way == 0 and names:
        del one.attrib[chance.choice(names)]
        return
    givers = [each for each in elements if each.attrib]
    if not givers:
        return
    giver = chance.choice(givers)
    name = chance.choice(list(giver.attrib))
    if way == 1:
        one.set(name, giver.attrib[name])
    elif way == 2 and names:
        one.set(chance.choice(names), chance.choice(_VALUES))
    else:
        giver.set(name, chance.choice(_VALUES))


def _rename(chance: Random, one: etree._Element, elements: Elements, _other: etree._Element | None) -> None:
    one.tag = chance.choice(elements).tag


def _words(chance: Random, one: etree._Element, elements: Elements, _other: etree._Element | None) -> None:
    """A text is cut, says a tag, or stands where none may."""
    texts = [each for each in elements if each.text and each.text.strip()] or elements
    it = chance.choice(texts) if chance.randrange(8) else one
    old = it.text or ""
    at = chance.randrange(len(old) + 1)
    it.text = chance.choice((old[:at], old[at:], old[:at] + chance.choice(_TAGS) + old[at:], chance.choice(_TAGS)))


def _around(chance: Random, _one: etree._Element, elements: Elements, _other: etree._Element | None) -> None:
    """A block begins in one text and ends in another."""
    texts = [each for each in elements if isinstance(each.tag, str) and each.tag.endswith("}t")]
    if not texts:
        return
    first, last = sorted((chance.randrange(len(texts)), chance.randrange(len(texts))))
    begin, end = chance.choice((("{% for x in xs %}", "{% endfor %}"), ("{% if f %}", "{% endif %}"), ("{{ s", "}}")))
    texts[first].text = begin + (texts[first].text or "")
    texts[last].text = (texts[last].text or "") + end


def _split(chance: Random, _one: etree._Element, elements: Elements, _other: etree._Element | None) -> None:
    """A run is two."""
    runs = [each for each in elements if each.tag.endswith("}t") and len(each.text or "") > 1]
    if not runs:
        return
    text = chance.choice(runs)
    run = text.getparent()
    if run is None or (parent := run.getparent()) is None:
        return
    at = chance.randrange(1, len(text.text or ""))
    twin = deepcopy(run)
    it = twin[run.index(text)]
    text.text, it.text = (text.text or "")[:at], (text.text or "")[at:]
    parent.insert(parent.index(run) + 1, twin)


def _graft(chance: Random, one: etree._Element, _elements: Elements, other: etree._Element | None) -> None:
    """An element of another part stands here."""
    if other is not None:
        donors = [each for each in other.iter() if isinstance(each.tag, str)]
        one.insert(chance.randrange(len(one) + 1), deepcopy(chance.choice(donors)))


def _shuffle(chance: Random, one: etree._Element, _elements: Elements, _other: etree._Element | None) -> None:
    children = list(one)
    chance.shuffle(children)
    one[:] = children


_WAYS = (
    _drop, _drop, _unwrap, _double, _move, _move, _swap, _nest, _wrap, _attribute, _attribute, _attribute, _rename,
    _words, _words, _around, _around, _split, _graft, _graft, _shuffle,
)  # fmt: skip
