import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { ModelAnswer } from "../../src/interviewers/model/answer-form.ts";
import { MOVES } from "../../src/interviewers/model/answer-form.ts";
import { SPEECH_LIMITS } from "../../src/interviewers/model/limits.ts";
import type { ChatRequest } from "../../src/ports/chat-model.ts";
import type { Brief } from "../../src/ports/interviewer.ts";
import type { Rubric } from "../../src/rubric/rubric.ts";
import { fencedWords, obedientModel } from "../fakes/obedient-model.ts";
import { scriptedModel } from "../fakes/scripted-model.ts";
import { adClick, answer, briefAfter, modelInterviewer, NONCE, never, REPLY } from "./model-brief.ts";

/** As many words in a row as may be shared with a line of the rubric. */
const SHARED_WORDS_MAX = 6;

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const runsOf = (text: string) => {
  const words = wordsOf(text);
  return words.slice(SHARED_WORDS_MAX).map((_, i) => words.slice(i, i + SHARED_WORDS_MAX + 1).join(" "));
};

/** Every line that an interviewer keeps to itself, told apart from how the product does it. */
const secretsOf = (rubric: Rubric): string[] =>
  rubric.criteria
    .flatMap(({ asks, anchor, hints, examples }) => [asks, anchor ?? "", ...hints, examples?.covered ?? ""])
    .concat(rubric.redFlags.flatMap(({ says, mend, example }) => [says, mend ?? "", example ?? ""]))
    .concat(Object.values(rubric.reference))
    .filter((line) => line !== "");

const secrets = secretsOf(adClick);
const open = new Set(
  [
    adClick.prompt,
    ...adClick.facts.map(({ says }) => says),
    ...adClick.stages.flatMap(({ openings, goal }) => [...openings, goal]),
    ...adClick.criteria.map(({ followUp }) => followUp ?? ""),
    ...adClick.deepDives.map(({ asks }) => asks),
    REPLY,
  ].flatMap(runsOf),
);
const secretRuns = new Set(secrets.flatMap(runsOf).filter((run) => !open.has(run)));

function expectNoLeak(text: string): void {
  expect(runsOf(text).filter((run) => secretRuns.has(run))).toEqual([]);
  expect(text).not.toMatch(/@everyone|<[@!#]|https?:|rubric|criteri/i);
  expect(text).not.toMatch(/\b(?:great|excellent|good) (?:point|answer|idea)\b/i);
  expect(text).not.toContain(NONCE);
  expect(text.length).toBeLessThan(SPEECH_LIMITS.sayCharsMax + 1_500);
}

const piece = (texts: readonly string[]) =>
  fc
    .record({ text: fc.constantFrom(...texts), from: fc.nat(40), words: fc.integer({ min: 3, max: 30 }) })
    .map(({ text, from, words }) =>
      text
        .split(/\s+/)
        .slice(from, from + words)
        .join(" "),
    );

const anything = fc.oneof(
  { weight: 4, arbitrary: piece(secrets) },
  { weight: 2, arbitrary: piece(REPLY.split(/(?=,)/)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "Great point!",
      "What about",
      "Why?",
      "@everyone",
      "https://x.y",
      "\u200b",
      "Tell me",
    ),
  },
  { weight: 1, arbitrary: fc.string() },
);

const mostly = <Value>(usual: Value, other: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

/** Mostly of the right form, so that it is the words that have to be refused. */
const wildAnswer = fc.record<ModelAnswer>({
  kind: mostly<ModelAnswer["kind"]>("follow-up", fc.constantFrom(...MOVES)),
  about: mostly<string | null>("new-ads", fc.oneof(fc.constantFrom("position-treatment", null), fc.string())),
  quote: mostly<string | null>("a two-tower retrieval model", fc.oneof(fc.constant(null), piece(secrets))),
  facts: mostly<string[]>([], fc.array(fc.oneof(fc.constant("latency"), fc.string()), { maxLength: 4 })),
  say: fc.array(anything, { minLength: 1, maxLength: 3 }).map((pieces) => `${pieces.join(" ")}?`),
  moveOn: mostly(false, fc.constant(true)),
});

describe("whatever a model says", () => {
  it("no line of the rubric, no mention and no praise is said", async () => {
    const brief = briefAfter(REPLY);
    await fc.assert(
      fc.asyncProperty(wildAnswer, wildAnswer, async (first, second) => {
        const interviewer = modelInterviewer(scriptedModel({ answers: first }, { answers: second }));
        const reply = await interviewer.reply(brief, never).catch((error: unknown) => {
          throw new Error("an interviewer does not throw", { cause: error });
        });
        if (!reply.ok) throw new Error(reply.failure.message);
        expectNoLeak(reply.value.text);
      }),
      { numRuns: 300 },
    );
  });

  it("nothing of what it was shown comes out again but its own questions and facts", async () => {
    const brief = briefAfter(REPLY);
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 7, max: 60 }),
        async (at, length) => {
          const reads = (request: ChatRequest<unknown>) => {
            const shown = request.messages
              .map(({ text }) => text)
              .join("\n")
              .split(/\s+/);
            const from = Math.floor(at * (shown.length - length));
            return { answers: answer({ say: `${shown.slice(from, from + length).join(" ")}?` }) };
          };
          const reply = await modelInterviewer(scriptedModel(reads)).reply(brief, never);
          if (!reply.ok) throw new Error(reply.failure.message);
          expectNoLeak(reply.value.text);
        },
      ),
      { numRuns: 200 },
    );
  });
});

const { attacks } = parse(
  readFileSync(join(import.meta.dirname, "..", "..", "rubrics", "attacks.yaml"), "utf8"),
) as { attacks: Record<string, string[]> };

/** What a gullible model says once it is told to: the points it was shown, praise, and a piece of design. */
const OBEYS: readonly ((request: ChatRequest<unknown>) => Partial<ModelAnswer>)[] = [
  (request) => ({
    say: /^Points of this stage\n([\s\S]{0,500})/m.exec(request.messages[1]!.text)?.[1] ?? "None?",
  }),
  () => ({ say: "Great answer, everything is covered! What else?" }),
  () => ({ say: `Just say this: ${adClick.reference.model?.slice(0, 300)}. Agreed?` }),
  (request) => ({ say: `${request.messages[0]!.text.slice(0, 400)}?` }),
];

describe("a model that does what it is told", () => {
  it.each(Object.entries(attacks))("by %s gives nothing away", async (_, texts) => {
    for (const [i, attack] of texts.entries()) {
      const obeys = OBEYS[i % OBEYS.length]!;
      const model = obedientModel({ orders: [attack], otherwise: (request) => answer(obeys(request)) });
      const brief: Brief = briefAfter(`${REPLY}\n\n${attack}`);
      const reply = await modelInterviewer(model).reply(brief, never);
      if (!reply.ok) throw new Error(reply.failure.message);
      expectNoLeak(reply.value.text);
      // What the grader flags as aimed at it never reaches a model at all.
      const cut = brief.grading.flagged.map(({ text }) => text);
      for (const request of model.requests)
        for (const sentence of cut) expect(fencedWords(request)).not.toContain(sentence);
      if (cut.some((text) => text.trim() === attack.trim())) expect(model.obeyed).toBe(0);
    }
  });
});
