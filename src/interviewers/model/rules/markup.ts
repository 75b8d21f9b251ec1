import type { Rule } from "../rule.ts";

/** "recall@k" calls nobody. */
const MENTION = /(?<!\w)@[a-z]\w|<[@#!]|@\s*(?:everyone|here|channel)/i;
const LINK = /\b[a-z][a-z0-9+.-]*:\/\/|\bwww\.|\bmailto:|\]\s*\(|\bdiscord\.gg\b/i;
const MARKUP = /[<>`|{}\\]|\*\*|__|~~|(?:^|[.:;?!]\s)\s*(?:#{1,6}|[-*+•]|\d+[.)])\s|&(?:lt|gt|amp|#\d+);/;

/** Plain words: nothing that calls somebody, links anywhere or changes how a platform shows it. */
export const isPlainText: Rule = {
  name: "markup",
  because: "write plain words, without mentions, links, lists, code or other markup.",
  // A quotation keeps the candidate's own signs, as far as they call nobody.
  isBroken: ({ say, quote }) => MARKUP.test(say) || [say, quote ?? ""].some(reachesOut),
};

function reachesOut(text: string): boolean {
  return MENTION.test(text) || LINK.test(text);
}
