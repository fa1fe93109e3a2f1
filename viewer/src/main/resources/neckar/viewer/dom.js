// Small helpers to build elements.

/** An element with attributes (functions become listeners) and children (texts or elements). */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);
export const count = (value) => Math.round(value).toLocaleString("en");

/** A table: columns are [title, numeric]; cells are texts or elements. */
export function tableOf(caption, columns, rows) {
  return el(
    "table",
    {},
    el("caption", {}, caption),
    el("thead", {}, el("tr", {}, columns.map(([title, numeric]) => el("th", { scope: "col", class: numeric ? "number" : null }, title)))),
    el(
      "tbody",
      {},
      rows.map((row) => el("tr", {}, row.map((cell, i) => el(i === 0 ? "th" : "td", { scope: i === 0 ? "row" : null, class: columns[i][1] ? "number" : null }, cell)))),
    ),
  );
}

/** Says something to readers of the screen. */
export function announce(text) {
  byId("status").textContent = text;
}

/** Copies a text; falls back to a selection where the clipboard is closed, as in pages from disk. */
export async function copy(text, button) {
  const told = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = told), 1200);
}
