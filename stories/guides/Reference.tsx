import type { ReactNode } from 'react';

/** A table of a guide: names, and what they are. */
export function Reference({ of, rows }: { of: string; rows: Readonly<Record<string, ReactNode>> }) {
  return (
    <table>
      <thead>
        <tr>
          <th>{of}</th>
          <th>Meaning</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(rows).map(([name, meaning]) => (
          <tr key={name}>
            <td>
              <code>{name}</code>
            </td>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
