import { Navigate } from '@tanstack/react-router';
import { asRefused } from '../../client/refused.ts';
import { useWorkspace } from '../../client/useWorkspace.ts';
import { RefusedNotice } from '../../parts/notice.tsx';

/** Where the app opens: on the deal, or where there is nothing yet, on the files. */
export function HomeScreen() {
  const workspace = useWorkspace();
  if (workspace.isError) return <RefusedNotice refused={asRefused(workspace.error)} again={() => void workspace.refetch()} />;
  if (!workspace.data) return <p role="status">Opening the workspace …</p>;
  return <Navigate to={workspace.data.files.length > 0 ? '/deal' : '/files'} replace />;
}
