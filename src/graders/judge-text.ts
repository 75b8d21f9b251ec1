import type { PreparedReply } from "../cues/reply.ts";
import type { Heard } from "../evidence/heard.ts";
import { isTermList, isWordSalad } from "../language/prose.ts";
import type { Criterion, Rubric } from "../rubric/rubric.ts";
import type { Score, Verdict } from "../scoring/grade.ts";
import {
  besideOf,
  matchText,
  type PreparedAnswer,
  prepareAnswer,
  type TextCriterion,
} from "./text-matcher.ts";
import { isOfField, type Overlap, overlapWith } from "./text-overlap.ts";

const RANK = { missing: 0, partly: 1, covered: 2 };

/** Judges a criterion that has no cues by the generic text matcher; the best of the candidate's turns counts. */
export function judgeText(criterion: Criterion, rubric: Rubric, heard: readonly Heard[], by: string): Score {
  const texts = textsOf(rubric);
  const text = texts.get(criterion.id) ?? { asks: criterion.asks, question: rubric.prompt };
  let best: { match: ReturnType<typeof matchText>; turn: Heard } | undefined;
  for (const turn of heard) {
    if (turn.void.size === turn.reply.sentences.length && !isWantedList(turn, rubric.prompt)) continue;
    const match = matchText(text, preparedOf(turn));
    if (
      best === undefined ||
      RANK[match.verdict] > RANK[best.match.verdict] ||
      (match.verdict === best.match.verdict && match.score > best.match.score)
    )
      best = { match, turn };
  }
  const scored = { is: "scored", criterion: criterion.id, by } as const;
  if (best === undefined)
    return { ...scored, verdict: "missing", evidence: [], because: "Nothing was said on it.", sure: true };
  const wider = byOverlap(criterion, rubric, heard);
  if (wider !== undefined && RANK[wider.verdict] > RANK[best.match.verdict])
    return { ...scored, ...wider, sure: false };
  const { match, turn } = best;
  const evidence =
    match.verdict === "missing" || match.evidence === undefined
      ? []
      : [turn.quoteSpan(match.evidence.start, match.evidence.end)];
  return { ...scored, verdict: match.verdict, evidence, because: match.because, sure: false };
}

/**
 * Least share of a criterion's words that two sentences must hold. Set on the golden replies with their cues taken
 * away; an anchor says more than two sentences can repeat, so with one a smaller share proves as much.
 */
const SHARE_ALONE = { covered: 0.27, partly: 0.2 };
const SHARE_ANCHORED = { covered: 0.17, partly: 0.125 };
const IDEAS_MIN = 3;
/** With fewer criteria nothing tells the words that matter from those all criteria share. */
const CRITERIA_MIN = 5;

/** The verdict by the words of the field; a second opinion that can only add to the text matcher's. */
function byOverlap(criterion: Criterion, rubric: Rubric, heard: readonly Heard[]) {
  if (rubric.criteria.filter(({ cues }) => cues.length === 0).length < CRITERIA_MIN || !isOfField(rubric))
    return undefined;
  const least = criterion.anchor === undefined ? SHARE_ALONE : SHARE_ANCHORED;
  let best: { overlap: Overlap; turn: Heard } | undefined;
  for (const turn of heard) {
    const isVoid = (i: number) =>
      turn.void.has(i) || (criterion.counts === "claims" && turn.reply.sentences[i]!.isQuestion);
    const overlap = overlapWith(criterion, rubric, turn.reply, isVoid);
    if (best === undefined || overlap.share > best.overlap.share) best = { overlap, turn };
  }
  if (best === undefined || best.overlap.ideas < IDEAS_MIN || best.overlap.share < least.partly)
    return undefined;
  const verdict: Verdict = best.overlap.share >= least.covered ? "covered" : "partly";
  const { at, until } = best.overlap;
  const evidence = [...new Set([at, until])].map((sentence) => best.turn.quote(sentence, sentence));
  return {
    verdict,
    evidence,
    because: `Two neighbouring sentences hold ${best.overlap.ideas} of its ideas.`,
  };
}

const ASKS_FOR_LIST = /^\W*(?:please )?(?:list|enumerate|name|give|mention|state|which|what are)\b/i;

/** Whether the turn is bare terms and just these were asked for ("Enumerate all …"). */
export function isWantedList({ reply }: Heard, prompt: string): boolean {
  return ASKS_FOR_LIST.test(prompt) && !isWordSalad(reply.text) && reply.sentences.every(isTermList);
}

const known = new WeakMap<Rubric, ReadonlyMap<string, TextCriterion>>();

/**
 * The text-only criteria, each with the words of the others; made once a rubric. The lexicon's everyday synonyms are
 * left out: with them the public data was graded no better (.763 for .765, .730 for .734).
 */
function textsOf(rubric: Rubric): ReadonlyMap<string, TextCriterion> {
  const made = known.get(rubric);
  if (made !== undefined) return made;
  const criteria = rubric.criteria.filter(
    ({ cues, measured }) => cues.length === 0 && measured === undefined,
  );
  const asks = criteria.map((criterion) => criterion.asks);
  const texts = new Map(
    criteria.map((criterion, i) => [
      criterion.id,
      {
        asks: criterion.asks,
        question: rubric.prompt,
        beside: besideOf(asks, i),
        ...(criterion.anchor && { anchor: criterion.anchor }),
      },
    ]),
  );
  known.set(rubric, texts);
  return texts;
}

const prepared = new WeakMap<PreparedReply, PreparedAnswer>();

function preparedOf({ reply }: Heard): PreparedAnswer {
  const answer = prepared.get(reply) ?? prepareAnswer(reply.text);
  prepared.set(reply, answer);
  return answer;
}
