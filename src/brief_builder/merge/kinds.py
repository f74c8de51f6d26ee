"""The mappings that are more than a group of values → what each of them makes, loaded by the first that there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from brief_builder.merge.values.content import DRAWN, KINDS, Content, Placeable


def _document(given: Mapping[str, Any]) -> Content:
    from brief_builder.merge.subdocuments import SubDocument

    return SubDocument(given)


def _image(given: Mapping[str, Any]) -> Content:
    from brief_builder.merge.pictures.inline import Image

    return Image.from_mapping(given)


def _link(given: Mapping[str, Any]) -> Content:
    from brief_builder.merge.links.link import Link

    return Link.from_mapping(given)


def _markdown(given: Mapping[str, Any]) -> Content:
    from brief_builder.merge.markdown.content import Markdown

    return Markdown.from_mapping(given)


def _chart(given: Mapping[str, Any]) -> Content:
    from brief_builder.merge.charts.data import out_of_place

    return out_of_place(given)


def _drawn(given: Any) -> Placeable:
    from brief_builder.merge.charts.alone import ChartInText

    return ChartInText(given)


KINDS.update(docx=_document, image=_image, link=_link, markdown=_markdown, chart=_chart)
DRAWN.append(_drawn)
