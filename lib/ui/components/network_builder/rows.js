// A row a layer: what it is, its arguments, what comes out, and what it costs. A body of the table each, with the row
// itself, a line where it does not fit, and a line with the arithmetic where it is open.
const COLUMNS = 7;

// What a row is made of; where that stays, its figures change in their places.
function signed(row, open) {
  const { parameters, macs, output, lines, ...rest } = row;
  return JSON.stringify([rest, Boolean(parameters), open && lines]);
}

function renewFigures(s, entry) {
  entry.body.classList.remove("pending");
  entry.output.textContent = entry.row.output;
  if (entry.row.parameters) for (const name of ["parameters", "macs"]) amount(s, entry, name);
}

function build(s, entry) {
  const { row } = entry;
  entry.signature = signed(row, entry.open);
  const body = make("tbody", ["layer", row.problem && "broken", row.remark && "remarked", row.waits && "waits"].filter(Boolean).join(" "));
  body.dataset.layer = row.name;
  const line = make("tr", "main", body);
  entry.body = body;
  moveCell(s, entry, line);
  kindCell(s, row, line);
  fieldsCell(s, entry, line);
  entry.output = make("td", "output figure", line, row.output);
  amountCell(s, entry, line, "parameters");
  amountCell(s, entry, line, "macs");
  const last = make("td", "end", line);
  const named = { name: row.name };
  icon("remove", pressed("remove", last, fill(s.data.words.remove, named), "remove", () => drop(s, entry)));
  if (row.problem || row.remark) trouble(s, entry, body);
  if (entry.open) opened(s, entry, body);
  body.addEventListener("keydown", (event) => onKey(s, entry, event));
  return body;
}

function moveCell(s, entry, line) {
  const { words } = s.data;
  const named = { name: entry.row.name };
  const cell = make("td", "move", line);
  icon("plus", pressed("plus", cell, fill(words.addBefore, named), "plus", (event) => offer(s, entry, event.currentTarget)));
  const grip = pressed("grip", cell, fill(words.move, named), "grip", () => say(s, words.howToMove, true));
  icon("grip", grip);
  grip.addEventListener("pointerdown", (event) => drag(s, entry, event));
}

function kindCell(s, row, line) {
  const cell = make("th", "kind", line);
  cell.scope = "row";
  cell.title = `${row.name}: ${s.data.kinds[row.kind].about}`;
  if (row.problem || row.remark) icon(row.problem ? "warning" : "remark", cell);
  else if (row.waits) icon("waits", cell);
  make("span", "", cell, row.kind);
  make("small", row.reads ? "reads" : "", cell, row.reads || row.name);
}

function fieldsCell(s, entry, line) {
  const cell = make("td", "fields", line);
  const shown = make("div", "", cell);
  shown.append(...fieldsOf(s, entry.row).filter((each) => !each.more).map((each) => field(s, entry, each)));
  if (entry.row.waits) make("span", "note", shown, entry.row.waits);
}

// The fields of a kind with the values of one layer; those that are rare and not set stand where the row is open.
function fieldsOf(s, { kind, values }) {
  const all = { ...values, type: kind };
  return s.data.kinds[kind].fields.map((each) => ({
    ...each,
    value: all[each.name] ?? each.default,
    instead: each.name === "strides" && values.pool_size ? values.pool_size : each.default,
    more: each.rare && !(each.name in values),
  }));
}

// A number that opens, over the share that it has of all.
function amountCell(s, entry, line, name) {
  const cell = make("td", `amount ${name}`, line);
  cell.dataset.label = s.data.words.heads[name];
  if (!entry.row[name]) return;
  const button = pressed("number figure", cell, "", name, () => toggle(s, entry));
  button.setAttribute("aria-expanded", String(Boolean(entry.open)));
  const bar = make("span", `bar ${s.data.kinds[entry.row.kind].tone}`, cell);
  bar.setAttribute("aria-hidden", "true");
  entry[name] = { button, bar };
  amount(s, entry, name);
}

function amount(s, entry, name) {
  const { row } = entry;
  const { button, bar } = entry[name];
  const [figures, share, said] = row[name];
  const label = fill(s.data.words[`open_${name}`], { name: row.name, figure: figures });
  if (button.title === said && button.textContent === figures) return;
  button.textContent = figures;
  button.title = said;
  button.setAttribute("aria-label", label);
  button.classList.toggle("none", figures === "0");
  bar.hidden = !share;
  bar.style.setProperty("--share", `${100 * share}%`);
}

// Why the layer does not fit, and the nearest thing that does.
function trouble(s, entry, body) {
  const { row } = entry;
  const cell = make("td", "", make("tr", "trouble", body));
  cell.colSpan = COLUMNS;
  const box = make("div", "", cell);
  const said = make("p", "", box);
  make("b", "", said, row.problem ? s.data.words.broken : s.data.words.remark);
  said.append(` ${row.problem || row.remark}`);
  if (!row.instead) return;
  const button = make("button", "fit", box, fill(s.data.words.instead, { said: row.instead }));
  button.type = "button";
  button.dataset.focus = "fit";
  button.addEventListener("click", () => {
    edit(s, { what: "fit", at: s.rows.indexOf(entry) });
    button.disabled = true;
    mark(entry);
  });
}

// The arithmetic of the layer, written out, and the arguments that are rarely touched.
function opened(s, entry, body) {
  const line = make("tr", "opened", body);
  const cell = make("td", "", line);
  cell.colSpan = COLUMNS;
  const list = make("dl", "", cell);
  for (const { label, figures, words } of entry.row.lines) {
    make("dt", "", list, label);
    const value = make("dd", "", list);
    if (figures) make("span", "figure", value, figures);
    if (words) make("small", "", value, words);
  }
  const more = fieldsOf(s, entry.row).filter((each) => each.more);
  if (!more.length) return;
  const box = make("div", "more", cell);
  box.append(...more.map((each) => field(s, entry, each)));
}

function toggle(s, entry) {
  entry.open = !entry.open;
  renew(s, entry);
}

// The first row: what the network takes.
function buildInput(s, entry) {
  const { words } = s.data;
  const body = make("tbody", "input");
  const line = make("tr", "main", body);
  entry.body = body;
  make("td", "move", line);
  const cell = make("th", "kind", line);
  cell.scope = "row";
  make("span", "", cell, words.input);
  make("small", "", cell, entry.row.about);
  const fields = make("div", "", make("td", "fields", line));
  fields.append(...entry.row.fields.map((each) => field(s, entry, each)));
  make("td", "output figure", line, entry.row.output);
  for (const className of ["amount", "amount", "end"]) make("td", className, line);
  return body;
}
