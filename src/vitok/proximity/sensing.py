"""What a ship near a station senses in a control period, and how well that fits what it knows."""

import numpy as np

from vitok.compiled import bare
from vitok.navigation.near_sensing import noise_row, sense_near, sense_reference
from vitok.navigation.near_suite import SEEN, SOLVED, Known, Mean, Solved
from vitok.navigation.proximity import take_near, take_reference


@bare
def sense(k, now_s, y, true_axes, truth, seen, near, orbit, room):
    """Takes in what is due in the control period ``k``, at ``now_s``, about a true state ``y`` (26,).

    Returns the greatest of the last innovations of range, its rate and bearings, in sigmas; that of all that
    tells attitudes, of which one is how far the station is out of its dead band; and how many periods ago a
    bearing was taken, infinite for none.
    """
    sensors, numbers, last = near.suite.sensors.shape[0], near.suite.numbers, near.last
    if k > 0 and k % near.suite.reference_every == 0:  # the filter began with the first reading
        sense_reference(y, true_axes, truth, seen[noise_row(near.suite, k), sensors], room.reading)
        take_reference(near, room.reading, orbit)
    apart, turned, unseen = 0.0, 0.0, np.inf
    for i in range(3):
        if not np.isnan(last[sensors, i, 0]):
            turned = max(turned, abs(last[sensors, i, 0]) / last[sensors, i, 1])
        if near.mean[Mean.STATION_SINCE_S] >= 0.0:
            beyond_rad = abs(near.mean[Mean.STATION + i]) - numbers[Known.DEAD_BAND_RAD]
            c = near.covariance.shape[0] - SOLVED + Solved.STATION + i
            turned = max(turned, beyond_rad / np.sqrt(near.covariance[c, c]))
    for sensor in range(sensors):
        ago = k % near.suite.every[sensor]
        if ago == 0:
            noise = seen[noise_row(near.suite, k), sensor]
            sense_near(now_s, y, sensor, truth, room.true_centre, noise, room.said)
            take_near(near, sensor, room.said, room.centre, orbit)
            for i in range(SEEN):
                if np.isnan(room.said[i]):
                    last[sensor, i, 0] = np.nan
        for i in range(SEEN):
            if np.isnan(last[sensor, i, 0]):
                continue
            doubt = abs(last[sensor, i, 0]) / last[sensor, i, 1]
            if i >= 4:
                turned = max(turned, doubt)
                continue
            apart = max(apart, doubt)
            if i == 2 and doubt <= numbers[Known.GATE]:
                unseen = min(unseen, float(ago))
    return apart, turned, unseen
