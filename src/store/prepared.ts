import type { Compilable, CompiledQuery, Kysely, QueryResult } from "kysely";
import type { Tables } from "./tables.ts";

/** Runs a query that was built before, on the store or inside a transaction. */
export type Prepared<Values, Row> = (on: Kysely<Tables>, values: Values) => Promise<QueryResult<Row>>;

/** Stands for a value that is given later. */
class Slot {
  readonly name: PropertyKey;
  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/**
 * Builds a query once, for values that come later: Kysely takes longer to build one than SQLite takes to run it, and
 * every event of an interview runs the same seven.
 *
 * @param build Makes the query; what it reads from its argument are places for values, good for nothing else.
 */
export function prepare<Values extends object, Row>(
  build: (values: Values) => Compilable<Row>,
): Prepared<Values, Row> {
  const places = new Proxy({}, { get: (_, name) => new Slot(name) }) as Values;
  const compiled: CompiledQuery<Row> = build(places).compile();
  return (on, values) => {
    const given = values as Readonly<Record<PropertyKey, unknown>>;
    const parameters = compiled.parameters.map((one) => (one instanceof Slot ? given[one.name] : one));
    return on.executeQuery({ ...compiled, parameters });
  };
}
