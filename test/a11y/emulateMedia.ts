import { cdp } from 'vitest/browser';

/** Emulates media features. Those not named are reset. */
export async function emulateMedia(features: Readonly<Record<string, string>>, media = ''): Promise<void> {
  const names = ['forced-colors', 'prefers-color-scheme', 'prefers-contrast', 'prefers-reduced-motion'];
  await cdp().send('Emulation.setEmulatedMedia', {
    media,
    features: names.map((name) => ({ name, value: features[name] ?? '' })),
  });
}
