import { nearestTo } from "../commands/parse.ts";
import { isStageId, STAGE_IDS, type StageId } from "../rubric/stages.ts";
import { UsageError } from "./usage-error.ts";

/** What a scripted candidate says, by stage, in order. */
export type Replies = ReadonlyMap<StageId, readonly string[]>;

/**
 * Reads a file of replies: `## <stage id>` headings, replies separated by a line `---`. Before the first
 * heading there may be a `#` title and comments. Throws UsageError with the line of the first mistake.
 */
export function parseReplies(text: string, file: string): Replies {
  const stages = new Map<StageId, string[][]>();
  let replies: string[][] | undefined;
  let fenced = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const heading = fenced ? undefined : /^##\s+(.*?)\s*#*\s*$/.exec(line)?.[1];
    if (heading !== undefined) {
      const stage = stageOf(heading, `${file}:${index + 1}`);
      replies = stages.get(stage) ?? [];
      stages.set(stage, replies);
      replies.push([]);
      continue;
    }
    if (replies === undefined) {
      if (!isPreamble(line))
        throw new UsageError(
          `${file}:${index + 1}: text stands before the first stage; begin a stage with a heading such as "## clarify".`,
        );
      continue;
    }
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    if (!fenced && /^---\s*$/.test(line)) replies.push([]);
    else replies.at(-1)!.push(line);
  }
  const found = new Map(
    [...stages].map(
      ([stage, all]) =>
        [stage, all.map((lines) => lines.join("\n").trim()).filter((reply) => reply !== "")] as const,
    ),
  );
  if (stages.size === 0)
    throw new UsageError(
      `${file}:1: there is nothing to say in it; give replies under headings such as "## clarify".`,
    );
  return found;
}

function isPreamble(line: string): boolean {
  return line.trim() === "" || /^#(\s|$)/.test(line) || /^<!--.*-->\s*$/.test(line);
}

function stageOf(heading: string, where: string): StageId {
  const stage = heading.toLowerCase();
  if (isStageId(stage)) return stage;
  const nearest = nearestTo(stage, STAGE_IDS);
  throw new UsageError(
    `${where}: "${heading}" is no stage; ${nearest === undefined ? `the stages are ${STAGE_IDS.join(", ")}.` : `did you mean "${nearest}"?`}`,
  );
}
