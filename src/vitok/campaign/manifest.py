"""What a campaign is of: two with equal manifests have equal tables, whoever flies them and in what order."""

from __future__ import annotations

import json
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from vitok.campaign.member import Member
from vitok.errors import InputError
from vitok.kernel_cache import source_digest
from vitok.reading import read_bytes, shown_path

NAME = "campaign.json"
_FORMAT = "vitok campaign"
_LONGEST_BYTES = 1_000_000
_PACKAGES = ("vitok", "numpy", "scipy", "numba", "llvmlite", "pyerfa", "astropy-iers-data", "sgp4", "pymsis")


def versions() -> dict[str, str]:
    """All whose code reaches into the numbers of a flight in this process."""
    found = {"python": platform.python_version(), "vitok_sha256": source_digest("vitok.campaign.member")}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "none"
    return found


def manifest_of(member: Member, runs: int) -> dict[str, Any]:
    """The manifest of ``runs`` runs."""
    plan = member.plan
    scene = plan.scene
    return {
        "format": _FORMAT,
        "mission": scene.cast.mission.name,
        "title": scene.cast.mission.title,
        "runs": runs,
        "seed": member.seed,
        "phases": list(member.phases or plan.phases),
        "failures": [str(each) for each in member.failures],
        "space_weather": None
        if scene.activity is None
        else {"f107_sfu": scene.activity.f107_sfu, "ap": scene.activity.ap},
        "t_zero_utc": scene.epoch.utc(member.zero_s),
        "inputs_sha256": plan.inputs_sha256,
        "versions": versions(),
    }


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest of the campaign in a folder, None where there is none; InputError for a damaged one."""
    file = folder / NAME
    if not file.exists():
        return None
    try:
        found = json.loads(read_bytes(file, _LONGEST_BYTES, "a campaign's manifest"))
        if found["format"] == _FORMAT:
            return dict(found)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise InputError(f"{shown_path(file)} is no manifest of a campaign, or damaged")


def check_same(folder: Path, there: dict[str, Any], asked: dict[str, Any]) -> None:
    """InputError, with the first thing that differs, if a folder's campaign is not the one asked for."""
    for key, wanted in asked.items():
        found = there.get(key)
        if key == "runs" or found == wanted:
            continue
        if isinstance(wanted, dict) and isinstance(found, dict):
            key, found, wanted = next(
                (f"{key}.{name}", found.get(name), wanted.get(name))
                for name in (*wanted, *found)
                if found.get(name) != wanted.get(name)
            )
        raise InputError(
            f"folder {shown_path(folder)} holds a campaign with {key} = {_short(found)}, not {_short(wanted)} as "
            "is asked for now: choose another folder"
        )


def _short(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= 60 else f"{text[:50]} ..."
