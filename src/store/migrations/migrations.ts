import type { Migration } from "kysely/migration";
import { first } from "./m0001-first.ts";

/** Every migration there is, by name; applied in the order of the names. One that was released never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-first": first,
};
