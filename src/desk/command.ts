import type { Message } from "../message/message.ts";
import type { Inbound } from "../ports/surface.ts";
import type { WorkspaceSettings } from "./workspace-settings.ts";

/** A command or button as the desk's own answer it. */
export type Asked = {
  readonly inbound: Inbound;
  /** Options of a command; of a button, its value as `value`. */
  readonly options: Readonly<Record<string, string>>;
  /** What follows the verb in a button's id. */
  readonly subject: string;
  readonly settings: WorkspaceSettings;
};

/** Answers the one who asked, and nobody else. Undefined: not the desk's business after all. */
export type Answer = (asked: Asked) => Promise<Message | undefined>;
