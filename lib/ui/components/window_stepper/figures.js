// Numbers and colours as ConvScope writes them.

// A formatter takes longer to make than hundreds of figures to write.
const formats = Array.from(
  { length: 9 },
  (_, decimals) => new Intl.NumberFormat("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
);

/** A figure with a true minus sign, thousands separated; at most eight decimals. */
function fixed(value, decimals) {
  const text = formats[decimals].format(Math.abs(value));
  return value < 0 && !/^[0.,]*$/.test(text) ? "−" + text : text;
}

/** A figure short enough for a cell. */
function short(value, decimals) {
  const size = Math.abs(value);
  const shown = decimals === 0 ? 0 : size >= 100 ? 0 : size >= 10 ? Math.min(decimals, 1) : Math.min(decimals, 2);
  const text = size.toFixed(shown);
  return value < 0 && Number(text) !== 0 ? "−" + text : text;
}

/** Fewest decimals, at most four, that write all these values exactly enough. */
function decimalsOf(values) {
  for (let decimals = 0; decimals < 4; decimals += 1) {
    const scale = 10 ** decimals;
    if (values.every((value) => Math.abs(Math.round(value * scale) / scale - value) < 1e-9)) return decimals;
  }
  return 4;
}

const hex = (number) => Math.round(number).toString(16).padStart(2, "0");

/** The colour of a value on a scale: {limit} diverging round zero, {low, high} grey. */
function colourOf(value, scale, palette) {
  if (scale.limit === undefined) {
    const level = Math.max(0, Math.min(255, ((value - scale.low) / (scale.high - scale.low)) * 255));
    return "#" + hex(level).repeat(3);
  }
  const place = scale.limit > 0 ? Math.round(Math.max(-1, Math.min(1, value / scale.limit)) * 127) : 0;
  return "#" + palette.slice((place + 128) * 6, (place + 129) * 6);
}

/** Black or white, whichever has the higher contrast (WCAG 2.2). */
function ink(colour) {
  const light = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] < 0.179 ? "#fff" : "#000";
}
