const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function backgroundOf(element: Element): string {
  for (let around: Element | null = element; around; around = around.parentElement) {
    const { backgroundColor } = getComputedStyle(around);
    if (channels(backgroundColor)[3] !== 0) return backgroundColor;
  }
  return 'rgb(255, 255, 255)';
}

/**
 * Texts of less than 4.5:1, by the colours that are painted. For forced colours, which axe cannot judge: it asks for the fill colour of a text, and
 * Chromium gives the one that the page had wished for.
 */
export function lowContrast(root: Element): string[] {
  const hasText = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  return [...root.querySelectorAll('*')].filter(hasText).flatMap((element) => {
    const [lighter = 1, darker = 0] = [getComputedStyle(element).color, backgroundOf(element)]
      .map(luminance)
      .sort((one, other) => other - one);
    const ratio = (lighter + 0.05) / (darker + 0.05);
    return ratio < 4.5 ? [`${ratio.toFixed(1)}:1 ${element.textContent}`] : [];
  });
}
