"""What this back end raises and warns of, apart from PyNN's own exceptions."""

from pyNN import errors


class NotOnHardware(NotImplementedError):
    """The hardware cannot do what was asked; the message names the feature and the nearest that it can do."""

    def __init__(self, feature, reason, nearest=None):
        self.feature = feature
        self.reason = reason
        self.nearest = nearest
        text = f"{feature} is not possible on this hardware: {reason}"
        super().__init__(text + (f". Nearest: {nearest}" if nearest else ""))


class NeckarInputError(errors.InvalidParameterValueError):
    """The compiler or emulator refused its input. Fields are those of the format neckar-error/1."""

    def __init__(self, document, where=""):
        self.message = document.get("message", "")
        self.place = document.get("place", "")
        self.value = document.get("value", "")
        self.allowed = document.get("allowed", "")
        self.advice = document.get("advice", "")
        self.where = where
        parts = [self.message]
        if str(self.value):
            parts.append(f"value {self.value}")
        if str(self.allowed):
            parts.append(f"allowed: {self.allowed}")
        text = (where + ": " if where else "") + ", ".join(parts)
        if self.advice:
            text += f". {self.advice}"
        super().__init__(text + (f" [{self.place}]" if self.place else ""))


class NeckarFailure(RuntimeError):
    """The process of neckar failed for a reason that is not the user's input."""


class LossError(RuntimeError):
    """More synapses were lost than setup(max_loss=...) allows, and setup(on_loss="error") was asked for."""


class HardwareWarning(UserWarning):
    """Something was done differently than asked, because the hardware is as it is."""
