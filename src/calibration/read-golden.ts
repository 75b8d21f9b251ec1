import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Mistake, parseYaml } from "../rubric/parse.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { type GoldenFile, goldenFileSchema } from "../rubric/schema.ts";

/** A system with replies that people have labelled. */
export type GoldenSystem = { readonly rubric: Rubric; readonly golden: GoldenFile };

/** The golden files (ID.yaml) of a folder for these systems; what is wrong with a broken one is given back. */
export function readGolden(
  folder: string,
  rubrics: readonly Rubric[],
): { readonly systems: readonly GoldenSystem[]; readonly mistakes: readonly Mistake[] } {
  const systems: GoldenSystem[] = [];
  const mistakes: Mistake[] = [];
  for (const rubric of rubrics) {
    const file = join(folder, `${rubric.id}.yaml`);
    if (!existsSync(file)) continue;
    const parsed = parseYaml(file, readFileSync(file, "utf8"), goldenFileSchema);
    if (parsed.ok) systems.push({ rubric, golden: parsed.data });
    else mistakes.push(...parsed.mistakes);
  }
  return { systems, mistakes };
}

/**
 * At most so many replies in all, in equal parts from each system and there from each stage and quality in turn, so
 * that a small sample still holds strong, middling and weak ones. The same number gives the same sample.
 */
export function sampleGolden(systems: readonly GoldenSystem[], atMost: number): readonly GoldenSystem[] {
  return systems.map(({ rubric, golden }, i) => {
    const wanted =
      Math.floor(((i + 1) * atMost) / systems.length) - Math.floor((i * atMost) / systems.length);
    const taken = new Set(spreadOver(golden.replies, wanted));
    return { rubric, golden: { ...golden, replies: golden.replies.filter((reply) => taken.has(reply)) } };
  });
}

type Reply = GoldenFile["replies"][number];

function spreadOver(replies: readonly Reply[], wanted: number): readonly Reply[] {
  const groups = [...Map.groupBy(replies, ({ stage, quality }) => `${stage} ${quality}`).values()];
  if (wanted < groups.length)
    return Array.from({ length: wanted }, (_, i) => groups[Math.floor((i * groups.length) / wanted)]![0]!);
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, round) => groups.flatMap((group) => group[round] ?? []))
    .flat()
    .slice(0, wanted);
}
