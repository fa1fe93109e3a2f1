// What part of the wafer is in sight, and how large.

import { WORLD_HEIGHT, WORLD_WIDTH } from "./geometry.js";

const CLOSEST = 40; // pixels per unit: a synapse is 80 pixels wide

export class Camera {
  x = WORLD_WIDTH / 2;
  y = WORLD_HEIGHT / 2;
  scale = 0.02;
  width = 800;
  height = 600;

  resize(width, height) {
    this.width = width;
    this.height = height;
  }

  get farthest() {
    return 0.6 * Math.min(this.width / WORLD_WIDTH, this.height / WORLD_HEIGHT);
  }

  fit() {
    this.x = WORLD_WIDTH / 2;
    this.y = WORLD_HEIGHT / 2;
    this.scale = 0.96 * Math.min(this.width / WORLD_WIDTH, this.height / WORLD_HEIGHT);
  }

  show(left, top, width, height, margin = 0.9) {
    this.x = left + width / 2;
    this.y = top + height / 2;
    this.scale = this.limited(margin * Math.min(this.width / width, this.height / height));
  }

  limited(scale) {
    return Math.max(this.farthest, Math.min(CLOSEST, scale));
  }

  toWorldX(px) {
    return this.x + (px - this.width / 2) / this.scale;
  }

  toWorldY(py) {
    return this.y + (py - this.height / 2) / this.scale;
  }

  toScreenX(x) {
    return (x - this.x) * this.scale + this.width / 2;
  }

  toScreenY(y) {
    return (y - this.y) * this.scale + this.height / 2;
  }

  pan(dx, dy) {
    this.x = Math.max(0, Math.min(WORLD_WIDTH, this.x - dx / this.scale));
    this.y = Math.max(0, Math.min(WORLD_HEIGHT, this.y - dy / this.scale));
  }

  /** Zooms so that the point under the cursor stays where it is. */
  zoom(factor, px = this.width / 2, py = this.height / 2) {
    const x = this.toWorldX(px);
    const y = this.toWorldY(py);
    this.scale = this.limited(this.scale * factor);
    this.x = x - (px - this.width / 2) / this.scale;
    this.y = y - (py - this.height / 2) / this.scale;
  }
}
