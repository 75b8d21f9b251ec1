import { expect, test } from "vitest";
import { runCommand } from "./run-command.ts";

const optionsIn = (text: string) => [...new Set(text.match(/--[a-z]+/g))].sort();

test.each(["serve", "practice", "grade", "problems", "report", "regrade", "retry"])(
  "%s --help names just the options there are, and does nothing else",
  { timeout: 30_000 },
  async (name) => {
    const [helped, refused] = await Promise.all([
      runCommand([name, "--help"], "This is no reply."),
      runCommand([name, "--nonsensical-word"]),
    ]);
    expect(helped).toMatchObject({ code: 0, errors: "" });
    expect(helped.out).toMatch(new RegExp(`^npm (start|run (-s )?${name}) `));
    const known = refused.errors.replace("--nonsensical-word", "");
    expect(optionsIn(helped.out.split("\n").slice(1).join("\n"))).toEqual(optionsIn(known));
    for (const line of helped.out.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
  },
);

test("--help alone names the commands", async () => {
  const { code, out } = await runCommand(["--help"]);
  expect(code).toBe(0);
  for (const name of ["serve", "practice", "grade", "problems", "report", "regrade", "retry"])
    expect(out).toContain(name);
});
