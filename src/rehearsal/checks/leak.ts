import { tokenise } from "../../language/tokens.ts";
import type { Rubric } from "../../rubric/rubric.ts";
import type { HeldInterview } from "../hold-interview.ts";
import { type Breach, breachAt, type Check, linesOf, plainWords, withoutQuotes } from "./check.ts";

/** So many words in a row are no accident, when at least some of them carry meaning. */
const RUN_WORDS = 7;
const CONTENT_WORDS_MIN = 4;

/** Nothing of what the rubric keeps to itself is said: what a criterion asks, what a strong answer is, what costs points. */
export const leak: Check = {
  name: "no leak",
  find(held) {
    const { rubric, interview } = held;
    const secret = runsOf(secretsOf(rubric));
    const open = runsOf([
      ...openWords(rubric),
      ...interview.turns.filter(({ who }) => who === "candidate").map(({ text }) => text),
    ]);
    return linesOf(held).flatMap((turn): Breach[] => {
      // A hint is paid for, and only its own step is given.
      const paid = turn.kind === "hint" ? runsOf(hintsTaken(held)) : NOTHING;
      const said = runs(withoutQuotes(turn.text)).find(
        (run) => secret.has(run) && !open.has(run) && !paid.has(run),
      );
      return said === undefined ? [] : [breachAt(turn, "says what the rubric keeps to itself", said)];
    });
  },
};

const NOTHING: ReadonlySet<string> = new Set();

function secretsOf(rubric: Rubric): readonly string[] {
  return [
    ...rubric.criteria.flatMap(({ asks, anchor, examples, hints, cues }) => [
      asks,
      anchor ?? "",
      ...Object.values(examples ?? {}).map((example) => example ?? ""),
      ...hints,
      ...cues.map(({ part }) => part),
    ]),
    ...rubric.redFlags.flatMap(({ says, mend, example, not }) => [
      says,
      mend ?? "",
      example ?? "",
      not ?? "",
    ]),
    ...rubric.curveballs.map(({ strong }) => strong ?? ""),
    ...rubric.deepDives.map(({ strong }) => strong ?? ""),
    ...Object.values(rubric.reference),
  ];
}

/** What an interviewer may say in these very words. */
function openWords(rubric: Rubric): readonly string[] {
  return [
    rubric.title,
    rubric.prompt,
    ...rubric.facts.map(({ says }) => says),
    ...rubric.stages.flatMap(({ openings, goal, checklist }) => [...openings, goal, checklist]),
    ...rubric.criteria.map(({ followUp }) => followUp ?? ""),
    ...rubric.curveballs.flatMap(({ says, commitment }) => [says, commitment ?? ""]),
    ...rubric.deepDives.map(({ asks }) => asks),
  ];
}

function hintsTaken({ interview, rubric }: HeldInterview): readonly string[] {
  return interview.hints.flatMap(
    ({ criterion, step }) => rubric.criteria.find(({ id }) => id === criterion)?.hints[step - 1] ?? [],
  );
}

function runsOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap(runs));
}

function runs(text: string): string[] {
  const words = plainWords(text);
  return words
    .slice(RUN_WORDS - 1)
    .map((_, i) => words.slice(i, i + RUN_WORDS).join(" "))
    .filter((run) => tokenise(run).filter(({ isFunction }) => !isFunction).length >= CONTENT_WORDS_MIN);
}
