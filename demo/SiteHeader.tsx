import { useState } from 'react';

const steps = ['Phương tiện', 'Trạm và giờ hẹn', 'Thanh toán'];

/** The partner's header: its name, the current step of the booking, and a switch between light and dark. */
export function SiteHeader() {
  return (
    <header className="site-header">
      <div className="site-bar">
        <a className="site-name" href="/">
          <img src="/favicon.svg" alt="" width="32" height="32" />
          Hẹn Đăng Kiểm
        </a>
        <ThemeButton />
      </div>
      <ol className="site-steps" aria-label="Các bước đặt lịch">
        {steps.map((step, index) => (
          <li key={step} aria-current={index === steps.length - 1 ? 'step' : undefined}>
            <span>{step}</span>
          </li>
        ))}
      </ol>
    </header>
  );
}

function ThemeButton() {
  const [isDark, setIsDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <button
      type="button"
      className="site-theme"
      aria-pressed={isDark}
      onClick={() => {
        document.documentElement.dataset['theme'] = isDark ? 'light' : 'dark';
        setIsDark(!isDark);
      }}
    >
      Nền tối
    </button>
  );
}
