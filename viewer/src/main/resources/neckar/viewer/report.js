// The report as tables: what is used, what was lost, every chip; rows lead into the map.

import * as g from "./geometry.js";
import { causeName } from "./colours.js";
import { count, el, tableOf } from "./dom.js";

const MOST = 400;
const TOTALS = [
  ["HICANNs", "hicanns_used", 384],
  ["denmem circuits", "denmems_used", 384 * 512],
  ["synapse drivers", "drivers_used", 384 * 224],
  ["synapses (rows x columns)", "synapses_used", 384 * 114688],
  ["L1 segments", "l1_segments_used", 384 * 320],
];

export const percent = (part, whole, digits = 2) => (whole ? `${((100 * part) / whole).toFixed(digits)} %` : "-");

export class ReportPage {
  constructor(section, run, navigate) {
    section.classList.add("page");
    this.section = section;
    this.run = run;
    this.navigate = navigate;
    this.fill();
  }

  link(name) {
    return el("button", { type: "button", class: "link", click: () => this.navigate(name) }, name);
  }

  async fill() {
    const report = await this.run.source.json(`${this.run.number}/report`);
    const { synapses, resources, neurons } = report;
    this.section.replaceChildren(
      el("div", { class: "columns" },
        tableOf("Use of the wafer", [["part"], ["used", true], ["available", true], ["%", true]],
          TOTALS.map(([name, key, all]) => [name, count(resources[key]), count(all), percent(resources[key], all, 1)])),
        tableOf("Synapses", [["what"], ["number", true], ["share", true]], [
          ["requested", count(synapses.requested), ""],
          ["realised", count(synapses.realised), percent(synapses.realised, synapses.requested)],
          ["lost", count(synapses.lost), percent(synapses.lost, synapses.requested)],
          ...Object.entries(synapses.lost_by_cause).map(([cause, lost]) => [`lost by ${causeName(cause)}`, count(lost), percent(lost, synapses.requested)]),
          [`lost at least, by any mapping${synapses.lower_bound_by ? `: ${synapses.lower_bound_by.what}` : ""}`, count(synapses.lower_bound_lost), percent(synapses.lower_bound_lost, synapses.requested)],
        ])),
      tableOf("Projections", [["projection"], ["from"], ["to"], ["requested", true], ["realised", true], ["lost", true], ["weight error, mean", true], ["delay asked, given (ms)", true]],
        [...synapses.by_projection].sort((a, b) => b.requested - b.realised - (a.requested - a.realised)).slice(0, MOST).map((row) => [
          row.label, this.link(row.pre), this.link(row.post), count(row.requested), count(row.realised), percent(row.requested - row.realised, row.requested),
          row.weight_error?.count ? `${(100 * row.weight_error.mean).toFixed(2)} %` : "-",
          row.delay_ms && row.delay_ms.given_mean !== undefined ? `${row.delay_ms.asked_mean.toFixed(2)}, ${row.delay_ms.given_mean.toFixed(2)}` : "-",
        ])),
      this.populations(),
      this.chips(),
      tableOf(`Approximations (${report.approximations.length})`, [["population"], ["what"], ["asked", true], ["given", true], ["why"]],
        report.approximations.slice(0, MOST).map((row) => [row.population, row.what, `${Number(row.asked.toPrecision(6))}`, `${Number(row.given.toPrecision(6))}`, row.note])),
      el("p", {}, `${count(neurons.placed)} of ${count(neurons.requested)} neurons placed; compiled in ${report.wall_s.toFixed(1)} s; checksum ${report.checksum}`),
    );
  }

  populations() {
    const { pack, populations } = this.run;
    return tableOf("Populations", [["population"], ["kind"], ["cells", true], ["on the wafer", true], ["chips", true], ["lost synapses", true], ["mean rate (Hz)", true]],
      populations.slice(0, MOST).map((population) => {
        const chips = new Set();
        let placed = 0;
        let lost = 0;
        let rate = 0;
        let recorded = 0;
        for (let cell = population.first; cell < population.first + population.size; cell++) {
          if (pack.cell_chip[cell] >= 0) {
            placed++;
            chips.add(pack.cell_chip[cell]);
          }
          lost += pack.cell_lost[cell];
          if (pack.cell_rate && pack.cell_rate[cell] >= 0) {
            rate += pack.cell_rate[cell];
            recorded++;
          }
        }
        return [this.link(population.label), population.external ? "sources" : "neurons", count(population.size), count(placed), `${chips.size}`, count(lost), recorded ? (rate / recorded).toFixed(2) : "-"];
      }));
  }

  chips() {
    const { pack } = this.run;
    const rows = [];
    for (let chip = 0; chip < g.CHIPS; chip++) {
      if (!this.run.isUsed(chip) && !pack.chip_defects[chip]) continue;
      rows.push([this.link(`H${chip}`), count(pack.chip_neurons[chip]), `${pack.chip_drivers[chip]} / ${pack.chip_drivers_usable[chip]}`, count(pack.chip_synapses[chip]), `${pack.chip_segments[chip]}`, `${pack.chip_lines_out[chip]}`, `${pack.chip_lines_in[chip]}`, count(pack.chip_lost[chip]), count(pack.chip_defects[chip]),
        pack.chip_rate && pack.chip_rate[chip] >= 0 ? pack.chip_rate[chip].toFixed(2) : "-"]);
    }
    return tableOf(`Chips in use (${rows.length})`, [["chip"], ["neurons", true], ["drivers", true], ["synapses", true], ["segments", true], ["lines out", true], ["lines heard", true], ["lost", true], ["defects", true], ["rate (Hz)", true]], rows);
  }
}
