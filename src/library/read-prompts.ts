import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parsePrompt } from "../prompts/parse-prompt.ts";
import { PROMPT_IDS, type Prompts } from "../prompts/prompt.ts";

/** Reads every prompt of a folder. Throws with a sentence when one is missing or broken. */
export function readPrompts(folder: string): Prompts {
  const read = PROMPT_IDS.map((id) => {
    const file = join(folder, `${id}.md`);
    return [id, parsePrompt(file, readFileSync(file, "utf8"))] as const;
  });
  return Object.fromEntries(read) as Prompts;
}
