import { useInsertionEffect, useRef, type RefObject } from 'react';

/** The newest value for code that runs later than render: a host's callbacks may change every time. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useInsertionEffect(() => {
    latest.current = value;
  });
  return latest;
}
