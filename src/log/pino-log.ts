import { type DestinationStream, pino } from "pino";
import type { Log } from "../ports/log.ts";

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/** Keys whose values never reach a log, at the top and two levels down: secrets, and words of people. */
const SECRET = [
  "token",
  "secret",
  "password",
  "authorization",
  "apiKey",
  "api_key",
  "cookie",
  "signingSecret",
];
const WORDS = ["text", "content", "message", "body", "quote", "name", "draft", "turns"];

/** JSON lines on standard error, so that standard output stays the program's own. */
export function createPinoLog(level: LogLevel, destination: DestinationStream = pino.destination(2)): Log {
  const keys = [...SECRET, ...WORDS];
  const logger = pino(
    {
      level,
      base: null,
      messageKey: "says",
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: keys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "[redacted]" },
    },
    destination,
  );
  return {
    debug: (about, message) => logger.debug(about, message),
    info: (about, message) => logger.info(about, message),
    warn: (about, message) => logger.warn(about, message),
    error: (about, message) => logger.error(about, message),
  };
}
