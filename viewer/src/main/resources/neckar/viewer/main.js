// Start of the page: loads the runs, builds the pages, listens to keys and the address.

import { openSource } from "./source.js";
import { Run } from "./model.js";
import { byId } from "./dom.js";
import { installSearch, parse } from "./search.js";
import { WaferPage } from "./waferpage.js";
import { ActivityPage } from "./activity.js";
import { Playback } from "./playback.js";
import { NetworkPage } from "./populations.js";
import { ComparePage } from "./compare.js";
import { ReportPage } from "./report.js";

const PAGES = ["wafer", "activity", "network", "compare", "report"];

function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  byId("theme").setAttribute("aria-pressed", dark ? "true" : "false");
  byId("theme").textContent = dark ? "Light" : "Dark";
}

const section = (page) => document.querySelector(`section[data-page="${page}"]`);

async function start() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  setTheme(dark.matches);
  const source = openSource();
  const runs = [];
  const names = (await source.json("runs")).runs;
  for (let number = 0; number < names.length; number++) runs.push(await Run.open(source, number));
  const run = runs[0];
  byId("title").textContent = run.meta.network;
  document.title = `${run.meta.network} - Neckar`;

  const wafer = new WaferPage(section("wafer"), run, (name) => find(parse(run, name)));
  const playback = run.meta.recorded ? new Playback(wafer, run) : null;
  const built = {};
  const makers = {
    wafer: () => wafer,
    activity: () => new ActivityPage(section("activity"), run, (name) => find(parse(run, name)), playback),
    network: () => new NetworkPage(section("network"), run, (name) => find(parse(run, name))),
    compare: () => new ComparePage(section("compare"), runs),
    report: () => new ReportPage(section("report"), run, (name) => find(parse(run, name))),
  };

  function find(found) {
    if (!found) return;
    if (current() !== "wafer") {
      location.hash = "#/wafer";
      show();
    }
    wafer.go(found);
    wafer.canvas.focus({ preventScroll: true });
  }

  function current() {
    const page = /^#\/(\w+)/.exec(location.hash)?.[1];
    return PAGES.includes(page) ? page : "wafer";
  }

  function show() {
    const page = current();
    for (const each of PAGES) section(each).hidden = each !== page;
    for (const link of document.querySelectorAll("nav a")) {
      if (link.dataset.page === page) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    built[page] ??= makers[page]();
    built[page].shown?.();
  }

  window.addEventListener("hashchange", show);
  byId("theme").addEventListener("click", () => {
    setTheme(document.documentElement.dataset.theme !== "dark");
    for (const page of Object.values(built)) page.restyle?.();
  });
  dark.addEventListener("change", () => {
    setTheme(dark.matches);
    for (const page of Object.values(built)) page.restyle?.();
  });
  byId("help-button").addEventListener("click", () => byId("help").showModal());
  document.addEventListener("keydown", (event) => {
    const writing = event.target.matches("input:not([type=checkbox]):not([type=range]), select, textarea");
    if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") byId("search").focus();
    else if (event.key >= "1" && event.key <= "5") location.hash = `#/${PAGES[Number(event.key) - 1]}`;
    else if (event.key === "?") byId("help").showModal();
    else if (event.key === "Escape" && current() === "wafer" && !byId("help").open) wafer.clear();
    else if ((event.key === "f" || event.key === "F") && current() === "wafer") {
      wafer.map.camera.fit();
      wafer.map.move();
    } else if ((event.key === "s" || event.key === "S") && current() === "wafer") savePicture(wafer.canvas);
    else if (event.key === " " && current() === "wafer" && playback && !event.target.matches("button, a, summary")) playback.toggle();
    else return;
    event.preventDefault();
  });
  installSearch(run, (found) => find(found));
  byId("loading").remove();
  const query = new URLSearchParams(location.hash.split("?")[1] || "");
  show();
  if (current() === "wafer") requestAnimationFrame(() => wafer.restore(query, parse));
  window.neckar = { runs, wafer, playback, built, stats: wafer.map.stats };
}

function savePicture(canvas) {
  const link = document.createElement("a");
  link.download = "wafer.png";
  link.href = canvas.toDataURL("image/png");
  link.click();
}

start().catch((error) => {
  const place = byId("loading") || byId("status");
  place.textContent = `The page cannot be shown: ${error.message}`;
  throw error;
});
