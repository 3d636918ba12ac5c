"""What may become of a planned descent: its footprint, the turn after, an engine that stops too early."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from vitok.descent.backup import Backup, backup
from vitok.descent.cut_off import CutOff, early_cut_offs
from vitok.descent.footprint import Footprint, footprint
from vitok.descent.opportunity import Opportunity
from vitok.descent.plan import DescentPlan
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.earth.time import Epoch
from vitok.mission.place import Zone


@dataclass(frozen=True)
class Outlook:
    """Footprint, rule of early cut-offs, and the turn that backs the chosen one up, if the span has one."""

    footprint: Footprint
    cut_offs: tuple[CutOff, ...]
    backup: Backup | None

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """Plain values for output."""
        return {
            "footprint": self.footprint.summary(),
            "early_cut_offs": [each.summary() for each in self.cut_offs],
            "backup": None if self.backup is None else self.backup.summary(epoch),
        }


def outlook(
    craft: Vehicle,
    plan: DescentPlan,
    following: Opportunity | None,
    zone: Zone,
    runs: int,
    seed: int,
    environment: Environment,
) -> Outlook:
    """Outlook of a plan; ``following`` is the turn after its own, ``runs`` flights give the footprint."""
    with ThreadPoolExecutor() as pool:  # beside the footprint's flights: the kernels release the lock
        cut_offs = pool.submit(early_cut_offs, craft, plan, zone, environment)
        after = None if following is None else pool.submit(backup, craft, plan, following, environment)
        ellipse = footprint(craft, plan, runs, seed, environment)
        return Outlook(ellipse, cut_offs.result(), None if after is None else after.result())
