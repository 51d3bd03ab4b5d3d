import type { Html, Parents } from "mdast";
import type { Report } from "../report.ts";

const TAG = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/**
 * Reports tags of raw HTML that are not closed, or close nothing, among the children of one node: a
 * browser would guess, and bold could run to the end of the article. Reported tags are taken out.
 */
export const reportUnbalanced = (parent: Parents, report: Report): void => {
  const open: { readonly name: string; readonly node: Html }[] = [];
  for (const node of parent.children) {
    if (node.type !== "html") continue;
    for (const [, slash, tag, rest] of node.value.matchAll(TAG)) {
      const name = tag?.toLowerCase();
      if (name === undefined || VOID.has(name)) continue;
      if (slash !== "/") {
        if (rest?.endsWith("/"))
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
