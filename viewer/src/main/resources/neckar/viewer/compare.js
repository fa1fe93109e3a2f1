// Two runs side by side with one camera and one scale, or their difference.

import { METRICS, measure, metric, signed } from "./colours.js";
import { count, el, tableOf } from "./dom.js";
import { WaferMap } from "./map.js";
import { percent } from "./report.js";

export class ComparePage {
  constructor(section, runs) {
    section.classList.add("page");
    this.section = section;
    this.runs = runs;
    if (runs.length < 2) {
      section.append(el("h2", {}, "Compare"), el("p", {}, "This page has one result folder. Start it with a second one: ", el("code", {}, "neckar view DIR --compare OTHER"), "."));
      return;
    }
    this.build();
    this.fill();
  }

  build() {
    this.select = el("select", { id: "compare-colour", change: () => this.recolour() },
      METRICS.filter((each) => each.key !== "rate" || this.runs.every((run) => run.pack.chip_rate)).map((each) => el("option", { value: each.key }, each.label)));
    this.select.value = "lost";
    this.difference = el("input", { id: "difference", type: "checkbox", change: () => this.recolour() });
    this.scale = el("p", { "aria-live": "polite" });
    this.tables = el("div", { class: "columns" });
    const figures = this.runs.slice(0, 2).map((run, i) => {
      const canvas = el("canvas", { tabindex: "0", role: "application", "aria-label": `Map of ${run.meta.folder}` });
      this.captions = [...(this.captions || []), el("figcaption", {}, `${"AB"[i]}: ${run.meta.folder}`)];
      return { canvas, figure: el("figure", {}, this.captions[i], el("div", { class: "map-holder" }, canvas)) };
    });
    this.section.append(
      el("div", { class: "bar" }, el("label", { for: "compare-colour" }, "Colour by"), this.select, this.difference, el("label", { for: "difference" }, "difference B - A on the right"), this.scale),
      el("div", { class: "side" }, figures.map((each) => each.figure)),
      this.tables,
    );
    this.maps = figures.map(({ canvas }, i) => new WaferMap(canvas, this.runs[i], {
      moving: () => this.follow(i),
      pick: (part) => this.pick(part),
    }));
    this.runs.slice(0, 2).forEach((run) => (run.whenLoaded = () => this.maps.forEach((map) => map.redraw())));
    this.recolour();
  }

  /** The other map looks where this one looks. */
  follow(i) {
    const from = this.maps[i].camera;
    const to = this.maps[1 - i].camera;
    Object.assign(to, { x: from.x, y: from.y, scale: from.scale });
    this.maps[1 - i].redraw();
  }

  pick(part) {
    for (const map of this.maps) {
      map.selectedChip = part ? part.chip : -1;
      map.redraw();
    }
    if (!part) return;
    const which = metric(this.select.value);
    const [a, b] = this.runs.map((run) => which.value(run.pack, part.chip));
    this.scale.textContent = `H${part.chip}: A ${which.text(a)}, B ${which.text(b)}`;
  }

  recolour() {
    const which = metric(this.select.value);
    const [a, b] = this.runs.map((run) => measure(which, run.pack));
    const most = Math.max(a.most, b.most);
    this.maps[0].colour({ key: which.key, values: a.values, most, logarithmic: false });
    if (this.difference.checked) {
      const values = b.values.map((value, chip) => value - a.values[chip]);
      const reach = Math.max(1e-9, ...values.map(Math.abs));
      this.maps[1].colour({ key: which.key, values, most: reach, colour: (value) => signed(value / reach) });
      this.scale.textContent = `A: 0 to ${which.text(most)}; difference: blue ${which.text(-reach)}, orange +${which.text(reach)}`;
      this.captions[1].textContent = `B - A: ${this.runs[1].meta.folder} against ${this.runs[0].meta.folder}`;
    } else {
      this.maps[1].colour({ key: which.key, values: b.values, most, logarithmic: false });
      this.scale.textContent = `both: dark 0, light ${which.text(most)}`;
      this.captions[1].textContent = `B: ${this.runs[1].meta.folder}`;
    }
  }

  restyle() {
    for (const map of this.maps || []) map.restyle();
    if (this.maps) this.recolour();
  }

  async fill() {
    const [a, b] = await Promise.all(this.runs.slice(0, 2).map((run) => run.source.json(`${run.number}/report`)));
    const difference = (x, y) => `${y > x ? "+" : ""}${count(y - x)}`;
    const rows = [
      ["neurons placed", a.neurons.placed, b.neurons.placed],
      ["synapses requested", a.synapses.requested, b.synapses.requested],
      ["synapses lost", a.synapses.lost, b.synapses.lost],
      ...Object.keys(a.synapses.lost_by_cause).map((cause) => [`lost by ${cause.replaceAll("_", " ")}`, a.synapses.lost_by_cause[cause], b.synapses.lost_by_cause[cause]]),
      ...Object.keys(a.resources).map((key) => [key.replaceAll("_", " "), a.resources[key], b.resources[key]]),
    ];
    const loss = (report) => new Map(report.synapses.by_projection.map((row) => [row.label, row]));
    const [la, lb] = [loss(a), loss(b)];
    const projections = [...new Set([...la.keys(), ...lb.keys()])]
      .map((label) => {
        const [x, y] = [la.get(label), lb.get(label)].map((row) => (row ? row.requested - row.realised : null));
        return { label, x, y, ra: la.get(label)?.requested, rb: lb.get(label)?.requested };
      })
      .sort((p, q) => Math.abs((q.y || 0) - (q.x || 0)) - Math.abs((p.y || 0) - (p.x || 0)));
    this.tables.replaceChildren(
      tableOf("Numbers that differ", [["what"], ["A", true], ["B", true], ["B - A", true]],
        rows.filter(([, x, y]) => x !== y).map(([name, x, y]) => [name, count(x), count(y), difference(x, y)])),
      tableOf("Loss of projections", [["projection"], ["A", true], ["B", true]],
        projections.slice(0, 60).map(({ label, x, y, ra, rb }) => [label, x === null ? "-" : percent(x, ra), y === null ? "-" : percent(y, rb)])),
      this.rates(),
    );
  }

  rates() {
    const mean = (run, label) => {
      const population = run.populations.find((each) => each.label === label);
      if (!population || !run.pack.cell_rate) return null;
      const rates = run.pack.cell_rate.subarray(population.first, population.first + population.size).filter((rate) => rate >= 0);
      return rates.length ? rates.reduce((sum, rate) => sum + rate, 0) / rates.length : null;
    };
    const labels = [...new Set(this.runs.slice(0, 2).flatMap((run) => run.populations.map((each) => each.label)))];
    const text = (rate) => (rate === null ? "-" : rate.toFixed(2));
    return tableOf("Mean rates (Hz)", [["population"], ["A", true], ["B", true]],
      labels.slice(0, 60).map((label) => [label, ...this.runs.slice(0, 2).map((run) => text(mean(run, label)))]));
  }
}
