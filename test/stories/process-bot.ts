import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { expect } from "vitest";
import { SETTINGS } from "../../src/config.ts";
import { openSqlite } from "../../src/store/open-sqlite.ts";
import type { Bot } from "./chat-story.ts";
import { interviewsIn } from "./service-bot.ts";

/** Docker's patience is ten seconds. */
const STOP_MS_MAX = 9_000;

/** The very program of `npm start`, in a process of its own, on a file that outlives it. */
export function processBot(folder: string, settings: Readonly<Record<string, string>>): Bot {
  let running: { readonly child: ChildProcess; readonly ended: Promise<number | null> } | undefined;
  let said = "";
  return {
    async start() {
      const child = spawn(process.execPath, ["scripts/run.mjs", "serve", "--data", folder], {
        env: environment(settings),
      });
      const atWork = Promise.withResolvers<void>();
      const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
      child.stdout.on("data", (chunk) => {
        said += chunk;
        if (String(chunk).includes("is at work")) atWork.resolve();
      });
      child.stderr.on("data", (chunk) => {
        said += chunk;
      });
      void ended.then((code) => atWork.reject(new Error(`it ended with ${code}, and said: ${said}`)));
      running = { child, ended };
      await atWork.promise;
    },
    async stop() {
      if (running === undefined) return;
      const { child, ended } = running;
      running = undefined;
      const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS_MAX);
      child.kill("SIGTERM");
      const code = await ended;
      clearTimeout(late);
      expect(code, `asked to stop, it ended with ${code} and had said: ${said}`).toBe(0);
    },
    async kill() {
      running?.child.kill("SIGKILL");
      await running?.ended;
      running = undefined;
    },
    async interviews() {
      const store = await openSqlite(join(folder, "mockingbird.sqlite"));
      try {
        return await interviewsIn(store);
      } finally {
        await store.close();
      }
    },
  };
}

/** What is not set here is blank, so that no developer's own settings come in. */
function environment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const blank = Object.fromEntries(SETTINGS.map((name) => [name, ""]));
  const { FORCE_COLOR: _, ...all }: NodeJS.ProcessEnv = {
    ...process.env,
    ...blank,
    NO_COLOR: "1",
    ...settings,
  };
  return all;
}
