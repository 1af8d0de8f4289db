import { useMemo, useState, type CSSProperties } from 'react';
import { Button } from '../controls/Button.js';
import { drawQr } from './drawQr.js';
import { Modal } from '../controls/Modal.js';
import { part } from '../part.js';
import { drawQrPicture, toPictureFile } from './qrPicture.js';
import { useView } from '../ViewContext.js';

interface QrCodeProps {
  payload: string;
  /** Accessible name of the code. */
  name: string;
  /** Printed below the code on the saved picture. */
  lines: readonly string[];
  fileName: string;
}

/** A code to scan, drawn here, with ways to take it along. */
export function QrCode({ payload, name, lines, fileName }: QrCodeProps) {
  const { messages, announcedRef, report } = useView();
  const code = useMemo(() => drawQr(payload), [payload]);
  const [picture, setPicture] = useState('');
  const [isSaved, setIsSaved] = useState(false);
  const [canShare] = useState(
    () => 'canShare' in navigator && navigator.canShare({ files: [toPictureFile('', fileName)] }),
  );
  const draw = () => drawQrPicture(code, lines);
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
  return (
    <>
      <div {...part('qr')}>
        <svg
          {...part('qr-code')}
          viewBox={`0 0 ${code.width} ${code.width}`}
          role="img"
          aria-label={name}
          shapeRendering="crispEdges"
          // Lets the style sheet keep every module a whole number of pixels.
          style={{ '--pc-qr-modules': code.width } as CSSProperties}
        >
          {/* A code without the style sheet, or taken out of the page, is black on white too. */}
          <path d={`M0 0h${code.width}v${code.width}H0z`} fill="#fff" />
          <path d={code.path} />
        </svg>
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
      {picture && (
        <Modal title={name} onClose={() => setPicture('')}>
          <img
            {...part('qr-picture')}
            src={picture}
            alt={name}
            onContextMenu={() => report({ type: 'qr_saved', how: 'held' })}
          />
          <p {...part('hint')}>{messages.holdToSave}</p>
          <Button onClick={() => setPicture('')}>{messages.close}</Button>
        </Modal>
      )}
    </>
  );
}
