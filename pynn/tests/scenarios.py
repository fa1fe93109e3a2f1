"""
Runs PyNN's own system tests and examples on this back end and prints the table of docs/pynn.md.

    git clone --depth 1 --branch 0.10.1 https://github.com/NeuralEnsemble/PyNN PyNN
    /usr/bin/python3 pynn/tests/scenarios.py --source PyNN [--only NAME]

Each runs in an empty folder of its own. It passes, is refused by name (the exception NotOnHardware), or
fails; what is refused or fails must be expected with its reason in expectations.py, else the exit status is 1.
"""

import argparse
import contextlib
import importlib
import os
import signal
import sys
import tempfile
import types
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
sys.path.insert(0, HERE)

SECONDS = 600
MODULES = (
    "scenario1 scenario2 scenario3 scenario4 ticket166 issue231 issue274 test_simulation_control test_recording "
    "test_cell_types test_electrodes test_parameter_handling test_procedural_api test_connectors "
    "test_connection_handling test_synapse_types"
).split()


def stand_ins():
    """Small replacements of the test tools that PyNN 0.10 used and that are gone: nose and its plug-in testconfig."""
    import unittest

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


def package(source):
    """The scenarios as a package whose __init__ is not run, so that each module is imported alone."""
    scenarios = types.ModuleType("scenarios")
    scenarios.__path__ = [os.path.join(source, "test", "system", "scenarios")]
    sys.modules["scenarios"] = scenarios


def names(source):
    """All scenarios as module.function."""
    stand_ins()
    package(source)
    found = []
    for module in MODULES:
        importlib.import_module(f"scenarios.{module}")
    for function in sys.modules["scenarios.registry"].registry:
        found.append(f"{function.__module__.split('.')[-1]}.{function.__name__}")
    return found


def run_scenario(source, name):
    """Runs one scenario."""
    import pyNN_neckar as sim

    module, function = name.split(".")
    getattr(importlib.import_module(f"scenarios.{module}"), function)(sim)


def run_example(source, name):
    """Runs one example as its own main program."""
    import runpy

    words = name.split()
    sys.argv = [os.path.join(source, "examples", words[0])] + words[1:]
    os.makedirs("Results", exist_ok=True)
    runpy.run_path(sys.argv[0], run_name="__main__")


def outcome(source, name):
    """(status, message) of a scenario or example, in a folder of its own."""
    from pyNN_neckar import NotOnHardware

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        signal.alarm(SECONDS)
        try:
            (run_example if ".py" in name else run_scenario)(source, name)
            return "passes", ""
        except NotOnHardware as refusal:
            return "refused", str(refusal)
        except (Exception, SystemExit) as error:
            lines = [line for line in str(error).strip().splitlines() if line.strip()] or [""]
            return "fails", f"{type(error).__name__}: {lines[0][:160]}"
        finally:
            signal.alarm(0)
            os.chdir(HERE)


def main():
    """Runs all, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", required=True, help="checkout of PyNN 0.10.1")
    parser.add_argument("--only", default="", help="only those whose name contains this")
    arguments = parser.parse_args()
    source = os.path.abspath(arguments.source)
    from expectations import EXAMPLES, EXPECTED

    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, _too_long)
    sys.path.insert(0, os.path.join(source, "examples"))
    surprises = 0
    report = sys.stdout
    print("| scenario or example | outcome | reason |\n|---|---|---|", file=report)
    for name in names(source) + [" ".join(words) for words in EXAMPLES]:
        if arguments.only not in name:
            continue
        with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
            status, message = outcome(source, name)
        expected, reason = EXPECTED.get(name, ("passes", ""))
        surprise = status != expected
        surprises += surprise
        said = message if surprise or status == "refused" else reason
        print(f"| {name} | {status}{' (!)' if surprise else ''} | {said} |", file=report, flush=True)
    return 1 if surprises else 0


def _too_long(*_):
    raise TimeoutError(f"no end after {SECONDS} s")


if __name__ == "__main__":
    sys.exit(main())
