import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../platform/words/speech.ts';
import './Sheet.css';

interface Props {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** stays at the bottom while the content scrolls */
  foot?: ReactNode;
  children: ReactNode;
}

/**
 * What floats over the page without antd: from the right on a wide screen, from below on a phone. The browser's own
 * dialog holds the focus, closes on Escape and gives the focus back.
 */
export const Sheet = ({ open, onClose, title, foot, children }: Props) => {
  const t = useWords();
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; the click is the one beside it
    <dialog
      className="sheet"
      ref={box}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => event.target === box.current && onClose()}
    >
      {open ? (
        <div className="sheet-in">
          <header className="sheet-head">
            <h2 id={heading}>{title}</h2>
            <button type="button" className="action small" onClick={onClose}>
              {t('ui.close')}
            </button>
          </header>
          <div className="sheet-body">{children}</div>
          {foot ? <footer className="sheet-foot">{foot}</footer> : null}
        </div>
      ) : null}
    </dialog>
  );
};
