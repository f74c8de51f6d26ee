"""The words of a document to be inserted → the same, saying their own language in a document that may have another."""

from __future__ import annotations

from lxml import etree

from brief_builder.merge.languages.defaults import OF_LETTERS
from brief_builder.office.schema import W, put
from brief_builder.template.marks import KEPT_LANGUAGE
from brief_builder.wording.tags import kind_of, primary

_LANG, _VAL = W + "lang", W + "val"
_KINDS = tuple(W + name for name in OF_LETTERS.values())


def keep_languages(root: etree._Element, default: str = "", said: str | None = None) -> None:
    """Let what is marked as in a language stay so, and what is not say it where the document around is in another.

    Args:
        root: is changed.
        default: what the document's defaults say of Latin letters; '' for nothing.
        said: the language of the document that it goes to; None where nobody has said it.
    """
    for held in root.iter(_LANG):
        for name in _KINDS:
            if held.get(name):
                held.set(name, KEPT_LANGUAGE + held.get(name, ""))
    if said is None or not default or kind_of(said) != "latin" or primary(default) == primary(said):
        return
    for run in root.iter(W + "r"):
        properties = run.find(W + "rPr")
        if properties is None:
            properties = run.makeelement(W + "rPr")
            run.insert(0, properties)
        held_lang = properties.find(_LANG)
        if held_lang is None or not held_lang.get(_VAL):
            put(properties, "lang", val=KEPT_LANGUAGE + default)
