"""The lecture's first PyNN script in its own form, PyNN 0.7: no setup(), method=, target=, printSpikes()."""

import sys

from pyNN_neckar.compat07 import *

p1 = Population(100, IF_curr_alpha, structure=space.Grid2D())
p2 = Population(20, IF_curr_alpha, cellparams={"tau_m": 15.0, "cm": 0.9})

DCSource(amplitude=0.5, start=20.0, stop=80.0).inject_into(p1[3:7])
prj2_1 = Projection(p2, p1, method=AllToAllConnector(), target="excitatory")

p1.record()
run(1000.0)
p1.printSpikes(sys.argv[1] if len(sys.argv) > 1 else "spikefile")
