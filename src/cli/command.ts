/** How a clone of the project runs a verb: `edgewire` alone is on nobody's path. */
export const command = (words: string): string => `npm run edgewire -- ${words}`;
