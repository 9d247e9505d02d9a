// data: {tiles: [{name, title}], sprite: address of the tiles side by side, chosen: name, label}
// trigger: name (of the kernel clicked). A radio group: arrow keys move, the chosen one is the tab stop.
const drawn = new WeakMap();

function button(tile, index, count, data, choose) {
  const element = document.createElement("button");
  element.type = "button";
  element.setAttribute("role", "radio");
  element.dataset.name = tile.name;
  const picture = document.createElement("span");
  picture.className = "picture";
  picture.style.backgroundImage = `url("${data.sprite}")`;
  picture.style.backgroundSize = `${count * 100}% 100%`;
  picture.style.backgroundPosition = `${count > 1 ? (index / (count - 1)) * 100 : 0}% 0`;
  const title = document.createElement("span");
  title.className = "title";
  title.textContent = tile.title;
  element.append(picture, title);
  element.onclick = () => choose(tile.name);
  return element;
}

function mark(root, chosen) {
  for (const element of root.children) {
    const here = element.dataset.name === chosen;
    element.setAttribute("aria-checked", here);
    element.tabIndex = here ? 0 : -1;
  }
}

function move(event, root) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...root.children];
  const here = all.findIndex((element) => element.tabIndex === 0);
  const next = all[(here + step + all.length) % all.length];
  next.click();
  next.focus();
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const choose = (name) => {
    mark(root, name);
    setTriggerValue("name", name);
  };
  const signature = JSON.stringify([data.tiles, data.sprite.length, data.sprite.slice(-64)]);
  if (drawn.get(parentElement) !== signature) {
    root.replaceChildren(...data.tiles.map((tile, i) => button(tile, i, data.tiles.length, data, choose)));
    drawn.set(parentElement, signature);
  }
  for (const element of root.children) element.onclick = () => choose(element.dataset.name);
  root.onkeydown = (event) => move(event, root);
  root.setAttribute("role", "radiogroup");
  root.setAttribute("aria-label", data.label);
  mark(root, data.chosen);
  root.dataset.component = "kernel_gallery";
  root.dataset.drawn = Number(root.dataset.drawn ?? 0) + 1;
}
