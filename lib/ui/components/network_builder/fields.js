// The arguments of a layer, each a field of its own that is edited in the row: a number, a choice, or yes and no.
const DIGITS = 1.9; // characters of room beside those of the number itself

function field(s, entry, argument) {
  const label = make("label", `field ${argument.kind}`);
  const input = { choice: chooser, flag: switcher }[argument.kind]?.(s, argument, label) ?? figure(argument, label);
  input.dataset.focus = `field ${argument.name}`;
  input.setAttribute("aria-label", fill(s.data.words.field, { argument: argument.label, name: entry.row.name }));
  input.addEventListener("change", () => commit(s, entry, argument, input));
  return label;
}

function figure(argument, label) {
  if (argument.before) make("span", "", label, argument.before);
  const input = make("input", "", label);
  const whole = argument.kind === "whole";
  Object.assign(input, { type: whole ? "number" : "text", value: argument.value, defaultValue: argument.value });
  if (whole) Object.assign(input, { min: argument.low, max: argument.high, step: 1 });
  input.inputMode = whole ? "numeric" : "decimal";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.placeholder = argument.empty ? argument.instead : "";
  const room = () => { input.style.width = `${Math.max(1, (input.value || input.placeholder).length) + DIGITS}ch`; };
  input.addEventListener("input", room);
  input.addEventListener("focus", () => input.select());
  room();
  if (!whole) input.addEventListener("keydown", (event) => step(argument, input, event));
  return input;
}

function chooser(s, argument, label) {
  if (argument.before) make("span", "", label, argument.before);
  const select = make("select", "", label);
  const offered = s.data.choices[argument.choices];
  for (const word of offered.includes(argument.value) ? offered : [argument.value, ...offered]) {
    make("option", "", select, word).selected = word === argument.value;
  }
  return select;
}

function switcher(_s, argument, label) {
  const box = make("input", "", label);
  Object.assign(box, { type: "checkbox", checked: argument.value, defaultChecked: argument.value });
  make("span", "", label, argument.before);
  return box;
}

// The arrow keys count up and down in a field that takes more than one whole number, as long as it holds one number.
function step(argument, input, event) {
  const by = { ArrowUp: argument.step, ArrowDown: -argument.step }[event.key];
  if (!by || event.altKey || !/^[\d.]+$/.test(input.value)) return;
  event.preventDefault();
  const next = Math.min(Math.max(Number(input.value) + by, argument.low), argument.high);
  input.value = String(Number(next.toFixed(6)));
  input.dispatchEvent(new Event("change"));
}

// What is in the field, as the server takes it; null where it is nothing that can be.
function valueOf(argument, input) {
  if (argument.kind === "flag") return input.checked;
  if (argument.kind === "choice") return input.value;
  const text = input.value.trim();
  if (argument.kind !== "whole") return text || argument.empty ? text : null;
  const number = Number(text);
  return text && Number.isInteger(number) ? Math.min(Math.max(number, argument.low), argument.high) : null;
}

// Tell a new value; what is out of range becomes the nearest that is in it, and what is no number goes back.
function commit(s, entry, argument, input) {
  const value = valueOf(argument, input);
  const { words } = s.data;
  if (value === null) {
    say(s, fill(words.noNumber, { argument: argument.label }), true);
    input.value = argument.value;
    return;
  }
  if (argument.kind === "whole" && value !== Number(input.value)) {
    say(s, fill(words.outside, { argument: argument.label, low: argument.low, high: argument.high, value }), true);
    input.value = value;
  } else {
    say(s, "");
  }
  input.defaultValue = input.value;
  if (String(value) === String(argument.value)) return;
  argument.value = argument.kind === "whole" ? String(value) : value;
  if (argument.name in (entry.row.values ?? {})) {
    entry.row.values[argument.name] = argument.value; // the answer then finds the row as it is
    entry.signature = signed(entry.row, entry.open);
  }
  if (entry.input) edit(s, { what: "input", axis: Number(argument.name), value });
  else edit(s, { what: "change", at: s.rows.indexOf(entry), name: argument.name, value });
  mark(entry);
}
