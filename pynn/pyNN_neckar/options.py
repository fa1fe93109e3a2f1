"""The arguments of setup() beyond PyNN's own, and the options of the neckar command that they become."""

import difflib
import os

# Argument of setup() -> option of neckar, and the type of its value.
COMPILE_OPTIONS = {
    "wafer": ("--wafer", os.fspath),
    "defects": ("--defects", os.fspath),
    "calibration": ("--calibration", os.fspath),
    "neuron_size": ("--neuron-size", int),
    "chain_length": ("--chain-length", int),
    "effort": ("--effort", str),
    "seed": ("--seed", int),
    "max_loss": ("--max-loss", float),
    "time_limit": ("--time-limit", float),
    "threads": ("--threads", int),
}
EMULATE_OPTIONS = {
    "silicon": ("--silicon", os.fspath),
    "die_seed": ("--die-seed", int),
    "trial": ("--trial", int),
}
# Argument of setup() -> key of the network file's object "hardware".
HARDWARE_KEYS = {
    "speedup": "speedup",
    "voltage_scale": "voltage_scale",
    "voltage_shift_v": "voltage_shift_v",
    "pll_mhz": "pll_mhz",
}
FILE_OPTIONS = ("wafer", "defects", "calibration", "silicon")
OWN_OPTIONS = {
    "machine": "wafer",
    "network_seed": 1,
    "keep": None,
    "probe": "auto",
    "on_loss": "warn",
    "max_delay": "auto",
    "rank": 0,
    "num_processes": 1,
}
# Arguments by which scripts address other simulators; they mean nothing here.
FOREIGN_OPTIONS = frozenset(
    "spike_precision verbosity recording_precision rng_seed rng_seeds rng_seeds_seed use_cvode rtol atol "
    "default_maxstep native_rng_baseseed output_filename quit_on_end model_path debug logfile nestml_path "
    "local_num_threads optimize_delays grng_seed t_flush".split()
)


class SetupOptions:
    """The extra arguments of one call of setup(), checked."""

    def __init__(self, arguments):
        known = set(COMPILE_OPTIONS) | set(EMULATE_OPTIONS) | set(HARDWARE_KEYS) | set(OWN_OPTIONS)
        self.ignored = []
        for name in sorted(set(arguments) - known):
            near = difflib.get_close_matches(name, sorted(known), 1, 0.75)
            if near and name not in FOREIGN_OPTIONS:
                raise ValueError(f"setup() has no argument {name!r}. Maybe {near[0]}?")
            self.ignored.append(name)
        self.values = {name: value for name, value in arguments.items() if value is not None and name in known}
        self.own = {name: self.values.get(name, default) for name, default in OWN_OPTIONS.items()}
        self._require("machine", ("wafer", "reference"))
        self._require("probe", ("auto", "hardware", "debug"))
        self._require("on_loss", ("warn", "error", "ignore"))

    def _require(self, name, allowed):
        if self.own[name] not in allowed:
            raise ValueError(f"setup({name}={self.own[name]!r}): allowed are {', '.join(map(repr, allowed))}")

    def renew(self, network_seed=None, trial=None):
        """Other draws for the next run; None leaves them as they are."""
        if network_seed is not None:
            self.own["network_seed"] = int(network_seed)
        if trial is not None:
            self.values["trial"] = int(trial)

    @property
    def hardware(self):
        """The object "hardware" of the network file; empty for the defaults."""
        return {key: float(self.values[name]) for name, key in HARDWARE_KEYS.items() if name in self.values}

    @property
    def is_reference(self):
        """Whether the reference simulator runs the network instead of the wafer."""
        return self.own["machine"] == "reference"

    def reference_words(self):
        """The words of the command line that concern a simulation of the network as asked for."""
        return ["--threads", str(int(self.values["threads"]))] if "threads" in self.values else []

    def words(self, compile_only=False):
        """The words of the command line, paths made absolute."""
        words = []
        for table in (COMPILE_OPTIONS, {} if compile_only else EMULATE_OPTIONS):
            for name, (option, kind) in table.items():
                if name in self.values:
                    value = kind(self.values[name])
                    if name in FILE_OPTIONS and os.path.isfile(value):
                        value = os.path.abspath(value)
                    words += [option, str(value)]
        return words
