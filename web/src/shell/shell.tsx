import { DropAnywhere } from '../parts/dropAnywhere.tsx';
import { KeysProvider } from '../parts/keys.tsx';
import { TrailProvider } from '../parts/trail.tsx';
import { Frame } from './frame.tsx';
import { TopBar } from './topBar.tsx';

/** The workbench as we see it ourselves. */
export function Shell() {
  return (
    <KeysProvider>
      <TrailProvider>
        <Frame top={<TopBar />}>
          <DropAnywhere />
        </Frame>
      </TrailProvider>
    </KeysProvider>
  );
}
