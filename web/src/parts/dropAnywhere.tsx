import { Dropzone } from '@mantine/dropzone';
import { useNavigate } from '@tanstack/react-router';
import { useUploads } from '../client/uploads.tsx';

/** Files can be dropped on any screen; the whole window says so while they hover over it. */
export function DropAnywhere() {
  const { add } = useUploads();
  const navigate = useNavigate();
  return (
    <Dropzone.FullScreen
      onDrop={(files) => {
        add(files);
        void navigate({ to: '/files' });
      }}
    >
      <p style={{ fontSize: '1.25rem', textAlign: 'center', padding: '4rem' }}>Drop the files: usage exports, the draft contract, a deal file. They stay on this computer.</p>
    </Dropzone.FullScreen>
  );
}
