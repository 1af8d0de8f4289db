import { vi } from 'vitest';

/** A storage area that the documents of a browser share. Like a real one, it reports each change to all documents but the writer. */
class FakeStorage {
  readonly items = new Map<string, string>();
  /** Characters that it takes. */
  limit = Infinity;
  readonly #report: (storage: FakeStorage, key: string | null) => void;

  constructor(report: (storage: FakeStorage, key: string | null) => void) {
    this.#report = report;
  }

  getItem(name: string): string | null {
    return this.items.get(name) ?? null;
  }

  setItem(name: string, text: string): void {
    if (text.length > this.limit) throw new DOMException('The storage is full.', 'QuotaExceededError');
    if (this.items.get(name) === text) return;
    this.items.set(name, text);
    this.#report(this, name);
  }

  clear(): void {
    this.items.clear();
    this.#report(this, null);
  }
}

/** The documents of one origin in one tab, with what they share. Node has neither. */
export class FakeBrowser {
  readonly documents = new Set<FakeDocument>();
  readonly localStorage = new FakeStorage((...change) => this.#report(...change));
  readonly sessionStorage = new FakeStorage((...change) => this.#report(...change));
  /** Reading `window.localStorage` throws, as where the payer blocks cookies. */
  isStorageRefused = false;
  /** `false`: other documents hear of a change of storage only by `deliverStorageEvents`. */
  hasStorageEvents = true;
  active: FakeDocument | undefined;
  #depth = 0;
  #events: (() => void)[] = [];

  open(): FakeDocument {
    const opened = new FakeDocument(this);
    this.documents.add(opened);
    opened.enter();
    return opened;
  }

  readStorage(area: 'localStorage' | 'sessionStorage'): FakeStorage {
    if (this.isStorageRefused) throw new DOMException('Storage is refused.', 'SecurityError');
    return this[area];
  }

  /** Runs a task in a document. As in a browser, others hear of its changes only when it is done. */
  run<Result>(active: FakeDocument, task: () => Result): Result {
    const previous = this.active;
    active.enter();
    this.#depth += 1;
    try {
      return task();
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0 && this.hasStorageEvents) this.deliverStorageEvents();
      (previous ?? active).enter();
    }
  }

  deliverStorageEvents(): void {
    for (let event = this.#events.shift(); event; event = this.#events.shift()) event();
  }

  #report(storageArea: FakeStorage, key: string | null): void {
    const writer = this.active;
    for (const other of this.documents)
      if (other !== writer)
        this.#events.push(() => {
          if (!other.isFrozen && this.documents.has(other))
            other.hear(Object.assign(new Event('storage'), { key, storageArea }));
        });
  }
}

/** One document: its events, and what only it knows. The code under test runs in the one that was entered last. */
export class FakeDocument {
  readonly browser: FakeBrowser;
  readonly window: EventTarget & { localStorage?: FakeStorage; sessionStorage?: FakeStorage };
  readonly document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  readonly navigator: { onLine: boolean; locks?: unknown } = { onLine: true };
  /** In the back/forward cache: it hears nothing. */
  isFrozen = false;

  constructor(browser: FakeBrowser) {
    this.browser = browser;
    this.window = Object.defineProperties(new EventTarget(), {
      localStorage: { get: () => browser.readStorage('localStorage') },
      sessionStorage: { get: () => browser.readStorage('sessionStorage') },
    });
  }

  enter(): void {
    this.browser.active = this;
    vi.stubGlobal('window', this.window);
    vi.stubGlobal('document', this.document);
    vi.stubGlobal('navigator', this.navigator);
  }

  run<Result>(task: () => Result): Result {
    return this.browser.run(this, task);
  }

  /** An event of this document's window. */
  hear(event: Event): void {
    this.run(() => this.window.dispatchEvent(event));
  }

  setVisible(isVisible: boolean): void {
    this.document.visibilityState = isVisible ? 'visible' : 'hidden';
    this.run(() => this.document.dispatchEvent(new Event('visibilitychange')));
  }

  /** The payer leaves the page, and it is kept in the back/forward cache. */
  freeze(): void {
    this.hear(new Event('pagehide'));
    this.isFrozen = true;
  }

  /** "Back" shows the page as it was. */
  thaw(): void {
    this.isFrozen = false;
    this.hear(Object.assign(new Event('pageshow'), { persisted: true }));
  }

  /** The page is left and thrown away; `isKilled`: without a last event. */
  close(isKilled = false): void {
    if (!isKilled) this.freeze();
    this.browser.documents.delete(this);
  }
}
