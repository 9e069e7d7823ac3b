import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { UploadsProvider } from './client/uploads.tsx';
import { ShowProvider } from './parts/useShow.tsx';
import { makeRouter } from './router.tsx';
import { theme } from './theme.ts';

const queries = new QueryClient({
  // Answers depend on files and facts alone: nothing is asked again because a window came to the front, and a refusal is told at once.
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' }, mutations: { networkMode: 'always' } },
});
const router = makeRouter();

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <ShowProvider>
          <UploadsProvider>
            <Notifications position="bottom-center" autoClose={10_000} limit={4} />
            <RouterProvider router={router} />
          </UploadsProvider>
        </ShowProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
