"""Figures of merit against what was expected of them: expected.json."""

import json
import math
import os


FORMAT = "neckar-expected/1"
FORMAT_BEFORE = "neckar-experiment/1"  # also the name of another format, of experiment.nkx


def load(folder):
    """The content of expected.json (format neckar-expected/1)."""
    with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)
    if expected.get("format") not in (FORMAT, FORMAT_BEFORE):
        raise ValueError(f"{folder}/expected.json: the format must be {FORMAT}")
    return expected


def rule(merit, substrate, size):
    """The rule of a figure of merit on a substrate, or None; the quick form may have rules of its own."""
    rules = merit.get("accept", {})
    if size == "quick" and substrate in merit.get("quick", {}):
        rules = merit["quick"]
    return rules.get(substrate)


def meets(rule, value):
    """Whether a value meets a rule: value with tolerance (absolute) or relative, min, max."""
    if value is None or math.isnan(value):
        return False
    if "value" in rule:
        wide = max(rule.get("tolerance", 0.0), rule.get("relative", 0.0) * abs(rule["value"]))
        if abs(value - rule["value"]) > wide + 1e-9:
            return False
    return rule.get("min", -math.inf) - 1e-9 <= value <= rule.get("max", math.inf) + 1e-9


def wanted(rule, unit=""):
    """A rule in words."""
    words = []
    if "value" in rule:
        text = number(rule["value"])
        if rule.get("tolerance"):
            text += f" ± {number(rule['tolerance'])}"
        if rule.get("relative"):
            text += f" ± {100 * rule['relative']:g} %"
        words.append(text)
    if "min" in rule and "max" in rule:
        words.append(f"{number(rule['min'])}..{number(rule['max'])}")
    elif "min" in rule:
        words.append(f">= {number(rule['min'])}")
    elif "max" in rule:
        words.append(f"<= {number(rule['max'])}")
    return " and ".join(words) + (f" {unit}" if unit else "")


def number(value):
    """A number with four digits, without needless ones."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "-"
    if isinstance(value, str):
        return value
    if value == int(value) and abs(value) < 1e6:
        return str(int(value))
    return f"{value:.4g}"


def measured(entry):
    """A measurement with its confidence interval and number of repetitions."""
    if entry is None:
        return "-"
    text = number(entry["mean"])
    if entry["n"] > 1 and entry["half_width"] == entry["half_width"] and entry["half_width"] is not None:
        text += f" ± {entry['half_width']:.2g}"
    return text
