"""What a user's script sees: data, segments, changes during a run, refusals. Small networks on the emulated wafer."""

import os
import subprocess
import sys
import warnings

import numpy as np
import pytest
from pyNN import errors
from pyNN.random import NumpyRNG, RandomDistribution

import pyNN_neckar as sim

CELL = {"cm": 0.2, "tau_refrac": 2.0}


@pytest.fixture(autouse=True)
def fresh():
    """Every test begins with a setup of its own; warnings are checked where they matter."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", sim.HardwareWarning)
        sim.setup(timestep=0.1, min_delay=0.1)
        yield


def driven(n=6, weight=0.02):
    """A few cells that spike after each spike of their source."""
    times = [[10.0 + i, 40.0 + i, 70.0 + i] for i in range(n)]
    source = sim.Population(n, sim.SpikeSourceArray(spike_times=times), label="source")
    cells = sim.Population(n, sim.IF_cond_exp(**CELL), label="cells")
    projection = sim.Projection(source, cells, sim.OneToOneConnector(), sim.StaticSynapse(weight=weight, delay=1.0))
    return source, cells, projection


def times_of(population):
    """Spike times of each cell in the last segment."""
    trains = population.get_data("spikes").segments[-1].spiketrains
    return [np.asarray(train.magnitude) for train in trains]


def test_spikes_and_voltages_arrive_as_neo():
    source, cells, _ = driven()
    cells.record("spikes")
    cells[0:2].record("v")
    source.record("spikes")
    sim.run(100.0)
    segment = cells.get_data().segments[0]
    assert len(segment.spiketrains) == 6
    assert all(len(train) >= 3 for train in segment.spiketrains)
    assert 10 < float(segment.spiketrains[0][0]) < 20
    signal = segment.filter(name="v")[0]
    assert signal.shape == (1001, 2)
    assert float(signal.t_stop.rescale("ms")) == pytest.approx(100.1)
    assert signal.magnitude.max() > -55
    np.testing.assert_allclose(times_of(source)[2], [12, 42, 72], atol=0.05)
    assert cells.mean_spike_count() >= 3


def test_a_longer_run_keeps_what_was_seen():
    _, cells, _ = driven()
    cells.record("spikes")
    sim.run(50.0)
    before = times_of(cells)
    sim.run(50.0)
    after = times_of(cells)
    for short, long in zip(before, after):
        np.testing.assert_array_equal(short, long[long <= 50.0])
        assert len(long) > len(short)


def test_reset_begins_a_segment_and_takes_new_weights():
    _, cells, projection = driven(weight=0.02)
    cells.record("spikes")
    sim.run(60.0)
    sim.reset(keep_mapping=True)
    projection.set(weight=0.0)
    sim.run(60.0)
    sim.reset(keep_mapping=True)
    projection.set(weight=[0.02, 0.0, 0.02, 0.0, 0.02, 0.0])
    sim.run(60.0)
    counts = [[len(train) for train in segment.spiketrains] for segment in cells.get_data().segments]
    assert min(counts[0]) >= 2
    assert counts[1] == [0] * 6
    assert [count > 0 for count in counts[2]] == [True, False] * 3
    assert sim.simulator.state.engine.mapping_kept


def test_generators_take_a_new_seed_and_rate_with_the_mapping_kept():
    noise = sim.Population(4, sim.SpikeSourcePoisson(rate=500.0))
    sim.background_generator(noise)
    cells = sim.Population(4, sim.IF_cond_exp(**CELL))
    sim.Projection(noise, cells, sim.OneToOneConnector(), sim.StaticSynapse(weight=0.003))
    cells.record("spikes")
    found = []
    for seed, rate in ((1, 500.0), (2, 500.0), (1, 500.0), (1, 1000.0)):
        sim.reset(keep_mapping=True, network_seed=seed)
        noise.set(rate=rate)
        sim.run(200.0)
        trains = [np.asarray(train) for train in cells.get_data("spikes").segments[-1].spiketrains]
        assert sim.simulator.state.engine.mapping_kept == (len(found) > 0)
        found.append((trains, sim.report()["emulation"]["events"]["driver_events"]))
    events = [count for _, count in found]
    assert events[0] == events[2]
    assert events[3] == pytest.approx(2 * events[0], rel=0.2)
    assert any(len(a) != len(b) or np.any(a != b) for a, b in zip(found[0][0], found[1][0]))
    for a, b in zip(found[0][0], found[2][0]):
        np.testing.assert_array_equal(a, b)


def test_spike_times_rates_and_currents_change_during_a_run():
    source = sim.Population(2, sim.SpikeSourceArray(spike_times=[5.0]))
    poisson = sim.Population(20, sim.SpikeSourcePoisson(rate=100.0))
    cell = sim.Population(1, sim.IF_cond_exp(**CELL))
    current = sim.DCSource(amplitude=0.0)
    current.inject_into(cell)
    for population in (source, poisson, cell):
        population.record("spikes")
    sim.run(50.0)
    first = times_of(poisson)
    source.set(spike_times=[20.0, 70.0])
    poisson.set(rate=0.0)
    current.amplitude = 0.5
    sim.run(50.0)
    np.testing.assert_allclose(times_of(source)[0], [5.0, 70.0], atol=0.05)
    for before, after in zip(first, times_of(poisson)):
        np.testing.assert_array_equal(before, after)
    assert sum(map(len, first)) > 50
    spikes = times_of(cell)[0]
    assert len(spikes) > 0 and spikes.min() > 50


def test_views_and_assemblies_connect_as_their_cells():
    a = sim.Population(4, sim.SpikeSourceArray(spike_times=[10.0]))
    b = sim.Population(3, sim.IF_cond_exp(**CELL))
    c = sim.Population(3, sim.IF_cond_exp(**CELL))
    assembly = b[1:] + c[:2]
    sim.Projection(a[1:3], assembly, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.02, delay=1.0))
    b.record("spikes")
    c.record("spikes")
    sim.run(40.0)
    assert [len(t) > 0 for t in times_of(b)] == [False, True, True]
    assert [len(t) > 0 for t in times_of(c)] == [True, True, False]
    assert sim.report()["synapses"]["realised"] == 8


def test_parameters_are_read_and_written():
    cells = sim.Population(5, sim.IF_cond_exp(v_thresh=RandomDistribution("uniform", (-52, -48), rng=NumpyRNG(1))))
    assert np.ptp(cells.get("v_thresh")) > 0
    cells[1:3].set(tau_m=[15.0, 16.0])
    cells[4].v_rest = -70.0
    np.testing.assert_allclose(cells.get("tau_m"), [20, 15, 16, 20, 20])
    assert cells[4].v_rest == -70.0
    synapse = sim.TsodyksMarkramSynapse(weight=0.01, delay=1.0, U=0.4, tau_rec=200.0)
    projection = sim.Projection(cells, cells, sim.AllToAllConnector(), synapse)
    projection.set(weight=np.arange(25.0).reshape(5, 5) * 1e-3)
    assert projection.get("weight", "array")[2, 3] == pytest.approx(0.013)
    assert projection[0].U == 0.4


def record_on_hardware(variable):
    """Records a variable without the help of probes."""
    sim.setup(probe="hardware")
    sim.Population(2, sim.IF_cond_exp()).record(variable)


@pytest.mark.parametrize(
    "make, words",
    [
        (lambda: sim.Izhikevich(), ["Izhikevich", "EIF_cond_exp_isfa_ista"]),
        (lambda: sim.STDPMechanism(), ["STDPMechanism", "StaticSynapse"]),
        (lambda: record_on_hardware("gsyn_exc"), ["gsyn_exc", "record('v')"]),
        (lambda: sim.setup(num_processes=2), ["num_processes", "threads"]),
    ],
)
def test_refusals_name_the_feature_and_the_nearest(make, words):
    with pytest.raises(sim.NotOnHardware) as refusal:
        make()
    for word in words:
        assert word in str(refusal.value)


def test_a_running_wafer_is_not_reconfigured():
    _, cells, projection = driven()
    sim.run(10.0)
    with pytest.raises(sim.NotOnHardware, match="reset"):
        cells.set(tau_m=5.0)
    with pytest.raises(sim.NotOnHardware, match="keep_mapping"):
        projection.set(weight=0.1)
    sim.reset()
    cells.set(tau_m=15.0)


def test_wrong_values_name_the_population_and_the_line_of_the_script():
    cells = sim.Population(3, sim.IF_cond_exp(tau_m=-20.0), label="exc")
    cells.record("spikes")
    sim.run(10.0)
    with pytest.raises(errors.InvalidParameterValueError) as error:
        cells.get_data()
    assert "'exc'" in str(error.value) and "test_scripts.py:" in str(error.value)
    assert "tau_m" in error.value.place or "tau_m" in str(error.value)


def test_lists_of_weights_are_rows_of_the_matrix():
    a = sim.Population(2, sim.SpikeSourceArray())
    b = sim.Population(3, sim.IF_cond_exp())
    projection = sim.Projection(a, b, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.001, delay=1.0))
    projection.set(weight=[1, 2, 3, 4, 5, 6])
    np.testing.assert_array_equal(projection.get("weight", "array"), [[1, 2, 3], [4, 5, 6]])
    assert [row[2] for row in projection.get("weight", "list")] == [1, 2, 3, 4, 5, 6]


def test_steps_of_current_lie_on_the_grid():
    step = sim.StepCurrentSource(times=[0.41, 0.42, 0.86], amplitudes=[0.5, -0.5, 0.5])
    np.testing.assert_allclose(step.times, [0.4, 0.9])
    np.testing.assert_allclose(step.amplitudes, [-0.5, 0.5])
    with pytest.raises(ValueError):
        sim.StepCurrentSource(times=[0.4, 0.2], amplitudes=[0.5, -0.5])


def test_unknown_arguments_of_setup_name_the_nearest():
    with pytest.raises(ValueError, match="neuron_size"):
        sim.setup(neuron_sise=4)


def test_wishes_of_placement_are_met(tmp_path):
    sim.setup(timestep=0.1, keep=str(tmp_path))
    _, cells, _ = driven()
    sim.placement(cells, hicanns=[200], neuron_size=8)
    cells.record("spikes")
    sim.run(50.0)
    counts = cells.get_spike_counts()
    assert {row[2] for row in sim.mapping()["neurons"]} == {200}
    block = sim.read(str(tmp_path / "run0"))
    trains = {train.annotations["source_index"]: len(train) for train in block.segments[0].spiketrains}
    read = {index: trains[index] for index in range(6)}
    assert read == {int(id) - int(cells.first_id): count for id, count in counts.items()}


def test_data_are_written_to_file_at_the_end(tmp_path):
    _, cells, _ = driven()
    cells.record("spikes", to_file=str(tmp_path / "spikes.pkl"))
    sim.run(30.0)
    sim.end()
    from neo.io import get_io

    block = get_io(str(tmp_path / "spikes.pkl")).read()[0]
    assert len(block.segments[0].spiketrains) == 6


def test_the_reference_simulator_runs_the_same_script():
    counts = {}
    for machine in ("reference", "wafer"):
        sim.setup(timestep=0.1, machine=machine)
        _, cells, _ = driven()
        cells.record("spikes")
        cells.record("v")
        sim.run(100.0)
        counts[machine] = list(cells.get_spike_counts().values())
        signal = cells.get_data("v").segments[0].filter(name="v")[0]
        assert not np.isnan(signal.magnitude).any()
    assert counts["reference"] == counts["wafer"] == [3] * 6
    with pytest.raises(ValueError, match="machine"):
        sim.setup(machine="paper")


def test_background_generators_send_what_no_link_could():
    noise = sim.Population(4, sim.SpikeSourcePoisson(rate=300.0))
    cells = sim.Population(2, sim.IF_cond_exp(**CELL))
    sim.Projection(noise, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.01, delay=1.0))
    sim.background_generator(noise)
    cells.record("spikes")
    sim.run(100.0)
    assert cells.mean_spike_count() > 1
    assert [row[0] for row in sim.mapping()["generators"]] == [noise.label]
    with pytest.raises(sim.NotOnHardware, match="background"):
        noise.set(rate=1.0)
    sim.reset()
    with pytest.raises(sim.NotOnHardware, match="SpikeSourcePoisson"):
        sim.background_generator(cells)


def test_lines_are_planned_for_the_expected_rate():
    cells = sim.Population(200, sim.IF_cond_exp(v_rest=-40.0, tau_refrac=2.0), label="fast")
    sim.Projection(cells, cells, sim.FixedProbabilityConnector(0.1), sim.StaticSynapse(weight=0.001, delay=1.0))
    cells.record("spikes")
    sim.run(20.0)

    def exceeded():
        return [a for a in sim.report()["approximations"] if "Hz" in str(a) or "rate" in str(a["what"])]

    assert not exceeded()
    sim.reset()
    sim.expected_rate(cells[:100], 900.0)
    sim.run(20.0)
    assert exceeded()
    with pytest.raises(ValueError, match="at least 0"):
        sim.reset()
        sim.expected_rate(cells, -1.0)


def test_plastic_synapses_are_fitted_for_the_rates_that_are_named():
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[10.0]))
    cell = sim.Population(1, sim.IF_cond_exp())
    synapse = sim.TsodyksMarkramSynapse(U=0.04, tau_rec=100.0, tau_facil=1000.0, weight=0.1, delay=1.0)
    projection = sim.Projection(source, cell, sim.AllToAllConnector(), synapse)

    def residual():
        sim.run(20.0)
        return next(row["given"] for row in sim.report()["approximations"] if row["what"] == "TsodyksMarkramSynapse")

    usual = residual()
    sim.reset()
    sim.fit_rates(projection, [100.0])
    assert residual() < 0.6 * usual
    sim.reset()
    with pytest.raises(ValueError, match="at least one rate"):
        sim.fit_rates(projection, [])


def test_scripts_of_pynn_0_7_run(tmp_path):
    from pyNN_neckar import compat07 as old

    grid = old.Population((2, 3), old.IF_cond_exp, cellparams=CELL, label="grid")
    source = old.Population(6, old.SpikeSourceArray, cellparams={"spike_times": [10.0, 40.0]})
    source.tset("spike_times", [[10.0 + i, 40.0 + i] for i in range(6)])
    connector = old.OneToOneConnector(weights=0.06, delays=1.0)
    dynamics = old.SynapseDynamics(fast=old.TsodyksMarkramMechanism(U=0.4, tau_rec=10.0))
    projection = old.Projection(source, grid, method=connector, target="excitatory", synapse_dynamics=dynamics)
    silent = old.Projection(source, grid, method=old.AllToAllConnector(), target="inhibitory")
    grid[1:3].record()
    old.run(80.0)
    spikes = grid.getSpikes()
    assert set(spikes[:, 0]) == {1, 2}
    grid.printSpikes(str(tmp_path / "spikes"))
    lines = (tmp_path / "spikes").read_text().splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert "# variable = spikes" in head and len(lines) - len(head) == len(spikes) > 0
    assert grid.positions.shape == (3, 6)
    assert projection.getWeights() == [0.06] * 6 and set(silent.getWeights()) == {0.0}
    with pytest.raises(sim.NotOnHardware, match="fast"):
        old.SynapseDynamics(slow=object())


def test_signal_processing_is_read_when_it_is_needed():
    script = (
        "import sys, pyNN_neckar, neo, numpy, quantities as pq\n"
        "assert 'scipy.stats' not in sys.modules\n"
        "signal = neo.AnalogSignal(numpy.arange(100.0), units='mV', sampling_rate=1 * pq.kHz)\n"
        "assert signal.downsample(2).shape == (50, 1)\n"
        "import scipy.signal, scipy.signal.windows\n"
        "assert scipy.signal.hann is not None and 'scipy.stats' in sys.modules\n"
    )
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    subprocess.run([sys.executable, "-c", script], check=True, env=dict(os.environ, PYTHONPATH=home))


def test_the_reference_simulator_begins_where_the_script_says():
    """A membrane decays from its initial value; a current that is set for now acts from now on."""
    sim.setup(timestep=0.1, machine="reference")
    cells = sim.Population(3, sim.IF_curr_exp(tau_m=20.0, v_rest=-65.0, v_thresh=-40.0))
    cells[1:3].initialize(v=-55.0)
    step = sim.StepCurrentSource(times=[0.0], amplitudes=[0.0])
    step.inject_into(cells[2:3])
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[3.0, 7.0]))
    cells.record("v")
    source.record("spikes")
    sim.run(10.0)
    step.set_parameters(times=[10.0], amplitudes=[0.2])
    sim.run(10.0)
    v = cells.get_data().segments[0].filter(name="v")[0].magnitude
    decay = -65 + 10 * np.exp(-np.arange(201) * 0.1 / 20.0)
    np.testing.assert_allclose(v[:, 0], -65.0, atol=1e-9)
    np.testing.assert_allclose(v[:, 1], decay, atol=1e-6)
    np.testing.assert_allclose(v[:101, 2], decay[:101], atol=1e-6)
    assert v[-1, 2] - v[-1, 1] == pytest.approx(0.2 * 20.0 * (1 - np.exp(-10.0 / 20.0)), abs=1e-6)
    np.testing.assert_array_equal(times_of(source)[0], [3.0, 7.0])
    sim.reset()
    cells.initialize(v=-40.0)
    sim.run(10.0)
    with pytest.raises(ValueError, match="v_mV"):
        cells.get_data()
