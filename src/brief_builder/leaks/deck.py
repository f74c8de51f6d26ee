"""A presentation → without comments, their authors, the log of changes, and what programs keep on slides.

A comment that holds a tag was written to be filled and stays; of who wrote it, nothing does.
"""

from __future__ import annotations

from lxml import etree

from brief_builder.leaks.edit import Edit
from brief_builder.leaks.word import NOBODY
from brief_builder.office.notes import own_slide_notes
from brief_builder.office.package import Relationship
from brief_builder.office.schema import drop
from brief_builder.office.xml import clark

_P188 = "{http://schemas.microsoft.com/office/powerpoint/2018/8/main}"
_COMMENTS = (clark("p:cm"), _P188 + "cm")
_AUTHORS = (clark("p:cmAuthor"), _P188 + "author")
_TIMES = ("dt", "created", "startDate", "dueDate", "completed", "modified")
_DATE = "2026-01-01T00:00:00.000"
_HELD = (clark("p:tags"), clark("p:custData"))
_LIST = clark("p:custDataLst")
_REFERS = _P188 + "commentRel"
_EXTENSION, _EXTENSIONS = clark("p:ext"), clark("p:extLst")
_R_ID = clark("r:id")
_AUTHOR_LISTS = ("commentAuthors", "authors")
_LOGS = ("revisionInfo", "changesInfo")


def clean_deck(edit: Edit, *, comments: bool = True) -> None:
    """Take out of a presentation what its viewers do not see and nobody meant for them; `comments`: these too."""
    kept = not comments
    main = edit.package.main_part
    for owner in edit.package.owners():
        for rel in edit.related(owner):
            kind = rel.type.rpartition("/")[2]
            if rel.external or rel.target not in edit.package:
                continue
            if kind == "comments" and comments:
                kept = _clean_comments(edit, owner, rel) or kept
            elif kind in ("tags", "customXml"):
                _drop_held(edit, owner, rel, _HELD)
    for rel in edit.related(main):
        kind = rel.type.rpartition("/")[2]
        if kind in _LOGS or (kind in _AUTHOR_LISTS and not kept):
            edit.drop(main, rel)
        elif kind in _AUTHOR_LISTS and rel.target in edit.package:
            _forget_authors(edit, rel.target)


def _clean_comments(edit: Edit, owner: str, rel: Relationship) -> bool:
    """Drop the comments without tags, and those of a check; returns whether any stays."""
    root = edit.tree(rel.target)
    comments, ours = list(root.iter(*_COMMENTS)), set(own_slide_notes(root, edit.package))
    gone = [each for each in comments if each in ours or "{" not in "".join(map(str, each.itertext()))]
    if len(gone) == len(comments):
        _drop_held(edit, owner, rel, (_REFERS,))
        return False
    for each in gone:
        drop(each)
    for each in root.iter(etree.Element):
        for name in _TIMES:
            if name in each.attrib and name != "created":
                del each.attrib[name]
        if "created" in each.attrib:  # required of comments and replies
            each.set("created", _DATE)
    edit.touch(rel.target)
    return True


def _drop_held(edit: Edit, owner: str, rel: Relationship, names: tuple[str, ...]) -> None:
    """Drop a relationship, and the elements by which a part names it, with the lists that they leave empty."""
    edit.drop(owner, rel)
    if owner not in edit.package or rel.id.encode() not in edit.read(owner):
        return
    for element in [e for e in edit.tree(owner).iter(*names) if e.get(_R_ID) == rel.id]:
        around = element.getparent()
        drop(element)
        while around is not None and around.tag in (_LIST, _EXTENSION, _EXTENSIONS) and len(around) == 0:
            outer = around.getparent()
            drop(around)
            around = outer
    edit.touch(owner)


def _forget_authors(edit: Edit, part: str) -> None:
    changed = False
    for author in edit.tree(part).iter(*_AUTHORS):
        said = {"name": NOBODY, "initials": "A", "userId": NOBODY, "providerId": "None"}
        for name, value in said.items():
            if author.get(name, value) != value:
                author.set(name, value)
                changed = True
    if changed:
        edit.touch(part)
