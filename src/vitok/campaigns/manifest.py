"""What a campaign is of: two with equal manifests have equal tables, whoever flies them and in what order."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pydantic import TypeAdapter

from vitok.campaigns.member import Member
from vitok.errors import InputError
from vitok.kernel_cache import source_digest
from vitok.reading import read_bytes, short, shown_path
from vitok.shown import json_text

NAME = "campaign.json"
_FORMAT = "vitok campaign"
_LONGEST_BYTES = 1_000_000
_PACKAGES = ("vitok", "numpy", "scipy", "numba", "llvmlite", "pyerfa", "astropy-iers-data", "sgp4", "pymsis")


@dataclass(frozen=True)
class Manifest:
    """``t_s`` of the table's events count from ``t_zero_utc``; digests are of the files read, by name."""

    mission: str
    title: str
    runs: int
    seed: int
    phases: list[str]
    failures: list[str]
    sampling: str
    space_weather: str
    t_zero_utc: str
    inputs_sha256: dict[str, str]
    versions: dict[str, str]


def versions() -> dict[str, str]:
    """All whose code reaches into the numbers of a flight in this process."""
    found = {"python": platform.python_version(), "vitok_sha256": source_digest("vitok.campaigns.member")}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "none"
    return found


def manifest_of(member: Member, runs: int) -> Manifest:
    """The manifest of ``runs`` runs."""
    scene = member.plan.scene
    activity, dispersions = scene.activity, scene.cast.dispersions
    return Manifest(
        mission=scene.cast.mission.name,
        title=scene.cast.mission.title,
        runs=runs,
        seed=member.seed,
        phases=list(member.phases or member.plan.phases),
        failures=[str(each) for each in member.failures],
        sampling="random" if dispersions is None else dispersions.sampling,
        space_weather="measured or forecast" if activity is None else str(activity),
        t_zero_utc=scene.epoch.utc(member.zero_s),
        inputs_sha256=member.plan.inputs_sha256,
        versions=versions(),
    )


def manifest_text(manifest: Manifest) -> str:
    """The file's contents."""
    return json_text({"format": _FORMAT} | asdict(manifest))


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the campaign in a folder, None where there is none; InputError for a damaged one."""
    file = folder / NAME
    if not file.exists():
        return None
    try:
        found = json.loads(read_bytes(file, _LONGEST_BYTES, "a campaign's manifest"))
        if found.pop("format") == _FORMAT:
            return TypeAdapter(Manifest).validate_python(found)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    raise InputError(f"{shown_path(file)} is no manifest of a campaign that this vitok reads, or damaged")


def check_same(folder: Path, there: Manifest, asked: Manifest) -> None:
    """InputError, with the first thing that differs, if a folder's campaign is not the one asked for."""
    found, wanted = _flat(there), _flat(asked)
    for key in (*wanted, *found):
        was, now = found.get(key, "none"), wanted.get(key, "none")
        if was != now:
            raise InputError(
                f"folder {shown_path(folder)} holds a campaign with {key} = {was}, not {now} as is asked for "
                "now: choose another folder"
            )


def _flat(manifest: Manifest) -> dict[str, str]:
    """All that has to be equal, by its key."""
    flat: dict[str, str] = {}
    for key, value in asdict(manifest).items():
        if isinstance(value, dict):
            flat |= {f"{key}.{name}": short(str(inner)) for name, inner in value.items()}
        elif key != "runs":
            flat[key] = short(", ".join(map(str, value)) or "none" if isinstance(value, list) else str(value))
    return flat
