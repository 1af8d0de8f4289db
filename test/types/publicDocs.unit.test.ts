import { relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const entries = [
  'index.ts',
  'proxy/index.ts',
  'sandbox/index.ts',
  'testing/index.ts',
  'element/index.ts',
].map((file) => resolve(root, 'src', file));
const { config } = ts.readConfigFile(resolve(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
  config: { compilerOptions: unknown };
};
const program = ts.createProgram(
  entries,
  ts.convertCompilerOptionsFromJson(config.compilerOptions, root).options,
);
const checker = program.getTypeChecker();

interface Documented {
  /** `name` of an export, or `Type.member`. */
  name: string;
  file: string;
  symbol: ts.Symbol;
  isOptionalValue: boolean;
}

const isOwn = (node: ts.Node) => node.getSourceFile().fileName.startsWith(resolve(root, 'src'));
const isCallback = (declaration: ts.Declaration) =>
  checker.getTypeAtLocation(declaration).getNonNullableType().getCallSignatures().length > 0 &&
  /^on[A-Z]/.test((declaration as ts.PropertySignature).name.getText());

/** Members as written in src: what a type takes over from React, Zod or TanStack Query is documented there. */
function membersOf(type: ts.Symbol): Documented[] {
  return (type.declarations ?? [])
    .filter((node) => ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node))
    .flatMap((node) => [...node.members])
    .filter((member) => member.name && !ts.isConstructorDeclaration(member))
    .flatMap((member) => {
      const symbol = checker.getSymbolAtLocation(member.name!);
      if (!symbol) return [];
      const isOptionalValue = (symbol.flags & ts.SymbolFlags.Optional) !== 0 && !isCallback(member);
      return [{ ...describeSymbol(symbol, `${type.name}.${symbol.name}`), isOptionalValue }];
    });
}

function describeSymbol(symbol: ts.Symbol, name: string): Documented {
  const file = symbol.declarations?.[0]?.getSourceFile().fileName ?? '';
  return { name, file: relative(root, file), symbol, isOptionalValue: false };
}

const documented: Documented[] = entries.flatMap((entry) => {
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry)!)!;
  return checker
    .getExportsOfModule(module)
    .map((exported) =>
      exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported,
    )
    .filter(({ declarations }) => declarations?.every(isOwn))
    .flatMap((symbol) => [describeSymbol(symbol, symbol.name), ...membersOf(symbol)]);
});

const textOf = ({ symbol }: Documented) =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
const hasDefault = ({ symbol }: Documented) =>
  symbol.getJsDocTags(checker).some(({ name, text }) => name === 'default' && text);
const names = (list: Documented[]) => [...new Set(list.map(({ name, file }) => `${name} (${file})`))];

describe('what an editor shows for a public name', () => {
  it('finds the names', () => {
    expect(documented.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'PaymentCheckoutProps.locale',
        'PaymentProxyOptions.apiKey',
        'PaymentCheckoutController.state',
        'CheckoutActions.submit',
        'CreatePaymentRequest.customerScheduleId',
        'PaymentError.outcome',
      ]),
    );
  });

  it('documents every export and every member', () => {
    expect(names(documented.filter((item) => textOf(item) === ''))).toEqual([]);
  });

  it('names the default of every optional member, or what it means that it is absent', () => {
    expect(
      names(
        documented.filter(
          (item) =>
            item.isOptionalValue &&
            !hasDefault(item) &&
            !/\b(absent|omit|without|default)\b/i.test(textOf(item)),
        ),
      ),
    ).toEqual([]);
  });
});
