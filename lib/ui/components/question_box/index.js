// data: mark (of the question with its numbers), text, labels (of the fields), typed, longest (letters of an answer), hint,
//   score, verdict ({kind, word, cause, why} or null), kinds (all that can be asked), kind (this one), words
// triggers: answer {mark, typed}, kind (to be asked instead)
const ICONS = { right: "check", wrong: "close", open: "edit" };
const boxes = new WeakMap();

function build(root, words) {
  const row = make("div", "row", root);
  const form = make("form", "", row);
  const asked = make("p", "ask", form);
  asked.id = "asked";
  make("b", "", asked, words.guess);
  const box = { root, form, text: make("span", "", asked), fields: make("span", "fields", form) };
  make("button", "check", form, words.check);
  box.fields.setAttribute("role", "group");
  box.fields.setAttribute("aria-labelledby", "asked");
  box.others = make("div", "others", row);
  box.another = make("button", "", box.others, words.another);
  box.another.type = "button";
  box.kinds = make("select", "", box.others);
  box.kinds.setAttribute("aria-label", words.kinds);
  const note = make("p", "note", root);
  box.hint = make("span", "", note);
  box.hint.id = "hint";
  box.score = make("span", "", note);
  box.score.dataset.score = "";
  box.said = make("div", "", root);
  return box;
}

/** The question and its fields, which keep the focus where only the numbers are new; one alone is named by the question. */
function ask(box, { text, labels, typed, longest }) {
  box.text.textContent = ` ${text}`;
  if (box.labels !== labels.join()) box.fields.replaceChildren(...labels.map((label) => field(label, labels.length > 1, longest)));
  box.labels = labels.join();
  box.fields.querySelectorAll("input").forEach((input, i) => {
    input.value = typed[i] ?? "";
    if (labels.length === 1) input.setAttribute("aria-label", text);
  });
}

function field(label, several, longest) {
  const holder = make("label", several ? "several" : "");
  if (several) make("span", "", holder, label);
  const input = make("input", "", holder);
  Object.assign(input, { type: "text", autocomplete: "off", maxLength: longest });
  input.setAttribute("aria-describedby", "hint");
  return holder;
}

function choose(box, { kinds, kind }) {
  box.others.hidden = kinds.length === 1;
  if (box.kinds.dataset.all !== kinds.join()) {
    box.kinds.dataset.all = kinds.join();
    box.kinds.replaceChildren(...kinds.map((each) => make("option", "", null, each)));
  }
  box.kinds.value = kind;
}

/** What is said to the answer: by icon and word; screen readers hear it when it was just given. */
function say(box, verdict) {
  const signature = JSON.stringify(verdict);
  if (box.told === signature) return;
  box.told = signature;
  box.said.replaceChildren();
  if (!verdict) return;
  const said = make("div", `verdict ${verdict.kind}`, box.said);
  if (box.checked) said.setAttribute("role", "alert");
  box.checked = false;
  said.dataset.verdict = verdict.kind;
  const line = make("p", "", said);
  make("span", "icon", line, ICONS[verdict.kind]).setAttribute("aria-hidden", "true");
  if (verdict.word) make("b", "", line, `${verdict.word} `);
  line.append(verdict.cause);
  if (verdict.why) make("p", "why", said, verdict.why);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const box = boxes.get(parentElement) ?? build(root, data.words);
  boxes.set(parentElement, box);
  if (box.mark !== data.mark) ask(box, data); // what is being typed stays while only other things change
  box.mark = data.mark;
  choose(box, data);
  box.hint.textContent = data.hint;
  box.score.textContent = data.score;
  box.hint.parentElement.hidden = !data.hint && !data.score;
  say(box, data.verdict);
  box.form.onsubmit = (event) => {
    event.preventDefault();
    const typed = [...box.fields.querySelectorAll("input")].map((input) => input.value);
    Object.assign(box, { told: undefined, checked: true });
    if (data.verdict && typed.join("\n") === data.typed.join("\n")) say(box, data.verdict); // the same again is said again
    else setTriggerValue("answer", { mark: data.mark, typed });
  };
  box.kinds.onchange = () => setTriggerValue("kind", box.kinds.value);
  box.another.onclick = () => {
    box.kinds.value = data.kinds[(data.kinds.indexOf(box.kinds.value) + 1) % data.kinds.length];
    setTriggerValue("kind", box.kinds.value);
  };
  root.dataset.component = "question-box";
  root.dataset.drawn = Number(root.dataset.drawn ?? 0) + 1;
}
