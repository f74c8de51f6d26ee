"""Packages: hostile zips are refused, changed members alone are written anew."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from brief_builder import BriefError, Template
from brief_builder.office import Member, Package, write_members
from brief_builder.office.xml import parse
from brief_builder.problems import Fault
from brief_builder.proof import check_package
from outlines import make_docx, make_pptx, outline_of
from word_packages import packed
from zip_members import members_of

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "template-unreadable"),
        (b"not a zip", "template-unreadable"),
        (packed({"a.txt": b"x"}), "template-unreadable"),
        (make_docx("x")[:2000], "template-unreadable"),
        (packed({**members_of(make_docx("x")), "../evil": b"x"}), "template-unsafe"),
        (packed({**members_of(make_docx("x")), "word/big.bin": bytes(3_000_000)}), "template-unsafe"),
        (packed({**members_of(make_docx("x")), "WORD/document.xml": b"x"}), "template-unsafe"),
    ],
)
def test_what_is_not_a_sound_office_file_is_refused(data: bytes, code: str) -> None:
    """Broken, foreign, or made to harm: one problem with its code, no traceback."""
    with pytest.raises(BriefError) as caught:
        Template.read(data, "t.docx")
    assert [p.code for p in caught.value.problems] == [code]


def test_a_macro_file_is_refused_by_what_it_is() -> None:
    """A .docm, whatever its name, is not a template."""
    members = members_of(make_docx("x"))
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    with pytest.raises(BriefError) as caught:
        Template.read(packed(members), "t.docx")
    assert caught.value.problems[0].message == "this file may hold macros (.docm, .dotm, .pptm)"
    assert caught.value.problems[0].help == ("save it as .docx or .pptx",)


def _overlapping(data: bytes, copies: int, size: int) -> bytes:
    """The zip with its first member listed again under other names, each said to have `size` bytes unpacked."""
    end = data.rfind(b"PK\5\6")
    at, count = struct.unpack("<L", data[end + 16 : end + 20])[0], struct.unpack("<H", data[end + 8 : end + 10])[0]
    length = 46 + struct.unpack("<H", data[at + 28 : at + 30])[0]
    first, index = data[at : at + length], data[at:end]
    for number in range(copies):
        name = f"x{number:05}.xml".encode()
        head = first[:24] + struct.pack("<LH", size, len(name)) + bytes(2) + first[32:46]
        index += head + name
    numbers = struct.pack("<HHHHLLH", 0, 0, count + copies, count + copies, len(index), at, 0)
    return data[:at] + index + b"PK\5\6" + numbers


def test_members_that_lie_one_over_the_other_are_refused() -> None:
    """A small file cannot be taken apart into thousands of copies of itself."""
    with pytest.raises(Fault) as caught:
        Package.open(_overlapping(make_docx("x"), 1000, 10))
    assert caught.value.code == "template-unsafe"


class _Counting:
    """zlib, with a count of the bytes that it unpacks."""

    error, crc32 = zlib.error, staticmethod(zlib.crc32)

    def __init__(self) -> None:
        self.unpacked = 0

    def decompressobj(self, bits: int) -> _Counting:
        self._inflater = zlib.decompressobj(bits)
        return self

    def decompress(self, data: bytes, most: int = 0) -> bytes:
        out = self._inflater.decompress(data, most)
        self.unpacked += len(out)
        return out


def test_a_member_larger_than_it_says_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sizes in the list of members bound what is unpacked: 20 members of 100 MB that say 10 bytes are no matter."""
    package = Package((replace(Member.of("word/x.xml", bytes(3_000_000)), size=10),))
    counting = _Counting()
    monkeypatch.setattr("brief_builder.office.members.zlib", counting)
    with pytest.raises(Fault, match=r"word/x\.xml is damaged"):
        package.read("word/x.xml")
    assert counting.unpacked == 11


@pytest.mark.parametrize("name", ["word//x.xml", "word/./x.xml", "word/x.xml.", "word/x\x01.xml", "/x.xml", "a\\b"])
def test_names_that_no_part_can_have_are_refused(name: str) -> None:
    """An empty step, a step that ends in a dot, a control character: no program writes them, and some go wrong."""
    with pytest.raises(Fault) as caught:
        Package.open(packed({**members_of(make_docx("x")), name: b"x"}))
    assert caught.value.code == "template-unsafe"


@pytest.mark.parametrize("letter", ["x", "ខ", "ab cd "])
def test_what_is_written_is_no_zip_bomb_to_anyone(letter: str) -> None:
    """A value of 3 MB of one letter: what is made opens again, here and by the rule of Apache POI."""
    produced = Template.read(make_docx("{{ x }} {_{ y }_}"), "t.docx").render({"x": (letter * 3_000_000)[:3_000_000]})
    assert check_package(produced, ["{{ y }}"]) == []
    with zipfile.ZipFile(io.BytesIO(produced)) as archive:
        assert archive.testzip() is None
        large = [i for i in archive.infolist() if i.file_size > 100_000]
        assert all(info.compress_size * 100 >= info.file_size for info in large)
        assert large
    assert Template.read(produced, "t.docx").render({"y": "again"}) != produced


_OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "this file is empty"),
        (b"text", "this is not a .docx or .pptx file"),
        (make_docx("x")[:2000], "this file is damaged: its end is missing"),
        (_OLE, "this is a file of an older Word or PowerPoint (.doc or .ppt), whatever its name"),
        (_OLE + make_docx("x"), "this is a file of an older Word or PowerPoint (.doc or .ppt), whatever its name"),
        (
            packed({"mimetype": b"application/vnd.oasis.opendocument.text"}),
            "this is an OpenDocument file (.odt, .odp), whatever its name",
        ),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "the file is protected by a password"),
    ],
)
def test_what_is_no_office_file_is_called_what_it_is(data: bytes, message: str) -> None:
    """An old .doc, a file with a password, half a file: each has a cure of its own."""
    with pytest.raises(BriefError) as caught:
        Template.read(data, "t.docx")
    assert [(p.code, p.message) for p in caught.value.problems] == [("template-unreadable", message)]


def test_a_template_of_word_itself_is_told_from_a_document() -> None:
    """The word is the same for both, so an author may well try."""
    members = members_of(make_docx("x"))
    types = members["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    with pytest.raises(BriefError) as caught:
        Template.read(packed({**members, "[Content_Types].xml": types}), "t.dotx")
    (problem,) = caught.value.problems
    assert problem.message == "this is a template or a slide show of Office itself (.dotx, .potx, .ppsx)"
    assert problem.help == ("open it, and choose Save As: .docx or .pptx; a template here is an ordinary document",)


def test_a_remote_template_is_refused() -> None:
    """A relationship that fetches something is named."""
    members = members_of(make_docx("x"))
    members["word/_rels/document.xml.rels"] = members["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>',
    )
    with pytest.raises(BriefError) as caught:
        Template.read(packed(members), "t.docx")
    assert caught.value.problems[0].code == "template-unsafe"


@pytest.mark.parametrize("xml", [b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<a>", b"\x00"])
def test_document_types_and_broken_xml_are_faults(xml: bytes) -> None:
    """No entity is ever expanded."""
    with pytest.raises(Fault):
        parse(xml, "part")


@pytest.mark.parametrize("data", [make_docx("text"), make_pptx("text")])
def test_members_are_copied_as_their_compressed_bytes(data: bytes) -> None:
    """What comes out holds the same members with the same content, content types first."""
    package = Package.open(data)
    written = write_members(package.members)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert archive.testzip() is None
    assert members_of(written) == members_of(data)
    assert write_members(Package.open(written).members) == written


def test_a_damaged_member_is_said() -> None:
    """A checksum that does not fit is a problem, not a document with a hole."""
    package = Package.open(make_docx("text"))
    member = next(m for m in package.members if m.name == "word/document.xml")
    broken = type(member)(member.name, zlib.compress(b"x")[2:-4], member.crc, member.size, 8)
    with pytest.raises(Fault):
        Package((broken,)).read("word/document.xml")


@pytest.mark.parametrize("name", ["brief.docx", "deck.pptx"])
def test_the_shipped_templates_leak_nothing(name: str) -> None:
    """No thumbnail, no author of a library, no path of a machine in the templates."""
    members = members_of((ROOT / "templates" / name).read_bytes())
    assert not [n for n in members if "thumbnail" in n or n.endswith(".bin")]
    for content in members.values():
        assert not any(word in content for word in (b"Steve Canny", b"python-docx", b"/home/", b"C:\\Users"))


def _with_body(old: str, new: str) -> bytes:
    members = members_of(make_docx("Dear {{ name }}!"))
    body = members["word/document.xml"].decode()
    assert old in body
    return packed({**members, "word/document.xml": body.replace(old, new, 1).encode()})


@pytest.mark.parametrize("between", ["<!-- a -->", "<?mso x?>", "<!-- a --><?mso x?><!-- b -->"])
def test_what_is_no_text_does_not_split_one(between: str) -> None:
    """A tag with a comment or an instruction of another program in it is filled, and the words behind it stay."""
    template = _with_body("Dear {{ name }}!", f"De{between}ar {{{{ na{between}me }}}}{between}!")
    assert outline_of(Template.read(template, "t.docx").render({"name": "Sok"})) == "Dear Sok!"


def test_a_text_with_very_many_instructions_is_read_at_once() -> None:
    """Each is taken out by itself, and the text put together once: a hundred thousand took minutes."""
    inner = "<?a?>four" * 100_000
    root = parse(f"<w>{inner}<x/>{inner}<?brief-tag 1?>{inner}</w>".encode(), "word/document.xml")
    found = [(str(node.tag), node.text, node.tail) for node in root[:1]]
    assert (root.text, found) == ("four" * 100_000, [("x", None, "four" * 100_000)])
    assert [(node.text, node.tail) for node in root[1:]] == [("1", "four" * 100_000)]


@pytest.mark.parametrize(
    "declared", ['<!DOCTYPE w [<!ENTITY x "boo">]>', "<!DOCTYPE w>", '<!DOCTYPE w SYSTEM "w.dtd">']
)
def test_a_document_type_is_found_in_every_encoding(declared: str) -> None:
    """In UTF-16, and behind a comment longer than what is looked at first."""
    members = members_of(make_docx("Dear {{ name }}!"))
    root = members["word/document.xml"].decode().partition("?>")[2]
    utf_16 = f'<?xml version="1.0" encoding="UTF-16"?>{declared}{root}'.encode("utf-16")
    late = f"<!--{'x' * 5000}-->{declared}{root}".encode()
    for body in (utf_16, late):
        with pytest.raises(BriefError) as caught:
            Template.read(packed({**members, "word/document.xml": body}), "t.docx")
        assert [p.code for p in caught.value.problems] == ["template-unsafe"]


@pytest.mark.parametrize(
    "body", ["<w:document xmlns:w='W'/>", "<w:hdr xmlns:w='W'><w:body/></w:hdr>", "<x>{{ y }}</x>"]
)
def test_a_document_without_text_is_refused(body: str) -> None:
    """The part that should be the document is something else."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    members = {**members_of(make_docx("x")), "word/document.xml": body.replace("'W'", f"'{word}'").encode()}
    with pytest.raises(BriefError) as caught:
        Template.read(packed(members), "t.docx")
    assert [p.message for p in caught.value.problems] == ["the text of this document is missing"]


def test_a_target_above_the_root_stays_at_the_root() -> None:
    """LibreOffice writes '../customXml/item1.xml' as a target of the package itself."""
    members = members_of(make_docx("x"))
    members["customXml/item1.xml"] = b"<a/>"
    members["_rels/.rels"] = members["_rels/.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" '
        b'Target="../customXml/item1.xml"/></Relationships>',
    )
    package = Package.open(packed(members))
    assert [rel.target for rel in package.relationships("") if rel.id == "rX"] == ["customXml/item1.xml"]


@pytest.mark.parametrize("content", [b"<row>some words</row>" * 7, bytes(3_000_000), b"ab" * 900_000])
def test_content_that_comes_in_pieces_is_written_as_if_it_came_whole(content: bytes) -> None:
    """What is read again is the content; what repeats one thing keeps within the ratio that readers bear."""

    def pieces() -> Iterator[bytes]:
        return (content[at : at + 1_000] for at in range(0, len(content), 1_000))

    member = Member.of_pieces("x.xml", pieces)
    assert (member.size, member.crc) == (len(content), zlib.crc32(content))
    assert Package((member,)).read("x.xml") == content
    assert member.size <= max(100 * len(member.blob), 100_000)
    assert Package((Member.of("x.xml", content),)).read("x.xml") == content


@pytest.mark.parametrize("name", ["_rels/.rels", "word/_rels/document.xml.rels", "[Content_Types].xml"])
def test_a_list_in_whose_entries_others_stand_is_damaged(name: str) -> None:
    """Word opens no such file; one relationship stood in another, and cleaning the file ended in a traceback."""
    members = members_of(make_docx("{{ s }}"))
    entry = b"Override" if name.startswith("[") else b"Relationship"
    members[name] = re.sub(b"(<%s [^>]*)/>" % entry, rb"\1><%s/></%s>" % (entry, entry), members[name], count=1)
    with pytest.raises(BriefError) as caught:
        Template.read(packed(members), "t.docx").render({"s": "x"})
    (problem,) = caught.value.problems
    assert (problem.code, problem.message) == (
        "template-unreadable", f"{name} is damaged: one entry of it stands in another",
    )  # fmt: skip


@pytest.mark.parametrize(
    "name", ["_rels/.rels", "word/_rels/document.xml.rels", "customXml/_rels/item1.xml.rels", "[Content_Types].xml"]
)
def test_a_list_in_another_namespace_is_damaged(name: str) -> None:
    """Nothing of it counted, it came out as it was, and python-docx opened no such document."""
    members = members_of(make_docx("{{ s }}"))
    members[name] = re.sub(rb'xmlns="[^"]*"', b'xmlns="http://example.org/"', members[name])
    with pytest.raises(BriefError) as caught:
        Template.read(packed(members), "t.docx")
    assert [(problem.code, problem.message) for problem in caught.value.problems] == [
        ("template-unreadable", f"{name} is damaged: it is no list of relationships or content types")
    ]


@pytest.mark.parametrize("name", ["_rels/.rels", "word/_rels/document.xml.rels", "[Content_Types].xml"])
def test_the_proof_of_a_file_with_such_a_list_says_so(name: str) -> None:
    """It tells what is wrong with a file, whatever that is."""
    members = members_of(make_docx("words"))
    members[name] = b"<a/>"
    assert [fault.code for fault in check_package(packed(members))] == ["output-broken"]


def test_what_was_unpacked_is_not_unpacked_again() -> None:
    """Where a part is another, it is the other's content."""
    package = Package.open(make_docx("a"))
    for name in package.names():
        package.read(name)
    members = tuple(
        Member.of(each.name, b"<new/>") if each.name == "word/document.xml" else each for each in package.members
    )
    changed = package.changed(members, {})
    assert changed.read("word/document.xml") == b"<new/>"
    assert all(changed.read(name) is package.read(name) for name in package.names() if name != "word/document.xml")
    assert package.changed(members, {"word/document.xml": b"<new/>"}).read("word/document.xml") == b"<new/>"


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("word/_rels/document.xml.rels", "Id"), ("_rels/.rels", "Target"), ("[Content_Types].xml", "Extension"),
        ("[Content_Types].xml", "PartName"),
    ],
)  # fmt: skip
def test_a_list_whose_entries_lack_what_each_must_say_is_damaged(name: str, attribute: str) -> None:
    """Such an entry outlived the part that it led to, and python-pptx opened nothing of what came out."""
    members = members_of(make_docx("{{ s }}"))
    members[name] = re.sub(rb' %s="[^"]*"' % attribute.encode(), b"", members[name], count=1)
    with pytest.raises(BriefError) as caught:
        Template.read(packed(members), "t.docx")
    assert [(problem.code, problem.message) for problem in caught.value.problems] == [
        ("template-unreadable", f"{name} is damaged: an entry of it has no {attribute}")
    ]
