import type { build } from 'vite';

export interface BuiltFiles {
  js: string;
  css: string;
}

/** Script and style sheet of a build that ran with `write: false`. */
export function builtFiles(result: Awaited<ReturnType<typeof build>>): BuiltFiles {
  const files = (Array.isArray(result) ? result : [result]).flatMap((output) =>
    'output' in output ? output.output : [],
  );
  const chunks = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
  const styles = files.flatMap((file) =>
    file.fileName.endsWith('.css') && 'source' in file ? [file.source] : [],
  );
  return { js: chunks.join('\n'), css: styles.map(String).join('\n') };
}
