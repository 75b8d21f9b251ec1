import { z } from "zod";
import type { Place } from "../interview/interview.ts";
import { MINUTES } from "../interview/limits.ts";
import type { Store } from "../ports/store.ts";
import { LEVELS } from "../rubric/stages.ts";
import { DESK_LIMITS } from "./limits.ts";

/** Whose settings they are: everything of a workspace on one surface. */
export type Workspace = Pick<Place, "surface" | "workspace">;

const days = z.number().int().min(DESK_LIMITS.retentionDays.least).max(DESK_LIMITS.retentionDays.most);

const schema = z.object({
  level: z.enum(LEVELS).default("senior"),
  minutes: z.literal(MINUTES).default(45),
  style: z.enum(["coach", "real"]).default("coach"),
  /** Where interviews may be started; everywhere when absent. */
  channels: z.array(z.string()).max(DESK_LIMITS.channelsMax).optional(),
  starters: z.enum(["everyone", "managers"]).default("everyone"),
  /** False: no words of this workspace go to a model. */
  usesModels: z.boolean().default(true),
  /** Days that ended interviews are kept; for ever when absent. */
  retentionDays: days.optional(),
});

/** How interviews are held in one workspace. */
export type WorkspaceSettings = Readonly<z.infer<typeof schema>>;

/** What holds where nobody has chosen anything. */
export const DEFAULT_SETTINGS: WorkspaceSettings = schema.parse({});

export async function readSettings(store: Store, whose: Workspace): Promise<WorkspaceSettings> {
  const body = await store.setting(keyOf(whose));
  return body === undefined ? DEFAULT_SETTINGS : schema.parse(JSON.parse(body));
}

export async function saveSettings(
  store: Store,
  whose: Workspace,
  settings: WorkspaceSettings,
): Promise<void> {
  await store.saveSetting(keyOf(whose), JSON.stringify(settings));
}

function keyOf({ surface, workspace }: Workspace): string {
  return `workspace:${JSON.stringify([surface, workspace])}`;
}
