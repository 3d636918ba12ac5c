"""Units of the files' keys, which their suffixes tell, and the slips that are usual with each of them."""

import re
from math import pi

G0_MPS2 = 9.80665  # standard gravity: specific impulse in seconds, loads in g

_OF_SUFFIX = {  # a suffix stands before those that it ends with
    "1sigma_per_m": "m/m",
    "per_s": "1/s",
    "per_rad": "1/rad",
    "pa_deg": "Pa deg",
    "nmsprad": "N m s/rad",
    "nmprad": "N m/rad",
    "nspm": "N s/m",
    "npm": "N/m",
    "mps2": "m/s2",
    "mps": "m/s",
    "degps2": "deg/s2",
    "degps": "deg/s",
    "degph": "deg/h",
    "radps": "rad/s",
    "kgps": "kg/s",
    "kgpm2": "kg/m2",
    "kgm2": "kg m2",
    "wpm2": "W/m2",
    "days": "d",
    "utc": "UTC",
    "sfu": "sfu",
    "deg": "deg",
    "hz": "Hz",
    "km": "km",
    "kg": "kg",
    "m2": "m2",
    "kpa": "kPa",
    "pa": "Pa",
    "m": "m",
    "s": "s",
    "nm": "N m",
    "n": "N",
    "g": "g",
}
_SHORT = {  # what keys shorten, as people say it
    "cd area": "drag area",
    "rms": "fit residual (root mean square)",
    "f107": "F10.7",
    "ap": "Ap",
}
_RADIAN_DEG = 180.0 / pi
_SLIPS = {  # another unit that is written by mistake, and what one of it is in the right one
    "m": (("km", 1e3), ("mm", 1e-3)),
    "km": (("m", 1e-3),),
    "m2": (("cm2", 1e-4), ("mm2", 1e-6)),
    "s": (("min", 60.0), ("h", 3600.0), ("ms", 1e-3)),
    "d": (("h", 1.0 / 24.0), ("s", 1.0 / 86400.0)),
    "m/s": (("km/s", 1e3), ("mm/s", 1e-3)),
    "m/s2": (("g", G0_MPS2), ("mg", 1e-3 * G0_MPS2)),
    "kg": (("t", 1e3), ("g", 1e-3)),
    "kg/s": (("t/s", 1e3),),
    "kg/m2": (("t/m2", 1e3),),
    "kg m2": (("t m2", 1e3),),
    "N": (("kN", 1e3), ("MN", 1e6)),
    "N/m": (("kN/m", 1e3), ("N/mm", 1e3)),
    "N s/m": (("kN s/m", 1e3),),
    "N m/rad": (("kN m/rad", 1e3), ("N m/deg", _RADIAN_DEG)),
    "N m s/rad": (("kN m s/rad", 1e3), ("N m s/deg", _RADIAN_DEG)),
    "N m": (("kN m", 1e3),),
    "Pa": (("kPa", 1e3),),
    "Pa deg": (("kPa deg", 1e3), ("Pa rad", _RADIAN_DEG)),
    "W/m2": (("kW/m2", 1e3),),
    "Hz": (("kHz", 1e3), ("MHz", 1e6), ("GHz", 1e9)),
    "g": (("m/s2", 1.0 / G0_MPS2),),
    "deg": (("rad", _RADIAN_DEG),),
    "deg/s": (("rad/s", _RADIAN_DEG),),
    "deg/s2": (("rad/s2", _RADIAN_DEG),),
    "rad/s": (("deg/s", 1.0 / _RADIAN_DEG),),
    "1/rad": (("1/deg", _RADIAN_DEG),),
    "": (("%", 1e-2),),
}
_GREATEST = 1e30  # of what is meant in any unit; a whole number may be too great to be multiplied
_IMPULSE_SLIPS = (("m/s", 1.0 / G0_MPS2),)


def unit_of(key: str) -> str:
    """Unit of a key by its suffix, "" for one that has none."""
    return next((unit for suffix, unit in _OF_SUFFIX.items() if key.endswith(f"_{suffix}")), "")


def heading(key: str) -> str:
    """A key in words, its unit after a comma: ``perigee_km`` is "perigee, km"."""
    suffix = next((each for each in _OF_SUFFIX if key.endswith(f"_{each}")), "")
    name = in_words(key.removesuffix(f"_{suffix}"))
    return f"{name}, {_OF_SUFFIX[suffix]}" if suffix else name


def in_words(key: str) -> str:
    """A key without its unit in words: ``cd_area`` is "drag area"."""
    return re.sub(rf"\b({'|'.join(_SHORT)})\b", lambda found: _SHORT[found[0]], key.replace("_", " "))


def question(key: str, value: float, least: float, most: float) -> str:
    """``: is it in kN?`` for a value that would be allowed in that unit, "" where it would in none."""
    if abs(value) > _GREATEST:
        return ""
    slips = _IMPULSE_SLIPS if key.startswith("specific_impulse") else _SLIPS.get(unit_of(key), ())
    meant = [name for name, of_it in slips if value and least <= value * of_it <= most]
    return f": is it in {' or '.join(meant)}?" if meant else ""
