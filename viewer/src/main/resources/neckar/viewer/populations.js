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
    this.section.replaceChildren(
      el("h2", {}, "Populations and their projections"),
      el("p", {}, `Blue lines lost nothing, orange ones most${worst > 0 ? ` (${(100 * worst).toFixed(2)} %)` : ""}; width grows with the number of synapses; dashed lines are inhibitory.`),
      this.graph(shown.slice(0, MOST_EDGES), worst, inhibitory),
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
    const edges = rows.filter((row) => place.has(row.pre) && place.has(row.post)).map((row) => {
      const a = place.get(row.pre);
      const b = place.get(row.post);
      const width = 1.2 + 6 * Math.sqrt(row.requested / widest);
      const path = row.pre === row.post
        ? this.loop(a, inhibitory.get(row.label))
        : this.arc(a, b);
      return svg("path", { d: path, fill: "none", stroke: mix(worst ? row.loss / worst : 0), "stroke-width": width, "stroke-opacity": rows.length > 60 ? 0.45 : 0.8, "stroke-dasharray": inhibitory.get(row.label) ? "8 5" : "none" },
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
    return el("div", {}, svg("svg", { class: "graph", viewBox: `-60 0 ${size + 120} ${size}`, role: "group", "aria-label": "Graph of populations" }, ...edges, ...circles), note || "");
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
