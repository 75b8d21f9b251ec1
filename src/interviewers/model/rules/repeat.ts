import type { Turn } from "../../../interview/interview.ts";
import { tokenise } from "../../../language/tokens.ts";
import { latestReplies } from "../../offline/room.ts";
import type { Rule } from "../rule.ts";
import { contentStems } from "./content-stems.ts";

const GRAM_WORDS = 3;
/** Share of word triples that an earlier question has too. */
const SHARE_MAX = 0.5;
/** "Go on." may be said twice. */
const WORDS_MIN = 5;
/** Share of content words, which is what is left alike when a question is turned round. */
const STEMS_SHARE_MAX = 0.8;
const STEMS_MIN = 4;

/** From so many words on, saying much of what the candidate said is an echo and no question. */
const ECHO_WORDS_MIN = 6;

/** The interviewer never asks the same twice, in these or hardly other words, and does not echo the candidate. */
export const isNew: Rule = {
  name: "repeat",
  because: "that was said before, by you or by them; ask something else.",
  isBroken({ kind, say }, { brief, words }) {
    const said = wordsOf(say);
    if (said.length === 0 || (kind === "answer" && said.length < WORDS_MIN)) return false;
    const { turns } = brief.interview;
    return (
      latestReplies(brief).some((turn) => isEcho(said, wordsOf(words.of(turn.n)))) ||
      turns.some((turn) => isQuestion(turn) && isSame(say, turn.text.replaceAll(/“[^”]*”/g, " ")))
    );
  },
};

function isQuestion({ who, kind }: Turn): boolean {
  return who === "interviewer" && !["note", "nudge", "feedback"].includes(kind);
}

/** Whether two questions are one, in these or hardly other words. */
export function isSame(say: string, question: string): boolean {
  const [said, before] = [wordsOf(say), wordsOf(question)];
  if (` ${before.join(" ")} `.includes(` ${said.join(" ")} `)) return true;
  const [grams, known] = [gramsOf(said), new Set(gramsOf(before))];
  if (grams.length > 0 && share(grams, (gram) => known.has(gram)) > SHARE_MAX) return true;
  const [stems, knownStems] = [contentStems(say), new Set(contentStems(question))];
  return stems.length >= STEMS_MIN && share(stems, (stem) => knownStems.has(stem)) > STEMS_SHARE_MAX;
}

function isEcho(words: readonly string[], reply: readonly string[]): boolean {
  if (words.length > 1 && ` ${reply.join(" ")} `.includes(` ${words.join(" ")} `)) return true;
  const known = new Set(gramsOf(reply));
  return words.length >= ECHO_WORDS_MIN && share(gramsOf(words), (gram) => known.has(gram)) > SHARE_MAX;
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / items.length;
}

function wordsOf(text: string): string[] {
  return tokenise(text).map((token) => token.word);
}

function gramsOf(words: readonly string[]): string[] {
  return words.slice(GRAM_WORDS - 1).map((_, i) => words.slice(i, i + GRAM_WORDS).join(" "));
}
