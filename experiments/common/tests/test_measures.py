"""How single experiments classify and measure: on data with known answers."""

import importlib.util
import os

import numpy as np
import pytest
from neckar_experiments import places


def module(experiment, name):
    """A module in an experiment's folder."""
    path = os.path.join(places.folder(experiment), name + ".py")
    spec = importlib.util.spec_from_file_location(name, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.mark.parametrize(
    "intervals, name",
    [
        ([9.0, 9.1] + [9.6] * 50, "tonic"),
        ([11.3, 14.4, 19.6, 29.4, 47.8, 67.6, 75.9, 75.9, 75.9], "adaptation"),
        ([3.4, 7.3, 54.8, 64.0, 64.0, 64.0, 64.0, 64.0], "initial burst"),
        ([2.9, 5.2, 131.8, 5.4, 133.2, 5.4, 133.2, 5.4], "regular bursting"),
        ([], "transient"),
        ([3.5, 4.5, 6.7, 18.3, 20.5, 14.9, 39.3, 6.6, 16.6, 30.0, 5.0, 12.0], "other"),
    ],
)
def test_published_trains_are_what_they_are_called(intervals, name):
    assert module("adex-patterns", "patterns").classify(np.cumsum([14.0] + intervals)) == name


def test_charges_of_overlapping_pulses_are_told_apart():
    times, charges = np.array([10.0, 20.0, 30.0]), np.array([0.1, 0.05, 0.2])
    step, tau_m, tau_syn = 0.01, 20.0, 2.0
    t = np.arange(0, 150, step)
    mv = np.full(len(t), -65.0)
    for i in range(1, len(t)):
        since = t[i - 1] - times - 1.2
        pulses = charges / tau_syn * np.exp(-np.maximum(since, 0) / tau_syn) * (since >= 0)
        mv[i] = mv[i - 1] + step * ((-65.0 - mv[i - 1]) / tau_m - pulses.sum() * mv[i - 1])
    found = module("tso-synapse", "membrane").amplitudes(t, mv, times, 1.2, tau_m, tau_syn, 0.0)
    np.testing.assert_allclose(found, charges, rtol=0.01)


def test_rounds_need_every_group_in_its_turn():
    volleys = module("synfire", "volleys")
    groups = [[[10.0 + 30 * k + 5 * g + 0.1 * c for k in range(3)] for c in range(4)] for g in range(6)]
    found = volleys.passes(groups)
    assert volleys.rounds(found, 6) == 2
    assert volleys.fewest(found, 12) == 4
    assert volleys.round_ms(found) == pytest.approx(30.0)
    groups[3] = [[25.0 + 0.1 * c] for c in range(4)]
    assert volleys.rounds(volleys.passes(groups), 6) == 1
    groups[3] = [[] for c in range(4)]
    assert volleys.rounds(volleys.passes(groups), 6) == 0


def test_tempotrons_tell_classes_that_differ_in_the_second_segment_alone():
    trials = module("liquid", "trials")
    random = np.random.default_rng(3)
    classes = np.repeat([0, 1, 2, 3], 12)
    # Cell 0 fires early in classes 0 and 1; the others, two for each class, late in their own.
    table = []
    for number in classes:
        late = [np.array([140.0 + random.normal()]) if cell // 2 == number else np.array([]) for cell in range(8)]
        table.append([np.array([50.0]) if number < 2 else np.array([])] + late)
    traces = trials.Tempotron(9, 4).traces(table)
    tempotron = trials.Tempotron(9, 4)
    tempotron.MOST, tempotron.weights = 1.0, np.abs(tempotron.weights)
    tempotron.train(traces, classes)
    assert trials.told(tempotron.fires(traces), classes) == 1.0
    assert trials.told(np.zeros((4, 4)), np.arange(4)) == 0.25
