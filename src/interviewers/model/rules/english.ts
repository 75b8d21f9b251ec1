import { tokenise } from "../../../language/tokens.ts";
import type { Rule } from "../rule.ts";

const WORDS_MIN = 5;
/** Of English questions 35 in a hundred words and more are such words; of German or Spanish ones under ten. */
const SHARE_MIN = 0.2;
const FOREIGN_LETTERS_SHARE_MAX = 0.1;

const ASKING: ReadonlySet<string> = new Set(
  "what how why when where who which but because not no before after over under more less than between out up down tell me walk through say name take give show make each every one first only here there".split(
    " ",
  ),
);

/** The record, the graders and the rules all read English. */
export const staysInEnglish: Rule = {
  name: "english",
  because: "write plain English.",
  isBroken({ say }) {
    const letters = say.match(/\p{L}/gu) ?? [];
    const foreign = letters.filter((letter) => !/[\p{Script=Latin}\p{Script=Greek}]/u.test(letter)).length;
    if (foreign > letters.length * FOREIGN_LETTERS_SHARE_MAX) return true;
    const tokens = tokenise(say);
    if (tokens.length < WORDS_MIN) return false;
    const english = tokens.filter((token) => token.isFunction || ASKING.has(token.word)).length;
    return english / tokens.length < SHARE_MIN;
  },
};
