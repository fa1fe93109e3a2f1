"""Rules of acceptance, and that every published page is what its files say."""

import json
import os

import pytest
from neckar_experiments import acceptance, page, places


@pytest.mark.parametrize(
    "rule, good, bad",
    [
        ({"value": 10, "tolerance": 1}, [9, 11], [8.9, 11.1]),
        ({"value": -50, "relative": 0.1}, [-45, -55], [-44]),
        ({"value": 12, "tolerance": 1, "relative": 0.3}, [9, 15.6], [16]),
        ({"min": 3}, [3, 4], [2.9]),
        ({"min": 0.5, "max": 0.75}, [0.5, 0.75], [0.4, 0.8]),
        ({"value": 0}, [0], [1, float("nan"), None]),
    ],
)
def test_rules(rule, good, bad):
    assert all(acceptance.meets(rule, value) for value in good)
    assert not any(acceptance.meets(rule, value) for value in bad)
    assert acceptance.wanted(rule, "mV").endswith("mV")


def test_the_quick_form_may_have_rules_of_its_own():
    merit = {"accept": {"ideal": {"min": 9}}, "quick": {"ideal": {"min": 1}}}
    assert acceptance.rule(merit, "ideal", "quick") == {"min": 1}
    assert acceptance.rule(merit, "ideal", "full") == {"min": 9}
    assert acceptance.rule(merit, "real", "quick") is None


@pytest.mark.parametrize("name", places.names())
def test_numbers_of_a_page_are_those_of_the_last_run(name):
    folder = places.folder(name)
    assert os.access(os.path.join(folder, "run"), os.X_OK) and os.access(os.path.join(folder, "test"), os.X_OK)
    with open(os.path.join(folder, "README.md"), encoding="utf-8") as file:
        assert file.read() == page.filled(folder), f"{name}: run --publish again"


@pytest.mark.parametrize("name", places.names())
def test_what_misses_its_rule_names_the_reason(name):
    folder = places.folder(name)
    if not os.path.exists(os.path.join(folder, "results.json")):
        pytest.skip("no published run")
    with open(os.path.join(folder, "results.json"), encoding="utf-8") as file:
        found = page.verdicts(acceptance.load(folder), json.load(file))
    assert found
    assert [v.line() for v in found if not v.passed and not v.known] == []


def test_the_gallery_lists_what_exists():
    with open(os.path.join(places.EXPERIMENTS, "README.md"), encoding="utf-8") as file:
        text = file.read()
    assert text == page.fill(text, "gallery", page.gallery())


def test_a_figure_of_one_run_says_so():
    expected = {"merits": {"rate": {"title": "rate", "unit": "Hz", "accept": {"ideal": {"max": 5}}}}}
    entries = {"reference": {"mean": 4.0, "half_width": 0.1, "n": 3}, "ideal": {"mean": 4.0, "half_width": None, "n": 1}}
    results = {"merits": {"rate": entries}, "calibrated": True, "size": "normal", "seed": 1, "die_seed": 1, "trial": 0, "notes": []}
    text = page.table(expected, results)
    assert "| 4 ± 0.1 | 4¹ (pass: <= 5) | - |" in text
    assert "repetitions (here 3). ¹ rests on one run" in text
    del entries["ideal"]
    assert "¹" not in page.table(expected, results)
