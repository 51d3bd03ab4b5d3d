import { createHash } from "node:crypto";

/**
 * Pages are complete without it. It runs before the first picture of the page is drawn, and adds:
 *
 * - a choice of colours, which this browser remembers; one that forbids storing (reading it throws,
 *   and so does writing) has the choice until the page is left. Each question that a style sheet or a
 *   `<meta>` asks about the reader's scheme is answered as chosen, so none has to know of the choice;
 * - how long ago something of the last day was published, in the language of the words around it;
 *   the date stays in `datetime` and in the title;
 * - a button beside each address, which copies it. Where copying is forbidden the button selects
 *   the address, which one click on it does too. The address that was copied last is marked.
 */
const text = `(() => {
const make = (name, properties) => Object.assign(document.createElement(name), properties);
const all = (selector) => document.querySelectorAll(selector);

const questions = [];
const collect = (rules) => {
  for (const { media, cssRules } of rules) {
    if (media) questions.push([media, "mediaText", media.mediaText]);
    if (cssRules) collect(cssRules);
  }
};
for (const sheet of document.styleSheets) collect(sheet.cssRules);
for (const meta of all("meta[media]")) questions.push([meta, "media", meta.media]);
const show = (theme) => {
  document.documentElement.dataset.theme = theme;
  for (const [place, name, asked] of questions) {
    place[name] = theme
      ? asked.replace(/\\(prefers-color-scheme: ?(\\w+)\\)/g, (_, scheme) => scheme === theme ? "(min-width: 0)" : "(max-width: 0)")
      : asked;
  }
};
let chosen = "";
try { chosen = localStorage.theme ?? ""; } catch {}
if (chosen) show(chosen);
const choice = make("fieldset", { className: "theme", lang: "en" });
choice.append(make("legend", { textContent: "Colours" }));
for (const [value, word] of [["", "Automatic"], ["light", "Light"], ["dark", "Dark"]]) {
  const label = make("label");
  const radio = make("input", { type: "radio", name: "theme", value, checked: value === chosen, autocomplete: "off" });
  radio.addEventListener("change", () => {
    show(value);
    try { localStorage.theme = value; } catch {}
  });
  label.append(radio, " " + word);
  choice.append(label);
}
document.querySelector(".colophon")?.append(choice);

const MINUTE = 60_000;
const times = [...all(".dt-published, .dt-updated")].map((time) => [time, time.textContent]);
const tell = () => {
  for (const [time, date] of times) {
    const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / MINUTE);
    const recent = minutes >= 0 && minutes < 1440;
    const words = new Intl.RelativeTimeFormat(time.closest("[lang]").lang, { numeric: "auto" });
    time.title = recent ? date : "";
    time.textContent = !recent ? date : minutes < 60 ? words.format(-minutes, "minute") : words.format(-Math.floor(minutes / 60), "hour");
  }
};
tell();
setInterval(tell, MINUTE);

const { clipboard } = navigator;
if (!clipboard) return;
const said = make("output", { className: "said", lang: "en" });
document.body.append(said);
let sayOfLast;
for (const address of all(".address code")) {
  const url = address.textContent;
  const button = make("button", { type: "button" });
  const say = (word) => {
    button.textContent = word;
    button.ariaLabel = word + " " + url;
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
