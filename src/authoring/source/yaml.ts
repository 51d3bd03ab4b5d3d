import { Document, isCollection, isMap, isPair, isSeq } from "yaml";

/** YAML of text, lists and members; lists of words and small groups on one line. */
export const yamlOf = (value: object): string => {
  const document = new Document(JSON.parse(JSON.stringify(value)));
  flowInside(document.contents, undefined);
  return document.toString({ lineWidth: 0 });
};

const FLOW_MAX_CHARACTERS = 80;

const flowInside = (node: unknown, parent: unknown): void => {
  if (!isCollection(node)) return;
  const children = node.items.map((item: unknown) => (isPair(item) ? item.value : item));
  const isFlat = !children.some(isCollection);
  const isEntry = isSeq(parent) && isMap(node) && children.length === 1;
  const isShort = JSON.stringify(node).length <= FLOW_MAX_CHARACTERS;
  if (parent !== undefined && isFlat && isShort && !isEntry) node.flow = true;
  for (const child of children) flowInside(child, node);
};
