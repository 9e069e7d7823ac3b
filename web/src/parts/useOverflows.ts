import { useEffect, useRef, useState, type RefObject } from 'react';

/** Whether what is inside an element is larger than it: only then does it need a tab stop to be scrolled by keys. */
export function useOverflows<Of extends HTMLElement>(): { readonly ref: RefObject<Of | null>; readonly overflows: boolean } {
  const ref = useRef<Of>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const look = (): void => setOverflows(element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1);
    const watch = new ResizeObserver(look);
    watch.observe(element);
    if (element.firstElementChild) watch.observe(element.firstElementChild);
    return () => watch.disconnect();
  }, []);
  return { ref, overflows };
}
