import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { Broken } from '../shell/broken.tsx';
import { theme } from '../theme.ts';
import { SafeScreen } from './safeScreen.tsx';
import { safePlaces } from './safePlaces.ts';
import { SupplierShell } from './supplierShell.tsx';

const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' } } });
const root = createRootRoute({ component: SupplierShell, errorComponent: Broken, notFoundComponent: () => <SafeScreen place="/deal" /> });
const places = Object.keys(safePlaces) as (keyof typeof safePlaces)[];
const router = createRouter({ routeTree: root.addChildren(places.map((path) => createRoute({ getParentRoute: () => root, path, component: () => <SafeScreen place={path} /> }))), defaultErrorComponent: Broken });

/** The workbench while the other side looks: the same places, made of the projection that may leave and of nothing else. */
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        {/* Its addresses are those of the workbench itself, by which links are typed. */}
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
