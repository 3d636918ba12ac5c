"""What a ship's navigation has wrong by chance, far from the station and near it."""

from collections.abc import Iterable, Iterator

from vitok.dispersions.quantity import Quantity, parts_of
from vitok.mission.spacecraft import Spacecraft
from vitok.navigation.near_suite import Error
from vitok.navigation.suite import MEASURED, Considered

_Part = tuple[int, str, int, str, float, str]  # as ``parts_of`` has it


def far(craft: Spacecraft, burns: Iterable[str]) -> Iterator[Quantity]:
    """Of the rendezvous, each of whose ``burns`` is flown in an attitude known anew."""
    phase, meter, about = "rendezvous", craft.accelerometer, craft.navigation_filter
    yield Quantity(
        "rendezvous/navigation/insertion",
        6,
        "sigma",
        1.0,
        phase,
        "state at insertion that the rocket tells, beside the true one, through the root of its covariance",
    )
    yield Quantity(
        "rendezvous/navigation/station",
        1,
        "m",
        0.0 if about is None else about.station_along_1sigma_m,
        phase,
        "place of the station along its orbit that the ship is told, beside the true one",
    )
    rows: list[_Part] = (
        [
            (Considered.SCALE, "accelerometer scale", 1, "", meter.scale_1sigma, "share of what it measures"),
            (
                Considered.BIAS,
                "accelerometer bias",
                1,
                "m/s2",
                meter.bias_1sigma_mps2,
                "acceleration along the thrust that it adds",
            ),
        ]
        if meter is not None
        else []
    )
    for row, each in enumerate(craft.sensors):
        first = Considered.OWN + MEASURED * row
        rows += [
            (first, f"{each.name} range", 1, "m", each.range_bias_1sigma_m, "bias of its range"),
            (
                first + 1,
                f"{each.name} range rate",
                1,
                "m/s",
                each.range_rate_bias_1sigma_mps,
                "bias of its range rate",
            ),
            (
                first + 2,
                f"{each.name} angles",
                2,
                "deg",
                each.angle_bias_1sigma_deg,
                "bias of azimuth and elevation",
            ),
        ]
    yield from parts_of(
        "rendezvous/navigation/errors", phase, Considered.OWN + MEASURED * len(craft.sensors), rows
    )
    for burn in burns:
        yield Quantity(
            f"rendezvous/navigation/tilt/{burn}",
            3,
            "deg",
            0.0 if meter is None else meter.pointing_1sigma_deg,
            phase,
            "angles by which the attitude is known wrongly in the burn",
        )


def near(craft: Spacecraft, phase: str) -> Iterator[Quantity]:
    """Of an approach or a departure; none of a ship without near_sensors."""
    gyroscope, reference, meter = craft.gyroscope, craft.attitude_reference, craft.accelerometer
    if gyroscope is None or reference is None:
        return
    yield Quantity(
        f"{phase}/near/drift",
        3,
        "deg/h",
        gyroscope.drift_1sigma_degph,
        phase,
        "drift of the gyroscopes at first",
    )
    rows: list[_Part] = [
        (Error.REFERENCE + k, f"attitude reference {axis}", 1, "deg", one_sigma, "bias about that axis")
        for k, (axis, one_sigma) in enumerate(zip("xyz", reference.bias_1sigma_deg, strict=True))
    ]
    if meter is not None:
        rows += [
            (Error.SCALE, "accelerometer scale", 3, "", meter.scale_1sigma, "share of what it measures"),
            (
                Error.BIAS,
                "accelerometer bias",
                3,
                "m/s2",
                meter.bias_1sigma_mps2,
                "acceleration that it adds while thrusters fire",
            ),
        ]
    first = int(Error.OWN)
    for each in craft.near_sensors:
        for name, count, unit, one_sigma, about in (
            ("range", 1, "m", each.range_bias_1sigma_m, "bias of its range"),
            ("range rate", 1, "m/s", each.range_rate_bias_1sigma_mps, "bias of its range rate"),
            ("angles", 2, "deg", each.angle_bias_1sigma_deg, "bias of azimuth and elevation"),
            (
                "relative attitude",
                3,
                "deg",
                each.relative_attitude_bias_1sigma_deg,
                "bias of the three angles of the relative attitude",
            ),
        ):
            if one_sigma > 0.0:  # else it is not among the errors
                rows.append((first, f"{each.name} {name}", count, unit, one_sigma, about))
                first += count
    yield from parts_of(f"{phase}/near/errors", phase, first, rows)
