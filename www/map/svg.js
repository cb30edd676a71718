// @ts-check
/** Elements of SVG, made as `h` makes those of HTML. */

/** @param {string} name
 * @param {Record<string, string>} attributes
 * @returns {SVGElement} */
export function svg(name, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return /** @type {SVGElement} */ (element);
}
