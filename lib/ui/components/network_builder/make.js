// The pictures on its buttons, and what is said to those who listen.
const ICONS = {
  grip: "M9 5h.01M15 5h.01M9 12h.01M15 12h.01M9 19h.01M15 19h.01",
  plus: "M12 5v14M5 12h14",
  undo: "M8 5L3.5 9.5 8 14M3.5 9.5H14a5.5 5.5 0 010 11h-3",
  remove: "M6 6l12 12M18 6L6 18",
  warning: "M12 9v5M12 17.2v.1M12 3.5L2.5 20h19z",
  remark: "M12 11v6M12 7.5v.1M12 3a9 9 0 100 18 9 9 0 000-18",
  waits: "M7 3h10M7 21h10M8 3v4l4 5 4-5V3M8 21v-4l4-5 4 5v4",
};

function icon(name, parent) {
  const picture = svg("svg", { viewBox: "0 0 24 24", class: `icon icon-${name}`, "aria-hidden": "true" }, parent);
  svg("path", { d: ICONS[name] }, picture);
  return picture;
}

// A button with a picture; `focus` is the name by which it gets the focus back when its row is made anew.
function pressed(className, parent, label, focus, onPress) {
  const button = make("button", className, parent);
  button.type = "button";
  button.title = label;
  button.setAttribute("aria-label", label);
  button.dataset.focus = focus;
  button.addEventListener("click", onPress);
  return button;
}

// What screen readers hear; where `seen`, everybody reads it, until something else happens.
function say(s, text, seen = false) {
  s.told.textContent = text;
  s.told.classList.toggle("seen", seen);
}
