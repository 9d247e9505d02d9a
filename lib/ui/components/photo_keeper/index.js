// data: {ask: token or null, keep: {digest, name, height, width, png} or null, active: digest or null}
// trigger: photo (the kept one, once for each token); state: kept (digest of what the tab now keeps)
const STORE = "convscope.photo";
const answered = new WeakMap();

function read() {
  try { return JSON.parse(sessionStorage.getItem(STORE)); } catch { return null; }
}
function write(photo) {
  // A tab whose storage is full or blocked keeps nothing; the photo still lives in the session.
  try { sessionStorage.setItem(STORE, JSON.stringify(photo)); } catch { sessionStorage.removeItem(STORE); }
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  if (data.keep) {
    write({ ...data.keep, active: true });
    setStateValue("kept", data.keep.digest);
  } else if (!data.ask) {
    const photo = read();
    const active = photo !== null && photo.digest === data.active;
    if (photo && photo.active !== active) write({ ...photo, active });
  }
  if (data.ask && answered.get(parentElement) !== data.ask) {
    answered.set(parentElement, data.ask);
    const photo = read();
    if (photo && photo.active) setTriggerValue("photo", photo);
  }
  root.dataset.component = "photo_keeper";
}
