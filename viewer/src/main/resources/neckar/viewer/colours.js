// Scales that order alike for all readers, and what the wafer can be coloured by.

// Anchors of "viridis" (van der Walt and Smith 2015, public domain).
const VIRIDIS = ["440154", "482475", "414487", "355f8d", "2a788e", "21908d", "22a884", "42be71", "7ad151", "bddf26", "fde725"];
// Blue over grey to orange.
const DIVERGING = ["2166ac", "67a9cf", "d9dde1", "f1a340", "b35806"];
/** Colours of series that stay distinct for colour-blind readers (Okabe and Ito 2008, without yellow). */
export const SERIES = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#767676"];

function table(anchors) {
  const colours = [];
  const bytes = new Uint8Array(256 * 3);
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * (anchors.length - 1);
    const low = Math.min(anchors.length - 2, Math.floor(at));
    const part = at - low;
    for (let c = 0; c < 3; c++) {
      const a = parseInt(anchors[low].slice(2 * c, 2 * c + 2), 16);
      const b = parseInt(anchors[low + 1].slice(2 * c, 2 * c + 2), 16);
      bytes[3 * i + c] = Math.round(a + (b - a) * part);
    }
    colours.push(`rgb(${bytes[3 * i]},${bytes[3 * i + 1]},${bytes[3 * i + 2]})`);
  }
  return { colours, bytes };
}

export const viridis = table(VIRIDIS);
export const diverging = table(DIVERGING);

const clamp = (share) => Math.max(0, Math.min(255, Math.round(share * 255)));
export const sequential = (share) => viridis.colours[clamp(share)];
export const signed = (share) => diverging.colours[clamp((share + 1) / 2)];

const whole = (value) => Math.round(value).toLocaleString("en");
const percent = (value) => `${value.toFixed(1)} %`;
const CAUSES = {
  placement: "placement",
  input_bandwidth: "input bandwidth",
  l1_routing: "L1 routing",
  synapse_drivers: "synapse drivers",
  synapse_rows: "synapse rows",
};

function counted(key, label, unit) {
  return { key, label, unit, text: whole, value: (pack, chip) => pack[`chip_${key}`][chip] };
}

/** What chips can be coloured by; a value below 0 stands for "nothing known". */
export const METRICS = [
  counted("neurons", "Neurons", "neurons"),
  {
    key: "drivers",
    label: "Synapse drivers in use",
    unit: "% of working ones",
    most: 100,
    text: percent,
    value: (pack, chip) =>
      pack.chip_drivers_usable[chip] === 0 ? 0 : (100 * pack.chip_drivers[chip]) / pack.chip_drivers_usable[chip],
  },
  counted("synapses", "Synapses in use", "synapses"),
  {
    key: "segments",
    label: "L1 segments in use",
    unit: "% of 320",
    most: 100,
    text: percent,
    value: (pack, chip) => (100 * pack.chip_segments[chip]) / 320,
  },
  counted("lines_in", "Lines heard", "lines"),
  counted("lost", "Lost synapses, all causes", "synapses"),
  ...Object.entries(CAUSES).map(([key, label]) => counted(`lost_${key}`, `Lost synapses: ${label}`, "synapses")),
  counted("defects", "Defective parts", "parts"),
  {
    key: "rate",
    label: "Firing rate",
    unit: "Hz, mean of the cells",
    text: (value) => `${value.toFixed(1)} Hz`,
    value: (pack, chip) => (pack.chip_rate ? pack.chip_rate[chip] : -1),
  },
];

export const causeName = (key) => CAUSES[key] || key;
export const metric = (key) => METRICS.find((each) => each.key === key) || METRICS[0];

/** Values of a metric on all chips with their range. */
export function measure(which, pack) {
  const values = new Float32Array(384);
  let most = which.most || 0;
  for (let chip = 0; chip < 384; chip++) {
    values[chip] = which.value(pack, chip);
    if (!which.most) most = Math.max(most, values[chip]);
  }
  return { values, most: most || 1 };
}

/** Share 0..1 of a value on a linear or logarithmic scale. */
export function share(value, most, logarithmic) {
  return logarithmic ? Math.log1p(value) / Math.log1p(most) : value / most;
}
