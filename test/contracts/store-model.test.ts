import fc from "fast-check";
import { expect, it } from "vitest";
import type { Store } from "../../src/ports/store.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { openSqlite } from "../../src/store/open-sqlite.ts";
import { commitOf, effectOf, place } from "./commits.ts";

// Whatever is asked of them in whatever order, the memory store and SQLite answer alike.

type Ask = { readonly says: string; readonly of: (store: Store) => Promise<unknown> };

const id = fc.constantFrom("i1", "i2", "i3");
const worker = fc.constantFrom("w1", "w2");
const time = fc.integer({ min: 0, max: 40 });
const effectId = fc
  .tuple(id, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 2 }))
  .map((parts) => parts.join(":"));
const effects = fc.array(
  fc.record({ lane: fc.constantFrom("voice", "mind", "clock"), setAt: time, dueAt: time }),
  {
    maxLength: 3,
  },
);

const commit = fc
  .record({
    id,
    version: fc.integer({ min: 0, max: 4 }),
    event: fc.integer({ min: 1, max: 6 }),
    at: time,
    live: fc.boolean(),
    placed: fc.boolean(),
    people: fc.uniqueArray(fc.constantFrom("ada", "bob"), { maxLength: 2 }),
    effects,
  })
  .map(({ id, version, event, at, live, placed, people, effects }): Ask => {
    const what = commitOf(id, version, {
      event: { id: `e${event}`, at, body: { event } },
      people,
      live,
      effects: effects.map((effect, n) => effectOf(`${id}:${version + 1}:${n}`, effect)),
    });
    const { place: _, ...nowhere } = what;
    return {
      says: `commit ${JSON.stringify({ id, version, event, at, live, placed, people, effects })}`,
      of: (store) => store.commit(placed ? { ...what, place } : nowhere),
    };
  });

const claim = fc.tuple(worker, time, fc.integer({ min: 1, max: 3 })).map(
  ([worker, now, atMost]): Ask => ({
    says: `claim ${worker} ${now} ${atMost}`,
    of: (store) => store.claim(worker, now, now + 10, atMost),
  }),
);

const settlement = fc.oneof(
  fc.constant({ is: "done" } as const),
  fc.constant({ is: "dead", why: "x" } as const),
  time.map((at) => ({ is: "retry", at, why: "x" }) as const),
);

const settle = fc.tuple(worker, effectId, settlement).map(
  ([worker, effect, how]): Ask => ({
    says: `settle ${worker} ${effect} ${JSON.stringify(how)}`,
    of: (store) => store.settle(worker, effect, how),
  }),
);

const renew = fc.tuple(worker, fc.array(effectId, { maxLength: 3 }), time).map(
  ([worker, effects, until]): Ask => ({
    says: `renew ${worker} ${effects} ${until}`,
    of: (store) => store.renew(worker, effects, until - 5, until),
  }),
);

const rebase = fc
  .tuple(time, fc.integer({ min: 0, max: 9 }))
  .map(([now, slack]): Ask => ({ says: `rebase ${now} ${slack}`, of: (store) => store.rebase(now, slack) }));

const person = fc.constantFrom("ada", "bob");

const remove = id.map(
  (id): Ask => ({ says: `remove ${id}`, of: (store) => store.remove("interview", id, () => []) }),
);

const forget = person.map(
  (person): Ask => ({
    says: `forget ${person}`,
    of: (store) =>
      store.forget(person, {
        documentsOf: () => [],
        blank: (body) => ({ blanked: JSON.stringify(body).length }),
        caches: [],
      }),
  }),
);

async function everything(store: Store): Promise<unknown> {
  return {
    states: await Promise.all(["i1", "i2", "i3"].map((id) => store.load("interview", id))),
    events: await Promise.all(["i1", "i2", "i3"].map((id) => store.events("interview", id))),
    here: await store.findByPlace("interview", place),
    ofAda: await store.list("interview", { person: "ada", atMost: 2 }),
    live: await store.list("interview", { live: true, atMost: 9 }),
    due: await store.nextDueAt(),
    dead: await store.dead(9),
  };
}

it("sqlite answers as the memory store does", async () => {
  const asks = fc.array(
    fc.oneof(
      { arbitrary: commit, weight: 4 },
      { arbitrary: claim, weight: 2 },
      { arbitrary: settle, weight: 3 },
      renew,
      rebase,
      remove,
      forget,
    ),
    { minLength: 5, maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(asks, async (asks) => {
      const model = createMemoryStore();
      const real = await openSqlite(":memory:");
      try {
        for (const ask of asks) expect(await ask.of(real), ask.says).toEqual(await ask.of(model));
        expect(await everything(real)).toEqual(await everything(model));
      } finally {
        await real.close();
      }
    }),
    { numRuns: 60 },
  );
});
