import { createHash } from "node:crypto";
import type { Store } from "../ports/store.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { RUNTIME_LIMITS } from "./limits.ts";

/** Keeps rubrics as they were when an interview began, whatever happens to the files afterwards. */
export type RubricShelf = {
  /** Gives the content hash to find it by. */
  put(rubric: Rubric): Promise<string>;
  /** Rejects when it is not there: an interview without its rubric cannot go on. */
  get(hash: string): Promise<Rubric>;
};

export function createRubricShelf(store: Store): RubricShelf {
  // In order of use, the latest last.
  const parsed = new Map<string, Rubric>();
  // A rubric is half a megabyte of JSON, and many interviews begin on the same one.
  const saved = new WeakMap<Rubric, string>();
  const keep = (hash: string, rubric: Rubric) => {
    parsed.delete(hash);
    parsed.set(hash, rubric);
    const oldest = parsed.keys().next().value;
    if (parsed.size > RUNTIME_LIMITS.rubricsKeptMax && oldest !== undefined) parsed.delete(oldest);
    return rubric;
  };
  return {
    async put(rubric) {
      const known = saved.get(rubric);
      if (known !== undefined) return known;
      const body = JSON.stringify(rubric);
      const hash = createHash("sha256").update(body).digest("hex");
      await store.saveDocument(hash, body);
      saved.set(rubric, hash);
      keep(hash, rubric);
      return hash;
    },
    async get(hash) {
      const known = parsed.get(hash);
      if (known !== undefined) return keep(hash, known);
      const body = await store.document(hash);
      if (body === undefined) throw new Error(`rubric ${hash} is not in the store`);
      return keep(hash, JSON.parse(body) as Rubric);
    },
  };
}
