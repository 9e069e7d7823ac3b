import type { Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { recognise } from '../usage/recognise.ts';
import type { UsageImport } from '../usage/usageImport.ts';
import type { Ports } from './ports.ts';

