import { attentionCodes } from './codes/attentionCodes.ts';
import { formulaCodes } from './codes/formulaCodes.ts';
import { graphCodes } from './codes/graphCodes.ts';
import { parameterCodes } from './codes/parameterCodes.ts';
import { programCodes } from './codes/programCodes.ts';
import { shapeCodes } from './codes/shapeCodes.ts';

/** The numbers and names a message is made of. */
export type DiagnosticData = Readonly<Record<string, string | number>>;

/** Every problem Layerloom can find. The key is its code; `docs/diagnostics.md` is made from this table. */
export const catalogue = {
  ...graphCodes,
  ...programCodes,
  ...parameterCodes,
  ...shapeCodes,
  ...attentionCodes,
  ...formulaCodes,
} as const;

export type DiagnosticCode = keyof typeof catalogue;
