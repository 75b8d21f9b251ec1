import { join } from "node:path";
import type { InterviewEvent } from "../../src/interview/events.ts";
import type { Interview } from "../../src/interview/interview.ts";
import { openInterview } from "../../src/interview/open.ts";
import { step } from "../../src/interview/step.ts";
import type { NewEffect } from "../../src/ports/store.ts";
import { createRubricShelf } from "../../src/runtime/rubric-shelf.ts";
import { openSqlite } from "../../src/store/open-sqlite.ts";
import { candidate, replies, rubric, settingsOf } from "./bench-engine.ts";

// Fills a store with many live interviews, each halfway and with an alarm due within two minutes. A process of its
// own, so that the one that is measured is like one that was just restarted. Arguments: folder, number.

const [folder, count] = process.argv.slice(2);
const store = await openSqlite(join(folder!, `live-${count}.db`));
const hash = await createRubricShelf(store).put(rubric);
const half = halfWay();
const now = Date.now();
for (let n = 0; n < Number(count); n += 1) {
  const state: Interview = { ...half, id: `live${n}`, place: settingsOf(n).place, lastAt: now };
  const { phase } = state;
  const turn = phase.is === "listening" ? phase.turn : 0;
  const effect = { is: "set-alarm", at: now, alarm: { kind: "tick", epoch: state.epoch, turn } };
  const alarm: NewEffect = {
    id: `${state.id}:1:0`,
    lane: "clock",
    setAt: now,
    dueAt: now + Math.floor(Math.random() * 120_000),
    effect,
  };
  await store.commit({
    kind: "interview",
    id: state.id,
    expectedVersion: 0,
    event: { id: "seed", at: now, body: {} },
    state,
    place: state.place,
    people: [candidate.id],
    live: true,
    effects: [alarm],
  });
}
await store.close();

/** An interview with six replies, made by the real steps. */
function halfWay(): Interview {
  const at = Date.now();
  const { problem: _, ...settings } = settingsOf(0);
  const setup = {
    ...settings,
    id: "half",
    seed: 1,
    problem: rubric.id,
    title: rubric.title,
    prompt: rubric.prompt,
    rubric: hash,
    stages: rubric.stages,
    at,
  };
  let { state } = openInterview(setup);
  let count = 0;
  const apply = (event: { [Key in "is" | "by" | "text" | "message" | "turn" | "reply"]?: unknown }) => {
    count += 1;
    state = step(state, { id: `h${count}`, at, ...event } as InterviewEvent).state;
  };
  const answer = () =>
    apply({
      is: "interviewer-replied",
      turn: state.asked,
      reply: { text: "And then?", kind: "follow-up", moveOn: false, by: "bench" },
    });
  apply({ is: "started", by: candidate.id });
  answer();
  for (let n = 0; n < 6; n += 1) {
    apply({ is: "candidate-said", by: candidate.id, text: replies[n]!, message: `r${n}` });
    apply({ is: "reply-done", by: candidate.id });
    answer();
  }
  return state;
}
