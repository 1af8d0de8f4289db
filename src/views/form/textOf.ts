import { isValidElement, type ReactNode } from 'react';

/** The text and the addresses of links in a node, as far as elements show them: a host's node is a new object at every render. */
export function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return (node as ReactNode[]).map(textOf).join(' ');
  if (!isValidElement<{ children?: ReactNode; href?: string }>(node)) return '';
  return `${node.props.href ?? ''} ${textOf(node.props.children)}`;
}
