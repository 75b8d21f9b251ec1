import { createModelGrader } from "../../src/graders/model/model-grader.ts";
import { signalGrader } from "../../src/graders/signal-grader.ts";
import { createModelInterviewer } from "../../src/interviewers/model/model-interviewer.ts";
import type { Interviewer } from "../../src/ports/interviewer.ts";
import type { Prompts } from "../../src/prompts/prompt.ts";
import type { Candidate } from "../../src/rehearsal/candidate.ts";
import { type HeldInterview, holdInterview } from "../../src/rehearsal/hold-interview.ts";
import type { Rubric } from "../../src/rubric/rubric.ts";
import type { GoldenFile } from "../../src/rubric/schema.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { type Opinion, plausibleModel, type RecordedCall } from "./plausible-model.ts";

/** Middling to begin with and better when asked on: some twenty exchanges that fill 45 minutes. */
const REPLIES_PER_STAGE = 5;
/** Typed in a chat, with thinking in between. */
const WORDS_PER_MINUTE = 70;

export type OurWay = {
  readonly held: HeldInterview;
  readonly calls: readonly RecordedCall[];
};

/** Holds the interview as it is really held, with every request of a model written down. */
export async function holdOurWay(
  rubric: Rubric,
  golden: GoldenFile,
  prompts: Prompts,
  batch: "criterion" | "stage",
): Promise<OurWay> {
  const model = plausibleModel((criterion) => opinionIn(rubric, golden, criterion));
  let nonces = 0;
  const newNonce = () => {
    nonces += 1;
    return `${nonces}`.padStart(24, "0");
  };
  const own = createModelInterviewer({ model, prompts, newNonce });
  const interviewer: Interviewer = {
    name: own.name,
    reply(brief, signal) {
      model.brief = brief;
      return own.reply(brief, signal);
    },
  };
  const kept = new Map<string, string>();
  const final = createModelGrader({
    model,
    prompts,
    newNonce,
    batch,
    kept: {
      find: async (key) => kept.get(key),
      keep: async (key, body) => void kept.set(key, body),
    },
  });
  const held = await holdInterview({
    rubric,
    candidate: fromGolden(golden),
    interviewer,
    graders: { soFar: signalGrader, final },
    ledger: createMemoryStore(),
    log: { debug() {}, info() {}, warn() {}, error() {} },
    seed: 1,
    minutes: 45,
    level: "senior",
    wordsPerMinute: WORDS_PER_MINUTE,
  });
  return { held, calls: model.calls };
}

function fromGolden(golden: GoldenFile): Candidate {
  return {
    name: "golden",
    quality: "middling",
    async answer({ stage, replied, closing }) {
      if (closing) return ["/done"];
      if (replied >= REPLIES_PER_STAGE) return ["/next"];
      return [spoken(golden, stage)[replied]?.text.trim() ?? "/next"];
    },
  };
}

function spoken({ replies }: GoldenFile, stage: string) {
  const of = (quality: string) =>
    replies.filter((reply) => reply.stage === stage && reply.quality === quality);
  const [first, ...others] = of("middling");
  const some = [first, ...others.slice(0, 1), ...of("strong"), ...others.slice(1)].filter(
    (reply) => reply !== undefined,
  );
  return some.slice(0, REPLIES_PER_STAGE);
}

/** The best that people said of a criterion in the replies that were spoken, with words to quote. */
function opinionIn(rubric: Rubric, golden: GoldenFile, criterion: string): Opinion {
  const stage = rubric.criteria.find(({ id }) => id === criterion)?.stage;
  if (stage === undefined || stage === "communicate") return { verdict: "missing" };
  const labelled = spoken(golden, stage);
  for (const verdict of ["covered", "partly"] as const) {
    const reply = labelled.find(({ labels }) => labels[criterion] === verdict);
    if (reply === undefined) continue;
    const quote = reply.text.trim().split(/\s+/).slice(0, 18).join(" ");
    return { verdict, quote };
  }
  return { verdict: "missing" };
}
