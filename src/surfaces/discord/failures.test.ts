import { DiscordAPIError } from "discord.js";
import { expect, test } from "vitest";
import { isNotAllowed, meaningOf } from "./failures.ts";

function refusal(code: number, status = 403): DiscordAPIError {
  const body = { files: undefined, json: undefined };
  return new DiscordAPIError({ code, message: "No" }, code, status, "POST", "/channels/1/messages", body);
}

const missing = () => "I lack Send Messages.";

test.each([50001, 50013, 160005])("%i names what is missing", (code) => {
  expect(meaningOf(refusal(code), missing)).toMatchObject({ notAllowed: true, says: missing() });
});

test.each([10003, 10004, 50007])("%i is a place that is lost", (code) => {
  expect(meaningOf(refusal(code), missing)).toMatchObject({ placeLost: true });
});

test.each([10008, 50035, 0])("%i stays what it is, to be tried again", (code) => {
  const error = refusal(code, 500);
  expect(meaningOf(error, missing)).toBe(error);
});

test("what is no answer of Discord's stays what it is", () => {
  const error = Object.assign(new Error("socket hang up"), { code: 50013 });
  expect(meaningOf(error, missing)).toBe(error);
  expect(isNotAllowed(error)).toBe(false);
});
