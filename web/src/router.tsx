import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { AfterScreen } from './screens/later/afterScreen.tsx';
import { TableScreen } from './screens/later/tableScreen.tsx';
import { DealScreen } from './screens/deal/dealScreen.tsx';
import { PaperScreen } from './screens/paper/paperScreen.tsx';
import { HomeScreen } from './screens/start/homeScreen.tsx';
import { StartScreen } from './screens/start/startScreen.tsx';
import { UsageScreen } from './screens/usage/usageScreen.tsx';
import { Broken } from './shell/broken.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Shell, errorComponent: Broken, notFoundComponent: HomeScreen });
const home = createRoute({ getParentRoute: () => root, path: '/', component: HomeScreen });
const start = createRoute({ getParentRoute: () => root, path: '/files', component: StartScreen });
const deal = createRoute({ getParentRoute: () => root, path: '/deal', component: DealScreen });
const usage = createRoute({ getParentRoute: () => root, path: '/usage', component: UsageScreen, validateSearch: (search): { file?: string } => textOf(search, 'file') });
const paper = createRoute({
  getParentRoute: () => root,
  path: '/paper',
  component: PaperScreen,
  validateSearch: (search): { file?: string; topic?: string; paragraph?: number } => ({
    ...textOf(search, 'file'),
    ...textOf(search, 'topic'),
    ...(typeof search['paragraph'] === 'number' && { paragraph: search['paragraph'] }),
  }),
});
const table = createRoute({ getParentRoute: () => root, path: '/table', component: TableScreen });
const after = createRoute({ getParentRoute: () => root, path: '/after', component: AfterScreen });

const routeTree = root.addChildren([home, start, deal, usage, paper, table, after]);

/** The places of the app. The door serves the one page for each of them. */
export function makeRouter() {
  return createRouter({ routeTree, defaultErrorComponent: Broken });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

function textOf<const Key extends string>(search: Record<string, unknown>, key: Key): { [K in Key]?: string } {
  const value = search[key];
  return typeof value === 'string' ? ({ [key]: value } as { [K in Key]?: string }) : {};
}
