import type { Node } from "mdast";

/** The text a node was parsed from; empty for a node that no text stands for. */
export const sourceOf = (node: Pick<Node, "position">, source: string): string =>
  source.slice(startOf(node), endOf(node));

export const startOf = (node: Pick<Node, "position">): number => node.position?.start.offset ?? 0;

export const endOf = (node: Pick<Node, "position">): number => node.position?.end.offset ?? 0;
