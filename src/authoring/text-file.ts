import { legalText } from "../model/text.ts";

/** A text file as every editor writes it: no byte order mark, lines end with a line feed. */
export const textFile = (source: string): string =>
  legalText(source.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n"));
