"""Opening archives without trusting them: only known members come out, into a folder of our own, under our names."""

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from gridgis.core.errors import Invalid
from gridgis.core.wording import Phrase
from gridgis.exchange.reading.limits import SMALL_BYTES, Limits

PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg", ".dat", ".map", ".id", ".mid", ".xsd")
WHOLE = (".geojson", ".json", ".gpkg", ".kml", ".tab", ".mif", ".dxf", ".gml", ".gdb")
NESTED = (".zip", ".kmz", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".zst")
CHUNK = 1 << 20
HIDDEN = {".cpg": ".encoding", ".dbf": ".table", ".prj": ".system"}
"""Suffixes under which parts come out that GDAL must not find: they are read by us."""


def shown_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry as people wrote it; old programs write GBK and don't say so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def unpack(path: Path, folder: Path, limits: Limits) -> dict[str, dict[str, Path]]:
    """Take the boundary files out of an archive.

    Args:
        folder: an empty folder that is ours; entries get names of ours in it.
        limits: how much may come out.

    Returns:
        By layer (an entry's name without folder and suffix) its parts, by suffix; a layer is a shapefile, or one
        file of another format.

    Raises:
        Invalid: it is cut short, locked, a bomb, holds archives or links, or names outside itself.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_unsafe(archive.infolist(), limits)
            return _take_out(archive, [one for one in archive.infolist() if not one.is_dir()], folder, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        raise Invalid("archives.broken", field="file", reason="broken") from None
    except (NotImplementedError, RuntimeError, UnicodeDecodeError, OSError):
        raise Invalid("archives.locked", field="file", reason="broken") from None


def _refuse_unsafe(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.zip_entries:
        raise Invalid(
            "archives.entries",
            count=len(entries),
            most=limits.zip_entries,
            field="file",
            reason="too_many_entries",
        )
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if not name or name.startswith("/") or ":" in name[:3] or ".." in PurePosixPath(name).parts or "\0" in name:
            raise Invalid("archives.leads_out", field="file", reason="path")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise Invalid("archives.link", field="file", reason="link")
        if PurePosixPath(name).suffix.lower() in NESTED:
            raise Invalid("archives.nested", field="file", reason="nested")
        if entry.file_size > max(SMALL_BYTES, limits.zip_ratio * entry.compress_size):
            raise Invalid("archives.grows", field="file", reason="bomb")
    if sum(entry.file_size for entry in entries) > limits.unzipped_bytes:
        raise Invalid("archives.unpacked", most=limits.unzipped_bytes, field="file", reason="bomb")


def _take_out(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], folder: Path, limits: Limits
) -> dict[str, dict[str, Path]]:
    layers: dict[str, dict[str, Path]] = {}
    left = limits.unzipped_bytes
    for entry in entries:
        name = PurePosixPath(shown_name(entry).replace("\\", "/"))
        suffix = name.suffix.lower()
        if database := next((part for part in name.parts[:-1] if part.lower().endswith(".gdb")), None):
            left -= _copy(archive, entry, _in_database(layers, database, folder, name.name), left)
            continue
        if suffix not in (*PARTS, *WHOLE) or name.name.startswith(".") or "__MACOSX" in name.parts:
            continue
        parts = layers.setdefault(name.stem, {})
        if suffix in parts:
            raise Invalid("archives.twice", name=name.name, field="file", reason="twice")
        place = folder / f"{list(layers).index(name.stem)}{HIDDEN.get(suffix, suffix)}"
        left -= _copy(archive, entry, place, left)
        parts[suffix] = place
    return {layer: parts for layer, parts in layers.items() if set(parts) & {".shp", *WHOLE}} or _nothing(layers)


def _in_database(layers: dict[str, dict[str, Path]], database: str, folder: Path, name: str) -> Path:
    """Where a file of a FileGDB goes: its folder is one layer, its files keep their names."""
    parts = layers.setdefault(PurePosixPath(database).stem, {})
    place = parts.setdefault(".gdb", folder / f"{list(layers).index(PurePosixPath(database).stem)}.gdb")
    place.mkdir(exist_ok=True)
    if (place / name).exists():
        raise Invalid("archives.twice", name=name, field="file", reason="twice")
    return place / name


def _nothing(layers: dict[str, dict[str, Path]]) -> dict[str, dict[str, Path]]:
    found = sorted({suffix for parts in layers.values() for suffix in parts})
    raise Invalid(
        "archives.nothing",
        whole=WHOLE,
        found=Phrase("archives.only", {"suffixes": found}) if found else "",
        field="file",
        reason="no_layer",
    )


def _copy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: Path, left: int) -> int:
    """Copy one entry, counting what really comes out: headers may lie."""
    done = 0
    with archive.open(entry) as source, place.open("wb") as target:
        while chunk := source.read(CHUNK):
            done += len(chunk)
            if done > min(left, entry.file_size):
                raise Invalid("archives.lies", field="file", reason="bomb")
            target.write(chunk)
    return done
