"""The mappings that are more than a group of values → what each of them makes."""

from __future__ import annotations

from brief_builder.merge.charts.alone import ChartInText
from brief_builder.merge.charts.data import out_of_place
from brief_builder.merge.links.link import Link
from brief_builder.merge.markdown.content import Markdown
from brief_builder.merge.pictures.inline import Image
from brief_builder.merge.subdocuments import SubDocument
from brief_builder.merge.values.content import DRAWN, KINDS

KINDS.update(docx=SubDocument, image=Image.from_mapping, link=Link.from_mapping, markdown=Markdown.from_mapping)
KINDS["chart"] = out_of_place
DRAWN.append(ChartInText)
