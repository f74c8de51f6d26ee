"""The structure tree of a PDF → elements that can be moved about, and back.

ISO 32000-1, 14.7: elements hold elements, marked content by its number on a page, and references to annotations.
Content inside of forms (`/Stm`) is not known here: a tree that has some is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

_MAX_DEPTH = 200
_OWN = ("/Type", "/S", "/P", "/K", "/Pg", "/ID")  # entries that are written anew


class UnknownContentError(Exception):
    """The tree holds what cannot be moved."""


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content: its number (MCID) on a page; pages count from 0."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A reference to an annotation, by its place in the list of its page; both count from 0."""

    page: int
    number: int


Kid: TypeAlias = "Element | Content | Annotation"


@dataclass(eq=False, slots=True)
class Element:
    """An element of the tree.

    Attributes:
        role: its type as written, 'P' or the name of a style; `Tree.role` gives the standard type.
        kids: in reading order.
        entries: all others, such as /A, /Alt and /Lang.
        id: of a note; '' where there is none.
    """

    role: str
    kids: list[Kid] = field(default_factory=list)
    entries: dict[str, Any] = field(default_factory=dict)
    id: str = ""

    @property
    def alt(self) -> str:
        return str(self.entries.get("/Alt", ""))

    @property
    def elements(self) -> list[Element]:
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self) -> Iterator[Element]:
        """Itself and all below, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def contents(self) -> Iterator[Content]:
        """The marked content in it and below, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.contents()
            elif isinstance(kid, Content):
                yield kid

    def layout(self, name: str) -> str:
        """What the attributes say under a name, '/Scope'; '' where they say nothing."""
        for each in _list(self.entries.get("/A")):
            attributes = _plain(each)
            if isinstance(attributes, DictionaryObject) and name in attributes:
                return str(attributes[name])
        return ""

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """Left, bottom, right and top in points from the page's lower left corner; None where it says none."""
        for each in _list(self.entries.get("/A")):
            layout = _plain(each)
            if isinstance(layout, DictionaryObject) and len(found := _list(layout.get("/BBox"))) == 4:
                left, bottom, right, top = (float(_plain(number)) for number in found)
                return left, bottom, right, top
        return None

    @property
    def page(self) -> int | None:
        """The first page on which it stands; None where it holds no content."""
        return next((content.page for content in self.contents()), None)


@dataclass(eq=False)
class Tree:
    """What stands below the root, and what the names of styles mean."""

    kids: list[Element]
    roles: dict[str, str]

    def role(self, element: Element) -> str:
        """The standard type of an element: 'H1', 'P', 'Figure'."""
        role = element.role
        for _ in range(len(self.roles)):
            if role not in self.roles or self.roles[role] == role:
                break
            role = self.roles[role]
        return role

    def walk(self) -> Iterator[Element]:
        for kid in self.kids:
            yield from kid.walk()


def read_tree(reader: PdfReader) -> Tree | None:
    """The tree; None where the PDF has none.

    Raises:
        UnknownContentError: some content is of a kind that is not known here.
    """
    root = _plain(reader.root_object.get("/StructTreeRoot"))
    if not isinstance(root, DictionaryObject):
        return None
    pages = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages) if page.indirect_reference}
    roles = _plain(root.get("/RoleMap"))
    names = {key[1:]: str(_plain(value))[1:] for key, value in roles.items()} if roles else {}
    return Tree([_element(each, _Pages(reader, pages), 0) for each in _list(root.get("/K"))], names)


class _Pages:
    """Finds pages and annotations by what refers to them."""

    def __init__(self, reader: PdfReader, numbers: dict[int, int]) -> None:
        self._numbers = numbers
        self._annotations: dict[int, Annotation] = {}
        for n, page in enumerate(reader.pages):
            for k, each in enumerate(_list(page.get("/Annots"))):
                if isinstance(each, IndirectObject):
                    self._annotations[each.idnum] = Annotation(n, k)

    def page(self, holder: DictionaryObject, otherwise: int | None) -> int | None:
        found = holder.raw_get("/Pg") if "/Pg" in holder else None
        return self._numbers.get(found.idnum) if isinstance(found, IndirectObject) else otherwise

    def annotation(self, reference: Any) -> Annotation:
        found = self._annotations.get(reference.idnum) if isinstance(reference, IndirectObject) else None
        if found is None:
            raise UnknownContentError
        return found


def _element(raw: Any, pages: _Pages, depth: int) -> Element:
    found = _plain(raw)
    if not isinstance(found, DictionaryObject) or "/S" not in found or depth > _MAX_DEPTH:
        raise UnknownContentError
    page = pages.page(found, None)
    element = Element(str(found["/S"])[1:])
    element.entries = {key: found.raw_get(key) for key in found if key not in _OWN}
    for each in _list(found.get("/K")):
        kid = _plain(each)
        if isinstance(kid, int):
            element.kids.append(_content(page, kid))
        elif isinstance(kid, DictionaryObject) and "/S" in kid:
            element.kids.append(_element(kid, pages, depth + 1))
        elif isinstance(kid, DictionaryObject) and kid.get("/Type") == "/OBJR":
            element.kids.append(pages.annotation(kid.raw_get("/Obj")))
        elif isinstance(kid, DictionaryObject) and "/MCID" in kid and "/Stm" not in kid:
            element.kids.append(_content(pages.page(kid, page), kid["/MCID"]))
        else:
            raise UnknownContentError
    return element


def _content(page: int | None, number: Any) -> Content:
    if page is None or not isinstance(number, int):
        raise UnknownContentError
    return Content(page, int(number))


def _plain(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _list(value: Any) -> list[Any]:
    plain = _plain(value)
    if plain is None or isinstance(plain, NullObject):
        return []
    return list(plain) if isinstance(plain, ArrayObject) else [value]


def write_tree(writer: PdfWriter, tree: Tree) -> None:
    """Put the tree into a PDF that has none: elements, the way back from content to them, and the ids of notes."""
    writing = _Writing(writer)
    root = writing.root
    root[NameObject("/Type")] = NameObject("/StructTreeRoot")
    reference = writing.add(root)
    kids = [writing.element(element, reference, tree) for element in tree.kids]
    root[NameObject("/K")] = kids[0] if len(kids) == 1 else ArrayObject(kids)
    root[NameObject("/RoleMap")] = DictionaryObject(
        {NameObject(f"/{name}"): NameObject(f"/{role}") for name, role in sorted(tree.roles.items())}
    )
    writing.parents()
    writer.root_object[NameObject("/StructTreeRoot")] = reference


class _Writing:
    def __init__(self, writer: PdfWriter) -> None:
        self.root = DictionaryObject()
        self._writer = writer
        self._pages = [page.indirect_reference for page in writer.pages]
        self._contents: dict[int, dict[int, IndirectObject]] = {}  # page → number → element
        self._annotations: list[tuple[DictionaryObject, IndirectObject]] = []
        self._ids: dict[str, IndirectObject] = {}

    def add(self, thing: DictionaryObject) -> IndirectObject:
        # The one way to a new object that pypdf has; its own guide uses it.
        return self._writer._add_object(thing)

    def element(self, element: Element, parent: IndirectObject, tree: Tree) -> IndirectObject:
        made = DictionaryObject({NameObject("/Type"): NameObject("/StructElem")})
        made[NameObject("/S")] = NameObject(f"/{element.role}")
        made[NameObject("/P")] = parent
        for key, value in sorted(element.entries.items()):
            plain = _plain(value)
            made[NameObject(key)] = plain.clone(self._writer) if hasattr(plain, "clone") else plain
        reference = self.add(made)
        page = element.page
        if page is not None:
            made[NameObject("/Pg")] = self._page(page)
        if element.id:
            made[NameObject("/ID")] = TextStringObject(element.id)
            self._ids[element.id] = reference
        kids = ArrayObject([self._kid(kid, reference, page, tree) for kid in element.kids])
        made[NameObject("/K")] = kids
        return reference

    def _kid(self, kid: Kid, parent: IndirectObject, page: int | None, tree: Tree) -> Any:
        if isinstance(kid, Element):
            return self.element(kid, parent, tree)
        if isinstance(kid, Annotation):
            raw = self._writer.pages[kid.page]["/Annots"][kid.number]  # type: ignore[index]
            self._annotations.append((_plain(raw), parent))
            entries = {"/Type": NameObject("/OBJR"), "/Obj": raw, "/Pg": self._page(kid.page)}
            return DictionaryObject({NameObject(key): value for key, value in entries.items()})
        self._contents.setdefault(kid.page, {})[kid.number] = parent
        if kid.page == page:
            return NumberObject(kid.number)
        entries = {"/Type": NameObject("/MCR"), "/Pg": self._page(kid.page), "/MCID": NumberObject(kid.number)}
        return DictionaryObject({NameObject(key): value for key, value in entries.items()})

    def _page(self, number: int) -> IndirectObject:
        reference = self._pages[number]
        assert reference is not None  # noqa: S101  pages of a document are objects of it
        return reference

    def parents(self) -> None:
        """Write the parent tree: an array for each page, an element for each annotation (14.7.4.4)."""
        nums = ArrayObject()
        for n, page in enumerate(self._writer.pages):
            page.pop("/StructParents", None)
            held = self._contents.get(n)
            for each in _list(page.get("/Annots")):
                _plain(each).pop("/StructParent", None)
            if not held:
                continue
            page[NameObject("/StructParents")] = NumberObject(n)
            slots = [held.get(k, NullObject()) for k in range(max(held) + 1)]
            nums.extend([NumberObject(n), self._writer._add_object(ArrayObject(slots))])
        for key, (annotation, element) in enumerate(self._annotations, start=len(self._pages)):
            annotation[NameObject("/StructParent")] = NumberObject(key)
            nums.extend([NumberObject(key), element])
        tree = DictionaryObject({NameObject("/Nums"): nums})
        self.root[NameObject("/ParentTree")] = self.add(tree)
        self.root[NameObject("/ParentTreeNextKey")] = NumberObject(len(self._pages) + len(self._annotations))
        if self._ids:
            names = ArrayObject()
            for name, reference in sorted(self._ids.items()):
                names.extend([TextStringObject(name), reference])
            self.root[NameObject("/IDTree")] = self.add(DictionaryObject({NameObject("/Names"): names}))
