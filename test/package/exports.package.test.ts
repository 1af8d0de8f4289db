import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, inject, it } from 'vitest';

/** The public API by name, types included. A change here is a change for every partner: it belongs in the CHANGELOG. */
const publicApi = {
  index: [],
  'proxy/index': [],
  'sandbox/index': [],
};

function exportedNames(entry: string): string[] {
  const file = join(inject('consumer'), 'node_modules', 'ttdk-payment-checkout', 'dist', `${entry}.d.ts`);
  const program = ts.createProgram([file], { module: ts.ModuleKind.NodeNext, noEmit: true, types: [] });
  const source = program.getSourceFile(file);
  const symbol = source && program.getTypeChecker().getSymbolAtLocation(source);
  if (!symbol) throw new Error(`${entry} exports nothing.`);
  return program
    .getTypeChecker()
    .getExportsOfModule(symbol)
    .map(({ name }) => name)
    .sort();
}

describe('the public API', () => {
  it.each(Object.entries(publicApi))('of %s is what it was', (entry, names) => {
    expect(exportedNames(entry)).toEqual([...names].sort());
  });
});
