import { stripVTControlCharacters } from "node:util";

/** Where a command speaks: results on standard output, progress and complaints on standard error. */
export interface Terminal {
  print(line: string): void;
  complain(line: string): void;
  /** Where a bar may move: absent when nobody watches. */
  readonly screen?: NodeJS.WritableStream;
}

type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Colours and bars are for a screen alone: a file or a pipe gets plain lines. */
export const streamTerminal = (out: Stream, err: Stream): Terminal => ({
  print: (line) => writeLine(out, line),
  complain: (line) => writeLine(err, line),
  ...(err.isTTY && { screen: err }),
});

const writeLine = (stream: Stream, line: string): void => {
  stream.write(`${stream.isTTY ? line : stripVTControlCharacters(line)}\n`);
};

/** Rows with every column as wide as its widest cell. */
export const aligned = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
};

/** "1 article", "2 articles". */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;

/** A length for people, in units of 1,000: "0 B", "12 kB", "3.4 MB". */
export const sized = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
};
