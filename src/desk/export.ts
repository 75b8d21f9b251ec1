import type { Interview } from "../interview/interview.ts";
import { textMessage } from "../message/message.ts";
import type { Store } from "../ports/store.ts";
import { blankFor } from "./blank.ts";
import type { Answer } from "./command.ts";
import { waitingKey } from "./grade.ts";
import { loadInterview } from "./interviews-of.ts";
import { DESK_LIMITS } from "./limits.ts";
import type { DeskParts } from "./parts.ts";
import { typed } from "./typed.ts";

/** `export`: everything that is kept about a person, as JSON; in several files where it is much. */
export function createExport(parts: DeskParts): Answer {
  const { store, clock } = parts;
  return async ({ inbound, options }) => {
    const { by } = inbound;
    const wanted = Math.max(1, Math.floor(Number(options.page)) || 1);
    const { page, pages } = await interviewsOnPage(store, by.id, wanted);
    const kept = await store.setting(waitingKey(by.id));
    const about = {
      person: by,
      exportedAt: new Date(clock.now()).toISOString(),
      page: wanted,
      pages,
      models: await store.used({ person: by.id }),
      ...(kept !== undefined && { replyToGrade: JSON.parse(kept) as unknown }),
    };
    const head = JSON.stringify(about).slice(0, -1);
    const text = `${head},"interviews":[${page.join(",")}]}\n`;
    const more =
      pages > wanted ? ` The next: ${typed(parts, inbound, "export")} with page:${wanted + 1}.` : "";
    return {
      ...textMessage(`Everything that is kept about you, file ${wanted} of ${pages}.${more}`, {
        kind: "note",
      }),
      files: [{ name: `mockingbird-export-${wanted}.json`, text }],
    };
  };
}

/** Fills pages one after the other and keeps the one that is wanted. */
async function interviewsOnPage(
  store: Store,
  person: string,
  wanted: number,
): Promise<{ readonly page: readonly string[]; readonly pages: number }> {
  const rows = await store.list("interview", { person, atMost: DESK_LIMITS.exportedMax });
  const page: string[] = [];
  let pages = 1;
  let chars = 0;
  for (const { id } of rows) {
    const interview = await loadInterview(store, id);
    if (interview === undefined) continue;
    const text = JSON.stringify(ownPart(interview, person));
    if (chars > 0 && chars + text.length > DESK_LIMITS.exportCharsMax) {
      pages += 1;
      chars = 0;
    }
    chars += text.length;
    if (pages === wanted) page.push(text);
  }
  return { page, pages };
}

/** What others said in the same interview is theirs. */
function ownPart(interview: Interview, person: string): unknown {
  return interview.candidates
    .filter(({ id }) => id !== person)
    .reduce<unknown>((kept, other) => blankFor(other.id)(kept, interview), interview);
}
