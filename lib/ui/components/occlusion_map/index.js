// data: {patch, width, height, pieces: [[{colour, ink, covered, moved}]], tops, lefts, names, limit, colours, lines, words}
// No state for Python. Pointing at a piece in either picture, or the arrow keys in the map, frame it in both.
const states = new WeakMap();
const WRITTEN = 52; // CSS pixels from which a piece has its figure in it
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function made(tag, className, ...children) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

function said(data, row, col) {
  const values = { name: data.names[row][col], ...data.pieces[row][col] };
  return data.words.piece.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);
}

// The length of each piece along an axis, as the tracks of a grid.
function tracks(edges) {
  return edges.slice(1).map((edge, at) => `${edge - edges[at]}fr`).join(" ");
}

function cells(state, data, drawn) {
  const written = drawn && data.width / data.pieces[0].length >= WRITTEN;
  return data.pieces.map((pieces, row) => {
    const line = pieces.map((piece, col) => {
      const cell = made("div", "piece");
      if (drawn) {
        cell.style.background = piece.colour;
        cell.style.color = piece.ink;
        cell.setAttribute("role", "gridcell");
        cell.setAttribute("aria-label", said(data, row, col));
        cell.tabIndex = row || col ? -1 : 0;
        cell.onfocus = () => light(state, row, col);
        if (written) cell.append(piece.moved);
      }
      cell.onpointerenter = () => light(state, row, col);
      cell.dataset.moved = piece.moved;
      return cell;
    });
    const element = made("div", "line", ...line);
    element.style.gridTemplateColumns = tracks(data.lefts);
    if (drawn) element.setAttribute("role", "row");
    return element;
  });
}

function picture(state, data, drawn) {
  const rows = cells(state, data, drawn);
  const box = made("div", drawn ? "box map" : "box", ...rows);
  box.style.width = `${data.width}px`;
  box.style.aspectRatio = `${data.width} / ${data.height}`;
  box.style.gridTemplateRows = tracks(data.tops);
  box.onpointerleave = () => light(state, -1, -1);
  if (drawn) {
    box.setAttribute("role", "grid");
    box.setAttribute("aria-label", data.words.grid);
    box.onkeydown = (event) => move(state, event);
    box.onfocusout = () => light(state, -1, -1);
  } else {
    box.style.backgroundImage = `url(${data.patch})`;
    box.setAttribute("aria-hidden", "true");
  }
  const found = rows.map((row) => [...row.children]);
  if (drawn) state.map = found;
  else state.patch = found;
  const name = made("figcaption", drawn ? "output" : "input", drawn ? data.words.map : data.words.patch);
  return made("figure", "", name, box, ...(drawn ? [legend(data)] : []));
}

function legend(data) {
  const ramp = made("i", "ramp");
  ramp.style.background = `linear-gradient(to right, ${data.colours.join(", ")})`;
  const low = made("span", "", `${data.limit === "0" ? "" : "−"}${data.limit}`);
  const ends = made("div", "ends", low, made("span", "", "0"), made("span", "", data.limit));
  const words = made("div", "ends", made("span", "", data.words.falls), made("span", "", data.words.rises));
  return made("div", "legend", ramp, ends, words);
}

function light(state, row, col) {
  for (const each of [state.map, state.patch]) {
    each.forEach((line, r) => line.forEach((cell, c) => cell.classList.toggle("lit", r === row && c === col)));
  }
  state.readout.textContent = row < 0 ? state.data.words.invite : said(state.data, row, col);
}

function move(state, event) {
  const step = MOVES[event.key];
  const cell = event.target;
  const row = state.map.findIndex((line) => line.includes(cell));
  if (!step || row < 0) return;
  const next = state.map[row + step[0]]?.[state.map[row].indexOf(cell) + step[1]];
  event.preventDefault();
  if (!next) return;
  cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const state = states.get(parentElement) ?? {};
  states.set(parentElement, state);
  const signature = JSON.stringify(data);
  if (state.signature !== signature) {
    Object.assign(state, { signature, data, readout: made("p", "readout", data.words.invite) });
    const words = data.lines.map((line) => made("p", "", line));
    const beside = made("div", "words", ...words, made("p", "soft", data.words.legend), state.readout);
    root.replaceChildren(picture(state, data, false), picture(state, data, true), beside);
  }
  root.dataset.component = "occlusion-map";
  root.dataset.drawn = Number(root.dataset.drawn ?? 0) + 1;
}
