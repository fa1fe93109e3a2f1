// One box that finds populations, neurons, synapses, chips, lines and segments by name.

import { byId, el } from "./dom.js";

const MOST = 12;

/** What a text names: {kind, ...}, or null. */
export function parse(run, text) {
  const name = text.trim();
  let match = /^[hH]?(\d{1,3})$/.exec(name);
  if (match && Number(match[1]) < 384) return { kind: "chip", chip: Number(match[1]) };
  match = /^[hH](\d{1,3})\.(?:D|DNC)([0-7])$/i.exec(name);
  if (match) {
    const line = run.line(`H${Number(match[1])}.D${match[2]}`);
    return line < 0 ? null : { kind: "line", line };
  }
  match = /^[hH](\d{1,3})\.(HL|VL)(\d{1,3})$/i.exec(name);
  if (match && Number(match[1]) < 384) {
    const horizontal = match[2].toUpperCase() === "HL";
    const line = Number(match[3]);
    return line < (horizontal ? 64 : 256) ? { kind: "segment", chip: Number(match[1]), horizontal, line } : null;
  }
  for (let at = name.indexOf("->"); at >= 0; at = name.indexOf("->", at + 1)) {
    const pre = run.cell(name.slice(0, at));
    const post = run.cell(name.slice(at + 2));
    if (pre >= 0 && post >= 0) return { kind: "synapse", pre, post };
  }
  const cell = run.cell(name);
  if (cell >= 0) return { kind: "cell", cell };
  const population = run.populations.findIndex((each) => each.label === name);
  return population >= 0 ? { kind: "population", population } : null;
}

function suggestions(run, text) {
  const name = text.trim().toLowerCase();
  if (!name) return [];
  const found = [];
  for (const population of run.populations) {
    const label = population.label.toLowerCase();
    if (label.startsWith(name.replace(/\[.*/, ""))) {
      found.push(population.label, `${population.label}[${/\[(\d+)/.exec(name)?.[1] || 0}]`);
    }
  }
  const digits = /^h?(\d{1,3})/.exec(name);
  if (digits && Number(digits[1]) < 384) {
    found.push(`H${Number(digits[1])}`);
    for (let d = 0; d < 8; d++) if (run.line(`H${Number(digits[1])}.D${d}`) >= 0) found.push(`H${Number(digits[1])}.D${d}`);
  }
  return [...new Set(found)].slice(0, MOST);
}

export function installSearch(run, go) {
  const input = byId("search");
  const list = byId("search-list");
  let chosen = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
  };
  const choose = (next) => {
    const options = [...list.children];
    if (!options.length) return;
    chosen = (next + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", i === chosen ? "true" : "false"));
    input.setAttribute("aria-activedescendant", options[chosen].id);
  };
  const submit = (text) => {
    const found = parse(run, text);
    input.setAttribute("aria-invalid", found ? "false" : "true");
    byId("search-error").textContent = found ? "" : `Nothing is called "${text}". Try H123, H123.D3, H123.HL17, ${run.cellName(0)} or a synapse a[0]->b[1].`;
    if (found) {
      close();
      go(found, text.trim());
    }
  };
  input.addEventListener("input", () => {
    byId("search-error").textContent = "";
    const names = suggestions(run, input.value);
    list.replaceChildren(
      ...names.map((name, i) =>
        el("li", { id: `found-${i}`, role: "option", "aria-selected": "false", pointerdown: (event) => { event.preventDefault(); input.value = name; submit(name); } }, name),
      ),
    );
    list.hidden = names.length === 0;
    input.setAttribute("aria-expanded", names.length ? "true" : "false");
    chosen = -1;
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter") {
      if (chosen >= 0) input.value = list.children[chosen].textContent;
      if (input.value.trim()) submit(input.value);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
}
