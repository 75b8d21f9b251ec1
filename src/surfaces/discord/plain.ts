/** Invisible: keeps `@everyone` from being a name that calls people. */
const ZERO_WIDTH_SPACE = "\u200b";

/**
 * Reads as itself in Discord: nothing in it formats, links, mentions or becomes an emoji. A backslash before a sign
 * takes its meaning away and is not shown itself.
 */
export function plain(text: string): string {
  return (
    text
      .replaceAll(/[\\*_~`|<>[\]#]/g, "\\$&")
      .replaceAll(/^(\s*)([-+])(?= )/gm, "$1\\$2")
      .replaceAll(/^(\s*\d+)\.(?= )/gm, "$1\\.")
      .replaceAll(/@(?=everyone|here)/g, `@${ZERO_WIDTH_SPACE}`)
      // `:fire:` would burn, and what has a scheme would be a link with a preview.
      .replaceAll(/:(?=[\w+-]+:|\/\/)/g, "\\:")
  );
}

/** The closing sign of a sentence is no part of an address at its end. */
const ADDRESS = /(https:\/\/[^\s<>()[\]"]*[^\s<>()[\]"'.,;:!?])/;

/** The same, but an address can be opened: our own words hold such, for reading. It is shown without a preview. */
export function plainWithLinks(text: string): string {
  return every(text, ADDRESS, (address) => `<${address}>`, plain);
}

/** A block of code, which has to have something in it. */
const CODE = /(```[^\n`]*\n(?:(?!```)[\s\S])*?[^\s`](?:(?!```)[\s\S])*?```)/;

/** The same again, with blocks of code left as they are: nothing in them means anything to Discord. */
export function plainWithCode(text: string): string {
  return every(text, CODE, (code) => code, plainWithLinks);
}

/** What fits a pattern of one group is written in one way, and everything between in another. */
function every(
  text: string,
  pattern: RegExp,
  found: (piece: string) => string,
  between: (piece: string) => string,
): string {
  return text
    .split(pattern)
    .map((piece, i) => (i % 2 === 1 ? found(piece) : between(piece)))
    .join("");
}
