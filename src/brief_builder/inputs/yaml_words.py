"""What a YAML parser says of a text → where to look, what is wrong and how to cure it, in words that a person knows."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

_ALIGN = "entries of one group begin in the same column"
_QUOTE = "put the text in quotes"


def explained(error: MarkedYAMLError, lines: list[str]) -> tuple[int, int, str, str]:
    """(line, column, what is wrong, its cure); line and column are 0-based.

    Args:
        error: as the parser raised it.
        lines: those of the text.
    """
    problem = " ".join(str(error.problem or error.context or "").split())
    context = str(error.context or "")
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    begin = (error.context_mark.line, error.context_mark.column) if error.context_mark else (line, column)
    shown = lines[line] if line < len(lines) else ""
    before = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in shown[: column + 1]:
        return line, column, "a tab stands here", "YAML is indented with spaces; this line holds a tab"
    if "quoted scalar" in context:
        return *begin, "this quotation mark is not closed", "write the same mark where the text ends"
    if re.match(r"expected ',' or '[\]}]'", problem) or "end of stream" in problem or "<stream end>" in problem:
        return (
            *begin,
            "this bracket is not closed",
            "write the bracket where it ends, or put a text that holds one in quotes",
        )
    sign = re.search(r"found character '(.)' that cannot start", problem)
    if sign or "alphabetic or numeric character" in problem:
        at = column if sign else max(column - 1, 0)
        return line, at, f"a text may not begin with `{shown[at : at + 1]}`", _QUOTE
    if "sequence entries are not allowed" in problem:
        return (
            line,
            column,
            "a list begins on a line of its own",
            "write each `- entry` below the name, or put the text in quotes",
        )
    if "another document" in problem:
        return line, column, "a second document begins here", "take the line `---` out"
    if "mapping values are not allowed" in problem:
        return line, column, "this colon is not expected here", _colon(shown, before)
    if "expected ':'" in problem:
        return *begin, "a colon is missing behind this name", "write `name: value`, with a space behind the colon"
    if "expected" in problem:
        return line, column, "this is not in line with what stands above", _ALIGN
    return line, column, problem or "not YAML", f"look for a missing colon, quote or bracket; {_ALIGN}"


def _colon(shown: str, before: str) -> str:
    """Why a colon is one too many, guessed from its line and the one before."""
    if len(re.findall(r":\s", shown + " ")) > 1 and not re.search(r"[\"'{\[]", shown):
        return 'a text that holds ": " must stand in quotes'
    if re.match(r"\s*[\w.-]+:\S", before):
        return "write a space behind the colon in the line above"
    if _indent(shown) > _indent(before) and re.search(r":\s+\S", before):
        return f"this line is further to the right than the one above; {_ALIGN}"
    return f"look for a missing colon, quote or bracket in the line above; {_ALIGN}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
