import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Icon } from '../parts/icons.tsx';
import { useKeysHelp } from '../parts/keys.tsx';

/** Light or dark, and the keys of this screen. */
export function LookAndHelp() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const showHelp = useKeysHelp();
  return (
    <>
      <Tooltip withinPortal={false} label={scheme === 'dark' ? 'Light colours' : 'Dark colours'}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Dark colours" aria-pressed={scheme === 'dark'} onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}>
          <Icon name={scheme === 'dark' ? 'sun' : 'moon'} />
        </ActionIcon>
      </Tooltip>
      <Tooltip withinPortal={false} label="Keys (?)">
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Keys" onClick={showHelp}>
          <Icon name="help" />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
