// Layers that hand on each map by itself, at its size (normalisation, activation): on wish they fold into the layer that
// they read, and a deep network is in sight as a whole.
const folds = new Map(); // whether they are folded, by network; Streamlit may build the component anew

function handOn(columns) {
  return columns.flatMap((column, place) => {
    const before = column.inputs?.length === 1 ? columns[column.inputs[0]] : null;
    const same = before && column.rule === "same" && column.shape === before.shape && column.form === before.form;
    return same ? [place] : [];
  });
}

// The places that are folded away; what is chosen never is.
function folded(s) {
  if (!folds.get(s.data.title)) return new Set();
  return new Set(handOn(s.data.columns).filter((place) => place !== s.data.selected.layer));
}

// The columns that are shown.
function seen(s) {
  return s.views.filter(({ place }) => !s.folded.has(place));
}

// Where a layer is seen: at itself, or at the layer that it is folded into.
function seenAt(s, place) {
  return s.folded.has(place) ? seenAt(s, s.data.columns[place].inputs[0]) : place;
}

function buildFold(s) {
  const button = make("button", "fold");
  button.addEventListener("click", () => {
    folds.set(s.data.title, !folds.get(s.data.title));
    tellFold(s);
    build(s);
  });
  return button;
}

function tellFold(s) {
  const count = handOn(s.data.columns).length;
  const open = !folds.get(s.data.title);
  s.fold.hidden = count === 0 || s.data.compact;
  const words = open ? (count === 1 ? s.words.foldLayer : s.words.foldLayers) : s.words.allLayers;
  s.fold.textContent = fill(words, { count, all: s.data.columns.length - 1 });
  s.fold.title = s.words.foldWhat;
  s.fold.setAttribute("aria-pressed", String(!open));
}
