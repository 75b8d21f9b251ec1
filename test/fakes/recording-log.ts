import type { Log } from "../../src/ports/log.ts";

export type LogLine = {
  readonly level: keyof Log;
  readonly about: Readonly<Record<string, unknown>>;
  readonly says: string;
};

export type RecordingLog = Log & { readonly lines: LogLine[] };

export function recordingLog(): RecordingLog {
  const lines: LogLine[] = [];
  const at =
    (level: keyof Log): Log["info"] =>
    (about, says) =>
      void lines.push({ level, about, says });
  return { lines, debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
