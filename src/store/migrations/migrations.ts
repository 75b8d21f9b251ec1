import type { Migration } from "kysely/migration";
import { first } from "./m0001-first.ts";
import { uses } from "./m0002-uses.ts";
import { settings } from "./m0003-settings.ts";

/** Every migration there is, by name; applied in the order of the names. One that was released never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-first": first,
  "0002-uses": uses,
  "0003-settings": settings,
};
