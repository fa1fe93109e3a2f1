"""
Runs PyNN's own system tests and examples on this back end and prints the table of docs/pynn.md.

    git clone --depth 1 --branch 0.10.1 https://github.com/NeuralEnsemble/PyNN /tmp/PyNN
    /usr/bin/python3 pynn/tests/scenarios.py --source /tmp/PyNN [--only NAME]

Each runs in a process and an empty folder of its own. It passes, is refused by name (the exception NotOnHardware), or
fails; what is refused or fails must be expected with its reason in expectations.py, else the exit status is 1.
"""

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
import types

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


def run_one(source, name):
    """Runs one scenario in this process; prints the outcome as the last line."""
    import pyNN_neckar as sim
    from pyNN_neckar import NotOnHardware

    stand_ins()
    package(source)
    module, function = name.split(".")
    try:
        getattr(importlib.import_module(f"scenarios.{module}"), function)(sim)
    except NotOnHardware as refusal:
        print(f"\nOUTCOME refused|{refusal}")
        return
    print("\nOUTCOME passes|")


def run_example(source, words):
    """Runs one example in this process."""
    import runpy

    from pyNN_neckar import NotOnHardware

    sys.argv = [os.path.join(source, "examples", words[0])] + words[1:]
    sys.path.insert(0, os.path.join(source, "examples"))
    os.makedirs("Results", exist_ok=True)
    try:
        runpy.run_path(sys.argv[0], run_name="__main__")
    except NotOnHardware as refusal:
        print(f"\nOUTCOME refused|{refusal}")
        return
    print("\nOUTCOME passes|")


def outcome(source, kind, words):
    """(status, message) of a scenario or example in a process of its own."""
    environment = dict(os.environ, MPLBACKEND="Agg", PYTHONWARNINGS="ignore")
    command = [sys.executable, os.path.abspath(__file__), "--source", source, kind] + words
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(
                command, cwd=folder, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return "fails", f"no end after {SECONDS} s", ""
    last = [line for line in done.stdout.splitlines() if line.startswith("OUTCOME ")]
    if last:
        status, message = last[-1][len("OUTCOME ") :].split("|", 1)
        return status, message, done.stderr
    lines = [line for line in done.stderr.strip().splitlines() if line.strip()] or ["no message"]
    return "fails", lines[-1][:200], done.stderr


def main():
    """Runs all, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", required=True, help="checkout of PyNN 0.10.1")
    parser.add_argument("--only", help="only those whose name contains this")
    parser.add_argument("--verbose", action="store_true", help="print what failing ones wrote")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--example", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    source = os.path.abspath(arguments.source)
    if arguments.one:
        run_one(source, arguments.one)
        return 0
    if arguments.example:
        run_example(source, arguments.example)
        return 0
    from expectations import EXAMPLES, EXPECTED

    jobs = [(name, "--one", [name]) for name in names(source)]
    jobs += [(" ".join(words), "--example", words) for words in EXAMPLES]
    surprises = 0
    print("| scenario or example | outcome | reason |\n|---|---|---|")
    for name, kind, words in jobs:
        if arguments.only and arguments.only not in name:
            continue
        status, message, log = outcome(source, kind, words)
        expected, reason = EXPECTED.get(name, ("passes", ""))
        surprise = status != expected
        surprises += surprise
        said = reason if not surprise else f"**{message}**"
        if status == "refused" and not surprise:
            said = message
        print(f"| {name} | {status}{' (!)' if surprise else ''} | {said} |", flush=True)
        if surprise and arguments.verbose:
            print(log[-3000:], file=sys.stderr)
    return 1 if surprises else 0


if __name__ == "__main__":
    sys.exit(main())
