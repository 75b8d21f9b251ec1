import { type ParsedCommand, parseCommand } from "../../commands/parse.ts";
import { personOf } from "./person.ts";
import { readable } from "./readable.ts";

/** The reply of "grade" is the rest of the line, with all its words. */
const GRADE_WITH_TEXT = /^(\/?grade\b[\s\S]*?)\stext[:=]\s*([\s\S]+)$/i;

/** Reads what stands behind the slash command or a mention, as Slack wrote it. */
export function readLine(line: string, team: string): ParsedCommand {
  const [, head = line, text] = GRADE_WITH_TEXT.exec(line.trim()) ?? [];
  const parsed = parseCommand(
    readable(
      head.replaceAll(/<@([UW][A-Z0-9]*)(?:\|[^>]*)?>/g, (_, user: string) => personOf(team, user).id),
    ),
  );
  if (parsed.is !== "command" || text === undefined) return parsed;
  return { ...parsed, options: { ...parsed.options, text: readable(text) } };
}
