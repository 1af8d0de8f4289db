import { describe, expect, it } from 'vitest';
import type { Shows } from '../../stories/shows.js';
import { paymentErrorCodes } from '../../src/transport/PaymentError.js';
import { presentmentKinds, states } from '../unions.js';

interface Annotated {
  parameters?: { shows?: Shows };
}

const files = import.meta.glob<Record<string, Annotated>>('../../stories/*.stories.tsx', { eager: true });

/** What the stories say they show. That each really does is checked after its `play`. */
const shown = Object.values(files).flatMap(({ default: meta, ...stories }) =>
  Object.values(stories).map((story) => ({ ...meta?.parameters?.shows, ...story.parameters?.shows })),
);

describe('the stories', () => {
  it.each(states)('show the state %s', (state) => {
    expect(shown.map((story) => story.state)).toContain(state);
  });

  it.each(presentmentKinds)('show the presentment %s', (kind) => {
    expect(shown.map((story) => story.presentment)).toContain(kind);
  });

  it.each(paymentErrorCodes)('show the error %s', (code) => {
    expect(shown.map((story) => story.error)).toContain(code);
  });
});
