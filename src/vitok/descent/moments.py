"""The named moments of an entry and of the descent under parachutes, as samples of the flight."""

import numpy as np

from vitok.descent.blackout import blackout
from vitok.descent.dynamics import Sample
from vitok.descent.landing import Landing
from vitok.descent.parachutes import opening_canopies
from vitok.descent.samples import at, fall_through
from vitok.descent.vehicle import Vehicle
from vitok.types import Vector


def moments(craft: Vehicle, landing: Landing) -> dict[str, Vector]:
    """Samples (COLUMNS,) by the name of their event, in the order in which a nominal descent passes them.

    The black-out is there only where the air about the capsule is hot enough for one.
    """
    module, entry = craft.module, landing.entry
    under_canopy = np.concatenate((landing.with_shield, landing.without_shield))
    command_s = float(entry[-1, Sample.T])
    found = {
        "module_separation": entry[0],
        "entry_interface": fall_through(entry, module.deorbit.interface_altitude_m),
        "guidance_start": fall_through(entry, module.entry.guidance_start_altitude_m),
        "peak_load": entry[np.argmax(entry[:, Sample.LOAD])],
        "peak_heat": entry[np.argmax(entry[:, Sample.HEAT])],
    }
    frequency_hz, nose_radius_m = module.entry.radio_frequency_hz, module.aerodynamics.nose_radius_m
    dark = blackout(entry, frequency_hz=frequency_hz, nose_radius_m=nose_radius_m)
    if dark is not None:
        found |= {"blackout_start": entry[dark[0]], "blackout_end": entry[dark[1]]}
    found["parachute_command"] = entry[-1]
    found |= {each.name: at(under_canopy, command_s + each.opening_s) for each in opening_canopies(craft)}
    found["heat_shield_jettison"] = landing.without_shield[0]
    found["levelled"] = at(landing.without_shield, command_s + module.parachutes.level_s)
    if craft.failure("soft-landing-engines") is None:
        found["soft_landing_engines"] = landing.engines[0]
    return found | {"landing": landing.engines[-1]}
