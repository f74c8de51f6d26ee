"""What a person typed, or nothing → the pack's folder."""

from __future__ import annotations

from pathlib import Path

from brief_builder.problems import BriefError, Fault, Place, shown_path

FILE = "pack.yaml"


def find_pack(given: Path | None = None) -> Path:
    """The folder given, or the one stood in, or the only pack under data/.

    Raises:
        BriefError: pack-missing.
    """
    if given is not None:
        folder = given.parent if given.name == FILE else given
        if (folder / FILE).is_file():
            return folder
        under = Path("data") / given
        if len(given.parts) == 1 and (under / FILE).is_file():
            return under
        raise _missing(f"there is no {FILE} in {shown_path(folder)}", folder, _packs())
    if Path(FILE).is_file():
        return Path()
    packs = _packs()
    if len(packs) == 1:
        return packs[0]
    message = "there is no pack here" if not packs else "there are several packs here"
    raise _missing(message, Path(), packs)


def misnamed(folder: Path, wanted: str) -> list[Path]:
    """Files that stand where one is looked for and are not read for their names: of pack.yaml, pack.yml, pack.yaml.txt.

    [] where the file itself is there.
    """
    stem = wanted.removesuffix(".yaml").lower()
    if not folder.is_dir() or (folder / wanted).is_file():
        return []
    taken = {f"{stem}.yml", f"{stem}.yaml.txt", f"{stem}.yml.txt", wanted.lower()}
    return sorted(path for path in folder.iterdir() if path.name.lower() in taken and path.is_file())


def _packs() -> list[Path]:
    return sorted(path.parent for path in Path("data").glob(f"*/{FILE}"))


def _missing(message: str, folder: Path, packs: list[Path]) -> BriefError:
    names = ", ".join(f"`{shown_path(p)}`" for p in packs)
    hint = f"name one: {names}" if names else f"name the folder that holds {FILE}, or go there"
    if found := misnamed(folder, FILE):
        hint = f"rename {shown_path(found[0])} to {FILE}"
    return BriefError([Fault("pack-missing", message, help=hint).at(Place(shown_path(folder)))])
