/**
 * What a criterion asks, as the end of a sentence whose subject is "a strong answer". Criteria begin with
 * a verb in the third person ("Says that …"); one that does not (somebody's own text) is quoted.
 */
export function asPredicate(asks: string): string {
  const text = asks.trim().replace(/[.;:\s]+$/, "");
  const first = text.split(/\s/, 1)[0] ?? "";
  if (/^[A-Z]?[a-z]+s$/.test(first) && !/ss$/.test(first))
    return text.charAt(0).toLowerCase() + text.slice(1);
  return `shows this: “${text}”`;
}

/** "a", "a and b", "a, b and c". */
export function inWords(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
