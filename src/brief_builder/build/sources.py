"""A pack's clippings and the full texts that were found of its sources → every quote checked; the full texts out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from brief_builder.build.reuse import file_digest
from brief_builder.facts import Facts, Reference, check_evidence, compare_source, drift_problems
from brief_builder.inputs.file_bytes import whole_file
from brief_builder.inputs.texts import decoded
from brief_builder.pack import Pack
from brief_builder.problems import Fault, Place, Problems
from brief_builder.sources import SUFFIXES, SourceText, read_source


def check_sources(
    folder: Path, full_texts: Path | None, pack: Pack, facts: Facts, problems: Problems
) -> tuple[Mapping[str, SourceText], Mapping[str, tuple[str, str]]]:
    """Check all quotes; source key → the full text that was found, for those of which one was, and what there is.

    The second mapping has the full text or else the clippings, each as (file as shown, text).

    Args:
        folder: the pack's.
        full_texts: a folder in which each source is looked for; None looks only in the pack's own sources/.
        pack: names files as messages do.
        facts: the facts.
        problems: takes what is wrong.
    """
    own = _own(folder, facts)
    files = {**own, **(_given(full_texts, pack, facts, problems) if full_texts is not None else {})}
    clippings = _clippings(folder, pack, facts, set(own), problems)
    texts: dict[str, SourceText] = {}
    passed_over: set[str] = set()
    quoted = _quoted(facts)
    for key, path in files.items():
        shown = pack.show(path)
        if key not in quoted and facts.sources[key].kind == "data":
            _same_data(facts, key, path, shown, problems)
            continue  # a table has no passages
        text = read_source(path, shown, problems)
        if text is None:
            continue
        texts[key] = text
        recorded, found = facts.sources[key].sha256, _sha256(path)
        if not recorded:
            message = f"the record of `{key}` has no sha256, so nobody knows whether {shown} is the text quoted from"
            hint = f"write `sha256: {found}` once you have looked"
            problems.add(Fault("source-changed", message, help=hint, severity="warning").at(facts.sources[key].place))
        elif found != recorded.lower():
            drifts = compare_source(facts, key, text, clippings.get(key))
            problems.extend(drift_problems(facts, key, shown, drifts))
            passed_over |= {drift.fact for drift in drifts if drift.status in ("changed", "gone")}
    # The words of a text that is not there, or cannot be read, may stand beside others that change what they mean.
    unread = {name for name, fact in facts.items() if fact.source not in clippings}
    check_evidence(facts, clippings, problems, words_only=texts.keys(), passed_over=unread)
    full = {key: texts[key] for key in files if key in texts}
    missing = {name for name, fact in facts.items() if fact.source not in full}
    check_evidence(facts, full, problems, passed_over=passed_over | missing)
    return texts, {**clippings, **{key: (text.shown, text.text) for key, text in texts.items()}}


def quoted_places(facts: Facts, texts: Mapping[str, SourceText]) -> dict[str, str]:
    """Fact → the file and the place of its quote, “report.pdf, page 3”, for the quotes that a full text holds."""
    references = {key: Reference(text) for key, text in texts.items()}
    out: dict[str, str] = {}
    for name, fact in facts.items():
        reference = references.get(fact.source or "")
        if reference is None or fact.quote is None:
            continue
        try:
            place = reference.place(reference.locate(fact.quote))
        except Fault:
            continue
        out[name] = f"{reference.source.shown}, {place}" if place else reference.source.shown
    return out


def _quoted(facts: Facts) -> set[str]:
    """Keys of the sources whose words a fact quotes."""
    found = (f.source for f in facts.values() if f.quote is not None or any(item.quote for item in f.items))
    return {key for key in found if key is not None}


def _lines(text: str) -> str:
    """The text with the line ends that Windows and old Macs write as those of all others."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _same_data(facts: Facts, key: str, path: Path, shown: str, problems: Problems) -> None:
    """Warn when a file of data is not the one that the record knows."""
    recorded = facts.sources[key].sha256
    if recorded and _sha256(path) != recorded.lower():
        message = f"{shown} is not the file that the facts were taken from (its sha256 differs)"
        problems.add(Fault("source-changed", message, severity="warning").at(facts.sources[key].place))


def _sha256(path: Path) -> str:
    """The fingerprint; "" of a file that cannot be opened, of which whoever reads it tells."""
    try:
        return file_digest(path)
    except OSError:
        return ""


def _own(folder: Path, facts: Facts) -> dict[str, Path]:
    """Source key → the full text that lies in the pack's sources/ under the name that its record gives."""
    found = {key: folder / "sources" / Path(source.file).name for key, source in facts.sources.items() if source.file}
    return {key: path for key, path in found.items() if path.is_file()}


def _given(folder: Path, pack: Pack, facts: Facts, problems: Problems) -> dict[str, Path]:
    """Source key → its file in a folder of full texts: that with its sha256, its name, or the name of the source."""
    files = sorted(p for p in folder.iterdir() if p.is_file()) if folder.is_dir() else []
    hashes = {_sha256(p): p for p in files}
    out: dict[str, Path] = {}
    for key, source in facts.sources.items():
        names = (source.file, *(f"{key}{suffix}" for suffix in SUFFIXES))
        by_name = next((p for name in names for p in files if name and p.name == name), None)
        path = hashes.get(source.sha256.lower()) or by_name
        if path is not None:
            out[key] = path
            continue
        message = f"{pack.show(folder)} holds no full text of the source `{key}`"
        hint = f"put {source.file or 'the text'} there"
        problems.add(Fault("file-missing", message, help=hint, severity="warning").at(source.place))
    return out


def _clippings(
    folder: Path, pack: Pack, facts: Facts, own: set[str], problems: Problems
) -> Mapping[str, tuple[str, str]]:
    """Source key → (file as shown, text) of the quoted words that the pack keeps of it, in place of a full text."""
    out: dict[str, tuple[str, str]] = {}
    quoted = _quoted(facts)
    for key, source in facts.sources.items():
        if source.kind == "data" and key not in quoted:
            continue  # its facts stand in tables, and nothing of it is quoted
        path = folder / "sources" / f"{key}.clippings.txt"
        shown = pack.show(path)
        try:
            out[key] = (shown, _lines(decoded(whole_file(path))))
        except FileNotFoundError:
            if key in own:
                continue
            message = f"there are no clippings of the source `{key}`"
            help_ = [f"put the quoted words into {shown}, in their order"]
            if facts.sources[key].file:
                message += f", and no file {facts.sources[key].file}"
                help_.append("or put that file into sources/, if you may keep the full text")
            fault = Fault("file-missing", message, help=tuple(help_))
            problems.add(fault.at(facts.sources[key].place))
        except UnicodeDecodeError:
            problems.add(Fault("file-unreadable", f"{shown} is not UTF-8 text").at(Place(shown)))
        except OSError as error:
            problems.add(Fault("file-unreadable", f"{shown} cannot be read: {error.strerror}").at(Place(shown)))
    return out
