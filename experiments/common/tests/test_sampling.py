"""Boltzmann machines, states from spikes, activation functions: on cases with known answers."""

import numpy as np
import pytest
from neckar_experiments import sampling


def test_a_machine_of_two_units_by_hand():
    weights, biases = np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([0.5, -0.5])
    p = sampling.target(weights, biases)
    by_hand = np.exp([0.0, -0.5, 0.5, 1.0])
    np.testing.assert_allclose(p, by_hand / by_hand.sum())
    means, products = sampling.moments(p)
    np.testing.assert_allclose(means, [p[2] + p[3], p[1] + p[3]])
    assert products[0, 1] == pytest.approx(p[3])
    np.testing.assert_allclose(sampling.conditional(p, {0: 1}), [p[2], p[3]] / (p[2] + p[3]))
    assert sampling.divergence(p, p) == 0
    assert sampling.divergence(np.array([1.0, 0.0]), np.array([0.5, 0.5])) == pytest.approx(np.log(2.0))


def test_states_last_for_tau_after_each_spike():
    on = sampling.on([np.array([10.0, 14.0]), np.array([])], 10.0, 0.0, 40.0, 1.0)
    assert on[:, 0].sum() == 14 and on[:, 1].sum() == 0
    np.testing.assert_allclose(sampling.distribution(on), [26 / 40, 0, 14 / 40, 0])


def test_a_logistic_curve_is_found_again():
    v = np.linspace(-55.0, -46.0, 31)
    alpha, v_05, rms = sampling.fit_activation(v, sampling.logistic((v + 50.5) / 0.8))
    assert (alpha, v_05) == (pytest.approx(0.8), pytest.approx(-50.5)) and rms < 1e-12


def test_a_generator_runs_through_all_its_states_once_a_period():
    once = sampling.generator_train(13, 1, 65535 * 0.08)
    twice = sampling.generator_train(13, 1, 2 * 65535 * 0.08)
    np.testing.assert_allclose(twice[len(once) :] - 65535 * 0.08, once)
    assert len(once) == pytest.approx(65535 / 13, rel=0.001)
    # From 1 on the register holds 2, 4, ..., 0x400, 0x801, ..., 0x400b, 0x8016: at the 15th clock it first exceeds a half.
    assert sampling.generator_train(4, 1, 10.0)[0] == pytest.approx(15 * 0.08)


def test_the_potential_of_a_synapse_has_the_mean_asked_for():
    cell = {"cm": 0.2, "tau_m": 1.0, "tau_syn_E": 10.0, "tau_refrac": 10.0, "v_thresh": -50.0, "e_rev_E": 0.0, "e_rev_I": -100.0}
    w = float(sampling.conductance(0.5, 1.2, cell, 0.06))
    step, g, u, area = 1e-3, w, 0.0, 0.0
    for _ in range(10_000):
        u += step * (g * 50.0 - 0.26 * u) / cell["cm"]
        g -= step * g / cell["tau_syn_E"]
        area += step * u
    assert area / 10.0 == pytest.approx(0.5 * 1.2 * 0.2 / 0.26, rel=0.01)
    assert sampling.conductance(-0.5, 1.2, cell, 0.06) == pytest.approx(w)
