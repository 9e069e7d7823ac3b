import { Empty } from '../../parts/empty.tsx';

/** A view of usage without any: what goes here, the sample, and where the real thing comes from. */
export function NoUsage({ says }: { readonly says: string }) {
  return (
    <Empty
      says={says}
      get={
        <>
          It needs an Azure cost export, a FOCUS file or a request log. In the Azure portal: Cost Management, Exports, “Actual cost”, one CSV for each month; or <code>az costmanagement export create --type ActualCost …</code>
        </>
      }
    />
  );
}
