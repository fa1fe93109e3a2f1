// Populations as a graph: who projects to whom, how many synapses, how many of them were lost.

import { count, el, tableOf } from "./dom.js";
import { percent } from "./report.js";

const MOST_NODES = 64;
const MOST_EDGES = 600;
const SVG = "http://www.w3.org/2000/svg";
const NO_LOSS = [0, 114, 178];
const MOST_LOSS = [213, 94, 0];

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const mix = (share) => `rgb(${NO_LOSS.map((low, i) => Math.round(low + (MOST_LOSS[i] - low) * share)).join(",")})`;

export class NetworkPage {
  constructor(section, run, navigate) {
    section.classList.add("page");
    this.section = section;
    this.run = run;
    this.navigate = navigate;
    this.fill();
  }

  async fill() {
    const report = await this.run.source.json(`${this.run.number}/report`);
    const rows = report.synapses.by_projection.map((row) => ({ ...row, lost: row.requested - row.realised }));
    for (const row of rows) row.loss = row.requested ? row.lost / row.requested : 0;
    const worst = Math.max(0, ...rows.map((row) => row.loss));
    const inhibitory = new Map(this.run.meta.projections.map((each) => [each.label, each.inhibitory]));
    const shown = [...rows].sort((a, b) => b.loss - a.loss || b.requested - a.requested);
    const link = (name) => el("button", { type: "button", class: "link", click: () => this.navigate(name) }, name);
    const graph = this.graph(shown.slice(0, MOST_EDGES), worst, inhibitory);
    this.section.replaceChildren(
      el("h2", {}, "Populations and their projections"),
      el("p", {}, `Blue lines lost nothing, orange ones most${worst > 0 ? ` (${(100 * worst).toFixed(2)} %)` : ""}; width grows with the number of synapses; dashed lines are inhibitory.`),
      el("div", { class: "columns" }, graph, this.matrix(rows, worst)),
      tableOf(`Projections (${rows.length})`, [["projection"], ["from"], ["to"], ["synapses", true], ["lost", true], ["loss", true]],
        shown.slice(0, MOST_EDGES).map((row) => [row.label, link(row.pre), link(row.post), count(row.requested), count(row.lost), percent(row.lost, row.requested)])),
    );
  }

  graph(rows, worst, inhibitory) {
    const all = this.run.populations;
    const nodes = all.slice(0, MOST_NODES);
    const size = 520;
    const middle = size / 2;
    const radius = nodes.length === 1 ? 0 : size / 2 - 80;
    const largest = Math.max(...nodes.map((each) => each.size));
    const place = new Map();
    nodes.forEach((node, i) => {
      const angle = (2 * Math.PI * i) / nodes.length - Math.PI / 2;
      const most = Math.min(26, (Math.PI * radius) / nodes.length || 26);
      place.set(node.label, { x: middle + radius * Math.cos(angle), y: middle + radius * Math.sin(angle), angle, r: Math.max(4, most * Math.sqrt(node.size / largest)) });
    });
    const widest = Math.max(1, ...rows.map((row) => row.requested));
    const edges = rows.filter((row) => place.has(row.pre) && place.has(row.post)).reverse().map((row) => {
      const a = place.get(row.pre);
      const b = place.get(row.post);
      const width = 1.2 + 6 * Math.sqrt(row.requested / widest);
      const path = row.pre === row.post
        ? this.loop(a, inhibitory.get(row.label))
        : this.arc(a, b);
      return svg("path", { d: path, fill: "none", stroke: mix(worst ? row.loss / worst : 0), "stroke-width": width, "stroke-opacity": rows.length > 60 && row.loss < 0.25 * worst ? 0.2 : 0.85, "stroke-dasharray": inhibitory.get(row.label) ? "8 5" : "none" },
        svg("title", {}, `${row.label}: ${count(row.requested)} synapses, ${count(row.lost)} lost (${percent(row.lost, row.requested)})`));
    });
    const circles = nodes.map((node) => {
      const at = place.get(node.label);
      const outward = nodes.length === 1 ? { x: middle, y: middle + at.r + 16, anchor: "middle" } : { x: middle + (radius + at.r + 8) * Math.cos(at.angle), y: middle + (radius + at.r + 8) * Math.sin(at.angle) + 4, anchor: Math.cos(at.angle) > 0.2 ? "start" : Math.cos(at.angle) < -0.2 ? "end" : "middle" };
      const go = () => this.navigate(node.label);
      return svg("g", { role: "button", tabindex: "0", "aria-label": `${node.label}, ${count(node.size)} cells`, click: go, keydown: (event) => event.key === "Enter" && go() },
        svg("circle", { cx: at.x, cy: at.y, r: at.r, fill: node.external ? "var(--paper)" : "var(--muted)", stroke: "var(--ink)", "stroke-width": 1.5 }),
        svg("text", { x: outward.x, y: outward.y, "text-anchor": outward.anchor }, node.label),
        svg("title", {}, `${node.label}: ${count(node.size)} ${node.external ? "sources" : "neurons"}`));
    });
    const note = all.length > MOST_NODES ? el("p", {}, `The first ${MOST_NODES} of ${all.length} populations are drawn; the table has all projections.`) : null;
    return el("div", { class: "graph-holder" }, svg("svg", { class: "graph", viewBox: `-60 0 ${size + 120} ${size}`, role: "group", "aria-label": "Graph of populations" }, ...edges, ...circles), note || "");
  }

  /** Loss by source (row) and target (column), for networks whose graph is too dense to follow. */
  matrix(rows, worst) {
    const all = this.run.populations.slice(0, 4 * MOST_NODES);
    const side = Math.max(3, Math.min(22, Math.floor(460 / all.length)));
    const position = new Map(all.map((each, i) => [each.label, i]));
    const canvas = el("canvas", { role: "img", "aria-label": `Loss by source and target of ${all.length} populations; the table below has the numbers`, width: side * all.length, height: side * all.length });
    const context = canvas.getContext("2d");
    const style = getComputedStyle(document.documentElement);
    context.fillStyle = style.getPropertyValue("--chip").trim();
    context.fillRect(0, 0, canvas.width, canvas.height);
    const pairs = new Map();
    for (const row of rows) {
      if (!position.has(row.pre) || !position.has(row.post)) continue;
      const key = all.length * position.get(row.pre) + position.get(row.post);
      const pair = pairs.get(key) || { pre: row.pre, post: row.post, requested: 0, lost: 0 };
      pair.requested += row.requested;
      pair.lost += row.lost;
      pairs.set(key, pair);
    }
    for (const [key, pair] of pairs) {
      context.fillStyle = mix(worst ? pair.lost / pair.requested / worst : 0);
      context.fillRect((key % all.length) * side, Math.floor(key / all.length) * side, side - 1, side - 1);
    }
    const told = el("figcaption", { "aria-live": "off" }, "Rows are sources, columns are targets.");
    canvas.addEventListener("pointermove", (event) => {
      const box = canvas.getBoundingClientRect();
      const column = Math.floor(((event.clientX - box.left) / box.width) * all.length);
      const row = Math.floor(((event.clientY - box.top) / box.height) * all.length);
      const pair = pairs.get(all.length * row + column);
      told.textContent = pair ? `${pair.pre} -> ${pair.post}: ${count(pair.requested)} synapses, ${count(pair.lost)} lost (${percent(pair.lost, pair.requested)})` : "Rows are sources, columns are targets.";
    });
    return el("figure", {}, canvas, told);
  }

  /** A curve that bends to the right of its way, so that there and back stay apart. */
  arc(a, b) {
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    return `M${a.x} ${a.y} Q${(a.x + b.x) / 2 - 0.18 * dy} ${(a.y + b.y) / 2 + 0.18 * dx} ${b.x} ${b.y}`;
  }

  loop(a, inner) {
    const reach = a.r + (inner ? 26 : 38);
    const x = Math.cos(a.angle || 0);
    const y = Math.sin(a.angle || 0);
    const [px, py] = [-y, x];
    return `M${a.x} ${a.y} C${a.x - reach * x + reach * px} ${a.y - reach * y + reach * py} ${a.x - reach * x - reach * px} ${a.y - reach * y - reach * py} ${a.x} ${a.y}`;
  }
}
