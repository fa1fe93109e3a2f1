"""
Runs PyNN's own system tests and examples on this back end and prints the table of docs/pynn.md.

    git clone --depth 1 --branch 0.10.1 https://github.com/NeuralEnsemble/PyNN PyNN
    git clone --depth 1 https://github.com/NeuralEnsemble/PyNN PyNN-newer
    /usr/bin/python3 pynn/tests/scenarios.py --source PyNN --newer PyNN-newer [--only NAME] [--docs]

Each runs in an empty folder of its own, first on the wafer, then on the reference machine (setup(machine="reference") and
nothing else changed). It passes; or is refused by name (the exception NotOnHardware); or differs: it runs to its end and one
of its own comparisons is finer than the hardware; or is not applicable: it needs a name that PyNN 0.10 has not. Everything
but a pass must be expected with its reason in expectations.py, and what differs on the wafer must pass on the reference
machine; else the exit status is 1.
"""

import argparse
import contextlib
import functools
import importlib
import os
import signal
import sys
import tempfile
import types
import unittest
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
sys.path.insert(0, HERE)

SECONDS = 600
DOCS = os.path.join(os.path.dirname(os.path.dirname(HERE)), "docs", "pynn.md")
NO_SCENARIOS = ("__init__", "registry", "fixtures")
MACHINES = ("wafer", "reference")
# Names of PyNN 0.11 and later that tests and examples ask for.
NEWER_NAMES = ("morphology", "arbor", "PointNeuron", "AdExp", "MultiCompartmentNeuron", "get_recordings", "nestml")


class Checkout:
    """The scenarios and examples of one version of PyNN."""

    def __init__(self, source, package):
        self.source = os.path.abspath(source)
        self.package = package
        self.folder = os.path.join(self.source, "test", "system", "scenarios")
        self._functions = {}  # name -> (module, function)

    def scenarios(self):
        """All scenarios as module.function, without the prefixes that differ between versions."""
        if not self._functions:
            self._import()
        return list(self._functions)

    def run(self, name, sim):
        """Runs a scenario, or an example as its own main program."""
        if ".py" not in name:
            self._functions[name](sim)
            return
        import runpy

        words = name.split()
        sys.argv = [os.path.join(self.source, "examples", words[0])] + words[1:]
        sys.path.insert(0, os.path.dirname(sys.argv[0]))
        os.makedirs("Results", exist_ok=True)
        try:
            runpy.run_path(sys.argv[0], run_name="__main__")
        finally:
            sys.path.pop(0)

    def _import(self):
        """Each module alone, by a package whose __init__ is not run."""
        scenarios = types.ModuleType(self.package)
        scenarios.__path__ = [self.folder]
        sys.modules[self.package] = scenarios
        found = []
        fixtures = types.ModuleType(f"{self.package}.fixtures")  # versions from 0.11 on register for simulators by name
        fixtures.run_with_simulators = lambda *simulators: lambda function: found.append(function) or function
        sys.modules[f"{self.package}.fixtures"] = fixtures
        for module in sorted(name[:-3] for name in os.listdir(self.folder) if name.endswith(".py")):
            if module in NO_SCENARIOS:
                continue
            before = len(found)
            try:
                importlib.import_module(f"{self.package}.{module}")
            except ImportError as error:
                self._functions[f"{_bare(module)}.*"] = _raising(error)
                del found[before:]
        registry = sys.modules.get(f"{self.package}.registry")
        for function in found or registry.registry:
            self._functions[f"{_bare(function.__module__.split('.')[-1])}.{_bare(function.__name__)}"] = function


def _bare(name):
    return name[5:].lstrip("_") if name.startswith("test_") else name


def _raising(error):
    def function(sim):
        raise error

    return function


def stand_ins():
    """Small replacements of the test tools that PyNN 0.10 used and that are gone: nose and its plug-in testconfig."""
    case = unittest.TestCase()
    tools = types.ModuleType("nose.tools")
    tools.assert_equal = case.assertEqual
    tools.assert_true = case.assertTrue
    tools.assert_almost_equal = case.assertAlmostEqual
    tools.assert_raises = case.assertRaises
    tools.assert_greater = case.assertGreater
    tools.assert_less = case.assertLess
    tools.assert_is_instance = case.assertIsInstance
    tools.assert_false = case.assertFalse
    tools.assert_not_equal = case.assertNotEqual
    nose = types.ModuleType("nose")
    nose.tools = tools
    plugins = types.ModuleType("nose.plugins")
    skip = types.ModuleType("nose.plugins.skip")
    skip.SkipTest = unittest.SkipTest
    config = types.ModuleType("testconfig")
    config.config = {}
    sys.modules.update(
        {"nose": nose, "nose.tools": tools, "nose.plugins": plugins, "nose.plugins.skip": skip, "testconfig": config}
    )


@contextlib.contextmanager
def on_machine(machine):
    """The back end whose setup() takes this machine when a script does not say."""
    import pyNN_neckar as sim

    original = sim.setup
    sim.setup = functools.wraps(original)(lambda *words, **more: original(*words, **dict({"machine": machine}, **more)))
    sim.setup()
    try:
        yield sim
    finally:
        sim.setup = original


def outcome(checkout, name, machine="wafer"):
    """(status, message) of a scenario or example, in a folder of its own."""
    from pyNN_neckar import NotOnHardware

    here = os.getcwd()
    with tempfile.TemporaryDirectory() as folder, on_machine(machine) as sim:
        os.chdir(folder)
        signal.alarm(SECONDS)
        try:
            checkout.run(name, sim)
            return "passes", ""
        except NotOnHardware as refusal:
            return "refused", str(refusal)
        except AssertionError as error:
            return "differs", _first_line(error)
        except ValueError as error:  # comparisons of arrays that have not the same length
            return "differs" if "broadcast" in str(error) else "fails", _first_line(error)
        except (ImportError, AttributeError) as error:
            status = "not applicable" if any(name in str(error) for name in NEWER_NAMES) else "fails"
            return status, _first_line(error)
        except (Exception, SystemExit) as error:
            return "fails", _first_line(error)
        finally:
            signal.alarm(0)
            os.chdir(here)


def _first_line(error):
    lines = [line for line in str(error).strip().splitlines() if line.strip()] or [""]
    return f"{type(error).__name__}: {lines[0][:160]}"


def row(checkout, name):
    """A row of the table, and whether something in it is unexpected."""
    from expectations import EXPECTED

    expected, reason = EXPECTED.get(name, ("passes", ""))
    with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
        status, message = outcome(checkout, name)
        in_reference, its_message = outcome(checkout, name, "reference")
    surprise = status != expected
    if status == "refused" and not surprise:
        reason = message
    if surprise:
        reason = message
    wanted = status if status in ("refused", "not applicable") else "passes"
    if in_reference != wanted:
        surprise, reason = True, f"reference: {its_message or in_reference}; {reason}"
    return f"| {name} | {status}{' (!)' if surprise else ''} | {in_reference} | {reason} |", surprise


def names(source, newer):
    """All (checkout, name) of the table: of the newer version what the older has not."""
    from expectations import EXAMPLES, NEWER_EXAMPLES

    stand_ins()
    checkout = Checkout(source, "scenarios")
    result = [(checkout, name) for name in checkout.scenarios()]
    known = {name for _, name in result}
    if newer:
        other = Checkout(newer, "newer_scenarios")
        modules = {f"{name.split('.')[0]}.*" for name in known}
        result += [(other, name) for name in other.scenarios() if name not in known | modules]
    result += [(checkout, " ".join(words)) for words in EXAMPLES]
    if newer:
        result += [(other, " ".join(words)) for words in NEWER_EXAMPLES]
    return result


def main():
    """Runs all, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", required=True, help="checkout of PyNN 0.10.1")
    parser.add_argument("--newer", help="checkout of a newer version, for the scenarios that it added")
    parser.add_argument("--only", default="", help="only those whose name contains this")
    parser.add_argument("--docs", action="store_true", help="puts the table into docs/pynn.md too")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, _too_long)
    rows = ["| scenario or example | wafer | reference | reason |", "|---|---|---|---|"]
    print("\n".join(rows))
    surprises = 0
    for checkout, name in names(arguments.source, arguments.newer):
        if arguments.only in name:
            text, surprise = row(checkout, name)
            print(text, flush=True)
            rows.append(text)
            surprises += surprise
    if arguments.docs:
        _write(rows)
    return 1 if surprises else 0


def _write(rows):
    with open(DOCS, encoding="utf-8") as file:
        text = file.read()
    begin, end = "<!-- begin scenarios -->\n", "<!-- end scenarios -->"
    head, rest = text.split(begin)
    tail = rest.split(end)[1]
    with open(DOCS, "w", encoding="utf-8") as file:
        file.write(head + begin + "\n".join(rows) + "\n" + end + tail)


def _too_long(*_):
    raise TimeoutError(f"no end after {SECONDS} s")


if __name__ == "__main__":
    sys.exit(main())
