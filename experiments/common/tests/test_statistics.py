"""Statistics on trains whose answers are known."""

import numpy as np
import pytest
from neckar_experiments import statistics


def poisson(seed, trains, rate_hz, duration_ms):
    """Independent Poisson trains."""
    random = np.random.default_rng(seed)
    return [np.sort(random.uniform(0, duration_ms, random.poisson(rate_hz * duration_ms / 1000))) for _ in range(trains)]


def test_a_poisson_population_is_poisson():
    trains = poisson(1, 100, 40.0, 10_000.0)
    assert statistics.rate_hz(trains, 10_000.0) == pytest.approx(40.0, rel=0.02)
    assert statistics.cv_isi(trains) == pytest.approx(1.0, abs=0.02)
    assert statistics.fano(trains, 0, 10_000.0) == pytest.approx(1.0, abs=0.1)
    assert abs(statistics.correlation(trains, 0, 10_000.0)) < 0.01


def test_common_spikes_correlate():
    common = poisson(2, 1, 20.0, 10_000.0)[0]
    trains = [np.sort(np.concatenate([common, own])) for own in poisson(3, 20, 20.0, 10_000.0)]
    assert statistics.correlation(trains, 0, 10_000.0) == pytest.approx(0.5, abs=0.05)
    assert statistics.fano(trains, 0, 10_000.0) > 5


def test_regular_trains_have_no_variation():
    assert statistics.cv_isi([np.arange(0, 100, 10.0)]) == pytest.approx(0)
    assert np.isnan(statistics.cv_isi([np.array([1.0, 2.0])]))


def test_intervals_of_confidence():
    mean, half, n = statistics.interval([1.0, 2.0, 3.0, np.nan])
    assert (mean, n) == (2.0, 3)
    assert half == pytest.approx(2.484, abs=1e-3)  # t(0.975, 2) / sqrt(3)
    assert np.isnan(statistics.interval([5.0])[1])
    low, high = statistics.share_interval(8, 10)
    assert low == pytest.approx(0.4902, abs=1e-3) and high == pytest.approx(0.9433, abs=1e-3)


def test_dwell_times_leave_out_what_is_no_state():
    assert statistics.dwell_times([0, 0, -1, 1, 1, 1, None, 0], 5.0) == [(0, 10.0), (1, 15.0), (0, 5.0)]
