interface TextProps {
  children: string;
  /** Keeps translators away from what must be read or entered exactly: amounts, accounts, transfer contents, ids. @default false */
  isExact?: boolean;
}

/**
 * A text in an element of its own. Translators of browsers replace text nodes by their own elements. React could then neither update nor remove a
 * text node that has siblings, and would throw. The key gives a changed text a new element, so that no stale translation stays.
 */
export function Text({ children, isExact = false }: TextProps) {
  return (
    <span key={children} translate={isExact ? 'no' : undefined}>
      {children}
    </span>
  );
}
