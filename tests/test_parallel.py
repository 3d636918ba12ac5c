import time

import pytest

from vitok.parallel import mapped


@pytest.mark.parametrize("threads", [1, 3, None])
def test_results_stand_in_the_order_of_the_items(threads):
    def slow_first(item: int) -> int:
        time.sleep(0.002 * (5 - item))
        return item * item

    assert mapped(slow_first, range(5), threads) == [0, 1, 4, 9, 16]
    assert mapped(slow_first, [], threads) == []


@pytest.mark.parametrize("threads", [1, 3])
def test_the_first_failure_in_the_items_order_is_told(threads):
    def fails(item: int) -> None:
        time.sleep(0.002 * (3 - item))
        if item:
            raise ValueError(item)

    with pytest.raises(ValueError, match="1"):
        mapped(fails, range(3), threads)
