// Elements without markup: no text is ever parsed, so Trusted Types have nothing to refuse.

type Attributes = Record<string, string | boolean | undefined>;

/** Make an element; an attribute of `true` is empty, of `false` or none is left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/** Make a picture of lines on a field of 24 by 24; it says nothing to a screen reader. */
export function icon(path: string): SVGSVGElement {
  const make = <K extends keyof SVGElementTagNameMap>(tag: K): SVGElementTagNameMap[K] =>
    document.createElementNS('http://www.w3.org/2000/svg', tag);
  const svg = make('svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = make('path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
