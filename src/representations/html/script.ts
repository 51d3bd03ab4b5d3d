import { createHash } from "node:crypto";

/**
 * Puts a button beside each address, which copies it. Pages are complete without: an address is
 * text, and one click selects it. Where copying is forbidden the button does that. The address that
 * was copied last is marked.
 */
const text = `(() => {
const { clipboard } = navigator;
if (!clipboard) return;
const said = document.createElement("output");
said.className = "said";
said.lang = "en";
document.body.append(said);
let sayOfLast;
for (const address of document.querySelectorAll(".address code")) {
  const url = address.textContent;
  const button = document.createElement("button");
  button.type = "button";
  const say = (word) => {
    button.textContent = word;
    button.setAttribute("aria-label", word + " " + url);
  };
  button.addEventListener("click", async () => {
    try {
      await clipboard.writeText(url);
    } catch {
      getSelection().selectAllChildren(address);
      return;
    }
    sayOfLast?.("Copy");
    sayOfLast = say;
    say("Copied");
    said.textContent = "Copied " + url;
  });
  say("Copy");
  address.after(button);
}
})();
`.replaceAll(/\n\s*/g, "\n");

const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);

/** The one script of our pages. Its name changes with its text, so it may be kept for ever. */
export const script = { path: `/assets/${digest}.js`, text } as const;
