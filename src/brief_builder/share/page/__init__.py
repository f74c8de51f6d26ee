"""What is to be told of a pack, in one language → one html page that needs nothing else: no script, no network."""

from brief_builder.share.page.model import ChartSection, FactRow, FileRow, FindingRow, Message, Page, SourceRow
from brief_builder.share.page.render import render_page

__all__ = ["ChartSection", "FactRow", "FileRow", "FindingRow", "Message", "Page", "SourceRow", "render_page"]
