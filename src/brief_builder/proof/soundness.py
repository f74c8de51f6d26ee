"""The bytes of a produced file in → every breach of the rules that Word and PowerPoint repair or refuse files for."""

from __future__ import annotations

import io
import posixpath
import re
from collections import Counter
from collections.abc import Collection
from typing import cast

from lxml import etree

from brief_builder.office import Member, Package, content_parts, parse
from brief_builder.office.notes import own_notes, own_slide_notes
from brief_builder.office.package import rels_name
from brief_builder.office.references import R_ATTRIBUTES
from brief_builder.office.trees import shared_trees, tree_of
from brief_builder.office.xml import NAMESPACES, clark
from brief_builder.problems import Fault
from brief_builder.proof.slide_tables import table_breaches

_TAG = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
# Bytes without which a part in UTF-8 holds no tag and no anchor: a brace may be written as a character reference, or
# stand apart from its neighbour by a section, a comment or an instruction.
_BRACES = re.compile(rb"\{\{|\}\}|\{%|%\}|\{#|#\}")
_MARKUP = re.compile(rb"<!|<\?(?!xml[ \t\r\n])")
_UTF_8 = re.compile(rb"""encoding=(?:"utf-8"|'utf-8')""")
# In attributes only whole tags count: `{%1}` is how the numbers of a list may look.
_WHOLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_ATTRIBUTES = etree.XPath("//@*[contains(., '{{') or contains(., '{%') or contains(., '{#')]")
_SHOWN = ("descr", "title", "name", "tooltip", clark("w:tooltip"))
# What people call the entries in which they may have typed a tag, by element and attribute.
_CALLED = {
    (clark("w:alias"), clark("w:val")): "the title of a content control",
    (clark("w:tag"), clark("w:val")): "the tag of a content control",
    (clark("w:listItem"), clark("w:displayText")): "a choice of a content control",
    (clark("w:default"), clark("w:val")): "a form field",
    (clark("w:listEntry"), clark("w:val")): "a choice of a form field",
    (clark("w:helpText"), clark("w:val")): "the help of a form field",
    (clark("w:statusText"), clark("w:val")): "the help of a form field",
    (clark("c:numFmt"), "formatCode"): "a number format",
}
_ENCODINGS = ("UTF-8", "ASCII", "US-ASCII", None)  # in which braces are these bytes
_RELATED = etree.XPath("//@r:id | //@r:embed | //@r:link | //@r:pict", namespaces={"r": NAMESPACES["r"]})
_TEXT = (clark("w:t"), clark("a:t"), clark("c:v"), clark("w:instrText"))
_DELETED = (clark("w:del"), clark("w:moveFrom"))
_XML_TYPES = ("+xml", "/xml")


def check_package(
    data: bytes, literals: Collection[str] = (), *, by_others: bool = True, known: Collection[Member] = ()
) -> list[Fault]:
    """Faults of the codes output-broken and tag-left; each message names the part.

    Args:
        data: the file.
        literals: texts that hold braces and are words, such as a value that was printed.
        by_others: whether python-docx or python-pptx, whose readers are not ours, open it too. They look for less than
            is looked for here, and take longer to load than a document to make.
        known: members of a package whose breaches are of no interest: in those that the file has as they are, only
            tags are looked for.
    """
    try:
        package = Package.open(data)
    except Fault as fault:
        return [Fault("output-broken", fault.message)]
    try:
        with shared_trees():
            faults = _breaches(package, literals, known)
    except Fault as fault:  # what every part is reached by is damaged
        return [Fault("output-broken", fault.message)]
    return faults or (_opens(data, package.kind) if by_others else [])


def _breaches(package: Package, literals: Collection[str], known: Collection[Member]) -> list[Fault]:
    faults, later = _relationships(package), list[Fault]()
    readable: set[str] = set()
    same = _unchanged(package, known)
    texts, unread = _content(package)
    for name in package.names():
        kind = package.content_type(name)
        if not kind and name != "[Content_Types].xml":
            faults.append(_broken(name, "has no content type"))
        if name.endswith(".rels") or not kind.endswith(_XML_TYPES):
            continue
        if name in same and not _may_hold_tags(package.read(name)):
            readable.add(name)
            continue
        try:
            # What is looked into once more is parsed once; of the rest, one tree at a time is held.
            root = tree_of(package, name) if name == package.main_part else parse(package.read(name), name)
        except Fault as fault:
            faults.append(_broken(name, fault.message))
            continue
        readable.add(name)
        content = package.read(name)
        plain = root.getroottree().docinfo.encoding in _ENCODINGS and b"\0" not in content[:4]
        if not plain or _has_signs(content):
            faults += _left_tags(root, name, literals, package)
        faults += _references(root, name, package)
        if name in texts and name not in same:
            later += _containers(root, name)
            later += _ids(root, name)
    if package.main_part not in readable:
        return faults
    if unread is not None:
        return [*faults, _broken(package.main_part, unread.message)]
    faults += later
    if package.kind == "docx":
        faults += _footnotes(package)
    return faults


def _content(package: Package) -> tuple[frozenset[str], Fault | None]:
    """The names of the parts that people write in, or why they cannot be told."""
    try:
        return frozenset(part.name for part in content_parts(package)), None
    except Fault as fault:
        return frozenset(), fault


def _unchanged(package: Package, known: Collection[Member]) -> set[str]:
    """The parts that are as they are in the other package, with the parts that they lead to."""
    others = {each.name: each for each in known}
    same = {each.name for each in package.members if each == others.get(each.name)}
    led = {name for name in same if name.endswith(".rels")}
    return {n for n in same if (rels := rels_name(n)) in led or (rels not in package and rels not in others)}


def _may_hold_tags(content: bytes) -> bool:
    """Whether a look at the bytes leaves it open; where they are no UTF-8, it does."""
    return b"\0" in content[:4] or b"encoding=" in _UTF_8.sub(b"", content[:200].lower()) or _has_signs(content)


def _has_signs(content: bytes) -> bool:
    # A single byte that is nowhere is looked for in no time, and most parts of a template hold neither brace.
    if (b"{" in content or b"}" in content) and _BRACES.search(content) is not None:
        return True
    return (b"&" in content and b"&#" in content) or _MARKUP.search(content) is not None


def _opens(data: bytes, kind: str) -> list[Fault]:
    """What python-docx or python-pptx, readers that are not ours, say of the file."""
    try:
        if kind == "docx":
            import docx  # slow to import: only when something was produced

            docx.Document(io.BytesIO(data))
        else:
            import pptx

            pptx.Presentation(io.BytesIO(data))
    except Exception as error:
        reader = "python-docx" if kind == "docx" else "python-pptx"
        return [Fault("output-broken", f"{reader} cannot open the file: {error}")]
    return []


def _broken(part: str, what: str) -> Fault:
    return Fault("output-broken", f"{part}: {what}")


def _relationships(package: Package) -> list[Fault]:
    faults: list[Fault] = []
    reached = {"[Content_Types].xml"}
    waiting = [""]
    seen: set[str] = set()
    while waiting:
        part = waiting.pop()
        if part in seen:
            continue
        seen.add(part)
        folder, base = posixpath.split(part)
        reached.add(posixpath.join(folder, "_rels", f"{base}.rels"))
        ids = Counter(rel.id for rel in package.relationships(part))
        faults += [_broken(part, f"relationship {i} is given twice") for i, n in ids.items() if n > 1]
        for rel in package.relationships(part):
            if rel.external:
                continue
            if rel.target not in package:
                faults.append(_broken(part, f"relationship {rel.id} leads to {rel.target}, which is not there"))
            else:
                reached.add(rel.target)
                waiting.append(rel.target)
    faults += [_broken(n, "no relationship leads to it") for n in package.names() if n not in reached]
    return faults


def _left_tags(root: etree._Element, name: str, literals: Collection[str], package: Package) -> list[Fault]:
    faults: list[Fault] = []
    ours = {element for note in (*own_notes(root), *own_slide_notes(root, package)) for element in note.iter()}
    for element in root.iter():
        if element in ours:
            continue
        if not isinstance(element.tag, str):
            if isinstance(element, etree._ProcessingInstruction) and element.target.startswith("brief-"):
                faults.append(_broken(name, "an anchor of the engine is left"))
            continue
        texts = [element.text or ""] if element.tag in _TEXT or not len(element) else []
        texts += [element.get(name, "") for name in _SHOWN]
        for text in texts:
            if _TAG.search(text) and _TAG.search(_without(text, literals)) and not _is_deleted(element):
                faults.append(Fault("tag-left", f"{name}: a tag is left: {text.strip()[:80]}"))
    for value in cast(list[etree._ElementUnicodeResult], _ATTRIBUTES(root)):
        holder, attribute = value.getparent(), value.attrname
        if holder is None or holder in ours or attribute is None or attribute in _SHOWN or _is_deleted(holder):
            continue
        if _WHOLE.search(_without(str(value), literals)):
            called = _CALLED.get((str(holder.tag), str(attribute)))
            where = f" in {called}" if called is not None else ""
            faults.append(Fault("tag-left", f"{name}: a tag is left{where}: {value.strip()[:80]}"))
    return faults


def _is_deleted(element: etree._Element) -> bool:
    """Whether an element is gone for a reader, under Track Changes: its tags are not filled."""
    return any(True for _ in element.iterancestors(*_DELETED))


def _without(text: str, literals: Collection[str]) -> str:
    for literal in sorted((each for each in literals if each and each in text), key=len, reverse=True):
        text = text.replace(literal, " ")
    return text


def _references(root: etree._Element, name: str, package: Package) -> list[Fault]:
    known = {rel.id for rel in package.relationships(name)}
    if set(cast(list[str], _RELATED(root))) <= {"", *known}:
        return []
    return [
        _broken(name, f"{element.tag.rpartition('}')[2]} refers to relationship {value}, which is not there")
        for element in root.iter(etree.Element)
        for value in (element.get(attribute) for attribute in R_ATTRIBUTES)
        if value and value not in known
    ]


def _containers(root: etree._Element, name: str) -> list[Fault]:
    faults: list[Fault] = []
    paragraph = clark("w:p")
    for element in root.iter(clark("w:sdtContent")):
        if not len(element):
            faults.append(_broken(name, "a content control is empty"))
    for container in ("w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment"):
        for element in root.iter(clark(container)):
            # Ends of bookmarks and of other ranges may stand behind the last paragraph.
            children = [c for c in element if isinstance(c.tag, str) and not c.tag.endswith(("Start", "End", "}sdt"))]
            if not children or children[-1].tag != paragraph:
                faults.append(_broken(name, f"a {container} does not end in a paragraph"))
    for outer, inner in (("w:tbl", "w:tr"), ("a:tbl", "a:tr")):
        for element in root.iter(clark(outer)):
            if element.find(f".//{clark(inner)}") is None:
                faults.append(_broken(name, "a table has no row"))
    for row in root.iter(clark("w:tr")):
        if row.find(f".//{clark('w:tc')}") is None:
            faults.append(_broken(name, "a table row has no cell"))
    for body in root.iter(clark("p:txBody"), clark("a:txBody")):
        if body.find(clark("a:p")) is None:
            faults.append(_broken(name, "a text body has no paragraph"))
    for table in root.iter(clark("a:tbl")):
        faults += [_broken(name, what) for what in table_breaches(table)]
    return faults


def _ids(root: etree._Element, name: str) -> list[Fault]:
    faults: list[Fault] = []
    for tag in ("wp:docPr", "p:cNvPr"):
        counts = Counter(e.get("id") for e in root.iter(clark(tag)) if not _in_fallback(e))
        faults += [_broken(name, f"drawing id {i} stands {n} times") for i, n in counts.items() if n > 1]
    starts = Counter(e.get(clark("w:id")) for e in root.iter(clark("w:bookmarkStart")))
    ends = Counter(e.get(clark("w:id")) for e in root.iter(clark("w:bookmarkEnd")))
    if starts != ends:
        faults.append(_broken(name, "a bookmark has no beginning or no end"))
    depth = Counter(e.get(clark("w:fldCharType")) for e in root.iter(clark("w:fldChar")))
    if depth["begin"] != depth["end"]:
        faults.append(_broken(name, "a field is begun and not ended"))
    return faults


def _in_fallback(element: etree._Element) -> bool:
    fallback = f"{{{NAMESPACES['mc']}}}Fallback"
    return any(ancestor.tag == fallback for ancestor in element.iterancestors(fallback))


def _footnotes(package: Package) -> list[Fault]:
    main = package.main_part
    refs = Counter(e.get(clark("w:id")) for e in tree_of(package, main).iter(clark("w:footnoteReference")))
    held: Counter[str | None] = Counter()
    for rel in package.relationships(main):
        if rel.type.endswith("/footnotes") and rel.target in package:
            root = parse(package.read(rel.target), rel.target)
            held.update(e.get(clark("w:id")) for e in root.iter(clark("w:footnote")))
    faults = [_broken(main, f"footnote {i} is not there") for i in refs if i not in held]
    faults += [_broken(main, f"footnote id {i} stands twice") for i, n in held.items() if n > 1]
    return faults
