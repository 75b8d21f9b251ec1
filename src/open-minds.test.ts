import { join } from "node:path";
import { expect, test } from "vitest";
import { manualClock } from "../test/fakes/manual-clock.ts";
import { plausibleAnswer } from "../test/fakes/plausible-answers.ts";
import { recordingLog } from "../test/fakes/recording-log.ts";
import { type EndpointLine, says, standInEndpoint } from "../test/fakes/stand-in-endpoint.ts";
import { turnsOf } from "../test/graders/grader-of.ts";
import { LATE, rubric } from "../test/graders/small-case.ts";
import type { ChatCompletionBody } from "../test/models/request-shape.ts";
import { readConfig } from "./config.ts";
import { openMinds } from "./open-minds.ts";
import { createMemoryStore } from "./store/memory-store.ts";

const answers: EndpointLine = (body) => says(plausibleAnswer(body as unknown as ChatCompletionBody));
const request = { rubric, level: "senior", turns: turnsOf(["candidate", LATE]) } as const;

test("what a model said is remembered, and not taken for what one of that name says elsewhere", async () => {
  await using here = await standInEndpoint(answers);
  await using elsewhere = await standInEndpoint(answers);
  const store = createMemoryStore();
  const gradeAt = async (baseUrl: string) => {
    const minds = await openMinds({
      config: readConfig({ OPENAI_BASE_URL: baseUrl, GRADER_MODEL: "judge" }),
      log: recordingLog(),
      clock: manualClock(),
      prompts: join(import.meta.dirname, "prompts"),
      store: async () => store,
    });
    return minds.graders.final.grade(request, new AbortController().signal);
  };
  const first = await gradeAt(here.baseUrl);
  const asked = here.requests().length;
  expect(await gradeAt(here.baseUrl)).toEqual(first);
  expect(here.requests()).toHaveLength(asked);
  await gradeAt(elsewhere.baseUrl);
  expect([asked > 0, elsewhere.requests().length]).toEqual([true, asked]);
});
