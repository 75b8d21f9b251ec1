import type { InterviewEffect } from "../../src/interview/effects.ts";
import type { Interview } from "../../src/interview/interview.ts";
import { LIMITS } from "../../src/interview/limits.ts";
import { pictureAnswerOf } from "../../src/interview/picture-answer.ts";
import { diagramRef } from "../../src/interview/pictures.ts";
import type { Store } from "../../src/ports/store.ts";
import { parseActionId } from "../../src/runtime/inbound-event.ts";
import type { Platform } from "./platform.ts";
import type { Recorder } from "./recorder.ts";
import { demand, type World } from "./world.ts";

export type Evidence = {
  readonly world: World;
  readonly store: Store;
  readonly recorder: Recorder;
  readonly platform: Platform;
  readonly interviews: readonly string[];
};

/** Holds the end of a run against what must be true once everything has healed and come to rest. */
export async function judge(evidence: Evidence): Promise<void> {
  const { world, store, interviews, recorder } = evidence;
  for (const id of interviews) {
    const loaded = await store.load("interview", id);
    demand(world, loaded !== undefined, `${id} is gone`);
    if (loaded === undefined) continue;
    const state = loaded.state as Interview;
    judgeEnd(world, state);
    judgeMessages(evidence, state);
    judgePictures(evidence, state);
    judgeShown(evidence, state);
    const events = await store.events("interview", id);
    demand(
      world,
      events.every((event, n) => event.version === n + 1),
      `${id}: its events have gaps`,
    );
    demand(
      world,
      events.length === loaded.version,
      `${id}: ${events.length} events for version ${loaded.version}`,
    );
  }
  judgePresses(evidence);
  const dead = await store.dead(9);
  demand(world, dead.length === 0, `given up: ${dead.map((one) => `${one.id} (${one.why})`).join(", ")}`);
  const due = await store.nextDueAt();
  demand(world, due === undefined || due > world.time.now(), "work was left undone");
  demand(world, recorder.latest.size === interviews.length, "an interview was started twice");
}

function judgeEnd(world: World, { id, phase }: Interview): void {
  const waits =
    phase.is === "lobby" ||
    phase.is === "paused" ||
    (phase.is === "grading" && phase.failures >= LIMITS.gradingFailuresMax);
  world.totals[phase.is === "reported" ? "reported" : "waiting"] += 1;
  demand(
    world,
    waits || phase.is === "reported" || phase.is === "abandoned",
    `${id} came to rest while ${phase.is}`,
  );
  demand(
    world,
    phase.is !== "reported" ||
      phase.scorecard.unfinished === undefined ||
      (phase.failures ?? 0) >= LIMITS.gradingFailuresMax,
    `${id} came to rest with a report that nobody tries to complete`,
  );
  demand(world, phase.is !== "abandoned" || !/fault/.test(phase.why), `${id} was stopped by a fault`);
}

/** What was acknowledged is there once; what was refused is not there. */
function judgeMessages({ world, platform }: Evidence, state: Interview): void {
  const kept = new Map<string, number>();
  const refs = [
    ...state.draft.map((one) => one.ref),
    ...state.turns.flatMap((turn) => turn.messages?.map((one) => one.ref) ?? []),
  ];
  for (const ref of refs) kept.set(ref, (kept.get(ref) ?? 0) + 1);
  const deleted = new Set<string>();
  for (const { inbound } of platform.sent.values())
    if (inbound.deed.is === "delete") deleted.add(inbound.deed.ref);
  // A yes or no to what was read in a picture is an answer and no words of the reply.
  const mayGo = ({ ref, text }: { readonly ref: string; readonly text: string }) =>
    deleted.has(ref) || pictureAnswerOf(text) !== undefined;
  for (const { inbound, outcomes } of platform.sent.values()) {
    const { deed, id, place } = inbound;
    if (deed.is !== "message" || place.channel !== state.place.channel) continue;
    const times = kept.get(deed.ref) ?? 0;
    const taken = outcomes.some(
      (one) => one.is === "accepted" || (one.is === "ignored" && one.why === "duplicate"),
    );
    demand(world, outcomes.length > 0, `${id} was never acknowledged`);
    demand(
      world,
      !taken || times === 1 || (times === 0 && mayGo(deed)),
      `${id} was acknowledged and is there ${times} times`,
    );
    demand(world, taken || times === 0, `${id} was refused and is there all the same`);
    demand(world, !taken || !inbound.by.id.endsWith("stranger"), `${id} of a stranger was taken`);
  }
}

/** A picture that was taken is there once, and what it shows is among the words once when it counts and else never. */
function judgePictures(
  { world, platform }: Evidence,
  { id, place, pictures = [], draft, turns }: Interview,
): void {
  const messages = [...draft, ...turns.flatMap((turn) => turn.messages ?? [])];
  for (const { ref, fate } of pictures) {
    const times = messages.filter((message) => message.ref === diagramRef(ref)).length;
    demand(
      world,
      times === (fate.is === "counted" ? 1 : 0),
      `${id}: ${ref} is ${fate.is} and there ${times} times`,
    );
  }
  for (const { inbound, outcomes } of platform.sent.values()) {
    const { deed } = inbound;
    if (deed.is !== "picture" || inbound.place.channel !== place.channel) continue;
    const taken = outcomes.some((one) => one.is === "accepted");
    const times = pictures.filter(({ ref }) => ref === deed.ref).length;
    demand(world, !taken || times === 1, `${deed.ref} was acknowledged and is there ${times} times`);
  }
}

/** Every word that was committed was shown once, and in order. */
function judgeShown({ world, platform, recorder }: Evidence, { id, phase }: Interview): void {
  const shown = platform.shown.filter((one) => one.key.startsWith(`${id}:`)).map((one) => one.key);
  demand(world, new Set(shown).size === shown.length, `${id}: something was shown twice`);
  const wanted = [...recorder.effects]
    .filter(([, one]) => one.of === id && isSpoken(one.effect))
    .map(([key]) => key);
  const missing = wanted.filter((key) => !shown.includes(key));
  demand(world, missing.length === 0, `${id}: never shown: ${missing.join(", ")}`);
  const order = (key: string) => Number(key.split(":")[1]) * 1_000 + Number(key.split(":")[2]);
  demand(
    world,
    shown.every((key, n) => n === 0 || order(key) > order(shown[n - 1]!)),
    `${id}: words were shown out of order`,
  );
  const clocks = shown.filter((key) => recorder.effects.get(key)?.effect.is === "show-clock");
  demand(world, clocks.length <= 1, `${id}: ${clocks.length} messages show its clock`);
  const reports = platform.shown.filter(
    (one) => one.key.startsWith(`${id}:`) && one.message.about?.kind === "report",
  );
  demand(world, phase.is !== "reported" || reports.length > 0, `${id}: the report was never shown`);
}

function isSpoken({ is }: InterviewEffect): boolean {
  return is === "say" || is === "publish-report" || is === "share-report";
}

/** A button acts on the question that it was shown with. */
function judgePresses({ world, platform, recorder }: Evidence): void {
  for (const { inbound } of platform.sent.values()) {
    const action = inbound.deed.is === "action" ? parseActionId(inbound.deed.id) : undefined;
    const met = recorder.met.get(`in:sim:${inbound.id}`);
    if (action === undefined || met === undefined) continue;
    demand(
      world,
      met.asked === action.turn,
      `${inbound.id}: a button of question ${action.turn} acted on question ${met.asked}`,
    );
  }
}
