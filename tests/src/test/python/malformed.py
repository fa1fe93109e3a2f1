"""
Makes malformed input files: NIR graphs, SONATA circuits, HDF5 spikes and CSV tables that are truncated, have wrong types,
refer to each other in circles, or claim huge sizes.

    python3 malformed.py SAMPLES FOLDER

SAMPLES is the folder of good files (network/src/test/resources). Prints a line for each case: its name, then the words that
follow "neckar compile", divided by tabs.
"""

import json
import os
import shutil
import sys

import h5py
import numpy as np

SAMPLES, FOLDER = sys.argv[1:3]
GRAPHS = ("lif", "recurrent", "conv", "nested")
HUGE = 10**12
TEXT = h5py.string_dtype()


def case(kind, what, *words):
    """Tells of a case."""
    print("\t".join([f"{kind}: {what}", *map(str, words)]))


def copy(sample, name):
    """A sample under a new name, for a case to spoil."""
    target = os.path.join(FOLDER, name)
    source = os.path.join(SAMPLES, sample)
    shutil.copytree(source, target) if os.path.isdir(source) else shutil.copy(source, target)
    return target


def replace(file, path, **new):
    """Another dataset under a path."""
    del file[path]
    return file.create_dataset(path, **new)


def claim(file, path, shape, kind="f8"):
    """A dataset that says to be huge and takes no room in the file."""
    chunks = tuple(min(length, 1000) for length in shape)
    replace(file, path, shape=shape, dtype=kind, chunks=chunks, compression="gzip")


def datasets(file):
    """Paths of all datasets."""
    found = []
    file.visititems(lambda path, item: found.append(path) if isinstance(item, h5py.Dataset) else None)
    return found


def cut(path, share):
    """Leaves a share of a file's bytes."""
    with open(path, "r+b") as file:
        file.truncate(int(os.path.getsize(path) * share))


WRONG = {
    "a text": lambda f, p: replace(f, p, data="many", dtype=TEXT),
    "a group": lambda f, p: (f.__delitem__(p), f.create_group(p)),
    "pairs": lambda f, p: replace(f, p, data=np.zeros(3, dtype=[("a", "i4"), ("b", "f8")])),
    "references": lambda f, p: replace(f, p, data=[f.ref, f.ref], dtype=h5py.ref_dtype),
    "nine dimensions": lambda f, p: replace(f, p, data=np.zeros((1,) * 9)),
}


def nir():
    """NIR graphs."""
    for graph in GRAPHS:
        for percent in (0, 1, 5, 20, 40, 60, 80):
            path = copy(f"nir/{graph}.nir", f"{graph}-cut-{percent}.nir")
            cut(path, percent / 100)
            case("NIR truncated", f"{graph} {percent} %", path)
        with h5py.File(os.path.join(SAMPLES, "nir", f"{graph}.nir")) as file:
            numbers = [p for p in datasets(file) if p.split("/")[-1] in ("tau", "weight", "v_threshold", "tau_mem", "shape")]
        for number, dataset in enumerate(numbers[:2]):
            for name, spoil in WRONG.items():
                path = copy(f"nir/{graph}.nir", f"{graph}-{number}-{name.replace(' ', '-')}.nir")
                with h5py.File(path, "r+") as file:
                    spoil(file, dataset)
                case("NIR wrong type", f"{graph} {dataset} {name}", path)
            path = copy(f"nir/{graph}.nir", f"{graph}-{number}-huge.nir")
            with h5py.File(path, "r+") as file:
                claim(file, dataset, (HUGE,))
            case("NIR huge", f"{graph} {dataset}", path)
    _nir_edges()
    _nir_circles()
    _nir_sizes()


def _nir_edges():
    changes = {
        "of one end": dict(data=np.array([["lif"]], dtype=object), dtype=TEXT),
        "in a row": dict(data=np.array(["input", "lif"], dtype=object), dtype=TEXT),
        "of numbers": dict(data=np.arange(4).reshape(2, 2)),
        "to nowhere": dict(data=np.array([["input", "nowhere"]], dtype=object), dtype=TEXT),
        "beyond count": dict(shape=(HUGE, 2), dtype=TEXT, chunks=(100, 2)),
    }
    for name, new in changes.items():
        path = copy("nir/lif.nir", f"edges-{name.replace(' ', '-')}.nir")
        with h5py.File(path, "r+") as file:
            replace(file, "node/edges", **new)
        case("NIR wrong type", f"edges {name}", path)


def _nir_circles():
    links = {
        "soft link to itself": lambda f, n: f.__setitem__(n, h5py.SoftLink("/" + n)),
        "soft link to its group": lambda f, n: f.__setitem__(n, h5py.SoftLink("/" + n.split("/")[0])),
        "hard link to its group": lambda f, n: f.__setitem__(n, f[n.split("/")[0]]),
        "hard link to the root": lambda f, n: f.__setitem__(n, f["/"]),
        "link to its own file": lambda f, n: f.__setitem__(n, h5py.ExternalLink(f.filename, "/node")),
        "two soft links": lambda f, n: (
            f.__setitem__(n, h5py.SoftLink("/other")),
            f.__setitem__("other", h5py.SoftLink("/" + n)),
        ),
    }
    for graph in GRAPHS:
        for name, link in links.items():
            path = copy(f"nir/{graph}.nir", f"{graph}-{name.replace(' ', '-')}.nir")
            with h5py.File(path, "r+") as file:
                nodes = "node/nodes" if "node/nodes" in file else "nodes"
                node = f"{nodes}/{sorted(file[nodes])[-1]}"
                del file[node]
                link(file, node)
            case("NIR circle", f"{graph} {name}", path)


def _nir_sizes():
    for name, shape in (
        ("large input", [10**6, 10**6, 10**6]),
        ("product beyond 64 bits", [2**62, 8]),
        ("negative input", [-3, 4]),
        ("many dimensions", [1] * 100),
    ):
        path = copy("nir/lif.nir", f"size-{name.replace(' ', '-')}.nir")
        with h5py.File(path, "r+") as file:
            nodes = file["node/nodes"]
            node = next(n for n in nodes if nodes[n]["type"][()] in (b"Input", "Input"))
            replace(file, f"node/nodes/{node}/shape", data=np.array(shape, dtype="i8"))
        case("NIR huge", name, path)


def sonata():
    """SONATA circuits: node and edge files, tables of types, configurations."""
    files = ("network/nodes.h5", "network/edges.h5", "inputs/spikes.h5")
    for file in files + ("circuit_config.json", "simulation_config.json", "components/cell_models/cell.json"):
        for percent in (0, 10, 30, 60, 85):
            folder = copy("sonata/full", f"cut-{file.replace('/', '-')}-{percent}")
            cut(os.path.join(folder, file), percent / 100)
            case("SONATA truncated", f"{file} {percent} %", os.path.join(folder, "config.json"))
    for file in files:
        with h5py.File(os.path.join(SAMPLES, "sonata/full", file)) as opened:
            wanted = [p for p in datasets(opened) if p.split("/")[-1] in _COLUMNS][:3]
        for number, dataset in enumerate(wanted):
            for name, spoil in dict(WRONG, huge=lambda f, p: claim(f, p, (HUGE,), "u8")).items():
                folder = copy("sonata/full", f"{file.replace('/', '-')}-{number}-{name.replace(' ', '-')}")
                with h5py.File(os.path.join(folder, file), "r+") as opened:
                    spoil(opened, dataset)
                kind = "SONATA huge" if name == "huge" else "SONATA wrong type"
                case(kind, f"{file} {dataset} {name}", os.path.join(folder, "config.json"))
    _sonata_configurations()
    _sonata_links()


_COLUMNS = ("node_type_id", "node_id", "source_node_id", "target_node_id", "edge_type_id", "timestamps", "node_ids")


def _sonata_configurations():
    def changed(what, kind, file, change):
        folder = copy("sonata/full", "config-" + what.replace(" ", "-"))
        path = os.path.join(folder, file)
        with open(path, encoding="utf-8") as opened:
            tree = json.load(opened)
        change(tree)
        with open(path, "w", encoding="utf-8") as opened:
            json.dump(tree, opened)
        case(f"SONATA {kind}", what, os.path.join(folder, "config.json"))

    circuit, simulation = "circuit_config.json", "simulation_config.json"
    changed("variables of each other", "circle", circuit, lambda t: t["manifest"].update({"$BASE": "$NETWORK_DIR"}))
    changed("variable of itself", "circle", circuit, lambda t: t["manifest"].update({"$BASE": "$BASE/x"}))
    changed("variable that doubles", "circle", circuit, lambda t: t["manifest"].update({"$BASE": "$BASE$BASE"}))
    changed("sets of each other", "circle", "node_sets.json", lambda t: t.update(both=["more"], more=["both"]))
    changed("set of itself", "circle", "node_sets.json", lambda t: t.update(both=["both", "l6"]))
    changed("endless run", "huge", simulation, lambda t: t["run"].update(tstop=1e300))
    changed("many doublings", "huge", circuit, lambda t: t["manifest"].update(
        {"$BASE": "$V40", "$V0": "xxxxxxxxxx", **{f"$V{i + 1}": f"$V{i}$V{i}" for i in range(40)}}))
    changed("networks as text", "wrong type", circuit, lambda t: t.update(networks="nodes.h5"))
    changed("nodes as object", "wrong type", circuit, lambda t: t["networks"].update(nodes={"nodes_file": "x"}))
    changed("duration as text", "wrong type", simulation, lambda t: t["run"].update(tstop="long"))
    changed("inputs as list", "wrong type", simulation, lambda t: t.update(inputs=[1, 2]))


def _sonata_links():
    for what, link in (
        ("population in itself", lambda f: f.__setitem__("nodes/cortex", f["nodes"])),
        ("soft circle", lambda f: f.__setitem__("nodes/cortex", h5py.SoftLink("/nodes/cortex"))),
        ("two soft links", lambda f: (
            f.__setitem__("nodes/cortex", h5py.SoftLink("/other")),
            f.__setitem__("other", h5py.SoftLink("/nodes/cortex")),
        )),
    ):
        folder = copy("sonata/full", "link-" + what.replace(" ", "-"))
        with h5py.File(os.path.join(folder, "network/nodes.h5"), "r+") as file:
            del file["nodes/cortex"]
            link(file)
        case("SONATA circle", what, os.path.join(folder, "config.json"))


NETWORK = {
    "format": "neckar-network/1",
    "duration_ms": 10,
    "populations": [
        {"label": "in", "size": 10, "cell_type": "SpikeSourceArray", "parameters": {"spike_times": [1]}},
        {"label": "out", "size": 10, "cell_type": "IF_cond_exp"},
    ],
    "projections": [{"pre": "in", "post": "out", "connector": {"type": "FromFileConnector", "path": "list.csv"}}],
}
GOOD_LIST = "pre,post,weight,delay\n" + "".join(f"{i},{9 - i},0.01,1.5\n" for i in range(10))
LISTS = {
    "truncated": {
        "empty": "",
        "half a header": "pre,po",
        "half a row": GOOD_LIST[:-9],
        "open quote": GOOD_LIST + '"3,',
        "a row of one": GOOD_LIST + "4\n",
    },
    "wrong type": {
        "words": GOOD_LIST + "a,b,c,d\n",
        "fraction": GOOD_LIST + "1.5,2,0.1,1\n",
        "negative": GOOD_LIST + "-1,2,0.1,1\n",
        "no number": GOOD_LIST + "1,2,nan,1\n",
        "infinite": GOOD_LIST + "1,2,inf,1\n",
        "other columns": GOOD_LIST.replace("pre,post", "from,to"),
        "twice a column": GOOD_LIST.replace("pre,post", "pre,pre"),
        "bytes": "pre,post,weight,delay\n\x00\x01\x02",
        "too many fields": GOOD_LIST + "1,2,0.1,1,5,6\n",
        "hexadecimal": GOOD_LIST + "0x1,2,0.1,1\n",
    },
    "huge": {
        "index": GOOD_LIST + "1,99999999999,0.1,1\n",
        "beyond 64 bits": GOOD_LIST + "1," + "9" * 40 + ",0.1,1\n",
        "weight": GOOD_LIST + "1,2,1e308,1\n",
        "delay": GOOD_LIST + "1,2,0.1,1e300\n",
        "digits": GOOD_LIST + "1,2,0." + "1" * 1_000_000 + ",1\n",
        "line": GOOD_LIST + "1" * 5_000_000,
        "columns": ",".join("pre" for _ in range(500_000)),
    },
}
SPIKES = "population,index,time_ms\nInput,0,1.0\n"
SPIKE_LISTS = {
    "truncated": {"empty": "", "half a header": "popul", "half a row": SPIKES + "Input,1"},
    "wrong type": {
        "words": SPIKES + "Input,x,y\n",
        "negative": SPIKES + "Input,-1,5\n",
        "unknown": SPIKES + "nobody,0,5\n",
        "no number": SPIKES + "Input,0,nan\n",
    },
    "huge": {
        "index": SPIKES + "Input,99999999,5\n",
        "time": SPIKES + "Input,0,1e300\n",
        "line": SPIKES + "I" * 5_000_000,
    },
}


def csv():
    """Connection lists, tables of types, spikes of inputs."""
    for kind, texts in LISTS.items():
        for what, text in texts.items():
            folder = os.path.join(FOLDER, f"list-{what.replace(' ', '-')}")
            os.mkdir(folder)
            _write(os.path.join(folder, "list.csv"), text)
            _write(os.path.join(folder, "network.json"), json.dumps(NETWORK))
            case(f"CSV {kind}", f"list {what}", os.path.join(folder, "network.json"))
    for what, link in (("itself", "list.csv"), ("a folder", "."), ("nothing", "nowhere.csv")):
        folder = os.path.join(FOLDER, "link-to-" + what.replace(" ", "-"))
        os.mkdir(folder)
        os.symlink(link, os.path.join(folder, "list.csv"))
        _write(os.path.join(folder, "network.json"), json.dumps(NETWORK))
        case("CSV circle", f"list is a link to {what}", os.path.join(folder, "network.json"))
    graph = os.path.join(SAMPLES, "nir/lif.nir")
    for kind, texts in SPIKE_LISTS.items():
        for what, text in texts.items():
            path = os.path.join(FOLDER, f"spikes-{what.replace(' ', '-')}.csv")
            _write(path, text)
            case(f"CSV {kind}", f"spikes {what}", graph, "--input-spikes", path)
    types = {
        "truncated": ["", "node_type_id", 'node_type_id model_type\n100 "point'],
        "wrong type": ["a b c\n1 2 3\n", "node_type_id model_type\nx point_neuron\n", "node_type_id model_type\n100\n"],
        "huge": ["node_type_id model_type\n" + "9" * 400 + " virtual\n", "node_type_id " + "x" * 5_000_000],
    }
    for kind, texts in types.items():
        for number, text in enumerate(texts):
            folder = copy("sonata/full", f"types-{kind.replace(' ', '-')}-{number}")
            _write(os.path.join(folder, "network/node_types.csv"), text)
            case(f"CSV {kind}", f"types {number}", os.path.join(folder, "config.json"))


def _write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


nir()
sonata()
csv()
