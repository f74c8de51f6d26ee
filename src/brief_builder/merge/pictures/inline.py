"""`{image: map.png, width: 8 cm, alt: …}` → a picture in the line of words where its tag stands, in Word."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from brief_builder.leaks import without_metadata
from brief_builder.merge.pictures.dummies import add_image
from brief_builder.merge.pictures.fitting import CENTRE, Fitted, Focus, fitted, read_fit, read_focus
from brief_builder.merge.pictures.headers import Header, Loaded, is_svg, read_header
from brief_builder.merge.pictures.svg import read_svg, unsafe_svg
from brief_builder.merge.pictures.upright import upright
from brief_builder.merge.state import State
from brief_builder.merge.values.content import check_fields
from brief_builder.merge.values.files import read_inside
from brief_builder.merge.values.printing import note_braces, refuse_forbidden
from brief_builder.office import parse
from brief_builder.office.dialect import escape_attribute
from brief_builder.office.extensions import DECORATIVE, DECORATIVE_SPACE, SVG_EXTENSION
from brief_builder.office.xml import NAMESPACES
from brief_builder.problems import Fault
from brief_builder.template.prose import as_phrase
from brief_builder.template.reading.tags import Tag
from brief_builder.wording import Phrase

FIELDS = ("image", "width", "height", "fit", "focus", "alt", "decorative", "fallback")
MAX_BYTES = 20 * 2**20
MAX_PIXELS = 100_000_000
_EMU = {"cm": 360_000, "mm": 36_000, "in": 914_400, "inch": 914_400, "inches": 914_400, "pt": 12_700}
_USUAL_WIDTH = 16 * _EMU["cm"]  # where the width of the text is not known
_LARGEST = 22 * _EMU["in"]  # of a page in Word, and so of anything on it
_LENGTH = re.compile(r"(\d{1,6}(?:[.,]\d{1,6})?)\s*(%|[a-z]+)?", re.I)
_APART = (
    "give the tag a text box or a content placeholder of its own, or draw a picture in the template and write the tag "
    "as its alt text"
)
_UNITS = "write a number and a unit: `8 cm`, `80 mm`, `3 in`, `120 pt`, or `50 %` of the width of the text"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the data.

    Attributes:
        file: its name in the folder of the data.
        width, height: as written; None for what follows from the other, or from the picture.
        alt: what it shows, for who cannot see it; '' when it is only decoration.
        fallback: for an SVG, the PNG or JPEG for programs that show no SVG; None for none.
        fit: 'contain' or 'cover' where a box gives the size: one that the author drew, or both sides; None for what
            is usual there.
        focus: the point that stays in sight, from the left and the top; None for the middle.
    """

    file: Any
    width: Any = None
    height: Any = None
    alt: str = ""
    fallback: Any = None
    fit: str | None = None
    focus: Focus | None = None

    @classmethod
    def from_mapping(cls, given: Mapping[str, Any]) -> Image:
        """Raises value-field, picture-undescribed."""
        check_fields(given, "a picture", FIELDS)
        decorative = given.get("decorative", False)
        if not isinstance(decorative, bool):
            raise Fault("value-field", "`decorative` is neither true nor false")
        alt = given.get("alt")
        words = str(as_phrase(alt)).strip() if alt is not None else ""
        refuse_forbidden(words)
        if decorative and words:
            raise Fault("value-field", "a picture with an `alt` text is not decorative", help="take one of the two out")
        if alt is None and not decorative:
            message = f"the picture `{given['image']}` has no `alt` text: who cannot see it would miss it"
            help_ = "say in `alt` what it shows, or write `decorative: true` if it shows nothing that matters"
            raise Fault("picture-undescribed", message, help=help_)
        fit, focus = read_fit(given.get("fit")), read_focus(given.get("focus"))
        return cls(given["image"], given.get("width"), given.get("height"), words, given.get("fallback"), fit, focus)

    def runs(self, state: State, tag: Tag) -> str:
        """A run with the picture in it."""
        assert state.part is not None  # noqa: S101  set while a part is rendered
        if state.part.part.dialect.name != "Word":
            raise Fault(
                "picture-in-text",
                "this is a picture, and text in PowerPoint holds only words",
                help=_APART,
            )
        loaded = self.load(state)
        in_box = self._in_box(loaded.header, tag)
        width = in_box.width
        if tag.surroundings.width is not None and width > tag.surroundings.width:
            state.remarks.append(_too_wide(self.file, width, tag.surroundings.width).at(tag.place, tag.excerpt))
        relation = add_image(state, f"{loaded.name}.{loaded.extension}", loaded.data)
        svg = add_image(state, f"{loaded.name}.svg", loaded.svg) if loaded.svg is not None else ""
        p, properties = tag.prefix, tag.run_properties
        return f"<{p}r>{properties}<{p}drawing>{self._inline(state, in_box, relation, svg)}</{p}drawing></{p}r>"

    def blocks(self, state: State, tag: Tag) -> str | None:
        """A picture stands in its paragraph; Word would cut it off where the lines have an exact height."""
        if 'lineRule="exact"' not in tag.paragraph_properties:
            return None
        p = tag.prefix
        about = re.sub(rf'\s{p}line(?:Rule)?="[^"]*"', "", tag.paragraph_properties)
        return f"<{p}p>{about}{self.runs(state, tag)}</{p}p>"

    def plain_words(self, _state: State, _tag: Tag) -> Phrase:
        """Where there are only words there is no picture."""
        raise Fault(
            "picture-in-text",
            "this is a picture, and only words can stand here",
            help="name one of its entries, such as `alt`, or put the tag into the text",
        )

    def load(self, state: State) -> Loaded:
        """The picture's file, read once a rendering.

        Raises:
            Fault: picture-unreadable, and what reading a file raises.
        """
        key = ("picture", str(self.file), str(self.fallback))
        if key not in state.once:
            state.once[key] = self._read(state)
        loaded: Loaded = state.once[key]
        return loaded

    def _read(self, state: State) -> Loaded:
        data = read_inside(state, self.file, MAX_BYTES)
        if not is_svg(data):
            if self.fallback is not None:
                raise Fault("value-field", "`fallback` is for SVG pictures", help="take it out")
            header, data = _upright(data, self.file)
            return Loaded(header, data, header.extension, _name(data))
        if self.fallback is None:
            message = f"`{self.file}` is an SVG, which older versions of Office do not show"
            raise Fault("picture-unreadable", message, help="name the same picture as PNG: `fallback: map.png`")
        try:
            root = parse(data, self.file)
        except Fault:
            message = f"the SVG `{self.file}` is damaged or declares a document type"
            raise Fault("picture-unreadable", message, help="save it again as plain SVG") from None
        if (found := unsafe_svg(root)) is not None:
            raise Fault("picture-unreadable", f"the SVG `{self.file}` holds {found}", help="save it again as plain SVG")
        header, other = _upright(read_inside(state, self.fallback, MAX_BYTES), self.fallback)
        own = _checked(read_svg(root, header), self.file)
        return Loaded(own, other, header.extension, _name(data + other), data)

    def _in_box(self, header: Header, tag: Tag) -> Fitted:
        """The picture in the size that the data give; two sides without a `fit` are its sides, whatever its shape."""
        width, height = self._size(header, tag)
        if self.fit is None or self.width is None or self.height is None:
            return Fitted(width, height)
        return fitted(Fraction(header.width, header.height), width, height, self.fit, self.focus or CENTRE)

    def _size(self, header: Header, tag: Tag) -> tuple[int, int]:
        """Width and height in EMU."""
        room = tag.surroundings.width or _USUAL_WIDTH
        width = length(self.width, "width", room)
        height = length(self.height, "height", None)
        across, down = (pixels / dpi for pixels, dpi in zip((header.width, header.height), header.dpi, strict=True))
        ratio = Decimal(down) / Decimal(across)
        if width is None and height is None:
            width = min(round(across * _EMU["in"]), room)
        if width is None:
            assert height is not None  # noqa: S101  one of the two is known now
            width = round(height / ratio)
        if height is None:
            height = round(width * ratio)
        width, height = max(width, 1), max(height, 1)
        if max(width, height) > _LARGEST:
            shown = f"{width / _EMU['cm']:.0f} × {height / _EMU['cm']:.0f} cm"
            message = f"the picture `{self.file}` would be {shown}, larger than any page"
            raise Fault("picture-size", message, help="give it a smaller `width` or `height`")
        return width, height

    def _inline(self, state: State, in_box: Fitted, relation: str, svg: str) -> str:
        note_braces(state, self.alt)
        number, alt = state.fresh_id(), escape_attribute(self.alt)
        ns = {name: NAMESPACES[name] for name in ("wp", "a", "pic", "r", "asvg")}
        decorative, extension = "", ""
        if not self.alt:
            decorative = (
                f'<a:extLst xmlns:a="{ns["a"]}"><a:ext uri="{DECORATIVE}">'
                f'<adec:decorative xmlns:adec="{DECORATIVE_SPACE}" val="1"/></a:ext></a:extLst>'
            )
        if svg:
            extension = (
                f'<a:extLst><a:ext uri="{SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{ns["asvg"]}" r:embed="{svg}"/>'
                "</a:ext></a:extLst>"
            )
        extent = f'cx="{in_box.width}" cy="{in_box.height}"'
        cut = "".join(f' {side}="{part}"' for side, part in zip("ltrb", in_box.cut or (), strict=False))
        cut = f"<a:srcRect{cut}/>" if cut else ""
        return (
            f'<wp:inline xmlns:wp="{ns["wp"]}" distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
            f'<wp:docPr id="{number}" name="Picture {number}" descr="{alt}">{decorative}</wp:docPr>'
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{ns["a"]}" noChangeAspect="1"/>'
            f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{ns["a"]}"><a:graphicData uri="{ns["pic"]}">'
            f'<pic:pic xmlns:pic="{ns["pic"]}"><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{ns["r"]}" r:embed="{relation}">{extension}'
            f"</a:blip>{cut}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline>"
        )


def length(given: Any, entry: str, room: int | None) -> int | None:
    """A length in EMU; None for none.

    Args:
        given: as the data say it.
        entry: 'width' or 'height', for messages.
        room: the width in EMU that a percentage is of; None where none may be given.

    Raises:
        Fault: picture-size.
    """
    if given is None:
        return None
    text = given.strip() if isinstance(given, str) else str(given)
    found = _LENGTH.fullmatch(text) if isinstance(given, (str, int, float, Decimal)) else None
    number = Decimal(found[1].replace(",", ".")) if found else Decimal(0)
    unit = (found[2] or "").lower() if found else ""
    if found and not unit:
        raise Fault("picture-size", f"`{entry}: {text}` has no unit", help=_UNITS)
    if number <= 0 or unit not in (*_EMU, "%"):
        raise Fault("picture-size", f"`{entry}: {text}` is no length", help=_UNITS)
    if unit == "%":
        if room is None:
            message = f"`{entry}: {text}` is part of nothing: only a width can be a part of the width of the text"
            raise Fault("picture-size", message, help="give the width in `%`, and leave the height out")
        if number > 100:
            raise Fault("picture-size", f"`{entry}: {text}` is wider than the text", help="write at most `100 %`")
        return int(room * number / 100)
    emu = number * _EMU[unit]
    if emu > _LARGEST:
        raise Fault("picture-size", f"`{entry}: {text}` is larger than any page", help=_UNITS)
    return round(emu)


def _too_wide(file: Any, width: int, room: int) -> Fault:
    """A warning: Word cuts off what reaches beyond the page or the cell."""
    wide, free = (f"{side / _EMU['cm']:.3g} cm" for side in (width, room))
    message = f"the picture `{file}` is {wide} wide, and there is room for {free}"
    return Fault("picture-size", message, help="give it a smaller `width`, or `100 %`", severity="warning")


def _upright(data: bytes, name: Any) -> tuple[Header, bytes]:
    """A picture as it is shown, and its header."""
    header = _checked(read_header(data, name), name)
    # Where a photograph was taken, and by whom, is nobody's business who gets the document.
    shown = without_metadata(upright(data, header) if header.extension == "jpeg" else data)
    return (header if shown is data else read_header(shown, name)), shown


def _checked(header: Header, name: Any) -> Header:
    if header.width * header.height > MAX_PIXELS:
        shown = f"{header.width:,} × {header.height:,} pixels"
        raise Fault(
            "picture-unreadable", f"the picture `{name}` has {shown}", help="save it with fewer than 100 million"
        )
    return header


def _name(data: bytes) -> str:
    return f"picture-{hashlib.sha256(data).hexdigest()[:16]}"
