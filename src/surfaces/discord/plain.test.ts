import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plain, plainWithCode, plainWithLinks } from "./plain.ts";

/** What Discord shows of a text in which nothing has a meaning: a backslash before a sign goes away. */
function shown(text: string): string {
  return text.replaceAll(/\\([^0-9A-Za-z\s])/g, "$1").replaceAll("\u200b", "");
}

describe("a person's words", () => {
  test("are shown to the letter, whatever they are", () => {
    const wild = fc.string({ unit: "grapheme", maxLength: 200 });
    const signs = fc.string({ unit: fc.constantFrom(..."*_~`|<>[]()#@:/-+.1a \n\\"), maxLength: 60 });
    fc.assert(
      fc.property(fc.oneof(wild, signs), (text) => {
        fc.pre(!text.includes("\u200b"));
        expect(shown(plain(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ["**bold** and _more_", "\\*\\*bold\\*\\* and \\_more\\_"],
    ["user_id, click_count", "user\\_id, click\\_count"],
    ["`code`", "\\`code\\`"],
    ["<@123> <#4> <t:1> <:a:5>", "\\<@123\\> \\<\\#4\\> \\<t:1\\> \\<\\:a:5\\>"],
    ["[here](https://evil.example)", "\\[here\\](https\\://evil.example)"],
    ["steam://run", "steam\\://run"],
    [":fire: at 10:30", "\\:fire: at 10:30"],
    ["- one\n+ two\n1. three", "\\- one\n\\+ two\n1\\. three"],
    ["-# small, # large, > said", "-\\# small, \\# large, \\> said"],
    ["a - b, 3.5 and x.y", "a - b, 3.5 and x.y"],
  ])("%j has no meaning", (text, written) => {
    expect(plain(text)).toBe(written);
  });

  test("call nobody", () => {
    expect(plain("@everyone @here me@here.example")).not.toMatch(/@(everyone|here)/);
  });
});

test("an address of ours can be opened, without the sign that ends the sentence", () => {
  expect(plainWithLinks("Read https://a.example/b_c. Then (https://d.example), *this*.")).toBe(
    "Read <https://a.example/b_c>. Then (<https://d.example>), \\*this\\*.",
  );
});

describe("a block of code", () => {
  test("stays one", () => {
    expect(plainWithCode("so *this*:\n```py\nx = a*b*c\n```\nand `that`")).toBe(
      "so \\*this\\*:\n```py\nx = a*b*c\n```\nand \\`that\\`",
    );
  });

  test.each(["```\n```", "``` \n \n```", "```py\nx = 1", "x ```y``` z"])("%j is none", (text) => {
    expect(plainWithCode(text)).toBe(plain(text));
  });
});
