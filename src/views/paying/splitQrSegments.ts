/**
 * Modes of a QR code: the characters that it holds, the sixths of a bit that each takes, and the bits of the header - mode and count - in
 * versions 1-9, 10-26 and 27-40 (ISO/IEC 18004, tables 2 and 3).
 */
const modes = [
  { holds: /\d/, sixths: 20, headerBits: [14, 16, 18] },
  { holds: /[\dA-Z $%*+./:-]/, sixths: 33, headerBits: [13, 15, 17] },
  { holds: /[^]/, sixths: 48, headerBits: [12, 20, 20] },
] as const;

/** Bits of data that versions 9, 26 and 40 hold at level M. */
const capacityBits = [1_456, 8_496, 18_672];

/** A way to split the text so far. Its last segment may still grow. */
interface Split {
  sixths: number;
  segments: string[];
  last: string;
}

/** A segment ends at a whole bit. */
const wholeBits = ({ sixths }: Split) => Math.ceil(sixths / 6);

/**
 * Splits a text into the segments that take the fewest bits when each is encoded in the densest mode that holds it. Fewer bits make fewer modules,
 * which are larger on screen and scan from further away. Texts beyond ASCII stay whole, as UTF-8.
 */
export function splitQrSegments(text: string): string[] {
  // Half of a surrogate pair has no UTF-8: encoding it would throw.
  let segments = [text.replace(/\p{Surrogate}/gu, '\ufffd')];
  if (/[^\0-\x7f]/.test(text)) return segments;
  capacityBits.some((capacity, range) => {
    const split = findCheapest(text, range);
    segments = [...split.segments, split.last];
    return wholeBits(split) <= capacity;
  });
  return segments;
}

/** Dynamic programme over the characters: for each mode that the last segment may have, the cheapest split up to there. */
function findCheapest(text: string, range: number): Split {
  let cheapest: Split = { sixths: 0, segments: [], last: '' };
  let splits: (Split | undefined)[] = [];
  for (const character of text) {
    const { segments, last } = cheapest;
    const before = wholeBits(cheapest) * 6;
    splits = modes.map(({ holds, sixths, headerBits }, mode) => {
      if (!holds.test(character)) return undefined;
      const grown = splits[mode];
      const fresh = before + (headerBits[range] ?? 0) * 6 + sixths;
      return grown && grown.sixths + sixths <= fresh
        ? { ...grown, sixths: grown.sixths + sixths, last: grown.last + character }
        : { sixths: fresh, segments: last ? [...segments, last] : [], last: character };
    });
    cheapest =
      splits.reduce<Split | undefined>(
        (best, split) => (split && (!best || wholeBits(split) < wholeBits(best)) ? split : best),
        undefined,
      ) ?? cheapest;
  }
  return cheapest;
}
