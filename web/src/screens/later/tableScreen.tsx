import { LaterScreen } from './laterScreen.tsx';

export function TableScreen() {
  return <LaterScreen name="Table" says="Here the offers of both sides will stand next to each other, term by term and priced, with the asks, the people who decide and the calendar." />;
}
