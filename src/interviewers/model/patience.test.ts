import { describe, expect, it } from "vitest";
import { manualClock } from "../../../test/fakes/manual-clock.ts";
import { type Line, scriptedInterviewer } from "../../../test/fakes/scripted-interviewer.ts";
import type { Brief } from "../../ports/interviewer.ts";
import { createPatientInterviewer } from "./patience.ts";

const brief = {} as Brief;

function patient(line: Line) {
  const clock = manualClock();
  const interviewer = createPatientInterviewer(scriptedInterviewer(line), { ms: 1_000, sleep: clock.sleep });
  return { clock, interviewer };
}

describe("an interviewer that is not waited for forever", () => {
  it("says what it says in time, and leaves no timer behind", async () => {
    const { clock, interviewer } = patient({ text: "In time?" });
    const reply = await interviewer.reply(brief, new AbortController().signal);
    expect(reply).toMatchObject({ ok: true, value: { text: "In time?" } });
    expect(clock.nextWake()).toBeUndefined();
  });

  it("is called off when it takes too long", async () => {
    let calledOff = false;
    const { clock, interviewer } = patient((_, signal) => {
      signal.addEventListener("abort", () => {
        calledOff = true;
      });
      return new Promise(() => {});
    });
    const reply = interviewer.reply(brief, new AbortController().signal);
    await clock.advance(1_000);
    expect(await reply).toMatchObject({ ok: false, failure: { kind: "timeout" } });
    expect(calledOff).toBe(true);
  });

  it("passes on that the process stops", async () => {
    const { interviewer } = patient(() => new Promise(() => {}));
    const stopping = new AbortController();
    const reply = interviewer.reply(brief, stopping.signal);
    stopping.abort();
    expect(await reply).toMatchObject({ ok: false, failure: { kind: "cancelled" } });
  });
});
