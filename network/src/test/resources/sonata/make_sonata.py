"""Writes the circuits of this folder with h5py, after SONATA's published layout. Usage: python3 make_sonata.py [FOLDER]"""

import json
import os
import sys

import h5py
import numpy as np

FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))


def path(*parts):
    full = os.path.join(FOLDER, *parts)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    return full


def text(name, content):
    with open(path(*name.split("/")), "w", encoding="utf-8") as file:
        file.write(content if isinstance(content, str) else json.dumps(content, indent=1))


def ids(group, name, values, population=None):
    data = group.create_dataset(name, data=np.array(values, dtype=np.uint64))
    if population:
        data.attrs["node_population"] = population


# "full": variables in variables, two models in one population, attributes in files over those of types, nsyns, signs,
# receptors, plasticity, HDF5 spikes, a node set, a clamp, a voltage report, nodes and edges in two groups.
with h5py.File(path("full", "network", "nodes.h5"), "w") as root:
    cells = root.create_group("nodes/cortex")
    ids(cells, "node_id", [10, 11, 12, 13, 14])
    ids(cells, "node_type_id", [100, 100, 101, 101, 102])
    ids(cells, "node_group_id", [0, 0, 0, 1, 1])
    ids(cells, "node_group_index", [0, 1, 2, 1, 0])
    cells.create_dataset("0/dynamics_params/v_thresh", data=[-51.0, -52.0, -53.0])
    cells.create_dataset("0/x", data=[0.0, 1.0, 2.0])
    cells.create_group("1")
    inputs = root.create_group("nodes/thalamus")
    ids(inputs, "node_id", [0, 1, 2])
    ids(inputs, "node_type_id", [1, 1, 1])
    ids(inputs, "node_group_id", [0, 0, 0])
    ids(inputs, "node_group_index", [0, 1, 2])
    inputs.create_group("0")
text("full/network/node_types.csv",
     "node_type_id model_type model_template dynamics_params pop_name tau_m\n"
     "100 point_neuron pynn:IF_cond_exp cell.json \"layer 4\" NULL\n"
     "101 point_process nest:iaf_psc_alpha NULL l5 12.5\n"
     "102 point_neuron pynn:IF_cond_exp cell.json l6 7\n"
     "1 virtual NULL NULL lgn NULL\n")
text("full/components/cell_models/cell.json", {"v_rest": -66.0, "v_thresh": -40.0, "tau_m": 15.0, "cm": 0.5})
text("full/components/synapses/inh.json", {"receptor_type": "inhibitory", "delay": 3.5})
with h5py.File(path("full", "network", "edges.h5"), "w") as root:
    feed = root.create_group("edges/feed")
    ids(feed, "source_node_id", [0, 1, 2, 2], "thalamus")
    ids(feed, "target_node_id", [10, 11, 12, 14], "cortex")
    ids(feed, "edge_type_id", [1, 1, 1, 2])
    ids(feed, "edge_group_id", [0, 0, 1, 1])
    ids(feed, "edge_group_index", [1, 0, 0, 1])
    feed.create_dataset("0/syn_weight", data=np.array([0.5, 0.25]))
    feed.create_dataset("0/nsyns", data=np.array([1, 3], dtype=np.uint32))
    feed.create_dataset("1/delay", data=np.array([2.0, 4.0]))
    feed.create_dataset("indices/target_to_source/range_to_edge_id", data=np.zeros((1, 2), dtype=np.int64))
    local = root.create_group("edges/local")
    ids(local, "source_node_id", [10, 11, 12], "cortex")
    ids(local, "target_node_id", [14, 14, 13], "cortex")
    ids(local, "edge_type_id", [3, 4, 5])
text("full/network/edge_types.csv",
     "edge_type_id syn_weight delay model_template dynamics_params receptor_type U tau_rec tau_facil\n"
     "1 0.125 1.5 static_synapse NULL NULL NULL NULL NULL\n"
     "2 0.75 1.5 pynn:TsodyksMarkramSynapse NULL excitatory 0.4 120 0\n"
     "3 -0.01 1 NULL NULL NULL NULL NULL NULL\n"
     "4 0.02 NULL Exp2Syn inh.json NULL NULL NULL NULL\n"
     "5 40.0 1 nest:static_synapse NULL NULL NULL NULL NULL\n")
with h5py.File(path("full", "inputs", "spikes.h5"), "w") as root:
    root.attrs["magic"] = np.uint32(0x0A7A)
    group = root.create_group("spikes/thalamus")
    group.attrs["sorting"] = "by_time"
    group.create_dataset("timestamps", data=[5.0, 7.0, 20.5]).attrs["units"] = "ms"
    group.create_dataset("node_ids", data=np.array([0, 2, 0], dtype=np.uint64))
text("full/circuit_config.json", {
    "manifest": {"$NETWORK_DIR": "$BASE/network", "$BASE": ".", "$COMPONENTS": "${BASE}/components"},
    "components": {"point_neuron_models_dir": "$COMPONENTS/cell_models", "synaptic_models_dir": "$COMPONENTS/synapses"},
    "networks": {
        "nodes": [{"nodes_file": "$NETWORK_DIR/nodes.h5", "node_types_file": "$NETWORK_DIR/node_types.csv"}],
        "edges": [{"edges_file": "$NETWORK_DIR/edges.h5", "edge_types_file": "$NETWORK_DIR/edge_types.csv"}]}})
text("full/node_sets.json", {"first": {"population": "cortex", "node_id": [11, 10]}, "l6": {"pop_name": "l6"},
                             "both": ["first", "l6"]})
text("full/simulation_config.json", {
    "manifest": {"$HERE": "."}, "network": "$HERE/circuit_config.json", "node_sets_file": "node_sets.json",
    "run": {"tstop": 400.0, "dt": 0.1},
    "inputs": {"spikes": {"input_type": "spikes", "module": "h5", "input_file": "$HERE/inputs/spikes.h5",
                          "node_set": "thalamus"},
               "clamp": {"input_type": "current_clamp", "module": "IClamp", "node_set": "l6", "amp": 0.3, "delay": 50.0,
                         "duration": 100.0}},
    "reports": {"v": {"variable_name": "v", "cells": "both", "module": "membrane_report"}},
    "output": {"output_dir": "$HERE/output", "spikes_file": "spikes.h5", "spikes_sort_order": "by_time"}})
text("full/config.json", {"network": "circuit_config.json", "simulation": "simulation_config.json"})

# "small": one file for all, no types of edges, old spikes with gids, no node_id, IntFire1, weights in the group.
with h5py.File(path("small", "nodes.h5"), "w") as root:
    cells = root.create_group("nodes/cells")
    ids(cells, "node_type_id", [7, 7])
    source = root.create_group("nodes/in")
    ids(source, "node_type_id", [8, 8])
text("small/types.csv", "node_type_id,model_type,model_template,tau\n7,point_process,nrn:IntFire1,20\n8,virtual,NULL,NULL\n")
with h5py.File(path("small", "edges.h5"), "w") as root:
    edges = root.create_group("edges/in_to_cells")
    ids(edges, "source_node_id", [0, 1, 1], "in")
    ids(edges, "target_node_id", [0, 0, 1], "cells")
    ids(edges, "edge_type_id", [1, 1, 1])
    edges.create_dataset("0/syn_weight", data=np.array([0.2, -0.3, 0.4], dtype=np.float32))
with h5py.File(path("small", "spikes.h5"), "w") as root:
    root.create_dataset("spikes/timestamps", data=[1.0, 2.0, 3.0])
    root.create_dataset("spikes/gids", data=np.array([1, 0, 1], dtype=np.int64))
text("small/config.json", {
    "networks": {"nodes": [{"nodes_file": "nodes.h5", "node_types_file": "types.csv"}],
                 "edges": [{"edges_file": "edges.h5", "edge_types_file": None}]},
    "run": {"tstop": 50},
    "inputs": {"s": {"input_type": "spikes", "module": "h5", "input_file": "spikes.h5", "node_set": {"population": "in"}}}})
