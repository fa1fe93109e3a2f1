// Where everything lies: chips on the wafer, parts on a chip, and how lines go on from chip to chip. The arithmetic of
// lines, switches and drivers is that of the hardware; the drawing of one chip is ours: 1000 x 2000 units.

export const CHIPS = 384;
export const SEGMENTS = 320;
export const WIDTH = 1000;
export const HEIGHT = 2000;
export const PITCH_X = 1080;
export const PITCH_Y = 2080;
export const WORLD_WIDTH = 36 * PITCH_X;
export const WORLD_HEIGHT = 16 * PITCH_Y;

const chipX = new Uint8Array(CHIPS);
const chipY = new Uint8Array(CHIPS);
const grid = new Int16Array(36 * 16).fill(-1);
for (let y = 0, id = 0; y < 16; y++) {
  const k = Math.min(y, 15 - y) >> 1;
  for (let x = 12 - 4 * k; x <= 23 + 4 * k; x++, id++) {
    chipX[id] = x;
    chipY[id] = y;
    grid[36 * y + x] = id;
  }
}

export const columnOfChip = (chip) => chipX[chip];
export const rowOfChip = (chip) => chipY[chip];
export const chipLeft = (chip) => chipX[chip] * PITCH_X;
export const chipTop = (chip) => chipY[chip] * PITCH_Y;

/** The chip at a grid position, or -1. */
export function chipAt(x, y) {
  return x >= 0 && x < 36 && y >= 0 && y < 16 ? grid[36 * y + x] : -1;
}

/** The reticle of a chip: 4 x 2 chips. */
export function reticleOf(chip) {
  const rx = chipX[chip] >> 2;
  const ry = chipY[chip] >> 1;
  const first = [0, 3, 8, 15, 24, 33, 40, 45];
  return first[ry] + rx - (3 - Math.min(ry, 7 - ry));
}

// --- parts of a chip ---

export const BANK = 180; // width of a bank of 128 vertical lines
export const DRIVER_LEFT = 184;
export const DRIVER_RIGHT = 776;
export const DRIVER_WIDTH = 40;
export const ARRAY_LEFT = 228;
export const ARRAY_WIDTH = 544;
export const CELL_W = ARRAY_WIDTH / 256;
export const CELL_H = 860 / 224;
export const ARRAY_BOTTOM_TOP = 1140;
export const DENMEM_TOP = 868;
export const DENMEM_H = 32;
export const MERGER_TOP = 938;
export const MERGER_H = 52;
export const LINES_TOP = 1000;
export const LINE_PITCH_H = 132 / 64;
export const LINE_PITCH_V = BANK / 128;

export const vx = (v) => (v < 128 ? (v + 0.5) * LINE_PITCH_V : WIDTH - BANK + (v - 128 + 0.5) * LINE_PITCH_V);
export const hy = (h) => LINES_TOP + (h + 0.5) * LINE_PITCH_H;
export const columnX = (column) => ARRAY_LEFT + column * CELL_W;
export const rowY = (row) => (row < 224 ? row * CELL_H : ARRAY_BOTTOM_TOP + (row - 224) * CELL_H);
export const driverSide = (y) => (y + (y < 112 ? 1 : 0)) % 2;
export const driverX = (y) => (driverSide(y) === 0 ? DRIVER_LEFT : DRIVER_RIGHT);
export const driverY = (y) => rowY(2 * y);
export const denmemX = (denmem) => columnX(denmem % 256);
export const denmemY = (denmem) => DENMEM_TOP + (denmem >> 8) * DENMEM_H;

/** The crossbar switch between two lines, or -1; and back. */
export const crossbarLines = (id) => {
  const h = id >> 3;
  const q = id & 7;
  return [h, 32 * q + (q < 4 ? 31 - (h >> 1) : h >> 1)];
};

/** Row and vertical line of a synapse switch: the line has the class of its half-row. */
export const switchLines = (id) => {
  const y = id >> 5;
  const group = (id >> 2) & 7;
  const side = group < 4 ? 0 : 1;
  const b = (y % 16) >> 1;
  const a = (side === 0) !== y >= 112 ? b : 7 - b;
  return [y, 32 * group + 4 * a + (id & 3)];
};

// --- segments: chip * 320 + h, or chip * 320 + 64 + v ---

export const chipOf = (segment) => Math.floor(segment / SEGMENTS);
export const isHorizontal = (segment) => segment % SEGMENTS < 64;
export const lineOf = (segment) => {
  const line = segment % SEGMENTS;
  return line < 64 ? line : line - 64;
};
export const segmentName = (segment) =>
  `H${chipOf(segment)}.${isHorizontal(segment) ? "HL" : "VL"}${lineOf(segment)}`;

/** Middle of a segment in world units. */
export function segmentMiddle(segment) {
  const chip = chipOf(segment);
  const horizontal = isHorizontal(segment);
  const line = lineOf(segment);
  return [
    chipLeft(chip) + (horizontal ? WIDTH / 2 : vx(line)),
    chipTop(chip) + (horizontal ? hy(line) : HEIGHT / 2),
  ];
}

/** Ends of the drawn piece of a segment in world units: [x0, y0, x1, y1]. */
export function segmentEnds(segment) {
  const chip = chipOf(segment);
  const x = chipLeft(chip);
  const y = chipTop(chip);
  const line = lineOf(segment);
  return isHorizontal(segment)
    ? [x, y + hy(line), x + WIDTH, y + hy(line)]
    : [x + vx(line), y, x + vx(line), y + HEIGHT];
}

/** The points at which two joined segments meet: a crossbar on one chip, or the ends at the border of two. */
export function joint(from, to) {
  const a = chipOf(from);
  const b = chipOf(to);
  if (a === b) {
    const h = isHorizontal(from) ? lineOf(from) : lineOf(to);
    const v = isHorizontal(from) ? lineOf(to) : lineOf(from);
    const point = [chipLeft(a) + vx(v), chipTop(a) + hy(h)];
    return [point, point];
  }
  const p = segmentEnds(from);
  const q = segmentEnds(to);
  if (chipX[b] > chipX[a] || chipY[b] > chipY[a]) return [[p[2], p[3]], [q[0], q[1]]];
  return [[p[0], p[1]], [q[2], q[3]]];
}

/** What lies at a point of a chip, in units of the chip: the smallest part that is there. */
export function partAt(x, y) {
  if (x < 0 || y < 0 || x >= WIDTH || y >= HEIGHT) return null;
  const onLines = y >= LINES_TOP && y < LINES_TOP + 132;
  const bank = x < BANK ? 0 : x >= WIDTH - BANK ? 1 : -1;
  if (bank >= 0) {
    const v = Math.min(127, Math.floor((x - (bank ? WIDTH - BANK : 0)) / LINE_PITCH_V)) + 128 * bank;
    if (onLines) return { kind: "crossing", v, h: Math.floor((y - LINES_TOP) / LINE_PITCH_H) };
    return { kind: "vline", v, y: rowAt(y) < 0 ? -1 : rowAt(y) >> 1 };
  }
  if (onLines) return { kind: "hline", h: Math.floor((y - LINES_TOP) / LINE_PITCH_H) };
  const row = rowAt(y);
  const column = Math.floor((x - ARRAY_LEFT) / CELL_W);
  if (column >= 0 && column < 256) {
    if (row >= 0) return { kind: "synapse", row, column };
    if (y >= DENMEM_TOP && y < DENMEM_TOP + 2 * DENMEM_H) {
      return { kind: "denmem", denmem: 256 * Math.floor((y - DENMEM_TOP) / DENMEM_H) + column };
    }
    return y >= MERGER_TOP && y < MERGER_TOP + MERGER_H ? { kind: "merger" } : null;
  }
  if (row < 0) return null;
  const side = x < WIDTH / 2 ? 0 : 1;
  // Drivers of a side take every second row of drivers; the drawing gives each the height of two.
  const own = row >> 1;
  const driver = driverSide(own) === side ? own : own ^ 1;
  return { kind: "driver", driver };
}

function rowAt(y) {
  if (y < 860) return Math.floor(y / CELL_H);
  if (y < ARRAY_BOTTOM_TOP) return -1;
  return 224 + Math.min(223, Math.floor((y - ARRAY_BOTTOM_TOP) / CELL_H));
}
