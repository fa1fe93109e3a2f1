// Routes as strokes on the wafer: the tree of a line, or the way to one synapse.

import * as g from "./geometry.js";

/** A route without anything. */
export function emptyRoute() {
  return { chips: new Set(), strokes: [], depths: [], marks: [], steps: [], segments: 0 };
}

function markDenmem(run, route, cell) {
  const chip = run.pack.cell_chip[cell];
  const column = run.pack.cell_column[cell];
  if (chip < 0 || column < 0) return;
  const width = (run.pack.cell_size[cell] / 2) * g.CELL_W;
  route.marks.push({
    kind: "end",
    x: g.chipLeft(chip) + g.columnX(column),
    y: g.chipTop(chip) + g.DENMEM_TOP,
    w: width,
    h: 2 * g.DENMEM_H,
  });
}

/** From the neuron through the mergers to the sending repeater at the left border. */
function strokeOut(run, route, line) {
  const chip = run.pack.line_chip[line];
  const h = 62 - 8 * run.pack.line_dnc[line];
  const x = g.chipLeft(chip);
  const y = g.chipTop(chip) + g.hy(h);
  route.marks.push({ kind: "joint", x, y });
  return [x, y];
}

/**
 * The tree of a line, or of it only what leads to the feeds that `wanted(chip, driver)` accepts.
 */
export function lineTree(run, line, wanted = null) {
  const route = emptyRoute();
  if (line < 0) return route;
  const pack = run.pack;
  const first = pack.line_first[line];
  const size = pack.line_first[line + 1] - first;
  const keep = new Uint8Array(size).fill(wanted ? 0 : 1);
  const feeds = [];
  for (let feed = pack.line_first_feed[line]; feed < pack.line_first_feed[line + 1]; feed++) {
    const chip = pack.feed_chip[feed];
    const driver = pack.feed_driver[feed];
    if (wanted && !wanted(chip, driver)) continue;
    feeds.push({ node: pack.feed_node[feed], chip, driver });
    for (let node = pack.feed_node[feed]; node >= 0; node = pack.node_parent[first + node]) keep[node] = 1;
  }
  const entry = [];
  const depth = new Int32Array(size);
  const start = strokeOut(run, route, line);
  const stroke = (from, to, hops) => {
    route.strokes.push([...from, ...to]);
    route.depths.push(hops);
  };
  for (let node = 0; node < size; node++) {
    if (!keep[node]) continue;
    const segment = pack.node_segment[first + node];
    const parent = pack.node_parent[first + node];
    route.segments++;
    if (parent < 0) {
      entry[node] = g.chipOf(segment) === pack.line_chip[line] ? start : [start[0] - (g.PITCH_X - g.WIDTH), g.chipTop(g.chipOf(segment)) + g.hy(g.lineOf(segment))];
      if (entry[node] !== start) stroke(start, entry[node], 0);
      route.steps.push(`sending repeater H${pack.line_chip[line]}.HL${62 - 8 * pack.line_dnc[line]}`);
    } else {
      const from = pack.node_segment[first + parent];
      const [leave, enter] = g.joint(from, segment);
      stroke(entry[parent], leave, depth[parent]);
      if (leave[0] !== enter[0] || leave[1] !== enter[1]) {
        stroke(leave, enter, depth[parent] + 1);
      } else {
        route.marks.push({ kind: "joint", x: enter[0], y: enter[1] });
        const h = g.isHorizontal(from) ? from : segment;
        const v = g.isHorizontal(from) ? segment : from;
        route.steps.push(`crossbar H${g.chipOf(segment)} (HL${g.lineOf(h)}, VL${g.lineOf(v)})`);
      }
      entry[node] = enter;
      depth[node] = depth[parent] + 1;
    }
    route.steps.push(g.segmentName(segment));
  }
  for (const { node, chip, driver } of feeds) {
    const segment = pack.node_segment[first + node];
    const from = g.chipOf(segment);
    const v = g.lineOf(segment);
    const x = g.chipLeft(from) + g.vx(v);
    const y = g.chipTop(from) + g.driverY(driver) + g.CELL_H;
    const side = g.driverSide(driver);
    const edge = g.chipLeft(chip) + (side === 0 ? g.DRIVER_LEFT : g.DRIVER_RIGHT + g.DRIVER_WIDTH);
    const driverAt = g.chipTop(chip) + g.driverY(driver);
    stroke(entry[node], [x, y], depth[node]);
    stroke([x, y], [edge, driverAt + g.CELL_H], depth[node] + 1);
    route.marks.push({ kind: "joint", x, y });
    route.marks.push({
      kind: "driver",
      x: g.chipLeft(chip) + g.driverX(driver),
      y: driverAt,
      w: g.DRIVER_WIDTH,
      h: 2 * g.CELL_H,
    });
    route.chips.add(chip);
    route.steps.push(`synapse switch H${from} (row ${driver}, VL${v}) to driver H${chip}.SD${driver}`);
  }
  route.line = line;
  return route;
}

/** Everything that a cell reaches: its line's tree, its own circuit marked. */
export function cellTree(run, cell) {
  const route = lineTree(run, run.pack.cell_line[cell]);
  markDenmem(run, route, cell);
  return route;
}

/** Innermost primary that feeds a driver: follows joined drivers to the one that takes a line. */
export function primaryOf(chip, driver) {
  const seen = new Set();
  const queue = [driver];
  while (queue.length) {
    const y = queue.shift();
    if (y < 0 || y > 223 || seen.has(y)) continue;
    seen.add(y);
    if (chip.driver_state[y] & 2) return y;
    const outward = y < 112 ? y - 2 : y + 2;
    const inward = y < 112 ? y + 2 : y - 2;
    if (chip.driver_state[y] & 4) queue.push(outward);
    if (inward >= 0 && inward < 224 && inward < 112 === y < 112 && chip.driver_state[inward] & 4) queue.push(inward);
  }
  return -1;
}

/** The whole way back from a cell of a synapse array to its source. */
export function synapseWay(run, chip, synapse) {
  const primary = primaryOf(chip, synapse.driver);
  const route = lineTree(run, synapse.line, (at, driver) => at === synapse.chip && driver === primary);
  const left = g.chipLeft(synapse.chip);
  const top = g.chipTop(synapse.chip);
  const x = left + g.columnX(synapse.column);
  const y = top + g.rowY(synapse.row);
  const driverX = left + g.driverX(synapse.driver) + g.DRIVER_WIDTH / 2;
  if (primary >= 0 && primary !== synapse.driver) {
    route.strokes.push([driverX, top + g.driverY(primary) + g.CELL_H, driverX, top + g.driverY(synapse.driver) + g.CELL_H]);
  }
  route.strokes.push([driverX, y + g.CELL_H / 2, x + g.CELL_W / 2, y + g.CELL_H / 2]);
  const denmem = top + g.DENMEM_TOP + (synapse.row < 224 ? 0 : 2 * g.DENMEM_H);
  route.strokes.push([x + g.CELL_W / 2, y + g.CELL_H / 2, x + g.CELL_W / 2, denmem]);
  route.marks.push({ kind: "end", x, y, w: g.CELL_W, h: g.CELL_H });
  route.chips.add(synapse.chip);
  if (synapse.pre >= 0) markDenmem(run, route, synapse.pre);
  if (synapse.post >= 0) markDenmem(run, route, synapse.post);
  return route;
}

/** Text of a route for pages without a server. */
export function routeText(title, route) {
  return [title, `${route.segments} segments, ${route.chips.size} chips hear it`, ...route.steps.map((step, i) => `${String(i + 1).padStart(5)}  ${step}`)].join("\n");
}
