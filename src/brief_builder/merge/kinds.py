"""The mappings that are more than a group of values → what each of them makes."""

from __future__ import annotations

from brief_builder.merge.content import KINDS
from brief_builder.merge.images import Image
from brief_builder.merge.links import Link
from brief_builder.merge.markdown import Markdown
from brief_builder.merge.subdocuments import SubDocument

KINDS.update(docx=SubDocument, image=Image.from_mapping, link=Link.from_mapping, markdown=Markdown.from_mapping)
