"""What a PDF says of itself: title, author, subject and language, in the three places where readers look; no dates."""

from __future__ import annotations

import hashlib
import re
from xml.sax.saxutils import escape

from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from brief_builder.version import GENERATOR

_LIBREOFFICE = re.compile(r"LibreOffice [0-9]+\.[0-9]+")
_TRAILER = b"trailer\n<<\n"


def describe(writer: PdfWriter, *, title: str, author: str, subject: str, language: str, tool: str) -> None:
    """Write title and language, and nothing that changes from build to build.

    Args:
        language: BCP 47 tag; '' leaves what is there.
        tool: what made the pages, 'LibreOffice 7.4'.
    """
    root = writer.root_object
    info = {"/Title": title, "/Author": author, "/Subject": subject, "/Creator": tool, "/Producer": GENERATOR}
    writer.metadata = {key: value for key, value in info.items() if value}
    if language:
        root[NameObject("/Lang")] = TextStringObject(language)
    preferences = root.get("/ViewerPreferences")
    preferences = preferences.get_object() if preferences is not None else DictionaryObject()
    preferences[NameObject("/DisplayDocTitle")] = BooleanObject(True)  # noqa: FBT003  the type takes its value so
    root[NameObject("/ViewerPreferences")] = preferences
    root[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})  # noqa: FBT003
    stream = DecodedStreamObject()
    stream.set_data(_xmp(title, author, subject, language, tool))
    stream.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    # The one way to a new object that pypdf has; its own guide uses it.
    root[NameObject("/Metadata")] = writer._add_object(stream)


def tool_of(producer: str) -> str:
    """'LibreOffice 7.4' of what LibreOffice calls itself; without the build, which differs between computers."""
    found = _LIBREOFFICE.search(producer)
    return found[0] if found else "LibreOffice"


def _xmp(title: str, author: str, subject: str, language: str, tool: str) -> bytes:
    """XMP (ISO 16684-1) with the mark of PDF/UA-1, and without dates and instance ids."""

    def said(name: str, kind: str, text: str) -> str:
        where = ' xml:lang="x-default"' if kind == "Alt" else ""
        held = f"<rdf:{kind}><rdf:li{where}>{escape(text)}</rdf:li></rdf:{kind}>"
        return f"<dc:{name}>{held}</dc:{name}>\n" if text else ""

    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        + said("title", "Alt", title)
        + said("creator", "Seq", author)
        + said("description", "Alt", subject)
        + said("language", "Bag", language)
        + '</rdf:Description>\n<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        "<pdfuaid:part>1</pdfuaid:part></rdf:Description>\n"
        '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f"<pdf:Producer>{escape(GENERATOR)}</pdf:Producer><xmp:CreatorTool>{escape(tool)}</xmp:CreatorTool>"
        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()


def with_identifier(data: bytes) -> bytes:
    """The PDF with an identifier (ISO 32000-1, 14.4) that is the hash of its bytes: equal files have equal ones."""
    digest = hashlib.sha256(data).hexdigest()[:32].upper()
    head, mark, tail = data.rpartition(_TRAILER)
    # The trailer stands behind the table of places, so that none of them moves.
    return b"".join((head, mark, f"/ID [ <{digest}> <{digest}> ]\n".encode(), tail)) if mark else data
