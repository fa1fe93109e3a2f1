"""Runs a script that names its back end itself: `python3 -m pyNN_neckar script.py [arguments]`."""

import os
import runpy
import sys


def main():
    """Runs the script as if pyNN.neckar were one of PyNN's own back ends."""
    if len(sys.argv) < 2 or sys.argv[1] in ("-h", "--help"):
        print("usage: python3 -m pyNN_neckar SCRIPT [ARGUMENT ...]\n\nInside the script the back end is pyNN.neckar.")
        return 0 if len(sys.argv) > 1 else 1
    import pyNN_neckar  # noqa: F401  registers pyNN.neckar

    script = sys.argv[1]
    sys.argv = sys.argv[1:]
    sys.path.insert(0, os.path.dirname(os.path.abspath(script)))
    runpy.run_path(script, run_name="__main__")
    return 0


if __name__ == "__main__":
    sys.exit(main())
