// One unit of a layer taken apart: what it is made of, and whether that adds up to what the network computed.
// data: {key, mode, layer, kind, channel, count, network, limit, classes, next, source, numbers (Arrow: v, float64), palette, words, proof, …};
//   see lib/ui/components/unit_view/made.py
// trigger: pick {layer, channel}
// Scripts in front of this one: ../network_view/maps.js, proof.js, picture.js, products.js, weighed.js, weight_maps.js, softened.js, whatif.js, mapped.js, curve.js.
const states = new WeakMap();
const MODES = { weighed: drawWeighed, softened: drawSoftened, pooled: drawPooled, copied: drawCopied, curve: drawCurve, formula: drawFormula, unknown: drawUnknown };

export default function ({ data, parentElement, setTriggerValue }) {
  const s = states.get(parentElement) ?? start(parentElement);
  states.set(parentElement, s);
  s.pick = (layer, channel) => setTriggerValue("pick", { layer, channel });
  if (s.data?.key !== data.key) s.own = {}; // what a person has opened or moved, of this unit and photo
  Object.assign(s, { data, words: data.words, rows: openDoubles(data.numbers) });
  draw(s);
  s.root.dataset.drawn = ++s.drawn;
  s.observer.observe(s.root);
  return () => s.observer.disconnect();
}

function start(parent) {
  const root = parent.querySelector(".root");
  root.dataset.component = "number-view";
  const s = { root, drawn: 0, own: {}, after: [] };
  root.addEventListener("keydown", (event) => event.key === "Escape" && s.pick(s.data.layer, null)); // back to its layer
  s.observer = new ResizeObserver(() => s.after.forEach((again) => again()));
  return s;
}

// A view gives the parts of its left and right side, those on the right above and under the proof, and those below both; what it puts into `s.after` runs when the layout stands or changes.
function draw(s) {
  s.after = [];
  const { left, right = [], under = [], below = [], sum } = MODES[s.data.mode](s);
  const sides = make("div", `sides ${s.data.mode}`);
  const [one, other] = [make("section", "left"), make("section", "right")];
  one.append(...left);
  other.append(...right);
  if (s.data.closed) other.append(make("p", "soft", s.words.closed));
  else if (sum !== undefined) other.append(proofLine(s.data.proof, { sum, network: s.data.network, limit: s.data.limit }));
  other.append(...under);
  sides.append(one, other);
  s.root.replaceChildren(heading(s), sides, ...below);
  label(s, sum);
  s.after.forEach((again) => again());
}

function label({ root, data }, sum) {
  const answers = data.closed ? {} : { sum, network: data.network };
  const told = { mode: data.mode, layer: data.layer, channel: data.channel, sum: undefined, network: undefined, ...answers };
  for (const [name, value] of Object.entries(told)) {
    if (value === undefined) delete root.dataset[name];
    else root.dataset[name] = String(value);
  }
}

function heading(s) {
  const { data, words } = s;
  const head = make("div", "heading");
  const title = make("h2", "", fill(words.title, { layer: data.layer, unit: unitName(s, data.channel) }));
  head.append(title, make("p", "soft", fill(words.rules[data.mode], { kind: data.kind, source: sourceName(s), n: (s.rows[0]?.length ?? 0).toLocaleString("en-GB") })));
  return head;
}

// "17", or where the units are classes "3 (Dress)".
function unitName({ data }, unit) {
  return data.classes.length ? `${unit} (${data.classes[unit]})` : String(unit);
}

// This unit in its layer or in one that keeps units apart: "logits, unit 7".
function unitOf({ data, words }, layer) {
  return fill(words.title, { layer, unit: data.channel });
}

function sourceName({ data, words }) {
  return data.source.layer === "input" ? words.photo : data.source.layer;
}

// The rows of an Arrow table of float64 numbers.
function openDoubles(table) {
  const bytes = table.getChild("v");
  return Array.from({ length: table.numRows }, (_, row) => new Float64Array(bytes.get(row).slice().buffer));
}

// A number with a given count of decimals and a true minus sign.
function fixed(value, decimals) {
  const text = value.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return text.replace("-", /[1-9]/.test(text) ? "−" : ""); // nothing has no sign
}

// What the reader is to find, while answers are closed.
function answer(s, text) {
  return s.data.closed ? "?" : text;
}

// Decimals with which the largest of some numbers gets four digits.
function decimalsFor(values) {
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return most > 0 ? Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(most)))) : 0;
}

// A button that opens a layer's map or unit, drawn as its name; plain text where there is no such layer, as for the photo.
function opener(s, text, layer, channel) {
  if (layer === "input") return make("span", "name", text);
  const button = make("button", "name", text);
  button.setAttribute("aria-label", fill(s.words.open, { name: text, layer }));
  button.addEventListener("click", () => s.pick(layer, channel));
  return button;
}
