import '../src/styles/index.css';
import type { Preview } from '@storybook/react-vite';
import { useLayoutEffect, useState } from 'react';
import type { PaymentCheckoutProps } from '../src/PaymentCheckout.js';
import { sandboxFetch } from '../stories/sandboxFetch.js';
import { expectShown, type Shows } from '../stories/shows.js';

interface Globals {
  locale: 'vi' | 'en';
  theme: 'light' | 'dark';
}

let stories = 0;
/** Checkouts of one booking at one proxy share an order: each story has a proxy of its own. */
const nextProxyUrl = () => `/api/payment/${++stories}`;

const preview: Preview = {
  initialGlobals: { locale: 'vi', theme: 'light' },
  globalTypes: {
    locale: {
      description: 'Language of the checkout',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'vi', title: 'Tiếng Việt' },
          { value: 'en', title: 'English' },
        ],
      },
    },
    theme: {
      description: 'Colours of the page around the checkout',
      toolbar: {
        title: 'Theme',
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
  },
  argTypes: {
    locale: { control: 'inline-radio', options: ['vi', 'en'] },
    linkTarget: { control: 'inline-radio', options: ['_blank', '_self', '_top'] },
    'data-theme': { control: 'inline-radio', options: ['light', 'dark'] },
    timeoutMs: { control: 'number' },
    expiresInMinutes: { control: 'number' },
    proxyIsIdempotent: { control: 'boolean' },
  },
  parameters: {
    a11y: {
      test: 'error',
      options: {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'target-size': { enabled: true } },
      },
    },
    // The theme sets the page background.
    backgrounds: { disabled: true },
    controls: { expanded: true },
    options: {
      storySort: {
        order: [
          'Start here',
          'Guides',
          ['Theming', 'Slots', 'Events', 'Proxy'],
          'Form',
          'Answers',
          'Waiting',
          'Trouble',
          'Languages',
          'Looks',
          'Accessibility',
          'Phone',
          'Headless',
          'Without React',
        ],
      },
    },
  },
  decorators: [
    function PageAround(Story, { args, globals }) {
      const { locale, theme } = globals as Globals;
      // Each story has its own sandbox, so that stories do not affect each other.
      const [fetch] = useState(() => sandboxFetch());
      const [proxyUrl] = useState(nextProxyUrl);
      useLayoutEffect(() => {
        const { documentElement } = document;
        documentElement.lang = locale;
        documentElement.style.colorScheme = theme;
        documentElement.style.fontFamily = 'system-ui, sans-serif';
      }, [locale, theme]);
      return <Story args={{ locale, fetch, ...args, proxyUrl }} />;
    },
  ],
  afterEach: async ({ args, canvasElement, parameters }) => {
    const { shows } = parameters as { shows?: Shows };
    if (shows) await expectShown(shows, canvasElement, args as PaymentCheckoutProps);
  },
};

export default preview;
