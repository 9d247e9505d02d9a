// data: {tiles: [{index, source, title, verdict, right, sharp}], chosen: index or null, label}
// trigger: index (of the picture pressed). No state of its own; each call draws the row anew where the tiles changed.
const drawn = new WeakMap();
const PATHS = { true: "M3 8.5 6.5 12 13 4.5", false: "M4 4 12 12 M12 4 4 12" };

function icon(right) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[right]);
  svg.append(path);
  return svg;
}

function text(className, words) {
  const element = document.createElement("span");
  element.className = className;
  element.append(words);
  return element;
}

function button(tile) {
  const element = document.createElement("button");
  element.type = "button";
  element.dataset.index = tile.index;
  const picture = document.createElement("img");
  picture.src = tile.source;
  picture.alt = "";
  picture.className = tile.sharp ? "sharp" : "";
  const verdict = text(tile.right ? "verdict right" : "verdict wrong", tile.verdict);
  verdict.prepend(icon(tile.right));
  element.append(picture, text("title", tile.title), verdict);
  return element;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const signature = JSON.stringify(data.tiles);
  if (drawn.get(parentElement) !== signature) {
    root.replaceChildren(...data.tiles.map(button));
    drawn.set(parentElement, signature);
  }
  for (const element of root.children) {
    const index = Number(element.dataset.index);
    element.onclick = () => setTriggerValue("index", index);
    element.setAttribute("aria-pressed", index === data.chosen);
  }
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", data.label);
  root.dataset.component = "picture_row";
  root.dataset.drawn = Number(root.dataset.drawn ?? 0) + 1;
}
