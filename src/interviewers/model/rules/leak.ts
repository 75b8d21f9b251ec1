import { sentences } from "../../../language/sentences.ts";
import type { Rubric } from "../../../rubric/rubric.ts";
import type { Ground, Rule } from "../rule.ts";
import { contentStems } from "./content-stems.ts";
import { runsOf, wordString } from "./word-runs.ts";

/** Share of a line's own content words that makes saying them a paraphrase, and how many it takes at least. */
const LINE_SHARE = 0.6;
const LINE_STEMS_MIN = 3;

/** No line of the rubric, in its words or in others, beyond what the candidate or the interviewer has said anyway. */
export const keepsTheRubric: Rule = {
  name: "leak",
  because:
    "that tells the candidate what is listened for; ask so that the question gives nothing of it away.",
  isBroken({ say }, ground) {
    const secrets = secretsOf(ground.brief.rubric);
    return (
      namesAnId(say, secrets, ground) || hasRun(say, secrets, ground) || paraphrases(say, secrets, ground)
    );
  },
};

type Secrets = {
  readonly ids: readonly string[];
  readonly runs: ReadonlySet<string>;
  /** The content words of each sentence of the rubric that is not to be said. */
  readonly lines: readonly (readonly string[])[];
  /** What everybody may hear: the problem, the stages and the questions of the rubric. */
  readonly open: readonly string[];
  readonly openStems: ReadonlySet<string>;
};

const made = new WeakMap<Rubric, Secrets>();

function secretsOf(rubric: Rubric): Secrets {
  const known = made.get(rubric);
  if (known !== undefined) return known;
  const lines = secretLines(rubric);
  const open = [
    rubric.title,
    rubric.prompt,
    ...rubric.stages.flatMap(({ title, goal, checklist, openings }) => [title, goal, checklist, ...openings]),
    ...rubric.criteria.flatMap(({ followUp }) => followUp ?? []),
    ...rubric.deepDives.map(({ asks }) => asks),
  ];
  const secrets = {
    ids: [...rubric.criteria, ...rubric.redFlags].map(({ id }) => id).filter((id) => id.includes("-")),
    // Not the ways of the cues: no model is shown them, and they are no sentences.
    runs: runsOf(lines),
    lines: lines.flatMap((line) => sentences(line).map(({ text }) => contentStems(text))),
    open,
    openStems: new Set([rubric.title, rubric.prompt].flatMap(contentStems)),
  };
  made.set(rubric, secrets);
  return secrets;
}

function secretLines(rubric: Rubric): string[] {
  return [
    ...rubric.criteria.flatMap(({ asks, anchor, hints, cues, examples }) => [
      asks,
      anchor ?? "",
      ...hints,
      ...cues.map(({ part }) => part),
      examples?.covered ?? "",
      examples?.partly ?? "",
    ]),
    ...rubric.redFlags.flatMap(({ says, mend, example, not }) => [
      says,
      mend ?? "",
      example ?? "",
      not ?? "",
    ]),
    ...rubric.curveballs.flatMap(({ says, strong }) => [says, strong ?? ""]),
    ...rubric.deepDives.map(({ strong }) => strong ?? ""),
    ...rubric.diagram.flatMap(({ name }) => name),
    ...Object.values(rubric.reference),
  ].filter((line) => line !== "");
}

/** "cold-start" in the middle of a question is a word of the field; it is still a point's name when nobody said it. */
function namesAnId(say: string, { ids, open }: Secrets, ground: Ground): boolean {
  const words = say.toLowerCase();
  const named = ids.filter((id) => words.includes(id));
  if (named.length === 0) return false;
  const heard = [...open, ...spoken(ground)].join("\n").toLowerCase();
  return named.some((id) => !heard.includes(id) && !heard.includes(id.replaceAll("-", " ")));
}

function hasRun(say: string, { runs, open }: Secrets, ground: Ground): boolean {
  const said = [...runsOf([say])].filter((run) => runs.has(run));
  if (said.length === 0) return false;
  const heard = [...open, ...spoken(ground)].map(wordString);
  return said.some((run) => !heard.some((text) => text.includes(` ${run} `)));
}

function paraphrases(say: string, { lines, openStems }: Secrets, ground: Ground): boolean {
  const heard = new Set(
    ground.words.heard.flatMap(({ reply }) =>
      reply.sentences.flatMap(({ tokens }) => tokens.map((token) => token.stem)),
    ),
  );
  const questions = ground.allowance.targets.map(({ question }) => new Set(contentStems(question ?? "")));
  const said = contentStems(say).filter((stem) => !openStems.has(stem) && !heard.has(stem));
  // The words of one safe question are free; those of several together are not.
  const free = questions.toSorted((a, b) => count(said, b) - count(said, a))[0] ?? new Set<string>();
  const novel = new Set(said.filter((stem) => !free.has(stem)));
  if (novel.size < LINE_STEMS_MIN) return false;
  return lines.some((line) => {
    const shared = line.filter((stem) => novel.has(stem)).length;
    return shared >= LINE_STEMS_MIN && shared / line.length >= LINE_SHARE;
  });
}

function count(stems: readonly string[], known: ReadonlySet<string>): number {
  return stems.filter((stem) => known.has(stem)).length;
}

/** What either side has said. */
function spoken({ brief, words }: Ground): string[] {
  return brief.interview.turns.map((turn) => (turn.who === "candidate" ? words.of(turn.n) : turn.text));
}
