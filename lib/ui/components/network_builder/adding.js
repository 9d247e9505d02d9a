// The menu of layers that can be put in, and what happens at once when one is: the row stands there before it is counted.
function menu(s) {
  const panel = make("div", "menu", s.root);
  panel.setAttribute("popover", "auto");
  panel.setAttribute("role", "group");
  panel.addEventListener("keydown", (event) => walk(panel, event));
  panel.addEventListener("toggle", (event) => {
    s.opener?.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState !== "open" && panel.contains(active(s))) s.opener?.focus();
  });
  return panel;
}

function fillMenu(s) {
  const { groups, kinds, words } = s.data;
  s.menu.setAttribute("aria-label", words.add);
  s.menu.replaceChildren();
  for (const [label, offered] of groups) {
    const group = make("section", "", s.menu);
    make("h3", "", group, label);
    for (const kind of offered) {
      const button = make("button", "", group, kind);
      button.type = "button";
      button.title = kinds[kind].about;
      button.addEventListener("click", () => put(s, kind));
    }
  }
}

// Open the menu at a button; what is chosen goes before that row, or to the end without one.
function offer(s, entry, opener) {
  s.before = entry;
  s.opener = opener;
  s.menu.showPopover();
  const at = opener.getBoundingClientRect();
  const { width, height } = s.menu.getBoundingClientRect();
  const below = at.bottom + 4;
  const fits = below + height <= window.innerHeight;
  s.menu.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - width - 8))}px`;
  s.menu.style.top = `${Math.max(8, fits ? below : Math.min(at.top - height - 4, window.innerHeight - height - 8))}px`;
  s.menu.querySelector("button")?.focus();
}

function walk(panel, event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...panel.querySelectorAll("button")];
  const at = buttons.indexOf(panel.getRootNode().activeElement);
  buttons[(at + step + buttons.length) % buttons.length].focus();
}

function put(s, kind) {
  const at = s.before ? s.rows.indexOf(s.before) : s.rows.length;
  s.opener = null;
  s.menu.hidePopover();
  const { values } = s.data.kinds[kind];
  const entry = { row: { kind, values, name: kind, output: "…", reads: "", lines: [] }, open: false };
  build(s, entry);
  entry.body.classList.add("pending");
  s.rows.splice(at, 0, entry);
  arrange(s);
  (entry.body.querySelector(".fields input, .fields select") ?? entry.body.querySelector(".grip")).focus();
  edit(s, { what: "add", at, kind });
  say(s, fill(s.data.words.added, { name: kind, place: at + 1, of: s.rows.length }));
}

function drop(s, entry) {
  const at = s.rows.indexOf(entry);
  if (at < 0) return;
  s.rows.splice(at, 1);
  entry.body.remove();
  const next = s.rows[Math.min(at, s.rows.length - 1)];
  (next?.body.querySelector(".remove") ?? s.end).focus();
  edit(s, { what: "remove", at });
  say(s, fill(s.data.words.removed, { name: entry.row.name }));
}
