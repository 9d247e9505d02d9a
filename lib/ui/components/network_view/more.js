// A network that is wider than its frame: how many layers lie beyond each rim, and a button to go there.

function buildMore(s) {
  s.more = { back: moreButton(s, "back", -1), on: moreButton(s, "on", 1) };
  s.scroller.addEventListener("scroll", () => countMore(s), { passive: true });
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

function countMore(s) {
  const { photo, answer, vertical } = s.layout;
  const { scrollLeft, clientWidth, scrollWidth } = s.scroller;
  const sticks = !s.flow.classList.contains("narrow");
  const [left, right] = [scrollLeft + (sticks ? photo : 0), scrollLeft + clientWidth - (sticks ? answer : 0)];
  const between = seen(s).filter(({ column }) => !sticks || (column.form !== "photo" && column.form !== "classes"));
  const beyond = (test) => (vertical || scrollWidth <= clientWidth + 2 ? 0 : between.filter(({ element }) => test(element)).length);
  tellMore(s, s.more.back, beyond((element) => element.offsetLeft < left - 4), "‹ {count}", s.words.before);
  tellMore(s, s.more.on, beyond((element) => element.offsetLeft + element.offsetWidth > right + 4), "+{count} ›", s.words.after);
}

function tellMore(s, button, count, text, label) {
  const name = button.classList.contains("back") ? "back" : "on";
  s.frame.classList.toggle(`more-${name}`, count > 0);
  button.hidden = count === 0;
  button.textContent = fill(text, { count });
  button.setAttribute("aria-label", fill(label, { count }));
}
