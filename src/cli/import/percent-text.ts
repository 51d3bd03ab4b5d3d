/** An address for people, or as a path on disk: with `%20` as a space; as it is written, where `%` begins no byte. */
export const withoutPercents = (address: string): string => {
  try {
    return decodeURI(address);
  } catch {
    return address; // URIError: `100%.png`, or bytes that are not UTF-8
  }
};
