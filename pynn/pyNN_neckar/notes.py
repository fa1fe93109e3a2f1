"""Warnings, each told once in a simulation."""

import warnings

_told = set()


def note_once(text, category):
    """Warns unless the same text was told since the last setup()."""
    if text not in _told:
        _told.add(text)
        warnings.warn(text, category, stacklevel=4)


def forget():
    """Lets all warnings be told again."""
    _told.clear()
