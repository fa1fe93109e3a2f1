// The page of activity: raster, rates of populations, membrane voltages, all with one window of time.

import { SERIES } from "./colours.js";
import { count, el } from "./dom.js";
import { Raster, Spikes } from "./raster.js";
import uPlot from "./uPlot.esm.js";

const MOST_SERIES = 12;
const RATE_BINS = 240;
const VOLTAGE_BINS = 700;

/** The spikes of a run, loaded once for raster and playback. */
export async function openSpikes(run) {
  run.spikes ??= run.source.pack(`${run.number}/activity`).then((overview) => new Spikes(run, overview));
  return run.spikes;
}

export class ActivityPage {
  constructor(section, run, navigate, playback) {
    section.classList.add("page");
    this.section = section;
    this.run = run;
    this.navigate = navigate;
    this.playback = playback;
    if (!run.meta.recorded) {
      section.append(el("h2", {}, "Activity"), el("p", {}, "The folder has no recording. Make one with ", el("code", {}, "neckar emulate DIR"), "."));
      return;
    }
    this.fill();
  }

  async fill() {
    this.spikes = await openSpikes(this.run);
    this.canvas = el("canvas", { class: "raster", id: "raster", tabindex: "0", role: "application", "aria-label": `Raster of ${count(this.spikes.meta.spikes)} spikes. Arrows move, plus and minus zoom, Home shows all.` });
    this.told = el("output", { id: "window" });
    this.rates = el("div", { class: "plot-holder", id: "rates" });
    this.voltages = el("div", { class: "plot-holder", id: "voltages" });
    this.raster = new Raster(this.canvas, this.spikes, { window: (from, to) => this.windowed(from, to) });
    this.section.append(
      el("div", { class: "bar" },
        el("h2", {}, "Spikes"),
        el("button", { type: "button", click: () => this.raster.whole() }, "All"),
        el("button", { type: "button", click: () => this.raster.zoom(0.5) }, "Zoom in"),
        el("button", { type: "button", click: () => this.raster.zoom(2) }, "Zoom out"),
        el("button", { type: "button", click: () => this.onWafer() }, "Show on the wafer"),
        el("button", { type: "button", click: () => this.play() }, "Play this window"),
        this.told,
      ),
      this.canvas,
      el("p", {}, "Drag over a piece of time (or of time and cells) to zoom into it; the wheel zooms, with Shift the cells; double click shows all."),
      el("h2", {}, "Rates of populations"),
      this.rates,
      el("h2", {}, "Membrane voltages"),
      this.voltages,
    );
    this.traces = await this.run.source.pack(`${this.run.number}/voltages`);
    this.drawVoltageChoice();
    this.windowed(this.raster.from, this.raster.to);
  }

  shown() {
    this.raster?.redraw();
  }

  restyle() {
    if (!this.raster) return;
    this.raster.redraw();
    this.windowed(this.raster.from, this.raster.to);
  }

  windowed(from, to) {
    this.told.textContent = `${from.toFixed(2)} to ${to.toFixed(2)} ms, ${this.raster.detailed ? "" : "about "}${count(this.spikes.estimate(from, to))} spikes${this.raster.detailed ? "" : " (in bins)"}`;
    this.drawRates(from, to);
    this.drawVoltages(from, to);
  }

  plot(old, holder, series, data, label) {
    old?.destroy();
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    const axis = { stroke: colour("ink"), grid: { stroke: colour("rule"), width: 0.5 }, ticks: { stroke: colour("rule") }, font: "11px system-ui, sans-serif" };
    return new uPlot(
      {
        width: Math.max(300, holder.clientWidth),
        height: 230,
        scales: { x: { time: false } },
        series: [{ label: "ms" }, ...series],
        axes: [{ ...axis }, { ...axis, label, labelFont: "11px system-ui, sans-serif", size: 62 }],
        cursor: { drag: { x: true, y: false, setScale: false } },
        hooks: {
          setSelect: [(plot) => {
            if (plot.select.width < 4) return;
            this.raster.window(plot.posToVal(plot.select.left, "x"), plot.posToVal(plot.select.left + plot.select.width, "x"));
          }],
        },
      },
      data,
      holder,
    );
  }

  drawRates(from, to) {
    const { bands, bins, duration_ms: duration } = this.spikes.meta;
    const shown = bands.slice(0, MOST_SERIES);
    if (!shown.length) return;
    const fine = ((to - from) / duration) * bins < RATE_BINS && this.spikes.need(from, to, () => this.drawRates(from, to));
    const cells = fine ? RATE_BINS : Math.min(RATE_BINS, Math.max(8, Math.floor(((to - from) / duration) * bins)));
    const width = (to - from) / cells;
    const counts = shown.map(() => new Float64Array(cells));
    if (fine) {
      const band = this.bandOfCell();
      this.spikes.each(from, to, (cell, ms) => {
        if (band[cell] >= 0 && band[cell] < shown.length) counts[band[cell]][Math.min(cells - 1, Math.floor((ms - from) / width))]++;
      });
    } else {
      const first = Math.floor((from / duration) * bins);
      const last = Math.min(bins, Math.ceil((to / duration) * bins));
      for (let bin = first; bin < last; bin++) {
        const at = Math.min(cells - 1, Math.max(0, Math.floor((((bin + 0.5) / bins) * duration - from) / width)));
        for (let i = 0; i < shown.length; i++) counts[i][at] += this.spikes.overview.rate[i * bins + bin];
      }
    }
    const x = Array.from({ length: cells }, (_, i) => from + (i + 0.5) * width);
    const data = [x, ...counts.map((each, i) => Array.from(each, (spikes) => spikes / (width / 1000) / Math.max(1, shown[i].rows)))];
    const series = shown.map((band, i) => ({ label: band.population, stroke: SERIES[i % SERIES.length], width: 1.5, dash: i >= SERIES.length ? [6, 3] : undefined, value: (_, v) => (v === null || v === undefined ? "-" : `${v.toFixed(1)} Hz`) }));
    this.ratePlot = this.plot(this.ratePlot, this.rates, series, data, "Hz, mean of the cells");
  }

  bandOfCell() {
    if (!this.bands) {
      this.bands = new Int16Array(this.run.cells).fill(-1);
      const rowOf = this.spikes.overview.row_of_cell;
      this.spikes.meta.bands.forEach((band, i) => {
        for (let cell = 0; cell < rowOf.length; cell++) {
          if (rowOf[cell] >= band.first_row && rowOf[cell] < band.first_row + band.rows) this.bands[cell] = i;
        }
      });
    }
    return this.bands;
  }

  drawVoltageChoice() {
    const traces = this.traces?.meta.traces || [];
    this.chosen = new Set(traces.map((_, i) => i).slice(0, 3));
    if (!traces.length) {
      this.voltages.append(el("p", {}, "No membrane was recorded."));
      return;
    }
    this.voltages.before(
      el("div", { class: "bar", role: "group", "aria-label": "Traces" }, traces.slice(0, 40).map((trace, i) => {
        const box = el("input", { type: "checkbox", id: `trace-${i}`, change: () => {
          if (box.checked) this.chosen.add(i);
          else this.chosen.delete(i);
          this.drawVoltages(this.raster.from, this.raster.to);
        } });
        box.checked = this.chosen.has(i);
        return el("span", {}, box, el("label", { for: `trace-${i}` }, ` ${trace.population}[${trace.index}]${trace.on_hardware ? "" : " (probe)"}`));
      })),
    );
  }

  /** Lowest and highest value of each bin, so that no spike is lost to thinning out. */
  drawVoltages(from, to) {
    if (!this.chosen?.size) {
      this.voltagePlot?.destroy();
      this.voltagePlot = null;
      return;
    }
    const chosen = [...this.chosen].slice(0, MOST_SERIES);
    const width = (to - from) / VOLTAGE_BINS;
    const x = [];
    for (let bin = 0; bin < VOLTAGE_BINS; bin++) x.push(from + (bin + 0.25) * width, from + (bin + 0.75) * width);
    const columns = chosen.map((i) => {
      const time = this.traces[`time_${i}`];
      const value = this.traces[`value_${i}`];
      const column = new Array(2 * VOLTAGE_BINS).fill(null);
      for (let s = 0; s < time.length; s++) {
        if (time[s] < from || time[s] >= to) continue;
        const bin = 2 * Math.min(VOLTAGE_BINS - 1, Math.floor((time[s] - from) / width));
        column[bin] = column[bin] === null ? value[s] : Math.min(column[bin], value[s]);
        column[bin + 1] = column[bin + 1] === null ? value[s] : Math.max(column[bin + 1], value[s]);
      }
      return column;
    });
    const series = chosen.map((i, at) => {
      const trace = this.traces.meta.traces[i];
      return { label: `${trace.population}[${trace.index}]`, stroke: SERIES[at % SERIES.length], width: 1.2, spanGaps: true, value: (_, v) => (v === null || v === undefined ? "-" : `${v.toFixed(2)} mV`) };
    });
    this.voltagePlot = this.plot(this.voltagePlot, this.voltages, series, [x, ...columns], "mV");
  }

  /** Chips of the cells that fire in the window and rows in sight, lit up on the map. */
  onWafer() {
    const { from, to, low, high } = this.raster;
    const rowOf = this.spikes.overview.row_of_cell;
    const cells = new Set();
    if (this.spikes.need(from, to, () => {})) this.spikes.each(from, to, (cell) => cells.add(cell));
    else rowOf.forEach((row, cell) => row >= 0 && cells.add(cell));
    this.navigate(this.run.cellName(0));
    this.playback.page.selectCells([...cells].filter((cell) => rowOf[cell] >= low && rowOf[cell] < high), `cells that fire from ${from.toFixed(1)} to ${to.toFixed(1)} ms`);
  }

  play() {
    location.hash = "#/wafer";
    this.playback.seek(this.raster.from);
    this.playback.start();
  }
}
