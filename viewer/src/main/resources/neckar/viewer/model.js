// One run as the page sees it: names, places, lines, and chips that are loaded when they come into sight.

import { CHIPS, SEGMENTS } from "./geometry.js";

export class Run {
  constructor(source, number, pack) {
    this.source = source;
    this.number = number;
    this.pack = pack;
    this.meta = pack.meta;
    this.populations = pack.meta.populations;
    this.chips = new Map();
    this.lineOfSegment = new Int32Array(CHIPS * SEGMENTS).fill(-1);
    this.lines = pack.line_chip.length;
    for (let line = 0; line < this.lines; line++) {
      for (let node = pack.line_first[line]; node < pack.line_first[line + 1]; node++) {
        this.lineOfSegment[pack.node_segment[node]] = line;
      }
    }
    this.cellsOnLine = null;
    this.whenLoaded = () => {};
  }

  static async open(source, number) {
    return new Run(source, number, await source.pack(`${number}/wafer`));
  }

  get cells() {
    return this.pack.cell_chip.length;
  }

  populationOf(cell) {
    let low = 0;
    let high = this.populations.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.populations[middle].first <= cell) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  cellName(cell) {
    if (cell < 0) return "?";
    const population = this.populations[this.populationOf(cell)];
    return `${population.label}[${cell - population.first}]`;
  }

  /** Number of a cell by its name, or -1. */
  cell(name) {
    const match = /^(.*)\[(\d+)\]$/.exec(name.trim());
    if (!match) return -1;
    const population = this.populations.find((each) => each.label === match[1]);
    const index = Number(match[2]);
    return population && index < population.size ? population.first + index : -1;
  }

  lineName(line) {
    return `H${this.pack.line_chip[line]}.D${this.pack.line_dnc[line]}`;
  }

  line(name) {
    for (let line = 0; line < this.lines; line++) if (this.lineName(line) === name) return line;
    return -1;
  }

  /** Cells on a line: address -> cell. */
  addresses(line) {
    if (!this.cellsOnLine) {
      this.cellsOnLine = Array.from({ length: this.lines }, () => new Map());
      for (let cell = 0; cell < this.cells; cell++) {
        if (this.pack.cell_line[cell] >= 0) {
          this.cellsOnLine[this.pack.cell_line[cell]].set(this.pack.cell_address[cell], cell);
        }
      }
    }
    return line < 0 ? new Map() : this.cellsOnLine[line];
  }

  isUsed(chip) {
    const pack = this.pack;
    return pack.chip_neurons[chip] + pack.chip_segments[chip] + pack.chip_lines_in[chip] > 0;
  }

  /** Registers of a chip if they are here; asks for them otherwise. */
  chip(number) {
    const known = this.chips.get(number);
    if (known === undefined) {
      this.chips.set(number, null);
      this.loadChip(number);
    }
    return known || null;
  }

  async loadChip(number) {
    if (this.chips.get(number)) return this.chips.get(number);
    const pack = await this.source.pack(`${this.number}/chip/${number}`);
    if (pack) {
      // Oldest first; a chip costs about 120 kB, with its picture 600 kB.
      const loaded = [...this.chips].filter(([, each]) => each);
      if (loaded.length >= 160) this.chips.delete(loaded[0][0]);
      this.chips.set(number, pack);
      this.whenLoaded(number);
    }
    return pack;
  }

  /** Pairs of cells with lost synapses that a test of (pre, post) accepts, as rows of the pack; the first `most`. */
  async lost(accepts, most) {
    this.lostPack ??= this.source.pack(`${this.number}/lost`);
    const pack = await this.lostPack;
    const rows = [];
    let all = 0;
    for (let i = 0; i < pack.pre.length; i++) {
      if (!accepts(pack.pre[i], pack.post[i])) continue;
      all++;
      if (rows.length < most) {
        rows.push({ projection: this.meta.projections[pack.projection[i]].label, pre: pack.pre[i], post: pack.post[i], cause: this.meta.causes[pack.cause[i]], count: pack.count[i] });
      }
    }
    return { all, rows };
  }

  /** Lines that hold drivers of a chip, with how many, most first. */
  holdersOf(chip) {
    const drivers = new Map();
    for (const line of chip.driver_line) if (line >= 0) drivers.set(line, (drivers.get(line) || 0) + 1);
    return [...drivers].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  }

  /** What a cell of the synapse array is: weight, decoder, who is on which side. */
  synapse(chipNumber, chip, row, column) {
    const byte = chip.matrix[256 * row + column];
    const driver = row >> 1;
    const group = (chip.row_decoders[row] >> (column % 2 === 0 ? 0 : 2)) & 3;
    const decoder = byte >> 4;
    const line = chip.driver_line[driver];
    const address = (group << 4) | decoder;
    const denmem = column + (row < 224 ? 0 : 256);
    const used = decoder !== 1;
    const pre = used && line >= 0 ? this.addresses(line).get(address) : undefined;
    return {
      chip: chipNumber,
      row,
      column,
      driver,
      weight: byte & 15,
      decoder,
      group,
      address,
      line,
      denmem,
      used,
      sign: ["none", "excitatory", "inhibitory", "both"][chip.row_sign[row]],
      gmax: chip.row_gmax[row],
      divisor: chip.row_divisor[row],
      pre: pre === undefined ? -1 : pre,
      post: chip.denmem_cell[denmem],
    };
  }
}
