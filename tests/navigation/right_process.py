"""The errors of a filter that is right, by its own linear model: many at once along a planned way.

Gains and covariances are the filter's own; initial errors, biases, walk, tilts and noise are drawn from the
distributions that it is told. Its errors are thus consistent by construction, and as alike from one instant
to the next as those of any flight.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vitok.motion.dop853 import trajectory_state
from vitok.navigation.accelerometer import Push
from vitok.navigation.filter import LEAST_S, Estimate, Instants, Known, curved, looks, until, whitening
from vitok.navigation.measurement import fix_taken, measure, reaches, sensor_axes
from vitok.navigation.propagation import advance, workspace
from vitok.navigation.suite import MEASURED, Considered, Fix, noise_of
from vitok.navigation.update import update

Vector = NDArray[np.float64]


@dataclass
class Process:
    """Errors (6, runs), considered ones (c, runs), and at n instants normalised errors squared (n, runs)."""

    runs: int
    random: np.random.Generator
    error: Vector | None = None
    considered: Vector | None = None
    t_s: list[float] = field(default_factory=list)
    squares: list[Vector] = field(default_factory=list)

    def leg(
        self, estimate: Estimate, when: Instants, known: Known, push: Push, every: tuple[float, float]
    ) -> None:
        """Carries them through a leg as ``navigate`` does; kept ``every`` (from, period) so many seconds."""
        draw, n, suite, t_s = self.random.normal, self.runs, known.suite, estimate.t_s
        relative, covariance, cross = (np.array(each) for each in estimate[1:4])
        variance = estimate.variance
        sigma = np.sqrt(variance)[:, None]
        if self.error is None or self.considered is None:
            self.error = np.linalg.cholesky(covariance) @ draw(size=(6, n))
            self.considered = sigma * draw(size=(variance.size, n))
        error, considered = self.error, self.considered
        work, partials, sensors = workspace(), np.empty(6), suite.sensors.shape[0]
        tilts = slice(Considered.TILT, Considered.OWN)

        def take(column: int, told2: float, true2: float) -> None:
            gain, spread2 = covariance @ partials, told2
            seen = partials @ error + np.sqrt(true2) * draw(size=n)
            if column >= 0:
                gain, seen = gain + cross[:, column], seen + considered[column]
                spread2 += partials @ cross[:, column] + variance[column]
            spread2 += partials @ gain
            error[:] -= np.outer(gain / spread2, seen)
            update(relative, covariance, cross, variance, partials, column, 0.0, told2, np.inf)

        for row in range(when.t_s.size):
            while when.t_s[row] - t_s > LEAST_S:
                end_s, pushing = until(t_s, when.t_s[row], push)
                if pushing and t_s <= push.start_s + LEAST_S:
                    cross[:, tilts] = 0.0
                    considered[tilts] = sigma[tilts] * draw(size=(3, n))
                h, acting = end_s - t_s, Considered.OWN if pushing else Considered.SCALE
                advance(t_s, h, relative, covariance, cross, variance, known, push, pushing, work)
                pulled = work[3][:acting].T @ considered[:acting]
                error[:] = work[5][0] @ error + np.vstack((0.5 * h * h * pulled, h * pulled))
                kick = np.sqrt(suite.walk_m2ps3 * h) * draw(size=(3, n))
                error[:3] += 0.5 * h * kick + np.sqrt(suite.walk_m2ps3 * h**3 / 12.0) * draw(size=(3, n))
                error[3:] += kick
                fade, at = np.exp(-h / suite.density_memory_s), Considered.DENSITY
                fresh = np.sqrt((1.0 - fade * fade) * variance[at]) * draw(size=n)
                considered[at] = fade * considered[at] + fresh
                t_s = end_s
            station = trajectory_state(t_s, known.station)
            if when.due[row].max() > 0 or when.due[row, sensors] >= 0:
                axes = sensor_axes(relative, station)
                cosine = float(np.dot(axes[:3], looks(t_s, relative, station, axes, push)))
                range_m = float(np.linalg.norm(relative[:3]))
                kind = fix_taken(when.due[row, sensors], range_m, suite)
                if kind != Fix.NONE:
                    for column in whitening(station, suite.fixes[kind]).T:
                        partials[:] = column
                        take(-1, 1.0, 1.0)
                for j in range(sensors):
                    if when.due[row, j] <= 0 or not reaches(suite.sensors[j], range_m, cosine):
                        continue
                    for what in (2, 3, 0, 1):
                        noise2 = noise_of(suite.sensors[j], what, range_m) ** 2
                        if np.isnan(noise2):
                            continue
                        measure(relative, axes, what, partials)
                        more2 = curved(relative, covariance, range_m) if what == 0 else 0.0
                        take(Considered.OWN + MEASURED * j + what, noise2 + more2, noise2)
            since = (t_s - every[0]) / every[1]
            if since > -1e-6 and abs(since - round(since)) < 1e-6:
                scale = np.sqrt(np.diag(covariance))
                lower = np.linalg.cholesky(covariance / np.outer(scale, scale))
                self.t_s.append(t_s)
                self.squares.append((np.linalg.solve(lower, error / scale[:, None]) ** 2).sum(axis=0))
