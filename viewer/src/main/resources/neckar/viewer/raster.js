// The raster of all spikes: counts in bins while far away, single spikes close up.

import { SERIES, sequential, viridis } from "./colours.js";

const LEFT = 92;
const BOTTOM = 24;
const MOST_DRAWN = 1500000; // spikes in sight from which bins are drawn instead
const MOST_MOVING = 100000; // spikes drawn while the window moves
const MOST_FETCHED = 12; // pieces fetched at once
const SETTLE_MS = 150;

/** Spikes of a run by time; pieces are fetched when they are needed and then kept. */
export class Spikes {
  constructor(run, overview) {
    this.run = run;
    this.overview = overview;
    this.meta = overview.meta;
    this.starts = overview.piece_start;
    this.pieces = new Array(this.starts.length).fill(null);
    this.waiting = new Set();
    this.missing = new Set();
  }

  /** First and last piece that may hold spikes of [from, to). */
  range(from, to) {
    let first = 0;
    while (first + 1 < this.starts.length && this.starts[first + 1] <= from) first++;
    let last = first;
    while (last + 1 < this.starts.length && this.starts[last + 1] < to) last++;
    return [first, last];
  }

  /** Fetches the pieces of a window; calls back when some came. True when all are here. */
  need(from, to, done) {
    if (!this.starts.length) return true;
    const [first, last] = this.range(from, to);
    let all = true;
    for (let p = first; p <= last; p++) {
      if (this.pieces[p]) continue;
      all = false;
      if (this.waiting.has(p) || this.missing.has(p)) continue;
      this.waiting.add(p);
      this.run.source.pack(`${this.run.number}/spikes/${p}`).then((pack) => {
        this.waiting.delete(p);
        if (pack) this.pieces[p] = pack;
        else this.missing.add(p);
        done();
      });
    }
    return all;
  }

  /** Calls visit(cell, ms) for the spikes of [from, to) that are here, each `stride`-th of them. */
  each(from, to, visit, stride = 1) {
    if (!this.starts.length) return;
    const [first, last] = this.range(from, to);
    for (let p = first; p <= last; p++) {
      const pack = this.pieces[p];
      if (!pack) continue;
      const { time, cell } = pack;
      let low = 0;
      let high = time.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (time[middle] < from) low = middle + 1;
        else high = middle;
      }
      for (let i = low; i < time.length && time[i] < to; i += stride) visit(cell[i], time[i]);
    }
  }

  /** Number of spikes in a window, from the bins. */
  estimate(from, to) {
    const { bins, duration_ms: duration } = this.meta;
    const { rate } = this.overview;
    const bands = this.meta.bands.length;
    const first = Math.max(0, Math.floor((from / duration) * bins));
    const last = Math.min(bins, Math.ceil((to / duration) * bins));
    let sum = 0;
    for (let band = 0; band < bands; band++) for (let bin = first; bin < last; bin++) sum += rate[band * bins + bin];
    return sum;
  }
}

export class Raster {
  /** `on.window(from, to)` is told whenever the window changes. */
  constructor(canvas, spikes, on) {
    this.canvas = canvas;
    this.spikes = spikes;
    this.on = on;
    this.from = 0;
    this.to = spikes.meta.duration_ms;
    this.low = 0;
    this.high = Math.max(1, spikes.meta.rows);
    this.brush = null;
    this.stats = { lastMs: 0, drawn: 0 };
    new ResizeObserver(() => this.redraw()).observe(canvas);
    this.listen();
  }

  redraw() {
    if (this.dirty) return;
    this.dirty = true;
    requestAnimationFrame(() => {
      this.dirty = false;
      this.draw();
    });
  }

  window(from, to, low = this.low, high = this.high) {
    const { duration_ms: duration, rows } = this.spikes.meta;
    const width = Math.min(duration, Math.max(0.05, to - from));
    this.from = Math.max(0, Math.min(duration - width, from));
    this.to = this.from + width;
    const height = Math.min(rows, Math.max(4, high - low));
    this.low = Math.max(0, Math.min(rows - height, low));
    this.high = this.low + height;
    this.moving = true;
    this.redraw();
    this.tell();
  }

  /** All spikes, and news to the plots below, only when the window rests. */
  tell() {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      this.moving = false;
      this.redraw();
      this.on.window(this.from, this.to);
    }, SETTLE_MS);
  }

  whole() {
    this.window(0, this.spikes.meta.duration_ms, 0, this.spikes.meta.rows);
  }

  draw() {
    const { canvas } = this;
    const ratio = window.devicePixelRatio || 1;
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    if (!width || !height) return;
    const begin = performance.now();
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const context = canvas.getContext("2d");
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = colour("paper");
    context.fillRect(0, 0, width, height);
    const w = Math.max(1, Math.floor(width - LEFT - 4));
    const h = Math.max(1, Math.floor(height - BOTTOM));
    const number = this.spikes.estimate(this.from, this.to);
    const few = number <= MOST_DRAWN;
    this.stride = this.moving ? Math.max(1, Math.ceil(number / MOST_MOVING)) : 1;
    const [first, last] = this.spikes.range(this.from, this.to);
    const here = few && last - first < MOST_FETCHED && this.spikes.need(this.from, this.to, () => this.redraw());
    if (here) this.single(context, w, h, colour("ink"));
    else this.density(context, w, h);
    if (this.detailed !== here) {
      this.detailed = here;
      this.tell();
    }
    this.axes(context, w, h, colour);
    if (this.brush) {
      context.fillStyle = colour("accent");
      context.globalAlpha = 0.25;
      const x = Math.min(this.brush.x0, this.brush.x1);
      context.fillRect(x, this.brush.tall ? Math.min(this.brush.y0, this.brush.y1) : 0, Math.abs(this.brush.x1 - this.brush.x0), this.brush.tall ? Math.abs(this.brush.y1 - this.brush.y0) : h);
      context.globalAlpha = 1;
    }
    this.stats.lastMs = performance.now() - begin;
  }

  /** Single spikes, as dots whose strength grows where several fall together. */
  single(context, w, h, ink) {
    if (!this.counts || this.counts.length !== w * h) this.counts = new Uint8Array(w * h);
    const counts = this.counts.fill(0);
    const { from, to, low, high } = this;
    const rowOf = this.spikes.overview.row_of_cell;
    const sx = w / (to - from);
    const sy = h / (high - low);
    let drawn = 0;
    this.spikes.each(from, to, (cell, ms) => {
      const row = rowOf[cell];
      if (row < low || row >= high) return;
      const x = ((ms - from) * sx) | 0;
      const y = h - 1 - (((row - low) * sy) | 0);
      const at = y * w + x;
      if (at >= 0 && at < counts.length && counts[at] < 255) counts[at]++;
      drawn++;
    }, this.stride);
    this.stats.drawn = drawn;
    const image = context.createImageData(w, h);
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(ink.slice(i, i + 2), 16));
    const tall = Math.max(1, Math.min(4, Math.floor(sy)));
    const wide = drawn < 20000 ? 2 : 1;
    for (let at = 0; at < counts.length; at++) {
      if (!counts[at]) continue;
      const alpha = Math.min(255, 110 + 70 * counts[at]);
      for (let dy = 0; dy < tall; dy++) {
        for (let dx = 0; dx < wide; dx++) {
          const put = 4 * (at - dy * w + dx);
          if (put < 0 || put >= image.data.length) continue;
          image.data[put] = r;
          image.data[put + 1] = g;
          image.data[put + 2] = b;
          image.data[put + 3] = Math.max(image.data[put + 3], alpha);
        }
      }
    }
    this.put(context, image);
  }

  put(context, image) {
    if (!this.buffer || this.buffer.width !== image.width || this.buffer.height !== image.height) {
      this.buffer = document.createElement("canvas");
      this.buffer.width = image.width;
      this.buffer.height = image.height;
    }
    this.buffer.getContext("2d").putImageData(image, 0, 0);
    context.drawImage(this.buffer, LEFT, 0);
  }

  /** Counts in bins as colour. */
  density(context, w, h) {
    const { bins, drawn_rows: rows, rows: all, duration_ms: duration } = this.spikes.meta;
    const { density } = this.spikes.overview;
    if (!this.bins) {
      let most = 1;
      for (const each of density) most = Math.max(most, each);
      this.bins = document.createElement("canvas");
      this.bins.width = bins;
      this.bins.height = rows;
      const context2 = this.bins.getContext("2d");
      const image = context2.createImageData(bins, rows);
      for (let row = 0; row < rows; row++) {
        for (let bin = 0; bin < bins; bin++) {
          const value = density[row * bins + bin];
          if (!value) continue;
          const colour = 3 * Math.round(255 * Math.sqrt(value / most));
          const put = 4 * ((rows - 1 - row) * bins + bin);
          image.data[put] = viridis.bytes[colour];
          image.data[put + 1] = viridis.bytes[colour + 1];
          image.data[put + 2] = viridis.bytes[colour + 2];
          image.data[put + 3] = 255;
        }
      }
      context2.putImageData(image, 0, 0);
    }
    context.fillStyle = sequential(0);
    context.fillRect(LEFT, 0, w, h);
    context.imageSmoothingEnabled = false;
    const x = (this.from / duration) * bins;
    const wide = ((this.to - this.from) / duration) * bins;
    const y = rows - (this.high / all) * rows;
    const high = ((this.high - this.low) / all) * rows;
    context.drawImage(this.bins, x, y, Math.max(0.5, wide), Math.max(0.5, high), LEFT, 0, w, h);
  }

  axes(context, w, h, colour) {
    context.fillStyle = colour("ink");
    context.strokeStyle = colour("rule");
    context.font = "11px system-ui, sans-serif";
    context.textBaseline = "top";
    context.textAlign = "center";
    const span = this.to - this.from;
    const step = niceStep(span / Math.max(2, w / 110));
    for (let t = Math.ceil(this.from / step) * step; t <= this.to; t += step) {
      const x = LEFT + ((t - this.from) / span) * w;
      context.fillRect(x, h, 1, 4);
      if (x < LEFT + w - 24) context.fillText(`${Number(t.toPrecision(8))}`, x, h + 6);
    }
    context.textAlign = "right";
    context.fillText("ms", LEFT + w, h + 6);
    context.textBaseline = "middle";
    const bands = this.spikes.meta.bands;
    let lastLabel = Infinity;
    bands.forEach((band, i) => {
      const bottom = h - ((band.first_row - this.low) / (this.high - this.low)) * h;
      const top = h - ((band.first_row + band.rows - this.low) / (this.high - this.low)) * h;
      if (bottom <= 0 || top >= h) return;
      context.fillStyle = SERIES[i % SERIES.length];
      context.fillRect(LEFT - 8, Math.max(0, top), 6, Math.min(h, bottom) - Math.max(0, top) - 1);
      const middle = (Math.max(0, top) + Math.min(h, bottom)) / 2;
      if (lastLabel - middle > 12) {
        context.fillStyle = colour("ink");
        context.fillText(band.population, LEFT - 12, middle, LEFT - 16);
        lastLabel = middle;
      }
    });
  }

  toMs(x) {
    return this.from + ((x - LEFT) / (this.canvas.clientWidth - LEFT - 4)) * (this.to - this.from);
  }

  toRow(y) {
    return this.low + (1 - y / (this.canvas.clientHeight - BOTTOM)) * (this.high - this.low);
  }

  zoom(factor, x = this.canvas.clientWidth / 2, rows = false, y = this.canvas.clientHeight / 2) {
    if (rows) {
      const row = this.toRow(y);
      this.window(this.from, this.to, row - (row - this.low) * factor, row + (this.high - row) * factor);
      return;
    }
    const at = this.toMs(x);
    this.window(at - (at - this.from) * factor, at + (this.to - at) * factor);
  }

  listen() {
    const { canvas } = this;
    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      const [x, y] = at(event);
      this.zoom(Math.exp((event.deltaY || event.deltaX) / 400), x, event.shiftKey, y);
    }, { passive: false });
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      canvas.setPointerCapture(event.pointerId);
      const [x, y] = at(event);
      this.brush = { x0: x, x1: x, y0: y, y1: y, tall: false };
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!this.brush) return;
      [this.brush.x1, this.brush.y1] = at(event);
      this.brush.tall = Math.abs(this.brush.y1 - this.brush.y0) > 24;
      this.redraw();
    });
    canvas.addEventListener("pointerup", () => {
      const brush = this.brush;
      this.brush = null;
      if (brush && Math.abs(brush.x1 - brush.x0) > 4) {
        const [a, b] = [brush.x0, brush.x1].sort((p, q) => p - q).map((x) => this.toMs(x));
        const rows = brush.tall ? [brush.y1, brush.y0].sort((p, q) => q - p).map((y) => this.toRow(y)) : [this.low, this.high];
        this.window(a, b, rows[0], rows[1]);
      } else this.redraw();
    });
    canvas.addEventListener("dblclick", () => this.whole());
    canvas.addEventListener("keydown", (event) => {
      const span = this.to - this.from;
      if (event.key === "ArrowLeft") this.window(this.from - 0.2 * span, this.to - 0.2 * span);
      else if (event.key === "ArrowRight") this.window(this.from + 0.2 * span, this.to + 0.2 * span);
      else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
        const by = (event.key === "ArrowUp" ? 0.2 : -0.2) * (this.high - this.low);
        this.window(this.from, this.to, this.low + by, this.high + by);
      } else if (event.key === "+" || event.key === "=") this.zoom(0.7);
      else if (event.key === "-") this.zoom(1 / 0.7);
      else if (event.key === "Home") this.whole();
      else return;
      event.preventDefault();
    });
  }
}

export function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
}
