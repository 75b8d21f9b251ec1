/** Invisible and without width: keeps a letter from joining the sign before it. */
const WORD_JOINER = "\u2060";

/**
 * A person's words as one line of Markdown that shows exactly them: nothing in them is read as Markdown or
 * HTML, and no name after an at sign is called.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]()<>#|~!&]/g, "\\$&")
    .replace(/@/g, `@${WORD_JOINER}`)
    .replace(/^([-+=])/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}

/** A person's words as a block quote; their line breaks are kept. */
export function quoteMarkdown(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `> ${escapeMarkdown(line)}`.trimEnd())
    .join("\n");
}
