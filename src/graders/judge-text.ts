import type { PreparedReply } from "../cues/reply.ts";
import type { Heard } from "../evidence/heard.ts";
import { isTermList, isWordSalad } from "../language/prose.ts";
import type { Criterion, Rubric } from "../rubric/rubric.ts";
import type { Score } from "../scoring/grade.ts";
import {
  besideOf,
  matchText,
  type PreparedAnswer,
  prepareAnswer,
  type TextCriterion,
} from "./text-matcher.ts";

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
  const { match, turn } = best;
  const evidence =
    match.verdict === "missing" || match.evidence === undefined
      ? []
      : [turn.quoteSpan(match.evidence.start, match.evidence.end)];
  return { ...scored, verdict: match.verdict, evidence, because: match.because, sure: false };
}

const ASKS_FOR_LIST = /^\W*(?:please )?(?:list|enumerate|name|give|mention|state|which|what are)\b/i;

/** Whether the turn is bare terms and just these were asked for ("Enumerate all …"). */
function isWantedList({ reply }: Heard, prompt: string): boolean {
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
