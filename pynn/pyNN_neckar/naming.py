"""Labels of the network file: unique, printable, and the user's own wherever possible."""

_LONGEST = 200


class Names:
    """Gives out labels."""

    def __init__(self):
        self._taken = {"population": set(), "projection": set()}

    def population(self, wanted):
        """A free label for a population."""
        return self._free("population", wanted)

    def projection(self, wanted):
        """A free label for a projection."""
        return self._free("projection", wanted)

    def _free(self, kind, wanted):
        text = "".join(c for c in str(wanted) if c.isprintable()).strip()[: _LONGEST - 8] or kind
        label, repetition = text, 1
        while label in self._taken[kind]:
            repetition += 1
            label = f"{text}#{repetition}"
        self._taken[kind].add(label)
        return label
