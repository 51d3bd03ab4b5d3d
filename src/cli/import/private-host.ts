import { isLocalHost } from "../target.ts";

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/;

/**
 * Whether a host is in a network of its own (RFC 1918, RFC 3927, RFC 4193): what an export names there
 * is nobody's to publish, unless the export comes from there.
 */
export const isPrivateHost = (hostname: string): boolean => {
  const [, first, second] = (IPV4.exec(hostname) ?? []).map(Number);
  if (first !== undefined && second !== undefined) {
    const isOwn = first === 0 || first === 10 || first === 127;
    return (
      isOwn ||
      (first === 172 && second >= 16 && second <= 31) ||
      (first === 192 && second === 168) ||
      (first === 169 && second === 254)
    );
  }
  return (
    isLocalHost(hostname) ||
    /^\[(?:::|f[cd]|fe[89ab])/i.test(hostname) ||
    /\.(?:internal|local|home\.arpa)$/.test(hostname)
  );
};
