"""Writes the graphs of this folder with h5py, after NIR's published layout. Usage: python3 make_nir.py [FOLDER]"""

import os
import sys

import h5py
import numpy as np

FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
TEXT = h5py.string_dtype()


def put(group, node):
    for key, value in node.items():
        if isinstance(value, dict):
            put(group.create_group(key), value)
        elif isinstance(value, str):
            group.create_dataset(key, data=value, dtype=TEXT)
        elif isinstance(value, np.ndarray) and value.ndim > 0:
            group.create_dataset(key, data=value, compression="gzip")
        else:
            group.create_dataset(key, data=value)


def graph(nodes, edges, **more):
    return {"type": "NIRGraph", "nodes": nodes, "edges": np.array(edges, dtype="S"), **more}


def write(name, top, version="1.0.6", in_node=True):
    with h5py.File(os.path.join(FOLDER, name), "w") as root:
        root.create_dataset("version", data=version, dtype=TEXT)
        put(root.create_group("node") if in_node else root, top)


def array(*values, dtype=np.float32):
    return np.array(values, dtype=dtype)


def lif(n, **changes):
    fields = {"tau": 0.02, "r": 1.0, "v_leak": 0.0, "v_threshold": 1.0}
    return {"type": "LIF", **{k: np.full(n, v, dtype=np.float64) for k, v in {**fields, **changes}.items()}}


def cuba(n, **changes):
    fields = {"tau_mem": 0.02, "tau_syn": 0.005, "r": 1.0, "v_leak": 0.0, "v_threshold": 1.0, "w_in": 50.0, "v_reset": 0.0}
    return {"type": "CubaLIF", **{k: np.full(n, v, dtype=np.float32) for k, v in {**fields, **changes}.items()}}


def end(kind, *shape):
    return {"type": kind, "shape": np.array(shape, dtype=np.int64)}


# One layer, no v_reset, dotted and numeric names.
write("lif.nir", graph(
    {"in": end("Input", 2),
     "0": {"type": "Linear", "weight": array([1.0, -2.0], [0.0, 3.0], [4.0, 5.0], dtype=np.float64)},
     "lif1.lif": lif(3),
     "out": end("Output", 3)},
    [("in", "0"), ("0", "lif1.lif"), ("lif1.lif", "out")]))

# Scalars where arrays are usual, an Affine, recurrence, two edges into one node that add up, a delay, a scale.
write("recurrent.nir", graph(
    {"in": {"type": "Input", "input_type": {"input": array(2, dtype=np.int64)}},
     "fc": {"type": "Affine", "weight": array([1.0, 0.0], [0.0, 2.0]), "bias": array(0.5, 0.0)},
     "scale": {"type": "Scale", "scale": array(2.0, 3.0)},
     "cell": {"type": "CubaLIF", "tau_mem": 0.01, "tau_syn": 0.002, "r": 1.0, "v_leak": 0.0, "v_threshold": 0.1,
              "w_in": 20.0},
     "back": {"type": "Linear", "weight": array([0.0, -1.0], [1.0, 0.0])},
     "late": {"type": "Delay", "delay": array(0.001, 0.003)},
     "out": end("Output", 2)},
    [("in", "fc"), ("fc", "scale"), ("scale", "cell"), ("cell", "back"), ("back", "late"), ("late", "cell"),
     ("in", "cell"), ("cell", "out")]), version="0.2", in_node=False)

# A small convolutional net: padding as word and number, pools, flatten, IF, readout.
rng = np.random.default_rng(3)
write("conv.nir", graph(
    {"input": end("Input", 1, 6, 6),
     "conv": {"type": "Conv2d", "input_shape": np.array([6, 6]), "weight": rng.normal(size=(2, 1, 3, 3)).astype("f4"),
              "bias": array(0.0, 0.1), "stride": np.array([1, 1]), "padding": "same", "dilation": np.array([1, 1]),
              "groups": 1},
     "if": {"type": "IF", "r": np.ones((2, 6, 6)), "v_threshold": np.ones((2, 6, 6)), "v_reset": np.zeros((2, 6, 6))},
     "sum": {"type": "SumPool2d", "kernel_size": np.array([2, 2]), "stride": np.array([2, 2]),
             "padding": np.array([0, 0])},
     "avg": {"type": "AvgPool2d", "kernel_size": np.array([3, 3]), "stride": np.array([3, 3]),
             "padding": np.array([0, 0])},
     "flat": {"type": "Flatten", "start_dim": 0, "end_dim": -1},
     "fc": {"type": "Linear", "weight": array([1.0, -1.0], [0.5, 0.25])},
     "li": {"type": "LI", "tau": np.full(2, 0.02), "r": np.ones(2), "v_leak": np.zeros(2)},
     "output": end("Output", 2)},
    [("input", "conv"), ("conv", "if"), ("if", "sum"), ("sum", "avg"), ("avg", "flat"), ("flat", "fc"), ("fc", "li"),
     ("li", "output")]))

# Conv1d with groups, dilation and stride; no input_shape.
write("conv1d.nir", graph(
    {"input": end("Input", 2, 9),
     "conv": {"type": "Conv1d", "weight": rng.normal(size=(4, 1, 3)), "bias": np.zeros(4), "stride": 2, "padding": 1,
              "dilation": 2, "groups": 2},
     "lif": {"type": "LIF", "tau": 0.01, "r": 1.0, "v_leak": 0.0, "v_threshold": 1.0},
     "output": end("Output", 4, 4)},
    [("input", "conv"), ("conv", "lif"), ("lif", "output")]))

# A graph within a graph, named by the edges of the outer one; metadata beside.
inner = graph(
    {"input": end("Input", 2), "lin": {"type": "Linear", "weight": array([1.0, 2.0], [3.0, 4.0])}, "cell": cuba(2),
     "output": end("Output", 2)},
    [("input", "lin"), ("lin", "cell"), ("cell", "output")])
write("nested.nir", graph(
    {"input": end("Input", 2), "block": inner, "last": {"type": "Linear", "weight": array([1.0, 1.0])[None, 0]},
     "cell": cuba(1), "output": end("Output", 1)},
    [("input", "block"), ("block", "last"), ("last", "cell"), ("cell", "output")],
    metadata={"author": "nobody"}))

# Links in a circle, to another file, and a graph that is its own node.
write("soft-circle.nir", graph({"in": end("Input", 1)}, [("in", "in")]))
with h5py.File(os.path.join(FOLDER, "soft-circle.nir"), "a") as root:
    root["node/nodes/a"] = h5py.SoftLink("/node/nodes/b")
    root["node/nodes/b"] = h5py.SoftLink("/node/nodes/a")
write("other-file.nir", graph({"in": end("Input", 1)}, [("in", "in")]))
with h5py.File(os.path.join(FOLDER, "other-file.nir"), "a") as root:
    root["node/nodes/a"] = h5py.ExternalLink("lif.nir", "/node/nodes/0")
write("hard-circle.nir", graph({"in": end("Input", 1)}, [("in", "in")]))
with h5py.File(os.path.join(FOLDER, "hard-circle.nir"), "a") as root:
    root["node/nodes/self"] = root["node"]
