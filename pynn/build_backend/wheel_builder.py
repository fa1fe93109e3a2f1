"""
Builds the wheel with Python's own library alone, so that `pip install ./pynn` needs no network: the interface is that of
PEP 517 and PEP 660.
"""

import base64
import hashlib
import os
import re
import zipfile

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGE = "pyNN_neckar"
TAG = "py3-none-any"


def _project():
    """Fields of the table [project]; a reader for the few forms that our own file uses."""
    with open(os.path.join(HERE, "pyproject.toml"), encoding="utf-8") as file:
        text = file.read().split("[project]")[1].split("\n[")[0]
    fields = dict(re.findall(r'^([a-z-]+) = "(.*)"$', text, re.MULTILINE))
    dependencies = re.search(r"^dependencies = \[(.*)\]$", text, re.MULTILINE).group(1)
    fields["dependencies"] = re.findall(r'"([^"]+)"', dependencies)
    return fields


def _metadata(project):
    lines = [
        "Metadata-Version: 2.1",
        f"Name: {project['name']}",
        f"Version: {project['version']}",
        f"Summary: {project['description']}",
        f"Requires-Python: {project['requires-python']}",
    ]
    lines += [f"Requires-Dist: {dependency}" for dependency in project["dependencies"]]
    return "\n".join(lines) + "\n"


def _sources():
    folder = os.path.join(HERE, PACKAGE)
    for name in sorted(os.listdir(folder)):
        if name.endswith(".py"):
            with open(os.path.join(folder, name), "rb") as file:
                yield f"{PACKAGE}/{name}", file.read()


def _write(directory, files):
    project = _project()
    stem = f"{project['name'].replace('-', '_')}-{project['version']}"
    info = f"{stem}.dist-info"
    files = list(files) + [
        (f"{info}/METADATA", _metadata(project).encode()),
        (f"{info}/WHEEL", f"Wheel-Version: 1.0\nGenerator: neckar\nRoot-Is-Purelib: true\nTag: {TAG}\n".encode()),
    ]
    record = ""
    for path, content in files:
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        record += f"{path},sha256={digest},{len(content)}\n"
    files.append((f"{info}/RECORD", (record + f"{info}/RECORD,,\n").encode()))
    name = f"{stem}-{TAG}.whl"
    with zipfile.ZipFile(os.path.join(directory, name), "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, content in files:
            wheel.writestr(zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0)), content)
    return name


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """The wheel; it remembers the source tree that it comes from, where the command neckar is."""
    files = list(_sources())
    home = os.path.dirname(HERE)
    if os.path.isfile(os.path.join(home, "neckar")):
        files.append((f"{PACKAGE}/home.txt", (home + "\n").encode()))
    return _write(wheel_directory, files)


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    """A wheel that points at the sources."""
    return _write(wheel_directory, [(f"{PACKAGE}.pth", (HERE + "\n").encode())])


def build_sdist(sdist_directory, config_settings=None):
    """Refused: the back end belongs to its source tree."""
    raise NotImplementedError("build a wheel from the source tree")
