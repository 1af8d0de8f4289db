import { readFileSync } from 'node:fs';

/** The code block of README.md that follows the first mention of a text. */
export function readmeBlock(after: string): string {
  const block = /```\w+\n([^]*?)```/.exec(
    readFileSync('README.md', 'utf8').split(after).slice(1).join(after),
  )?.[1];
  if (block === undefined) throw new Error(`README.md has no code block after "${after}".`);
  return block;
}
