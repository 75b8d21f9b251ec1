import type { Turn } from "../../interview/interview.ts";
import { tokenise } from "../../language/tokens.ts";
import type { Rubric } from "../../rubric/rubric.ts";
import type { HeldInterview } from "../hold-interview.ts";
import { type Breach, breachAt, type Check, linesOf, plainWords, quotesIn, withoutQuotes } from "./check.ts";

/** The thread is kept: quotes are the candidate's, questions are about this system, and nobody is greeted twice. */
export const thread: Check = {
  name: "thread kept",
  find: (held) =>
    linesOf(held).flatMap((turn, i) => [
      ...misquotes(held, turn),
      ...strays(held, turn),
      ...(i > 0 ? greets(turn) : []),
    ]),
};

function misquotes({ interview }: HeldInterview, turn: Turn): Breach[] {
  const heard = interview.turns
    .filter((one) => one.who === "candidate" && one.n < turn.n)
    .map((one) => plainWords(one.text).join(" "))
    .join("\n");
  return quotesIn(turn.text)
    .filter((quote) => !heard.includes(plainWords(quote).join(" ")))
    .map((quote) => breachAt(turn, "quotes what the candidate never said", quote));
}

const GREETING =
  /^(?:hi|hello|hey|welcome|good (?:morning|afternoon|evening)|nice to meet you|thanks? (?:you )?for joining)\b|\b(?:tell me about yourself|introduce yourself|as an ai|language model)\b/i;

function greets(turn: Turn): Breach[] {
  const said = GREETING.exec(turn.text);
  return said === null ? [] : [breachAt(turn, "begins anew, or steps out of the room", said[0])];
}

/** A question of so many words that carry meaning, none of which this system or conversation knows, is about something else. */
const CONTENT_WORDS_MIN = 4;
const KNOWN_SHARE_MIN = 0.2;

function strays({ rubric, interview, asked }: HeldInterview, turn: Turn): Breach[] {
  const about = asked.find(({ reply }) => reply !== undefined && reply.text === turn.text)?.reply?.about;
  if (about !== undefined && !idsOf(rubric).has(about))
    return [breachAt(turn, `is about “${about}”, which is nothing of this problem`)];
  // The first and the last question are about the interview and not about the system.
  if (turn.kind === "opening" || turn.kind === "closing") return [];
  const content = stems(withoutQuotes(turn.text));
  if (content.length < CONTENT_WORDS_MIN) return [];
  const known = vocabularyOf(rubric);
  const said = new Set(
    interview.turns
      .filter(({ who, n }) => who === "candidate" && n < turn.n)
      .flatMap(({ text }) => stems(text)),
  );
  const share = content.filter((stem) => known.has(stem) || said.has(stem)).length / content.length;
  return share < KNOWN_SHARE_MIN ? [breachAt(turn, "has nothing to do with this problem")] : [];
}

function stems(text: string): string[] {
  return tokenise(text)
    .filter(({ isFunction, isNumber }) => !isFunction && !isNumber)
    .map(({ stem }) => stem);
}

const ids = new WeakMap<Rubric, ReadonlySet<string>>();

function idsOf(rubric: Rubric): ReadonlySet<string> {
  const known = ids.get(rubric);
  if (known !== undefined) return known;
  const { criteria, redFlags, curveballs, deepDives, facts } = rubric;
  const made = new Set(
    [criteria, redFlags, curveballs, deepDives, facts].flatMap((all) => all.map(({ id }) => id)),
  );
  ids.set(rubric, made);
  return made;
}

const vocabularies = new WeakMap<Rubric, ReadonlySet<string>>();

/** Every word that carries meaning in what the rubric says. */
function vocabularyOf(rubric: Rubric): ReadonlySet<string> {
  const known = vocabularies.get(rubric);
  if (known !== undefined) return known;
  const { lexicon: _, ...own } = rubric;
  const made = new Set(stems(JSON.stringify(own)));
  vocabularies.set(rubric, made);
  return made;
}
