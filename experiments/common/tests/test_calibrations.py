"""Calibrations are made once for each chip of a die."""

import os
import subprocess

from neckar_experiments import calibrations, places


def test_what_was_measured_of_a_chip_is_taken_over(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "BUILD", str(tmp_path))
    called = []
    monkeypatch.setattr(subprocess, "run", lambda words, check: called.append(words))
    for die, parameters, text in ((1, ["V_t"], "this"), (1, ["E_l"], "other parameters"), (2, ["V_t"], "other die")):
        journals = os.path.join(calibrations.where("typical", die, [5, 6], parameters), calibrations.JOURNALS)
        os.makedirs(journals)
        for chip in (5, 6):
            with open(os.path.join(journals, f"H{chip}.journal"), "w", encoding="utf-8") as file:
                file.write(text)
    folder = calibrations.of("typical", 1, [4, 5], ["V_t"])
    assert os.listdir(os.path.join(folder, calibrations.JOURNALS)) == ["H5.journal"]
    with open(os.path.join(folder, calibrations.JOURNALS, "H5.journal"), encoding="utf-8") as file:
        assert file.read() == "this"
    assert "4,5" in called[0] and len(called) == 1
