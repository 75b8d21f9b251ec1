/** Discord's Markdown as somebody reads it: without marks and escapes, a link by its words. */
export function discordText(marked: string): string {
  return marked
    .replaceAll(/\[([^\]]*)\]\((https?:[^)]*)\)/g, "$1")
    .replaceAll(/^(?:> |-# |#{1,3} )+/gm, "")
    .replaceAll(/(?<!\\)(?:\*\*|__|`)/g, "")
    .replaceAll(/<(https?:[^>]*)>/g, "$1")
    .replaceAll(/\\([^\w\s])/g, "$1")
    .replaceAll("\u200b", "");
}
