"""Bytes of an Office file in → its parts, their types and what they lead to; and the lists of these, changed.

Parts are unpacked when they are asked for, once.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import dirname, join, normpath
from typing import Any, TypeVar

from lxml import etree

from brief_builder.office.members import PROTECTED, Member, check_infos, member_of, unpacked
from brief_builder.office.xml import parse
from brief_builder.problems import Fault

T = TypeVar("T")
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # how files of Office before 2007 begin, and those with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LISTS = (f"{_RELS}s", f"{_TYPES}Types")
_MAIN = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": "pptx",
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """One entry of a .rels part. `target` is a member's name, or a URI when `external`."""

    id: str
    type: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    """An Office file: its members in order. `kind` is 'docx' or 'pptx'."""

    members: tuple[Member, ...]
    _read: dict[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    _related: dict[str, tuple[Relationship, ...]] = field(default_factory=dict, compare=False, repr=False)
    _derived: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        """What another process needs: copies, as other threads may be looking things up. It unpacks for itself."""
        return {"members": self.members, "_read": {}, "_related": {**self._related}, "_derived": {**self._derived}}

    @classmethod
    def open(cls, data: bytes) -> Package:
        """Read the members.

        Raises:
            Fault: template-unreadable, template-unsafe.
        """
        package = cls.embedded(data)
        package.kind  # noqa: B018  says at once when the file is of another kind
        return package

    @classmethod
    def embedded(cls, data: bytes) -> Package:
        """Like open, for a package of any kind, such as the workbook of a chart."""
        if data.startswith(_OLE):  # the workbook of a chart in it would pass for the end of a zip file
            raise _unopened(data)
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                infos = archive.infolist()
                check_infos(infos, len(data))
                members = tuple(member_of(data, info) for info in infos if not info.is_dir())
        except (zipfile.BadZipFile, struct.error, NotImplementedError, IndexError, OSError, ValueError):
            raise _unopened(data) from None
        return cls(members)

    @cached_property
    def _by_name(self) -> dict[str, Member]:
        return {member.name: member for member in self.members}

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def names(self) -> list[str]:
        """The names of all members, in the order of the file."""
        return [member.name for member in self.members]

    def owners(self) -> list[str]:
        """The parts that have relationships, in the order of the file; '' for the package."""
        out = []
        for name in self.names():
            if name.endswith(".rels"):
                folder, _, part = name.removesuffix(".rels").rpartition("_rels/")
                out.append(folder + part)
        return out

    def read(self, name: str) -> bytes:
        """The content of a member; KeyError when there is none."""
        if name not in self._read:
            self._read[name] = unpacked(self._by_name[name])
        return self._read[name]

    def changed(self, members: tuple[Member, ...], contents: Mapping[str, bytes]) -> Package:
        """A package of other members, of which those of this one are not unpacked again, nor those of `contents`."""
        found = Package(members)
        for member in members:
            content = contents.get(member.name)
            if content is None and self._by_name.get(member.name) is member:
                content = self._read.get(member.name)
            if content is not None:
                found._read[member.name] = content
        return found

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What `make` gives, made when it is first asked for under this key: plain data, which others can be sent."""
        if key not in self._derived:
            self._derived[key] = make()
        value: T = self._derived[key]
        return value

    @cached_property
    def kind(self) -> str:
        """'docx' or 'pptx'. Raises Fault template-unreadable for any other file."""
        main = self.main_part
        kind = _MAIN.get(self.content_type(main))
        if kind is None:
            raise _other_kind(self.content_type(main))
        return kind

    @cached_property
    def main_part(self) -> str:
        """The name of the document or presentation itself. Raises Fault template-unreadable when there is none."""
        for rel in self.relationships(""):
            if rel.type.endswith("/officeDocument") and rel.target in self:
                return rel.target
        if "mimetype" in self and b"opendocument" in self.read("mimetype"):
            message = "this is an OpenDocument file (.odt, .odp), whatever its name"
            raise Fault("template-unreadable", message, help="open it, and choose Save As: .docx or .pptx")
        raise Fault("template-unreadable", "this zip file is not an Office file")

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """The relationships of a part, '' for the package itself; () when it has none."""
        if part not in self._related:
            self._related[part] = self._relationships(part)
        return self._related[part]

    def _relationships(self, part: str) -> tuple[Relationship, ...]:
        name = rels_name(part)
        if name not in self:
            return ()
        base = dirname(part)
        out = []
        for element in _entries(parse(self.read(name), name), name, _RELS, "Id", "Type", "Target"):
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not external:
                # Steps above the root stay at the root (RFC 3986, 5.2.4): LibreOffice writes such targets.
                target = target[1:] if target.startswith("/") else normpath("/" + join(base, target))[1:]
            out.append(Relationship(element.get("Id", ""), element.get("Type", ""), target, external))
        return tuple(out)

    @cached_property
    def _types(self) -> tuple[dict[str, str], dict[str, str]]:
        if "[Content_Types].xml" not in self:
            raise Fault("template-unreadable", "this zip file is not an Office file")
        root = parse(self.read("[Content_Types].xml"), "[Content_Types].xml")
        name = "[Content_Types].xml"
        defaults = {
            e.get("Extension", "").lower(): e.get("ContentType", "")
            for e in _entries(root, name, _TYPES + "Default", "Extension", "ContentType")
        }
        named = _entries(root, name, _TYPES + "Override", "PartName", "ContentType")
        overrides = {e.get("PartName", "")[1:]: e.get("ContentType", "") for e in named}
        return defaults, overrides

    def content_type(self, part: str) -> str:
        """The content type of a part; '' when the package names none."""
        defaults, overrides = self._types
        return overrides.get(part) or defaults.get(part.rpartition(".")[2].lower(), "")


def _entries(root: etree._Element, part: str, tag: str, *needed: str) -> list[etree._Element]:
    """The entries of this name in a list of relationships or of content types, which has no levels (ISO 29500-2).

    Raises:
        Fault: template-unreadable, for what is no such list, for an entry that stands in another, or that lacks an
            attribute which each needs.
    """
    found = [each for each in root if each.tag == tag]
    lacking = next((name for each in found for name in needed if name not in each.attrib), None)
    wrong = "" if root.tag in _LISTS else "it is no list of relationships or content types"
    wrong = wrong or ("one entry of it stands in another" if any(len(each) for each in root) else "")
    wrong = wrong or (f"an entry of it has no {lacking}" if lacking is not None else "")
    if wrong:
        cure = "open it in Word or PowerPoint and save it again"
        raise Fault("template-unreadable", f"{part} is damaged: {wrong}", help=cure)
    return found


def rels_name(part: str) -> str:
    """'word/document.xml' → 'word/_rels/document.xml.rels'; '' → '_rels/.rels'."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def with_content_types(
    data: bytes, defaults: dict[str, str], overrides: dict[str, str], gone: Iterable[str] = ()
) -> bytes:
    """[Content_Types].xml with these extensions and parts added where it lacks them, and gone ones removed."""
    root = parse(data, "[Content_Types].xml")
    left = {f"/{part}" for part in gone}
    for element in [e for e in root.iterchildren(_TYPES + "Override") if e.get("PartName") in left]:
        root.remove(element)
    have = {e.get("Extension", "").lower() for e in root.iterchildren(_TYPES + "Default")}
    named = {e.get("PartName", "") for e in root.iterchildren(_TYPES + "Override")}
    for extension, kind in sorted(defaults.items()):
        if extension not in have:
            root.insert(0, root.makeelement(_TYPES + "Default", {"Extension": extension, "ContentType": kind}))
    for part, kind in sorted(overrides.items()):
        if f"/{part}" not in named:
            etree.SubElement(root, _TYPES + "Override", {"PartName": f"/{part}", "ContentType": kind})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def with_relationships(
    data: bytes | None, add: Iterable[tuple[str, str, str, bool]], drop: Iterable[str] = ()
) -> bytes:
    """A .rels part with (id, type, target, external) entries added and the ids in `drop` removed.

    None is an empty part.
    """
    namespace = _RELS[1:].partition("}")[0]
    root = parse(data or f'<Relationships xmlns="{namespace}"/>'.encode(), "relationships")
    gone = set(drop)
    for element in list(root.iterchildren(_RELS)):
        if element.get("Id") in gone:
            root.remove(element)
    for id_, kind, target, external in add:
        mode = {"TargetMode": "External"} if external else {}
        etree.SubElement(root, _RELS, {"Id": id_, "Type": kind, "Target": target, **mode})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _unopened(data: bytes) -> Fault:
    """What a file is that is no zip file."""
    if not data:
        return Fault(
            "template-unreadable", "this file is empty", help="open it in Word or PowerPoint and save it again"
        )
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return Fault("template-unreadable", PROTECTED, help="save it without one")
    if data.startswith(_OLE):
        message = "this is a file of an older Word or PowerPoint (.doc or .ppt), whatever its name"
        return Fault("template-unreadable", message, help="open it, and choose Save As: .docx or .pptx")
    message = (
        "this file is damaged: its end is missing" if data.startswith(b"PK") else "this is not a .docx or .pptx file"
    )
    return Fault("template-unreadable", message, help="open it in Word or PowerPoint and save it as .docx or .pptx")


def _other_kind(content_type: str) -> Fault:
    """What an Office file is that is neither a document nor a presentation."""
    if "macroEnabled" in content_type:
        message, cure = "this file may hold macros (.docm, .dotm, .pptm)", "save it as .docx or .pptx"
    elif "template" in content_type or "slideshow" in content_type:
        message = "this is a template or a slide show of Office itself (.dotx, .potx, .ppsx)"
        cure = "open it, and choose Save As: .docx or .pptx; a template here is an ordinary document"
    elif "spreadsheet" in content_type:
        message, cure = "this is an Excel file", "templates are Word documents and PowerPoint presentations"
    else:
        message = f"this is not a Word document or PowerPoint presentation ({content_type or 'unknown type'})"
        cure = "open it in Word or PowerPoint and save it as .docx or .pptx"
    return Fault("template-unreadable", message, help=cure)
