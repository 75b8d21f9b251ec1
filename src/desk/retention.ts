import type { Store } from "../ports/store.ts";
import { picturesOf } from "./forget-me.ts";
import { loadInterview } from "./interviews-of.ts";
import { DESK_LIMITS } from "./limits.ts";
import type { DeskParts } from "./parts.ts";
import { readSettings, type WorkspaceSettings } from "./workspace-settings.ts";

const DAY_MS = 24 * 60 * 60_000;

/**
 * Removes ended interviews that are older than their workspace keeps them. Meant to be called once a day; gives how
 * many it removed.
 */
export async function applyRetention({ store, clock }: Pick<DeskParts, "store" | "clock">): Promise<number> {
  const now = clock.now();
  const settingsOf = rememberSettings(store);
  let removed = 0;
  let before = now - DESK_LIMITS.retentionDays.least * DAY_MS;
  for (let page = 0; page < DESK_LIMITS.retentionPagesMax; page += 1) {
    const rows = await store.list("interview", { live: false, before, atMost: DESK_LIMITS.retentionPage });
    for (const { id, updatedAt } of rows) {
      const interview = await loadInterview(store, id);
      if (interview === undefined) continue;
      const { retentionDays } = await settingsOf(interview.place);
      if (retentionDays === undefined || updatedAt > now - retentionDays * DAY_MS) continue;
      await store.remove("interview", id, picturesOf);
      removed += 1;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < DESK_LIMITS.retentionPage) break;
    before = last.updatedAt;
  }
  return removed;
}

function rememberSettings(store: Store) {
  const known = new Map<string, WorkspaceSettings>();
  return async (whose: { readonly surface: string; readonly workspace: string }) => {
    const key = JSON.stringify([whose.surface, whose.workspace]);
    const settings = known.get(key) ?? (await readSettings(store, whose));
    known.set(key, settings);
    return settings;
  };
}
