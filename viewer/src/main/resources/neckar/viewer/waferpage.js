// The page with the map: colours, legend, what is selected, routes.

import * as g from "./geometry.js";
import { METRICS, causeName, measure, metric, sequential, share } from "./colours.js";
import { announce, copy, count, el } from "./dom.js";
import { WaferMap } from "./map.js";
import { cellTree, lineTree, routeText, synapseWay } from "./trace.js";

const TEXT_ROWS = 120;

export class WaferPage {
  constructor(section, run, navigate) {
    this.run = run;
    this.navigate = navigate;
    this.metric = "neurons";
    this.logarithmic = false;
    this.selection = "";
    this.build(section);
    this.map = new WaferMap(this.canvas, run, {
      hover: (part, event) => this.hover(part, event),
      pick: (part) => this.pick(part),
      moved: () => this.keepAddress(),
      moving: () => (this.tip.hidden = true),
    });
    this.recolour();
    this.showWafer();
  }

  build(section) {
    this.canvas = el("canvas", { id: "map", tabindex: "0", role: "application", "aria-label": "Map of the wafer" });
    this.tip = el("div", { class: "tip", hidden: true });
    this.holder = el("div", { class: "map-holder" }, this.canvas, this.tip);
    this.select = el(
      "select",
      { id: "colour", change: () => { this.metric = this.select.value; this.recolour(); this.keepAddress(); } },
      METRICS.filter((each) => each.key !== "rate" || this.run.pack.chip_rate).map((each) => el("option", { value: each.key }, each.label)),
    );
    this.log = el("input", { id: "log", type: "checkbox", change: () => { this.logarithmic = this.log.checked; this.recolour(); } });
    this.legend = el("canvas", { role: "img" });
    this.least = el("span", {}, "0");
    this.most = el("span", {});
    this.facts = el("div", { id: "facts", "aria-live": "polite" });
    const panel = el(
      "aside",
      { class: "panel", "aria-label": "Colours and selection" },
      el("div", { class: "row" }, el("label", { for: "colour" }, "Colour by"), this.select),
      el("div", { class: "row" }, this.log, el("label", { for: "log" }, "logarithmic")),
      el("div", { class: "legend" }, this.legend, el("div", { class: "ends" }, this.least, this.most)),
      this.facts,
    );
    section.classList.add("map-page");
    this.side = el("div", { class: "map-side" }, this.holder);
    section.append(this.side, panel);
  }

  // --- colours ---

  recolour() {
    const which = metric(this.metric);
    const { values, most } = measure(which, this.run.pack);
    this.select.value = this.metric;
    this.values = values;
    this.map.colour({ key: which.key, values, most, logarithmic: this.logarithmic });
    this.most.textContent = `${which.text(most)}${which.unit.startsWith("%") ? "" : ` ${which.unit.split(",")[0]}`}`.replace("Hz Hz", "Hz");
    this.drawLegend(which, most);
  }

  /** A scale, and above it how many chips have which value. */
  drawLegend(which, most) {
    const canvas = this.legend;
    canvas.width = 360;
    canvas.height = 56;
    const context = canvas.getContext("2d");
    const bins = new Array(60).fill(0);
    let used = 0;
    for (let chip = 0; chip < g.CHIPS; chip++) {
      if (!this.run.isUsed(chip) || !(this.values[chip] >= 0)) continue;
      used++;
      bins[Math.min(59, Math.floor(60 * share(this.values[chip], most, this.logarithmic)))]++;
    }
    const highest = Math.max(1, ...bins);
    for (let i = 0; i < 60; i++) {
      context.fillStyle = sequential((i + 0.5) / 60);
      context.fillRect(6 * i, 44, 6, 12);
      const height = bins[i] ? Math.max(2, (40 * bins[i]) / highest) : 0;
      context.fillStyle = this.map.theme.muted;
      context.fillRect(6 * i + 0.5, 42 - height, 5, height);
    }
    canvas.setAttribute("aria-label", `${which.label}: 0 to ${which.text(most)}; histogram of ${used} chips in use`);
    this.canvas.setAttribute("aria-label", `Map of the wafer, coloured by ${which.label}; ${used} of 384 chips in use. Shift and arrows choose a chip.`);
  }

  restyle() {
    this.map.restyle();
    this.recolour();
  }

  // --- pointing ---

  describe(part) {
    const run = this.run;
    const pack = run.pack;
    const chip = part.chip;
    const head = `H${chip}  (x ${g.columnOfChip(chip)}, y ${g.rowOfChip(chip)}, reticle R${g.reticleOf(chip)})`;
    const first = chip * g.SEGMENTS;
    const onLine = (segment) => {
      const line = run.lineOfSegment[segment];
      return line < 0 ? "no line" : `line ${run.lineName(line)}`;
    };
    const registers = run.chips.get(chip);
    switch (part.kind) {
      case "hline":
        return `H${chip}.HL${part.h}\n${onLine(first + part.h)}`;
      case "vline":
        return `H${chip}.VL${part.v}\n${onLine(first + 64 + part.v)}${part.y >= 0 ? `\nswitch row ${part.y}` : ""}`;
      case "crossing":
        return `H${chip}.HL${part.h}: ${onLine(first + part.h)}\nH${chip}.VL${part.v}: ${onLine(first + 64 + part.v)}`;
      case "driver": {
        const line = registers ? registers.driver_line[part.driver] : -1;
        return `driver H${chip}.SD${part.driver}\n${line < 0 ? "hears no line" : `hears ${run.lineName(line)}`}`;
      }
      case "denmem": {
        const cell = registers ? registers.denmem_cell[part.denmem] : -1;
        return `denmem H${chip}.N${part.denmem}\n${cell < 0 ? "no neuron" : `${run.cellName(cell)}, ${pack.cell_size[cell]} denmems`}`;
      }
      case "synapse": {
        if (!registers) return `H${chip}, row ${part.row}, column ${part.column}`;
        const s = run.synapse(chip, registers, part.row, part.column);
        const place = `H${chip}, row ${s.row}, column ${s.column}`;
        return s.used
          ? `${run.cellName(s.pre)} -> ${run.cellName(s.post)}\nweight ${s.weight} of 15, ${s.sign}\naddress ${s.address} = group ${s.group}, decoder ${s.decoder}\n${place}, driver ${s.driver}`
          : `${place}\nnot in use`;
      }
      default: {
        const which = metric(this.metric);
        const value = this.values[chip];
        return `${head}\n${which.label}: ${value >= 0 ? which.text(value) : "unknown"}\n${count(pack.chip_neurons[chip])} neurons, ${count(pack.chip_synapses[chip])} synapses, ${count(pack.chip_lost[chip])} lost\n${pack.chip_drivers[chip]} of ${pack.chip_drivers_usable[chip]} drivers, ${pack.chip_segments[chip]} of 320 segments`;
      }
    }
  }

  hover(part, event) {
    this.tip.hidden = !part;
    if (!part) return;
    this.tip.textContent = this.describe(part);
    const box = this.holder.getBoundingClientRect();
    const x = event.clientX - box.left + 14;
    const y = event.clientY - box.top + 14;
    this.tip.style.left = `${Math.min(x, box.width - this.tip.offsetWidth - 4)}px`;
    this.tip.style.top = `${Math.min(y, box.height - this.tip.offsetHeight - 4)}px`;
  }

  async pick(part) {
    if (!part) return this.clear();
    const run = this.run;
    const first = part.chip * g.SEGMENTS;
    const registers = part.kind === "chip" ? null : await run.loadChip(part.chip);
    if (part.kind === "denmem") {
      const cell = registers.denmem_cell[part.denmem];
      if (cell >= 0) return this.selectCell(cell, false);
    }
    if (part.kind === "synapse") {
      const synapse = run.synapse(part.chip, registers, part.row, part.column);
      if (synapse.used) return this.selectSynapseCell(registers, synapse);
    }
    let line = -1;
    if (part.kind === "driver") line = registers.driver_line[part.driver];
    if (part.kind === "hline") line = run.lineOfSegment[first + part.h];
    if (part.kind === "vline") line = run.lineOfSegment[first + 64 + part.v];
    if (part.kind === "crossing") line = Math.max(run.lineOfSegment[first + part.h], run.lineOfSegment[first + 64 + part.v]);
    if (line >= 0) return this.selectLine(line, false);
    return this.selectChip(part.chip, false);
  }

  // --- selection ---

  clear() {
    this.map.selectedChip = -1;
    this.map.route = null;
    this.selection = "";
    this.map.redraw();
    this.showWafer();
    this.keepAddress();
  }

  select_(name, route, chip) {
    this.selection = name;
    this.map.route = route;
    this.map.selectedChip = chip;
    this.map.redraw();
    this.keepAddress();
  }

  showWafer() {
    const { pack, meta } = this.run;
    let used = 0;
    let lost = 0;
    let synapses = 0;
    for (let chip = 0; chip < g.CHIPS; chip++) {
      used += pack.chip_neurons[chip] > 0 ? 1 : 0;
      lost += pack.chip_lost[chip];
      synapses += pack.chip_synapses[chip];
    }
    this.facts.replaceChildren(
      el("h2", {}, meta.network),
      this.list([
        ["populations", count(meta.populations.length)],
        ["chips with neurons", `${used} of 384`],
        ["cells of synapse arrays", count(synapses)],
        ["lost synapses", count(lost)],
        ["lines", count(this.run.lines)],
        ["recording", meta.recorded ? `${count(meta.duration_ms)} ms` : "none"],
      ]),
      el("p", {}, "Click a chip, and closer by a line, a driver, a neuron or a synapse; double click zooms."),
    );
  }

  list(rows) {
    return el("dl", {}, rows.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
  }

  link(name) {
    return el("button", { type: "button", class: "link", click: () => this.navigate(name) }, name);
  }

  textBox(text) {
    const button = el("button", { type: "button", click: () => copy(text, button) }, "Copy text");
    return el("div", { class: "answer" }, button, el("pre", { tabindex: "0", "aria-label": "Text of the answer" }, text));
  }

  selectChip(chip, zoom = true) {
    const { pack } = this.run;
    this.select_(`H${chip}`, null, chip);
    if (zoom) this.map.showChip(chip);
    announce(this.describe({ chip, kind: "chip" }));
    const lostBy = this.run.meta.causes.map((cause) => [causeName(cause), pack[`chip_lost_${cause}`][chip]]).filter(([, lost]) => lost > 0);
    this.facts.replaceChildren(
      el("h2", {}, `Chip H${chip}`),
      this.list([
        ["place", `x ${g.columnOfChip(chip)}, y ${g.rowOfChip(chip)}, reticle R${g.reticleOf(chip)}`],
        ["neurons", count(pack.chip_neurons[chip])],
        ["denmems", `${pack.chip_denmems[chip]} of 512`],
        ["drivers", `${pack.chip_drivers[chip]} of ${pack.chip_drivers_usable[chip]}`],
        ["synapses", count(pack.chip_synapses[chip])],
        ["segments", `${pack.chip_segments[chip]} of 320`],
        ["lines out, heard", `${pack.chip_lines_out[chip]}, ${pack.chip_lines_in[chip]}`],
        ["defective parts", count(pack.chip_defects[chip])],
        ...(pack.chip_rate && pack.chip_rate[chip] >= 0 ? [["mean rate", `${pack.chip_rate[chip].toFixed(2)} Hz`]] : []),
        ["lost synapses", count(pack.chip_lost[chip])],
        ...lostBy.map(([name, lost]) => [`  by ${name}`, count(lost)]),
      ]),
      el("button", { type: "button", click: () => this.map.showChip(chip) }, "Zoom to the chip"),
    );
    this.answer("chip", { name: `H${chip}` }, `H${chip}`);
    if (pack.chip_lost[chip] > 0) this.lost((pre, post) => pack.cell_chip[post] === chip, `H${chip}`);
  }

  /** Asks the server and shows its text, unless something else was selected in the meantime. */
  async answer(kind, args, selection, fallback = null) {
    const answer = await this.run.source.ask(this.run.number, kind, args);
    if (this.selection !== selection) return null;
    const text = answer ? answer.text || answer.error : fallback;
    if (text) this.facts.append(this.textBox(text));
    return answer;
  }

  async lost(accepts, selection) {
    const { all, rows } = await this.run.lost(accepts, TEXT_ROWS);
    if (this.selection !== selection || all === 0) return;
    this.facts.append(
      el(
        "details",
        { open: rows.length <= 12 },
        el("summary", {}, `Lost: ${count(all)} pairs of cells${all > rows.length ? `, the first ${rows.length}` : ""}`),
        el("table", {}, el("tbody", {}, rows.map((row) =>
          el("tr", {}, el("td", {}, this.link(`${this.run.cellName(row.pre)}->${this.run.cellName(row.post)}`)), el("td", {}, causeName(row.cause)), el("td", { class: "number" }, `${row.count}`))))),
      ),
    );
  }

  selectCell(cell, zoom = true) {
    const { run } = this;
    const { pack } = run;
    const name = run.cellName(cell);
    const chip = pack.cell_chip[cell];
    const line = pack.cell_line[cell];
    const route = cellTree(run, cell);
    this.select_(name, route, chip);
    if (zoom) {
      if (route.chips.size > 0 || chip < 0) this.map.camera.fit();
      else this.map.showChip(chip);
      this.map.move();
    }
    announce(`${name}, ${route.chips.size} chips hear it`);
    this.facts.replaceChildren(
      el("h2", {}, name),
      this.list([
        ["chip", chip < 0 ? "not placed" : this.link(`H${chip}`)],
        ["line", line < 0 ? "none" : this.link(run.lineName(line))],
        ["L1 address", pack.cell_address[cell] < 0 ? "none" : `${pack.cell_address[cell]} = group ${pack.cell_address[cell] >> 4}, decoder ${pack.cell_address[cell] & 15}`],
        ["denmems", `${pack.cell_size[cell]}`],
        ["chips that hear it", `${route.chips.size}`],
        ["segments", `${route.segments}`],
        ["synapses lost at it", count(pack.cell_lost[cell])],
        ...(pack.cell_rate && pack.cell_rate[cell] >= 0 ? [["mean rate", `${pack.cell_rate[cell].toFixed(2)} Hz`]] : []),
      ]),
      el("div", { class: "row" },
        chip >= 0 ? el("button", { type: "button", click: () => this.zoomToCell(cell) }, "Zoom to its circuit") : null,
        el("button", { type: "button", click: () => { this.map.camera.fit(); this.map.move(); } }, "Whole wafer")),
    );
    this.answer("neuron", { name }, name, routeText(name, route));
    this.lost((pre, post) => pre === cell || post === cell, name);
  }

  zoomToCell(cell) {
    const { pack } = this.run;
    const column = pack.cell_column[cell];
    if (column < 0) return this.map.showChip(pack.cell_chip[cell]);
    const width = (pack.cell_size[cell] / 2) * g.CELL_W;
    return this.map.showPart(pack.cell_chip[cell], g.columnX(column), g.DENMEM_TOP, width, 2 * g.DENMEM_H, 0.5);
  }

  selectLine(line, zoom = true) {
    const { run } = this;
    const name = run.lineName(line);
    const route = lineTree(run, line);
    this.select_(name, route, run.pack.line_chip[line]);
    if (zoom) {
      this.map.camera.fit();
      this.map.move();
    }
    const cells = [...run.addresses(line)].sort((a, b) => a[0] - b[0]);
    announce(`line ${name}, ${cells.length} cells, ${route.chips.size} chips hear it`);
    this.facts.replaceChildren(
      el("h2", {}, `Line ${name}`),
      this.list([
        ["from chip", this.link(`H${run.pack.line_chip[line]}`)],
        ["cells on it", `${cells.length} of 59`],
        ["chips that hear it", `${route.chips.size}`],
        ["segments", `${route.segments}`],
      ]),
      el("details", {}, el("summary", {}, "Cells by address"), el("ul", {}, cells.map(([address, cell]) => el("li", {}, `${address}: `, this.link(run.cellName(cell)))))),
    );
    this.answer("line", { name }, name, routeText(name, route));
  }

  selectSynapseCell(registers, synapse) {
    const { run } = this;
    const name = `${run.cellName(synapse.pre)}->${run.cellName(synapse.post)}`;
    const route = synapseWay(run, registers, synapse);
    this.select_(name, route, synapse.chip);
    this.synapseFacts(name, synapse);
    this.answer("synapse", { name }, name, routeText(name, route));
  }

  synapseFacts(name, s) {
    const { run } = this;
    announce(`synapse ${name}, weight ${s.weight}`);
    this.facts.replaceChildren(
      el("h2", {}, `Synapse ${name}`),
      this.list([
        ["from", s.pre >= 0 ? this.link(run.cellName(s.pre)) : "a background generator"],
        ["to", s.post >= 0 ? this.link(run.cellName(s.post)) : "?"],
        ["chip", this.link(`H${s.chip}`)],
        ["row, column", `${s.row}, ${s.column}`],
        ["weight", `${s.weight} of 15`],
        ["sign", s.sign],
        ["L1 address", `${s.address} = group ${s.group}, decoder ${s.decoder}`],
        ["driver", `SD${s.driver}`],
        ["line", s.line >= 0 ? this.link(run.lineName(s.line)) : "none"],
        ["V_gmax code, divisor", `${s.gmax}, ${s.divisor}`],
      ]),
      el("div", { class: "row" },
        el("button", { type: "button", click: () => this.map.showPart(s.chip, g.columnX(s.column), g.rowY(s.row), g.CELL_W, g.CELL_H, 0.12) }, "Zoom to the synapse"),
        el("button", { type: "button", click: () => { this.map.camera.fit(); this.map.move(); } }, "Whole wafer")),
    );
  }

  /** A synapse by its two ends: realised ones by their first cell, lost ones by what blocked them. */
  async selectSynapse(pre, post) {
    const { run } = this;
    const name = `${run.cellName(pre)}->${run.cellName(post)}`;
    const chipNumber = run.pack.cell_chip[post];
    this.selection = name;
    const registers = chipNumber >= 0 ? await run.loadChip(chipNumber) : null;
    const found = registers ? this.findCell(chipNumber, registers, pre, post) : null;
    if (found) {
      this.map.camera.fit();
      this.map.move();
      return this.selectSynapseCell(registers, found);
    }
    const route = cellTree(run, pre);
    route.marks.push(...cellTree(run, post).marks.filter((mark) => mark.kind === "end"));
    this.select_(name, route, chipNumber);
    this.facts.replaceChildren(
      el("h2", {}, `Synapse ${name}`),
      el("p", {}, "It has no cell on the wafer. The map shows how far the line of its source goes."),
      this.list([["from", this.link(run.cellName(pre))], ["to", this.link(run.cellName(post))], ["chip of the target", chipNumber < 0 ? "none" : this.link(`H${chipNumber}`)]]),
    );
    const answer = await this.answer("synapse", { name }, name, await this.lostText(name, pre, post, registers));
    return this.holders(answer, name);
  }

  /** For pages without a server: the cause, and who holds the drivers of the target's chip. */
  async lostText(name, pre, post, registers) {
    const { rows } = await this.run.lost((a, b) => a === pre && b === post, TEXT_ROWS);
    const chip = this.run.pack.cell_chip[post];
    const text = [name, ...rows.map((row) => `  ${row.count} lost of ${row.projection}: ${causeName(row.cause)}`)];
    if (!rows.length) text.push("  the network asks for no such synapse");
    if (rows.length && registers) {
      const holders = this.run.holdersOf(registers);
      const used = holders.reduce((sum, [, drivers]) => sum + drivers, 0);
      text.push(`  H${chip}: ${used} of ${this.run.pack.chip_drivers_usable[chip]} drivers in use, held by`);
      text.push(...holders.slice(0, TEXT_ROWS).map(([line, drivers]) => `  ${this.run.lineName(line).padEnd(9)} ${String(drivers).padStart(3)} drivers`));
    }
    return text.join("\n");
  }

  /** Who holds what a lost synapse lacked, as links; their chips are outlined. */
  holders(answer, name) {
    const holders = (answer?.tree?.edges || []).flatMap((edge) => edge.explanation?.holders || []);
    if (!holders.length || this.selection !== name) return;
    this.facts.append(
      el("details", { open: true }, el("summary", {}, `Held by ${holders.length}`),
        el("ul", {}, holders.slice(0, TEXT_ROWS).map((holder) => el("li", {}, /^H\d+\.D\d$/.test(holder.who) ? this.link(holder.who) : holder.who, `: ${holder.amount}, ${count(holder.synapses)} synapses`)))),
    );
  }

  findCell(chipNumber, registers, pre, post) {
    for (let row = 0; row < 448; row++) {
      for (let column = 0; column < 256; column++) {
        if (registers.matrix[256 * row + column] >> 4 === 1) continue;
        if (registers.denmem_cell[column + (row < 224 ? 0 : 256)] !== post) continue;
        const synapse = this.run.synapse(chipNumber, registers, row, column);
        if (synapse.pre === pre) return synapse;
      }
    }
    return null;
  }

  selectPopulation(number) {
    const { run } = this;
    const { pack } = run;
    const population = run.populations[number];
    const route = { chips: new Set(), strokes: [], marks: [], steps: [], segments: 0 };
    let placed = 0;
    for (let cell = population.first; cell < population.first + population.size; cell++) {
      if (pack.cell_chip[cell] >= 0) {
        placed++;
        route.chips.add(pack.cell_chip[cell]);
      }
    }
    this.select_(population.label, route, -1);
    this.map.camera.fit();
    this.map.move();
    announce(`population ${population.label} on ${route.chips.size} chips`);
    this.facts.replaceChildren(
      el("h2", {}, `Population ${population.label}`),
      this.list([
        [population.external ? "sources" : "neurons", count(population.size)],
        [population.external ? "entered" : "placed", count(placed)],
        ["chips", `${route.chips.size}`],
      ]),
      el("p", {}, [...route.chips].sort((a, b) => a - b).flatMap((chip) => [this.link(`H${chip}`), " "])),
    );
  }

  /** Many cells at once, by the chips that they are on. */
  selectCells(cells, title) {
    const route = { chips: new Set(), strokes: [], marks: [], steps: [], segments: 0 };
    for (const cell of cells) if (this.run.pack.cell_chip[cell] >= 0) route.chips.add(this.run.pack.cell_chip[cell]);
    this.select_("", route, -1);
    this.map.camera.fit();
    this.map.move();
    announce(`${cells.length} ${title}`);
    this.facts.replaceChildren(
      el("h2", {}, `${count(cells.length)} ${title}`),
      el("p", {}, `On ${route.chips.size} chips.`),
      el("p", {}, cells.slice(0, TEXT_ROWS).flatMap((cell) => [this.link(this.run.cellName(cell)), " "])),
    );
  }

  selectSegment({ chip, horizontal, line }) {
    const number = this.run.lineOfSegment[chip * g.SEGMENTS + (horizontal ? line : 64 + line)];
    if (number >= 0) {
      this.selectLine(number, false);
      this.map.showChip(chip);
      return;
    }
    this.selectChip(chip);
    this.facts.prepend(el("p", {}, `H${chip}.${horizontal ? "HL" : "VL"}${line} carries no line.`));
  }

  /** Goes to what the search found. */
  go(found) {
    if (found.kind === "chip") this.selectChip(found.chip);
    if (found.kind === "cell") this.selectCell(found.cell);
    if (found.kind === "line") this.selectLine(found.line);
    if (found.kind === "segment") this.selectSegment(found);
    if (found.kind === "population") this.selectPopulation(found.population);
    if (found.kind === "synapse") this.selectSynapse(found.pre, found.post);
  }

  // --- address ---

  keepAddress() {
    if (!location.hash.startsWith("#/wafer") && location.hash !== "") return;
    const { camera } = this.map;
    const query = new URLSearchParams({ x: Math.round(camera.x), y: Math.round(camera.y), z: camera.scale.toPrecision(4), colour: this.metric });
    if (this.selection) query.set("at", this.selection);
    history.replaceState(null, "", `#/wafer?${query}`);
  }

  restore(query, parse) {
    const { camera } = this.map;
    if (query.get("colour") && query.get("colour") !== this.metric) {
      this.metric = metric(query.get("colour")).key;
      this.recolour();
    }
    const found = query.get("at") && parse(this.run, query.get("at"));
    if (found) this.go(found);
    const [x, y, z] = ["x", "y", "z"].map((key) => Number(query.get(key)));
    if (Number.isFinite(x) && Number.isFinite(y) && z > 0) {
      this.map.fitted = true;
      camera.x = x;
      camera.y = y;
      camera.scale = camera.limited(z);
      this.map.redraw();
    }
  }
}
