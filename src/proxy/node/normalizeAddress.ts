const byte = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const ipv4 = new RegExp(`^((?:${byte}\\.){3}${byte})(?::\\d{1,5})?$`);
const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/;

/**
 * One spelling for all addresses of one client: without port and zone, an IPv4 address in IPv6 form as IPv4, and an IPv6 address as its /64 network,
 * because a single customer usually has a whole /64. Returns `undefined` when the text is not an address.
 */
export function normalizeAddress(text: string): string | undefined {
  const address = text.trim();
  const v4 = ipv4.exec(address)?.[1];
  if (v4 !== undefined) return v4;
  const groups = parseIpv6((bracketed.exec(address)?.[1] ?? address).replace(/%.*$/, ''));
  if (groups === undefined) return undefined;
  const [high = 0, low = 0] = groups.slice(6);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/** The eight groups of an IPv6 address. `URL` validates it and writes it in its canonical form. */
function parseIpv6(text: string): number[] | undefined {
  if (!/^[\da-f.]*:[\da-f:.]*$/i.test(text) || !URL.canParse(`http://[${text}]`)) return undefined;
  const [head = '', tail] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::');
  const toGroups = (part: string) => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)));
  const before = toGroups(head);
  const after = toGroups(tail ?? '');
  const zeros = new Array<number>(8 - before.length - after.length).fill(0);
  return [...before, ...zeros, ...after];
}
