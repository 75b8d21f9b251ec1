import { tokenise } from "../../../language/tokens.ts";
import type { Ground, Rule } from "../rule.ts";

/** "Name two of them" states nothing. */
const EVERYDAY: ReadonlySet<string> = new Set(["1", "2", "3", "two", "three", "half"]);

/** Every number said is the candidate's, the problem's or a fact's: an invented one would become part of the design. */
export const inventsNoNumber: Rule = {
  name: "numbers",
  because: "name no number that neither the candidate, nor the problem, nor a fact has named.",
  isBroken({ say, facts }, ground) {
    const said = numbersIn(say).filter((number) => !EVERYDAY.has(number));
    if (said.length === 0) return false;
    const known = knownNumbers(ground, facts);
    return said.some((number) => !known.has(number));
  },
};

function numbersIn(text: string): string[] {
  return tokenise(text)
    .filter((token) => token.isNumber || /\d{2}/.test(token.word))
    .map((token) => token.word.replaceAll(",", ""));
}

/** A fact counts when it is given now or was before; one that nobody asked for stays unsaid. */
function knownNumbers({ brief, allowance, words }: Ground, facts: readonly string[]): ReadonlySet<string> {
  const given = brief.rubric.facts.filter(
    ({ id }) => facts.includes(id) || brief.interview.used.includes(`fact:${id}`),
  );
  const texts = [
    brief.rubric.title,
    brief.rubric.prompt,
    ...given.map(({ says }) => says),
    ...allowance.targets.map(({ question }) => question ?? ""),
    ...brief.interview.turns.filter((turn) => turn.who === "interviewer").map(({ text }) => text),
  ];
  const candidate = words.heard.flatMap(({ reply }) =>
    reply.sentences.flatMap(({ tokens }) =>
      tokens
        .filter((token) => /\d/.test(token.word) || token.isNumber)
        .map((token) => token.word.replaceAll(",", "")),
    ),
  );
  return new Set([...texts.flatMap(numbersIn), ...candidate]);
}
