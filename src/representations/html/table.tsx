import type { Table } from "../../model/block.ts";
import type { InlineHtml } from "../../model/inline.ts";
import type { Surface } from "./surface.ts";

/** A table in a container of its own that scrolls, by keyboard too, so that the page never does. */
export const TableFigure = ({ table, surface }: { table: Table; surface: Surface }) => {
  const cells = (Cell: "td" | "th", row: readonly InlineHtml[]) =>
    row.map((html, column) => (
      <Cell
        class={ALIGNED[table.alignments[column] ?? "start"]}
        scope={Cell === "th" ? "col" : undefined}
        dangerouslySetInnerHTML={surface.inline(html)}
      />
    ));
  return (
    <div class="table" tabindex={0}>
      <table>
        {table.caption && <caption dangerouslySetInnerHTML={surface.inline(table.caption)} />}
        {table.head.length > 0 && (
          <thead>
            <tr>{cells("th", table.head)}</tr>
          </thead>
        )}
        <tbody>
          {table.rows.map((row) => (
            <tr>{cells("td", row)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** Classes, since a strict policy forbids style attributes. `start` is the default and needs none. */
const ALIGNED = { start: undefined, center: "at-center", end: "at-end" } as const;
