"""A folder in → one .zip out: the files, a page in each language, the manifest; nothing while there is an error."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from brief_builder.build.asking import asking
from brief_builder.build.claiming import claim
from brief_builder.build.output import write_files
from brief_builder.build.pages import make_page, page_name
from brief_builder.build.producing import Made, make
from brief_builder.build.progress import Progress, quiet
from brief_builder.build.system_errors import told_of_system
from brief_builder.build.unwritable import refused, unwritable
from brief_builder.build.withholding import withhold
from brief_builder.merge import Asked
from brief_builder.problems import BriefError, Fault, Place, Problems
from brief_builder.proof import Manifest, OutputRecord, manifest_json, provenance_json, read_page
from brief_builder.proof.contents import page_contents
from brief_builder.proof.pages import PageLine
from brief_builder.proof.tracing import Located
from brief_builder.share.archive import zip_files
from brief_builder.share.locking import DOCUMENTS, lock_document, lock_zip, require_locks
from brief_builder.share.mail import draft
from brief_builder.share.page import Page, render_page

Uses = dict[str, list[dict[str, str]]]


@dataclass(frozen=True)
class Shared:
    """What was shared.

    Attributes:
        path: the .zip.
        mail: the draft; None where none was asked for.
        title, edition, audience: of the pack, in its first language.
        files: names of the members, below their folder.
        facts: how many facts the files print.
        digest: sha256 of the manifest, to be read out to whoever wants to prove it.
        locked: whether the .zip has a password.
    """

    path: Path
    mail: Path | None
    title: str
    edition: str
    audience: str
    files: tuple[str, ...]
    facts: int
    digest: str
    locked: bool
    problems: Problems


@told_of_system
def share(
    folder: str | Path | None = None,
    *,
    out: str | Path | None = None,
    as_of: date | None = None,
    languages: tuple[str, ...] = (),
    strict: bool = False,
    pdf: bool = False,
    password: str | None = None,
    lock_documents: bool = False,
    mail: str | Path | None = None,
    audience: str | None = None,
    progress: Progress = quiet,
) -> Shared:
    """Build a pack and write it as one .zip.

    Args:
        folder: the pack; None looks where `find_pack` does.
        out: the .zip; None is output/PACK.zip, whose folder is made.
        as_of, languages, strict, pdf: as of `build`.
        password: of the .zip (AES-256); None for none. Its bytes then differ each time.
        lock_documents: give Word files and presentations the password too.
        mail: a draft (.eml) that is written beside, with the .zip attached; None for none.
        audience: whom it is for; None is the pack's own.
        progress: is told what is begun.

    Raises:
        BriefError: with everything found; nothing was written.
    """
    if password is not None:
        try:
            require_locks()
        except Fault as fault:
            raise BriefError([fault.at(Place("password"))]) from None
    if password == "":
        raise BriefError([Fault("password-missing", "the password is empty").at(Place("password"))])
    given = _named(out)
    letter = Path(mail) if mail is not None else None
    if letter is not None and letter.suffix.lower() != ".eml":
        raise unwritable(letter, "a draft is an .eml file", "let the name end in .eml")
    if letter is not None and not letter.absolute().parent.is_dir():
        raise unwritable(letter, "there is no folder for it", "make the folder, or name another")
    if letter is not None and letter.is_dir():
        raise unwritable(letter, "there is a folder of this name", "name another file")
    made = make(folder, as_of=as_of, languages=languages, strict=strict, pdf=pdf, audience=audience, progress=progress)
    files, manifest, page = _shared_files(made)
    target = given or Path("output") / f"{made.name}.zip"
    if given is None:  # a file that somebody names is theirs to replace
        claim(target, made.pack)
        _make_folder(target.parent)
    packed = _packed(made.name, files, password, lock_documents=lock_documents)
    progress("writing")
    new = {target: packed}
    if letter is not None:
        body = _mail(page, locked=password is not None)
        new[letter] = draft(_subject(page), body, {target.name: packed})
    write_files(new)
    facts = sum(bool(record["uses"]) for record in manifest.facts.values())
    digest = hashlib.sha256(files["manifest.json"]).hexdigest()
    return Shared(
        target, letter, page.title, page.edition, page.audience, tuple(sorted(files)), facts, digest,
        password is not None, made.problems,
    )  # fmt: skip


def _shared_files(made: Made) -> tuple[dict[str, bytes], Manifest, Page]:
    """All that goes into the .zip by name, with the manifest, which lists the rest; the manifest; the first page.

    Raises:
        BriefError: where a page would say what its readers may not know.
    """
    languages = list(made.loaded.contexts)
    spoken = {page_name(languages, language): language for language in languages}
    told: dict[str, Page] = {}
    pages: dict[str, bytes] = {}
    asked: dict[str, list[Asked]] = {}
    for name, language in spoken.items():
        with asking() as names:
            told[name] = make_page(made, language)
            pages[name] = render_page(told[name])
        asked[name] = [Asked(each, Place(name), None, printed=False) for each in names]
    lines = {name: read_page(data) for name, data in pages.items()}
    uses = _uses(lines)
    for name, language in spoken.items():
        located = [Located(use["fact"], use["text"], "text", (use["place"],)) for use in uses if use["file"] == name]
        withhold(name, made.loaded.contexts[language], located, made.problems, asked[name])
    made.problems.stop_on_error()
    outputs = [
        OutputRecord(name, hashlib.sha256(data).hexdigest(), len(data), spoken[name]) for name, data in pages.items()
    ]
    manifest = replace(
        made.manifest,
        outputs=sorted([*made.manifest.outputs, *outputs], key=lambda each: each.file),
        facts={
            name: {**record, "uses": [*record["uses"], *_of(name, uses)]}
            for name, record in made.manifest.facts.items()
        },
        prints={**made.manifest.prints, **{name: page_contents(each).record() for name, each in lines.items()}},
    )
    new = {**pages, "manifest.json": manifest_json(manifest), "provenance.json": provenance_json(manifest)}
    made.withheld.prove(new, (), made.problems)
    made.problems.stop_on_error()
    return {**made.files, **new}, manifest, told[page_name(languages, languages[0])]


def _uses(pages: Mapping[str, Iterable[PageLine]]) -> list[dict[str, str]]:
    """What the pages print of facts, as the manifest records it, and the fact of each."""
    return [
        {
            "fact": fact,
            "file": name,
            "place": line.place,
            "text": text,
            "kind": "figure" if way else "words",
            "way": way,
        }
        for name, lines in pages.items()
        for line in lines
        for fact, way, text in line.facts
    ]


def _of(fact: str, uses: list[dict[str, str]]) -> list[dict[str, str]]:
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for use in uses:
        if use["fact"] == fact:
            said = {key: value for key, value in use.items() if key != "fact" and (value or key != "way")}
            found[tuple(said.values())] = said
    return list(found.values())


def _packed(folder: str, files: Mapping[str, bytes], password: str | None, *, lock_documents: bool) -> bytes:
    if password is None:
        return zip_files(folder, files)
    if lock_documents:
        files = {n: lock_document(data, password) if n.endswith(DOCUMENTS) else data for n, data in files.items()}
    return lock_zip(folder, files, password)


def _named(out: str | Path | None) -> Path | None:
    """The .zip that was asked for; told before anything else takes its time."""
    if out is not None and Path(out).suffix.lower() != ".zip":
        raise unwritable(Path(out), "what is shared is a .zip", "let the name end in .zip")
    return Path(out) if out is not None else None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(folder, error, "name a file elsewhere with --out") from None


def _subject(page: Page) -> str:
    subject = page.words.mail_subject.format(title=page.title, edition=page.edition)
    return f"[{page.marking}] {subject}" if page.marking else subject


def _mail(page: Page, *, locked: bool) -> str:
    words = page.words
    return words.mail_body.format(
        title=page.title,
        edition=page.edition,
        as_of=page.as_of,
        marking=page.marking or "–",
        audience=words.audiences.get(page.audience, page.audience),
        locked=words.mail_locked if locked else "",
        owner=page.owner,
    )
