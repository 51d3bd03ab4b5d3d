/** Where a player begins at that time, without any script (Media Fragments URI 1.0, §4.2.1). */
export const addressAt = (url: string, seconds: number): string =>
  `${url.replace(/#.*$/s, "")}#t=${seconds}`;
