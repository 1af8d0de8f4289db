/** Web Locks that are granted one after the other, in the order of the requests; shared by the documents of a browser. */
export class FakeLocks {
  #last: Promise<unknown> = Promise.resolve();

  request(_name: string, task: () => unknown): Promise<unknown> {
    const granted = this.#last.then(task);
    this.#last = granted.catch(() => undefined);
    return granted;
  }

  /** Another document holds the lock until the returned function is called. */
  hold(): () => void {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    this.#last = this.#last.then(() => held);
    return release;
  }
}
