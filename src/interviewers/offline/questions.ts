import { type Sentence, sentences } from "../../language/sentences.ts";
import type { Rubric } from "../../rubric/rubric.ts";
import type { Fact } from "../../rubric/schema.ts";
import { contentStems, factsFor } from "./facts-for.ts";
import {
  ASSUMPTION,
  CONTINUED,
  COUNTER,
  DESIGN,
  HINT,
  INDIRECT,
  MANNERS,
  RUBRIC,
  SOLUTION,
  UNCLEAR,
} from "./question-kinds.ts";

/** What a candidate's question turned out to be. */
export type Asked =
  | { readonly is: "fact"; readonly fact: Fact }
  /** Asks the interviewer to design: it is given back. */
  | { readonly is: "design"; readonly words: string }
  /** Asks whether something may be assumed. */
  | { readonly is: "assumption"; readonly words: string }
  /** Asks for the rubric or a judgement. */
  | { readonly is: "rubric" }
  /** Asks to be given the solution. */
  | { readonly is: "solution" }
  /** "Could I get a free hint?" */
  | { readonly is: "hint" }
  /** "Why would I?" */
  | { readonly is: "counter" }
  /** "What do you mean?" */
  | { readonly is: "unclear" }
  /** "Shall I go on?" */
  | { readonly is: "manners" }
  | { readonly is: "unknown"; readonly words: string };

/** Where a reply stands: only before the design does a bare "latency" ask for a number. */
export type Asking = { readonly topicsAsk?: boolean };

const TOPIC_WORDS_MAX = 4;
/** Longer sentences that name a solution are about the design. */
const ASIDE_WORDS_MAX = 25;
/** What a question without its mark has to say, to be answered with "I do not know". */
const ASKS_FOR = /\b(?:know|tell|ask|hear|learn|check|find out|wonder|curious|about|any|give)\b/i;

/** Reads the questions out of a reply, in order; each fact once. */
export function readQuestions(reply: string, rubric: Rubric, asking: Asking = {}): Asked[] {
  const asked: Asked[] = [];
  for (const { asked: each } of questionsIn(reply, rubric, asking))
    if (!asked.some((other) => same(other, each))) asked.push(each);
  return asked;
}

/** How many words of a reply belong to its questions. */
export function questionWords(reply: string, rubric: Rubric, asking: Asking = {}): number {
  const spoken = new Set(questionsIn(reply, rubric, asking).map(({ sentence }) => sentence));
  return [...spoken].reduce((sum, sentence) => sum + sentence.tokens.length, 0);
}

type Found = { readonly asked: Asked; readonly sentence: Sentence };

function questionsIn(reply: string, rubric: Rubric, { topicsAsk = false }: Asking): Found[] {
  const found: Found[] = [];
  let asksBefore = false;
  for (const sentence of sentences(reply)) {
    const asked = readSentence(sentence, rubric, { asksBefore, topicsAsk });
    asksBefore = asked.length > 0;
    found.push(...asked.map((each) => ({ asked: each, sentence })));
  }
  return found;
}

function readSentence(
  sentence: Sentence,
  rubric: Rubric,
  given: { readonly asksBefore: boolean; readonly topicsAsk: boolean },
): Asked[] {
  const words = sentence.text.replace(/^[\s>*\-•–]+/, "");
  if (/[?？]["”')\]]*$/.test(words) && sentence.isQuestion) return classifyParts(words, rubric);
  if (UNCLEAR.test(words)) return [{ is: "unclear" }];
  if (sentence.tokens.length <= ASIDE_WORDS_MAX && HINT.test(words)) return [{ is: "hint" }];
  if (sentence.tokens.length <= ASIDE_WORDS_MAX && SOLUTION.test(words)) return [{ is: "solution" }];
  const asks = sentence.isQuestion || INDIRECT.test(words) || (given.asksBefore && CONTINUED.test(words));
  const asked = asks ? classifyParts(words, rubric) : [];
  // Without its mark it may be no question at all: "I want to understand the problem first."
  if (asked.length > 0)
    return asked.filter((one) => one.is !== "unknown" || (sentence.isQuestion && ASKS_FOR.test(words)));
  return given.topicsAsk && sentence.tokens.length <= TOPIC_WORDS_MAX
    ? factsFor(words, rubric).map((fact) => ({ is: "fact", fact }))
    : [];
}

function same(a: Asked, b: Asked): boolean {
  if (a.is === "fact" && b.is === "fact") return a.fact.id === b.fact.id;
  return a.is === b.is && a.is !== "fact" && a.is !== "unknown";
}

/** Where a second question begins within a sentence: "How many a day, and how fast must it be?" */
const NEXT_QUESTION =
  /\s*(?:[,;]\s*(?:and\s+|or\s+)?|\s(?:and|or)\s+)(?=(?:also\s+)?(?:how|what|who|whom|whose|where|when|which|why|whether|do we|do you|does|is there|are there|can we|may we)\b)/i;
/** A word that asks. */
const ASKS =
  /\b(?:how|what|who|whom|whose|where|when|which|why|whether|if|do|does|did|is|are|was|were|can|could|may|will|would|should|have|has|any|tell|know|about|wonder\w*|curious)\b/i;
/** A question that names nothing of its own. */
const HANGING =
  /^(?:how (?:fast|quick(?:ly)?|much|many|often|long|soon|late|big|large)|by how much|when|where|why|who|which)\W*$/i;
/** The list of "scale, latency and budget?", whatever stands before it. */
const LIST_LEAD =
  /^(?:(?:and|so|also|ok|okay)[, ]+)*(?:what(?:'s| is| are| about)|how about|(?:please )?(?:tell|give) me(?: about)?|any(?: info(?:rmation)? (?:on|about))?|i(?:'d| would) (?:also )?like to know(?: about)?)\s+(?:the |our |your )?/i;

/** Several questions in one sentence are answered one by one, unless only the whole of it makes sense. */
function classifyParts(words: string, rubric: Rubric): Asked[] {
  const listed = classifyList(words, rubric);
  if (listed !== undefined) return listed;
  const parts = words.split(NEXT_QUESTION).filter((part) => /\w+\W+\w+/.test(part));
  if (parts.length < 2) return classify(words, rubric);
  const asked: Asked[] = [];
  for (const [i, part] of parts.entries()) {
    const own = classify(part.trim(), rubric);
    const isThin = own.every((one) => one.is === "unknown") && contentStems(part).size < 3;
    // "… and how fast?" hangs on what was asked before it.
    const hangs = i > 0 && (isThin || HANGING.test(part.trim()));
    const joined = hangs ? factsOnly(classify(`${parts[i - 1]} ${part}`.trim(), rubric)).slice(0, 1) : [];
    if (joined.length > 0 && asked.at(-1)?.is === "unknown") asked.pop();
    // "Before I size this, how many …": what leads up to a question is none.
    const leadsUp = i === 0 && !ASKS.test(part) && own.every((one) => one.is === "unknown");
    if (!leadsUp) asked.push(...(joined.length > 0 ? joined : own));
  }
  return asked.every((one) => one.is === "unknown") ? classify(words, rubric) : asked;
}

const factsOnly = (asked: readonly Asked[]) => asked.filter((one) => one.is === "fact");

/** "Scale, latency and budget?": short names of what is wanted, at least two of which there is a fact for. */
function classifyList(words: string, rubric: Rubric): Asked[] | undefined {
  const items = words
    .replace(LIST_LEAD, "")
    .split(/\s*,\s*(?:and\s+|or\s+)?|\s*\/\s*|\s+and\s+/)
    .map((item) => item.replace(/[?.!\s]+$/, ""))
    .filter((item) => item !== "");
  if (items.length < 2 || items.some((item) => !isTopic(item))) return undefined;
  const facts = items.map((item) => factsFor(item, rubric)[0]);
  const known = facts.filter((fact) => fact !== undefined);
  if (known.length < 2) return undefined;
  return items.map((item, i) => {
    const fact = facts[i];
    return fact === undefined ? { is: "unknown", words: item } : { is: "fact", fact };
  });
}

function isTopic(item: string): boolean {
  return (
    item.split(/\s+/).length <= TOPIC_WORDS_MAX &&
    !/\b(?:how|what|which|who|when|where|why|do|does|is|are|have|has|can|should|will)\b/i.test(item)
  );
}

function classify(words: string, rubric: Rubric): Asked[] {
  if (MANNERS.test(words)) return [{ is: "manners" }];
  if (UNCLEAR.test(words)) return [{ is: "unclear" }];
  if (HINT.test(words)) return [{ is: "hint" }];
  if (SOLUTION.test(words)) return [{ is: "solution" }];
  if (RUBRIC.test(words)) return [{ is: "rubric" }];
  const facts = factsFor(words, rubric);
  // "Which model should I use?" touches facts about the present model, but asks for a design.
  if (DESIGN.test(words) && !/\b(?:today|current(?:ly)?|existing|already|in place|have now)\b/i.test(words))
    return [{ is: "design", words }];
  if (facts.length > 0) return facts.map((fact) => ({ is: "fact", fact }));
  if (ASSUMPTION.test(words)) return [{ is: "assumption", words }];
  if (COUNTER.test(words)) return [{ is: "counter" }];
  return [{ is: "unknown", words }];
}
