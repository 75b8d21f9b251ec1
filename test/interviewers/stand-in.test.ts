import { describe, expect, it } from "vitest";
import type { Failure } from "../../src/interview/events.ts";
import { createInterviewerWithStandIn } from "../../src/interviewers/model/stand-in.ts";
import { offlineInterviewer, replyOffline } from "../../src/interviewers/offline-interviewer.ts";
import type { Interviewer } from "../../src/ports/interviewer.ts";
import { recordingLog } from "../fakes/recording-log.ts";
import { scriptedInterviewer } from "../fakes/scripted-interviewer.ts";
import { briefAfter, never, REPLY } from "./model-brief.ts";

const brief = briefAfter(REPLY);
const failure = (kind: Failure["kind"]): Failure => ({ kind, message: "What an operator can do." });

describe("an interviewer with a stand-in", () => {
  it("passes on what the first one says", async () => {
    const first = scriptedInterviewer({ text: "Why two stages?" });
    const both = createInterviewerWithStandIn(first, offlineInterviewer, recordingLog());
    expect(both.name).toBe(first.name);
    const reply = await both.reply(brief, never);
    expect(reply).toMatchObject({ ok: true, value: { text: "Why two stages?" } });
    expect(reply.ok && reply.value.standsInFor).toBeUndefined();
  });

  it.each([
    "timeout",
    "unavailable",
    "refused",
    "malformed",
    "cut-short",
    "misconfigured",
    "unauthorised",
    "rate-limited",
    "over-budget",
    "internal",
  ] satisfies Failure["kind"][])("goes on with the stand-in after %s, and says for whom", async (kind) => {
    const log = recordingLog();
    const first = scriptedInterviewer({ fails: failure(kind) });
    const reply = await createInterviewerWithStandIn(first, offlineInterviewer, log).reply(brief, never);
    expect(reply).toEqual({
      ok: true,
      value: { ...replyOffline(brief), standsInFor: { name: first.name, because: kind } },
    });
    expect(log.lines).toHaveLength(1);
  });

  it("passes on that a call was cancelled: the process is stopping", async () => {
    const first = scriptedInterviewer({ fails: failure("cancelled") });
    const both = createInterviewerWithStandIn(first, scriptedInterviewer(), recordingLog());
    expect(await both.reply(brief, never)).toEqual({ ok: false, failure: failure("cancelled") });
  });

  it("takes a throw for a failure inside, and for a cancelled call while the process stops", async () => {
    const throwing: Interviewer = { name: "throwing", reply: () => Promise.reject(new Error("a bug")) };
    const both = createInterviewerWithStandIn(throwing, offlineInterviewer, recordingLog());
    expect(await both.reply(brief, never)).toMatchObject({
      ok: true,
      value: { standsInFor: { name: "throwing", because: "internal" } },
    });
    expect(await both.reply(brief, AbortSignal.abort())).toMatchObject({
      ok: false,
      failure: { kind: "cancelled" },
    });
  });
});
