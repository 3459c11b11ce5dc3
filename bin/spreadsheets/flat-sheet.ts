type Sheet = { formulas: number; cells: (string | number | undefined)[][] };

const attribute = (tag: string, name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

/** What stands in the first sheet of a flat OpenDocument file (`fods`): formulas, and cells as texts or numbers. */
export function formulasIn(text: string): Sheet {
  const [, table = ""] = /<table:table [^>]*>(.*?)<\/table:table>/s.exec(text) ?? [];
  const rows = [...table.matchAll(/<table:table-row[^>]*>(.*?)<\/table:table-row>/gs)];
  const cells = rows.map(([, row = ""]) =>
    [...row.matchAll(/<table:table-cell(?<tag>[^>]*?)(?:\/>|>(?<inside>.*?)<\/table:table-cell>)/gs)].flatMap(({ groups }) => {
      const tag = groups?.tag ?? "";
      const value = attribute(tag, "office:value-type") === "float" ? Number(attribute(tag, "office:value")) : groups?.inside;
      return Array.from({ length: Math.min(Number(attribute(tag, "table:number-columns-repeated") ?? 1), 4) }, () => value);
    }),
  );
  return { formulas: [...text.matchAll(/table:formula="/g)].length, cells };
}
