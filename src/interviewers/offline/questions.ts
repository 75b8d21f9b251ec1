import { matchWay } from "../../cues/match.ts";
import { prepareReply } from "../../cues/reply.ts";
import { cuesOf } from "../../cues/rubric-cues.ts";
import { sentences } from "../../language/sentences.ts";
import type { Rubric } from "../../rubric/rubric.ts";
import type { Fact } from "../../rubric/schema.ts";

/** What a candidate's question turned out to be. */
export type Asked =
  | { readonly is: "fact"; readonly fact: Fact }
  /** Asks the interviewer to design: it is given back. */
  | { readonly is: "design"; readonly words: string }
  /** Asks whether something may be assumed. */
  | { readonly is: "assumption"; readonly words: string }
  /** Asks for the rubric, the answer or a judgement. */
  | { readonly is: "rubric" }
  /** "Shall I go on?" */
  | { readonly is: "manners" }
  | { readonly is: "unknown"; readonly words: string };

const DESIGN =
  /\b(?:(?:which|what) (?:kind of |type of |sort of )?(?:model|algorithm|architecture|approach|loss|metric|metrics|features?|index|database|framework|technique|method|optimi[sz]er|embedding|threshold)\b(?! (?:is|are|do you|does it|runs?|exists?|today|now|currently) (?:used|in (?:use|place)|run(?:ning)?|current)).*\b(?:should|would|could|can|do you (?:want|prefer|recommend|suggest|like|expect)|is (?:best|better|good|right)|to use|best|better)|should (?:i|we) (?:use|choose|pick|go with|train|build|start with|optimi[sz]e|apply|add|do)|would (?:you|it be (?:better|best|good|ok|fine)) (?:use|recommend|suggest|prefer|choose|to use)?|do you (?:recommend|suggest|prefer|want me to (?:use|build|train|design|propose))|is it (?:better|best|good|ok|okay|fine|enough|correct|right) (?:to|if)|how (?:should|would|do|can) (?:i|we|you) (?:design|build|solve|train|model|handle|implement|approach|evaluate|deal|split|choose|get (?:labels|negatives)))/i;
const ASSUMPTION =
  /\b(?:(?:can|could|may|should|shall) (?:i|we) (?:safely |just |also )?(?:assume|take it|suppose|treat)|(?:is it|would it be) (?:ok|okay|fine|fair|safe|reasonable) (?:to|if i|if we) assume|i(?:'ll| will)? assume|assuming that|am i right (?:to assume|that))\b/i;
const RUBRIC =
  /\b(?:rubric|scor(?:e|ing) (?:criteria|me)|grading|what (?:do you|should i|am i (?:supposed|expected)) (?:want to hear|expect|say|answer)|the (?:right|correct|expected|model|reference) (?:answer|solution)|give me the (?:answer|solution)|tell me the (?:answer|solution)|how am i doing|how did i do|is (?:that|this|my answer) (?:right|correct|good|enough|what you)|am i (?:right|correct|on (?:the right )?track))\b/i;
const MANNERS =
  /^(?:.{0,20}\b)?(?:(?:shall|should|can|may|could) (?:i|we) (?:continue|go on|proceed|move on|start|begin|go (?:ahead|deeper|into (?:the )?details?)|elaborate|expand|draw|share|ask)|does (?:that|this|it) make sense|make sense|is (?:that|this) (?:clear|ok|okay|fine)|any (?:other )?questions|do you have (?:any )?questions|are you (?:there|still there)|does that help)\b/i;

/** Reads the questions out of a reply, in order; each fact once. */
export function readQuestions(reply: string, rubric: Rubric): Asked[] {
  const asked: Asked[] = [];
  for (const sentence of sentences(reply)) {
    if (!sentence.isQuestion) continue;
    for (const each of classifyParts(sentence.text, rubric))
      if (!asked.some((other) => same(other, each))) asked.push(each);
  }
  return asked;
}

function same(a: Asked, b: Asked): boolean {
  return a.is === "fact" && b.is === "fact"
    ? a.fact.id === b.fact.id
    : a.is === b.is && a.is !== "fact" && a.is !== "unknown";
}

/** Where a second question begins within a sentence: "How many a day, and how fast must it be?" */
const NEXT_QUESTION =
  /\s*(?:[,;]\s*(?:and\s+|or\s+)?|\s(?:and|or)\s+)(?=(?:how|what|who|whom|whose|where|when|which|why)\b)/i;

/** Several questions in one sentence are answered one by one, unless only the whole of it makes sense. */
function classifyParts(words: string, rubric: Rubric): Asked[] {
  const parts = words.split(NEXT_QUESTION).filter((part) => /\w+\W+\w+/.test(part));
  if (parts.length < 2) return classify(words, rubric);
  const asked = parts.flatMap((part) => classify(part.trim(), rubric));
  return asked.every((one) => one.is === "unknown") ? classify(words, rubric) : asked;
}

function classify(words: string, rubric: Rubric): Asked[] {
  if (MANNERS.test(words)) return [{ is: "manners" }];
  if (RUBRIC.test(words)) return [{ is: "rubric" }];
  const facts = factsFor(words, rubric);
  // "Which model should I use?" touches facts about the present model, but asks for a design.
  if (DESIGN.test(words) && !/\b(?:today|current(?:ly)?|existing|already|in place|have now)\b/i.test(words))
    return [{ is: "design", words }];
  if (facts.length > 0) return facts.map((fact) => ({ is: "fact", fact }));
  if (ASSUMPTION.test(words)) return [{ is: "assumption", words }];
  return [{ is: "unknown", words }];
}

const FACTS_PER_QUESTION_MAX = 2;

/** The facts that a question asks for, best first: by its ways, or by the words of what the fact is about. */
export function factsFor(question: string, rubric: Rubric): Fact[] {
  const { way } = cuesOf(rubric);
  const reply = prepareReply(question);
  const ranked = rubric.facts.flatMap((fact) => {
    const matching = fact.asks.map(way).filter((one) => matchWay(one, reply).length > 0);
    const specific = Math.max(0, ...matching.map((one) => one.concepts.length));
    return specific > 0 ? [{ fact, specific: specific + overlap(question, fact.about) }] : [];
  });
  if (ranked.length === 0) return byAbout(question, rubric);
  const best = Math.max(...ranked.map((one) => one.specific));
  return ranked
    .filter((one) => one.specific >= best - 0.5)
    .toSorted((a, b) => b.specific - a.specific)
    .slice(0, FACTS_PER_QUESTION_MAX)
    .map((one) => one.fact);
}

/** "Latency?" or "labels?" alone: one or two words that a fact is about. */
function byAbout(question: string, rubric: Rubric): Fact[] {
  const content = stemsOf(question);
  if (content.size === 0 || content.size > 3) return [];
  const fact = rubric.facts.find((one) =>
    [...stemsOf(one.about)].some((stem) => content.has(stem) && stem.length > 3),
  );
  return fact === undefined ? [] : [fact];
}

/** Share of what the fact is about that the question names, 0 to 1. */
function overlap(question: string, about: string): number {
  const wanted = stemsOf(about);
  const named = stemsOf(question);
  return wanted.size === 0 ? 0 : [...wanted].filter((stem) => named.has(stem)).length / wanted.size;
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(
    sentences(text).flatMap((sentence) =>
      sentence.tokens
        .filter((token) => !token.isFunction && !["mani", "much", "often"].includes(token.stem))
        .map((token) => token.stem),
    ),
  );
}
