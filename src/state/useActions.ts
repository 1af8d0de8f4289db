import type { Attempt } from './attempts/attempt.js';
import type { PayerAction } from './attempts/transition.js';
import type { CheckoutState } from './CheckoutState.js';
import type { Choices } from './form/useChoices.js';
import { callHost } from './hooks/callHost.js';
import { useLatest } from './hooks/useLatest.js';
import type { CheckoutActions } from './PaymentCheckoutController.js';
import type { PaymentBridge } from './PaymentCheckoutOptions.js';

interface ActionsContext extends Pick<CheckoutActions, 'refreshStatus' | 'report'> {
  state: CheckoutState;
  current: Attempt | undefined;
  choices: Choices;
  canSubmit: boolean;
  bridge: PaymentBridge;
  act: (action: PayerAction) => void;
}

/** What a payer can do, in terms of the form and of `act`. */
export function useActions(context: ActionsContext): CheckoutActions {
  const { state, current, choices, bridge, act, refreshStatus, report } = context;
  // A host may keep `submit` of an earlier render.
  const latest = useLatest(context);
  const repeat = () => act({ type: 'repeat' });
  return {
    submit: () => {
      if (!latest.current.canSubmit) return;
      void choices.form.handleSubmit((body) =>
        act({ type: 'request', body, estimate: latest.current.choices.total ?? undefined }),
      )();
    },
    confirm: () => act({ type: 'confirm' }),
    dismiss: () => act({ type: 'dismiss' }),
    checkAgain: () => act({ type: 'checkAgain' }),
    retry: repeat,
    renew: repeat,
    edit: () => {
      if (current) choices.restore(current.body);
      act({ type: 'edit' });
    },
    returnToPayment: () => act({ type: 'returnToPayment' }),
    refreshStatus,
    reset: () => {
      if (state.status === 'submitting') return;
      choices.startAnew();
      act({ type: 'reset' });
    },
    openInApp: (orderId) => {
      callHost(() => bridge.payOrder({ order_id: orderId }));
      report({ type: 'app_opened', how: 'bridge' });
    },
    report,
  };
}
