"""Numbers that hang on their name, seed and run alone, whichever thread draws them."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from vitok.chance import Draws, generator


def test_a_draw_is_the_first_of_its_own_generator_in_any_thread():
    def same(k: int) -> bool:
        drawn = Draws(k % 3, 1 + k).normal(f"quantity {k}", 3, 2)
        return np.array_equal(drawn, generator(k % 3, 1 + k, f"quantity {k}").standard_normal((3, 2)))

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(same, range(500)))


def test_other_names_runs_and_seeds_draw_others():
    drawn = {float(Draws(seed, run).normal(name)[0]) for seed in (0, 1) for run in (1, 2) for name in "ab"}
    assert len(drawn) == 8
    assert not Draws(1, 0).normal("a", 4).any()
