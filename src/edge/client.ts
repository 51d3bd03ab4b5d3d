/** Longer ones are cut, so that nobody's fills what is remembered of others. */
const AGENT_MAX_CHARACTERS = 256;

/**
 * From where every Worker of another zone fetches; `CF-Worker` names its zone
 * (developers.cloudflare.com/fundamentals/reference/http-headers).
 */
const WORKERS_ADDRESS = "2a06:98c0:3600::103";

/**
 * Who asks, as well as it can be told: address and User-Agent. Alone, an address is a whole office's,
 * and a User-Agent everybody's.
 * @returns `undefined` where there is no address: such a client cannot be told from others
 */
export const clientOf = (headers: Headers): string | undefined => {
  const address = headers.get("CF-Connecting-IP");
  if (!address) return undefined;
  const zone = address === WORKERS_ADDRESS ? headers.get("CF-Worker") : null;
  const agent = headers.get("User-Agent") ?? "";
  return `${zone ?? networkOf(address)} ${agent.slice(0, AGENT_MAX_CHARACTERS)}`;
};

/**
 * An IPv4 address, or the 64 bits of an IPv6 address that stay when a device gives itself another
 * (RFC 4291 §2.5.1, RFC 8981).
 */
export const networkOf = (address: string): string => {
  // One with a dot is IPv4, if mapped into IPv6 (RFC 4291 §2.5.5.2).
  if (address.includes(".")) return address;
  const written = /^(?:[^:]+:){4}/.exec(address)?.[0];
  if (written !== undefined) return `${written}:/64`;
  const [before = [], after = []] = address
    .split("::")
    .map((groups) => groups.split(":").filter(Boolean));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  return `${[...before, ...zeros, ...after].slice(0, 4).join(":")}::/64`;
};
