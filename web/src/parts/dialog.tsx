import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './dialog.module.css';

interface DialogProps {
  readonly title: ReactNode;
  readonly close: () => void;
  readonly size?: string;
  readonly fullScreen?: boolean;
  readonly closeLabel?: string;
  readonly children: ReactNode;
}

/** A dialog over the screen. Its head is no landmark: the page has one banner. */
export function Dialog({ title, close, size = 'md', fullScreen = false, closeLabel = 'Close', children }: DialogProps) {
  return (
    <Modal.Root opened onClose={close} size={size} fullScreen={fullScreen}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={css.head}>
          <Modal.Title className={css.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={closeLabel} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
