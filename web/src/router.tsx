import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { viewOf as dealViewOf, type View as DealView } from './screens/deal/views.ts';
import { viewOf, type View } from './screens/paper/views.ts';
import { viewOf as tableViewOf, type View as TableView } from './screens/table/views.ts';
import { viewOf as usageViewOf, type View as UsageView } from './screens/usage/views.ts';
import { Broken } from './shell/broken.tsx';
import { Shell } from './shell/shell.tsx';

// Each place is fetched when it is first gone to: the first page is there before the charts are.
const HomeScreen = lazyRouteComponent(() => import('./screens/start/homeScreen.tsx'), 'HomeScreen');
const StartScreen = lazyRouteComponent(() => import('./screens/start/startScreen.tsx'), 'StartScreen');
const DealScreen = lazyRouteComponent(() => import('./screens/deal/dealScreen.tsx'), 'DealScreen');
const UsageScreen = lazyRouteComponent(() => import('./screens/usage/usageScreen.tsx'), 'UsageScreen');
const PaperScreen = lazyRouteComponent(() => import('./screens/paper/paperScreen.tsx'), 'PaperScreen');
const TableScreen = lazyRouteComponent(() => import('./screens/table/tableScreen.tsx'), 'TableScreen');
const PacksScreen = lazyRouteComponent(() => import('./screens/packs/packsScreen.tsx'), 'PacksScreen');
const SigningScreen = lazyRouteComponent(() => import('./screens/signing/signingScreen.tsx'), 'SigningScreen');

const root = createRootRoute({ component: Shell, errorComponent: Broken, notFoundComponent: HomeScreen });
const home = createRoute({ getParentRoute: () => root, path: '/', component: HomeScreen });
const start = createRoute({ getParentRoute: () => root, path: '/files', component: StartScreen, validateSearch: (search): { file?: string } => textOf(search, 'file') });
const deal = createRoute({ getParentRoute: () => root, path: '/deal', component: DealScreen, validateSearch: (search): { view?: DealView } => dealViewIn(search['view']) });
const usage = createRoute({ getParentRoute: () => root, path: '/usage', component: UsageScreen, validateSearch: (search): { file?: string; line?: number; view?: UsageView } => ({ ...textOf(search, 'file'), ...numberOf(search, 'line'), ...usageViewIn(search['view']) }) });
const paper = createRoute({
  getParentRoute: () => root,
  path: '/paper',
  component: PaperScreen,
  validateSearch: (search): { file?: string; topic?: string; paragraph?: number; view?: View; before?: string; after?: string; base?: string; marked?: string } => ({
    ...textOf(search, 'file'),
    ...textOf(search, 'topic'),
    ...textOf(search, 'before'),
    ...textOf(search, 'after'),
    ...textOf(search, 'base'),
    ...textOf(search, 'marked'),
    ...viewIn(search['view']),
    ...numberOf(search, 'paragraph'),
  }),
});
const table = createRoute({ getParentRoute: () => root, path: '/table', component: TableScreen, validateSearch: (search): { view?: TableView } => tableViewIn(search['view']) });
const after = createRoute({ getParentRoute: () => root, path: '/after', component: SigningScreen });
const packs = createRoute({ getParentRoute: () => root, path: '/packs', component: PacksScreen });

const routeTree = root.addChildren([home, start, deal, usage, paper, table, after, packs]);

/** The places of the app. The door serves the one page for each of them. */
export function makeRouter() {
  return createRouter({ routeTree, defaultErrorComponent: Broken });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

function dealViewIn(given: unknown): { view?: DealView } {
  const view = dealViewOf(given);
  return view === undefined ? {} : { view };
}

function tableViewIn(given: unknown): { view?: TableView } {
  const view = tableViewOf(given);
  return view === undefined ? {} : { view };
}

function usageViewIn(given: unknown): { view?: UsageView } {
  const view = usageViewOf(given);
  return view === undefined ? {} : { view };
}

function viewIn(given: unknown): { view?: View } {
  const view = viewOf(given);
  return view === undefined ? {} : { view };
}

function numberOf<const Key extends string>(search: Record<string, unknown>, key: Key): { [K in Key]?: number } {
  const value = search[key];
  return typeof value === 'number' ? ({ [key]: value } as { [K in Key]?: number }) : {};
}

function textOf<const Key extends string>(search: Record<string, unknown>, key: Key): { [K in Key]?: string } {
  const value = search[key];
  return typeof value === 'string' ? ({ [key]: value } as { [K in Key]?: string }) : {};
}
