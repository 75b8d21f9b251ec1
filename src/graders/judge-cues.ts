import { cuesOf } from "../cues/rubric-cues.ts";
import type { Way } from "../cues/way.ts";
import { type Found, findWays, touches } from "../evidence/find-ways.ts";
import type { Heard } from "../evidence/heard.ts";
import type { Criterion, Rubric } from "../rubric/rubric.ts";
import type { Quote, Score, Verdict } from "../scoring/grade.ts";
import type { Reach } from "./reach.ts";
import { hearWords, type WordsHeard } from "./words-of-parts.ts";

/** What was heard of one part: by one of its ways, else by its words alone, else not at all. */
type PartHeard = {
  readonly name: string;
  readonly ways: readonly Way[];
  readonly found: Found | undefined;
  readonly words: WordsHeard | undefined;
};

/** Judges a criterion by its cues: whether each of its parts was claimed in the candidate's own words. */
export function judgeCues(criterion: Criterion, rubric: Rubric, { heard, isHome }: Reach, by: string): Score {
  const { way } = cuesOf(rubric);
  const home = heard.filter(isHome);
  const parts = partsHeard(criterion, rubric, { heard, isHome }, home);
  const met = parts.filter(isMet);
  const firm = met.every((part) => part.found?.firm ?? true);
  const weak = met.length === 0 ? findWays(criterion.partly.map(way), home, criterion.counts) : undefined;
  const verdict: Verdict =
    met.length === parts.length
      ? firm
        ? "covered"
        : "partly"
      : met.length > 0 || weak !== undefined
        ? "partly"
        : "missing";
  const quotes = met.flatMap((part) => part.found?.quotes ?? part.words?.quote ?? []);
  const sure =
    (verdict === "covered" && met.every((part) => part.found !== undefined)) ||
    (verdict === "missing" && !parts.some((part) => touches(part.ways, heard)));
  const evidence = unique([...quotes, ...(weak?.quotes ?? [])]);
  return {
    is: "scored",
    criterion: criterion.id,
    verdict,
    evidence,
    because: reason(verdict, parts),
    by,
    sure,
  };
}

function isMet({ found, words }: PartHeard): boolean {
  return found !== undefined || words !== undefined;
}

/**
 * The parts by their ways, and those that no way found by their words. Words count only where another part was found
 * for certain and they complete the criterion: in fresh replies nine such sentences of ten did say the part, and with
 * nothing to bear them out one of three.
 */
function partsHeard(
  criterion: Criterion,
  rubric: Rubric,
  { heard, isHome }: Reach,
  home: readonly Heard[],
): readonly PartHeard[] {
  const { way } = cuesOf(rubric);
  const byWays = criterion.cues.map((part) => {
    const ways = part.ways.map(way);
    const found = findWays(ways, heard, criterion.counts, isHome);
    return { part, name: part.part, ways, found, words: undefined };
  });
  const hasFirm = byWays.some(({ found }) => found !== undefined);
  if (!hasFirm || byWays.some(({ found }) => found?.firm === false)) return byWays;
  const beside = byWays.filter(({ found }) => found !== undefined).map(({ part }) => part);
  const parts = byWays.map((one) =>
    one.found === undefined
      ? { ...one, words: hearWords(one.part, criterion.counts, rubric, home, beside) }
      : one,
  );
  return parts.every(isMet) ? parts : byWays;
}

function reason(verdict: Verdict, parts: readonly PartHeard[]): string {
  const said = parts.filter(({ found }) => found !== undefined).map(({ name }) => name);
  const unsaid = parts.filter((part) => !isMet(part)).map(({ name }) => name);
  const byWords = parts.filter(({ words }) => words !== undefined);
  if (byWords.length > 0) {
    const going = byWords.map(({ name, words }) => `${name} (by the words ${list(words?.words ?? [])})`);
    return `Said ${list([...said, ...going])}.`;
  }
  if (verdict === "covered") return `Said ${list(said)}.`;
  if (verdict === "missing") return `Nothing found on ${list(unsaid)}.`;
  if (said.length === 0) return `Touched on it, without ${list(unsaid)}.`;
  if (unsaid.length === 0) return `Said ${list(said)}, but as something not sure of.`;
  return `Said ${list(said)}; nothing found on ${list(unsaid)}.`;
}

function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "it") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function unique(quotes: readonly Quote[]): Quote[] {
  const seen = new Set<string>();
  return quotes.filter((quote) => {
    const key = `${quote.turn} ${quote.text}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
