"""
PyNN on the neuromorphic hardware that neckar compiles for and emulates.

A PyNN script runs here after its import line is changed to `import pyNN_neckar as sim`.
"""

import sys

from . import late_imports

late_imports.arrange()

import pyNN
from neo.io import get_io
from pyNN import common, space
from pyNN.common.control import DEFAULT_MAX_DELAY, DEFAULT_MIN_DELAY, DEFAULT_TIMESTEP
from pyNN.connectors import *
from pyNN.parameters import Sequence
from pyNN.random import GSLRNG, NumpyRNG, RandomDistribution
from pyNN.recording import *
from pyNN.space import Cuboid, Grid2D, Grid3D, Line, RandomStructure, Space, Sphere
from pyNN.standardmodels import StandardCellType

from . import notes, simulator
from .electrodes import ACSource, DCSource, NoisyCurrentSource, StepCurrentSource
from .errors import HardwareWarning, LossError, NeckarFailure, NeckarInputError, NotOnHardware
from .hardware import background_generator, expected_rate, fit_rates, mapping, placement, priority, report, view
from .options import SetupOptions
from .populations import Assembly, Population, PopulationView
from .projections import Projection
from .reading import read
from .standardmodels import *

__version__ = "0.1.0"

sys.modules.setdefault("pyNN.neckar", sys.modules[__name__])
pyNN.neckar = sys.modules[__name__]


class NativeRNG(NumpyRNG):
    """Numbers for networks are drawn in Python on this back end: another name of NumpyRNG."""


def list_standard_models():
    """Names of all cell types that can be used."""
    return [
        name
        for name, value in globals().items()
        if isinstance(value, type)
        and issubclass(value, StandardCellType)
        and value is not StandardCellType
        and not getattr(value, "is_refused", False)
    ]


def setup(timestep=DEFAULT_TIMESTEP, min_delay=DEFAULT_MIN_DELAY, **extra_params):
    """
    Begins a simulation; what was built before is forgotten. Beyond PyNN's arguments: see docs/pynn.md.
    """
    common.setup(timestep, min_delay, **extra_params)
    options = SetupOptions(extra_params)
    notes.forget()
    simulator.state.configure(timestep, min_delay, options.own["max_delay"], options)
    for name in options.ignored:
        notes.note_once(f"setup({name}=...) addresses another simulator and is ignored here", HardwareWarning)
    return rank()


def end(compatible_output=True):
    """Writes the files that record(..., to_file=...) asked for. Data stay available."""
    for population, variables, filename in simulator.state.write_on_end:
        population.write_data(get_io(filename), variables)
    simulator.state.write_on_end = []


run, run_until = common.build_run(simulator)
run_for = run
_reset = common.build_reset(simulator)


def reset(annotations={}, keep_mapping=None, network_seed=None, trial=None):
    """
    Back to time 0, with a new segment for recorded data. The mapping stays as long as the network's structure does. With
    keep_mapping=True synapses of weight 0 have a place on the chip from then on, so that any new weights are taken fast;
    with keep_mapping=False the next run maps anew. A new network_seed means other Poisson trains, those of background
    generators too; a new trial means that the chips are written anew, with other errors of the floating gates and other noise.
    """
    _reset(annotations)
    simulator.state.options.renew(network_seed=network_seed, trial=trial)
    if keep_mapping is not None:
        simulator.state.keeps_mapping = bool(keep_mapping)
        simulator.state.engine.keep_zero = bool(keep_mapping)


initialize = common.initialize
(
    get_current_time,
    get_time_step,
    get_min_delay,
    get_max_delay,
    num_processes,
    rank,
) = common.build_state_queries(simulator)
create = common.build_create(Population)
connect = common.build_connect(Projection, FixedProbabilityConnector, StaticSynapse)
set = common.set
record = common.build_record(simulator)


def record_v(source, filename):
    """Records the membrane potential into a file."""
    return record(["v"], source, filename)


def record_gsyn(source, filename):
    """Refused: conductances have no pin."""
    return record(["gsyn_exc", "gsyn_inh"], source, filename)
