import { parse } from "yaml";
import { z } from "zod";
import { PROMPT_IDS, type Prompt } from "./prompt.ts";

const frontMatter = z.strictObject({ id: z.enum(PROMPT_IDS), version: z.int().min(1) });

const FORM = /^---\n(?<head>[\s\S]*?)\n---\n+# System\n+(?<system>[\s\S]*?)\n+# User\n+(?<user>[\s\S]*?)\s*$/;

/** Reads a prompt from its Markdown. Throws with a sentence about what is wrong. */
export function parsePrompt(file: string, markdown: string): Prompt {
  const parts = FORM.exec(markdown.replaceAll("\r\n", "\n"))?.groups;
  if (parts === undefined)
    throw new Error(`${file}: a prompt is front matter between --- lines, then "# System", then "# User".`);
  const head = frontMatter.safeParse(parse(parts.head!));
  if (!head.success) {
    const wrong = head.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`${file}: ${wrong.join("; ")}.`);
  }
  return { ...head.data, system: parts.system!, user: parts.user! };
}
