import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { askedToStop, type Signals } from "./shutdown.ts";

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s asks to stop, and a second signal ends at once",
  async (signal) => {
    const exits: number[] = [];
    const listeners = new EventEmitter();
    const signals: Signals = {
      on: (name, listener) => listeners.on(name, listener),
      exit: (code) => exits.push(code),
    };
    const asked = askedToStop(signals);
    listeners.emit(signal);
    await asked;
    expect(exits).toEqual([]);
    listeners.emit("SIGINT");
    expect(exits).toEqual([130]);
  },
);
