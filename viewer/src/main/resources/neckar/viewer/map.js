// The wafer on a canvas: chips by colour from far away, lines nearer by, circuits and synapses close up.

import * as g from "./geometry.js";
import { Camera } from "./camera.js";
import { ChipDrawing, linesPicture } from "./chipdraw.js";
import { sequential, share } from "./colours.js";

const LINES_FROM = 44; // pixels of a chip's width from which lines are drawn
const CIRCUITS_FROM = 230;
const SETTLE_MS = 150;

export function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const theme = {};
  for (const name of ["paper", "ink", "chip", "array", "idle", "line", "denmem", "driver", "merger", "dnc", "bad", "mark", "trace", "muted"]) {
    theme[name] = style.getPropertyValue(`--${name}`).trim();
  }
  return theme;
}

export class WaferMap {
  /** `on` has the callbacks hover(part), pick(part), moved(). */
  constructor(canvas, run, on = {}) {
    this.canvas = canvas;
    this.run = run;
    this.on = on;
    this.camera = new Camera();
    this.colouring = null; // {values, most, logarithmic, colour}
    this.selectedChip = -1;
    this.route = null; // see trace.js
    this.activity = null; // see playback.js
    this.dirty = false;
    this.moving = false;
    this.frames = [];
    this.stats = { draws: 0, lastMs: 0 };
    this.fitted = false;
    this.restyle();
    run.whenLoaded = () => this.redraw();
    new ResizeObserver(() => this.resize()).observe(canvas);
    this.listen();
  }

  restyle() {
    this.theme = readTheme();
    this.pictures = new Map();
    this.drawing = new ChipDrawing(this.run, this.theme);
    this.hatch = null;
    this.redraw();
  }

  resize() {
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (width === 0 || height === 0) return;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.ratio = ratio;
    this.camera.resize(width, height);
    if (!this.fitted) {
      this.camera.fit();
      this.fitted = true;
    }
    this.redraw();
  }

  colour(colouring) {
    this.colouring = colouring;
    this.pictures.clear();
    this.redraw();
  }

  redraw() {
    if (this.dirty) return;
    this.dirty = true;
    requestAnimationFrame(() => {
      this.dirty = false;
      this.draw();
    });
  }

  /** The view moves: draws coarsely now, finely when it rests. */
  move() {
    this.moving = true;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      this.moving = false;
      this.redraw();
      this.on.moved?.();
    }, SETTLE_MS);
    this.on.moving?.();
    this.redraw();
  }

  get chipPixels() {
    return this.camera.scale * g.WIDTH;
  }

  // --- drawing ---

  draw() {
    if (!this.canvas.width || !this.fitted) return;
    const begin = performance.now();
    const context = this.canvas.getContext("2d");
    const { camera, theme } = this;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.fillStyle = theme.paper;
    context.fillRect(0, 0, camera.width, camera.height);
    const visible = this.visibleChips();
    for (const chip of visible) this.drawChip(context, chip);
    this.drawReticles(context);
    if (this.activity) this.activity.draw(context, this);
    if (this.route) this.drawRoute(context);
    if (this.selectedChip >= 0) this.outline(context, this.selectedChip, theme.mark, 3);
    this.stats.draws++;
    this.stats.lastMs = performance.now() - begin;
  }

  visibleChips() {
    const { camera } = this;
    const chips = [];
    const x0 = Math.max(0, Math.floor(camera.toWorldX(0) / g.PITCH_X));
    const x1 = Math.min(35, Math.floor(camera.toWorldX(camera.width) / g.PITCH_X));
    const y0 = Math.max(0, Math.floor(camera.toWorldY(0) / g.PITCH_Y));
    const y1 = Math.min(15, Math.floor(camera.toWorldY(camera.height) / g.PITCH_Y));
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        const chip = g.chipAt(x, y);
        if (chip >= 0) chips.push(chip);
      }
    }
    return chips;
  }

  tint(chip) {
    if (!this.colouring) return null;
    const value = this.colouring.values[chip];
    if (this.colouring.colour) return this.colouring.colour(value);
    if (!(value >= 0) || !this.run.isUsed(chip)) {
      // A chip out of use has a colour only where its own number says something, as defects do.
      if (!(this.colouring.key === "defects" && value > 0)) return null;
    }
    return sequential(share(value, this.colouring.most, this.colouring.logarithmic));
  }

  drawChip(context, chip) {
    const { camera, theme } = this;
    const scale = camera.scale;
    const x = camera.toScreenX(g.chipLeft(chip));
    const y = camera.toScreenY(g.chipTop(chip));
    const width = g.WIDTH * scale;
    const height = g.HEIGHT * scale;
    if (width < LINES_FROM) {
      context.fillStyle = this.tint(chip) || theme.chip;
      context.fillRect(x, y, width, height);
    } else if (width < CIRCUITS_FROM || (this.moving && width < 1.5 * CIRCUITS_FROM)) {
      let picture = this.pictures.get(chip);
      if (!picture) {
        picture = linesPicture(this.run, chip, theme, this.tint(chip));
        this.pictures.set(chip, picture);
      }
      context.imageSmoothingEnabled = true;
      context.drawImage(picture, x, y, width, height);
      this.name(context, chip, x, y, width);
    } else {
      context.save();
      context.beginPath();
      context.rect(x, y - 18, width, height + 18);
      context.clip();
      context.translate(x, y);
      context.scale(scale, scale);
      const clip = {
        left: -x / scale,
        right: (camera.width - x) / scale,
        top: -y / scale,
        bottom: (camera.height - y) / scale,
      };
      this.drawing.draw(context, chip, scale, clip, this.moving);
      context.restore();
    }
    if (this.run.pack.chip_defects[chip] > 0 && this.colouring?.key === "defects" && width < CIRCUITS_FROM) {
      this.hatched(context, x, y, width, height);
    }
  }

  name(context, chip, x, y, width) {
    if (width < 60) return;
    context.font = "11px system-ui, sans-serif";
    context.textAlign = "left";
    context.textBaseline = "top";
    const text = `H${chip}`;
    context.fillStyle = this.theme.paper;
    context.globalAlpha = 0.85;
    context.fillRect(x + 2, y + 2, context.measureText(text).width + 6, 15);
    context.globalAlpha = 1;
    context.fillStyle = this.theme.ink;
    context.fillText(text, x + 5, y + 4);
  }

  hatched(context, x, y, width, height) {
    if (!this.hatch) {
      const tile = document.createElement("canvas");
      tile.width = tile.height = 8;
      const ink = tile.getContext("2d");
      ink.strokeStyle = this.theme.bad;
      ink.lineWidth = 1.5;
      ink.beginPath();
      for (const shift of [-8, 0, 8]) {
        ink.moveTo(shift, 8);
        ink.lineTo(shift + 8, 0);
      }
      ink.stroke();
      this.hatch = context.createPattern(tile, "repeat");
    }
    context.fillStyle = this.hatch;
    context.fillRect(x, y, width, height);
  }

  drawReticles(context) {
    if (this.chipPixels > CIRCUITS_FROM) return;
    const { camera, theme } = this;
    context.strokeStyle = theme.muted;
    context.lineWidth = 1;
    for (let ry = 0; ry < 8; ry++) {
      const k = Math.min(ry, 7 - ry);
      for (let rx = 3 - k; rx <= 5 + k; rx++) {
        const x = camera.toScreenX(4 * rx * g.PITCH_X - 40);
        const y = camera.toScreenY(2 * ry * g.PITCH_Y - 40);
        context.strokeRect(x, y, 4 * g.PITCH_X * camera.scale, 2 * g.PITCH_Y * camera.scale);
      }
    }
  }

  outline(context, chip, colour, width) {
    const { camera } = this;
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.strokeRect(
      camera.toScreenX(g.chipLeft(chip)) - 1,
      camera.toScreenY(g.chipTop(chip)) - 1,
      g.WIDTH * camera.scale + 2,
      g.HEIGHT * camera.scale + 2,
    );
  }

  /** Lights up the pieces of a route: segments, the joints between them, chips that hear it, circuits at its ends. */
  drawRoute(context) {
    const { camera, theme, route } = this;
    if (!route.onTop) {
      context.fillStyle = theme.paper;
      context.globalAlpha = 0.45;
      context.fillRect(0, 0, camera.width, camera.height);
      context.globalAlpha = 1;
    }
    for (const chip of route.chips) this.outline(context, chip, theme.trace, this.chipPixels < LINES_FROM ? 2 : 3);
    context.strokeStyle = theme.trace;
    context.lineWidth = Math.max(2, Math.min(4, 1.2 * camera.scale));
    context.lineCap = "round";
    context.beginPath();
    for (const [x0, y0, x1, y1] of route.strokes) {
      context.moveTo(camera.toScreenX(x0), camera.toScreenY(y0));
      context.lineTo(camera.toScreenX(x1), camera.toScreenY(y1));
    }
    context.stroke();
    for (const mark of route.marks) {
      const x = camera.toScreenX(mark.x);
      const y = camera.toScreenY(mark.y);
      const width = Math.max(mark.kind === "end" ? 9 : 4, (mark.w || 0) * camera.scale);
      const height = Math.max(mark.kind === "end" ? 9 : 4, (mark.h || 0) * camera.scale);
      const centred = (mark.w || 0) * camera.scale < 9 ? [x - width / 2, y - height / 2] : [x, y];
      context.fillStyle = mark.kind === "end" ? theme.mark : theme.trace;
      if (mark.kind === "end") {
        context.strokeStyle = theme.mark;
        context.lineWidth = 3;
        context.strokeRect(centred[0], centred[1], width, height);
      } else {
        context.fillRect(centred[0], centred[1], width, height);
      }
    }
  }

  // --- finding ---

  /** What lies under a point of the canvas. */
  partAt(px, py) {
    const x = this.camera.toWorldX(px);
    const y = this.camera.toWorldY(py);
    const chip = g.chipAt(Math.floor(x / g.PITCH_X), Math.floor(y / g.PITCH_Y));
    if (chip < 0) return null;
    const part = this.chipPixels < LINES_FROM ? null : g.partAt(x - g.chipLeft(chip), y - g.chipTop(chip));
    const inside = x - g.chipLeft(chip) < g.WIDTH && y - g.chipTop(chip) < g.HEIGHT;
    if (!inside) return null;
    return { chip, ...(this.chipPixels < CIRCUITS_FROM ? { kind: "chip" } : part || { kind: "chip" }) };
  }

  showChip(chip) {
    this.selectedChip = chip;
    this.camera.show(g.chipLeft(chip), g.chipTop(chip), g.WIDTH, g.HEIGHT);
    this.move();
  }

  showPart(chip, x, y, width, height, margin) {
    this.selectedChip = chip;
    this.camera.show(g.chipLeft(chip) + x, g.chipTop(chip) + y, width, height, margin);
    this.move();
  }

  // --- input ---

  listen() {
    const { canvas, camera } = this;
    let drag = null;
    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    canvas.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        const step = event.deltaMode === 1 ? 16 * event.deltaY : event.deltaY;
        camera.zoom(Math.exp(-step / 400), ...at(event));
        this.move();
      },
      { passive: false },
    );
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      canvas.setPointerCapture(event.pointerId);
      drag = { x: event.clientX, y: event.clientY, moved: false };
    });
    canvas.addEventListener("pointermove", (event) => {
      if (drag) {
        const dx = event.clientX - drag.x;
        const dy = event.clientY - drag.y;
        if (drag.moved || Math.hypot(dx, dy) > 3) {
          camera.pan(dx, dy);
          drag = { x: event.clientX, y: event.clientY, moved: true };
          this.move();
        }
        return;
      }
      this.on.hover?.(this.partAt(...at(event)), event);
    });
    canvas.addEventListener("pointerup", (event) => {
      if (drag && !drag.moved) this.on.pick?.(this.partAt(...at(event)), event);
      drag = null;
    });
    canvas.addEventListener("pointerleave", () => this.on.hover?.(null));
    canvas.addEventListener("dblclick", (event) => {
      const part = this.partAt(...at(event));
      if (part) this.showChip(part.chip);
    });
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    const step = 80;
    const { camera } = this;
    const pans = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (pans[event.key] && event.shiftKey) {
      this.stepChip(-pans[event.key][0] / step, -pans[event.key][1] / step);
    } else if (pans[event.key]) {
      camera.pan(...pans[event.key]);
      this.move();
    } else if (event.key === "+" || event.key === "=") {
      camera.zoom(1.4);
      this.move();
    } else if (event.key === "-") {
      camera.zoom(1 / 1.4);
      this.move();
    } else if (event.key === "Enter" && this.selectedChip >= 0) {
      this.showChip(this.selectedChip);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Moves the selection to the next chip in a direction, jumping over the bays of the disc. */
  stepChip(dx, dy) {
    if (this.selectedChip < 0) {
      this.on.pick?.({ chip: 198, kind: "chip" });
      return;
    }
    let x = g.columnOfChip(this.selectedChip) + dx;
    let y = g.rowOfChip(this.selectedChip) + dy;
    while (x >= 0 && x < 36 && y >= 0 && y < 16) {
      const chip = g.chipAt(x, y);
      if (chip >= 0) {
        this.on.pick?.({ chip, kind: "chip" });
        return;
      }
      x += dx;
      y += dy;
    }
  }
}
