// A network that is wider than its frame: how many layers lie beyond each rim, and a button to go there.

function buildMore(s) {
  s.more = { back: moreButton(s, "back", -1), on: moreButton(s, "on", 1) };
  s.scroller.addEventListener("scroll", () => tellMore(s, countBeyond(s)), { passive: true });
  return [s.more.back, s.more.on];
}

function moreButton(s, name, step) {
  const button = make("button", `further ${name}`);
  button.hidden = true;
  button.addEventListener("click", () => {
    const { photo, answer, column } = s.layout;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const pace = s.scroller.clientWidth - photo - answer - column;
    s.scroller.scrollBy({ left: step * Math.max(pace, column), behavior: still ? "instant" : "smooth" });
  });
  return button;
}

// How many columns lie beyond each rim: [left, right].
function countBeyond(s) {
  const { photo, answer, vertical } = s.layout;
  const { scrollLeft, clientWidth, scrollWidth } = s.scroller;
  if (vertical || scrollWidth <= clientWidth + 2) return [0, 0];
  const sticks = !s.flow.classList.contains("narrow");
  const [left, right] = [scrollLeft + (sticks ? photo : 0), scrollLeft + clientWidth - (sticks ? answer : 0)];
  const between = seen(s).filter(({ column }) => !sticks || (column.form !== "photo" && column.form !== "classes"));
  const ends = between.map(({ element }) => [element.offsetLeft, element.offsetLeft + element.offsetWidth]);
  return [ends.filter(([start]) => start < left - 4).length, ends.filter(([, end]) => end > right + 4).length];
}

function tellMore(s, [before, after]) {
  tellRim(s, "back", before, "‹ {count}", s.words.before);
  tellRim(s, "on", after, "+{count} ›", s.words.after);
}

function tellRim(s, name, count, text, label) {
  const button = s.more[name];
  const told = fill(text, { count });
  s.frame.classList.toggle(`more-${name}`, count > 0);
  button.hidden = count === 0;
  if (button.textContent === told) return;
  button.textContent = told;
  button.setAttribute("aria-label", fill(label, { count }));
}
