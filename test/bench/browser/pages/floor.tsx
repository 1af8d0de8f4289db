import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { payOnServer } from './payOnServer.js';

/** The least that a React page can do: a button, the request, the code. No checks and no texts. */
function Floor() {
  const [payload, setPayload] = useState('');
  return payload ? (
    <QRCodeSVG value={payload} level="M" marginSize={4} size={300} />
  ) : (
    <button id="pay" onClick={() => void payOnServer().then(setPayload)}>
      Thanh toán
    </button>
  );
}

createRoot(document.querySelector('#root')!).render(<Floor />);
