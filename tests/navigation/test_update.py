import numpy as np
import pytest

from vitok.navigation.update import update


def updated(covariance, cross, variance, partials, column=-1, residual=0.0, noise2=1.0, gate=5.0):
    relative, p, c = np.zeros(6), covariance.copy(), cross.copy()
    spread2, taken = update(relative, p, c, variance, partials, column, residual, noise2, gate)
    return relative, p, c, spread2, taken


@pytest.fixture
def case():
    random = np.random.default_rng(5)
    joint = random.normal(size=(9, 9))
    joint = joint @ joint.T + np.eye(9)
    joint[6:, 6:] = np.diag(np.diag(joint)[6:] + 20.0)  # considered errors are independent
    return joint, random.normal(size=6)


def test_the_considered_update_against_the_whole_matrix(case):
    """Joseph's form over all nine, with the rows of the gain that belong to considered errors set to zero."""
    joint, partials = case
    whole = np.concatenate((partials, [0.0, 1.0, 0.0]))
    spread2 = whole @ joint @ whole + 0.5
    gain = joint @ whole / spread2
    gain[6:] = 0.0
    keep = np.eye(9) - np.outer(gain, whole)
    after = keep @ joint @ keep.T + 0.5 * np.outer(gain, gain)
    relative, p, c, found2, taken = updated(
        joint[:6, :6], joint[:6, 6:], np.diag(joint)[6:].copy(), partials, 1, 2.0, 0.5
    )
    assert taken and found2 == pytest.approx(spread2)
    np.testing.assert_allclose(relative, 2.0 * gain[:6], rtol=1e-12)
    np.testing.assert_allclose(p, after[:6, :6], rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(c, after[:6, 6:], rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(after[6:, 6:], joint[6:, 6:], atol=1e-12)


def test_a_bias_is_not_averaged_away(case):
    """A thousand ranges with a bias of 3 m: what is left of the variance is that of the bias."""
    along = np.eye(6)[0]
    p, c, variance = np.eye(6) * 1e4, np.zeros((6, 1)), np.array([9.0])
    relative = np.zeros(6)
    for _ in range(1000):
        update(relative, p, c, variance, along, 0, 0.0, 1.0, 5.0)
    assert p[0, 0] == pytest.approx(9.0, rel=2e-3)
    blind, none = np.eye(6) * 1e4, np.zeros((6, 1))
    for _ in range(1000):
        update(relative, blind, none, np.zeros(1), along, -1, 0.0, 1.0, 5.0)
    assert blind[0, 0] == pytest.approx(1e-3, rel=1e-3)


@pytest.mark.parametrize(("residual", "taken"), [(4.9, True), (-4.9, True), (5.1, False), (np.nan, False)])
def test_the_gate(residual, taken):
    p = np.diag([3.0, 1.0, 1.0, 1.0, 1.0, 1.0])
    relative, after, _, spread2, said = updated(
        p, np.zeros((6, 1)), np.zeros(1), np.eye(6)[0], residual=2.0 * residual
    )
    assert spread2 == 4.0 and said == taken
    if not taken:
        assert not relative.any()
        np.testing.assert_array_equal(after, p)


def test_the_covariance_stays_positive_where_the_short_form_fails():
    """A range good to a millimetre after a prior of a hundred kilometres (Bierman 1977, section V.2)."""
    sigma2, noise2 = 1e10, 1e-6
    p, cross = np.eye(6) * sigma2, np.zeros((6, 1))
    relative = np.zeros(6)
    for turn in range(50):
        partials = np.array([np.cos(turn), np.sin(turn), 1e-3, 0.0, 0.0, 0.0])
        update(relative, p, cross, np.zeros(1), partials, -1, 0.0, noise2, 5.0)
        np.testing.assert_array_equal(p, p.T)
        assert np.linalg.eigvalsh(p).min() > 0.0
