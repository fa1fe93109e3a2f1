"""
Neo imports scipy.signal for two methods that few scripts call, and reading its code takes longer than all else that a short
script does. Here it is read when something of it is used first.
"""

import importlib
import importlib.util
import sys
import types

_LATE = ("scipy.signal",)


class _Late(types.ModuleType):
    """Stands for a module until one of its attributes is asked for. (LazyLoader reads it at the second import already.)"""

    def __init__(self, spec):
        super().__init__(spec.name)
        self.__spec__ = spec
        self.__file__ = spec.origin
        self.__path__ = spec.submodule_search_locations

    def __getattr__(self, attribute):
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), attribute)


def arrange():
    """Lets these modules be read at their first use; those already in memory, or not installed, stay as they are."""
    for name in _LATE:
        if name not in sys.modules and importlib.util.find_spec(name.split(".")[0]):
            spec = importlib.util.find_spec(name)
            if spec is not None:
                sys.modules[name] = _Late(spec)
