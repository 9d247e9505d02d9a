// A layer enlarged: all its maps.
// data: {column, pictures, numbers (Arrow: v), legend, words}; see lib/ui/components/layer_view/enlarged.py
// trigger: pick {layer, channel}
// Scripts in front of this one: ../network_view/maps.js, cells.js, tiles.js, layer.js.
const states = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const s = states.get(parentElement) ?? start(parentElement);
  states.set(parentElement, s);
  s.pick = (layer, channel) => setTriggerValue("pick", { layer, channel });
  const run = ++s.runs;
  openPictures(data.pictures).then((bitmaps) => {
    if (run !== s.runs) return;
    const numbers = Array.from({ length: data.numbers.numRows }, (_, row) => openNumbers(data.numbers, row));
    Object.assign(s, { data, bitmaps, numbers, words: data.words });
    draw(s);
    s.root.dataset.drawn = ++s.drawn;
  });
  s.observer.observe(s.root);
  return () => s.observer.disconnect();
}

function start(parent) {
  const root = parent.querySelector(".root");
  root.dataset.component = "layer_view";
  const s = { root, runs: 0, drawn: 0, width: 0 };
  s.readout = make("p", "readout");
  s.readout.setAttribute("aria-live", "polite");
  s.observer = new ResizeObserver(() => s.data && root.clientWidth !== s.width && draw(s));
  return s;
}

function draw(s) {
  s.width = s.root.clientWidth;
  s.readout.textContent = s.words.inviteMaps;
  drawLayer(s);
}

// The width inside the card's padding.
function inner({ root }) {
  const style = getComputedStyle(root);
  return root.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
}

function legendOf(s, { limit }, i, words) {
  const element = make("span", "legend");
  drawLegend(element, s.data.legend, `−${figure(limit[i])}`, figure(limit[i]), words);
  return element;
}
