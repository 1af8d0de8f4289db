import '../src/styles/index.css';
import type { Preview } from '@storybook/react-vite';
import { useLayoutEffect } from 'react';

const preview: Preview = {
  tags: ['autodocs'],
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
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
  },
  decorators: [
    function PageLook(Story, { globals }) {
      const { locale, theme } = globals as { locale: string; theme: string };
      useLayoutEffect(() => {
        document.documentElement.lang = locale;
        document.documentElement.dataset['theme'] = theme;
        document.documentElement.style.colorScheme = theme;
      }, [locale, theme]);
      return <Story />;
    },
  ],
};

export default preview;
