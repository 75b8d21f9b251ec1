import { vocabularyOf } from "../cues/vocabulary.ts";
import type { Criterion, Rubric } from "../rubric/rubric.ts";
import type { Score } from "../scoring/grade.ts";
import type { Heard } from "../evidence/heard.ts";
import {
  besideOf,
  type Canonical,
  matchText,
  type PreparedAnswer,
  prepareAnswer,
  type TextCriterion,
} from "./text-matcher.ts";

const RANK = { missing: 0, partly: 1, covered: 2 };

/** Judges a criterion that has no cues by the generic text matcher; the best of the candidate's turns counts. */
export function judgeText(criterion: Criterion, rubric: Rubric, heard: readonly Heard[], by: string): Score {
  const { canonical, texts } = knowledgeOf(rubric);
  const text = texts.get(criterion.id) ?? { asks: criterion.asks, question: rubric.prompt };
  let best: { match: ReturnType<typeof matchText>; turn: Heard } | undefined;
  for (const turn of heard) {
    if (turn.void.size === turn.reply.sentences.length) continue;
    const match = matchText(text, preparedOf(turn, canonical), canonical);
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

type Knowledge = { readonly canonical: Canonical; readonly texts: ReadonlyMap<string, TextCriterion> };
const known = new WeakMap<Rubric, Knowledge>();

/** The lexicon's synonyms and the text-only criteria, each with the words of the others; made once a rubric. */
function knowledgeOf(rubric: Rubric): Knowledge {
  const made = known.get(rubric);
  if (made !== undefined) return made;
  const { canonical } = { canonical: canonicalOf(rubric) };
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
        beside: besideOf(asks, i, canonical),
        ...(criterion.anchor && { anchor: criterion.anchor }),
      },
    ]),
  );
  const knowledge = { canonical, texts };
  known.set(rubric, knowledge);
  return knowledge;
}

/** Replaces each stem by the first of its everyday synonyms that is alphabetically first, if it is in one group only. */
function canonicalOf(rubric: Rubric): Canonical {
  const { alike } = vocabularyOf(rubric.lexicon);
  const first = new Map<string, string>();
  return (stems) =>
    stems.map((stem) => {
      const made = first.get(stem) ?? alike(stem).toSorted()[0] ?? stem;
      first.set(stem, made);
      return made;
    });
}

const prepared = new WeakMap<Heard, { canonical: Canonical; answer: PreparedAnswer }>();

function preparedOf(turn: Heard, canonical: Canonical): PreparedAnswer {
  const made = prepared.get(turn);
  if (made?.canonical === canonical) return made.answer;
  const answer = prepareAnswer(turn.reply.text, canonical);
  prepared.set(turn, { canonical, answer });
  return answer;
}
