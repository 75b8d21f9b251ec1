const YES =
  "(?:yes|yep|yeah|yup|y|ok|okay|sure|correct|right|exactly|confirmed?|(?:that|it|this|all|looks|that is|it is|this is|all of it is|it looks|that looks|this looks)(?: all)? (?:right|correct|good|fine))";
const NO =
  "(?:no|nope|nah|n|wrong|incorrect|not (?:quite )?right|(?:that is|it is|this is)(?: not)?(?: quite)? (?:right|correct|wrong|incorrect)|(?:drop|ignore|forget|leave) (?:it|that|this)(?: out)?)";

const SAYS_YES = new RegExp(`^${YES}(?: ${YES})*$`);
const SAYS_NO = new RegExp(`^${NO}(?: ${NO})*$`);

/** A whole short message only: "yes, but the cache comes first" is an answer in the candidate's own words. */
const WORDS_MAX = 8;

/** Whether a message says yes or no to what was read in a picture; undefined for everything else. */
export function pictureAnswerOf(text: string): "yes" | "no" | undefined {
  const words = text
    .trim()
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/\b(that|it)'?s\b/g, "$1 is")
    .replaceAll(/\b(?:please|thanks|thank you)\b/g, " ")
    .replaceAll(/[^\p{L}\p{N}' ]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (words === "" || words.split(" ").length > WORDS_MAX) return undefined;
  if (SAYS_YES.test(words)) return "yes";
  return SAYS_NO.test(words) ? "no" : undefined;
}
