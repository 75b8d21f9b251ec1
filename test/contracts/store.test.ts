import { join } from "node:path";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { openSqlite } from "../../src/store/open-sqlite.ts";
import { storeContract } from "./store-contract.ts";
import { temporaryFolder } from "./temporary-folder.ts";

storeContract("memory", async () => createMemoryStore());
storeContract("sqlite", () => openSqlite(join(temporaryFolder(), "new", "mockingbird.db")));
storeContract("sqlite in memory", () => openSqlite(":memory:"));
