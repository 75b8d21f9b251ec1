/**
 * The beginning of a text on one line, cut at a word and marked with an ellipsis when something was left
 * out. For hints of what was said; evidence itself is never shortened.
 */
export function shorten(text: string, charsMax: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= charsMax) return line;
  const head = line.slice(0, charsMax - 1);
  const space = head.lastIndexOf(" ");
  // Without a space in the second half there is one very long word; cut it, but never inside a surrogate pair.
  const cut = space > charsMax / 2 ? head.slice(0, space) : head.replace(/[\uD800-\uDBFF]$/, "");
  return `${cut}…`;
}
