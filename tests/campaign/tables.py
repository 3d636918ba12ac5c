"""A campaign's table with closed forms, flown by nobody."""

import numpy as np
import pyarrow as pa


def table(runs: int = 400, seed: int = 0, *, planned: bool = True) -> pa.Table:
    """Runs 1 to ``runs`` with two inputs that matter and an idle one; every 50th fails; run 0 if planned."""
    rng = np.random.default_rng(seed)
    lift, wind, idle = rng.normal(size=(3, runs))
    north, east = 0.01 * wind, 0.02 * rng.normal(size=runs)
    columns = {
        "run": np.arange(1, runs + 1),
        "input/descent/lift": lift,
        "input/descent/wind/0": wind,
        "input/descent/idle": idle,
        "margin/descent/load_g": 4.0 - lift,
        "landing.t_s": 1000.0 + 3.0 * lift,
        "liftoff.t_s": 1.0 * idle,
        "landing.latitude_deg": 47.0 + north,
        "landing.longitude_deg": 69.0 + east,
        "peak_load.load_g": 4.0 + lift,
        "burn_start[DV 1].t_s": 10.0 + wind,
        "burn_end[DV 1].t_s": 40.0 + wind,
        "burn_end[DV 1].delta_v_mps": 30.0 + 2.0 * lift,
        "module_separation.altitude_km": np.full(runs, 140.0),
    }
    rows = [{name: column[k].item() for name, column in columns.items()} for k in range(runs)]
    for row in rows:
        failed = row["run"] % 50 == 0
        row |= {
            "status": "failed" if failed else "flown",
            "reason": "",
            "success": not failed,
            "failures": "",
        }
        if failed:
            row["reason"] = f"the load reaches {row['peak_load.load_g']:.2f} g"
            row |= {name: None for name in columns if name != "run" and not name.startswith("input/")}
    if planned:
        means = {name: 0.0 for name in columns if name.startswith("input/")}
        plan = {name: column.mean().item() for name, column in columns.items()} | means
        plan |= {"margin/descent/load_g": 4.0, "peak_load.load_g": 4.0}
        rows.insert(0, plan | {"run": 0, "status": "flown", "reason": "", "success": True, "failures": ""})
    return pa.Table.from_pylist(rows)
