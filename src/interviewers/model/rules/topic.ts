import { stem } from "../../../language/words.ts";
import type { Criterion, Rubric } from "../../../rubric/rubric.ts";
import type { StageId } from "../../../rubric/stages.ts";
import { faultOf } from "../../offline/vague.ts";
import type { Ground, Rule } from "../rule.ts";
import { contentStems } from "./content-stems.ts";

/** Shorter questions ("What breaks first?") hang on the quotation before them. */
const STEMS_MIN = 3;
/** Share of content words that belong neither to the field nor to what was said. */
const STRANGE_SHARE_MAX = 1 / 2;
/** Words of any question; the lexicon holds them too, and they tie it to nothing. */
const ANY_QUESTION: ReadonlySet<string> = new Set(
  "what which how why who when where not no yes first last next one more most other new time day week thing way person user today tomorrow name tell give take say make go know think want need like use would favourite favorite best"
    .split(" ")
    .map(stem),
);

/** Stays with the system, and does not follow a candidate who left it. */
export const staysOnTopic: Rule = {
  name: "topic",
  because: "ask about the system of the problem and this stage.",
  isBroken({ say }, ground) {
    const stems = topicStems(say);
    if (stems.length < STEMS_MIN) return false;
    const candidate = candidateStems(ground);
    const { near, field } = vocabularyOf(ground.brief.rubric, ground.brief.stage);
    const strange = stems.filter((stem) => !field.has(stem) && !near.has(stem) && !candidate.has(stem));
    if (strange.length / stems.length > STRANGE_SHARE_MAX) return true;
    return strange.length > 0 && !stems.some((stem) => near.has(stem) || candidate.has(stem));
  },
};

type Vocabulary = {
  /** Words of the problem, its facts and this stage. */
  readonly near: ReadonlySet<string>;
  /** Words of the field at large. */
  readonly field: ReadonlySet<string>;
};

const made = new WeakMap<Rubric, Map<StageId, Vocabulary>>();

function vocabularyOf(rubric: Rubric, stage: StageId): Vocabulary {
  const ofRubric = made.get(rubric) ?? new Map<StageId, Vocabulary>();
  made.set(rubric, ofRubric);
  const known = ofRubric.get(stage);
  if (known !== undefined) return known;
  const isHere = (one: { readonly stage: Criterion["stage"] }) => one.stage === stage;
  const questions = ({ asks, followUp }: Criterion) => [asks, followUp ?? ""];
  const near = [
    rubric.title,
    rubric.prompt,
    ...rubric.stages.filter(({ id }) => id === stage).flatMap(({ title, goal }) => [title, goal]),
    ...rubric.facts.flatMap(({ about, says }) => [about, says]),
    ...rubric.criteria.filter(isHere).flatMap(questions),
    ...rubric.deepDives.filter(isHere).map(({ asks }) => asks),
  ];
  const field = [
    ...rubric.stages.flatMap(({ title, goal, checklist, openings }) => [title, goal, checklist, ...openings]),
    ...rubric.criteria.flatMap(questions),
    ...Object.values(rubric.lexicon.terms).flatMap(({ forms }) => forms),
  ];
  const vocabulary = {
    near: new Set(near.flatMap(topicStems)),
    field: new Set(field.flatMap(topicStems)),
  };
  ofRubric.set(stage, vocabulary);
  return vocabulary;
}

/** The candidate's words make a topic only as long as they are on it. */
function candidateStems({ brief, words }: Ground): ReadonlySet<string> {
  if (faultOf(brief) === "off-topic") return new Set();
  return new Set(
    words.heard.flatMap(({ reply }) =>
      reply.sentences.flatMap(({ tokens }) =>
        tokens.filter((token) => !token.isFunction).map((token) => token.stem),
      ),
    ),
  );
}

function topicStems(text: string): string[] {
  return contentStems(text).filter((stem) => !ANY_QUESTION.has(stem) && !/^\d/.test(stem));
}
