// What the whole network costs: large figures, each over a bar with a part for every layer; a press opens the sum.
function totals(s) {
  const { totals: all, words } = s.data;
  s.totals.replaceChildren(...all.map((each) => card(s, each)));
  if (s.data.counted) {
    const note = make("p", "counted", s.totals);
    icon("warning", note);
    note.append(s.data.counted);
  }
  const chosen = all.find((each) => each.name === s.sum);
  s.sums.hidden = !chosen;
  s.sums.replaceChildren();
  if (!chosen) return;
  s.sums.setAttribute("aria-label", fill(words.sumOf, { total: chosen.label }));
  for (const line of chosen.lines) make("p", "figure", s.sums, line);
}

function card(s, { name, label, value, note, parts }) {
  const button = make("button", `total ${name}`);
  button.type = "button";
  button.dataset.focus = `total ${name}`;
  button.setAttribute("aria-expanded", String(s.sum === name));
  make("span", "label", button, label);
  const figures = make("span", "value figure", button, value);
  figures.dataset.total = name;
  if (parts.length) stack(s, parts, button);
  make("span", "also", button, note);
  button.addEventListener("click", () => {
    s.sum = s.sum === name ? null : name;
    totals(s);
    s.totals.querySelector(`.${name}`).focus();
  });
  return button;
}

// A part for each layer, as wide as its share.
function stack(s, parts, parent) {
  const element = make("span", "stack", parent);
  element.setAttribute("aria-hidden", "true");
  for (const { at, share, said, tone } of parts) {
    const part = make("span", `part ${tone}`, element);
    part.style.flexGrow = share;
    part.title = said;
    part.dataset.at = at;
  }
}

// Pointing at a row or at a part of a bar lights up what belongs to the same layer.
function light(s, event) {
  const row = s.rows.findIndex((entry) => entry.body.contains(event.target));
  const at = row >= 0 ? row : Number(event.target.dataset?.at ?? -1);
  if (at === s.lit) return;
  s.lit = at;
  s.rows.forEach((entry, place) => entry.body.classList.toggle("lit", place === at));
  for (const part of s.totals.querySelectorAll(".part")) part.classList.toggle("lit", Number(part.dataset.at) === at);
  s.totals.classList.toggle("pointed", at >= 0);
}
