import { type LanguageTag, parseLanguage } from "../model/language.ts";
import { fail, ok, type Result } from "../model/result.ts";

export const readLanguage = (text: string): Result<LanguageTag, string> => {
  const language = parseLanguage(text);
  return language === undefined
    ? fail(`is \`${text}\`; write a language tag (BCP 47), such as en, ar or pt-BR`)
    : ok(language);
};
