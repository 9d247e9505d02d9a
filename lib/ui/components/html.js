// Shared by components of tables and forms: elements of HTML, and the server's words with their {fields} filled in.
function make(name, className, parent, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined && text !== null) element.textContent = text;
  parent?.append(element);
  return element;
}

const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, field) => values[field]);
