import { type Hit, matchWay, stands, type WayMatch } from "../cues/match.ts";
import type { Way } from "../cues/way.ts";
import { isDismissed, isDoubted, speaksAgainst } from "../language/stance.ts";
import type { Criterion } from "../rubric/rubric.ts";
import type { Quote } from "../scoring/grade.ts";
import type { Heard } from "./heard.ts";

/** The best place where one of several ways holds, and how firmly. */
export type Found = {
  readonly firm: boolean;
  readonly quotes: readonly Quote[];
  readonly concepts: number;
  readonly sentences: number;
};

/**
 * The firmest match of any way in any turn, or undefined. Earlier turns win among equals. In a turn that is not at
 * home in the criterion's stage, one word proves nothing: there it takes two ideas related in one sentence.
 */
export function findWays(
  ways: readonly Way[],
  heard: readonly Heard[],
  counts: Criterion["counts"],
  isHome: (turn: Heard) => boolean = () => true,
): Found | undefined {
  let best: Found | undefined;
  for (const turn of heard) {
    const home = isHome(turn);
    for (const way of ways) {
      if (!home && way.concepts.length < 2) continue;
      for (const match of matchWay(way, turn.reply, (hit) => isUsable(hit, turn, counts))) {
        if (!home && match.first !== match.last) continue;
        if (counts === "questions" && !asks(match, turn)) continue;
        const found: Found = {
          firm: !isDoubtful(match, turn),
          quotes: quotesOf(match, turn),
          concepts: way.concepts.length,
          sentences: match.last - match.first + 1,
        };
        if (best === undefined || isBetter(found, best)) best = found;
      }
    }
  }
  return best;
}

function isBetter(a: Found, b: Found): boolean {
  if (a.firm !== b.firm) return a.firm;
  if (a.sentences !== b.sentences) return a.sentences < b.sentences;
  return a.concepts > b.concepts;
}

/** Whether any concept of the ways was touched at all, however weakly: what makes a "missing" less than sure. */
export function touches(ways: readonly Way[], heard: readonly Heard[]): boolean {
  return ways.some((way) =>
    way.concepts.some((concept) => heard.some((turn) => stands(concept, turn.reply))),
  );
}

/** Where the ways are really claimed and not warned against, for red flags. */
export function findClaim(ways: readonly Way[], turn: Heard): readonly Quote[] | undefined {
  for (const way of ways) {
    for (const match of matchWay(way, turn.reply, (hit) => isUsable(hit, turn, "claims"))) {
      // An accusation is held to more than a credit: the whole of it in one sentence.
      if (match.first !== match.last || isDoubtful(match, turn)) continue;
      const against = match.hits.some((hit) => speaksAgainst(turn.reply.sentences[hit.sentence]!));
      // A way that names a refusal itself ("no monitoring") is claimed by refusing.
      if (against && !match.hits.some((hit) => hit.refuses)) continue;
      return quotesOf(match, turn);
    }
  }
  return undefined;
}

/** Whether the ways hold anywhere in the candidate's own words of the turn, in any stance: what takes a red flag back. */
export function holdsAnywhere(ways: readonly Way[], turn: Heard): boolean {
  return ways.some((way) => matchWay(way, turn.reply, (hit) => !turn.void.has(hit.sentence)).length > 0);
}

/** Whether a hit may earn anything: own words, not turned down, and claimed rather than asked where that matters. */
function isUsable(hit: Hit, turn: Heard, counts: Criterion["counts"]): boolean {
  if (turn.void.has(hit.sentence)) return false;
  const sentence = turn.reply.sentences[hit.sentence]!;
  if (counts === "claims" && sentence.isQuestion) return false;
  const places = turn.reply.content[hit.sentence]!;
  return hit.refuses || !isDismissed(sentence, places[hit.from]!, places[hit.to]!);
}

function asks(match: WayMatch, turn: Heard): boolean {
  return match.hits.some((hit) => turn.reply.sentences[hit.sentence]!.isQuestion);
}

function isDoubtful(match: WayMatch, turn: Heard): boolean {
  return match.hits.some((hit) => isDoubted(turn.reply.sentences[hit.sentence]!));
}

function quotesOf(match: WayMatch, turn: Heard): Quote[] {
  const at = [...new Set(match.hits.map((hit) => hit.sentence))].toSorted((a, b) => a - b);
  return at.map((sentence) => turn.quote(sentence, sentence));
}
