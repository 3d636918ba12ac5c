"""A ship goes from port to port: captured at the other one, every limit kept, propellant told."""

from functools import cache

import numpy as np
import pytest
from tests.proximity.flights import around, docked, draws, pair

from vitok.errors import InputError
from vitok.mission.catalogue import load
from vitok.mission.docking import Docking
from vitok.proximity.contact import Contact
from vitok.proximity.relocation import relocate
from vitok.proximity.sample import Sample

BACK_OFF = load("back-off", Docking)


HALF_AROUND_S = 1200.0  # from the Earth's side to the other the usual 700 s would cost too much


@cache
def relocated(port, other, run=1):
    about = around()
    return relocate(
        pair(port, "kurs"),
        other,
        docked(about),
        about,
        leaving=BACK_OFF,
        draws=draws(run),
        phase="relocation",
        flyaround_s=HALF_AROUND_S if port == "rassvet" else None,
    )


@pytest.mark.parametrize("run", [0, 1, 3])
@pytest.mark.parametrize(("port", "other"), [("rassvet", "poisk"), ("zvezda", "poisk")])
def test_it_is_captured_at_the_other_port_with_every_limit_kept(port, other, run, figure):
    flown = relocated(port, other, run)
    assert not [each for each in (*flown.out_account.margins, *flown.inward_account.margins) if not each.kept]
    assert np.isfinite(flown.inward.contact[Contact.HOOKED_S])
    touch = flown.inward_account.contact
    # that of a nominal flight; of a drawn one what the mechanism takes
    assert touch.offset_m[0] < (0.10 if run == 0 else 0.34)
    assert 0.10 < touch.closing_rate_mps[0] < 0.20
    assert flown.propellant_kg < 100.0
    used_kg = sum(
        way.rows[0, Sample.PROPELLANT] - way.rows[-1, Sample.PROPELLANT] for way in (flown.out, flown.inward)
    )
    assert flown.propellant_kg == pytest.approx(used_kg, abs=1e-9)
    what = f"propellant of a relocation from {port} to {other}, run {run}"
    figure(what, "what both files allow", "100 kg", f"{flown.propellant_kg:.0f} kg")


def test_the_second_way_begins_where_the_first_ends():
    flown = relocated("zvezda", "poisk")
    last, first = flown.out.rows[-1], flown.inward.rows[0]
    np.testing.assert_array_equal(
        first[Sample.STATE : Sample.PROPELLANT], last[Sample.STATE : Sample.PROPELLANT]
    )
    np.testing.assert_allclose(
        first[Sample.KNOWN : Sample.KNOWN + 6],
        last[Sample.KNOWN : Sample.KNOWN + 6],
        atol=0.5,  # but for what is measured then
    )
    assert first[Sample.PROPELLANT] == pytest.approx(last[Sample.PROPELLANT], abs=1e-9)


def test_a_port_that_is_none_and_the_same_port_are_refused():
    about = around()
    with pytest.raises(InputError, match="poysk"):
        relocate(
            pair("zvezda", "kurs"), "poysk", docked(about), about, leaving=BACK_OFF, draws=draws(1), phase="x"
        )
    with pytest.raises(InputError, match="should be two"):
        relocate(
            pair("zvezda", "kurs"),
            "zvezda",
            docked(about),
            about,
            leaving=BACK_OFF,
            draws=draws(1),
            phase="x",
        )
    with pytest.raises(InputError, match="begin with a release"):
        relocate(
            pair("zvezda", "kurs"),
            "poisk",
            docked(about),
            about,
            leaving=load("kurs", Docking),
            draws=draws(1),
            phase="x",
        )
