// All products of a unit in one list: only the rows in sight stand in the page, so that thousands stay quick.

const BEYOND = 6; // rows drawn above and below those in sight

// The list, and the choice of its order.
function allProducts(s, terms) {
  const box = make("div", "all");
  const choice = make("div", "orders");
  choice.setAttribute("role", "group");
  choice.setAttribute("aria-label", s.words.order);
  const list = make("div", "list");
  Object.assign(list, { tabIndex: 0, role: "list" });
  list.setAttribute("aria-label", fill(s.words.allOf, { n: terms.count }));
  const hold = make("div", "hold");
  list.append(hold);
  const show = (order) => {
    s.own.order = order;
    for (const button of choice.children) button.setAttribute("aria-pressed", String(button.value === order));
    const places = order === "place" ? Array.from({ length: terms.count }, (_, i) => i) : terms.bySize;
    list.onscroll = () => fillList(s, terms, { list, hold, places });
    list.scrollTop = 0;
    list.onscroll();
  };
  for (const order of ["size", "place"]) {
    const button = make("button", "order", s.words.orders[order]);
    button.value = order;
    button.addEventListener("click", () => show(order));
    choice.append(button);
  }
  box.append(choice, list);
  s.after.push(() => (list.onscroll ? list.onscroll() : show(s.own.order ?? "size")));
  return box;
}

function fillList(s, terms, { list, hold, places }) {
  const high = 1.6 * parseFloat(getComputedStyle(list).fontSize);
  const first = Math.max(0, Math.floor(list.scrollTop / high) - BEYOND);
  const last = Math.min(places.length, Math.ceil((list.scrollTop + list.clientHeight) / high) + BEYOND);
  hold.style.height = `${places.length * high}px`;
  const rows = places.slice(first, last).map((i, at) => {
    const row = make("div", "product");
    row.setAttribute("role", "listitem");
    row.setAttribute("aria-posinset", String(first + at + 1));
    row.setAttribute("aria-setsize", String(places.length));
    Object.assign(row.style, { top: `${(first + at) * high}px`, height: `${high}px` });
    row.append(make("span", "name", terms.name(i)), termFigures(terms, i), make("b", "figure", fixed(terms.products[i], terms.decimals.product)));
    return row;
  });
  hold.replaceChildren(...rows);
}

// "0.412 × −1.203", the input blue and the weight grey.
function termFigures(terms, i) {
  const element = make("span", "term figure");
  element.append(make("span", "x", fixed(terms.inputs[i], terms.decimals.input)), " × ", make("span", "w", fixed(terms.weights[i], terms.decimals.weight)));
  return element;
}
