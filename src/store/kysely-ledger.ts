import type { Kysely } from "kysely";
import type { UsageLedger } from "../ports/usage-ledger.ts";
import type { Lazily } from "./kysely-outbox.ts";
import { largestFirst } from "./largest-first.ts";
import type { Tables } from "./tables.ts";

/** The part of the store that keeps what models used. A row may be lost when the power fails, as in `Lazily`. */
export function createLedger(db: Kysely<Tables>, lazily: Lazily): UsageLedger {
  return {
    async recordUse({ at, interview, person, workspace, purpose, model, tokens, cost }) {
      await lazily((on) =>
        on
          .insertInto("uses")
          .values({
            at,
            interview: interview ?? null,
            person: person ?? null,
            workspace: workspace ?? null,
            purpose,
            model,
            tokens_in: tokens.in,
            tokens_cached_in: tokens.cachedIn,
            tokens_out: tokens.out,
            cost: cost ?? null,
          })
          .execute(),
      );
    },

    async used({ since, interview, person, workspace }) {
      let query = db
        .selectFrom("uses")
        .select(({ fn }) => [
          "purpose",
          "model",
          fn.countAll().as("calls"),
          fn.sum("tokens_in").as("in"),
          fn.sum("tokens_cached_in").as("cachedIn"),
          fn.sum("tokens_out").as("out"),
          fn.sum("cost").as("cost"),
        ])
        .groupBy(["purpose", "model"]);
      if (since !== undefined) query = query.where("at", ">=", since);
      if (interview !== undefined) query = query.where("interview", "=", interview);
      if (person !== undefined) query = query.where("person", "=", person);
      if (workspace !== undefined) query = query.where("workspace", "=", workspace);
      const rows = await query.execute();
      return largestFirst(
        rows.map((row) => ({
          purpose: row.purpose,
          model: row.model,
          calls: Number(row.calls),
          tokens: { in: Number(row.in), cachedIn: Number(row.cachedIn), out: Number(row.out) },
          cost: Number(row.cost ?? 0),
        })),
      );
    },
  };
}
