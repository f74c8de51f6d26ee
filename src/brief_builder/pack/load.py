"""pack.yaml and the files beside it in → a `Pack`, or a problem for everything in them that is wrong."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from brief_builder.inputs import Located, read_yaml, validated
from brief_builder.inputs.levels import Level
from brief_builder.pack.find import misnamed
from brief_builder.pack.model import ALL, Edition, Pack
from brief_builder.pack.naming import as_yaml, neighbours, plain_name, same_folder
from brief_builder.problems import Fault, Note, Place, Problems, shown_path

_LANGUAGE = r"^[a-z]{2,3}(-[A-Z]{2})?$"


def _house_style(name: str) -> str:
    """A name, or a file below the pack's folder."""
    steps = name.split("/")
    if any(step != plain_name(step) for step in steps) or (len(steps) > 1 and not name.endswith(".yaml")):
        raise ValueError("must be the name of a style, or a file of the pack such as styles/ministry.yaml")
    return name


Name = Annotated[str, AfterValidator(plain_name)]
HouseStyle = Annotated[str, AfterValidator(_house_style)]
Language = Annotated[str, Field(pattern=_LANGUAGE)]
ByLanguage = dict[Language, str]


def _as_said(value: Any) -> Any:
    """One text for all languages, or one a language."""
    if value == {}:
        raise ValueError("write it, or one for each language: {en: …}")
    return {ALL: value} if isinstance(value, str) else value


Said = Annotated[
    dict[Language | Literal[""], str],
    BeforeValidator(_as_said, json_schema_input_type=str | ByLanguage),
]


def _as_names(value: Any) -> Any:
    """A template for all languages, or one a language; ValueError says what is wrong with a name."""
    named = _as_said(value)
    for name in named.values() if isinstance(named, dict) else ():
        if isinstance(name, str):
            plain_name(name)
    return named


TemplateNames = Annotated[
    dict[Language | Literal[""], str],
    BeforeValidator(_as_names, json_schema_input_type=str | ByLanguage),
]


class _Templates(BaseModel):
    model_config = ConfigDict(extra="forbid")
    brief: TemplateNames | None = None
    deck: TemplateNames | None = None


class _Edition(BaseModel):
    """What the files for one audience say otherwise than those for the pack's own."""

    model_config = ConfigDict(extra="forbid")
    title: ByLanguage = {}
    subtitle: ByLanguage = {}
    marking: ByLanguage = {}
    edition: ByLanguage = {}
    owner: Annotated[dict[str, str], BeforeValidator(_as_said, json_schema_input_type=str | ByLanguage)] = {}


class _PackFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: Name
    title: ByLanguage
    subtitle: ByLanguage = {}
    marking: ByLanguage = {}
    edition: ByLanguage
    as_of: date
    owner: Said
    audience: Level = "internal"
    audiences: dict[Level, _Edition] = {}
    languages: list[Language] = Field(min_length=1)
    digits: dict[Language, Literal["latin", "khmer"]] = {}
    templates: _Templates = _Templates()
    style: Name = "brief.mplstyle"
    house_style: HouseStyle = "none"

    @field_validator("digits")
    @classmethod
    def _of_khmer(cls, value: dict[str, str]) -> dict[str, str]:
        wrong = next((tag for tag, digits in value.items() if digits == "khmer" and not tag.startswith("km")), None)
        if wrong is not None:
            raise ValueError(f"cannot write `{wrong}` with the digits of Khmer")
        return value

    @field_validator("as_of", mode="before")
    @classmethod
    def _a_date(cls, value: Any) -> Any:
        if not isinstance(value, date):
            raise ValueError("must be a date such as 2026-11-23")
        return value


def load_pack(folder: Path, problems: Problems) -> Pack | None:
    """The pack in a folder, or None when pack.yaml cannot be used; what is wrong goes into problems."""
    located = read_yaml(folder / "pack.yaml", shown_path(folder / "pack.yaml"), problems)
    if located is None:
        return None
    record = validated(_PackFile, located, (), "pack-field", problems)
    charts = _optional(folder / "charts.yaml", problems)
    drawn = os.path.lexists(folder / "charts.yaml")  # that it cannot be read is told once, where it is wrong
    named = record is not None and bool(record.templates.model_dump(exclude_none=True))
    # Charts stand by themselves: a pack of charts alone needs no documents, and no texts for them.
    texts = _texts(folder, record.languages if record and (named or not drawn) else (), problems)
    matrices = _optional(folder / "matrices.yaml", problems)
    if record is None:
        return None
    _check_languages(record, located, problems)
    _check_name(record.name, folder, located, problems)
    templates = {kind: names for kind, names in record.templates.model_dump().items() if names}
    if not templates and not drawn:
        cure = "name a `brief` or a `deck`, or add charts.yaml for a pack of charts alone"
        fault = Fault("pack-field", "`templates` names no document to build", help=cure)
        problems.add(located.problem(fault, ("templates",)))
        return None
    return Pack(
        folder=folder,
        shown=shown_path(folder),
        name=record.name,
        title=record.title,
        subtitle=record.subtitle,
        marking=record.marking,
        edition=record.edition,
        as_of=record.as_of,
        owner=record.owner,
        audience=record.audience,
        own_audience=record.audience,
        editions={level: Edition(**said.model_dump()) for level, said in record.audiences.items()},
        languages=tuple(record.languages),
        digits=record.digits,
        templates=templates,
        style=record.style,
        house_style=record.house_style,
        roots=template_folders(folder),
        texts=texts,
        charts=charts,
        matrices=matrices,
        located=located,
    )


def _check_name(name: str, folder: Path, located: Located, problems: Problems) -> None:
    """Two packs of one name would write over each other's files.

    The one that lies in a folder of its name is the original, and builds; a copy of its folder is what is told.
    """
    own = folder.resolve().name
    if same_folder(own, name):
        return
    around = list(neighbours(folder))
    for other in around:
        if not same_folder(other.name, name):
            continue
        path = located.place(("name",))
        taken = any(same_folder(each.name, own) for each in around)
        wanted = " a name that no other pack has" if taken else f": name: {as_yaml(own)}"
        help_ = [f"write in line {path.line} of {path.file}{wanted}"]
        if not taken:
            parent = folder.resolve().parent.name
            help_ += [f"or move the folder {shown_path(folder)} out of {parent}, if it is a spare copy"]
        both = " and ".join(sorted(map(_where, (folder, other.folder))))
        message = f"the packs in {both} are both called `{name}`: each would write over the other's files"
        notes = [Note(f"the other `{other.name}` stands here", other.place)]
        problems.add(located.problem(Fault("pack-field", message, help=help_, notes=notes), ("name",)))


def _where(folder: Path) -> str:
    """A folder, by its name also when the command runs in it."""
    shown = shown_path(folder)
    return folder.resolve().as_posix() if shown == "." else shown


def template_folders(folder: Path) -> tuple[Path, ...]:
    """Where templates may lie: the pack's own, then those of the project around it, PROJECT/PACK or PROJECT/data/PACK.

    Further up are folders of other people.
    """
    own = folder / "templates"
    above = folder.resolve().parent
    around = [each / "templates" for each in ((above, above.parent) if above.name == "data" else (above,))]
    return tuple(root for root in (own, *around) if root.is_dir())


def _texts(folder: Path, languages: Any, problems: Problems) -> dict[str, Located]:
    """The texts of each language that has a file; that one has none is told by who knows which have words here."""
    inside = folder / "texts"
    read = {language: _optional(inside / f"{language}.yaml", problems) for language in languages}
    for language in languages:
        for path in misnamed(inside, f"{language}.yaml"):
            message = f"{path.name} is not read; its name must be {language}.yaml"
            fault = Fault("file-unread", message, help=f"rename it to {language}.yaml", severity="warning")
            problems.add(fault.at(Place(shown_path(path))))
    return {language: located for language, located in read.items() if located is not None}


def _optional(path: Path, problems: Problems) -> Located | None:
    return read_yaml(path, shown_path(path), problems) if os.path.lexists(path) else None


def _check_languages(record: _PackFile, located: Located, problems: Problems) -> None:
    """What no language of the pack has; what one of them lacks is found when all of it is known."""
    for entry in ("title", "subtitle", "marking", "edition"):
        texts: dict[str, str] = getattr(record, entry)
        if not any(texts.get(language) for language in record.languages) and (texts or entry == "title"):
            named = ", ".join(f"`{language}`" for language in record.languages)
            whose = "the languages" if len(record.languages) > 1 else "the language"
            fault = Fault("text-missing", f"`{entry}` has no text in {named}, {whose} of the pack")
            problems.add(located.problem(fault, (entry,), key=True))
