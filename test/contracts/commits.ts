import type { Place } from "../../src/interview/interview.ts";
import type { Commit, NewEffect } from "../../src/ports/store.ts";

/** Where the interviews of these tests happen. */
export const place: Place = { surface: "test", workspace: "w", channel: "c", thread: "t" };

/** A commit with everything filled in that a test does not care about. */
export function commitOf(id: string, expectedVersion: number, more: Partial<Commit> = {}): Commit {
  return {
    kind: "interview",
    id,
    expectedVersion,
    event: {
      id: `event-${expectedVersion + 1}`,
      at: 1_000 + expectedVersion,
      body: { n: expectedVersion + 1 },
    },
    state: { says: `état ${expectedVersion + 1} 🦜` },
    place,
    people: ["test:ada"],
    live: true,
    effects: [],
    ...more,
  };
}

export function effectOf(id: string, more: Partial<NewEffect> = {}): NewEffect {
  return { id, lane: "voice", setAt: 0, dueAt: 0, effect: { is: "say", id }, ...more };
}
