// data: {heads, rows: [{name, cells}], total: cells, chosen: name or null, label, open}; a cell is {text, plain}, with a bar
// {text, share, said, tone}, or a distribution {counts, below, low, high, said}.
// trigger: pick (the name of the layer that was pressed). No state of its own; drawn anew where the data changed.
const drawn = new WeakMap();

function filled(cell) {
  const element = make("td", cell.counts ? "spread" : "");
  if (cell.counts) {
    element.append(histogram(cell));
    return element;
  }
  element.append(make("span", cell.plain ? "" : "figure", cell.text));
  if ("share" in cell) {
    element.classList.add("amount");
    const bar = make("span", "bar");
    bar.style.setProperty("--share", `${cell.share * 100}%`);
    bar.style.setProperty("--tone", `var(--cs-${cell.tone})`);
    bar.setAttribute("aria-hidden", "true");
    element.append(make("span", "share figure", cell.said), bar);
  }
  return element;
}

function row(each, data) {
  const element = make("tr", each.name === data.chosen ? "chosen" : "");
  element.dataset.layer = each.name;
  const head = make("th");
  head.scope = "row";
  const button = make("button", "", each.name);
  button.title = fill(data.open, { name: each.name });
  if (each.name === data.chosen) button.setAttribute("aria-current", "true");
  head.append(button);
  element.append(head, ...each.cells.map(filled));
  return element;
}

function table(data) {
  const element = make("table");
  element.setAttribute("aria-label", data.label);
  const heads = make("tr");
  heads.append(...data.heads.map((words) => {
    const head = make("th", "", words);
    head.scope = "col";
    return head;
  }));
  const top = make("thead");
  top.append(heads);
  const body = make("tbody");
  body.append(...data.rows.map((each) => row(each, data)));
  element.append(top, body);
  if (data.total.length) {
    const foot = make("tfoot");
    const last = make("tr");
    const name = make("th", "", data.total[0].text);
    name.scope = "row";
    last.append(name, ...data.total.slice(1).map(filled));
    foot.append(last);
    element.append(foot);
  }
  return element;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const signature = JSON.stringify(data);
  if (drawn.get(parentElement) !== signature) {
    root.replaceChildren(table(data));
    drawn.set(parentElement, signature);
  }
  for (const button of root.querySelectorAll("tbody button")) {
    button.onclick = () => {
      up();
      setTriggerValue("pick", button.textContent);
    };
  }
  root.dataset.component = "layer-table";
  root.dataset.drawn = Number(root.dataset.drawn ?? 0) + 1;
}
