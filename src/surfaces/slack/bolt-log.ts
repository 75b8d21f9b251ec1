import { type Logger, LogLevel } from "@slack/bolt";
import { shorten } from "../../message/shorten.ts";
import type { Log } from "../../ports/log.ts";

const SAID_CHARS_MAX = 200;

/**
 * The log as Slack's library wants one. What it says in passing may hold payloads, and so what people wrote; warnings and
 * errors hold none, but are kept short all the same.
 */
export function bolt(log: Log): Logger {
  const said = (parts: readonly unknown[]) => {
    const words = parts.map((part) => (part instanceof Error ? part.name : String(part)));
    return { library: shorten(words.join(" "), SAID_CHARS_MAX) };
  };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => log.warn(said(parts), "Slack's library warns"),
    error: (...parts) => log.warn(said(parts), "Slack's library reports an error"),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
