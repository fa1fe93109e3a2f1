"""Runs an exported script with a back end and prints its connections, some parameters and synapse types."""

import contextlib
import io
import runpy
import sys

script, backend = sys.argv[1:3]
sys.argv = [script, backend]
with contextlib.redirect_stdout(io.StringIO()):
    names = runpy.run_path(script, run_name="__main__")
for number, projection in enumerate(names["projections"]):
    print("#", projection.post.label, type(projection.synapse_type).__name__)
    for pre, post, weight, delay in projection.get(["weight", "delay"], format="list"):
        print("%d %d %d %.12f %.6f" % (number, pre, post, weight, delay))
for population in names["populations"]:
    if "v_thresh" in population.celltype.get_parameter_names():
        value = population.get("v_thresh")
        print("#", population.label, *(value if hasattr(value, "__len__") else [value]), sep=" ")
        print("#", population.label, population[population.size - 1].v_thresh)
