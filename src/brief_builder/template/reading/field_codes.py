"""The fields of a Word part in → the tags in their codes, marked by tokens; and fields that no template may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from lxml import etree

from brief_builder.office import WORD, Package, Part
from brief_builder.office.addresses import may_lead
from brief_builder.office.fields import FETCHING, INSTR, Field, read_fields
from brief_builder.office.xml import parse
from brief_builder.problems import Excerpt, Fault, Place
from brief_builder.template.reading.links import Address, address_pieces, decoded
from brief_builder.template.reading.tags import Tag
from brief_builder.template.reading.texts import Texts

_TAG = re.compile(r"\{[{%#]")
_MARKS = '"“”'
_QUOTES = re.compile(rf"\\.|([{_MARKS}])", re.S)


def refuse_fields(package: Package) -> None:
    """Look at every field of a Word template, wherever it stands.

    Raises:
        Fault: template-unsafe for a field that fetches files or other programs' data.
    """
    for name in package.names() if package.kind == "docx" else ():
        if name.endswith(".xml") and b"instr" in package.read(name):
            refuse_fields_in(parse(package.read(name), name), "the template")


def refuse_fields_in(root: etree._Element, what_it_is: str) -> None:
    """Look at every field of a part; `what_it_is` is 'the template' in messages. Raises as refuse_fields."""
    for field in read_fields(root):
        _refuse(field, what_it_is)


def field_kinds(package: Package, parts: Iterable[Part]) -> dict[str, frozenset[str]]:
    """Part → the kinds of fields in it, for the Word parts that hold any."""
    out: dict[str, frozenset[str]] = {}
    for part in parts:
        content = package.read(part.name)
        if part.dialect is WORD and b"instr" in content:
            out[part.name] = frozenset(field.kind for field in read_fields(parse(content, part.name)))
    return out


def _refuse(field: Field, what_it_is: str) -> None:
    code, what = field.code, ""
    if field.kind in FETCHING:
        what = f"a field {field.kind}, which brings in what is not in the file"
    elif field.inner and not code[: field.inner[0]].strip():
        what = "a field whose kind is made by another field"
    elif field.kind == "HYPERLINK":
        target = _unescaped(code[slice(*field.argument)])
        if target and not _TAG.search(decoded(target)) and not (may_lead(target) or target.startswith("#")):
            what = f"a link to the file {target}"
    if what:
        raise Fault("template-unsafe", f"{what_it_is} holds {what}", help="remove it (Alt+F9 shows it) and save again")


def scan_fields(root: etree._Element, place_of: Callable[[etree._Element], Place], texts: Texts) -> None:
    """Read the codes of a part's fields; tokens stand in place of tags."""
    for field in read_fields(root):
        code = field.code
        if _TAG.search(code) or (field.kind == "HYPERLINK" and _TAG.search(decoded(code))):
            place = place_of(field.paragraphs[0] if field.paragraphs else field.begin)
            place = replace(place, trail=(*place.trail, f"field {field.kind}"))
            _write(field, _changes(field, code, place, texts))
            field.fill()


def _changes(field: Field, code: str, place: Place, texts: Texts) -> list[tuple[int, int, str]]:
    """(start, end, what stands there instead) for parts of a code, in order."""
    start, end = field.argument if field.kind == "HYPERLINK" else (0, 0)
    target = code[start:end]
    if not _TAG.search(decoded(target)) or any(start < at < end for at in field.inner):
        return _values(field, code, place, texts)
    # The address of a link is made as one; what follows it (a tip, a bookmark) is made of values.
    pieces, tokens, number = address_pieces(Address.of(_unescaped(target)), place, texts)
    token = tokens + texts.tokens.add(f"V\n[{pieces}]|_brief_href({number})", number)
    if start and code[start - 1] in _MARKS:
        after = end + 1
    else:
        after, token = end, f'"{token}"'
    return [(start, end, token), *((after + a, after + b, t) for a, b, t in _values(field, code[after:], place, texts))]


def _values(field: Field, code: str, place: Place, texts: Texts) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    for tag in texts.find(code, place, only_values="field code"):
        message = ""
        if not code[: tag.start].strip() and code == field.code:
            message = "the kind of a field must be written out"
        elif code == field.code and any(tag.start < at < tag.end for at in field.inner):
            message = "a tag may not hold a field"
        if message:
            cure = "write the kind (HYPERLINK, SEQ, …) first, and the tag whole behind it"
            texts.report(Fault("field-code", message, help=cure).at(place, Excerpt(code, tag.start, tag.end)))
        out.append((tag.start, tag.end, _token(tag, code, texts)))
    return out


def _token(tag: Tag, code: str, texts: Texts) -> str:
    if tag.kind != "value":
        return ""
    if len([m for m in _QUOTES.finditer(re.sub(r"\{\{.*?\}\}", "", code[: tag.start])) if m[1]]) % 2:
        how = "quoted"
    else:
        apart = not code[tag.start - 1 : tag.start].strip() and not code[tag.end : tag.end + 1].strip()
        how = "alone" if apart else "joined"
    return texts.tokens.add(f"V\n({tag.body})|_brief_code({tag.number}, '{how}')", tag.number)


def _write(field: Field, changes: list[tuple[int, int, str]]) -> None:
    if field.begin.get(INSTR) is not None:
        field.begin.set(INSTR, _changed(field.code, 0, changes))
        return
    at = 0
    for element in field.codes:
        text = element.text or ""
        element.text = _changed(text, at, changes)
        at += len(text)


def _changed(text: str, at: int, changes: list[tuple[int, int, str]]) -> str:
    """A piece of the code that begins at offset `at` of it; a token stands where its tag begins."""
    out, done = [], at
    for start, end, token in changes:
        if end <= at or start >= at + len(text):
            continue
        out.append(text[done - at : max(start, at) - at])
        if start >= at:
            out.append(token)
        done = max(done, min(end, at + len(text)))
    return "".join([*out, text[done - at :]])


def _unescaped(argument: str) -> str:
    """An argument of a field as it is meant: a backslash stands before a quotation mark or another backslash."""
    return re.sub(r"\\(.)", r"\1", argument, flags=re.S)
