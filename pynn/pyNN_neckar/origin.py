"""Finds the line of the user's script that made an object, for messages."""

import os
import sys

import pyNN

_LIBRARIES = (os.path.dirname(pyNN.__file__) + os.sep, os.path.dirname(os.path.abspath(__file__)) + os.sep)


def script_line():
    """`file.py:12` of the innermost frame that is neither PyNN's nor ours; empty when there is none."""
    frame = sys._getframe(1)
    while frame is not None:
        file = frame.f_code.co_filename
        if not file.startswith(_LIBRARIES) and not file.startswith("<frozen"):
            return f"{os.path.basename(file)}:{frame.f_lineno}"
        frame = frame.f_back
    return ""
