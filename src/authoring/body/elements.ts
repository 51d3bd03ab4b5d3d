import { readCallToAction } from "./call-to-action.ts";
import { readCode } from "./code.ts";
import { readEmbed } from "./embed.ts";
import { readFigure, readImage } from "./figure.ts";
import { readList } from "./list.ts";
import { readDivider, readHeading, readParagraph } from "./paragraph.ts";
import { readQuote } from "./quote.ts";
import type { BlockReader } from "./reading.ts";
import { readAudio, readVideo } from "./recording.ts";
import { readTable } from "./table.ts";
import { readTimeline } from "./timeline.ts";

/** Which element becomes which block. An element that is not here is a problem. */
export const BLOCK_ELEMENTS: ReadonlyMap<string, BlockReader> = new Map<string, BlockReader>([
  ["p", readParagraph],
  ["h3", readHeading],
  ["h4", readHeading],
  ["ul", readList],
  ["ol", readList],
  ["blockquote", (element, reading) => readQuote(element, reading)],
  ["img", readImage],
  ["figure", readFigure],
  ["audio", (element, reading) => readAudio(element, reading)],
  ["video", (element, reading) => readVideo(element, reading)],
  ["table", (element, reading) => readTable(element, reading)],
  ["pre", readCode],
  ["hr", readDivider],
  ["edgewire-timeline", readTimeline],
  ["edgewire-call-to-action", readCallToAction],
  ["edgewire-embed", readEmbed],
]);
