import type { Html, Parents } from "mdast";
import type { Report } from "../report.ts";

const BEGINNING = /<(?:!--|(\/?)([a-z][a-z0-9-]*))/gi;
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/**
 * Reports tags of raw HTML that are not closed, or close nothing, among the children of one node: a
 * browser would guess, and bold could run to the end of the article. Reported tags are taken out.
 */
export const reportUnbalanced = (parent: Parents, report: Report): void => {
  const open: { readonly name: string; readonly node: Html }[] = [];
  for (const node of parent.children) {
    if (node.type !== "html") continue;
    for (const { name, isEnd, isSelfClosing } of tagsIn(node, report)) {
      if (VOID.has(name)) continue;
      if (!isEnd) {
        if (isSelfClosing)
          report(`\`<${name}/>\` does not close itself; write \`</${name}>\``, node);
        open.push({ name, node });
      } else if (open.at(-1)?.name === name) open.pop();
      else {
        report(`\`</${name}>\` closes nothing that is open here`, node);
        node.value = "";
      }
    }
  }
  for (const { name, node } of open) {
    report(`\`<${name}>\` is not closed; write \`</${name}>\``, node);
    node.value = "";
  }
};

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly isSelfClosing: boolean;
}

/** The tags of one piece of HTML. One that does not end would take all that follows it along. */
const tagsIn = (node: Html, report: Report): readonly Tag[] => {
  const { value } = node;
  const tags: Tag[] = [];
  const beginning = new RegExp(BEGINNING);
  for (let found = beginning.exec(value); found; found = beginning.exec(value)) {
    const [whole, slash, tag] = found;
    // The shortest comments are `<!-->` and `<!--->`.
    const end = tag ? endOfTag(value, beginning.lastIndex) : value.indexOf("-->", found.index + 2);
    if (end < 0) {
      report(`\`${whole}\` has no end; write \`${tag ? ">" : "-->"}\``, node);
      node.value = "";
      return [];
    }
    beginning.lastIndex = end + 1;
    if (tag) {
      const isSelfClosing = value[end - 1] === "/";
      tags.push({ name: tag.toLowerCase(), isEnd: slash === "/", isSelfClosing });
    }
  }
  return tags;
};

/** The index of the next `>` that is not in quotes, or -1. */
const endOfTag = (html: string, from: number): number => {
  let quote: string | undefined;
  for (let at = from; at < html.length; at++) {
    const character = html[at];
    if (character === quote) quote = undefined;
    else if (quote !== undefined) continue;
    else if (character === ">") return at;
    else if (character === '"' || character === "'") quote = character;
  }
  return -1;
};
