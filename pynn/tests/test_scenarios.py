"""
The table of PyNN's own tests and examples in docs/pynn.md: its rows are those that are expected; and a quick part of them,
run again where the environment variable NECKAR_PYNN names a checkout of PyNN 0.10.1 (see scenarios.py).
"""

import os

import expectations
import pytest
import scenarios


def _rows():
    with open(scenarios.DOCS, encoding="utf-8") as file:
        text = file.read()
    table = text.split("<!-- begin scenarios -->\n")[1].split("<!-- end scenarios -->")[0]
    return [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()[2:]]


def test_the_table_has_what_is_expected_and_nothing_else():
    rows = {name: cells for name, *cells in _rows()}
    for name, (on_wafer, in_reference, reason) in rows.items():
        expected, its_reason = expectations.EXPECTED.get(name, ("passes", ""))
        assert on_wafer == expected, name
        assert in_reference == ("passes" if on_wafer == "differs" else on_wafer), name
        assert reason == its_reason or on_wafer == "refused", name
        assert reason or on_wafer == "passes", name
    examples = {" ".join(words) for words in expectations.EXAMPLES + expectations.NEWER_EXAMPLES}
    assert set(expectations.EXPECTED) | set(expectations.QUICK) | examples <= set(rows)


@pytest.fixture(scope="module")
def table():
    source = os.environ.get("NECKAR_PYNN")
    if not source:
        pytest.skip("NECKAR_PYNN names no checkout of PyNN 0.10.1")
    return {name: checkout for checkout, name in scenarios.names(source, None)}


@pytest.mark.parametrize("name", expectations.QUICK)
def test_a_quick_part_of_the_table(table, name):
    text, surprise = scenarios.row(table[name], name)
    assert not surprise, text
