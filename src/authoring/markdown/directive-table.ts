import type { Nodes, Paragraph } from "mdast";
import type { Report } from "../report.ts";
import type { ContainerDirective, LeafDirective } from "./directive.ts";

type Properties = Readonly<Record<string, string>>;

/** What a directive is written with, and the element that its block is read from. */
export interface DirectiveRow {
  /** Attributes by name, each with the property of the element it becomes. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly prepare: (
    node: LeafDirective | ContainerDirective,
    properties: Properties,
    report: Report,
  ) => void;
}

const RECORDING = {
  src: "src",
  type: "type",
  bytes: "dataBytes",
  duration: "dataDuration",
  credit: "dataCredit",
  role: "dataRole",
};

const AUDIO = { ...RECORDING, transcript: "dataTranscript" };

const VIDEO = {
  ...RECORDING,
  width: "width",
  height: "height",
  poster: "poster",
  posterAlt: "dataPosterAlt",
  captions: "dataCaptions",
};

/** An element whose title is the directive's label. */
const titled =
  (hName: string): DirectiveRow["prepare"] =>
  (node, properties) => {
    const title = node.children.map(textOf).join("");
    node.children = [];
    node.data = { hName, hProperties: { ...properties, title } };
  };

/** The same, around the list of its chapters. */
const holdingChapters =
  (hName: string): DirectiveRow["prepare"] =>
  (node, properties, report) => {
    const label = node.children.find(isLabel);
    const title = label ? textOf(label) : "";
    if (node.type === "containerDirective") {
      node.children = node.children.filter((child) => child !== label);
    }
    if (node.children.length === 0) {
      report(
        `\`${node.name}\` holds no chapters; write a list of them, or \`::${node.name}\``,
        node,
      );
    }
    node.data = { hName, hProperties: { ...properties, title } };
  };

/** An element that keeps its children and has no label. */
const holding =
  (hName: string): DirectiveRow["prepare"] =>
  (node, properties, report) => {
    const label = node.children.find(isLabel);
    if (label) report(`\`${node.name}\` takes no [label]`, node);
    node.data = { hName, hProperties: { ...properties } };
  };

/** Directives of one line, `::name[label]{…}`. */
export const LEAVES: Readonly<Record<string, DirectiveRow>> = {
  audio: { attributes: AUDIO, prepare: titled("audio") },
  video: { attributes: VIDEO, prepare: titled("video") },
  embed: {
    attributes: {
      url: "url",
      description: "description",
      picture: "picture",
      pictureAlt: "picture-alt",
      provider: "provider",
    },
    prepare: titled("edgewire-embed"),
  },
};

/** Directives that hold blocks, `:::name[label]{…}` … `:::`. */
export const CONTAINERS: Readonly<Record<string, DirectiveRow>> = {
  figure: {
    attributes: {
      credit: "dataCredit",
      role: "dataRole",
      type: "dataType",
      bytes: "dataBytes",
      width: "dataWidth",
      height: "dataHeight",
    },
    prepare: (node, properties, report) => {
      holding("figure")(node, properties, report);
      for (const child of node.children) {
        if (isParagraph(child) && !child.children.some(({ type }) => type === "image")) {
          child.data = { ...child.data, hName: "figcaption" };
        }
      }
    },
  },
  audio: { attributes: AUDIO, prepare: holdingChapters("audio") },
  video: { attributes: VIDEO, prepare: holdingChapters("video") },
  quote: { attributes: { by: "dataBy", source: "cite" }, prepare: holding("blockquote") },
  timeline: { attributes: {}, prepare: holding("edgewire-timeline") },
  "call-to-action": { attributes: {}, prepare: holding("edgewire-call-to-action") },
  table: {
    attributes: {},
    prepare: (node) => {
      const label = node.children.find(isLabel);
      if (label) label.data = { ...label.data, hName: "figcaption" };
      node.data = { hName: "figure" };
    },
  },
};

const isParagraph = (node: Nodes): node is Paragraph => node.type === "paragraph";

const isLabel = (node: Nodes): node is Paragraph =>
  isParagraph(node) && node.data?.directiveLabel === true;

const textOf = (node: Nodes): string => {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
};
