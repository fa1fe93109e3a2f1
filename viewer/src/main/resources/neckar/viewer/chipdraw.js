// Draws one chip: as a small picture of its lines, or part by part when it is large enough.

import * as g from "./geometry.js";
import { SERIES, viridis } from "./colours.js";

const PICTURE_W = 120;
const PICTURE_H = 240;

/** A small picture of a chip with its lines in use. */
export function linesPicture(run, chip, theme, tint) {
  const canvas = document.createElement("canvas");
  canvas.width = PICTURE_W;
  canvas.height = PICTURE_H;
  const context = canvas.getContext("2d");
  context.fillStyle = tint || theme.chip;
  context.fillRect(0, 0, PICTURE_W, PICTURE_H);
  context.setTransform(PICTURE_W / g.WIDTH, 0, 0, PICTURE_H / g.HEIGHT, 0, 0);
  context.fillStyle = theme.array;
  context.fillRect(g.ARRAY_LEFT, 0, g.ARRAY_WIDTH, 860);
  context.fillRect(g.ARRAY_LEFT, g.ARRAY_BOTTOM_TOP, g.ARRAY_WIDTH, 860);
  context.fillStyle = tint || theme.denmem;
  context.fillRect(g.ARRAY_LEFT, g.DENMEM_TOP, g.ARRAY_WIDTH, 2 * g.DENMEM_H);
  const first = chip * g.SEGMENTS;
  context.fillStyle = theme.line;
  context.globalAlpha = 0.8;
  for (let h = 0; h < 64; h++) {
    if (run.lineOfSegment[first + h] >= 0) context.fillRect(0, g.hy(h) - 2, g.WIDTH, 4);
  }
  for (let v = 0; v < 256; v++) {
    if (run.lineOfSegment[first + 64 + v] >= 0) context.fillRect(g.vx(v) - 1.5, 0, 3, g.HEIGHT);
  }
  return canvas;
}

/** The synapse arrays as a picture of 256 x 448 cells: weight as colour, unused cells clear. */
export function matrixPicture(chip) {
  const canvas = document.createElement("canvas");
  canvas.width = 256;
  canvas.height = 448;
  const context = canvas.getContext("2d");
  const image = context.createImageData(256, 448);
  for (let cell = 0; cell < chip.matrix.length; cell++) {
    const byte = chip.matrix[cell];
    if (byte >> 4 === 1) continue;
    const colour = 3 * (17 * (byte & 15));
    image.data[4 * cell] = viridis.bytes[colour];
    image.data[4 * cell + 1] = viridis.bytes[colour + 1];
    image.data[4 * cell + 2] = viridis.bytes[colour + 2];
    image.data[4 * cell + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** Draws a chip in its own units; `scale` is pixels per unit, `clip` the part in sight. */
export class ChipDrawing {
  constructor(run, theme) {
    this.run = run;
    this.theme = theme;
    this.matrices = new WeakMap();
  }

  draw(context, number, scale, clip, moving) {
    const { theme, run } = this;
    const chip = run.chip(number);
    context.fillStyle = theme.chip;
    context.fillRect(0, 0, g.WIDTH, g.HEIGHT);
    context.fillStyle = theme.array;
    context.fillRect(g.ARRAY_LEFT, 0, g.ARRAY_WIDTH, 860);
    context.fillRect(g.ARRAY_LEFT, g.ARRAY_BOTTOM_TOP, g.ARRAY_WIDTH, 860);
    if (chip) {
      this.matrix(context, chip, scale, clip);
      this.denmems(context, chip, scale, clip);
      this.drivers(context, chip, scale, clip);
    }
    this.lines(context, number, chip, scale, clip);
    if (chip) {
      this.switches(context, chip, scale, clip);
      this.mergers(context, chip, scale);
      if (!moving && scale * g.CELL_W >= 20) this.cells(context, number, chip, scale, clip);
    }
    if (scale > 0.5) this.labels(context, number, scale);
  }

  lines(context, number, chip, scale, clip) {
    const { theme, run } = this;
    const first = number * g.SEGMENTS;
    const thin = Math.max(0.5, 0.7 / scale);
    const idle = scale > 0.45;
    for (let s = 0; s < g.SEGMENTS; s++) {
      const used = run.lineOfSegment[first + s] >= 0;
      const bad = chip && chip.bad_segment[s];
      if (!used && !idle && !bad) continue;
      context.fillStyle = bad ? theme.bad : used ? theme.line : theme.idle;
      if (s < 64) {
        const y = g.hy(s);
        if (y < clip.bottom && y > clip.top) context.fillRect(0, y - thin / 2, g.WIDTH, thin);
      } else {
        const x = g.vx(s - 64);
        if (x < clip.right && x > clip.left) {
          context.fillRect(x - thin / 2, Math.max(0, clip.top), thin, Math.min(g.HEIGHT, clip.bottom) - Math.max(0, clip.top));
        }
      }
    }
  }

  matrix(context, chip, scale, clip) {
    let picture = this.matrices.get(chip);
    if (!picture) {
      picture = matrixPicture(chip);
      this.matrices.set(chip, picture);
    }
    context.imageSmoothingEnabled = scale * g.CELL_W < 1;
    context.drawImage(picture, 0, 0, 256, 224, g.ARRAY_LEFT, 0, g.ARRAY_WIDTH, 860);
    context.drawImage(picture, 0, 224, 256, 224, g.ARRAY_LEFT, g.ARRAY_BOTTOM_TOP, g.ARRAY_WIDTH, 860);
  }

  denmemColour(chip, denmem) {
    if (chip.bad_denmem[denmem]) return this.theme.bad;
    const cell = chip.denmem_cell[denmem];
    if (cell >= 0) return SERIES[this.run.populationOf(cell) % SERIES.length];
    return chip.denmem_component[denmem] >= 0 ? this.theme.line : this.theme.denmem;
  }

  denmems(context, chip, scale) {
    const { theme, run } = this;
    const separate = scale * g.CELL_W > 1.5;
    if (!separate) this.denmemRuns(context, chip);
    for (let denmem = 0; separate && denmem < 512; denmem++) {
      const cell = chip.denmem_cell[denmem];
      const x = g.denmemX(denmem);
      const y = g.denmemY(denmem);
      context.fillStyle = this.denmemColour(chip, denmem);
      context.fillRect(x, y, g.CELL_W + 0.05, g.DENMEM_H - 1);
      // A gap where a denmem is not joined with the one to its left: joined ones look like one piece.
      const joined =
        denmem % 256 > 0 &&
        chip.denmem_component[denmem] >= 0 &&
        chip.denmem_component[denmem] === chip.denmem_component[denmem - 1];
      if (!joined) {
        context.fillStyle = theme.chip;
        context.fillRect(x, y, Math.min(0.5, 1.5 / scale), g.DENMEM_H);
      }
      if (denmem < 256 && chip.denmem_component[denmem] >= 0 && chip.denmem_component[denmem] === chip.denmem_component[denmem + 256]) {
        context.fillStyle = SERIES[cell >= 0 ? run.populationOf(cell) % SERIES.length : 6];
        context.fillRect(x + 0.4, y + g.DENMEM_H - 1, g.CELL_W - 0.8, 1.2);
      }
      if (chip.denmem_firing[denmem] && scale * g.CELL_W > 3) {
        context.fillStyle = theme.paper;
        context.fillRect(x + g.CELL_W * 0.3, y + 12, g.CELL_W * 0.4, 6);
      }
    }
    context.fillStyle = theme.ink;
    for (let block = 0; block <= 8; block++) {
      context.fillRect(g.columnX(32 * block) - 0.6 / scale, g.DENMEM_TOP - 4, Math.max(0.6, 1.2 / scale), 2 * g.DENMEM_H + 8);
    }
  }

  /** Neighbours of one colour in one piece, where single denmems are too small to tell apart. */
  denmemRuns(context, chip) {
    for (let first = 0; first < 512; ) {
      const colour = this.denmemColour(chip, first);
      let next = first + 1;
      while (next % 256 !== 0 && this.denmemColour(chip, next) === colour) next++;
      context.fillStyle = colour;
      context.fillRect(g.denmemX(first), g.denmemY(first), (next - first) * g.CELL_W, g.DENMEM_H - 1);
      first = next;
    }
  }

  drivers(context, chip, scale, clip) {
    const { theme } = this;
    for (let y = 0; y < 224; y++) {
      const top = g.driverY(y);
      if (top > clip.bottom || top + 8 < clip.top) continue;
      const state = chip.driver_state[y];
      const x = g.driverX(y);
      context.fillStyle = chip.bad_driver[y] ? theme.bad : state & 1 ? theme.driver : theme.denmem;
      context.fillRect(x, top + 0.4, g.DRIVER_WIDTH, 2 * g.CELL_H - 0.8);
      if (state & 2) {
        // Takes a line of its own: a mark on the side of the lines.
        context.fillStyle = theme.ink;
        context.fillRect(g.driverSide(y) === 0 ? x : x + g.DRIVER_WIDTH - 6, top + 1.5, 6, 2 * g.CELL_H - 3);
      }
      if (state & 4) {
        // Joined with the next driver outward.
        const outward = y < 112 ? y - 2 : y + 2;
        const middle = x + g.DRIVER_WIDTH / 2;
        context.fillStyle = theme.driver;
        context.fillRect(middle - 2, Math.min(g.driverY(outward), top) + g.CELL_H, 4, 4 * g.CELL_H);
      }
    }
  }

  switches(context, chip, scale, clip) {
    const { theme } = this;
    const size = Math.max(1.1, Math.min(4, 3 / scale));
    context.fillStyle = theme.ink;
    for (const id of chip.crossbar) {
      const [h, v] = g.crossbarLines(id);
      context.fillRect(g.vx(v) - size / 2, g.hy(h) - size / 2, size, size);
    }
    for (const id of chip.synapse_switch) {
      const [y, v] = g.switchLines(id);
      context.fillRect(g.vx(v) - size / 2, g.driverY(y) + g.CELL_H - size / 2, size, size);
    }
    if (scale < 2.5) return;
    // Positions of open switches.
    context.fillStyle = theme.idle;
    for (let id = 0; id < 512; id++) {
      const [h, v] = g.crossbarLines(id);
      if (g.vx(v) > clip.left && g.vx(v) < clip.right) context.fillRect(g.vx(v) - 0.25, g.hy(h) - 0.25, 0.5, 0.5);
    }
    for (let id = 0; id < 7168; id++) {
      const [y, v] = g.switchLines(id);
      const x = g.vx(v);
      const at = g.driverY(y) + g.CELL_H;
      if (x > clip.left && x < clip.right && at > clip.top && at < clip.bottom) context.fillRect(x - 0.25, at - 0.25, 0.5, 0.5);
    }
  }

  mergers(context, chip, scale) {
    const { theme } = this;
    if (scale < 0.35) return;
    const width = g.ARRAY_WIDTH / 8;
    const box = (level, index, count, row, [name, mode], fill) => {
      const wide = g.ARRAY_WIDTH / count;
      const x = g.ARRAY_LEFT + index * wide + wide / 2 - width * 0.42;
      const y = g.MERGER_TOP + row * (g.MERGER_H / 5);
      context.fillStyle = fill;
      context.fillRect(x, y, width * 0.84, g.MERGER_H / 5 - 1.5);
      if (scale * 8 > 9) {
        context.fillStyle = theme.paper;
        context.font = "6.5px system-ui, sans-serif";
        context.textAlign = "center";
        context.textBaseline = "middle";
        context.fillText(`${name} ${mode.replace("_ONLY", "").toLowerCase()}`, x + width * 0.42, y + 4.6, width * 0.82);
      }
    };
    let next = 0;
    [8, 4, 2, 1].forEach((count, level) => {
      for (let i = 0; i < count; i++) box(level, i, count, level, chip.meta.mergers[next++], theme.merger);
    });
    for (let i = 0; i < 8; i++) box(4, i, 8, 4, chip.meta.dnc_mergers[i], theme.dnc);
  }

  cells(context, number, chip, scale, clip) {
    const { theme, run } = this;
    const from = Math.max(0, Math.floor((clip.left - g.ARRAY_LEFT) / g.CELL_W));
    const to = Math.min(255, Math.floor((clip.right - g.ARRAY_LEFT) / g.CELL_W));
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (let row = 0; row < 448; row++) {
      const y = g.rowY(row);
      if (y > clip.bottom || y + g.CELL_H < clip.top) continue;
      for (let column = from; column <= to; column++) {
        const cell = run.synapse(number, chip, row, column);
        const x = g.columnX(column);
        context.strokeStyle = theme.idle;
        context.lineWidth = 0.6 / scale;
        context.strokeRect(x, y, g.CELL_W, g.CELL_H);
        if (!cell.used) continue;
        context.fillStyle = cell.weight > 8 ? "#000" : "#fff";
        context.font = "0.75px system-ui, sans-serif";
        context.fillText(`w ${cell.weight}`, x + g.CELL_W / 2, y + 0.7, g.CELL_W);
        context.fillText(`a ${cell.group}·${cell.decoder}`, x + g.CELL_W / 2, y + 1.6, g.CELL_W);
        if (scale * g.CELL_W >= 48) {
          context.font = "0.42px system-ui, sans-serif";
          context.fillText(run.cellName(cell.pre), x + g.CELL_W / 2, y + 2.5, g.CELL_W);
          context.fillText(`to ${run.cellName(cell.post)}`, x + g.CELL_W / 2, y + 3.1, g.CELL_W);
        }
      }
    }
  }

  labels(context, number, scale) {
    const { theme } = this;
    const size = 11 / scale;
    context.font = `${size}px system-ui, sans-serif`;
    context.textAlign = "left";
    context.textBaseline = "bottom";
    context.fillStyle = theme.ink;
    context.fillText(`H${number}`, 0, -2 / scale);
    if (scale < 1) return;
    const put = (text, x, y) => {
      context.fillStyle = theme.chip;
      context.globalAlpha = 0.8;
      context.fillRect(x, y - size, context.measureText(text).width, size * 1.1);
      context.globalAlpha = 1;
      context.fillStyle = theme.ink;
      context.fillText(text, x, y);
    };
    for (let block = 0; block < 8; block++) put(`block ${block}`, g.columnX(32 * block) + 3 / scale, g.DENMEM_TOP - 1);
  }
}
