"""The command line that all experiments share."""

import argparse

QUICK, NORMAL, FULL = "quick", "normal", "full"


def parse(description, words=None):
    """The arguments of an experiment's command `run`."""
    parser = argparse.ArgumentParser(prog="run", description=description)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", dest="size", action="store_const", const=QUICK, help="fewer seeds, shorter")
    size.add_argument("--full", dest="size", action="store_const", const=FULL, help="more seeds and dies, longer")
    parser.set_defaults(size=NORMAL)
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="first seed of networks and trains (default 1)")
    parser.add_argument("--die-seed", type=int, default=1, metavar="N", help="first real-like die (default 1)")
    parser.add_argument("--trial", type=int, default=0, metavar="N", help="write noise and noise of one run (default 0)")
    parser.add_argument(
        "--silicon", default="typical", metavar="KIND", help="the real-like silicon: typical (default), bad or a file"
    )
    parser.add_argument(
        "--substrates",
        default="reference,ideal,real",
        metavar="LIST",
        help="of reference, ideal and real (default: all three)",
    )
    parser.add_argument("--check", action="store_true", help="exit status 1 if a figure of merit misses its tolerance")
    parser.add_argument("--publish", action="store_true", help="put picture, figures and table into the experiment's folder")
    parser.add_argument("--uncalibrated", action="store_true", help="real-like silicon without calibration")
    parser.add_argument("--threads", type=int, metavar="N", help="threads of neckar (default: all cores)")
    parser.add_argument("-o", "--output", metavar="DIR", help="folder for the results (default: experiments/build/NAME)")
    arguments = parser.parse_args(words)
    arguments.substrates = [name for name in arguments.substrates.split(",") if name]
    unknown = set(arguments.substrates) - {"reference", "ideal", "real"}
    if unknown:
        parser.error(f"--substrates: {', '.join(sorted(unknown))}; known are reference, ideal, real")
    return arguments
