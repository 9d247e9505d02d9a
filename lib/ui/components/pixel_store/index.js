// data: {name, type: "uint8" or "float32", channels, height, width, planes: Arrow table with one cell of bytes}
// Puts {channels, height, width, values} into globalThis.convscope.pixels and says so by the event "convscope-pixels".
const LIMIT = 4;

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  root.dataset.component = "pixel_store";
  const store = ((globalThis.convscope ??= {}).pixels ??= new Map());
  if (store.has(data.name)) return;
  const bytes = data.planes.getChildAt(0).get(0).slice();
  const values = data.type === "uint8" ? bytes : new Float32Array(bytes.buffer);
  store.set(data.name, { channels: data.channels, height: data.height, width: data.width, values });
  while (store.size > LIMIT) store.delete(store.keys().next().value);
  window.dispatchEvent(new CustomEvent("convscope-pixels", { detail: data.name }));
}
