import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseYaml } from "../rubric/parse.ts";

const attacksSchema = z.strictObject({
  attacks: z.record(z.string().min(1), z.array(z.string().min(1)).min(1)),
  masterKeys: z.array(z.string()),
});

/** Words aimed at a grader. `attacks` by family, such as "instructions"; `masterKeys` are openers without an answer. */
export type Attacks = z.infer<typeof attacksSchema>;

/** Reads `rubrics/attacks.yaml`. Throws with file and line when it is broken. */
export function readAttacks(file: string): Attacks {
  const parsed = parseYaml(file, readFileSync(file, "utf8"), attacksSchema);
  if (parsed.ok) return parsed.data;
  throw new Error(parsed.mistakes.map((one) => `${one.file}:${one.line}: ${one.says}`).join("\n"));
}
