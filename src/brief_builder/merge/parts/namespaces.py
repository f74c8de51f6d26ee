"""The namespaces of a part, and XML from elsewhere → prefixes that hold in the part, declared at its root.

What is inserted carries no declaration of its own. Markup that readers may ignore (`mc:Ignorable`, ISO 29500-3) is
named at the root by its prefix, and so is what `mc:Choice` requires: hence all prefixes are known there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from brief_builder.office.xml import NAMESPACES, clark

_ROOT = re.compile(r"<(?![?!])[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*")
_IGNORABLE = clark("mc:Ignorable")
_XML = "http://www.w3.org/XML/1998/namespace"


class Namespaces:
    """The prefixes of one part: those of its root, and those that what is inserted needs besides.

    Args:
        nsmap: prefix → URI at the root; None is the default namespace.
        ignorable: the root's `mc:Ignorable`, prefixes with spaces between.
    """

    def __init__(self, nsmap: Mapping[str | None, str], ignorable: str = "") -> None:
        self._nsmap = dict(nsmap)
        self._prefixes = {uri: prefix or "" for prefix, uri in nsmap.items()}
        self._ignorable = set(ignorable.split())
        self._added: dict[str, str] = {}
        self._ignored: dict[str, None] = {}

    @classmethod
    def of(cls, root: etree._Element) -> Namespaces:
        """Those of a part's root."""
        return cls(dict(root.nsmap), root.get(_IGNORABLE, ""))

    def prefix(self, uri: str, wanted: str) -> str:
        """The prefix of a namespace; a new one, near the wanted, when the part has none. '' is the default one."""
        if uri not in self._prefixes:
            taken = {*self._nsmap, *self._added}
            name, number = wanted or "ns", 1
            while name in taken:
                number += 1
                name = f"{wanted or 'ns'}{number}"
            self._added[name] = uri
            self._prefixes[uri] = name
        return self._prefixes[uri]

    def ignore(self, uri: str, wanted: str) -> None:
        """Let readers that do not know a namespace pass over what is in it."""
        prefix = self.prefix(uri, wanted)
        if prefix not in self._ignorable:
            self._ignored[prefix] = None

    def texts(self, elements: list[etree._Element]) -> str:
        """The elements as XML without declarations; they are taken out of their tree."""
        nsmap = dict(self._nsmap)
        nsmap.update(self._added)
        holder = etree.Element("x", nsmap=nsmap)  # type: ignore[arg-type]  # None is the default
        for element in elements:
            element.tail = None
            holder.append(element)
        etree.cleanup_namespaces(holder, keep_ns_prefixes=[p for p in holder.nsmap if p])
        text = etree.tostring(holder, encoding="unicode")
        return text[text.index(">") + 1 : text.rindex("</")] if len(holder) else ""

    def declared(self, text: str) -> str:
        """The part's text with what was added declared at its root."""
        root = _ROOT.search(text)
        if root is None or not (self._added or self._ignored):
            return text
        head = root[0]
        if self._ignored:
            mc = self.prefix(NAMESPACES["mc"], "mc")
            names = " ".join(self._ignored)
            head, done = re.subn(rf"({mc}:Ignorable=[\"'])([^\"']*)", lambda m: f"{m[1]}{m[2]} {names}", head)
            if not done:
                head += f' {mc}:Ignorable="{names}"'
        head += "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in self._added.items())
        return text[: root.start()] + head + text[root.end() :]


def collect(elements: list[etree._Element], at: Namespaces, known: Mapping[str, str], ignorable: set[str]) -> None:
    """Make every namespace of the elements known to the part; `mc:Choice` then requires by the part's prefixes.

    Args:
        elements: what will be inserted.
        at: the part's namespaces.
        known: URI → prefix in the document that the elements come from.
        ignorable: URIs that readers of that document may ignore.
    """
    for top in elements:
        for element in top.iter(etree.Element):
            if element.tag == clark("mc:Choice"):
                uris = [element.nsmap.get(prefix) for prefix in element.get("Requires", "").split()]
                names = [at.prefix(uri, known.get(uri, element_prefix(element, uri))) for uri in uris if uri]
                element.set("Requires", " ".join(names))
            for name in (str(element.tag), *map(str, element.attrib)):
                uri = name[1:].partition("}")[0] if name[0] == "{" else ""
                if uri in ("", _XML):
                    continue
                wanted = known.get(uri) or element_prefix(element, uri)
                if uri in ignorable:
                    at.ignore(uri, wanted)
                else:
                    at.prefix(uri, wanted)


def element_prefix(element: etree._Element, uri: str) -> str:
    """The prefix that an element gives a namespace; '' when it gives none or makes it the default."""
    return next((prefix for prefix, held in element.nsmap.items() if held == uri and prefix), "")
