import { matchWay } from "../../cues/match.ts";
import { prepareReply } from "../../cues/reply.ts";
import { cuesOf } from "../../cues/rubric-cues.ts";
import { sentences } from "../../language/sentences.ts";
import type { Rubric } from "../../rubric/rubric.ts";
import type { Fact } from "../../rubric/schema.ts";

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

/** Words of a question that ask for nothing by themselves. */
const GENERIC = contentStems(
  "have need require requirement target limit number figure info information tell know exactly",
);
/** Shorter stems are too common to name a topic: "late", "user", "want". */
const TOPIC_LETTERS_MIN = 5;

/** "Latency?" or "labels?" alone: nothing but what a fact is about. */
function byAbout(question: string, rubric: Rubric): Fact[] {
  const content = [...contentStems(question)].filter((stem) => !GENERIC.has(stem));
  if (content.length === 0 || content.length > 3) return [];
  const fact = rubric.facts.find((one) => {
    const about = contentStems(one.about);
    return content.every((stem) => about.has(stem) && stem.length >= TOPIC_LETTERS_MIN);
  });
  return fact === undefined ? [] : [fact];
}

/** Share of what the fact is about that the question names, 0 to 1. */
function overlap(question: string, about: string): number {
  const wanted = contentStems(about);
  const named = contentStems(question);
  return wanted.size === 0 ? 0 : [...wanted].filter((stem) => named.has(stem)).length / wanted.size;
}

/** Stems of the words of a question that name something. */
export function contentStems(text: string): ReadonlySet<string> {
  return new Set(
    sentences(text).flatMap((sentence) =>
      sentence.tokens
        .filter((token) => !token.isFunction && !["mani", "much", "often"].includes(token.stem))
        .map((token) => token.stem),
    ),
  );
}
