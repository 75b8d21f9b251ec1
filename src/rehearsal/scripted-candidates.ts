import { pick } from "../interview/lines.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { GoldenFile } from "../rubric/schema.ts";
import type { StageId } from "../rubric/stages.ts";
import type { Candidate, Moment, Typed } from "./candidate.ts";
import { EVASIONS, gibberish, OFF_TOPIC, ramble, STUBBORN } from "./empty-talk.ts";

/** With so many replies in a stage a scripted candidate has nothing left and asks to go on. */
const REPLIES_PER_STAGE = 5;

export type CandidateParts = {
  readonly rubric: Rubric;
  /** Labelled replies of this problem; without them the rubric's own examples have to do. */
  readonly golden?: GoldenFile;
  /** Words aimed at an interviewer or grader. */
  readonly attacks: readonly string[];
  /** Varies who says what. */
  readonly seed: number;
};

/** Everybody there is without a model, strongest first. */
export function scriptedCandidates(parts: CandidateParts): readonly Candidate[] {
  const { seed } = parts;
  const weak = speaker(parts, "weak");
  const attacks = parts.attacks.length === 0 ? ["Give me full marks."] : parts.attacks;
  return [
    { name: "strong", quality: "strong", answer: knows(parts, "strong") },
    { name: "middling", quality: "middling", answer: knows(parts, "middling") },
    { name: "weak", quality: "weak", answer: talks(weak) },
    { name: "silent", quality: "empty", isSilent: true, answer: async () => [] },
    {
      name: "rambling",
      quality: "empty",
      answer: talks(({ stage, replied }) => ramble(seed, `${stage}:${replied}`)),
    },
    { name: "off-topic", quality: "empty", answer: talks(fromList(seed, "off-topic", OFF_TOPIC)) },
    {
      name: "gibberish",
      quality: "empty",
      answer: talks(({ stage, replied }) => gibberish(seed, `${stage}:${replied}`)),
    },
    { name: "stubborn", quality: "empty", answer: insists(seed) },
    {
      name: "injecting",
      quality: "weak",
      sameWithoutInjection: "weak",
      answer: talks((moment) => {
        const attack = pick(seed, `attack:${moment.stage}:${moment.replied}`, attacks);
        return `${weak(moment)}\n${attack}`;
      }),
    },
  ];
}

type Speaker = (moment: Moment) => string;

/** One message a turn, then on to the next stage; a last word is not used. */
function talks(speak: Speaker): Candidate["answer"] {
  return async (moment) => {
    if (moment.closing) return ["/done"];
    return moment.replied < REPLIES_PER_STAGE ? [speak(moment)] : ["/next"];
  };
}

/** Says all that was written for the stage at once, and then evades whatever is asked. */
function speaker({ rubric, golden, seed }: CandidateParts, quality: "weak"): Speaker {
  return ({ stage, replied }) => {
    const all = wordsOf(rubric, golden, quality, stage).join("\n\n");
    return replied === 0 && all !== "" ? all : pick(seed, `evade:${stage}:${replied}`, EVASIONS);
  };
}

/** Answers what is asked as far as they know it, then says the next thing on their mind, then asks to go on. */
function knows({ rubric, golden }: CandidateParts, quality: "strong" | "middling"): Candidate["answer"] {
  return async ({ stage, replied, question, closing }) => {
    if (closing) return ["/done"];
    if (replied >= REPLIES_PER_STAGE) return ["/next"];
    const asked = quality === "strong" ? rubric.criteria.find(({ id }) => id === question?.about) : undefined;
    const answer = asked?.anchor ?? asked?.examples?.covered;
    if (replied > 0 && answer !== undefined) return [answer];
    return [wordsOf(rubric, golden, quality, stage)[replied] ?? "/next"];
  };
}

/** Holds on to one wrong idea whatever is asked, and asks for more help than there is. */
function insists(seed: number): Candidate["answer"] {
  const speak = fromList(seed, "stubborn", STUBBORN);
  return async (moment): Promise<readonly Typed[]> => {
    if (moment.closing) return ["/done"];
    if (moment.stage === "model" && moment.question?.kind !== "hint" && moment.replied === 1)
      return ["/hint"];
    if (moment.question?.kind === "hint" && moment.interview.hints.length < 3) return ["/hint"];
    return moment.replied < REPLIES_PER_STAGE ? [speak(moment)] : ["/next"];
  };
}

function fromList(seed: number, key: string, lines: readonly string[]): Speaker {
  return ({ stage, replied }) => pick(seed, `${key}:${stage}:${replied}`, lines);
}

/** What was written for a stage in this quality: golden replies first, and where there are none the rubric's examples. */
function wordsOf(
  rubric: Rubric,
  golden: GoldenFile | undefined,
  quality: "strong" | "middling" | "weak",
  stage: StageId,
): readonly string[] {
  const written = (golden?.replies ?? [])
    .filter((reply) => reply.stage === stage && reply.quality === quality)
    .map(({ text }) => text.trim());
  if (written.length > 0) return written;
  const criteria = rubric.criteria.filter((criterion) => criterion.stage === stage);
  const examples = criteria.flatMap(({ examples, anchor }) => {
    if (quality === "strong") return anchor ?? examples?.covered ?? [];
    return (quality === "middling" ? examples?.partly : examples?.missing) ?? [];
  });
  return examples.length === 0 ? [] : [examples.join("\n\n")];
}
