import type { PaymentStatus } from '../../../src/contract/createPayment.js';
import { isInFlight, isKeySpent, orderIdOf, type AttemptLog } from '../../../src/state/attempts/attempt.js';
import {
  currentAttempt,
  openAttempts,
  setHostStatus,
  setStatus,
} from '../../../src/state/attempts/attemptLog.js';
import { createWebStorage } from '../../../src/state/attempts/attemptStorage.js';
import { createAttemptStore } from '../../../src/state/attempts/attemptStore.js';
import { createAnswerParser } from '../../../src/state/attempts/createAnswerParser.js';
import { deriveCheckoutState } from '../../../src/state/attempts/deriveCheckoutState.js';
import { owedCallbacks } from '../../../src/state/attempts/logEvents.js';
import {
  recordFailure,
  recordLoss,
  recordOrder,
  toSubmission,
  type Submission,
} from '../../../src/state/attempts/submission.js';
import {
  initialFlowState,
  transition,
  type PayerAction,
  type Transition,
} from '../../../src/state/attempts/transition.js';
import { runOwedCallbacks } from '../../../src/state/attempts/useHostEvents.js';
import { createPayment } from '../../../src/transport/createPayment.js';
import { PaymentError } from '../../../src/transport/PaymentError.js';
import type { FakeDocument } from './FakeBrowser.js';
import type { PayerModel } from './PayerModel.js';

const timeoutMs = 5_000;
const parseAnswer = createAnswerParser({ accounts: {} });

/** A document with a checkout: the real log, store, storage, transitions and transport. */
export class PayerPage {
  readonly document: FakeDocument;
  /** Orders whose answers reached this page. */
  readonly delivered = new Set<string>();
  /** It has shown that the booking is paid. */
  wasPaid = false;
  hostStatus: PaymentStatus | undefined;
  readonly #model: PayerModel;
  readonly #store = createAttemptStore('payer', createWebStorage('localStorage', 'payer'));
  #flow = initialFlowState;
  #waiting: { leftAt: number; settle: () => void } | undefined;
  #isClosed = false;

  constructor(model: PayerModel) {
    this.#model = model;
    this.document = model.browser.open();
    if (model.locks) this.document.navigator.locks = model.locks;
    this.document.run(() => {
      this.#store.subscribe(() => this.#tellHost());
      this.#tellHost();
    });
  }

  get log(): AttemptLog {
    return this.document.run(() => this.#store.getLog());
  }

  get state() {
    return this.#derive(this.#flow.isEditing);
  }

  /** Is an earlier order within the payer's reach: on screen, or one press away? */
  get isOrderInReach(): boolean {
    const { state } = this;
    const isOver = state.status === 'paid' || state.status === 'nothingToPay';
    const isOnScreen = ['submitting', 'awaitingPayment', 'processing', 'expired'].includes(state.status);
    return (
      isOver ||
      isOnScreen ||
      'openPayment' in state ||
      'openPayment' in this.#derive(state.status === 'closed')
    );
  }

  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** The request has been in flight for longer than it may. */
  get isOverdue(): boolean {
    return this.#waiting !== undefined && Date.now() - this.#waiting.leftAt >= timeoutMs;
  }

  /** As a press on the screen acts: decided, and then, when something is sent, decided again alone among all documents. */
  async act(action: PayerAction): Promise<void> {
    if (this.document.isFrozen) return;
    const isSending = this.document.run(() => {
      this.#store.merge();
      return this.#decide(action, this.#store.getLog()).send !== undefined;
    });
    if (!isSending) return this.#apply(action);
    await new Promise<void>((resolve, reject) =>
      this.document.run(() =>
        this.#store.exclusively(() => {
          this.#apply(action).then(resolve, reject);
        }),
      ),
    );
  }

  /** What a press of "pay" does: only the form has that button. */
  async submit(): Promise<void> {
    if (['editing', 'refused'].includes(this.state.status))
      await this.act({ type: 'request', body: this.#model.body });
  }

  /** The answer, or the news that there is none, reaches the page. */
  deliver(): void {
    if (this.document.isFrozen) return;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.document.run(() => waiting?.settle());
  }

  /** The status source is asked about every order that may still be paid. */
  poll(): void {
    if (this.document.isFrozen) return;
    for (const attempt of openAttempts(this.log)) {
      const orderId = orderIdOf(attempt);
      const order = this.#model.sandbox.orders.find((one) => String(one.orderId) === orderId);
      if (order) this.#commit((log) => setStatus(log, String(order.orderId), order.status, Date.now()));
    }
  }

  /** The `paymentStatus` prop changes. */
  setHostStatus(status: PaymentStatus | undefined): void {
    if (this.document.isFrozen) return;
    this.hostStatus = status;
    if (status) this.#commit((log) => setHostStatus(log, status, Date.now()));
  }

  freeze(): void {
    if (!this.document.isFrozen) this.document.freeze();
  }

  thaw(): void {
    if (this.document.isFrozen) this.document.thaw();
  }

  /** The page is left for good; `isKilled`: without a last event. */
  close(isKilled: boolean): void {
    this.thaw();
    this.document.close(isKilled);
    this.#isClosed = true;
  }

  /** Uses what the screen offers until the outcome is known, as long as that gets anywhere. */
  async resolve(): Promise<void> {
    this.deliver();
    for (let press = 0; press < 3 && this.state.status === 'uncertain'; press += 1) {
      const current = currentAttempt(this.log);
      if (this.#model.isIdempotent && current && !isKeySpent(current)) await this.act({ type: 'checkAgain' });
      else {
        await this.act({ type: 'repeat' });
        await this.act({ type: 'confirm' });
      }
      this.deliver();
    }
    if (this.state.status !== 'uncertain') return;
    this.#model.body = this.#model.bodyOf('bankQr', [101]);
    await this.act({ type: 'edit' });
    await this.submit();
    await this.act({ type: 'confirm' });
    this.deliver();
  }

  #derive(isEditing: boolean) {
    const { hostStatus } = this;
    return this.document.run(() =>
      deriveCheckoutState(this.#store.getLog(), {
        isEditing,
        hostStatus,
        propsError: undefined,
        parseAnswer,
        wasOver: this.#store.wasOver,
        timeouts: '',
      }),
    );
  }

  #commit(change: (log: AttemptLog) => AttemptLog): void {
    this.document.run(() => this.#store.commit(change));
  }

  #decide(action: PayerAction, log: AttemptLog): Transition {
    return transition(action, {
      log,
      flow: this.#flow,
      isIdempotent: this.#model.isIdempotent,
      parseAnswer,
      createKey: this.#model.createKey,
      at: Date.now(),
      timeoutMs,
    });
  }

  async #apply(action: PayerAction): Promise<void> {
    let next: Transition | undefined;
    this.#commit((log) => (next = this.#decide(action, log)).log);
    if (!next) return;
    this.#flow = next.flow;
    if (!next.send) return;
    this.#model.countRequest(action);
    await this.#post(
      toSubmission(
        {
          proxyUrl: 'https://shop.example/api/payment',
          customerScheduleId: 1869,
          fetch: this.#model.createFetch(),
          timeoutMs,
          proxyIsIdempotent: this.#model.isIdempotent,
        },
        next.send,
        this.#store,
      ),
    );
  }

  async #post(submission: Submission): Promise<void> {
    const { window } = this.document;
    const onPageHide = () => recordLoss(submission);
    window.addEventListener('pagehide', onPageHide);
    const leftAt = Date.now();
    this.document.navigator.onLine = this.#model.fate !== 'offline';
    const settle = await this.document
      .run(() => createPayment(submission.url, submission.attempt.body, submission.transport))
      .then(
        (data) => () => {
          recordOrder(submission, data);
          const orderId = data.orderData?.orderId;
          if (orderId) this.delivered.add(orderId);
        },
        (error: unknown) => () => {
          if (!(error instanceof PaymentError)) throw error;
          recordFailure(submission, error);
        },
      );
    if (this.#isClosed) return;
    this.#waiting = {
      leftAt,
      settle: () => {
        window.removeEventListener('pagehide', onPageHide);
        settle();
      },
    };
    this.#giveUp = () => {
      this.#waiting = undefined;
      const error = new PaymentError('timeout', 'No response in time.', { outcome: 'unknown' });
      this.document.run(() => {
        window.removeEventListener('pagehide', onPageHide);
        recordFailure(submission, error);
      });
    };
    if (!isInFlight(submission.attempt)) this.#giveUp();
  }

  #giveUp: () => void = () => undefined;

  /** The time limit of the request is over. */
  giveUp(): void {
    if (!this.document.isFrozen && this.#waiting) this.#giveUp();
  }

  /** As `useHostEvents` does. */
  #tellHost(): void {
    if (owedCallbacks(this.#store.getLog(), parseAnswer).length === 0) return;
    runOwedCallbacks(this.#store, parseAnswer, () =>
      this.#isClosed ? [] : [(event) => this.#model.hear(event)],
    );
  }
}
