"""Charts of a campaign where there is little to see."""

import numpy as np
import pytest

from vitok.products.campaign_charts import _reach


@pytest.mark.parametrize(
    "values", [[0.01, 0.01 - 2e-18], [0.0, 0.0], [-5.0, -5.0], [2.0, 3.0], [1e-18, 5e-18], [0.0, 1e-300]]
)
def test_values_that_differ_by_rounding_alone_have_their_bins(values):
    """As the closing rate of ships that leave a port, which is none but for 1e-18 m/s."""
    low, high = _reach(np.array(values))
    count, edges = np.histogram(np.array(values), 40, (low, high))
    assert count.sum() == 2 and (np.diff(edges) > 0.0).all()
    assert low <= min(values) and max(values) <= high
