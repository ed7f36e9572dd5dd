/** What a drawing takes from the styles of the page. */
const PROPERTIES = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap"],
  ...["stroke-linejoin", "font-family", "font-size", "font-weight", "opacity", "transform"],
];

/** Saves a drawing of the page as an SVG file that looks the same without it. */
export function saveSvg(selector: string, name: string): void {
  const drawing = document.querySelector(selector);
  if (drawing === null) return;
  const link = document.createElement("a");
  const file = new Blob([writeSvg(drawing)], { type: "image/svg+xml" });
  link.href = URL.createObjectURL(file);
  link.download = `${name}.svg`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function writeSvg(drawing: Element): string {
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGElement)) return "";
  const own = [drawing, ...drawing.querySelectorAll("*")];
  const copied = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  for (const [at, element] of copied.entries()) {
    const source = own[at];
    if (source === undefined) continue;
    const style = getComputedStyle(source);
    for (const property of PROPERTIES) {
      element.style.setProperty(property, style.getPropertyValue(property));
    }
    element.removeAttribute("class");
  }
  const { width, height } = drawing.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(Math.round(width)));
  copy.setAttribute("height", String(Math.round(height)));
  const paper = getComputedStyle(document.body).backgroundColor;
  copy.style.setProperty("background", paper);
  return new XMLSerializer().serializeToString(copy);
}
