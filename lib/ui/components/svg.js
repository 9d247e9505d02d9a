// Shared by the components that draw lines: elements of SVG.
const SVG = "http://www.w3.org/2000/svg";

function svg(name, attributes = {}, parent, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  parent?.append(element);
  return element;
}
