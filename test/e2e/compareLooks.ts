import type { Page } from 'playwright';
import { vi } from '../../src/i18n/vi.js';
import type { CheckoutTrial } from '../faults/CheckoutTrial.js';

/** A style sheet of a page around the checkout. */
export interface PageStyles {
  name: string;
  css: string;
}

/** Where a page's own style sheet stands, beside ours. */
const places = ['before', 'after'] as const;

/** What is not compared: what every page chooses for all in it, what moves, and the time. */
const notCompared = `
  .pc { --pc-font: Arial; -webkit-font-smoothing: auto; }
  .pc [role='timer'] { visibility: hidden }
  * { transition: none !important; animation: none !important; caret-color: transparent !important; }
`;

async function setStyles(page: Page, css: string, place: (typeof places)[number]): Promise<void> {
  await page.evaluate(
    ({ text, where }) => {
      document.querySelector('#page-styles')?.remove();
      const sheet = document.createElement('style');
      sheet.id = 'page-styles';
      sheet.textContent = text;
      if (where === 'before') document.head.prepend(sheet);
      else document.head.append(sheet);
    },
    { text: css, where: place },
  );
}

/** Number of pixels of two pictures that differ, each by more than rounding. */
const countDifferences = (page: Page, one: Buffer, other: Buffer) =>
  page.evaluate(
    async (pictures) => {
      const [first, second] = await Promise.all(
        pictures.map(async (data) => {
          const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d')!;
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height);
        }),
      );
      if (first!.width !== second!.width || first!.height !== second!.height) return Infinity;
      let count = 0;
      for (let index = 0; index < first!.data.length; index += 4) {
        const isOther = [0, 1, 2].some(
          (channel) => Math.abs(first!.data[index + channel]! - second!.data[index + channel]!) > 8,
        );
        if (isOther) count += 1;
      }
      return count;
    },
    [one, other].map((picture) => picture.toString('base64')),
  );

const leaveFocus = ({ page }: CheckoutTrial) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

const manyServices = Array.from({ length: 14 }, (_, index) => ({
  id: index + 1,
  name: `Dịch vụ ${index}`,
  price: 50_000 * index,
  ...(index === 1 && { required: true }),
  ...(index === 2 && { disabled: true }),
}));

/** Opens a screen. */
const screens = {
  form: async (trial: CheckoutTrial) => {
    await trial.choose();
    await leaveFocus(trial);
    await trial.page.getByRole('button', { name: vi.pay }).hover();
  },
  'long form with mistakes': async (trial: CheckoutTrial) => {
    // Options below the screen are not painted.
    await trial.page.setViewportSize({ width: 800, height: 4_000 });
    await trial.update({ stationServices: manyServices, terms: 'Tôi đồng ý.' });
    await trial.page.getByRole('searchbox').waitFor();
    await trial.press(vi.pay);
    await leaveFocus(trial);
  },
  payment: async (trial: CheckoutTrial) => {
    await trial.pay('several');
    await trial.seesScreen(vi.scanTitle);
    await leaveFocus(trial);
  },
  question: async (trial: CheckoutTrial) => {
    await trial.pay();
    await trial.seesCode();
    await trial.press(vi.otherMethod);
    await trial.pay('momoQr');
    await trial.page.getByRole('alertdialog').waitFor();
    await leaveFocus(trial);
  },
  'paid order': async (trial: CheckoutTrial) => {
    await trial.pay();
    await trial.seesCode();
    await trial.update({ paymentStatus: 'Success' });
    await trial.seesScreen(vi.paidTitle);
    await leaveFocus(trial);
  },
};
export const screenNames = Object.keys(screens) as (keyof typeof screens)[];

/** Photographs a screen on a bare page and with each style sheet before and after ours. Returns those that look different, with the pixels. */
export async function findChangedLooks(
  trial: CheckoutTrial,
  screen: keyof typeof screens,
  sheets: readonly PageStyles[],
): Promise<string[]> {
  const { page } = trial;
  await screens[screen](trial);
  // A dialog is not inside the box of the checkout.
  const dialog = page.getByRole('alertdialog');
  const checkout = (await dialog.isVisible()) ? dialog : page.locator('[data-part=root]');
  // The same place on the page for all: a fraction of a pixel changes every glyph.
  const frame = 'body, main { margin: 0 !important; padding: 0 !important } ';
  await setStyles(page, frame + notCompared, 'after');
  const bare = await checkout.screenshot({ animations: 'disabled' });
  const changed: string[] = [];
  for (const { name, css } of sheets) {
    for (const place of places) {
      await setStyles(page, `${css}\n${frame}${notCompared}`, place);
      const differences = await countDifferences(
        page,
        bare,
        await checkout.screenshot({ animations: 'disabled' }),
      );
      if (differences > 0) changed.push(`${name} ${place} ours: ${differences} pixels`);
    }
  }
  return changed;
}
