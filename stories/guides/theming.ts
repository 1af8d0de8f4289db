/** The custom properties that a page may set, on `.pc` or on the custom element. */
export const tokens: Readonly<Record<string, string>> = {
  '--pc-color-accent': 'Buttons, links, the chosen option',
  '--pc-color-on-accent': 'Text on the accent',
  '--pc-color-accent-soft': 'Background of the chosen option, the status and information',
  '--pc-color-surface': 'The card',
  '--pc-color-text': 'Text',
  '--pc-color-muted': 'Secondary text',
  '--pc-color-line': 'Borders and dividers',
  '--pc-color-success': 'Symbol of a success',
  '--pc-color-warning': 'Text of a warning',
  '--pc-color-warning-soft': 'Background of a warning',
  '--pc-color-error': 'Text of an error',
  '--pc-color-error-soft': 'Background of an error',
  '--pc-color-focus': 'The focus ring. Default: the accent',
  '--pc-font': 'Font family. Default: inherited from the page',
  '--pc-font-size':
    'Size of text; everything else follows. Default: 1rem, at least 16px, which keeps phones from zooming into fields',
  '--pc-radius': 'Corners of options and boxes; others follow from it',
  '--pc-space': 'Unit of every distance',
  '--pc-width': 'Max width when two payment options stand side by side',
  '--pc-form-width': 'Max width otherwise',
  '--pc-shadow': 'Shadow of the card',
  '--pc-qr-size': 'Side of the code. Long codes are larger, so that they scan',
};

/** A part of the checkout: what it is, and its states, each with its selector. */
export interface PartReference {
  is: string;
  states?: Readonly<Record<string, string>>;
}

const tones = {
  '[data-tone="info"]': 'information',
  '[data-tone="warning"]': 'a warning',
  '[data-tone="error"]': 'an error',
};

/** Every `data-part`. In a custom element the same names are `::part()`s. */
export const parts: Readonly<Record<string, PartReference>> = {
  root: {
    is: 'The whole checkout',
    states: {
      '[data-state="editing"]': 'the form',
      '[data-state="submitting"]': 'the request is in flight',
      '[data-state="refused"]': 'refused; no order was made',
      '[data-state="awaitingPayment"]': 'an order can be paid',
      '[data-state="processing"]': 'the bank or wallet works on a payment',
      '[data-state="expired"]': 'its code has expired',
      '[data-state="paid"]': 'the money has arrived',
      '[data-state="nothingToPay"]': 'the total is 0 VND',
      '[data-state="closed"]': 'failed or canceled',
      '[data-state="uncertain"]': 'an order may exist',
      '[data-state="untrusted"]': 'the answer contradicts itself',
      '[data-state="broken"]': 'the props are invalid',
      '[data-theme="light"]': 'forced light theme',
      '[data-theme="dark"]': 'forced dark theme',
    },
  },
  announcer: { is: 'Live region for screen readers, not visible' },
  unseen: { is: 'Text for screen readers only' },
  header: { is: 'Symbol and title of a screen', states: { ...tones, '[data-tone="success"]': 'a good end' } },
  symbol: { is: 'Symbol of how it ended' },
  title: { is: 'Title of a screen' },
  about: { is: 'The line below it: order and booking' },
  sentence: { is: 'A sentence of an outcome' },
  actions: { is: 'What can be done on a screen' },
  button: {
    is: 'A button, or a link that looks like one',
    states: {
      '[data-kind="primary"]': 'the one that the screen is about',
      '[data-kind="plain"]': 'another one',
      '[data-kind="quiet"]': 'a small one',
      '[aria-disabled="true"]': 'pressing does nothing for now',
    },
  },
  spinner: { is: 'Something is going on' },
  notice: { is: 'A boxed sentence', states: tones },
  error: { is: 'The sentence beside a field that is wrong' },

  form: { is: 'The form', states: { '[aria-busy="true"]': 'the request is in flight' } },
  method: { is: 'The methods', states: { '[aria-invalid="true"]': 'none was chosen' } },
  services: { is: 'The services' },
  legend: { is: 'Title of either' },
  search: { is: 'Search among many services' },
  option: {
    is: 'One method or service',
    states: { '[data-state="checked"]': 'chosen', '[data-state="disabled"]': 'cannot be chosen' },
  },
  'option-image': { is: 'Its picture' },
  'option-text': { is: 'What is written beside it' },
  'option-lines': { is: 'Name and description' },
  'option-name': { is: 'Its name' },
  'option-description': { is: 'Its description' },
  'option-price': { is: 'Its price' },
  'list-state': { is: 'Loading, failed, empty, or nothing found' },
  terms: { is: 'Consent to your terms' },
  'terms-label': { is: 'Its checkbox and text' },
  summary: { is: 'The line with the total' },
  total: { is: 'An amount that matters' },

  amount: { is: 'The amount of an order' },
  strip: {
    is: 'What is known about the money',
    states: {
      '[data-state="active"]': 'the status is asked for',
      '[data-state="stopped"]': 'no longer',
      '[data-state="none"]': 'nobody can be asked',
    },
  },
  'strip-text': { is: 'The sentences in it' },
  countdown: { is: 'Time left to pay' },
  ways: { is: 'All ways to pay an order' },
  way: {
    is: 'One of them',
    states: {
      '[data-way="bankQr"]': 'a bank code',
      '[data-way="transfer"]': 'a transfer by hand',
      '[data-way="walletQr"]': 'a MoMo code',
      '[data-way="link"]': 'a payment page',
      '[data-way="appLink"]': 'an app',
      '[data-way="inApp"]': 'the super-app around the page',
    },
  },
  'way-title': { is: 'Its title' },
  'way-body': { is: 'What is below it' },
  qr: { is: 'The white plate of a code' },
  'qr-code': {
    is: 'The code, drawn here as a picture. Its colours and size cannot be changed: it has to scan',
  },
  'qr-image': { is: "The API's own picture, where there is no code to draw" },
  'qr-actions': { is: 'Save, share, enlarge' },
  'qr-picture': { is: 'The enlarged code' },
  hint: { is: 'A line of help', states: { '[data-for="phone"]': 'shown on touch screens only' } },
  sheet: { is: 'Labelled lines: a transfer, or an order' },
  row: {
    is: 'One line of it',
    states: {
      '[data-field="bank"]': 'the bank',
      '[data-field="account"]': 'the account or card number',
      '[data-field="holder"]': 'whose it is',
      '[data-field="amount"]': 'the amount to copy',
      '[data-field="content"]': 'the transfer content',
      '[data-field="order"]': 'the order',
    },
  },
  label: { is: 'Its label' },
  value: { is: 'Its text' },
  selected: { is: 'The text as a field, where it could not be copied' },
  copy: {
    is: 'Its copy button',
    states: { '[data-state="copied"]': 'copied', '[data-state="failed"]': 'could not be copied' },
  },

  modal: { is: 'A question, or the enlarged code' },
  'modal-title': { is: 'Its title' },
};
