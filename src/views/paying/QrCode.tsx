import { useState, type CSSProperties } from 'react';
import { Button } from '../controls/Button.js';
import { Modal } from '../controls/Modal.js';
import { useDevicePixelRatio } from '../controls/useDevicePixelRatio.js';
import { part } from '../part.js';
import { drawSavedPicture, toPictureFile } from './drawSavedPicture.js';
import { QrDrawing, type QrModules } from './QrDrawing.js';
import { useView } from '../ViewContext.js';

interface QrCodeProps {
  payload: string;
  /** Accessible name of the code. */
  name: string;
  /** Printed below the code on the saved picture. */
  lines: readonly string[];
  fileName: string;
}

/** A QR code drawn from its text, with buttons to save, share and enlarge it. Needs a `key` that changes with the payload. */
export function QrCode({ payload, name, lines, fileName }: QrCodeProps) {
  const { messages, announcedRef, report } = useView();
  const devicePixelRatio = useDevicePixelRatio();
  const [modules, setModules] = useState<QrModules>();
  const [picture, setPicture] = useState('');
  const [isSaved, setIsSaved] = useState(false);
  const [canShare] = useState(
    () => 'canShare' in navigator && navigator.canShare({ files: [toPictureFile('', fileName)] }),
  );
  const reportHeld = () => report({ type: 'qr_saved', how: 'held' });
  const draw = () => (modules ? drawSavedPicture(modules, lines) : '');
  const save = () => {
    const link = document.createElement('a');
    link.href = draw();
    link.download = fileName;
    link.click();
    setIsSaved(true);
    report({ type: 'qr_saved', how: 'downloaded' });
  };
  const share = async () => {
    const dataUrl = draw();
    try {
      await navigator.share({ files: [toPictureFile(dataUrl, fileName)] });
      report({ type: 'qr_saved', how: 'shared' });
    } catch (error) {
      // The payer closing the share sheet is no failure.
      if (!(error instanceof Error && error.name === 'AbortError')) setPicture(dataUrl);
    }
  };
  // Lets the style sheet give every module the same whole number of device pixels.
  const sizes = { '--_pc-qr-modules': modules?.width, '--_pc-device-pixel': `${1 / devicePixelRatio}px` };
  return (
    <>
      <div {...part('qr')}>
        {modules ? (
          <img
            {...part('qr-code')}
            src={modules.imageUrl}
            alt={name}
            decoding="sync"
            style={sizes as CSSProperties}
            onContextMenu={reportHeld}
          />
        ) : (
          <QrDrawing payload={payload} name={name} onDraw={setModules} />
        )}
      </div>
      <div {...part('qr-actions')}>
        <Button onClick={save}>{messages.save}</Button>
        {canShare && <Button onClick={() => void share()}>{messages.share}</Button>}
        <Button onClick={() => setPicture(draw())}>{messages.enlarge}</Button>
      </div>
      <p {...part('hint')} data-for="phone">
        {messages.qrOnPhone}
      </p>
      {isSaved && (
        <p {...part('hint')} ref={announcedRef}>
          {messages.saveHint}
        </p>
      )}
      {picture !== '' && (
        <Modal title={name} onClose={() => setPicture('')}>
          <img {...part('qr-picture')} src={picture} alt={name} onContextMenu={reportHeld} />
          <p {...part('hint')}>{messages.holdToSave}</p>
          <Button onClick={() => setPicture('')}>{messages.close}</Button>
        </Modal>
      )}
    </>
  );
}
