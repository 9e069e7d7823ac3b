import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call, type Progress } from '../client/call.ts';
import { useReload } from '../client/useWorkspace.ts';
import { tellRefusal } from './tell.ts';

/** Loads the sample deal and goes to it. */
export function UseSampleDeal() {
  const reload = useReload();
  const navigate = useNavigate();
  const [progress, setProgress] = useState<Progress>();
  const load = useMutation({
    mutationFn: () => call('workspace.sample', {}, { progress: setProgress }),
    onSuccess: async () => {
      await reload();
      await navigate({ to: '/deal' });
    },
    onError: tellRefusal,
  });
  return (
    <Button variant="default" disabled={load.isPending} onClick={() => load.mutate()}>
      {load.isPending ? (progress?.doing ?? 'Loading the sample deal') : 'Use sample deal'}
    </Button>
  );
}
