// data: {photo: name or null, own: whether the photo is the person's own, words}
// No state for Python. One button copies the address as it is; beside it a panel makes the link for a lesson.
const CHOICES = [
  { name: "closed", parameter: "reveal", value: "0" },
  { name: "without", parameter: "ask", value: "0" },
  { name: "slide", parameter: "embed", value: "true" },
];
const LATE_MS = 1200; // a move is told to the server a little later, and stands in the address only then
const SAID_MS = 2500;
const made = new WeakMap();

function element(tag, properties, ...children) {
  const built = Object.assign(document.createElement(tag), properties);
  built.append(...children);
  return built;
}

function address(photo, choices) {
  const url = new URL(window.location.href);
  if (photo && !url.searchParams.has("photo")) url.searchParams.set("photo", photo);
  for (const { parameter, value, box } of choices) {
    if (box.checked) url.searchParams.set(parameter, value);
    else url.searchParams.delete(parameter);
  }
  return url.href;
}

// Whether the browser took the text; without permission, or on a plain http address, it may not.
async function taken(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// The button that copies, what is said of it, and the field for copying by hand.
function copier(label, words, link) {
  const button = element("button", { type: "button", className: "copy", textContent: label });
  const status = element("p", { className: "told" });
  status.setAttribute("role", "status");
  const field = element("input", { readOnly: true, hidden: true, className: "field" });
  field.setAttribute("aria-label", words.field);
  const byHand = words.byHand.replace("{keys}", /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘C" : "Ctrl+C");
  let timer;

  async function give() {
    const text = link();
    const copied = await taken(text);
    field.hidden = copied;
    status.classList.toggle("seen", !copied || Boolean(words.also));
    status.textContent = [copied ? words.told : byHand, words.also].filter(Boolean).join(" ");
    if (copied) {
      button.textContent = words.copied;
    } else {
      field.value = text;
      field.focus();
      field.select();
    }
    return text;
  }

  button.onclick = async () => {
    clearTimeout(timer);
    const text = await give();
    setTimeout(() => { if (button.isConnected && link() !== text) give(); }, LATE_MS);
    timer = setTimeout(() => { button.textContent = label; }, SAID_MS);
  };
  field.onfocus = () => field.select();
  return [button, field, status];
}

function choice({ name, parameter, value }, words) {
  const asked = new URL(window.location.href).searchParams.get(parameter);
  const box = element("input", { type: "checkbox", name, checked: asked === value });
  const note = words[`${name}Note`];
  const text = element("span", {}, words[name], ...(note ? [element("small", { textContent: note })] : []));
  return { parameter, value, box, label: element("label", {}, box, text) };
}

// Under the button that opens it, or above where there is no room.
function place(panel, opener) {
  const at = opener.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.left, window.innerWidth - width - 8));
  const below = at.bottom + 6;
  panel.style.left = `${left}px`;
  panel.style.top = `${below + height > window.innerHeight ? Math.max(8, at.top - height - 6) : below}px`;
}

function lesson(words, photo) {
  const choices = CHOICES.map((each) => choice(each, words));
  const heading = element("h2", { textContent: words.lesson });
  const parts = copier(words.copyThis, words, () => address(photo(), choices));
  const panel = element("div", { className: "panel" }, heading, ...choices.map((each) => each.label), ...parts);
  panel.setAttribute("popover", "auto");
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", words.lesson);
  const opener = element("button", { type: "button", className: "more" });
  opener.setAttribute("aria-label", words.lesson);
  opener.title = words.lesson;
  opener.setAttribute("aria-haspopup", "dialog");
  opener.setAttribute("aria-expanded", "false");
  opener.popoverTargetElement = panel;
  const follow = () => place(panel, opener);
  const grown = new ResizeObserver(follow);
  choices[0].box.autofocus = true;
  panel.addEventListener("beforetoggle", (event) => {
    if (event.newState === "closed" && panel.contains(panel.getRootNode().activeElement)) opener.focus();
  });
  panel.addEventListener("toggle", (event) => {
    const open = event.newState === "open";
    opener.setAttribute("aria-expanded", String(open));
    const listen = open ? window.addEventListener : window.removeEventListener;
    for (const kind of ["scroll", "resize"]) listen.call(window, kind, follow, true);
    if (open) grown.observe(panel);
    else grown.disconnect();
  });
  return [opener, panel];
}

function build(root, words, photo) {
  const [button, field, status] = copier(words.copy, words, () => address(photo(), []));
  const [opener, panel] = lesson(words, photo);
  root.replaceChildren(element("div", { className: "pair" }, button, opener), field, status, panel);
  root.dataset.component = "copy_link";
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const words = { ...data.words, also: data.own ? data.words.own : "" };
  const signature = JSON.stringify(words);
  const held = made.get(parentElement) ?? {};
  made.set(parentElement, Object.assign(held, { photo: data.photo }));
  if (held.signature !== signature) build(root, words, () => held.photo);
  held.signature = signature;
  root.dataset.drawn = Number(root.dataset.drawn ?? 0) + 1;
}
