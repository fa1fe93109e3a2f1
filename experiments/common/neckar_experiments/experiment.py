"""An experiment's run: what it was asked for, what it measured, what became of it."""

import importlib.util
import json
import math
import os
import sys
import time
import warnings

from . import acceptance, arguments, costs, page, places, plots, statistics, substrates

FORMAT = "neckar-experiment-results/1"


class Experiment:
    """Collects figures of merit, costs and the picture of one run, and judges them by expected.json."""

    def __init__(self, file, words=None):
        """An experiment by the path of its command `run`; words are the command line."""
        self.folder = os.path.dirname(os.path.realpath(file))
        self.name = os.path.basename(self.folder)
        self.expected = acceptance.load(self.folder)
        self.arguments = arguments.parse(self.expected["question"], words)
        self.output = os.path.abspath(self.arguments.output or os.path.join(places.BUILD, self.name))
        os.makedirs(self.output, exist_ok=True)
        self.merits = {}
        self.costs = {}
        self.notes = []
        self._begin = time.monotonic()

    @property
    def is_quick(self):
        """Whether the quick form was asked for."""
        return self.arguments.size == arguments.QUICK

    def choose(self, quick, normal, full):
        """One of three values by the size of the run."""
        return {"quick": quick, "normal": normal, "full": full}[self.arguments.size]

    def seeds(self, count):
        """So many seeds, from --seed on."""
        return range(self.arguments.seed, self.arguments.seed + count)

    def script(self, name=None):
        """The user's script of this experiment as module, e.g. deck-script.py."""
        path = os.path.join(self.folder, (name or self.name) + ".py")
        spec = importlib.util.spec_from_file_location(os.path.basename(path)[:-3].replace("-", "_"), path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def wants(self, name):
        """Whether a substrate (reference, ideal, real) was asked for."""
        return name in self.arguments.substrates

    def reference(self):
        """The reference simulator, as list of one or none, as asked for."""
        return [substrates.REFERENCE] if self.wants("reference") else []

    def ideal(self):
        """Ideal silicon, as list of one or none."""
        return [substrates.ideal()] if self.wants("ideal") else []

    def real(self, dies=1, chips=None, parameters=None, trials=1):
        """
        So many dies with mismatch, from --die-seed on, and so many trials on each, from --trial on; each die with the
        calibration of the chips named.
        """
        a = self.arguments
        if not self.wants("real"):
            return []
        return [
            substrates.real(a.silicon, die, trial, chips, parameters, not a.uncalibrated)
            for die in range(a.die_seed, a.die_seed + dies)
            for trial in range(a.trial, a.trial + trials)
        ]

    def setup(self, substrate, seed=None, **more):
        """Begins a simulation on a substrate; returns the back end."""
        import pyNN_neckar as sim

        warnings.simplefilter("ignore", sim.HardwareWarning)
        options = dict(substrate.arguments, network_seed=self.arguments.seed if seed is None else seed, **more)
        if self.arguments.threads:
            options["threads"] = self.arguments.threads
        options.setdefault("timestep", 0.1)
        sim.setup(**options)
        return sim

    def cost(self, substrate, sim, label=""):
        """Notes what the last run cost; a label tells the networks of an experiment apart."""
        entry = costs.of(sim, substrate)
        known = self.costs.setdefault(label, {})
        if substrate.name not in known:
            known[substrate.name] = entry

    def measure(self, merit, substrate, values):
        """Notes a figure of merit on a substrate (or its name): a number, or one number a repetition."""
        name = substrate if isinstance(substrate, str) else substrate.name
        if merit not in self.expected["merits"]:
            raise KeyError(f"{merit} is not in expected.json")
        mean, half, n = statistics.interval(values)
        self.merits.setdefault(merit, {})[name] = {"mean": _finite(mean), "half_width": _finite(half), "n": n}

    def note(self, text):
        """A remark that belongs below the table."""
        self.notes.append(text)

    def picture(self, fig):
        """Writes figure.png."""
        plots.save(fig, os.path.join(self.output, "figure.png"))

    def finish(self):
        """Writes the results, prints a verdict a figure of merit; returns the exit status."""
        tree = {
            "format": FORMAT,
            "experiment": self.name,
            "size": self.arguments.size,
            "seed": self.arguments.seed,
            "die_seed": self.arguments.die_seed,
            "trial": self.arguments.trial,
            "silicon": self.arguments.silicon,
            "calibrated": not self.arguments.uncalibrated,
            "wall_s": round(time.monotonic() - self._begin, 1),
            "merits": self.merits,
            "costs": self.costs,
            "notes": self.notes,
        }
        with open(os.path.join(self.output, "results.json"), "w", encoding="utf-8") as file:
            json.dump(tree, file, indent=1)
            file.write("\n")
        verdicts = page.verdicts(self.expected, tree)
        if self.arguments.publish:
            page.publish(self.folder, self.output)
        print(f"{self.name}: {self.arguments.size} run in {tree['wall_s']} s, results in {self.output}", file=sys.stderr)
        for verdict in verdicts:
            print(verdict.line())
        failed = [v for v in verdicts if not v.passed and not v.known]
        return 1 if failed and self.arguments.check else 0


def _finite(value):
    return None if math.isnan(value) else value
