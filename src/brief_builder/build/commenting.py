"""A pack that was checked → copies of its templates with a Word or PowerPoint comment at each of their problems."""

from __future__ import annotations

from pathlib import Path

from brief_builder.build.checking import CheckReport
from brief_builder.build.filling import template_bytes
from brief_builder.build.inspecting import TemplateCheck, annotated_copy
from brief_builder.problems import Problems


def commented_templates(report: CheckReport, folder: str | Path | None = None) -> list[Path]:
    """Write a copy of each template of the pack in which something is wrong, NAME.problems.docx or .pptx.

    What is wrong in the pack's other files, or only in what is built, has no words in a template and no comment.

    Args:
        report: what the check of the pack found.
        folder: where the copies are written; None: beside their templates.

    Raises:
        BriefError: when a copy cannot be written.
    """
    pack = report.loaded.pack
    if pack is None:
        return []
    named = {pack.template(document, language) for document in pack.templates for language in report.loaded.contexts}
    copies = []
    for path in sorted(each for each in named if each is not None):
        problems = Problems()
        problems.extend(each for each in report.problems if each.place.file == pack.show(path))
        data = template_bytes(path, Problems()) or b""  # taken away since: what was wrong with it has been told
        copies.append(annotated_copy(TemplateCheck(path, problems, data=data), folder))
    return [copy for copy in copies if copy is not None]
