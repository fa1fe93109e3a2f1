"""One style for all pictures: column width, units on the axes, the same colours for the same things."""

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

from .substrates import TITLES

# Okabe and Ito's colours, which colour-blind readers tell apart.
COLOURS = {
    "exc": "#0072B2",
    "inh": "#D55E00",
    "source": "#999999",
    "reference": "#000000",
    "ideal": "#0072B2",
    "real": "#E69F00",
    "published": "#CC79A7",
    "good": "#009E73",
    "bad": "#D55E00",
}
CYCLE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000")
COLUMN_IN = 3.4  # a column of a paper
PAGE_IN = 7.0  # both columns

_STYLE = {
    "font.size": 7,
    "font.family": "DejaVu Sans",
    "axes.titlesize": 7,
    "axes.labelsize": 7,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.6,
    "axes.prop_cycle": matplotlib.cycler(color=CYCLE),
    "xtick.labelsize": 6,
    "ytick.labelsize": 6,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "legend.fontsize": 6,
    "legend.frameon": False,
    "lines.linewidth": 0.9,
    "lines.markersize": 3,
    "figure.dpi": 100,
    "savefig.dpi": 200,
    "svg.hashsalt": "neckar",
}


def figure(rows=1, columns=1, width_in=COLUMN_IN, height_in=None, **options):
    """Figure and axes in the common style."""
    plt.rcParams.update(_STYLE)
    height_in = height_in or width_in * 0.62 * rows / columns
    return plt.subplots(rows, columns, figsize=(width_in, height_in), layout="constrained", **options)


def save(fig, path):
    """Writes a picture; the same bytes for the same content."""
    fig.savefig(path, metadata={"Software": None} if path.endswith(".png") else None)
    plt.close(fig)


def many(count):
    """So many colours for things that are only to be told from their neighbours."""
    return matplotlib.colormaps["hsv"]([(0.382 * i) % 1.0 for i in range(count)])


def legend_above(axes, columns=2, **options):
    """A legend over the axes, where no data are."""
    options = dict(loc="lower left", bbox_to_anchor=(0.0, 1.0), borderaxespad=0.2, handlelength=1.4, columnspacing=1.0) | options
    return axes.legend(ncols=columns, **options)


def legend_of_substrates(fig, names):
    """One legend for the whole picture: the colours of the substrates named."""
    handles = [plt.Line2D([], [], color=COLOURS[name], label=TITLES[name], linewidth=2.0) for name in names]
    fig.suptitle(" ", fontsize=6)  # the layout keeps a line free for it
    options = dict(loc="upper center", ncols=len(names), handlelength=0.8, columnspacing=1.0, borderaxespad=0.1)
    return fig.legend(handles=handles, **options)


def raster(axes, groups, **options):
    """Spikes as dots: groups of (trains, colour key), stacked from below; x is time in ms."""
    offset = 0
    for trains, key in groups:
        for i, train in enumerate(trains):
            axes.plot(train, [offset + i] * len(train), ",", color=COLOURS.get(key, key), **options)
        offset += len(trains)
    axes.set_ylim(-1, offset)
    axes.set_xlabel("time (ms)")
    axes.set_ylabel("neuron")


def spikes_on_trace(axes, times, mv, spikes, peak_mv, **options):
    """A membrane potential with spikes drawn up to a potential."""
    line = axes.plot(times, mv, **options)[0]
    axes.vlines(spikes, -50 if peak_mv is None else peak_mv - 15, peak_mv, color=line.get_color(), linewidth=0.6)
