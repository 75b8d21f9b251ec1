import { expect, test } from "vitest";
import { manualClock, quiet } from "../../test/fakes/manual-clock.ts";
import { recordingLog } from "../../test/fakes/recording-log.ts";
import { recordingSurface } from "../../test/fakes/recording-surface.ts";
import { emptyGrader } from "../../test/fakes/scripted-grader.ts";
import { scriptedInterviewer } from "../../test/fakes/scripted-interviewer.ts";
import { tinyRubric } from "../../test/fakes/tiny-rubric.ts";
import type { Surface } from "../ports/surface.ts";
import { createMemoryStore } from "../store/memory-store.ts";
import { createService } from "./service.ts";

function serving(surfaces: readonly Surface[]) {
  const clock = manualClock();
  const store = createMemoryStore();
  const service = createService({
    store,
    surfaces,
    minds: { interviewer: scriptedInterviewer(), graders: { soFar: emptyGrader(), final: emptyGrader() } },
    library: { rubrics: new Map([[tinyRubric.id, tinyRubric]]) },
    clock,
    sleep: clock.sleep,
    log: recordingLog(),
  });
  return { service, clock, store };
}

/** A surface that says in which order it was started and stopped, and connects when told to. */
function slowSurface(name: string) {
  const told: string[] = [];
  const connected = Promise.withResolvers<void>();
  const surface: Surface = {
    ...recordingSurface(name),
    async start() {
      told.push("starts");
      await connected.promise;
      told.push("started");
    },
    async stop() {
      told.push("stopped");
    },
  };
  return { surface, told, connect: connected.resolve, fail: connected.reject };
}

test("what is asked to stop while it connects is closed when it has connected, and not before", async () => {
  const { surface, told, connect } = slowSurface("slow");
  const { service, clock } = serving([surface]);
  const started = service.start();
  const stopped = service.stop();
  await quiet();
  expect(told).toEqual(["starts"]);
  connect();
  await Promise.all([started, stopped]);
  expect(told).toEqual(["starts", "started", "stopped"]);
  // Nobody waits for anything any more.
  expect(clock.nextWake()).toBeUndefined();
});

test("one platform that cannot be connected fails the start, and the others are closed", async () => {
  const [good, bad] = [slowSurface("good"), slowSurface("bad")];
  const { service } = serving([good.surface, bad.surface]);
  const started = service.start();
  good.connect();
  bad.fail(new Error("wrong token"));
  await expect(started).rejects.toThrow("wrong token");
  await service.stop();
  expect(good.told.at(-1)).toBe("stopped");
});

test("each surface is given doors of its own", async () => {
  const places: Record<string, number> = {};
  const named = (name: string): Surface => ({
    ...recordingSurface(name),
    async start({ deliver, live }) {
      const place = { surface: name, workspace: "w", channel: "c" };
      const by = { id: `${name}:ada`, name: "Ada" };
      await deliver({
        id: "1",
        place,
        by,
        deed: { is: "command", name: "start", options: { problem: "tiny" } },
      });
      places[name] = (await live()).filter((one) => one.place.surface === name).length;
      expect(await live()).toHaveLength(1);
    },
  });
  const { service } = serving([named("here"), named("there")]);
  await service.start();
  await service.stop();
  expect(places).toEqual({ here: 1, there: 1 });
});
