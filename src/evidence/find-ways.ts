import { type Hit, matchWay, stands, type WayMatch } from "../cues/match.ts";
import type { Way } from "../cues/way.ts";
import { isDismissed, isDoubted } from "../language/stance.ts";
import { isWarnedOf, takesBack } from "../language/warning.ts";
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
      if (isAgainst(match, turn)) continue;
      return quotesOf(match, turn);
    }
  }
  return undefined;
}

/** Whether the candidate warns of what a match within one sentence says, or takes it back in the next. */
function isAgainst(match: WayMatch, turn: Heard): boolean {
  const sentence = turn.reply.sentences[match.first]!;
  const next = turn.reply.sentences[match.first + 1];
  const places = turn.reply.content[match.first]!;
  const spans = match.hits.map((hit) => ({ from: places[hit.from]!, to: places[hit.to]! }));
  return isWarnedOf(sentence, spans) || (next !== undefined && takesBack(next));
}

/**
 * Whether the ways hold anywhere in the candidate's own words of the turn, asked or claimed: what takes a red flag
 * back. What is turned down takes nothing back: "no need for a calibration layer".
 */
export function holdsAnywhere(ways: readonly Way[], turn: Heard): boolean {
  return ways.some((way) => matchWay(way, turn.reply, (hit) => isOwnWord(hit, turn)).length > 0);
}

/** Neither void nor dismissed in its clause. */
function isOwnWord(hit: Hit, turn: Heard): boolean {
  if (turn.void.has(hit.sentence)) return false;
  const places = turn.reply.content[hit.sentence]!;
  return hit.refuses || !isDismissed(turn.reply.sentences[hit.sentence]!, places[hit.from]!, places[hit.to]!);
}

/** Whether a hit may earn anything: own words, not turned down, and claimed rather than asked where that matters. */
function isUsable(hit: Hit, turn: Heard, counts: Criterion["counts"]): boolean {
  if (counts === "claims" && turn.reply.sentences[hit.sentence]!.isQuestion) return false;
  return isOwnWord(hit, turn);
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
