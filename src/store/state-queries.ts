import type { Kysely } from "kysely";
import type { MachineKind } from "../ports/store.ts";
import { type Prepared, prepare } from "./prepared.ts";
import type { EffectsTable, EventsTable, StatesTable, Tables } from "./tables.ts";

type Key = { kind: MachineKind; id: string };
type Body = Pick<StatesTable, "version" | "state">;
type Before = { version: number; people: string; seen: string | null };

/** What happens to states at every event. */
export type StateQueries = {
  readonly load: Prepared<Key, Body>;
  readonly byPlace: Prepared<{ kind: MachineKind; place: string }, Body & { id: string }>;
  readonly hasEvent: Prepared<Key & { event: string }, { version: number }>;
  /** What a commit has to be held against. */
  readonly before: Prepared<Key & { event: string }, Before>;
  readonly insertState: Prepared<StatesTable, unknown>;
  /** Changes nothing when the version is not the one before. */
  readonly updateState: Prepared<StatesTable & { versionBefore: number }, unknown>;
  readonly insertEvent: Prepared<EventsTable, unknown>;
  readonly insertEffect: Prepared<EffectsTable, unknown>;
};

export function stateQueries(db: Kysely<Tables>): StateQueries {
  return {
    load: prepare(({ kind, id }) =>
      db.selectFrom("states").select(["version", "state"]).where("kind", "=", kind).where("id", "=", id),
    ),
    byPlace: prepare(({ kind, place }) =>
      db
        .selectFrom("states")
        .select(["id", "version", "state"])
        .where("kind", "=", kind)
        .where("place", "=", place)
        .where("live", "=", 1)
        .orderBy("updated_at", "desc")
        .orderBy("id", "desc")
        .limit(1),
    ),
    hasEvent: prepare(({ kind, id, event }) =>
      db
        .selectFrom("events")
        .select("version")
        .where("kind", "=", kind)
        .where("of", "=", id)
        .where("id", "=", event),
    ),
    before: prepare(({ kind, id, event }) =>
      db
        .selectFrom("states")
        .leftJoin("events", (join) =>
          join
            .onRef("events.kind", "=", "states.kind")
            .onRef("events.of", "=", "states.id")
            .on("events.id", "=", event),
        )
        .select(["states.version", "states.people", "events.id as seen"])
        .where("states.kind", "=", kind)
        .where("states.id", "=", id),
    ),
    insertState: prepare(({ kind, id, version, state, people, place, live, updated_at }) =>
      db.insertInto("states").values({ kind, id, version, state, people, place, live, updated_at }),
    ),
    updateState: prepare(({ kind, id, versionBefore, version, state, people, place, live, updated_at }) =>
      db
        .updateTable("states")
        .set({ version, state, people, place, live, updated_at })
        .where("kind", "=", kind)
        .where("id", "=", id)
        .where("version", "=", versionBefore),
    ),
    insertEvent: prepare(({ kind, of, version, id, at, body }) =>
      db.insertInto("events").values({ kind, of, version, id, at, body }),
    ),
    insertEffect: prepare(({ id, kind, of, lane, seq, ready_at, set_at, worker, attempts, body }) =>
      db.insertInto("effects").values({ id, kind, of, lane, seq, ready_at, set_at, worker, attempts, body }),
    ),
  };
}
