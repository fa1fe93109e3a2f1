"""The standard cell and synapse types of PyNN that the hardware has or can imitate; the others refuse by name."""

import logging

from pyNN.standardmodels import build_translations, cells, synapses

from .courses import ArrayCourse, GammaCourse, PoissonCourse, RefractoryCourse
from .errors import HardwareWarning, NotOnHardware
from .notes import note_once
from .simulator import state

logger = logging.getLogger("PyNN")


def _same(standard):
    """Translations of a model whose own names are PyNN's."""
    return build_translations(*((name, name) for name in standard.default_parameters))


class _Neuron:
    """What all neurons have in common: the membrane is the only thing with a pin."""

    is_source = False
    network_type = None  # name in the network file, where it differs from the class's

    def can_record(self, variable):
        """Whether the hardware shows this variable; PyNN's other variables are refused with the reason."""
        if variable in ("spikes", "v"):
            return True
        if variable not in type(self).__mro__[2].recordable:
            return False
        if state.options.own["probe"] == "hardware":
            raise NotOnHardware(
                f"recording {variable!r} of {type(self).__name__}", "only the membrane has a pin", "record('v')"
            )
        note_once(
            f"{variable!r} of {type(self).__name__} cannot be recorded and will be NaN: only the membrane has a pin",
            HardwareWarning,
        )
        return True


class _Source:
    is_source = True
    injectable = False
    network_type = None


class IF_cond_exp(_Neuron, cells.IF_cond_exp):
    __doc__ = cells.IF_cond_exp.__doc__
    translations = _same(cells.IF_cond_exp)


class IF_cond_alpha(_Neuron, cells.IF_cond_alpha):
    __doc__ = cells.IF_cond_alpha.__doc__
    translations = _same(cells.IF_cond_alpha)


class IF_curr_exp(_Neuron, cells.IF_curr_exp):
    __doc__ = cells.IF_curr_exp.__doc__
    translations = _same(cells.IF_curr_exp)


class IF_curr_alpha(_Neuron, cells.IF_curr_alpha):
    __doc__ = cells.IF_curr_alpha.__doc__
    translations = _same(cells.IF_curr_alpha)


class EIF_cond_exp_isfa_ista(_Neuron, cells.EIF_cond_exp_isfa_ista):
    __doc__ = cells.EIF_cond_exp_isfa_ista.__doc__
    translations = _same(cells.EIF_cond_exp_isfa_ista)


class EIF_cond_alpha_isfa_ista(_Neuron, cells.EIF_cond_alpha_isfa_ista):
    __doc__ = cells.EIF_cond_alpha_isfa_ista.__doc__
    translations = _same(cells.EIF_cond_alpha_isfa_ista)


class SpikeSourcePoisson(_Source, cells.SpikeSourcePoisson):
    __doc__ = cells.SpikeSourcePoisson.__doc__
    translations = _same(cells.SpikeSourcePoisson)
    course = PoissonCourse


class SpikeSourcePoissonRefractory(_Source, cells.SpikeSourcePoissonRefractory):
    __doc__ = cells.SpikeSourcePoissonRefractory.__doc__
    translations = _same(cells.SpikeSourcePoissonRefractory)
    course = RefractoryCourse


class SpikeSourceGamma(_Source, cells.SpikeSourceGamma):
    __doc__ = cells.SpikeSourceGamma.__doc__
    translations = _same(cells.SpikeSourceGamma)
    course = GammaCourse


class SpikeSourceArray(_Source, cells.SpikeSourceArray):
    __doc__ = cells.SpikeSourceArray.__doc__
    translations = _same(cells.SpikeSourceArray)
    course = ArrayCourse


class _Delays:
    """Delays belong to the path of an event and cannot be set: what is asked is compared with what is given."""

    def _get_minimum_delay(self):
        given = state.asked_min_delay
        return state.dt if given == "auto" else given


class StaticSynapse(_Delays, synapses.StaticSynapse):
    __doc__ = synapses.StaticSynapse.__doc__
    translations = _same(synapses.StaticSynapse)


class TsodyksMarkramSynapse(_Delays, synapses.TsodyksMarkramSynapse):
    __doc__ = synapses.TsodyksMarkramSynapse.__doc__
    translations = _same(synapses.TsodyksMarkramSynapse)


def _refused(standard, reason, nearest):
    """A class of the same name that raises when an object is made of it."""

    def refuse(self, *arguments, **parameters):
        raise NotOnHardware(standard.__name__, reason, nearest)

    body = {"__init__": refuse, "__doc__": f"Refused: {reason}. Nearest: {nearest}.", "is_refused": True}
    return type(standard.__name__, (standard,), body)


_CIRCUIT = "the neuron circuit is an adaptive exponential integrate-and-fire membrane"
_ADEX = "EIF_cond_exp_isfa_ista"
HH_cond_exp = _refused(cells.HH_cond_exp, _CIRCUIT, _ADEX)
Izhikevich = _refused(cells.Izhikevich, _CIRCUIT, _ADEX)
GIF_cond_exp = _refused(cells.GIF_cond_exp, _CIRCUIT, _ADEX)
IF_cond_exp_gsfa_grr = _refused(cells.IF_cond_exp_gsfa_grr, _CIRCUIT, _ADEX)
IF_facets_hardware1 = _refused(cells.IF_facets_hardware1, "that is another chip's neuron", "IF_cond_exp")
IF_curr_delta = _refused(cells.IF_curr_delta, "synapses have a time course", "IF_curr_exp with a short tau_syn")

SpikeSourceInhGamma = _refused(
    cells.SpikeSourceInhGamma, "sources are listed spikes or Poisson trains", "SpikeSourceArray with times drawn in Python"
)

_DETERMINISTIC = "synapses of the chip always release"
SimpleStochasticSynapse = _refused(synapses.SimpleStochasticSynapse, _DETERMINISTIC, "StaticSynapse")
StochasticTsodyksMarkramSynapse = _refused(
    synapses.StochasticTsodyksMarkramSynapse, _DETERMINISTIC, "TsodyksMarkramSynapse"
)
MultiQuantalSynapse = _refused(synapses.MultiQuantalSynapse, _DETERMINISTIC, "TsodyksMarkramSynapse")
ElectricalSynapse = _refused(synapses.ElectricalSynapse, "chips exchange events, not voltages", "StaticSynapse")

_FIXED = "weights are fixed while an experiment runs"
_BETWEEN = "StaticSynapse(weight=...), changed between runs with reset(keep_mapping=True)"
STDPMechanism = _refused(synapses.STDPMechanism, _FIXED, _BETWEEN)
AdditiveWeightDependence = _refused(synapses.AdditiveWeightDependence, _FIXED, _BETWEEN)
MultiplicativeWeightDependence = _refused(synapses.MultiplicativeWeightDependence, _FIXED, _BETWEEN)
AdditivePotentiationMultiplicativeDepression = _refused(
    synapses.AdditivePotentiationMultiplicativeDepression, _FIXED, _BETWEEN
)
GutigWeightDependence = _refused(synapses.GutigWeightDependence, _FIXED, _BETWEEN)
SpikePairRule = _refused(synapses.SpikePairRule, _FIXED, _BETWEEN)
Vogels2011Rule = _refused(synapses.Vogels2011Rule, _FIXED, _BETWEEN)
