import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import css from './linkButton.module.css';

/** A button that looks like a link: for what is small beside the figures. */
export function LinkButton(props: UnstyledButtonProps & ComponentPropsWithRef<'button'>) {
  return <UnstyledButton {...props} className={css.link} />;
}
