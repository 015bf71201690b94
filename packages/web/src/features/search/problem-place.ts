const canvas = document.createElement("canvas").getContext("2d");

/** Where a character of the input's text stands: pixels from the input's left edge, and its width. */
export function placeOfCharacter(input: HTMLInputElement, position: number): { left: number; width: number } {
  const style = getComputedStyle(input);
  const before = widthOf(style, input.value.slice(0, position));
  const width = Math.max(6, widthOf(style, input.value.slice(position, position + 1)));
  const left = before + Number.parseFloat(style.paddingLeft) - input.scrollLeft;
  const most = input.clientWidth - Number.parseFloat(style.paddingRight) - width;
  return { left: Math.max(0, Math.min(left, most)), width };
}

function widthOf(style: CSSStyleDeclaration, text: string): number {
  if (!canvas) return 0;
  canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  return canvas.measureText(text).width;
}
