// Plays the spikes back over the wafer: sending chips flash, events travel along their lines.

import * as g from "./geometry.js";
import { el } from "./dom.js";
import { openSpikes } from "./activity.js";
import { lineTree } from "./trace.js";

const MOST_WAVES = 240;
const FEWEST_WAVES = 12;
const SLOW_FRAME_SEC = 0.04; // fewer events are shown travelling when frames take longer
const MOST_SPIKES_A_FRAME = 20000;
const SEGMENTS_A_SECOND = 26; // how fast an event is seen to travel
const TAIL = 5; // segments that stay lit behind it
const FADE_SEC = 0.35;
// Biological milliseconds a second, and what that is against hardware running at 10^4.
const SPEEDS = [1, 5, 20, 100, 1000];

export class Playback {
  constructor(page, run) {
    this.page = page;
    this.run = run;
    this.time = 0;
    this.running = false;
    this.speed = 20;
    this.glow = new Float32Array(g.CHIPS);
    this.waves = [];
    this.trees = new Map();
    this.still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.frames = [];
    this.most = MOST_WAVES;
    this.build();
  }

  build() {
    const duration = this.run.meta.duration_ms;
    this.button = el("button", { type: "button", id: "play", "aria-pressed": "false", click: () => this.toggle() }, "Play");
    this.slider = el("input", { type: "range", id: "time", min: "0", max: `${duration}`, step: "0.1", "aria-label": "Time in ms", input: () => this.seek(Number(this.slider.value)) });
    this.slider.value = "0";
    this.told = el("output", { for: "time" });
    this.chooser = el("select", { id: "speed", "aria-label": "Speed", change: () => (this.speed = Number(this.chooser.value)) },
      SPEEDS.map((speed) => el("option", { value: `${speed}` }, `${speed} ms/s (1/${Math.round((this.run.meta.speedup * 1000) / speed).toLocaleString("en")} of hardware)`)));
    this.chooser.value = `${this.speed}`;
    this.stopButton = el("button", { type: "button", click: () => this.end() }, "Stop");
    this.page.side.append(el("div", { class: "playbar", role: "group", "aria-label": "Playback" }, this.button, this.slider, this.told, this.chooser, this.stopButton));
    this.tell();
  }

  tell() {
    this.told.textContent = `${this.time.toFixed(1)} of ${this.run.meta.duration_ms.toFixed(0)} ms`;
    this.slider.setAttribute("aria-valuetext", this.told.textContent);
  }

  seek(ms) {
    this.time = Math.max(0, Math.min(this.run.meta.duration_ms, ms));
    this.slider.value = `${this.time}`;
    this.waves = [];
    this.tell();
    if (!this.running) this.show(Math.max(0.5, this.speed / 20));
  }

  /** Shows the spikes of the last milliseconds at rest. */
  async show(spanMs) {
    this.spikes ??= await openSpikes(this.run);
    this.page.map.activity = this;
    this.glow.fill(0);
    const from = Math.max(0, this.time - spanMs);
    if (!this.spikes.need(from, this.time + 0.01, () => !this.running && this.show(spanMs))) return;
    this.spikes.each(from, this.time + 0.01, (cell) => this.flash(cell, 1));
    this.page.map.redraw();
  }

  toggle() {
    if (this.running) this.pause();
    else this.start();
  }

  async start() {
    this.spikes ??= await openSpikes(this.run);
    if (this.running) return;
    if (this.time >= this.run.meta.duration_ms) this.time = 0;
    this.running = true;
    this.button.textContent = "Pause";
    this.button.setAttribute("aria-pressed", "true");
    this.page.map.activity = this;
    this.last = performance.now();
    this.frames = [];
    requestAnimationFrame((now) => this.frame(now));
  }

  pause() {
    this.running = false;
    this.button.textContent = "Play";
    this.button.setAttribute("aria-pressed", "false");
  }

  /** Back to the map without activity. */
  end() {
    this.pause();
    this.waves = [];
    this.page.map.activity = null;
    this.page.map.redraw();
  }

  frame(now) {
    if (!this.running) return;
    const seconds = Math.min(0.1, Math.max(0, (now - this.last) / 1000));
    this.frames.push(now);
    if (this.frames.length > 240) this.frames.shift();
    this.last = now;
    if (seconds > SLOW_FRAME_SEC) this.most = Math.max(FEWEST_WAVES, Math.floor(0.85 * this.most));
    else this.most = Math.min(MOST_WAVES, this.most + 1);
    if (this.waves.length > this.most) this.waves.length = this.most;
    this.advance(seconds);
    this.page.map.redraw();
    if (this.time >= this.run.meta.duration_ms) this.pause();
    else requestAnimationFrame((next) => this.frame(next));
  }

  advance(seconds) {
    const to = Math.min(this.run.meta.duration_ms, this.time + seconds * this.speed);
    const fade = Math.exp(-seconds / FADE_SEC);
    for (let chip = 0; chip < g.CHIPS; chip++) this.glow[chip] *= fade;
    for (const wave of this.waves) wave.front += seconds * SEGMENTS_A_SECOND;
    this.waves = this.waves.filter((wave) => wave.front - TAIL < wave.tree.deepest);
    // Waits for spikes that are still on their way; asks for the next ones ahead of time.
    this.spikes.need(to, to + 2 * this.speed, () => {});
    if (!this.spikes.need(this.time, to, () => {})) {
      const [first, last] = this.spikes.range(this.time, to);
      for (let p = first; p <= last; p++) if (!this.spikes.missing.has(p) && !this.spikes.pieces[p]) return;
    }
    const stride = Math.max(1, Math.ceil(this.spikes.estimate(this.time, to) / MOST_SPIKES_A_FRAME));
    const started = new Set();
    this.spikes.each(this.time, to, (cell) => {
      this.flash(cell, 0.5);
      const line = this.run.pack.cell_line[cell];
      if (line >= 0 && !this.still && !started.has(line) && this.waves.length < this.most) {
        started.add(line);
        this.waves.push({ tree: this.tree(line), front: 0 });
      }
    }, stride);
    this.time = to;
    this.slider.value = `${to}`;
    this.tell();
  }

  flash(cell, by) {
    const chip = this.run.pack.cell_chip[cell];
    if (chip >= 0) this.glow[chip] = Math.min(1, this.glow[chip] + by * 0.5);
  }

  tree(line) {
    let tree = this.trees.get(line);
    if (!tree) {
      tree = lineTree(this.run, line);
      tree.deepest = tree.depths.reduce((most, depth) => Math.max(most, depth), 0);
      this.trees.set(line, tree);
    }
    return tree;
  }

  draw(context, map) {
    const { camera, theme } = map;
    context.fillStyle = theme.paper;
    context.globalAlpha = 0.55;
    context.fillRect(0, 0, camera.width, camera.height);
    context.fillStyle = theme.trace;
    for (let chip = 0; chip < g.CHIPS; chip++) {
      if (this.glow[chip] < 0.03) continue;
      context.globalAlpha = 0.75 * this.glow[chip];
      const x = camera.toScreenX(g.chipLeft(chip));
      const y = camera.toScreenY(g.chipTop(chip));
      // Denmems flash close up, the whole chip from far away.
      if (map.chipPixels < 230) context.fillRect(x, y, g.WIDTH * camera.scale, g.HEIGHT * camera.scale);
      else context.fillRect(x + g.ARRAY_LEFT * camera.scale, y + (g.DENMEM_TOP - 12) * camera.scale, g.ARRAY_WIDTH * camera.scale, 8 * camera.scale);
    }
    // Almost all strokes run along an axis: rectangles are drawn much faster than paths.
    const thick = Math.max(1.5, Math.min(4, 2 * camera.scale));
    const shortest = 3 / camera.scale;
    context.lineWidth = thick;
    for (const { tree, front } of this.waves) {
      for (let i = 0; i < tree.strokes.length; i++) {
        const behind = front - tree.depths[i];
        if (behind < 0 || behind >= TAIL) continue;
        const [x0, y0, x1, y1] = tree.strokes[i];
        const width = Math.abs(x1 - x0);
        const height = Math.abs(y1 - y0);
        if (width + height < shortest) continue;
        const left = camera.toScreenX(Math.min(x0, x1));
        const top = camera.toScreenY(Math.min(y0, y1));
        if (left > camera.width || top > camera.height || left + width * camera.scale < 0 || top + height * camera.scale < 0) continue;
        context.globalAlpha = behind < TAIL / 3 ? 1 : behind < (2 * TAIL) / 3 ? 0.6 : 0.3;
        context.fillStyle = behind < TAIL / 3 ? theme.mark : theme.trace;
        if (width === 0 || height === 0) {
          context.fillRect(left - thick / 2, top - thick / 2, width * camera.scale + thick, height * camera.scale + thick);
        } else {
          context.strokeStyle = context.fillStyle;
          context.beginPath();
          context.moveTo(camera.toScreenX(x0), camera.toScreenY(y0));
          context.lineTo(camera.toScreenX(x1), camera.toScreenY(y1));
          context.stroke();
        }
      }
    }
    context.globalAlpha = 1;
  }
}
