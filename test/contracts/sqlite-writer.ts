import { createInterface } from "node:readline";
import { openSqlite } from "../../src/store/open-sqlite.ts";
import { commitOf, effectOf } from "./commits.ts";

// A process that commits as fast as it can and says so after each. `sqlite-crash.test.ts` kills it in the midst.
// Arguments: file, name of the interview, number of commits.

const [path, id, count] = process.argv.slice(2);
const store = await openSqlite(path!);
createInterface({ input: process.stdin });
for (let version = 0; version < Number(count); version += 1) {
  const effects = [effectOf(`${id}:${version + 1}:0`), effectOf(`${id}:${version + 1}:1`, { lane: "clock" })];
  const outcome = await store
    .commit(commitOf(id!, version, { effects }))
    .catch((error: unknown) => String(error));
  if (outcome !== "committed") {
    process.stdout.write(`failed ${outcome}\n`);
    process.exit(1);
  }
  process.stdout.write(`committed ${version + 1}\n`);
  await new Promise((next) => setImmediate(next));
}
await store.close();
process.exit(0);
