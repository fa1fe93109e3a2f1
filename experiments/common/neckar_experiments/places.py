"""Where things are: the source tree, the command neckar, the back end, the folder for what experiments make."""

import os
import sys

EXPERIMENTS = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HOME = os.environ.get("NECKAR_HOME") or os.path.dirname(EXPERIMENTS)
LAUNCHER = os.path.join(HOME, "neckar")
BUILD = os.environ.get("NECKAR_EXPERIMENTS_BUILD") or os.path.join(EXPERIMENTS, "build")

os.environ.setdefault("NECKAR_HOME", HOME)
os.environ.setdefault("MPLBACKEND", "Agg")
if os.path.join(HOME, "pynn") not in sys.path:
    sys.path.insert(0, os.path.join(HOME, "pynn"))


def folder(name):
    """Folder of an experiment by its name."""
    return os.path.join(EXPERIMENTS, name)


def names():
    """Names of all experiments, in the order of the table of contents."""
    found = [n for n in os.listdir(EXPERIMENTS) if os.path.isfile(os.path.join(EXPERIMENTS, n, "expected.json"))]
    return sorted(found, key=lambda n: (ORDER.index(n) if n in ORDER else len(ORDER), n))


ORDER = (
    "adex-patterns tso-synapse deck-script ai-states synfire l23-attractor liquid lif-sampling boltzmann no-noise "
    "rbm-vision mixing ensembles lagrangian speed calibration"
).split()
