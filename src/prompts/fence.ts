/**
 * Puts words of a person between marks that they cannot write: the nonce is new for every request, and angle brackets
 * in the words are escaped. What stands inside is data and never an instruction; the prompts say so.
 */
export function fence(label: string, words: string, nonce: string): string {
  return `<${label} id="${nonce}">\n${escapeMarkup(words)}\n</${label} id="${nonce}">`;
}

/** Reads as itself to a model and opens or closes nothing. */
export function escapeMarkup(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
