import { type Kysely, sql } from "kysely";
import type { Forgetting, MachineKind, Store } from "../ports/store.ts";
import type { Tables } from "./tables.ts";

type Forgets = Pick<Store, "remove" | "forget">;
type Row = { kind: MachineKind; id: string };

/** The part of the store that takes out what it kept. */
export function createForgetting(db: Kysely<Tables>): Forgets {
  return {
    async remove(kind, id, documentsOf) {
      await db.transaction().execute((trx) => removeOne(trx, { kind, id }, documentsOf));
    },

    async forget(person, forgetting) {
      return await db.transaction().execute(async (trx) => {
        const theirs = await trx
          .selectFrom("people")
          .select(["kind", "id"])
          .where("person", "=", person)
          .execute();
        for (const row of theirs) {
          if (await hasOthers(trx, row, person)) await blankOne(trx, row, person, forgetting);
          else await removeOne(trx, row, forgetting.documentsOf);
        }
        await trx
          .updateTable("uses")
          .set({ person: null, interview: null })
          .where("person", "=", person)
          .execute();
        for (const cache of forgetting.caches)
          await trx
            .deleteFrom("documents")
            .where(sql`substr(hash, 1, ${sql.lit(cache.length)})`, "=", cache)
            .execute();
        return theirs.length;
      });
    },
  };
}

async function removeOne(
  trx: Kysely<Tables>,
  { kind, id }: Row,
  documentsOf: Forgetting["documentsOf"],
): Promise<void> {
  const kept = await trx
    .selectFrom("states")
    .select("state")
    .where("kind", "=", kind)
    .where("id", "=", id)
    .executeTakeFirst();
  if (kept === undefined) return;
  for (const table of ["effects", "dead_effects"] as const)
    await trx.deleteFrom(table).where("kind", "=", kind).where("of", "=", id).execute();
  // Its people and events go with it.
  await trx.deleteFrom("states").where("kind", "=", kind).where("id", "=", id).execute();
  if (kind === "interview")
    await trx
      .updateTable("uses")
      .set({ person: null, interview: null })
      .where("interview", "=", id)
      .execute();
  for (const hash of documentsOf(JSON.parse(kept.state))) {
    const named = await trx
      .selectFrom("states")
      .select("id")
      .where("state", "like", `%${hash}%`)
      .limit(1)
      .execute();
    if (named.length === 0) await trx.deleteFrom("documents").where("hash", "=", hash).execute();
  }
}

async function hasOthers(trx: Kysely<Tables>, { kind, id }: Row, person: string): Promise<boolean> {
  const others = await trx
    .selectFrom("people")
    .select("person")
    .where("kind", "=", kind)
    .where("id", "=", id)
    .where("person", "!=", person)
    .limit(1)
    .execute();
  return others.length > 0;
}

async function blankOne(
  trx: Kysely<Tables>,
  { kind, id }: Row,
  person: string,
  { blank }: Forgetting,
): Promise<void> {
  const before = await trx
    .selectFrom("states")
    .select(["version", "state", "people", "updated_at"])
    .where("kind", "=", kind)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const state: unknown = JSON.parse(before.state);
  const blanked = (body: string) => JSON.stringify(blank(JSON.parse(body), state));
  const version = Number(before.version) + 1;
  const people = (JSON.parse(before.people) as string[]).filter((one) => one !== person);
  await trx
    .updateTable("states")
    .set({ version, state: blanked(before.state), people: JSON.stringify(people) })
    .where("kind", "=", kind)
    .where("id", "=", id)
    .execute();
  await trx
    .deleteFrom("people")
    .where("kind", "=", kind)
    .where("id", "=", id)
    .where("person", "=", person)
    .execute();
  const events = await trx
    .selectFrom("events")
    .select(["version", "body"])
    .where("kind", "=", kind)
    .where("of", "=", id)
    .execute();
  for (const event of events)
    await trx
      .updateTable("events")
      .set({ body: blanked(event.body) })
      .where("kind", "=", kind)
      .where("of", "=", id)
      .where("version", "=", event.version)
      .execute();
  const at = Number(before.updated_at);
  const body = JSON.stringify({ is: "forgotten" });
  await trx
    .insertInto("events")
    .values({ kind, of: id, version, id: `forgotten:${version}`, at, body })
    .execute();
  for (const table of ["effects", "dead_effects"] as const) {
    const effects = await trx
      .selectFrom(table)
      .select(["id", "body"])
      .where("kind", "=", kind)
      .where("of", "=", id)
      .execute();
    for (const effect of effects)
      await trx
        .updateTable(table)
        .set({ body: blanked(effect.body) })
        .where("id", "=", effect.id)
        .execute();
  }
}
