const paths = {
  deal: 'M3 13h4l2-6 3 9 2-5h3',
  usage: 'M3 17V9m5 8V4m5 13v-6m5 6V7',
  paper: 'M5 2h7l4 4v12H5zM12 2v4h4M8 10h5M8 13h5',
  table: 'M3 8h14M3 8V5h14v3M5 8v9m10-9v9',
  after: 'M4 10l4 4 8-9M3 17h14',
  files: 'M3 16V5h5l2 2h7v9z',
  packs: 'M3 6l7-3 7 3v8l-7 3-7-3zM3 6l7 3 7-3M10 9v8',
  eye: 'M1.5 10S4.5 4.5 10 4.5 18.5 10 18.5 10 15.5 15.5 10 15.5 1.5 10 1.5 10zM10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  eyeOff: 'M2 2l16 16M8 5c.6-.2 1.300-.4 2-.4 5.500 0 8.500 5.400 8.500 5.400s-.9 1.700-2.600 3.200M12.500 15c-.8.3-1.600.5-2.500.5C4.500 15.500 1.500 10 1.500 10s1-1.900 3-3.500',
  sun: 'M10 14a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM10 1v2m0 14v2M1 10h2m14 0h2M3.600 3.600l1.400 1.400m10 10l1.400 1.400m0-12.800L15 5M5 15l-1.400 1.400',
  moon: 'M16.500 12.500A7 7 0 0 1 7.500 3.500a7 7 0 1 0 9 9z',
  help: 'M7.500 7.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700M10 14.500v.5',
  close: 'M5 5l10 10M15 5L5 15',
  down: 'M10 3v10m-4-4l4 4 4-4M4 17h12',
  up: 'M10 17V7M6 11l4-4 4 4M4 3h12',
} as const;

export type IconName = keyof typeof paths;

/** A small line drawing that says nothing by itself: the words beside it do. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round">
      <path d={paths[name]} />
    </svg>
  );
}
