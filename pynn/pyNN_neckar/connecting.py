"""
Makes the connections of a projection. PyNN's connectors ask for a column of pairs at a time; the frequent ones are done
here in one step, with the same random numbers in the same order, so that a seed means the same connections everywhere.
"""

import numpy as np
from pyNN import connectors
from pyNN.random import RandomDistribution

from .columns import Collector, Columns

_MOST_PAIRS_AT_ONCE = 1 << 23


def connect(projection):
    """The connections that the projection's connector makes, by source, then target."""
    columns = _made(projection)
    columns.sort(projection.post.size)
    return columns


def _made(projection):
    connector = projection._connector
    rule = _RULES.get(type(connector))
    is_mutual = getattr(connector, "allow_self_connections", True) == "NoMutual"
    if rule is not None and not (is_mutual and projection.pre is not projection.post):
        # The parameters are copied, their generators too, before the rule draws: their order does not matter.
        space = connector._parameters_from_synapse_type(projection)
        if _drawn_apart(space):
            return rule(projection, connector, space)
    projection._collector = Collector(projection.synapse_type.get_parameter_names())
    projection._connector.connect(projection)
    return projection._collector.columns()


def values_of_pairs(value, pre, post):
    """A lazy matrix of one parameter at the pairs: a number when all are equal."""
    if value.is_homogeneous:
        return float(value.evaluate(simplify=True))
    if isinstance(value.base_value, np.ndarray) and not value.operations:
        return np.asarray(value.base_value[pre, post], dtype=float)
    # Functions of distance or index take many sources, but one target at a time.
    order = np.argsort(post, kind="stable")
    result = np.empty(len(pre))
    for rows in np.split(order, np.nonzero(np.diff(post[order]))[0] + 1):
        if len(rows):
            result[rows] = value[pre[rows].astype(int), int(post[rows[0]])]
    return result


def _drawn_apart(space):
    """Whether no two parameters draw from one generator; else PyNN's own order of draws matters."""
    generators = [id(value.base_value.rng) for value in space._parameters.values() if _draws(value)]
    return len(set(generators)) == len(generators)


def _draws(value):
    return isinstance(value.base_value, RandomDistribution) and not value.operations


def _drawn(value, pre, post, starts):
    """
    Draws target by target. Distributions that take a fixed number of raw numbers each could be drawn at once; redrawing
    ones could not, so all are drawn as PyNN does.
    """
    distribution = value.base_value
    if distribution.name in ("uniform", "exponential"):
        return np.asarray(distribution.next(len(pre)), dtype=float) if len(pre) else np.empty(0)
    counts = np.diff(starts)
    parts = [np.atleast_1d(distribution.next(int(n))) for n in counts if n > 0]
    return np.concatenate(parts).astype(float) if parts else np.empty(0)


def _finish(projection, connector, space, pre, post):
    """Columns from pairs that are sorted by target, with the synapse parameters of a space."""
    counts = np.bincount(post, minlength=projection.post.size)
    starts = np.concatenate([[0], np.cumsum(counts)])
    values = {}
    for name, value in space.items():
        values[name] = _drawn(value, pre, post, starts) if _draws(value) else values_of_pairs(value, pre, post)
        check = projection.synapse_type.parameter_checks.get(name)
        if connector.safe and check is not None and len(pre):
            check(np.atleast_1d(values[name]), projection)
    return Columns(pre, post, values)


def _allowed(projection, connector, first, last):
    """Pairs (pre, post) of some targets that self connections leave; None for all."""
    allow = connector.allow_self_connections
    if allow is True:
        return None
    pre = np.asarray(projection.pre.all_cells, dtype=int)[:, None]
    post = np.asarray(projection.post.all_cells, dtype=int)[None, first:last]
    return pre > post if allow == "NoMutual" else pre != post


def _all_to_all(projection, connector, space):
    n_pre, n_post = projection.shape
    pre = np.tile(np.arange(n_pre, dtype=np.int32), n_post)
    post = np.repeat(np.arange(n_post, dtype=np.int32), n_pre)
    mask = _allowed(projection, connector, 0, n_post)
    if mask is not None:
        keep = mask.T.ravel()
        pre, post = pre[keep], post[keep]
    columns = _finish(projection, connector, space, pre, post)
    if mask is None:
        columns.rule = "AllToAllConnector"
    return columns


def _one_to_one(projection, connector, space):
    both = np.arange(min(projection.shape), dtype=np.int32)
    columns = _finish(projection, connector, space, both, both)
    columns.rule = "OneToOneConnector"
    return columns


def _where_below(projection, connector, space, probability):
    """Pairs whose uniform number lies below their probability; numbers are drawn target by target."""
    n_pre, n_post = projection.shape
    uniform = RandomDistribution("uniform", (0, 1), rng=connector.rng)
    step = max(1, _MOST_PAIRS_AT_ONCE // max(1, n_pre))
    pres, posts = [], []
    for first in range(0, n_post, step):
        last = min(n_post, first + step)
        numbers = np.atleast_1d(uniform.next(n_pre * (last - first))).reshape(last - first, n_pre)
        hit = numbers < probability(first, last)
        mask = _allowed(projection, connector, first, last)
        if mask is not None:
            hit &= mask.T
        post, pre = np.nonzero(hit)
        pres.append(pre.astype(np.int32))
        posts.append((post + first).astype(np.int32))
    return _finish(projection, connector, space, np.concatenate(pres), np.concatenate(posts))


def _fixed_probability(projection, connector, space):
    return _where_below(projection, connector, space, lambda first, last: connector.p_connect)


_RULES = {
    connectors.AllToAllConnector: _all_to_all,
    connectors.OneToOneConnector: _one_to_one,
    connectors.FixedProbabilityConnector: _fixed_probability,
}
