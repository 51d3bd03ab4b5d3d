import type { Element } from "hast";
import type { Block } from "../../model/block.ts";
import type { KnownMedia } from "../context.ts";
import type { Report } from "../report.ts";

/** What the readers of blocks share: where problems go, and the files the text uses. */
export interface Reading {
  readonly report: Report;
  /** The keeper's answer for each address in the text. */
  readonly media: KnownMedia;
}

/** Reads one element into blocks; what it cannot read, it reports. */
export type BlockReader = (element: Element, reading: Reading) => readonly Block[];
