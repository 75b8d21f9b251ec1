/** One link of a file, as it is written. */
export type Link = {
  /** "../rubric/stages.ts", "node:fs", "zod". */
  readonly from: string;
  readonly typesOnly: boolean;
};

/** Every import and re-export of a TypeScript file. Biome keeps them in one form, so no parser is needed. */
export function importsOf(source: string): readonly Link[] {
  const named = [...source.matchAll(/^(?:import|export)\s+(type\s+)?([^";]*?)\s*from\s+"([^"]+)"/gm)].map(
    ([, type, names, from]) => ({ from: from!, typesOnly: type !== undefined || areTypes(names!) }),
  );
  const bare = [...source.matchAll(/^import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/gm)].map(
    ([, effect, dynamic]) => ({ from: (effect ?? dynamic)!, typesOnly: false }),
  );
  return [...named, ...bare];
}

/** "{ type A, type B }" */
function areTypes(names: string): boolean {
  const listed = names.replaceAll(/[{}]/g, "").split(",");
  return listed.map((name) => name.trim()).every((name) => name === "" || name.startsWith("type "));
}

/** The source without its imports and re-exports. */
export function withoutImports(source: string): string {
  return source.replaceAll(/^(?:import|export)\s+[^";]*?\s*from\s+"[^"]+";?|^import\s+"[^"]+";?/gm, "");
}

/** The code without comments and strings: what is said there does nothing. */
export function withoutWords(source: string): string {
  const words = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return source.replaceAll(words, (text) => text.replaceAll(/[^\n]/g, ""));
}

/** A row of the import table in ARCHITECTURE.md. */
export type Row = {
  /** "scoring", "surfaces/terminal", "main.ts": below src. */
  readonly folder: string;
  readonly imports: readonly { readonly folder: string; readonly typesOnly: boolean }[];
  readonly packages: readonly string[];
  readonly isPure: boolean;
};

/** Reads the table. Throws when it is not there or not in its form. */
export function readImportTable(markdown: string): readonly Row[] {
  const table = /^\| folder \| may import \| packages \| pure \|\n\|[ -|]+\|\n((?:\|.*\|\n)+)/m.exec(
    markdown,
  );
  if (table === null)
    throw new Error('ARCHITECTURE.md needs a table "| folder | may import | packages | pure |".');
  return table[1]!.trimEnd().split("\n").map(rowOf);
}

function rowOf(line: string): Row {
  const [folder, imports, packages, pure] = line
    .split("|")
    .map((cell) => cell.trim())
    .slice(1, -1);
  if (
    folder === undefined ||
    imports === undefined ||
    packages === undefined ||
    !/^(yes|no)$/.test(pure ?? "")
  )
    throw new Error(`This row of the import table needs four cells, the last of them yes or no: ${line}`);
  return {
    folder,
    imports: listOf(imports).map((name) => ({
      folder: name.replace(/\s*\(types\)$/, ""),
      typesOnly: name.endsWith("(types)"),
    })),
    packages: listOf(packages),
    isPure: pure === "yes",
  };
}

function listOf(cell: string): string[] {
  return cell
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "–");
}

/** The longest row that a file of src stands under. */
export function rowFor(rows: readonly Row[], file: string): Row | undefined {
  const inside = file.replace(/^src\//, "");
  if (inside === file) return undefined;
  return rows
    .filter(({ folder }) => inside === folder || inside.startsWith(`${folder}/`))
    .toSorted((a, b) => b.folder.length - a.folder.length)[0];
}
