import { expect, it } from "vitest";
import { createPinoLog, type LogLevel } from "./pino-log.ts";

function logged(level: LogLevel, about: Record<string, unknown>): Record<string, unknown>[] {
  const lines: string[] = [];
  const log = createPinoLog(level, { write: (line) => void lines.push(line) });
  log.debug(about, "debugged");
  log.info(about, "informed");
  log.warn(about, "warned");
  log.error(about, "failed");
  return lines.map((line) => JSON.parse(line));
}

it("writes one line of JSON with ids, level and time", () => {
  const [line] = logged("error", { interview: "i1", attempt: 2 });
  expect(line).toMatchObject({ level: "error", says: "failed", interview: "i1", attempt: 2 });
  expect(Date.parse(String(line?.time))).not.toBeNaN();
});

it("keeps to the level", () => {
  expect(logged("warn", {}).map((line) => line.says)).toEqual(["warned", "failed"]);
  expect(logged("silent", {})).toEqual([]);
});

it("hides secrets and the words of people, also when they lie deeper", () => {
  const secret = "do-not-show";
  const about = {
    token: secret,
    text: secret,
    request: { authorization: secret, apiKey: secret },
    reply: { first: { content: secret } },
  };
  for (const line of logged("debug", about)) expect(JSON.stringify(line)).not.toContain(secret);
});
