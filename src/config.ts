import { z } from "zod";

const schema = z.object({
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("warn"),
  MOCKINGBIRD_DATA: z.string().min(1).default(".mockingbird"),
  RUBRICS_DIR: z.string().min(1).optional(),
  NO_COLOR: z.string().optional(),
  FORCE_COLOR: z.string().optional(),
});

/** Names of every setting, as they stand in `.env.example`. */
export const SETTINGS = Object.keys(schema.shape);

export type Config = {
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
  /** Folder that keeps the interviews. */
  readonly dataFolder: string;
  /** An operator's own rubrics, beside the project's. */
  readonly rubricsFolder?: string;
  readonly noColour: boolean;
  readonly forceColour: boolean;
};

/** Thrown when settings are wrong; the message names every one of them. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Reads the settings. An empty one counts as not set, so that a line of `.env` may be left blank. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`Settings in the environment are wrong. ${mistakes.join("; ")}.`);
  }
  const { LOG_LEVEL, MOCKINGBIRD_DATA, RUBRICS_DIR, NO_COLOR, FORCE_COLOR } = parsed.data;
  return {
    logLevel: LOG_LEVEL,
    dataFolder: MOCKINGBIRD_DATA,
    ...(RUBRICS_DIR !== undefined && { rubricsFolder: RUBRICS_DIR }),
    noColour: NO_COLOR !== undefined,
    forceColour: FORCE_COLOR !== undefined && FORCE_COLOR !== "0",
  };
}
