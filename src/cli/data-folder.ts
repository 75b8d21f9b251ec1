import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Interview } from "../interview/interview.ts";
import type { Store } from "../ports/store.ts";
import type { Tools } from "./tools.ts";
import { reasonOf, UsageError } from "./usage-error.ts";

const FILE = "mockingbird.sqlite";
/** Interviews that are looked through for the latest of a kind. */
const LOOK_BACK_MAX = 200;

export function dataFolder(given: string | undefined, tools: Tools): string {
  if (given === "") throw new UsageError("--data needs the name of a folder.");
  return given ?? tools.config.dataFolder;
}

/** Opens the store of a data folder and makes the folder where there is none. */
export async function openData(folder: string, tools: Tools): Promise<Store> {
  try {
    makeFolder(resolve(folder));
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new UsageError(`The data folder "${folder}" cannot be used: ${reasonOf(error)}.`);
  }
  return open(folder, tools);
}

/** Folder by folder: Node's own `recursive` never comes back where the system lets nobody make one (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new Error("it is a file and no folder");
    return;
  }
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been quicker.
    if (!existsSync(folder)) throw error;
  }
}

/** Opens the store of a folder that must be there already: looking at reports makes no folders. */
export async function openExistingData(folder: string, tools: Tools): Promise<Store> {
  if (!existsSync(join(folder, FILE))) {
    const why =
      existsSync(folder) && !statSync(folder).isDirectory()
        ? "is a file and no folder"
        : "has no interviews yet; npm run practice makes the first";
    throw new UsageError(`"${folder}" ${why}.`);
  }
  return open(folder, tools);
}

async function open(folder: string, tools: Tools): Promise<Store> {
  try {
    return await tools.openStore(join(folder, FILE));
  } catch (error) {
    throw new UsageError(`The data folder "${folder}" cannot be used: ${reasonOf(error)}.`);
  }
}

/** Interviews of a store, the latest first, loaded one by one as they are asked for. */
export async function* latestInterviews(
  store: Store,
  filter: { readonly live?: boolean } = {},
): AsyncGenerator<Interview> {
  for (const { id } of await store.list("interview", { ...filter, atMost: LOOK_BACK_MAX })) {
    const loaded = await store.load("interview", id);
    if (loaded !== undefined) yield loaded.state as Interview;
  }
}

export async function loadInterview(store: Store, id: string): Promise<Interview> {
  const loaded = await store.load("interview", id);
  if (loaded === undefined) throw new UsageError(`There is no interview "${id}" in this data folder.`);
  return loaded.state as Interview;
}
