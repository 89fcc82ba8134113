import { blockDefinition } from '../../nodes/catalogue.ts';

/** What a type is called on the canvas; an unknown type by its own name. */
export function labelOf(type: string): string {
  return blockDefinition(type)?.label ?? type;
}
