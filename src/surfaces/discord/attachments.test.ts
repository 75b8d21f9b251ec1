import { describe, expect, test } from "vitest";
import { type Download, readPicture, readTextFile, useOf } from "./attachments.ts";
import { OWN_LIMITS } from "./limits.ts";

const giving =
  (bytes: Uint8Array): Download =>
  async () =>
    bytes;
const utf8 = (text: string) => giving(new TextEncoder().encode(text));
const read = (download: Download, isDiagram = false) => readTextFile({ url: "file" }, isDiagram, download);

describe("a file", () => {
  test.each([
    ["plan.md", { is: "text", isDiagram: false }],
    ["NOTES.TXT", { is: "text", isDiagram: false }],
    ["flow.mmd", { is: "text", isDiagram: true }],
    ["flow.mermaid", { is: "text", isDiagram: true }],
    ["flow.PNG", { is: "picture", mediaType: "image/png" }],
    ["photo.jpeg", { is: "picture", mediaType: "image/jpeg" }],
  ])("%s is read", (filename, use) => {
    expect(useOf({ filename, size: 100 })).toEqual(use);
  });

  test.each(["paper.pdf", "voice-message.ogg", "png", "design.md.exe"])("%s is declined", (filename) => {
    expect(useOf({ filename, size: 100 })).toMatchObject({ is: "declined" });
  });

  test("is declined when it is too large", () => {
    const text = OWN_LIMITS.textFileBytesMax;
    expect(useOf({ filename: "a.md", size: text })).toMatchObject({ is: "text" });
    expect(useOf({ filename: "a.md", size: text + 1 })).toMatchObject({ is: "declined" });
    const picture = OWN_LIMITS.pictureBytesMax;
    expect(useOf({ filename: "a.png", size: picture })).toMatchObject({ is: "picture" });
    expect(useOf({ filename: "a.png", size: picture + 1 })).toMatchObject({ is: "declined" });
  });
});

describe("a text file", () => {
  test("is read as it is, with the line breaks of any system", async () => {
    expect(await read(utf8("\uFEFF# Plan\r\n\r\nTwo towers ✓\r\n"))).toEqual({
      ok: true,
      value: "# Plan\n\nTwo towers ✓",
    });
  });

  test("of Windows may be UTF-16 when it says so", async () => {
    expect(await read(giving(Buffer.from("\uFEFFnaïve", "utf16le")))).toEqual({ ok: true, value: "naïve" });
  });

  test("with a diagram is fenced as one", async () => {
    expect(await read(utf8("graph TD\nA-->B"), true)).toEqual({
      ok: true,
      value: "```mermaid\ngraph TD\nA-->B\n```",
    });
  });

  test.each([
    ["bytes that are no UTF-8", giving(Uint8Array.of(0x41, 0xe4, 0x42)), /UTF-8/],
    ["a program", giving(Uint8Array.of(0x7f, 0x45, 0, 0x46)), /UTF-8/],
    ["nothing", utf8(" \n"), /empty/],
    ["a book", utf8("a".repeat(OWN_LIMITS.textFileCharsMax + 1)), /too long/],
    ["what is not there", () => Promise.reject(new Error("404")), /could not be fetched/],
  ])("of %s is declined with its reason", async (_, download, why) => {
    expect(await read(download)).toEqual({ ok: false, failure: expect.stringMatching(why) });
  });
});

test("a picture is handed on byte by byte", async () => {
  const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0);
  expect(await readPicture({ url: "file" }, "image/png", giving(bytes))).toEqual({
    ok: true,
    value: { mediaType: "image/png", base64: Buffer.from(bytes).toString("base64") },
  });
});
