import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { AnswerOf, InputOf, KeptFile, WorkspaceShown } from './answers.ts';
import { call } from './call.ts';

const key = ['workspace'] as const;

/** The files and facts of this negotiation. */
export function useWorkspace(): UseQueryResult<WorkspaceShown> {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => call('workspace.show', {}, { signal }) });
}

/** Asks for the files and facts again, after something changed them. */
export function useReload(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

/** Takes a file out of the workspace; `useRestoreFile` brings it back. It is gone from the screen at once. */
export function useRemoveFile(): UseMutationResult<AnswerOf<'workspace.remove'>, Error, KeptFile> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: KeptFile) => call('workspace.remove', { file: file.name }),
    onMutate: (file) => {
      client.setQueryData<WorkspaceShown>(key, (now) => now && { ...now, files: now.files.filter(({ name }) => name !== file.name) });
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useRestoreFile(): UseMutationResult<AnswerOf<'workspace.restore'>, Error, KeptFile> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: KeptFile) => call('workspace.restore', { file: file.name }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Takes an import back in one step, or brings it again. */
export function useTurnImport(name: 'workspace.undo' | 'workspace.redo'): UseMutationResult<AnswerOf<'workspace.undo'>, Error, number> {
  const client = useQueryClient();
  return useMutation({ mutationFn: (id: number) => call(name, { import: id }), onSettled: () => client.invalidateQueries({ queryKey: key }) });
}

/** Writes down a fact; the screen has it before the disk does, and takes it back where the disk refuses. */
export function useSetFact(): UseMutationResult<AnswerOf<'workspace.fact'>, Error, InputOf<'workspace.fact'>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fact: InputOf<'workspace.fact'>) => call('workspace.fact', fact),
    onMutate: (fact) => {
      client.setQueryData<WorkspaceShown>(key, (now) => now && { ...now, facts: { ...now.facts, [fact.key]: fact.value } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
