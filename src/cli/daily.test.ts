import { expect, test } from "vitest";
import { manualClock } from "../../test/fakes/manual-clock.ts";
import { recordingLog } from "../../test/fakes/recording-log.ts";
import { daily } from "./daily.ts";

const DAY_MS = 24 * 60 * 60_000;

test("is done at once and once a day, whether it fails or not, until it is told to stop", async () => {
  const { sleep, advance } = manualClock();
  const log = recordingLog();
  const stopping = new AbortController();
  let done = 0;
  const task = async () => {
    done += 1;
    if (done === 2) throw new Error("words of a person");
  };
  const ended = daily(task, { sleep, log }, stopping.signal);
  await advance(0);
  expect(done).toBe(1);
  await advance(DAY_MS - 1);
  expect(done).toBe(1);
  await advance(1);
  await advance(DAY_MS);
  expect(done).toBe(3);
  expect(JSON.stringify(log.lines)).not.toContain("words of a person");
  stopping.abort();
  await ended;
  expect(done).toBe(3);
});
