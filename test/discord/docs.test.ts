import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SETTINGS } from "../../src/config.ts";
import { PERMISSIONS } from "../../src/surfaces/discord/permissions.ts";

const guide = readFileSync("docs/discord.md", "utf8");
const rows = [...guide.matchAll(/^\| (.+?) \| (.+?) \|$/gm)].map(
  ([, first, second]) => [first!, second!] as const,
);

test("the guide asks for just the permissions that the invite link asks for, with their reasons", () => {
  const asked = rows
    .slice(rows.findIndex(([first]) => first === "permission") + 2)
    .slice(0, PERMISSIONS.length + 1);
  expect(asked.slice(0, -1)).toEqual(PERMISSIONS.map(({ name, why }) => [name, why]));
  expect(asked.at(-1)).toMatchObject(["it says", "do this"]);
});

test("the guide names every setting of Discord", () => {
  for (const name of SETTINGS.filter((one) => one.startsWith("DISCORD_"))) expect(guide).toContain(name);
});

test("every sentence of trouble in the guide is one that the program says", () => {
  const source = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(`src/${file}`, "utf8").replaceAll('\\"', '"'))
    .join("\n");
  const said = rows.slice(rows.findIndex(([first]) => first === "it says") + 2).map(([first]) => first);
  expect(said.length).toBeGreaterThan(8);
  // What is filled in later stands as an ellipsis, or behind a colon.
  const pieces = said.flatMap((sentence) => sentence.split(/…|: /).map((piece) => piece.trim()));
  expect(pieces.filter((piece) => !source.includes(piece.replace(/[.:]$/, "")))).toEqual([]);
});
