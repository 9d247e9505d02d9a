// One stop of the Tab key for the whole network; the arrow keys go on from it.

// A focusable thing of a column. `target` is what it shows, or null for the unfold button.
function addItem(s, view, element, target) {
  const item = { element, target };
  view.items.push(item);
  element.tabIndex = -1;
  const chosen = (event) => (target.strip && event?.detail ? unitAt(view, event) : target.strip ? (s.units.get(view.column.name) ?? 0) : target.channel);
  element.addEventListener("focus", () => {
    s.focus = { place: view.place, index: view.items.indexOf(item), channel: target?.channel };
    rove(s);
    point(s, target && { place: target.place, channel: chosen() });
  });
  element.addEventListener("blur", () => point(s, null));
  if (!target) return;
  if (!target.strip) element.addEventListener("pointerenter", () => point(s, { place: target.place, channel: target.channel }));
  element.addEventListener("click", (event) => s.pick(view.column.name, chosen(event)));
}

function rove(s) {
  s.views.forEach((view) => view.items.forEach((item, index) => {
    item.element.tabIndex = view.place === s.focus.place && index === s.focus.index ? 0 : -1;
  }));
}

// After columns were built anew the stop is where it was: at the same map, or near it.
function settle(s, focused) {
  const { layer: place, channel } = s.data.selected;
  const at = s.focus ?? { place, channel };
  const views = s.views.filter((view) => view.items.length);
  const view = views.find((each) => each.place === at?.place) ?? views[0];
  const same = view.items.findIndex(({ target }) => target && target.channel === at?.channel);
  s.focus = { place: view.place, index: same >= 0 ? same : Math.min(at?.index ?? 0, view.items.length - 1), channel: at?.channel };
  rove(s);
  if (focused) view.items[s.focus.index].element.focus({ preventScroll: true });
}

function move(s, event) {
  const { vertical } = s.layout;
  const steps = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] }[event.key];
  const ends = { Home: 0, End: Infinity }[event.key];
  if (event.key === "Escape") return s.data.selected.layer !== null && s.pick(null, null);
  if (!s.focus || (!steps && ends === undefined)) return;
  event.preventDefault();
  const [along, within] = steps ? (vertical ? [steps[1], steps[0]] : steps) : [0, 0];
  if (within && moveUnit(s, within)) return;
  const places = s.views.filter((view) => view.items.length).map((view) => view.place);
  const here = places.indexOf(s.focus.place) + along;
  const at = ends === undefined ? here : Math.min(ends, places.length - 1);
  const view = s.views[places[Math.min(Math.max(at, 0), places.length - 1)]];
  const index = Math.min(Math.max(s.focus.index + within, 0), view.items.length - 1);
  view.items[index].element.focus({ preventScroll: true });
  view.items[index].element.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// In a strip of units the arrows go from unit to unit before they leave it.
function moveUnit(s, step) {
  const view = s.views[s.focus.place];
  const item = view.items[s.focus.index];
  if (!item.target?.strip) return false;
  const next = (s.units.get(view.column.name) ?? 0) + step;
  if (next < 0 || next >= view.column.n) return false;
  nameUnit(s, view, next);
  point(s, { place: view.place, channel: next });
  return true;
}

// The unit of a strip that the keyboard stands on.
function nameUnit(s, view, channel) {
  s.units.set(view.column.name, channel);
  view.strip.element.dataset.channel = channel;
  view.strip.element.setAttribute("aria-label", describe(s, { place: view.place, channel }));
}
