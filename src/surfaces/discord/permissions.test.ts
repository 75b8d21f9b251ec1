import { describe, expect, test } from "vitest";
import { missingWords, PERMISSION_BITS, PERMISSIONS } from "./permissions.ts";

describe("what is missing", () => {
  test.each(PERMISSIONS.map(({ name, flag }) => [name, flag] as const))("is named: %s", (name, flag) => {
    const words = missingWords(PERMISSION_BITS & ~flag);
    expect(words).toContain(`the permission ${name} in`);
    expect(words).toContain("Edit Channel → Permissions → my role");
    for (const other of PERMISSIONS.filter((one) => one.name !== name))
      expect(words).not.toMatch(new RegExp(`${other.name}( in this|,)`));
  });

  test("is all named when it is more than one", () => {
    for (const { name } of PERMISSIONS) expect(missingWords(0n)).toContain(name);
  });

  test("is not made up when nothing is missing", () => {
    expect(missingWords(PERMISSION_BITS)).toMatch(/though I hold every permission/);
  });

  test("is a list to go through when it cannot be known", () => {
    expect(missingWords(undefined)).toMatch(/one is missing/);
  });
});
