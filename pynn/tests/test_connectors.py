"""The fast connectors make the same connections from the same seed as PyNN's own algorithms (its mock back end)."""

import numpy as np
import pyNN.mock
import pytest
from pyNN.random import NumpyRNG, RandomDistribution
from pyNN.space import Grid2D, Space

import pyNN_neckar

N_PRE, N_POST = 23, 17


def weight(name):
    """A weight of each kind that PyNN allows; made anew for each back end, so that both draw from the start."""
    return {
        "number": lambda: 0.004,
        "uniform": lambda: RandomDistribution("uniform", (0.001, 0.01), rng=NumpyRNG(5)),
        "normal": lambda: RandomDistribution("normal_clipped", (0.004, 0.003, 0.0, np.inf), rng=NumpyRNG(6)),
        "distance": lambda: "0.001 + 0.0002*d",
        "matrix": lambda: np.arange(N_PRE * N_POST).reshape(N_PRE, N_POST) * 1e-5,
    }[name]()


CONNECTORS = {
    "all": lambda sim, rng: sim.AllToAllConnector(),
    "probability": lambda sim, rng: sim.FixedProbabilityConnector(0.3, rng=rng),
    "distance": lambda sim, rng: sim.DistanceDependentProbabilityConnector("exp(-d/2.0)", rng=rng),
    "nearby": lambda sim, rng: sim.DistanceDependentProbabilityConnector("d<2.5", rng=rng),
    "pre": lambda sim, rng: sim.FixedNumberPreConnector(4, rng=rng),
    "post": lambda sim, rng: sim.FixedNumberPostConnector(4, rng=rng),
    "post with replacement": lambda sim, rng: sim.FixedNumberPostConnector(4, with_replacement=True, rng=rng),
    "total": lambda sim, rng: sim.FixedTotalNumberConnector(50, rng=rng),
    "list": lambda sim, rng: sim.FromListConnector([(0, 1, 0.01, 1.0), (5, 1, 0.02, 2.0), (3, 0, 0.03, 1.5)]),
    "array": lambda sim, rng: sim.ArrayConnector(np.eye(N_PRE, N_POST, dtype=bool)),
    "one to one": lambda sim, rng: sim.OneToOneConnector(),
}


def connections(sim, connector, the_weight, recurrent=False, views=False, **arguments):
    """All connections that a back end makes, sorted."""
    sim.setup()
    a = sim.Population(N_PRE, sim.IF_cond_exp(), structure=Grid2D(aspect_ratio=N_PRE), label="a")
    b = a if recurrent else sim.Population(N_POST, sim.IF_cond_exp(), label="b")
    pre, post = (a[3:], b[::2]) if views else (a, b)
    synapse = sim.StaticSynapse(weight=the_weight, delay=1.0)
    rng = NumpyRNG(seed=42)
    projection = sim.Projection(pre, post, connector(sim, rng, **arguments), synapse, space=Space(axes="x"))
    return sorted(
        (c.presynaptic_index, c.postsynaptic_index, float(c.weight if sim is pyNN_neckar else c.WEIGHT))
        for c in projection.connections
    )


@pytest.mark.parametrize("kind", ["number", "uniform", "normal", "distance", "matrix"])
@pytest.mark.parametrize("name", CONNECTORS)
def test_same_connections_as_pynn(name, kind):
    if name == "list" and kind != "number":
        pytest.skip("the list has weights of its own")
    ours, theirs = (connections(sim, CONNECTORS[name], weight(kind)) for sim in (pyNN_neckar, pyNN.mock))
    assert len(ours) > 0
    np.testing.assert_allclose(ours, theirs, rtol=1e-12)


@pytest.mark.parametrize("allow", [True, False, "NoMutual"])
@pytest.mark.parametrize("views", [False, True])
def test_self_connections_as_pynn(allow, views):
    if allow == "NoMutual" and views:
        pytest.skip("PyNN has no such rule for views")

    def probability(sim, rng):
        return sim.FixedProbabilityConnector(0.5, allow_self_connections=allow, rng=rng)

    ours, theirs = (
        connections(sim, probability, 0.01, recurrent=True, views=views) for sim in (pyNN_neckar, pyNN.mock)
    )
    assert len(ours) > 0
    np.testing.assert_allclose(ours, theirs)


def test_weights_and_rule_may_share_a_generator():
    def both(sim):
        sim.setup()
        rng = NumpyRNG(9)
        a = sim.Population(N_PRE, sim.IF_cond_exp())
        b = sim.Population(N_POST, sim.IF_cond_exp())
        synapse = sim.StaticSynapse(weight=RandomDistribution("uniform", (0, 1), rng=rng), delay=1.0)
        projection = sim.Projection(a, b, sim.FixedProbabilityConnector(0.4, rng=rng), synapse)
        name = "weight" if sim is pyNN_neckar else "WEIGHT"
        return sorted((c.presynaptic_index, c.postsynaptic_index, getattr(c, name)) for c in projection.connections)

    np.testing.assert_allclose(both(pyNN_neckar), both(pyNN.mock))
