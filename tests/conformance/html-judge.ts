import { HtmlValidate } from "html-validate";

const judge = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    "long-title": "off", // a headline is as long as the news needs
    "no-raw-characters": "off", // `>` and `&` in attributes are legal; we escape what must be
    "require-sri": "off", // for AMP's own scripts, which change in place
    "void-style": "off",
    "doctype-style": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
  },
});

/** What html-validate has against a page, a line each. */
export const htmlFindings = async (document: string): Promise<readonly string[]> => {
  const report = await judge.validateString(document);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
};
