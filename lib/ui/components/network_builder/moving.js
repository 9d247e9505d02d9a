// Rows change places: pulled by their handle, or by keys. The order changes at once, the counts follow.
const STIR = 5; // pixels from which a press on the handle is a pull

function onKey(s, entry, event) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const onGrip = event.target.classList.contains("grip");
  if (!step || !(event.altKey || onGrip)) return;
  event.preventDefault();
  const at = s.rows.indexOf(entry);
  const to = at + step;
  if (to < 0 || to >= s.rows.length) return;
  const held = focusOf(s);
  if (moved(s, entry, to)) refocus(s, held);
}

// Whether the row went there; a network whose layers read others than the one before them keeps its order.
function moved(s, entry, to) {
  const { words, fixed } = s.data;
  const at = s.rows.indexOf(entry);
  if (to === at) return false;
  if (fixed) {
    say(s, words.fixed, true);
    return false;
  }
  s.rows.splice(at, 1);
  s.rows.splice(to, 0, entry);
  arrange(s);
  edit(s, { what: "move", at, to });
  say(s, fill(words.moved, { name: entry.row.name, place: to + 1, of: s.rows.length }));
  return true;
}

// Pull a row by its handle; a line shows where it will stand. Escape leaves it where it was.
function drag(s, entry, event) {
  if (event.button) return;
  const grip = event.currentTarget;
  const start = event.clientY;
  const rest = s.rows.filter((each) => each !== entry);
  let to = null;
  grip.setPointerCapture(event.pointerId);

  const follow = (move) => {
    const by = move.clientY - start;
    if (to === null && Math.abs(by) < STIR) return;
    entry.body.classList.add("pulled");
    entry.body.style.translate = `0 ${by}px`;
    to = rest.filter((each) => middle(each.body) < move.clientY).length;
    s.rows.forEach((each) => each.body.classList.remove("here", "after"));
    const mark = rest[to] ?? rest.at(-1);
    mark?.body.classList.add(rest[to] ? "here" : "after");
  };
  const end = (given) => {
    grip.removeEventListener("pointermove", follow);
    s.rows.forEach((each) => each.body.classList.remove("here", "after", "pulled"));
    entry.body.style.translate = "";
    if (given && to !== null) moved(s, entry, to);
    grip.focus();
  };
  grip.addEventListener("pointermove", follow);
  grip.addEventListener("pointerup", () => end(true), { once: true });
  grip.addEventListener("pointercancel", () => end(false), { once: true });
}

function middle(body) {
  const box = body.getBoundingClientRect();
  return box.top + box.height / 2;
}
