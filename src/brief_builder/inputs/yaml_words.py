"""What a YAML parser says of a text → where to look, what is wrong and how to cure it, in words that a person knows."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

_ALIGN = "entries of one group begin in the same column"
_QUOTE = "put the text in quotes"
_MARKS = "'\""
_COLON = 'a text that holds ": " must stand in quotes'
_INNER = {
    "'": "double it inside the text ('L''été'), or put the text in marks of the other kind (\"…\"), or in none",
    '"': "write \\\" inside the text, or put the text in marks of the other kind ('…'), or in none",
}
# The quoted text with which an entry of a group or list begins, and which is followed by more than a colon or a remark.
_GOES_ON = re.compile(
    r"""\s*(?:-\s+)*(?:[^\s'"\#\[{][^'"]*?:\s+)?(?:'(?:[^']|'')*'(?!')|"(?:[^"\\]|\\.)*")(?=\s*[^\s:\#]|:\S)"""
)
_NO_SPACE = re.compile(r"\s*-(?=[^\s\d-])")  # `-b` for `- b`
BRACES = "put a text that begins with `{` or `[` in quotes"
NO_SPACE = ("a space is missing behind `-`", "write `- entry`")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_QUOTED = re.compile(r"""(?<![^\s\[{,])(?:"[^"]*"|'[^']*')""")
_REMARK = re.compile(r"(?<=[^\s:\[{,])\s+#(?=\w)")  # `Issue #1`; `# this` is meant as a remark
_BRACKET_FIRST = re.compile(r"\s*(?:-\s+)*(?:[^\s'\"\#\[{][^'\"]*?:\s+)?(?=[\[{].*[\]}]$)")


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
    unclosed = _unclosed_above(lines, (line, column)) if problem.startswith("expected") else None
    if unclosed is not None:
        return *unclosed, "this quotation mark is not closed", "write the same mark where the text ends"
    ends = _early_end(lines, (line, column), begin[0], problem)
    if ends is not None:
        return *ends, "this quotation mark ends the text, and more stands behind it", _INNER[lines[ends[0]][ends[1]]]
    if "quoted scalar" in context:
        return *begin, "this quotation mark is not closed", "write the same mark where the text ends"
    if problem.endswith("but got ':'") and line == begin[0]:
        return line, column, "this colon is not expected here", _COLON
    in_brackets = re.match(r"expected ',' or '[\]}]'", problem)
    # A line without a colon goes on with the text of the one above.
    rows = range(begin[0], line + 1) if in_brackets else range(line - 1, line if ":" not in shown else line - 1)
    cut = _cut(lines, rows) if "expected" in problem else None
    if cut is not None:
        return *cut, "the text ends here: ` #` begins a remark", _QUOTE
    if in_brackets or "end of stream" in problem or "<stream end>" in problem:
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
    missing_colon = "expected ':'" in problem
    row = begin[0] if missing_colon else line
    for at in (row, row - 1) if "expected" in problem else ():
        dash = _NO_SPACE.match(lines[at]) if 0 <= at < len(lines) else None
        if dash is not None:
            return at, dash.end() - 1, *NO_SPACE
    if missing_colon:
        return *begin, "a colon is missing behind this name", "write `name: value`, with a space behind the colon"
    bracket = _BRACKET_FIRST.match(shown[:column].rstrip()) if "expected" in problem else None
    if bracket is not None:
        return line, bracket.end(), f"a text may not begin with `{shown[bracket.end()]}`", BRACES
    if "expected" in problem:
        return line, column, "this is not in line with what stands above", _ALIGN
    return line, column, problem or "not YAML", f"look for a missing colon, quote or bracket; {_ALIGN}"


def _unclosed_above(lines: list[str], spot: tuple[int, int]) -> tuple[int, int] | None:
    """Where the text begins that the opening mark of a later one has closed by accident; None when that is not so.

    The parser stops behind that later mark, often many lines below the one that is missing.
    """
    line, column = spot
    before = lines[line][:column].rstrip() if line < len(lines) else ""
    mark = before[-1:]
    if mark not in _MARKS or not re.search(r"(?:[:,]\s+|[\[{-]\s*)$", before[:-1]) or mark in before[:-1]:
        return None
    for at in range(line - 1, -1, -1):
        if mark in lines[at]:
            opened = re.search(rf"(?:[:,]\s+|[\[{{-]\s*){mark}[^{mark}]*$", lines[at])
            return (at, lines[at].rindex(mark)) if opened else None
    return None


def _early_end(lines: list[str], spot: tuple[int, int], begin: int, problem: str) -> tuple[int, int] | None:
    """Where a quotation mark ends a text too early, as the first in 'L'été' does; None when that is not what is wrong.

    Args:
        lines: those of the text.
        spot: where the parser stopped.
        begin: the line on which what it was reading begins.
        problem: what it says.
    """
    line, column = spot
    shown = lines[line] if line < len(lines) else ""
    before = shown[:column].rstrip()
    if before.endswith(("'", '"')) and problem.startswith("expected"):
        # In brackets, a text in marks of its own may be the next entry.
        next_entry = "expected ','" in problem and shown[column : column + 1] in _MARKS and before != shown[:column]
        return None if next_entry else (line, len(before) - 1)
    for at in (line, begin, line - 1 if "mapping values" in problem else line):
        found = _GOES_ON.match(lines[at]) if 0 <= at < len(lines) else None
        if found is not None and (at != line or found.end() <= column):
            return at, found.end() - 1
    return None


def _cut(lines: list[str], rows: range) -> tuple[int, int] | None:
    """Where ` #` cuts a text that goes on behind it, on one of the 0-based rows; None when none does."""
    for at in (row for row in rows if 0 <= row < len(lines)):
        bare = _QUOTED.sub(lambda found: "x" * len(found[0]), lines[at])
        found = None if bare.lstrip().startswith("#") else _REMARK.search(bare)
        if found is not None:
            return at, found.end() - 1
    return None


def _colon(shown: str, before: str) -> str:
    """Why a colon is one too many, guessed from its line and the one before."""
    shown = _TAG.sub(lambda found: "x" * len(found[0]), shown)  # its braces are no bracket of YAML
    if len(re.findall(r":\s", shown + " ")) > 1 and not re.search(r"[\"'{\[]", shown):
        return _COLON
    if re.match(r"\s*[\w.-]+:\S", before):
        return "write a space behind the colon in the line above"
    if _indent(shown) > _indent(before) and re.search(r":\s+\S", before):
        return f"this line is further to the right than the one above; {_ALIGN}"
    return f"look for a missing colon, quote or bracket in the line above; {_ALIGN}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
